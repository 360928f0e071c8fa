// The search dialog of every page except the search page: how it opens and closes. `onOpen` opens it, `onLeave` is called
// when a result leads to another page, `onClose` when it has been closed.

briefingSearch.dialog = (dialog, { onOpen, onLeave, onClose }) => {
  const { composes } = briefingSearch.keys;
  let composing = false;

  document.querySelector(".site-search").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  });
  dialog.addEventListener("compositionstart", () => (composing = true));
  dialog.addEventListener("compositionend", () => (composing = false));
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a search field would first be emptied
    if (!composes(event)) dialog.close();
  });
  dialog.addEventListener("cancel", (event) => {
    if (composing) event.preventDefault();
  });
  document.getElementById("search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    const result = event.target.closest("#results a");
    if (result && result.pathname !== location.pathname) onLeave();
    else if (result || event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", onClose);
};

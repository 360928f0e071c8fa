// Buttons that copy the address of a passage or a note, or the text of an element such as a citation. The result is shown
// on the button and announced to screen readers. If the page is not allowed to copy, the text is shown to copy by hand.

(() => {
  const SHOWN = 2000;
  const told = document.getElementById("copied");

  // The address of a page in a folder is of no use to others, so the published one is copied if it is known.
  function addressOf(fragment) {
    const published = document.querySelector("link[rel=canonical]")?.href;
    const page = location.protocol === "file:" && published ? published : location.href.split(/[?#]/)[0];
    return page + fragment;
  }

  // Isolated elements become text between the characters FSI and PDI (UAX #9).
  function plain(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const text = [...node.childNodes].map(plain).join("");
    return node.dir ? `\u2068${text}\u2069` : text;
  }

  const textOf = (button) =>
    button.dataset.from ? plain(document.getElementById(button.dataset.from)).trim().replace(/\s+/g, " ") : addressOf(button.dataset.address);

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
      const focused = document.activeElement;
      field.select();
      const done = document.execCommand("copy"); // where a page may not write to the clipboard by itself
      field.remove();
      focused?.focus({ preventScroll: true });
      return done;
    }
  }

  for (const button of document.querySelectorAll("button.copy")) {
    const words = button.textContent;
    let last = 0;
    button.addEventListener("click", async () => {
      const text = textOf(button);
      const done = await copied(text);
      button.textContent = done ? button.dataset.done : told?.dataset.failed ?? words;
      if (told) {
        told.textContent = done ? button.dataset.done : told.dataset.byHand.replace("TEXT", () => text);
        told.classList.toggle("failed", !done);
      }
      clearTimeout(last);
      last = setTimeout(() => {
        button.textContent = words;
        if (done && told) told.textContent = "";
      }, SHOWN);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && told) told.textContent = "";
  });
})();

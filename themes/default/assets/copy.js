// Buttons that copy: the address of a passage or a note, or the text of an element such as a citation.

(() => {
  const SHOWN = 2000;

  // A page opened from a folder has an address that nobody else can open; the published one is better where it is known.
  function addressOf(fragment) {
    const published = document.querySelector("link[rel=canonical]")?.href;
    const page = location.protocol === "file:" && published ? published : location.href.split(/[?#]/)[0];
    return page + fragment;
  }

  const textOf = (button) =>
    button.dataset.from ? document.getElementById(button.dataset.from).textContent.trim().replace(/\s+/g, " ") : addressOf(button.dataset.address);

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
      field.select();
      document.execCommand("copy"); // where a page may not write to the clipboard by itself
      field.remove();
    }
  }

  for (const button of document.querySelectorAll("button.copy")) {
    const words = button.textContent;
    button.addEventListener("click", async () => {
      await copy(textOf(button));
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = words), SHOWN);
    });
  }
})();

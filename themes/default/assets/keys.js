// Keys for readers: / search, n and p next and previous note, ? list of keys, Escape closes.
// They are ignored in text fields and with a modifier key, so that the browser's own keys keep working.

(() => {
  const help = document.getElementById("keys");
  const wanted = document.getElementById("keys-wanted");
  const remembered = () => {
    try {
      return localStorage.getItem("keys");
    } catch {
      return null; // storage may be switched off
    }
  };
  wanted.checked = remembered() !== "off";
  wanted.addEventListener("change", () => {
    try {
      localStorage.setItem("keys", wanted.checked ? "on" : "off");
    } catch {
      // the choice is then kept for this page only
    }
  });
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  const actions = {
    "/": () => document.dispatchEvent(new CustomEvent("briefing:search")),
    n: () => document.dispatchEvent(new CustomEvent("briefing:step", { detail: 1 })),
    p: () => document.dispatchEvent(new CustomEvent("briefing:step", { detail: -1 })),
    c: () => document.dispatchEvent(new CustomEvent("briefing:pin")),
    "?": () => (help?.open ? help.close() : help?.showModal()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!wanted.checked) return;
    const open = document.querySelector("dialog[open]");
    if (open && !(open === help && event.key === "?")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  for (const opener of document.querySelectorAll("[data-opens=keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => help?.showModal());
  }
})();

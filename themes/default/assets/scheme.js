// Sets light or dark as the reader last chose, before the page is drawn. Without a choice the system's setting applies.

(() => {
  const root = document.documentElement;
  const remembered = () => {
    try {
      return localStorage.getItem("scheme");
    } catch {
      return null; // storage may be switched off, or not there for pages opened from a folder
    }
  };
  const show = (scheme) => (scheme ? root.setAttribute("data-scheme", scheme) : root.removeAttribute("data-scheme"));

  show(remembered());
  root.classList.add("scripted");

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    if (!button) return;
    const dark = () => (root.getAttribute("data-scheme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const tell = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      const scheme = dark() ? "light" : "dark";
      show(scheme);
      try {
        localStorage.setItem("scheme", scheme);
      } catch {
        // the choice is then kept for this page only
      }
      tell();
    });
  });
})();

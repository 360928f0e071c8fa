// The live preview: reloads a page after a change of the site, at the same position, and lists the problems.
(() => {
  "use strict";
  const mine = new URL(document.currentScript.src).searchParams;
  const place = `briefing-preview:${location.pathname}`;
  const CLOSED = "briefing-preview-closed";
  let stream = null;
  let leaving = false;

  function kept(key) {
    try { return sessionStorage.getItem(key); } catch { return null; }
  }

  function keep(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch { /* without storage the page starts at the top */ }
  }

  function stay() {
    const top = kept(place);
    keep(place, null);
    if (top === null) return;
    history.scrollRestoration = "manual";
    const back = () => window.scrollTo({ top: Number(top), behavior: "instant" });
    back();
    addEventListener("load", () => {
      back();
      // The browser now scrolls to the fragment of the address; the position of the reader has precedence.
      requestAnimationFrame(() => {
        back();
        history.scrollRestoration = "auto";
      });
    }, { once: true });
  }

  function again() {
    if (leaving) return;
    leaving = true;
    keep(place, String(window.scrollY));
    location.reload();
  }

  function asked(folder) {
    return performance.getEntriesByType("resource").some((entry) => new URL(entry.name).pathname.startsWith(folder));
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function panel() {
    const there = document.getElementById("briefing-preview");
    if (there) return there;
    const made = element("div");
    made.id = "briefing-preview";
    made.setAttribute("role", "status");
    made.setAttribute("lang", "en");
    made.setAttribute("dir", "ltr");
    made.hidden = true;
    document.body.append(made);
    return made;
  }

  function show(state) {
    const shown = panel();
    const said = JSON.stringify(state.problems);
    if (!state.problems.length) keep(CLOSED, null);
    if (!state.problems.length || kept(CLOSED) === said) {
      shown.replaceChildren();
      shown.hidden = true;
      return;
    }
    const head = element("div", "", "head");
    const close = element("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => {
      keep(CLOSED, said);
      shown.hidden = true;
    });
    head.append(element("span", state.title), close);
    const list = element("ul");
    for (const problem of state.problems) {
      const item = element("li");
      item.append(element("code", problem.place), element("div", `${problem.severity}: ${problem.message}`));
      if (problem.hint) item.append(element("div", problem.hint, "hint"));
      list.append(item);
    }
    shown.hidden = false;
    shown.replaceChildren(head, list);
  }

  function listen() {
    if (stream || leaving || document.visibilityState === "hidden") return;
    stream = new EventSource("/_briefing/changes");
    stream.addEventListener("message", (event) => {
      const state = JSON.parse(event.data);
      if (state.pages !== mine.get("pages")) again();
      else if (state.index !== mine.get("index") && asked("/pagefind/")) again();
      else show(state);
    });
  }

  // A browser opens six connections to a server: hidden tabs use none of them.
  function rest() {
    stream?.close();
    stream = null;
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  stay();
  listen();
})();

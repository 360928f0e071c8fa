// The cards that links show. Defines briefingCards and nothing else.
//
// Cards are in files of their own, one for each page that links lead to, and loaded when they are first needed. The files
// are classic scripts, so they load in a folder opened by double-click, too. The single page has all cards in a template.

window.briefingCards = (() => {
  const store = document.getElementById("previews");
  const own = document.currentScript;
  const source = own.getAttribute("src") ?? "";
  const root = source.slice(0, source.indexOf("assets/")); // what leads from this page to the top of the site
  const folders = (own.dataset.cards ?? "").split(" ");
  const ADDRESS = /^(([a-z0-9-]+)\/[a-z0-9-]+)\.html(?:#(?:passage|note)-[a-z0-9-]+)?$/; // of what can have a card
  const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;
  const cards = new Map([...(store?.content.children ?? [])].map((card) => [card.dataset.for, card])); // by address
  const loads = new Map(); // a promise for each file of cards, by its name

  const cardFor = (anchor) => cards.get(anchor.getAttribute("href"));
  const canHaveCard = (anchor) => Boolean(anchor && (cardFor(anchor) || fileFor(anchor)));

  // The name of the file with the card for a link; empty if no file can have one.
  function fileFor(anchor) {
    const href = anchor.getAttribute("href");
    if (!source || !href.startsWith(root) || anchor.closest(".search")) return "";
    const [, name, folder] = ADDRESS.exec(href.slice(root.length)) ?? [];
    return folders.includes(folder) ? name : "";
  }

  // Load the card for a link, if it is not here yet. Resolves in any case: without a file there is no card.
  function load(anchor) {
    const name = fileFor(anchor);
    if (!name || cardFor(anchor)) return Promise.resolve();
    if (!loads.has(name)) loads.set(name, run(name));
    return loads.get(name);
  }

  function run(name) {
    const script = document.createElement("script");
    const done = new Promise((resolve) => {
      script.onload = resolve;
      script.onerror = () => {
        loads.delete(name); // the next time it is tried again
        resolve();
      };
    });
    script.src = `${root}cards/${name}.js`;
    document.head.append(script);
    return done.then(() => script.remove());
  }

  // What a file of cards calls. Addresses in it are relative to the top of the site.
  function add(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    for (const card of made.content.children) {
      cards.set(root + card.dataset.for, card);
      for (const link of card.querySelectorAll("a[href]")) {
        const href = link.getAttribute("href");
        if (!ELSEWHERE.test(href)) link.setAttribute("href", root + href);
      }
    }
  }

  return { cardFor, canHaveCard, load, add };
})();

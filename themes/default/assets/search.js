// Search, on its page and in a dialog on every other one. Nothing of the index is loaded before something is asked. On
// the search page the address holds the whole state: q for the words, and one parameter for each filter.

(() => {
  const panel = document.getElementById("search");
  if (!panel) return;

  const PAUSE = 120;
  // Who looks for a name wants the page of its bearer first, who types a day what happened then.
  const RANKING = { metaWeights: { title: 10, name: 30, aliases: 30, day: 30 } };

  const element = (id) => document.getElementById(id);
  const dialog = element("search-dialog");
  const field = element("query");
  const offers = briefingSearch.offers;
  const filters = briefingSearch.filters(panel, () => search());
  const list = briefingSearch.list(panel, filters.label);
  const inAddress = new URLSearchParams(dialog ? "" : location.search);

  let latest = 0;
  let waiting = 0;
  let starting = null;

  const busy = (is) => panel.setAttribute("aria-busy", is);

  async function start() {
    const [engine] = await Promise.all([
      briefingEngine.load(),
      filters.make((name, value) => inAddress.getAll(name).includes(value)),
    ]);
    await engine.options({ baseUrl: "/", ranking: RANKING });
    await engine.init();
    await engine.filters(); // so that Pagefind counts for them
    return engine;
  }
  const started = () => (starting ??= start());

  function remember(query) {
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    for (const [name, value] of filters.values()) parameters.append(name, value);
    const asked = parameters.size ? `?${parameters}` : "";
    if (dialog) {
      element("search-page").href = `${panel.dataset.root}search.html${asked}`;
      return;
    }
    try {
      history.replaceState(null, "", asked || location.pathname);
    } catch {
      // a page opened from a folder may not change its address
    }
  }

  async function search() {
    clearTimeout(waiting);
    const turn = ++latest;
    const isCurrent = () => turn === latest;
    const query = field.value.trim();
    remember(query);
    if (!query && !filters.values().length) {
      list.empty();
      filters.uncount();
      busy(false);
      return;
    }
    busy(true);
    try {
      const engine = await started();
      if (isCurrent()) await answer(engine, query, isCurrent);
    } catch {
      // A piece of the index did not come: the next attempt, which may have a connection, begins anew.
      starting = null;
      if (isCurrent()) list.empty(panel.dataset.failed);
    }
    if (isCurrent()) busy(false);
  }

  async function answer(engine, query, isCurrent) {
    const { find, browse } = briefingSearch.find;
    const chosen = filters.chosen();
    const within = filters.values().map(([name, value]) => filters.label(name, value));
    const found = await (query ? find(engine, query, chosen) : browse(engine, chosen));
    if (!isCurrent()) return;
    filters.count(found.answer.filters, found.answer.totalFilters, found.answer.uncounted);
    list.show(found, query, within, isCurrent);
    await offer(query, found.results.length === 0 || found.close < 2, isCurrent);
  }

  // Names that a misspelt one may have meant, and the filter that is called as what was typed.
  async function offer(query, isUncertain, isCurrent) {
    const names = query && isUncertain ? offers.namesLike(query, await offers.names()) : [];
    if (!isCurrent()) return;
    const made = names.map((name) => offers.button(name, () => again(name)));
    if (made.length) made.unshift(panel.dataset.meant);
    const [name, value] = (query && offers.filterCalled(query, filters.labels)) ?? [];
    if (name && filters.has(name, value) && !filters.values().some((each) => each[0] === name && each[1] === value)) {
      const words = list.filled(panel.dataset.only, { VALUE: filters.label(name, value) });
      made.push(offers.button(words, () => {
        filters.choose((other, otherValue) => other === name && otherValue === value);
        again("");
      }));
    }
    element("offers").replaceChildren(...made.flatMap((each) => [each, " "]));
    element("offers").hidden = made.length === 0;
  }

  function again(words) {
    field.value = words;
    field.focus();
    search();
  }

  function open() {
    if (dialog && !dialog.open) dialog.showModal();
    field.focus();
    field.select();
  }

  // Arrow keys go from the field through the results and back; Enter in the field goes to the first.
  function step(event) {
    const links = list.links();
    const here = links.indexOf(document.activeElement);
    const fromField = document.activeElement === field;
    const down = event.key === "ArrowDown" || (event.key === "Enter" && fromField);
    if (!down && event.key !== "ArrowUp") return;
    if (here < 0 && !fromField) return;
    if (fromField && !down) return;
    event.preventDefault();
    (down ? links[here + 1] : links[here - 1] ?? field)?.focus();
  }

  // While an input method composes a word, its keys choose, confirm and cancel. Safari ends the composition first.
  const composes = (event) => event.isComposing || event.keyCode === 229;

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    latest += 1; // what is still being looked for is no longer wanted
    busy(true);
    waiting = setTimeout(search, PAUSE);
  });
  panel.addEventListener("keydown", async (event) => {
    if (composes(event)) return;
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      await search();
    }
    step(event);
  });
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  element("unfilter").addEventListener("click", () => {
    filters.choose(() => false);
    field.focus();
    search();
  });
  document.addEventListener("briefing:search", open);

  // Going back from a result leads back to the search as it was.
  const leave = () => {
    history.replaceState({ ...history.state, search: { words: field.value, boxes: filters.values() } }, "");
  };
  const forget = () => {
    const { search: _, ...rest } = history.state ?? {};
    if (history.state?.search) history.replaceState(rest, "");
  };
  async function takeUp({ words, boxes }) {
    field.value = words;
    open();
    const before = (name, value) => boxes.some((each) => each?.[0] === name && each[1] === value);
    await filters.make(before);
    await search();
  }

  function inDialog() {
    let composing = false;
    document.querySelector(".site-search").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
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
    element("search-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      const result = event.target.closest("#results a");
      if (result && result.pathname !== location.pathname) leave();
      else if (result || event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", forget);
    const before = history.state?.search;
    if (typeof before?.words === "string" && Array.isArray(before.boxes)) takeUp(before);
  }

  async function onPage() {
    field.value = inAddress.get("q") ?? "";
    try {
      await filters.make((name, value) => inAddress.getAll(name).includes(value));
    } catch {
      // without its filters, search can still find
    }
    await search();
  }

  if (dialog) inDialog();
  else onPage();
})();

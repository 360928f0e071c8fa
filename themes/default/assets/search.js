// Search, on its page and in a dialog on every other one: sends the query to the engine and shows the results. The index is
// not loaded before the first query.

(() => {
  const panel = document.getElementById("search");
  if (!panel) return;

  const PAUSE = 120;
  // For a name, the page of its bearer is first; for a day, what happened on it.
  const RANKING = { metaWeights: { title: 10, name: 30, aliases: 30, day: 30 } };

  const element = (id) => document.getElementById(id);
  const dialog = element("search-dialog");
  const field = element("query");
  const { offers, keys } = briefingSearch;
  const filters = briefingSearch.filters(panel, () => search());
  const list = briefingSearch.list(panel, filters.label);
  const state = briefingSearch.state(panel, filters, dialog !== null);

  let latest = 0;
  let waiting = 0;
  let starting = null;

  const busy = (is) => panel.setAttribute("aria-busy", is);

  async function start() {
    const [engine] = await Promise.all([briefingEngine.load(), filters.make(state.isAsked)]);
    await engine.options({ baseUrl: "/", ranking: RANKING });
    await engine.init();
    await engine.filters(); // so that Pagefind counts for them
    return engine;
  }
  const started = () => (starting ??= start());

  async function search() {
    clearTimeout(waiting);
    const turn = ++latest;
    const isCurrent = () => turn === latest;
    const query = field.value.trim();
    state.remember(query);
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
      // A part of the index was not loaded: the next attempt starts again.
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

  // Names that a misspelt one can mean, and the filter with the typed label.
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

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    latest += 1; // what is still being looked for is no longer wanted
    busy(true);
    waiting = setTimeout(search, PAUSE);
  });
  panel.addEventListener("keydown", async (event) => {
    if (keys.composes(event)) return;
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      await search();
    }
    keys.step(event, field, list.links());
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

  // Going back from a result restores the search.
  async function takeUp({ words, boxes }) {
    field.value = words;
    open();
    await filters.make((name, value) => boxes.some((each) => each?.[0] === name && each[1] === value));
    await search();
  }

  async function onPage() {
    field.value = state.query;
    try {
      await filters.make(state.isAsked);
    } catch {
      // without its filters, search can still find
    }
    await search();
  }

  if (dialog) {
    briefingSearch.dialog(dialog, { onOpen: open, onLeave: () => state.leave(field.value), onClose: state.forget });
    const before = state.left();
    if (before) takeUp(before);
  } else onPage();
})();

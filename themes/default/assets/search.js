// Search, on its page and in a dialog on every other one: a small interface over Pagefind's API
// (https://pagefind.app/docs/api/). On the search page the address holds the whole state: q for the words, and one
// parameter for each filter.

(() => {
  const panel = document.getElementById("search");
  if (!panel) return;

  const PAGE_SIZE = 10;
  const PAUSE = 120;
  const MOST_WORDS = 12;
  const MOST_FORMS = 5;
  const ALIKE = 1 / 2; // more of a word as typed than this has to stand in what was found for it
  const ROOMY = matchMedia("(min-width: 50rem)");

  const element = (id) => document.getElementById(id);
  const dialog = element("search-dialog");
  const field = element("query");
  const list = element("results");
  const labels = new Map(
    [...element("labels").content.querySelectorAll("[data-label]")].map((span) => [span.dataset.label, span.textContent]),
  );
  const label = (filter, value) => labels.get(`${filter}.${value}`) ?? value;

  let engine = null;
  let latest = 0;
  let waiting = 0;

  const boxes = () => [...panel.querySelectorAll("#filters input")];
  const checked = () => boxes().filter((box) => box.checked);

  function chosen() {
    const filters = {};
    for (const box of checked()) (filters[box.name] ??= []).push(box.value);
    // Two values of one filter widen it; two filters narrow each other.
    return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
  }

  function remember(query) {
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    for (const box of checked()) parameters.append(box.name, box.value);
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

  // In the order of the labels, which is that of the content model; what has none by itself, numbers as numbers.
  function inOrder(name, values) {
    const rank = [...labels.keys()];
    const place = (value) => rank.indexOf(`${name}.${value}`);
    return values.sort((a, b) => place(a) - place(b) || a.localeCompare(b, document.documentElement.lang, { numeric: true }));
  }

  function addBox(group, name, value) {
    const item = document.createElement("li");
    const caption = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
    const count = Object.assign(document.createElement("span"), { className: "count" });
    if (!dialog) box.checked = new URLSearchParams(location.search).getAll(name).includes(value);
    caption.append(box, ` ${label(name, value)} `, count);
    item.append(caption);
    group.append(item);
  }

  function makeFilters(all) {
    for (const group of panel.querySelectorAll("[data-filter]")) {
      const name = group.dataset.filter;
      const values = inOrder(name, Object.keys(all[name] ?? {}));
      for (const value of values) addBox(group.querySelector("ul"), name, value);
      group.open = ROOMY.matches;
    }
    count(all, all);
  }

  // What the words alone would find none of is left out; what the other choices hide stays, to be chosen as well.
  function count(counts, without) {
    for (const box of boxes()) {
      const numberIn = (some) => some[box.name]?.[box.value] ?? 0;
      box.parentElement.querySelector(".count").textContent = numberIn(counts);
      box.closest("li").hidden = numberIn(without) === 0 && !box.checked;
    }
    const groups = [...panel.querySelectorAll("[data-filter]")];
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    element("filters").hidden = groups.every((group) => group.hidden);
  }

  // The words of the text that were found, as they stand there, for the page they lead to.
  function foundWords(data) {
    const words = data.content.split(/\s+/u);
    const found = data.locations.map((at) => words[at]?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase());
    return [...new Set(found)].filter(Boolean).slice(0, MOST_WORDS);
  }

  function addressOf(data) {
    const [path, fragment] = data.url.replace(/^\//, "").split("#");
    const parameters = new URLSearchParams(foundWords(data).map((word) => ["found", word]));
    return `${panel.dataset.root}${path}${parameters.size ? `?${parameters}` : ""}${fragment ? `#${fragment}` : ""}`;
  }

  function resultItem(data) {
    const item = document.createElement("li");
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = addressOf(data);
    link.textContent = data.meta.title ?? data.meta.words;
    heading.append(link);
    const facts = document.createElement("p");
    facts.className = "facts-line";
    const kind = data.meta.kind ? label("kind", data.meta.kind) : "";
    facts.textContent = [label("type", data.meta.type), kind, data.meta.publisher, data.meta.date].filter(Boolean).join(" · ");
    const excerpt = document.createElement("p");
    excerpt.className = "excerpt";
    excerpt.innerHTML = data.excerpt; // Pagefind escapes all but its own <mark>
    item.append(heading, facts, excerpt);
    return item;
  }

  const dataOf = (results) => Promise.all(results.map((result) => result.data()));

  async function showResults(results, from, turn, first = null) {
    const data = first ?? (await dataOf(results.slice(from, from + PAGE_SIZE)));
    if (turn !== latest) return;
    if (from === 0) list.replaceChildren();
    list.append(...data.map(resultItem));
    const more = element("more");
    more.hidden = results.length <= from + PAGE_SIZE;
    more.onclick = async () => {
      await showResults(results, from + PAGE_SIZE, turn);
      list.children[from + PAGE_SIZE]?.querySelector("a").focus();
    };
  }

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (query) => plain(query).match(/[\p{L}\p{N}]+/gu) ?? [];

  function inCommon(a, b) {
    let longest = 0;
    for (let from = 0; from + longest < a.length; from += 1) {
      while (from + longest < a.length && b.includes(a.slice(from, from + longest + 1))) longest += 1;
    }
    return longest;
  }

  // For a word that it does not have Pagefind takes whatever begins alike, down to two letters: “Ushakof” finds “us”.
  // That is no finding. Other forms of a word share most of it.
  const isFound = (query, data) => {
    const found = data.flatMap(foundWords).map(plain);
    return wordsOf(query).every((word) => found.some((form) => inCommon(word, form) > word.length * ALIKE));
  };

  // A reader is told in which other forms words were found.
  function otherForms(query, data) {
    const found = [...new Set(data.flatMap(foundWords))];
    const asked = wordsOf(query);
    const literal = asked.every((word) => found.some((form) => plain(form).includes(word)));
    return literal ? [] : found.filter((form) => !asked.includes(plain(form))).slice(0, MOST_FORMS);
  }

  function tell(query, number, narrowed, forms) {
    const { one, other, nothing, narrowed: within, forms: as } = panel.dataset;
    const words = number === 1 ? one : number ? other : narrowed ? within : nothing;
    const said = words.replace("NUMBER", () => number).replace("QUERY", () => query);
    element("status").textContent = forms.length ? `${said} ${as.replace("WORDS", () => forms.join(", "))}` : said;
    element("unfilter").hidden = number > 0 || !narrowed;
  }

  function empty() {
    element("status").textContent = "";
    element("more").hidden = true;
    element("unfilter").hidden = true;
    list.replaceChildren();
  }

  async function search() {
    clearTimeout(waiting);
    busy(true);
    const turn = ++latest;
    const query = field.value.trim();
    const filters = chosen();
    const narrowed = Object.keys(filters).length > 0;
    remember(query);
    if (!engine) return started();
    try {
      await find(turn, query, filters, narrowed);
    } catch {
      if (turn === latest) fail();
    }
  }

  async function find(turn, query, filters, narrowed) {
    const found = await engine.search(query || null, { filters });
    if (turn !== latest) return;
    const first = await dataOf(found.results.slice(0, PAGE_SIZE));
    if (turn !== latest) return;
    busy(false);
    const nothing = first.length > 0 && query !== "" && !isFound(query, first);
    // Without words, Pagefind counts nothing outside the filters: then there is all that is in the index.
    const without = query ? found.totalFilters : await engine.filters();
    count(nothing ? {} : found.filters, nothing ? {} : without);
    if ((!query && !narrowed) || nothing) empty();
    if (!query && !narrowed) return;
    if (!nothing) await showResults(found.results, 0, turn, first);
    tell(query, nothing ? 0 : found.results.length, narrowed && !nothing, nothing ? [] : otherForms(query, first));
  }

  const busy = (is) => panel.setAttribute("aria-busy", is);

  // A piece of the index did not come: the next attempt, which may have a connection, begins anew.
  function fail() {
    empty();
    element("status").textContent = panel.dataset.failed;
    busy(false);
    engine = null;
    starting = null;
  }

  let starting = null;
  async function start() {
    try {
      const loaded = await briefingEngine.load();
      // Who looks for a name wants the page of its bearer first.
      await loaded.options({ baseUrl: "/", excerptLength: 30, ranking: { metaWeights: { title: 10, aliases: 10 } } });
      await loaded.init();
      if (boxes().length === 0) makeFilters(await loaded.filters());
      engine = loaded;
    } catch {
      fail();
      return;
    }
    await search();
  }
  const started = () => (starting ??= start());

  function open() {
    if (!dialog) {
      field.focus();
      field.select();
      return;
    }
    if (!dialog.open) dialog.showModal();
    field.select();
    started();
  }

  // Arrow keys go from the field through the results and back; Enter in the field goes to the first.
  function step(event) {
    const links = [...list.querySelectorAll("h3 a")];
    const here = links.indexOf(document.activeElement);
    const fromField = document.activeElement === field;
    const down = event.key === "ArrowDown" || (event.key === "Enter" && fromField);
    if (!down && event.key !== "ArrowUp") return;
    if (here < 0 && !fromField) return;
    if (fromField && !down) return;
    event.preventDefault();
    (down ? links[here + 1] : links[here - 1] ?? field)?.focus();
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    latest += 1; // what is still being looked for is no longer wanted
    busy(true);
    waiting = setTimeout(search, PAUSE);
  });
  panel.addEventListener("keydown", async (event) => {
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
  element("filters").addEventListener("change", search);
  element("unfilter").addEventListener("click", () => {
    for (const box of checked()) box.checked = false;
    field.focus();
    search();
  });
  document.addEventListener("briefing:search", open);

  // Going back from a result leads back to the search as it was.
  const leave = () => {
    const search = { words: field.value, boxes: checked().map((box) => [box.name, box.value]) };
    history.replaceState({ ...history.state, search }, "");
  };
  const forget = () => {
    const { search, ...rest } = history.state ?? {};
    if (search) history.replaceState(rest, "");
  };
  async function takeUp({ words, boxes: chosenBefore }) {
    field.value = words;
    open();
    await started();
    for (const box of boxes()) box.checked = chosenBefore.some((each) => each?.[0] === box.name && each[1] === box.value);
    await search();
  }

  if (dialog) {
    document.querySelector(".site-search").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // a search field would first be emptied
      dialog.close();
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
  } else {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    started();
  }
})();

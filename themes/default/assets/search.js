// The search page: a small interface over Pagefind's own API (https://pagefind.app/docs/api/).
// The address holds the whole state: q for the words, and one parameter for each filter.

(() => {
const PAGE_SIZE = 10;
const HERE = document.currentScript.src;
const ROOMY = matchMedia("(min-width: 50rem)");

const element = (id) => document.getElementById(id);
const body = element("search-body");
const labels = new Map(
  [...element("labels").content.querySelectorAll("[data-label]")].map((span) => [span.dataset.label, span.textContent]),
);
const label = (filter, value) => labels.get(`${filter}.${value}`) ?? value;

let pagefind;
let latest = 0;

function chosen() {
  const filters = {};
  for (const box of document.querySelectorAll("#filters input:checked")) {
    (filters[box.name] ??= []).push(box.value);
  }
  // Two values of one filter widen it; two filters narrow each other.
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
}

function remember(query) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const box of document.querySelectorAll("#filters input:checked")) parameters.append(box.name, box.value);
  const text = parameters.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

function showFilters(all, counts) {
  const asked = new URLSearchParams(location.search);
  for (const group of document.querySelectorAll("[data-filter]")) {
    const name = group.dataset.filter;
    const list = group.querySelector("ul");
    for (const value of Object.keys(all[name] ?? {}).sort()) {
      let box = [...list.querySelectorAll("input")].find((input) => input.value === value);
      if (!box) {
        const item = document.createElement("li");
        const caption = document.createElement("label");
        box = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
        box.checked = asked.getAll(name).includes(value);
        const count = Object.assign(document.createElement("span"), { className: "count" });
        caption.append(box, ` ${label(name, value)} `, count);
        item.append(caption);
        list.append(item);
      }
      const number = counts[name]?.[value] ?? 0;
      box.parentElement.querySelector(".count").textContent = number;
      box.parentElement.classList.toggle("none", number === 0 && !box.checked);
    }
    group.hidden = list.children.length === 0;
  }
  element("filters").hidden = false;
}

function resultItem(data) {
  const item = document.createElement("li");
  const heading = document.createElement("h3");
  const link = document.createElement("a");
  link.href = data.url.replace(/^\//, "");
  link.textContent = data.meta.title;
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

async function showResults(results, from) {
  const list = element("results");
  const data = await Promise.all(results.slice(from, from + PAGE_SIZE).map((result) => result.data()));
  if (from === 0) list.replaceChildren();
  list.append(...data.map(resultItem));
  const more = element("more");
  more.hidden = results.length <= from + PAGE_SIZE;
  more.onclick = () => showResults(results, from + PAGE_SIZE);
}

async function search() {
  const turn = ++latest;
  const query = element("query").value.trim();
  const filters = chosen();
  remember(query);
  const nothingAsked = !query && Object.keys(filters).length === 0;
  const found = await pagefind.search(query || null, { filters });
  if (turn !== latest) return;
  showFilters(await pagefind.filters(), Object.keys(found.filters).length ? found.filters : found.totalFilters);
  if (nothingAsked) {
    element("status").textContent = "";
    element("results").replaceChildren();
    element("more").hidden = true;
    return;
  }
  const count = found.results.length;
  const words = count === 1 ? body.dataset.one : count ? body.dataset.other : body.dataset.nothing;
  await showResults(found.results, 0);
  element("status").textContent = words.replace("NUMBER", () => count).replace("QUERY", () => query);
}

async function start() {
  element("served").hidden = true;
  for (const group of document.querySelectorAll("[data-filter]")) group.open = ROOMY.matches;
  element("query").value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    pagefind = await import(new URL("../pagefind/pagefind.js", HERE));
    await pagefind.options({ baseUrl: "/", excerptLength: 30 });
    await pagefind.init();
    showFilters(await pagefind.filters(), await pagefind.filters());
  } catch {
    element("status").textContent = body.dataset.failed;
    return;
  }
  let waiting;
  element("query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  element("filters").addEventListener("change", search);
  element("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  await search();
}

start();
})();

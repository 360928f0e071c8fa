// The results as a list, and the message about them.

briefingSearch.list = (panel, label) => {
  const MOST_FORMS = 5;
  const { PAGE_SIZE } = briefingSearch.find;
  const { paragraph, forAddress, readable } = briefingSearch.excerpt;
  const { plain } = briefingSearch.words;

  const element = (id) => panel.querySelector(`#${id}`);
  const list = element("results");
  const say = panel.dataset;
  const filled = (words, values) => words.replace(/NUMBER|QUERY|WORDS|WITHIN|VALUE/g, (name) => values[name] ?? name);

  // A name in the other direction must not reorder the words next to it (Unicode's isolates, UAX #9).
  const isolated = (name) => name && `\u2068${name}\u2069`;

  function addressOf({ data, ...found }) {
    const [path, fragment] = data.url.replace(/^\//, "").split("#");
    const parameters = new URLSearchParams(forAddress(found).map((word) => ["found", word]));
    return `${say.root}${path}${parameters.size ? `?${parameters}` : ""}${fragment ? `#${fragment}` : ""}`;
  }

  // Facts about a result, and the words in which it was found if they are not those of the query.
  function factsLine(result, asked) {
    const { filters, meta } = result.data;
    const [type] = filters.type ?? [];
    const [kind] = filters.kind ?? [];
    const forms = result.close < 2 ? formsIn([result], asked) : [];
    const named = result.words.length ? [] : result.unseen;
    const found = forms.length ? filled(say.foundAs, { WORDS: forms.join(", ") })
      : named.length ? filled(say.renamed, { WORDS: named.join(" ") }) : "";
    const made = document.createElement("p");
    made.className = "facts-line";
    made.textContent = [label("type", type), kind && label("kind", kind), isolated(meta.publisher), meta.date, found].filter(Boolean).join(" · ");
    return made;
  }

  function item(result, asked) {
    const made = document.createElement("li");
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = addressOf(result);
    const excerpt = paragraph(result);
    const { title, words, language } = result.data.meta;
    link.textContent = readable(title ?? words ?? excerpt.textContent.slice(0, 80));
    heading.append(link);
    for (const each of [link, excerpt]) each.dir = "auto";
    if (language) link.lang = language;
    if (language && result.data.filters.type?.includes("article")) excerpt.lang = language;
    made.append(heading, factsLine(result, asked), excerpt);
    excerpt.hidden = !excerpt.textContent;
    return made;
  }

  // The words found that are not in the query.
  function formsIn(results, asked) {
    const forms = [...new Set(results.flatMap((result) => result.words))];
    return forms.filter((form) => !asked.some((word) => plain(form) === word)).slice(0, MOST_FORMS);
  }

  function add(results, answer, from, isCurrent) {
    const { asked } = answer;
    list.append(...results.map((result) => item(result, asked)));
    const more = element("more");
    const next = from + PAGE_SIZE;
    more.hidden = answer.results.length <= next;
    more.onclick = async () => {
      const further = await answer.more(next);
      if (!isCurrent()) return;
      add(further, answer, next, isCurrent);
      list.children[next]?.querySelector("a").focus();
    };
  }

  function status(answer, query, within) {
    const number = answer.results.length;
    const values = { NUMBER: number, QUERY: query, WITHIN: within.join(", ") };
    if (!number) return filled(!within.length ? say.nothing : query ? say.narrowed : say.narrowedAlone, values);
    const forms = answer.close < 2 ? formsIn(answer.first, answer.asked).join(", ") : "";
    const missing = (answer.missing ?? []).map((word) => word.typed).join(" ");
    const said = filled(missing ? say.similar : number === 1 ? say.one : say.other, { ...values, ...(missing && { QUERY: missing }) });
    return forms ? `${said} ${filled(say.forms, { WORDS: forms })}` : said;
  }

  function show(answer, query, within, isCurrent) {
    list.replaceChildren();
    add(answer.first, answer, 0, isCurrent);
    element("status").textContent = status(answer, query, within);
    element("unfilter").hidden = answer.results.length > 0 || !within.length;
  }

  function empty(said = "") {
    list.replaceChildren();
    element("status").textContent = said;
    for (const id of ["more", "unfilter", "offers"]) element(id).hidden = true;
  }

  const links = () => [...list.querySelectorAll("h3 a")];
  return { show, empty, links, filled };
};

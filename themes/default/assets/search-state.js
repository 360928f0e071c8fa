// What a search leaves behind, so that it can be found again. On the search page the address holds the whole state: q for
// the words, and one parameter for each filter. A dialog has no address: what was asked in it is kept with the page in
// the history of the browser, for going back from a result.

briefingSearch.state = (panel, filters, inDialog) => {
  const asked = new URLSearchParams(inDialog ? "" : location.search);

  function remember(query) {
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    for (const [name, value] of filters.values()) parameters.append(name, value);
    const added = parameters.size ? `?${parameters}` : "";
    if (inDialog) {
      document.getElementById("search-page").href = `${panel.dataset.root}search.html${added}`;
      return;
    }
    try {
      history.replaceState(null, "", added || location.pathname);
    } catch {
      // a page opened from a folder may not change its address
    }
  }

  const leave = (words) => {
    history.replaceState({ ...history.state, search: { words, boxes: filters.values() } }, "");
  };
  const forget = () => {
    const { search: _, ...rest } = history.state ?? {};
    if (history.state?.search) history.replaceState(rest, "");
  };
  const left = () => {
    const before = history.state?.search;
    return typeof before?.words === "string" && Array.isArray(before.boxes) ? before : null;
  };

  return {
    query: asked.get("q") ?? "",
    isAsked: (name, value) => asked.getAll(name).includes(value),
    remember, leave, forget, left,
  };
};

// The state of a search, to return to it. On the search page it is in the address: q for the words, and one parameter for
// each filter. A dialog has no address: its query is kept with the page in the browser's history, for going back from a
// result.

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
      // some browsers do not let a page in a folder change its address
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

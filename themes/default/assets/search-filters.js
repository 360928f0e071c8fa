// The filters next to the results: a box for each value, with the number of its results.

briefingSearch.filters = (panel, onChange) => {
  const ROOMY = matchMedia("(min-width: 50rem)");
  const fieldset = panel.querySelector("#filters");
  const labels = new Map(
    [...panel.querySelector("#labels").content.querySelectorAll("[data-label]")]
      .map((span) => [span.dataset.label, span.textContent]),
  );
  const label = (filter, value) => labels.get(`${filter}.${value}`) ?? value;

  const boxes = () => [...fieldset.querySelectorAll("input")];
  const checked = () => boxes().filter((box) => box.checked);
  const groups = [...panel.querySelectorAll("[data-filter]")];

  function addBox(group, name, value, isChecked) {
    const item = document.createElement("li");
    const caption = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value, checked: isChecked });
    const count = Object.assign(document.createElement("span"), { className: "count" });
    caption.append(box, ` ${label(name, value)} `, count);
    item.append(caption);
    group.append(item);
  }

  // The build gives the values in order: it knows that 44 BC is before 79.
  async function make(chosen) {
    if (boxes().length) return;
    const values = await briefingEngine.held("search/filters.js");
    if (boxes().length) return;
    for (const group of groups) {
      const name = group.dataset.filter;
      for (const value of values[name] ?? []) addBox(group.querySelector("ul"), name, value, chosen(name, value));
      group.open = ROOMY.matches;
      group.hidden = !group.querySelector("li");
    }
    fieldset.hidden = groups.every((group) => group.hidden);
  }

  // Values without results for the words alone are left out; values hidden by other choices can still be chosen.
  function count(counts, without, uncounted = false) {
    for (const box of boxes()) {
      const numberIn = (some) => some[box.name]?.[box.value] ?? 0;
      box.parentElement.querySelector(".count").textContent = uncounted ? "" : numberIn(counts);
      box.closest("li").hidden = numberIn(without) === 0 && !box.checked;
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    fieldset.hidden = groups.every((group) => group.hidden);
  }

  // Without a query nothing was counted.
  function uncount() {
    for (const box of boxes()) {
      box.parentElement.querySelector(".count").textContent = "";
      box.closest("li").hidden = false;
    }
    for (const group of groups) group.hidden = !group.querySelector("li");
  }

  // Two values of one filter are combined with “or”, two filters with “and”.
  function chosen() {
    const filters = {};
    for (const box of checked()) (filters[box.name] ??= []).push(box.value);
    return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
  }

  function choose(isChosen) {
    for (const box of boxes()) box.checked = isChosen(box.name, box.value);
  }

  fieldset.addEventListener("change", onChange);
  const values = () => checked().map((box) => [box.name, box.value]);
  const has = (name, value) => boxes().some((box) => box.name === name && box.value === value);
  return { make, count, uncount, chosen, choose, values, has, label, labels };
};

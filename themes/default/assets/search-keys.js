// The keys of the search.

briefingSearch.keys = (() => {
  // While an input method composes a word, it uses these keys. Safari ends the composition first.
  const composes = (event) => event.isComposing || event.keyCode === 229;

  // Arrow keys move from the field through the results and back; Enter in the field opens the first.
  function step(event, field, links) {
    const here = links.indexOf(document.activeElement);
    const fromField = document.activeElement === field;
    const down = event.key === "ArrowDown" || (event.key === "Enter" && fromField);
    if (!down && event.key !== "ArrowUp") return;
    if (here < 0 && !fromField) return;
    if (fromField && !down) return;
    event.preventDefault();
    (down ? links[here + 1] : links[here - 1] ?? field)?.focus();
  }

  return { composes, step };
})();

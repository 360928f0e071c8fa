// Suggestions in addition to the results: a name that a misspelt one can mean, and a filter with the typed label.

briefingSearch.offers = (() => {
  const MOST = 3;
  const FAR = [[12, 3], [6, 2], [3, 1]]; // from so many letters on, so many may be wrong
  const { plain, fold } = briefingSearch.words;

  // Letters to change, add, leave out or exchange with their neighbour (optimal string alignment).
  function distance(a, b) {
    let [before, above] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, above] = [above, row];
    }
    return above[b.length];
  }

  const mostWrong = (word) => FAR.find(([length]) => word.length >= length)?.[1] ?? 0;

  // The known words nearest to a word, and their distance.
  function nearest(word, known) {
    let near = { far: mostWrong(word) + 1, words: [] };
    for (const [compared, written] of known) {
      if (Math.abs(compared.length - word.length) >= near.far + 1) continue;
      const far = distance(word, compared);
      if (far < near.far) near = { far, words: [written] };
      else if (far === near.far && near.words.length) near.words.push(written);
    }
    return near;
  }

  function namesLike(query, names) {
    const whole = nearest(plain(query), new Map(names.map((name) => [plain(name), name])));
    if (whole.far === 0) return fold(query.trim()) === fold(whole.words[0]) ? [] : whole.words;
    const parts = new Map(names.flatMap((name) => name.split(/\s+/u)).map((part) => [plain(part), part]));
    const words = query.trim().split(/\s+/u);
    const near = words.map((word) => (parts.has(plain(word)) ? { words: [] } : nearest(plain(word), parts)));
    const corrected = words.map((word, at) => near[at].words[0] ?? word).join(" ");
    const first = near.find((each) => each.words.length);
    const other = words.length === 1 ? first?.words.slice(1) ?? [] : [];
    return [...new Set([...whole.words, ...(first ? [corrected, ...other] : [])])].slice(0, MOST);
  }

  // The filter whose label was typed, in any form of it.
  function filterCalled(query, labels) {
    const typed = plain(query);
    if (typed.length < 3) return null;
    const called = [...labels].find(([, label]) => plain(label) === typed)
      ?? [...labels].find(([, label]) => typed.startsWith(plain(label).slice(0, -1)) && typed.length - plain(label).length < 4);
    return called ? called[0].split(".") : null;
  }

  function button(words, onClick) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", onClick);
    return made;
  }

  const names = () => briefingEngine.held("search/names.js");
  return { namesLike, filterCalled, button, names };
})();

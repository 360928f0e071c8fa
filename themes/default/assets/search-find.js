// Finding: a query put to Pagefind as it is, and, where that finds nothing that resembles it, in parts or by the
// beginning of its words. What Pagefind finds is always given; how well it answers the query is said with it.

briefingSearch.find = (() => {
  const PAGE_SIZE = 10;
  const ENDING = 3; // letters in which two forms of a word may differ at their ends
  const SHORTEST = 3;
  const { plain, parse } = briefingSearch.words;
  const { found, facts } = briefingSearch.excerpt;

  const dataOf = (results) => Promise.all(results.map((result) => result.data()));
  const NOTHING = { results: [], filters: {}, totalFilters: {} };

  async function ask(engine, terms, phrases, filters) {
    const all = [...terms, ...phrases.flat()];
    if (!all.length) return NOTHING;
    const ranked = await engine.search(all.join(" "), { filters });
    if (!phrases.length) return ranked;
    const exact = await Promise.all(phrases.map((phrase) => engine.search(`"${phrase.join(" ")}"`, { filters })));
    if (exact.length === 1 && !terms.length) {
      const rank = new Map(ranked.results.map((result, at) => [result.id, at]));
      return { ...exact[0], results: exact[0].results.sort((a, b) => rank.get(a.id) - rank.get(b.id)) };
    }
    const sets = exact.map((answer) => new Set(answer.results.map((result) => result.id)));
    // Pagefind counts what has the words of a phrase anywhere, so there is no number to show for a filter.
    return { ...ranked, results: ranked.results.filter((result) => sets.every((set) => set.has(result.id))), uncounted: true };
  }

  // Results in which a run of characters is found as it was asked come before those that have its pairs here and there.
  function together(results, words) {
    const lengths = words.flatMap((word) => word.runs).filter((run) => run.unspaced && run.terms.length > 1)
      .map((run) => run.terms.length);
    if (!lengths.length) return results;
    const has = (result, length) => {
      const places = new Set(result.words);
      const follows = (at) => Array.from({ length }, (_, step) => at + step).every((place) => places.has(place));
      return result.matchedMetaFields?.length > 0 || result.words.some(follows);
    };
    const whole = results.filter((result) => lengths.every((length) => has(result, length)));
    return [...whole, ...results.filter((result) => !whole.includes(result))];
  }

  function isAlike(word, form) {
    let same = 0;
    while (same < word.length && word[same] === form[same]) same += 1;
    return same > 1 && word.length - same <= ENDING && form.length - same <= ENDING;
  }

  const formsOf = (words) => words.flatMap((word) => [plain(word), ...word.split(/[^\p{L}\p{M}\p{N}]+/u).map(plain)]);

  // How results have a word: as it was asked (2), in another form (1), or only something that begins like it (0).
  function closeness({ plain: word }, made) {
    const forms = made.flatMap((each) => formsOf([...each.words, ...each.unseen]));
    if (forms.some((form) => form.includes(word)) || made.some((each) => each.facts.some((fact) => fact.includes(word)))) return 2;
    return forms.some((form) => isAlike(word, form)) ? 1 : 0;
  }
  const least = (words, made) => Math.min(2, ...words.map((word) => closeness(word, made)));

  const termsOf = (words) => words.flatMap((word) => word.runs.flatMap((run) => run.terms));

  // The words without their last letters, where they are of letters and enough is left of them.
  function shortened(words, cut) {
    const cutting = (word) => !word.runs.some((run) => run.unspaced) && /^\p{L}+$/u.test(word.plain)
      && word.plain.length - cut >= Math.max(SHORTEST, word.plain.length / 2);
    return words.some(cutting) ? (word) => (cutting(word) ? [word.plain.slice(0, -cut)] : termsOf([word])) : null;
  }

  // What to ask, one after another, until something is found that answers. missing() are words not found so far.
  function* attempts(words, missing) {
    yield termsOf(words);
    if (words.some((word) => word.parts.length)) {
      yield words.flatMap((word) => (word.parts.length ? word.parts.map(plain) : termsOf([word])));
    }
    for (let cut = 1; cut <= ENDING; cut += 1) {
      const without = missing();
      const shorter = shortened(without, cut);
      if (!shorter) return;
      yield words.flatMap((word) => (without.includes(word) ? shorter(word) : termsOf([word])));
    }
  }

  // Who is called exactly as was asked comes before who has it as a part of the name.
  function bearersFirst(made, query) {
    const asked = plain(query);
    const bears = ({ data: { meta } }) => [meta.name, ...(meta.aliases?.split(", ") ?? [])].some((name) => name && plain(name) === asked);
    return [...made.filter(bears), ...made.filter((each) => !bears(each))];
  }

  // The answer to a query: results in order, the first of them with their data and what was found in each, counts for
  // filters, and how close they come.
  async function find(engine, query, filters) {
    const { words, phrases } = parse(query);
    let best = null;
    const missing = () => (best.results.length ? best.missing : words);
    for (const terms of attempts(words, missing)) {
      const answer = await ask(engine, terms, phrases, filters);
      const results = together(answer.results, words);
      const data = await dataOf(results.slice(0, PAGE_SIZE));
      const made = bearersFirst(data.map((each) => withFound(each, [...terms, ...phrases.flat()], words)), query);
      const close = results.length ? least(words, made) : -1;
      const lacking = words.filter((word) => closeness(word, made) === 0);
      if (!best || close > Math.max(best.close, 0)) best = { answer, results, first: made, terms, words, phrases, close, missing: lacking };
      if (best.close > 0) break;
    }
    return { ...best, more: (from) => more(best, from) };
  }

  function withFound(data, terms, words) {
    const made = { data, ...found(data, terms), facts: facts(data) };
    return { ...made, close: least(words, [made]) };
  }

  async function more({ results, terms, words, phrases }, from) {
    const data = await dataOf(results.slice(from, from + PAGE_SIZE));
    return data.map((each) => withFound(each, [...terms, ...phrases.flat()], words));
  }

  // All that is within some filters.
  async function browse(engine, filters) {
    const [answer, all] = await Promise.all([engine.search(null, { filters }), engine.filters()]);
    const best = { results: answer.results, terms: [], words: [], phrases: [] };
    return { ...best, answer: { ...answer, totalFilters: all }, first: await more(best, 0), close: 2,
      more: (from) => more(best, from) };
  }

  return { find, browse, PAGE_SIZE };
})();

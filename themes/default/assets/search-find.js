// Sends a query to Pagefind unchanged and, if no result resembles it, in parts or by the beginning of its words. The answer
// includes how well it matches the query.

briefingSearch.find = (() => {
  const PAGE_SIZE = 10;
  const MOST_READ = 40; // results whose texts are read to see how their titles and names have what was asked
  const { plain, parse, asked } = briefingSearch.words;
  const { found, facts } = briefingSearch.excerpt;
  const { least, lacking, instead, has, covers } = briefingSearch.closeness;

  const dataOf = (results) => Promise.all(results.map((result) => result.data()));
  const NOTHING = { results: [], filters: {}, totalFilters: {} };
  const termsOf = (words) => words.flatMap((word) => word.runs.flatMap((run) => run.terms));

  // A phrase as typed or, if it is not found, in another spelling.
  async function exactly(engine, phrase, filters) {
    let first = null;
    for (const terms of [phrase.terms, ...phrase.others]) {
      const answer = await engine.search(`"${terms.join(" ")}"`, { filters });
      if (answer.results.length) return { answer, terms, otherwise: first !== null };
      first ??= { answer, terms, otherwise: false };
    }
    return first;
  }

  async function ask(engine, terms, exact, filters) {
    const all = [...terms, ...exact.flatMap((each) => each.terms)];
    if (!all.length) return NOTHING;
    const ranked = await engine.search(all.join(" "), { filters });
    if (!exact.length) return ranked;
    if (exact.length === 1 && !terms.length) {
      const rank = new Map(ranked.results.map((result, at) => [result.id, at]));
      const { answer } = exact[0];
      return { ...answer, results: answer.results.sort((a, b) => rank.get(a.id) - rank.get(b.id)) };
    }
    const sets = exact.map(({ answer }) => new Set(answer.results.map((result) => result.id)));
    // Pagefind counts records with the words of a phrase anywhere, so no number is shown for a filter.
    return { ...ranked, results: ranked.results.filter((result) => sets.every((set) => set.has(result.id))), uncounted: true };
  }

  // In scripts without spaces Pagefind finds pairs of characters anywhere. Results that have them in one run are first, then
  // those with nearly all of them in one run; others only have the same characters.
  async function together(results, words) {
    const unspaced = words.filter((word) => word.runs.some((run) => run.unspaced && run.terms.length > 1));
    if (!unspaced.length) return { results, some: false };
    const lengths = unspaced.flatMap((word) => word.runs).filter((run) => run.unspaced).map((run) => run.terms.length);
    const inText = (result, share) => lengths.every((length) => covers(result.words, length, share));
    const named = results.filter((result) => result.matchedMetaFields?.length > 0 && !inText(result, 1));
    const read = new Map();
    if (named.length <= MOST_READ) {
      for (const [at, data] of (await dataOf(named)).entries()) read.set(named[at].id, facts(data));
    }
    const isNamed = (result, share) => {
      const known = read.get(result.id);
      return known ? unspaced.every((word) => has(known, word.plain, share)) : named.includes(result) && share < 1;
    };
    const whole = results.filter((result) => inText(result, 1) || isNamed(result, 1));
    const others = results.filter((result) => !whole.includes(result));
    return { results: [...whole, ...others.filter((result) => inText(result) || isNamed(result))], some: others.length > 0 };
  }

  // Whether the index has a form of the word: Pagefind finds a phrase only by the stems of its words.
  async function isStem(engine, word, filters) {
    if (word.runs.some((run) => run.unspaced) || !/^\p{L}+$/u.test(word.plain)) return false;
    return (await engine.search(`"${termsOf([word]).join(" ")}"`, { filters })).results.length > 0;
  }

  // The queries to try, one after another, until one is answered. missing() are words not found so far.
  function* attempts(words, missing) {
    yield words;
    if (words.some((word) => word.parts.length)) {
      yield words.flatMap((word) => (word.parts.length ? word.parts.map(asked) : [word]));
    }
    yield* instead(words, missing());
  }

  // Exact names are before names with the query as a part, and the words as typed are before other forms of them.
  function inOrder(made, query) {
    const typed = plain(query);
    const bears = ({ data: { meta } }) => [meta.name, ...(meta.aliases?.split(", ") ?? [])].some((name) => name && plain(name) === typed);
    return made.sort((a, b) => bears(b) - bears(a) || b.close - a.close);
  }

  // The answer to words and phrases: results in order, the first of them with their data and what was found in each, counts
  // for filters, how well they match, and the words that are missing.
  async function answered(engine, words, exact, filters, query) {
    const terms = termsOf(words);
    const answer = await ask(engine, terms, exact, filters);
    const { results, some } = await together(answer.results, words);
    const made = {
      answer: some ? { ...answer, uncounted: true } : answer,
      results, words, otherwise: exact.some((each) => each.otherwise),
      terms: [...terms, ...exact.flatMap((each) => each.terms)],
      asked: [...words.map((word) => word.asked ?? word.plain), ...exact.flatMap((each) => each.plain)],
    };
    made.first = inOrder((await dataOf(results.slice(0, PAGE_SIZE))).map((data) => withFound(data, made)), query);
    made.close = results.length ? Math.min(made.otherwise ? 1 : 2, least(words, made.first)) : -1;
    made.missing = results.length ? lacking(words, made.first) : words;
    return made;
  }

  const once = (results) => results.filter((result, at) => results.findIndex((other) => other.id === result.id) === at);

  async function find(engine, query, filters) {
    const made = await asTyped(engine, query, filters);
    const days = await briefingSearch.dates.found(engine, query, filters);
    if (!days.results.length) return made;
    // Records of the day in the query are first, then those with the day in their text.
    const typed = made.close === 2 ? made.results : [];
    const results = once([...days.results, ...typed]);
    const all = { ...made, results, words: [], missing: [], close: 2, terms: [...made.terms, ...days.terms] };
    all.answer = { ...made.answer, filters: {}, totalFilters: made.answer.totalFilters, uncounted: true };
    all.first = (await dataOf(results.slice(0, PAGE_SIZE))).map((data) => withFound(data, all));
    return withMore(all);
  }

  async function asTyped(engine, query, filters) {
    const { words, phrases } = parse(query);
    const exact = await Promise.all(phrases.map(async (phrase) => ({ ...phrase, ...(await exactly(engine, phrase, filters)) })));
    let first = null;
    for (const tried of attempts(words, () => first.missing)) {
      const made = await answered(engine, tried, exact, filters, query);
      if (!first && made.results.length) {
        const known = await Promise.all(made.missing.map((word) => isStem(engine, word, filters)));
        made.missing = made.missing.filter((_, at) => !known[at]);
        if (!made.missing.length) made.close = Math.max(made.close, 1);
      }
      first ??= made;
      if (made.results.length && !made.missing.length) return withMore(made);
    }
    return withMore(await withoutMissing(engine, first, exact, filters, query));
  }

  // The words that are in no text. Pagefind can take the beginning of a word for another word, so each is searched for alone.
  async function missingOf(engine, { results, words, missing }, filters, query) {
    if (results.length || words.length < 2) return missing;
    const alone = await Promise.all(words.map((word) => answered(engine, [word], [], filters, query)));
    return words.filter((_, at) => alone[at].close < 1);
  }

  // Results for the words that exist, if others are in no text.
  async function withoutMissing(engine, first, exact, filters, query) {
    const missing = await missingOf(engine, first, filters, query);
    const others = first.words.filter((word) => !missing.includes(word) && word.plain.length > 1);
    const nothing = { ...first, results: [], first: [], missing: [], close: -1 };
    if (!missing.length || (!others.length && (!exact.length || !first.results.length))) return nothing;
    const made = await answered(engine, others, exact, filters, query);
    return made.results.length ? { ...made, missing, close: 0 } : nothing;
  }

  function withFound(data, { words, terms, otherwise }) {
    const made = { data, ...found(data, terms), facts: facts(data) };
    return { ...made, close: Math.min(otherwise ? 1 : 2, least(words, [made])) };
  }

  const withMore = (answer) => ({ ...answer, more: async (from) => {
    const data = await dataOf(answer.results.slice(from, from + PAGE_SIZE));
    return data.map((each) => withFound(each, answer));
  } });

  // Everything within the filters.
  async function browse(engine, filters) {
    const [answer, all] = await Promise.all([engine.search(null, { filters }), engine.filters()]);
    const made = withMore({ results: answer.results, terms: [], words: [], asked: [], close: 2 });
    return { ...made, answer: { ...answer, totalFilters: all }, first: await made.more(0) };
  }

  return { find, browse, PAGE_SIZE };
})();

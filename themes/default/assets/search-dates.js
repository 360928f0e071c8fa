// A day in a query, in any notation: the days that it can mean, and how texts write them.

briefingSearch.dates = (() => {
  const { terms, fold } = briefingSearch.words;
  const NUMBERS = /^(\d{1,4})\s*[./\-年년]\s*(\d{1,2})\s*[./\-月월]\s*(\d{1,4})\s*[.日일]?$/u;
  const STYLES = ["long", "short"]; // how the month is written
  const LONGEST = 40; // characters of a date in words

  const padded = (number, length = 2) => String(number).padStart(length, "0");
  function atNoon([year, month, day]) {
    const date = new Date(Date.UTC(2000, 0, 1, 12));
    date.setUTCFullYear(year, month - 1, day); // which takes no year for one of the last century
    return date;
  }
  function isDay([year, month, day]) {
    const date = atNoon([year, month, day]);
    return year > 31 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }
  // Compared like the words of a text: without commas, dots and capitals.
  const compared = (text) => fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();

  const written = (day, language, month) => new Intl.DateTimeFormat(language, {
    year: "numeric", month, day: "numeric", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn",
  }).format(atNoon(day));

  // An invalid language tag tells nothing about how dates are written.
  function isKnown(language) {
    try {
      return Intl.getCanonicalLocales(language).length === 1;
    } catch {
      return false;
    }
  }

  // 1.5.2024 is the first of May; 1/5/2024 can also be the fifth of January.
  function fromNumbers(query) {
    const [, ...found] = NUMBERS.exec(query) ?? [];
    const [first, second, third] = found.map(Number);
    if (!found.length) return [];
    if (found[0].length > 2) return [[first, second, third]].filter(isDay);
    return [[third, second, first], ...(query.includes("/") ? [[third, first, second]] : [])].filter(isDay);
  }

  // “1. Mai 2024”, “May 1, 2024”: a year, a day and the name of a month in one of the languages.
  function fromWords(query, languages) {
    const words = compared(query).split(" ");
    const year = words.find((word) => /^\d{4}/.test(word));
    if (!year || query.length > LONGEST) return [];
    const says = (day, language, style) => {
      const said = compared(written(day, language, style)).split(" ");
      return said.every((word) => words.includes(word)) && words.length <= said.length + 1;
    };
    for (const number of words.map((word) => /^\d{1,2}(?!\d)/.exec(word)?.[0]).filter(Boolean)) {
      for (let month = 1; month <= 12; month += 1) {
        const day = [parseInt(year, 10), month, Number(number)];
        if (isDay(day) && languages.some((language) => STYLES.some((style) => says(day, language, style)))) return [day];
      }
    }
    return [];
  }

  // How texts write a day: in words, and in numbers.
  function writings(day, languages) {
    const [year, month, date] = day;
    const pairs = [[date, month], [month, date]].flatMap((pair) => [pair, pair.map((each) => padded(each))]);
    const numbers = [[year, padded(month), padded(date)], ...pairs.map((pair) => [...pair, year])].map((each) => each.join("/"));
    const spelt = languages.flatMap((language) => STYLES.map((style) => written(day, language, style)));
    return [...new Set([...spelt, ...numbers])];
  }

  // The records of a day in the query, and those with the day in their text; empty if the query has no day.
  async function found(engine, query, filters) {
    if (!/\d/.test(fold(query))) return { results: [], terms: [] };
    const language = ((await briefingEngine.held("search/filters.js")).language ?? []).filter(isKnown);
    const asked = query.trim().normalize("NFKC");
    const numeric = fromNumbers(asked);
    const days = numeric.length ? numeric : fromWords(asked, language);
    const results = [];
    const used = [];
    for (const day of days) {
      const key = `${padded(day[0], 4)}${padded(day[1])}${padded(day[2])}`;
      const dated = await engine.search(key, { filters });
      results.push(...dated.results.filter((result) => result.matchedMetaFields?.includes("day")));
      for (const text of writings(day, language)) {
        const phrase = terms(text);
        const answer = await engine.search(`"${phrase.join(" ")}"`, { filters });
        results.push(...answer.results);
        if (answer.results.length) used.push(...phrase);
      }
    }
    return { results, terms: used };
  }

  return { found };
})();

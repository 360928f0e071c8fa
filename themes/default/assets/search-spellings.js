// Other spellings of a word that is not found as typed, by the rules of its script or language.

briefingSearch.spellings = (() => {
  const { asked } = briefingSearch.words;
  // The same particles as in builder/meaning/whole_names.py.
  const PARTICLE =
    "이|가|은|는|을|를|의|에|에서|에게|에게서|께|께서|한테|한테서|와|과|랑|이랑|하고|로|으로|로서|으로서|로써|으로써|도|만|까지|부터|마저|조차|밖에|보다|처럼|같이|만큼|대로|마다|뿐|나|이나|라도|이라도|든지|이든지|든|이든|란|이란|라는|이라는|라고|이라고|라며|이라며|며|이며|고|이고|지만|이지만|인|이다|다|입니다|이었다|였다|인데|이자|여|이여|야|아|측|씨|님|들";
  const PARTICLES = new RegExp(`^(?:${PARTICLE})+$`);
  // Forms of 하다 and 되다, which make verbs of nouns.
  const VERB = /^[하했해한할합함되돼됐된될됩됨][가-힣]*$/;
  // “이다”, to be, behind a noun: 지도라면, 목록이었던.
  const COPULA = /^이?(?:라|면|므로|거나|었|였|던)[가-힣]*$/;
  const NOUN = 2; // syllables of a noun at least
  const UMLAUT = /(?<=[aou])e(?![aeou])/g;
  // The letters of a script (a word has at least three), its article, and what can be written before a word.
  const PROCLITICS = [
    [/^[\u05d0-\u05ea]{3,}$/, "ה", /^[בהוכלמש](?=.{3})/],
    [/^[\u0621-\u064a]{3,}$/, "ال", /^(?:ال|لل|[وفبلك])(?=.{3})/],
  ];

  // A Korean noun without its particles, the longest one first.
  function nouns(word) {
    if (!/^[가-힣]+$/.test(word)) return [];
    const lengths = Array.from({ length: Math.max(0, word.length - NOUN) }, (_, at) => word.length - 1 - at);
    return lengths
      .filter((length) => [PARTICLES, VERB, COPULA].some((ending) => ending.test(word.slice(length))))
      .map((length) => word.slice(0, length));
  }

  // A Hebrew or Arabic word with the article, and without its proclitics: the index has those separately.
  function proclitics(word) {
    const [, article, first] = PROCLITICS.find(([letters]) => letters.test(word)) ?? [];
    if (!article) return [];
    const made = [article + word];
    for (let rest = word; first.test(rest); ) {
      rest = rest.replace(first, "");
      made.push(rest, article + rest);
    }
    return made;
  }

  // ä, ö, ü as they are typed without a key for them.
  const withoutUmlaut = (word) => (/^[a-z]+$/.test(word) ? [word.replace(UMLAUT, "")].filter((made) => made !== word) : []);

  const otherwise = (word) => [nouns, proclitics, withoutUmlaut].flatMap((make) => make(word.plain))
    .map((made) => ({ ...asked(made), typed: word.typed, asked: word.plain, isOther: true }));

  return { otherwise };
})();

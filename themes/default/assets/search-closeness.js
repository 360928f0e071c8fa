// How well a result matches the query. For a word that is in no text, Pagefind finds the longest word that is a beginning
// of it (“at” for “attribution”): that is not an answer.

briefingSearch.closeness = (() => {
  const ENDING = 3; // letters in which a word that was asked may differ at its end from one that was found
  const SHORT_ENDING = 2;
  const LEAST = 3; // letters that two forms of a word have in common (amie, amitié)
  const SHORTEST = 4; // letters of the beginning of a word that is asked in its place
  const SHARE = 0.7; // of the letters of a word that must be found
  const { formsOf } = briefingSearch.excerpt;
  const { otherwise } = briefingSearch.spellings;

  const isNumber = (word) => /^\p{Nd}+(?:d\p{Nd}+)?$/u.test(word);
  const isUnspaced = (word) => word.runs.some((run) => run.unspaced);
  const enough = (number, all, share = SHARE) => number >= share * all;

  // At the end of a word v can become f, and z can become s: wolves, wolf.
  const ENDS = { v: "f", z: "s" };
  const hardened = (letters) => letters.replace(/[vz]/gu, (letter) => ENDS[letter]);
  const exchanged = (letter) => ENDS[letter] ?? (letter === "f" ? "v" : letter);

  // Two forms of a word have most of their beginning in common, or one is the other with a short ending. Two numbers are
  // never forms of each other.
  function isAlike(word, form) {
    if (isNumber(word)) return form.startsWith(word);
    const [asked, other] = [hardened(word), hardened(form)];
    let same = 0;
    while (same < asked.length && asked[same] === other[same]) same += 1;
    const rest = asked.length - same;
    if (same < LEAST) return false;
    if (enough(same, asked.length) || (same === other.length && isExchanged(word, same))) return rest <= ENDING;
    return rest <= SHORT_ENDING && same === other.length;
  }

  // A letter that changes before an ending proves the ending, even in a short word: shelving, shelf.
  const isExchanged = (word, length) => length >= SHORTEST && word[length - 1] in ENDS;

  // Whether one of the texts has the word, or this share of its characters in one run.
  function has(texts, word, share = SHARE) {
    const letters = [...word];
    const least = Math.max(2, Math.ceil(share * letters.length));
    const runs = letters.slice(0, letters.length - least + 1).map((_, at) => letters.slice(at, at + least).join(""));
    return texts.some((text) => runs.some((run) => text.includes(run)));
  }

  // Whether the places in a text, one for each pair of characters, have this share of a run in one piece.
  function covers(places, pairs, share = SHARE) {
    const known = new Set(places);
    const least = Math.max(1, Math.ceil(share * (pairs + 1)) - 1);
    return places.some((at) => Array.from({ length: least }, (_, step) => at + step).every((place) => known.has(place)));
  }

  // How results have a word: as typed (2), in another form (1), or not (0).
  function closeness(word, made) {
    const forms = made.flatMap((each) => [...[...each.words, ...each.unseen].flatMap(formsOf), ...each.facts]);
    const isSame = isNumber(word.plain) ? (form) => form === word.plain : (form) => form.includes(word.plain);
    if (forms.some(isSame)) return word.isOther ? 1 : 2;
    return (isUnspaced(word) ? has(forms, word.plain) : forms.some((form) => isAlike(word.plain, form))) ? 1 : 0;
  }

  const least = (words, made) => Math.min(2, ...words.map((word) => closeness(word, made)));
  const lacking = (words, made) => words.filter((word) => closeness(word, made) === 0);

  // A word without its last letters, if it has only letters and enough of them are left.
  function shortened(word, cut) {
    const left = word.plain.length - cut;
    if (isUnspaced(word) || !/^\p{L}+$/u.test(word.plain) || left < SHORTEST) return [];
    const beginning = word.plain.slice(0, left);
    const other = beginning.slice(0, -1) + exchanged(beginning.slice(-1));
    if (cut > SHORT_ENDING && !enough(left, word.plain.length)) return isExchanged(word.plain, left) ? [asking(word, other)] : [];
    return [...new Set([beginning, other])].filter((term) => term !== word.plain).map((term) => asking(word, term));
  }

  const asking = (word, term) => ({ ...word, runs: [{ unspaced: false, terms: [term] }] });

  // The words to search for instead of words that are not found: other spellings of them, then the words without their
  // endings, the shortest ending first.
  function* instead(words, missing) {
    const made = words.map((word) => (missing.includes(word) ? otherwise(word) : []));
    yield* inTurn(words, made);
    for (let cut = 0; cut <= ENDING; cut += 1) {
      yield* inTurn(words, words.map((word) => (missing.includes(word) ? shortened(word, cut) : [])));
    }
  }

  function* inTurn(words, others) {
    const most = Math.max(0, ...others.map((each) => each.length));
    for (let at = 0; at < most; at += 1) yield words.map((word, place) => others[place][at] ?? others[place].at(-1) ?? word);
  }

  return { least, lacking, instead, has, covers };
})();

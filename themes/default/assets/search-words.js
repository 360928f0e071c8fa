// The words of a query as the index has them: the counterpart of builder/pages/search_words.py, which explains the
// rules. Defines briefingSearch, to which the other scripts of the search add their parts.

window.briefingSearch = {};

briefingSearch.words = (() => {
  const PLAIN_LETTERS =
    "ßss æae ðd øo þth đd ħh ıi ĸq łl ŋng œoe ŧt ƀb ƃb ƈc ƌd ƍz ƒf ƕhw ƙk ƚl ƛl ƞn ƣgh ƥp ƪsh ƫt ƭt ƴy ƶz ƺzh ƾts ƿw ǝe ǥg ȝy ȡd ȣou ȥz ȴl ȵn ȶt ȷj ȸdb ȹqp ȼc ȿs ɀz ɇe ɉj ɋq ɍr ɏy ɐa ɑa ɒa ɓb ɔo ɕc ɖd ɗd ɘe əe ɚer ɛe ɜe ɝer ɞo ɟj ɠg ɡg ɢg ɣg ɤu ɥy ɦh ɧh ɨi ɩi ɪi ɫl ɬl ɭl ɮlzh ɯw ɰw ɱm ɲn ɳn ɴn ɵo ɶoe ɷu ɸf ɹr ɺr ɻr ɼr ɽr ɾr ɿi ʀr ʁr ʂs ʃsh ʄj ʅi ʆsh ʇt ʈt ʉu ʊu ʋv ʌa ʍw ʎy ʏy ʐz ʑz ʒzh ʓzh ʖx ʗq ʘpc ʙb ʚoe ʛg ʜh ʝj ʞk ʟl ʠq ʣdz ʤdzh ʥdz ʦts ʧtsh ʨtc ʩfng ʪls ʫlz ʬww ʮy ʯy";
  const PLAIN = new Map(PLAIN_LETTERS.split(" ").map((pair) => [pair[0], pair.slice(1)]).concat(["ςσ", "ךכ", "םמ", "ןנ", "ףפ", "ץצ"].map((pair) => [...pair])));
  const UNSPACED =
    "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Yiii}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}" +
    "\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Hang}";
  const MODIFIERS = /[\u02b9-\u02d1\u02ec-\u02ff\ua78b\ua78c]/gu;
  const LETTER = `(?:(?=[${UNSPACED}])[\\p{L}\\p{N}])`;
  const PARTS = new RegExp(`((?:${LETTER}\\p{M}*)+)|(?:(?!${LETTER}).)+`, "gsu");
  const SIGNS = /(?<=\p{L})[#+]{1,2}(?!\p{L})/gu;
  const SIGN_NAMES = { "#": "sharp", "+": "plus" };
  const NUMBER =
    /(?<!\p{Nd})(?<!\p{Nd}['.,\u066b\u066c])(\p{Nd}{1,3}(?:['.,\u066c]\p{Nd}{3})+|\p{Nd}+)(?:[.,\u066b](\p{Nd}+))?(?!['.,\u066b\u066c]?\p{Nd})/gu;
  const EMOJI = /\p{Emoji_Presentation}/gu;
  const PAIR = "\u211a"; // no folded text has it, so that Pagefind takes nothing else for the beginning of a pair
  const QUOTATION = /["“”„‟«»＂「」『』]/gu;
  const APOSTROPHE = /[\p{Quotation_Mark}`´′]/gu;

  function fold(text) {
    const marked = text.replace(/[\p{Default_Ignorable_Code_Point}\u0640\u07fa]/gu, "").replace(MODIFIERS, "'");
    const letters = marked.normalize("NFKD").toLowerCase().replace(APOSTROPHE, "'");
    const plain = letters.replace(/[^\x00-\x7f]/gu, (letter) => PLAIN.get(letter) ?? letter).normalize("NFC")
      .replace(/[^\P{Nd}0-9]/gu, digit);
    const named = plain.replace(SIGNS, (signs) => [...signs].map((sign) => SIGN_NAMES[sign]).join(""));
    return named.replace(NUMBER, (_, whole, decimals) => bare(whole) + (decimals ? `d${decimals}` : ""))
      .replace(EMOJI, (sign) => `'u${sign.codePointAt(0).toString(16)}'`);
  }

  // Unicode has the ten digits of a script one after another.
  function digit(letter) {
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(letter.codePointAt(0) - value - 1))) value += 1;
    return String(value);
  }

  const bare = (folded) => folded.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  // Letters and digits without accents: two words with the same are equal.
  const plain = (text) => bare(fold(text)).normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
  const key = (letters) => `${PAIR}${letters.map((letter) => String(letter.codePointAt(0)).padStart(6, "0")).join("")}`;

  // The terms of a text without spaces, in runs: neighbouring characters are searched for in pairs.
  function runs(folded) {
    const found = [];
    for (const part of folded.matchAll(PARTS)) {
      const letters = part[1] ? [...part[1].replace(/\p{M}/gu, "")] : [];
      if (letters.length === 1) found.push({ unspaced: true, terms: [key(letters)] });
      else if (letters.length) {
        found.push({ unspaced: true, terms: letters.slice(1).map((letter, at) => key([letters[at], letter])) });
      } else if (bare(part[0])) found.push({ unspaced: false, terms: [bare(part[0])] });
    }
    return found;
  }
  // The text between two spaces; a number with spaces between its groups is one word.
  const TOKEN = /[^\p{L}\p{N}\s]*\p{Nd}{1,3}(?:\s\p{Nd}{3})+(?![\p{L}\p{N}])\S*|\S+/gu;
  const tokens = (text) => text.match(TOKEN) ?? [];
  const folded = (token) => fold(token.replace(/\s/gu, ","));
  const termsOf = (word) => runs(word).flatMap((run) => run.terms);
  const terms = (text) => tokens(text).flatMap((token) => termsOf(folded(token)));

  // An elided word (l’accord, dell’unione) is not searched for: it ends in a consonant before a vowel.
  function withoutElision(word) {
    const [, elided, rest] = /^(\p{L}+)'(\p{L}+)$/u.exec(word.replace(/^\P{L}+|[^\p{L}\p{M}\p{N}]+$/gu, "")) ?? [];
    const elides = rest && elided.length <= rest.length && /[^aeiouy]$/u.test(plain(elided)) && /^[aeiouyh]/u.test(plain(rest));
    return elides ? rest : word;
  }

  const partsIn = (word) => word.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

  // The parts of a word joined by punctuation, or of a number that can be two. Single letters are not searched for, and the
  // numbers of a date are not separated.
  function partsOf(token, word) {
    if (/\s/u.test(token)) return token.split(/\s/u);
    const parts = partsIn(word);
    const isMany = parts.length > 1 && /\p{L}/u.test(word);
    return isMany && parts.every((part) => part.length > 1 || /\p{N}/u.test(part)) ? parts : [];
  }

  function asked(token) {
    const word = withoutElision(folded(token));
    return { typed: token, plain: plain(word), runs: runs(word), parts: partsOf(token, word) };
  }

  // A phrase as typed, and in other spellings: with two of its words joined (non-political), or separated.
  function phraseOf(text) {
    const words = tokens(text).map(folded);
    const join = (first) => words.flatMap((word, at) =>
      at === first ? [bare(word) + bare(words[at + 1])] : at === first + 1 ? [] : [word]);
    const parted = words.flatMap(partsIn);
    const others = [...words.keys()].slice(1).map((at) => join(at - 1));
    if (parted.length > words.length) others.push(parted);
    const [terms, ...otherTerms] = [words, ...others].map((variant) => variant.flatMap(termsOf));
    return { terms, others: otherTerms, plain: words.map(plain) };
  }

  // A query as words and phrases: text in quotation marks is searched for unchanged.
  function parse(query) {
    const words = [];
    const phrases = [];
    for (const [, quoted, other] of query.replace(QUOTATION, '"').matchAll(/"([^"]*)"|([^"]+)/gu)) {
      const phrase = phraseOf(quoted ?? "");
      const [term = ""] = phrase.terms;
      const isLetter = phrase.terms.length < 2 && term.startsWith(PAIR) && term.length === key(["x"]).length;
      if (term && !isLetter) phrases.push(phrase);
      else words.push(...tokens(quoted ?? other).map(asked).filter((each) => each.runs.length));
    }
    return { words, phrases };
  }

  return { fold, plain, terms, asked, parse, PAIR, UNSPACED };
})();

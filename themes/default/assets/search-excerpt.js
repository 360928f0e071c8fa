// The words found in a result, and an excerpt around them, from its text and the places found in it. The text is the
// record's words with spaces between them. A word that ends with JOINED continues in the next one. A word that begins with
// UNSEEN is not shown: it is another name of something that the text before it names.

briefingSearch.excerpt = (() => {
  const JOINED = "\u2060";
  const UNSEEN = "\u2063";
  const LENGTH = 220; // characters
  const BEFORE = 50;
  const MOST_WORDS = 12;
  const { plain, terms, PAIR } = briefingSearch.words;

  const runsOn = (piece) => piece?.endsWith(JOINED) ?? false;
  // An index of an unknown form has search keys instead of readable texts.
  const readable = (text) => text.replace(new RegExp(`${PAIR}(\\d{6})(?:\\d{6})?`, "g"), (_, code) => String.fromCodePoint(code));
  const isUnseen = (piece) => piece.startsWith(UNSEEN);
  const shown = (piece) => readable((runsOn(piece) ? piece.slice(0, -1) : piece).replace(UNSEEN, ""));
  const trimmed = (text) => text.replace(/^[^\p{L}\p{N}\p{Emoji_Presentation}]+|[^\p{L}\p{N}\p{M}\p{Emoji_Presentation}#+]+$/gu, "");

  // The places found, by number of the word: a pair of characters is found where the first of them is.
  function placesIn(pieces, locations, asked) {
    const pairs = new Set(asked.filter((term) => term.startsWith(PAIR)));
    const places = new Set();
    for (const at of locations) {
      if (pieces[at] === undefined) continue;
      places.add(at);
      if (pairs.size && runsOn(pieces[at]) && pairs.has(terms(shown(pieces[at]) + shown(pieces[at + 1] ?? ""))[0])) places.add(at + 1);
    }
    return [...places].sort((a, b) => a - b);
  }

  // The words at these places; words that continue in the next one are joined.
  function wordsAt(pieces, places) {
    const words = [];
    for (const [index, at] of places.entries()) {
      const joins = index && places[index - 1] === at - 1 && runsOn(pieces[at - 1]);
      if (joins) words[words.length - 1] += shown(pieces[at]);
      else words.push(shown(pieces[at]));
    }
    return [...new Map(words.map(trimmed).filter(Boolean).map((word) => [word.toLowerCase(), word])).values()];
  }

  // What was found in a result: where, in which words, and through which words that are not shown.
  function found(data, asked) {
    const pieces = data.content.split(" ");
    const places = placesIn(pieces, data.locations, asked);
    const [seen, unseen] = [false, true].map((is) => places.filter((place) => isUnseen(pieces[place]) === is));
    return { pieces, places, words: wordsAt(pieces, seen), unseen: wordsAt(pieces, unseen) };
  }

  // A place that is not shown counts as the word before it.
  function visible(pieces, place) {
    let at = place;
    while (at > 0 && isUnseen(pieces[at])) at -= 1;
    return at;
  }

  // Where the excerpt begins: before the words that are near to most of the places found.
  function startOf(pieces, places) {
    let best = { at: 0, number: 0 };
    for (const [index, at] of places.entries()) {
      let room = LENGTH - BEFORE;
      let end = at;
      while (end < pieces.length && room > 0) room -= pieces[end++].length + 1;
      const number = places.slice(index).filter((place) => place < end).length;
      if (number > best.number) best = { at, number };
    }
    let start = best.at;
    for (let room = BEFORE; start > 0 && room > 0; ) room -= pieces[--start].length + 1;
    return start;
  }

  // Add a piece at the end; a mark continues if its last word does.
  function append(made, piece, marked) {
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}#+]*)$/su.exec(shown(piece));
    if (marked && word) {
      const last = made.lastChild;
      if (!before && last?.localName === "mark") last.append(word);
      else made.append(before, Object.assign(document.createElement("mark"), { textContent: word }));
    } else made.append(before + word);
    const rest = after + (runsOn(piece) ? "" : " ");
    if (rest) made.append(rest);
  }

  function paragraph({ pieces, places }) {
    const marked = new Set(places.filter((place) => !isUnseen(pieces[place])));
    const start = startOf(pieces, places.map((place) => visible(pieces, place)));
    const made = document.createElement("p");
    made.className = "excerpt";
    if (start > 0) made.append("… ");
    let at = start;
    for (let room = LENGTH; at < pieces.length && room > 0; at += 1) {
      if (isUnseen(pieces[at])) continue;
      append(made, pieces[at], marked.has(at));
      room -= pieces[at].length + 1;
    }
    if (pieces.slice(at).some((piece) => !isUnseen(piece))) made.append("…");
    made.normalize();
    return made;
  }

  const forAddress = ({ words }) => words.slice(0, MOST_WORDS);
  // The words of a text for comparing, and the parts of those that punctuation joins.
  const formsOf = (text) => [plain(text), ...text.split(/[^\p{L}\p{M}\p{N}]+/u).map(plain)].filter(Boolean);
  // Everything about a result that can have the query in it, as a whole and in words.
  const facts = (data) => Object.values(data.meta).flatMap((text) => [plain(text), ...text.split(/\s+/u).flatMap(formsOf)]);

  return { found, paragraph, forAddress, facts, formsOf, readable };
})();

// Notes next to their passages. With a margin, each note is at the height of its passage, below the note before it; the
// active one moves to its passage. Without a margin, a note opens under its paragraph. Without this script, all notes are
// open in the margin or under their paragraph. The single page has several articles, each with its own notes, and one
// active note.

(() => {
  const margin = matchMedia("screen and (min-width: 64rem)");
  const narrow = matchMedia("screen and (max-width: 63.99rem)");
  const GAP = 12;
  const FITS = ["whole", "brief", "short", "line"]; // how much of a note is shown until it is looked at
  const GISTS = { short: 48, line: 20 }; // how many letters of its text
  const articles = [...document.querySelectorAll(".annotated")].map((annotated) => ({ annotated, notes: [...annotated.querySelectorAll(".note")] }));
  const all = articles.flatMap(({ notes }) => notes);
  // The first passage of a note in the text; it is not always the first in the file.
  const passageOf = (note) => {
    const id = `passage-${note.id.slice("note-".length)}`;
    return document.querySelector(`[id="${id}"], [id^="${id}_"]`);
  };
  let looked = null;

  function place({ annotated, notes }) {
    annotated.classList.toggle("placed", margin.matches);
    if (!margin.matches) {
      annotated.style.minHeight = "";
      for (const note of notes) note.style.top = "";
      return;
    }
    const closed = fit(annotated, notes);
    const top = annotated.getBoundingClientRect().top;
    const wanted = (note) => (passageOf(note)?.getBoundingClientRect().top ?? top) - top;
    const places = notes.map((note) => ({ note, at: wanted(note), height: note.offsetHeight }));
    spread(places, notes.indexOf(looked), closed);
    for (const { note, at } of places) note.style.top = `${at}px`;
    annotated.style.minHeight = `${Math.max(0, ...places.map(({ at, height }) => at + height))}px`;
  }

  // The beginning of a note's text, as an image of it: screen readers still get the whole text.
  function addGist(note) {
    const text = note.querySelector(".note-text").textContent.trim().replace(/\s+/g, " ");
    for (const [level, most] of Object.entries(GISTS)) {
      const gist = document.createElement("p");
      gist.className = `note-gist ${level}`;
      gist.setAttribute("aria-hidden", "true");
      gist.textContent = text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")}\u00a0…` : text;
      note.querySelector(".note-text").before(gist);
    }
  }

  // Shorten the notes so that all fit next to the text. The active one is measured like the rest, so that it does not
  // change the others. Returns the height of each in pixels.
  function fit(annotated, notes) {
    annotated.style.minHeight = "";
    looked?.classList.remove("looked");
    const room = annotated.offsetHeight;
    const level = FITS.find((each) => {
      annotated.dataset.fit = each;
      return notes.reduce((sum, note) => sum + note.offsetHeight + GAP, 0) <= room;
    });
    annotated.dataset.fit = level ?? FITS.at(-1);
    const heights = notes.map((note) => note.offsetHeight);
    looked?.classList.add("looked");
    return heights;
  }

  // Separate notes that overlap. The active one stays at its passage: notes before it move up, notes after it move down.
  // If there is no room above, the others stay where they are without an active note, and it covers them: otherwise it
  // would be too far below its passage to see both.
  function spread(places, fixed, closed) {
    const before = closed.slice(0, Math.max(fixed, 0)).reduce((sum, height) => sum + height + GAP, 0);
    const over = fixed >= 0 && before > places[fixed].at ? places[fixed] : null;
    for (let i = over ? 0 : fixed; i > 0; i -= 1) {
      places[i - 1].at = Math.min(places[i - 1].at, places[i].at - places[i - 1].height - GAP);
    }
    let below = 0;
    places.forEach((each, number) => {
      const at = Math.max(each.at, below);
      below = at + (each === over ? closed[number] : each.height) + GAP;
      if (each !== over) each.at = at;
    });
  }

  // Scroll until a note and its passage are both visible. A note under a long paragraph does not fit with it: it stays at
  // the bottom of the window while the paragraph is read.
  function show(note) {
    const line = passageOf(note)?.closest("mark")?.getClientRects()[0];
    note.classList.remove("sheet");
    if (!line) {
      note.scrollIntoView({ block: "nearest" });
      return;
    }
    const most = innerHeight - 2 * GAP;
    note.classList.toggle("sheet", narrow.matches && note.getBoundingClientRect().bottom - line.top > most);
    const box = note.getBoundingClientRect();
    const sheet = note.classList.contains("sheet");
    const top = sheet ? line.top : Math.min(line.top, box.top);
    const bottom = sheet ? line.bottom : Math.max(line.bottom, Math.min(box.bottom, top + most));
    const room = sheet ? innerHeight - box.height : innerHeight;
    if (top >= 0 && bottom <= room) return;
    scrollBy({ top: (top + bottom - room) / 2 });
  }

  function look(note) {
    const before = looked;
    looked = note;
    for (const article of articles) {
      if (!article.notes.includes(before) && !article.notes.includes(note)) continue;
      for (const other of article.notes) {
        other.classList.toggle("looked", other === note);
        if (other !== note) other.classList.remove("sheet");
      }
      for (const mark of article.annotated.querySelectorAll("mark")) {
        mark.classList.toggle("looked", Boolean(note) && mark.dataset.notes.split(" ").includes(note.id.slice("note-".length)));
      }
      if (article.notes.includes(note) && narrow.matches) note.classList.add("open");
      place(article);
    }
  }

  const noteAt = (hash) => {
    const id = decodeURIComponent(hash.slice(1)).replace(/^passage-/, "note-").replace(/_\d+$/, "");
    return all.find((note) => note.id === id) ?? null;
  };

  const noteOf = (target) => {
    const reference = target.closest(".note-ref");
    const mark = target.closest("mark");
    if (reference) return noteAt(reference.hash);
    return mark ? document.getElementById(`note-${mark.dataset.notes.split(" ").at(-1)}`) : target.closest(".placed .note");
  };

  const touch = (event) => {
    if (event.target.closest("a:not(.note-ref, .note-number), summary, button")) return;
    const reference = event.target.closest(".note-ref");
    const note = noteOf(event.target);
    if (!note) return;
    if (narrow.matches && note === looked && note.classList.contains("open")) {
      event.preventDefault();
      note.classList.remove("open", "sheet");
      look(null);
      return;
    }
    look(note);
    if (!reference || reference.hash === location.hash) show(note); // else the new address does it
  };

  const follow = () => {
    const note = noteAt(location.hash);
    if (!note) return;
    look(note);
    const passage = document.getElementById(decodeURIComponent(location.hash.slice(1)).replace(/^note-/, "passage-"));
    (passage ?? passageOf(note) ?? note).scrollIntoView({ block: "center" });
    show(note);
  };

  all.forEach(addGist);
  for (const article of articles) {
    const { annotated } = article;
    place(article);
    annotated.addEventListener("click", touch);
    annotated.addEventListener("focusin", (event) => {
      const note = event.target.closest(".placed .note");
      if (note && note !== looked && event.target.matches(":focus-visible")) {
        look(note);
        show(note);
      }
    });
    const sizes = new ResizeObserver(() => place(article));
    for (const sized of [annotated, ...article.notes]) sizes.observe(sized);
    for (const details of annotated.querySelectorAll("details")) details.addEventListener("toggle", () => place(article));
  }
  const placeAll = () => articles.forEach(place);
  follow();
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const { annotated } of articles) annotated.classList.remove("placed");
  });
  addEventListener("afterprint", placeAll);
  document.fonts?.ready.then(placeAll);

  // For the keys: the next or previous note, from the active one.
  document.addEventListener("briefing:step", (event) => {
    const here = all.indexOf(looked);
    const next = all[here + event.detail] ?? all[event.detail > 0 ? 0 : all.length - 1];
    if (!next) return;
    look(next);
    (passageOf(next)?.closest("mark") ?? next).scrollIntoView({ block: "center" });
    show(next);
    next.querySelector(".note-number").focus({ preventScroll: true });
  });
})();

// Notes beside their passages. Where there is a margin, each note is set at the height of its passage, below the note
// before it; the one that is looked at is drawn to its passage. Where there is none, a note opens under its paragraph.
// Without this script the notes stand in the margin, or under their paragraph, all of them open.

(() => {
  const annotated = document.querySelector(".annotated");
  if (!annotated) return;

  const margin = matchMedia("screen and (min-width: 64rem)");
  const narrow = matchMedia("screen and (max-width: 63.99rem)");
  const GAP = 12;
  const notes = [...annotated.querySelectorAll(".note")];
  const passageOf = (note) => document.getElementById(`passage-${note.id.slice("note-".length)}`);
  let looked = null;

  const wanted = (note) => {
    const passage = passageOf(note);
    return passage ? passage.getBoundingClientRect().top - annotated.getBoundingClientRect().top : 0;
  };

  function place() {
    annotated.classList.toggle("placed", margin.matches);
    annotated.classList.toggle("folded", narrow.matches);
    if (!margin.matches) {
      annotated.style.minHeight = "";
      for (const note of notes) note.style.top = "";
      return;
    }
    annotated.classList.remove("crowded");
    const text = [...annotated.querySelectorAll(".text")].reduce((sum, each) => sum + each.offsetHeight, 0);
    annotated.classList.toggle("crowded", notes.reduce((sum, note) => sum + note.offsetHeight + GAP, 0) > text);
    const places = notes.map((note) => ({ note, at: wanted(note), height: note.offsetHeight }));
    spread(places, looked ? notes.indexOf(looked) : -1);
    for (const { note, at } of places) note.style.top = `${at}px`;
    const last = places.at(-1);
    annotated.style.minHeight = last ? `${last.at + last.height}px` : "";
  }

  // Push notes apart. The one that is looked at keeps its place: those before it give way upwards, those after it
  // downwards; what would stand above the top is pushed down again.
  function spread(places, fixed) {
    for (let i = fixed - 1; i >= 0; i -= 1) {
      places[i].at = Math.min(places[i].at, places[i + 1].at - places[i].height - GAP);
    }
    let below = 0;
    for (const each of places) {
      each.at = Math.max(each.at, below);
      below = each.at + each.height + GAP;
    }
  }

  function look(note) {
    looked = note;
    for (const other of notes) other.classList.toggle("looked", other === note);
    for (const mark of annotated.querySelectorAll("mark")) {
      mark.classList.toggle("looked", Boolean(note) && mark.dataset.notes.split(" ").includes(note.id.slice("note-".length)));
    }
    if (note && narrow.matches) note.classList.add("open");
    place();
  }

  const noteAt = (hash) => {
    const id = decodeURIComponent(hash.slice(1)).replace(/^passage-/, "note-").replace(/_\d+$/, "");
    return notes.find((note) => note.id === id) ?? null;
  };

  annotated.addEventListener("click", (event) => {
    if (event.target.closest("a:not(.note-ref), summary, button")) return;
    const reference = event.target.closest(".note-ref");
    const mark = event.target.closest("mark");
    const note = reference ? noteAt(reference.hash) : mark ? document.getElementById(`note-${mark.dataset.notes.split(" ").at(-1)}`) : null;
    if (!note) return;
    if (narrow.matches && note.classList.contains("open")) {
      event.preventDefault();
      note.classList.remove("open");
      return;
    }
    look(note);
    if (!reference && !margin.matches) note.scrollIntoView({ block: "nearest" });
  });

  const follow = () => {
    const note = noteAt(location.hash);
    if (!note) return;
    look(note);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ block: "center" });
  };

  place();
  follow();
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => annotated.classList.remove("placed", "folded"));
  addEventListener("afterprint", place);
  new ResizeObserver(place).observe(annotated);
  for (const details of annotated.querySelectorAll("details")) details.addEventListener("toggle", place);
  document.fonts?.ready.then(place);

  // For the keys: the next or previous note, from the one that is looked at.
  document.addEventListener("briefing:step", (event) => {
    const here = notes.indexOf(looked);
    const next = notes[here + event.detail] ?? notes[event.detail > 0 ? 0 : notes.length - 1];
    if (!next) return;
    look(next);
    (passageOf(next)?.closest("mark") ?? next).scrollIntoView({ block: "center" });
    next.querySelector(".note-number").focus({ preventScroll: true });
  });
})();

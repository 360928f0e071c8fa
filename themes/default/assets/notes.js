// Where there is a margin, set each note at the height of its passage, below the note before it.
// Without this script the notes stand in the margin too, and paragraphs wait for them.

const annotated = document.querySelector(".annotated");
const margin = matchMedia("screen and (min-width: 64rem)");
const GAP = 12;

function place() {
  annotated.classList.toggle("placed", margin.matches);
  let below = 0;
  for (const note of annotated.querySelectorAll(".note")) {
    note.style.top = "";
    if (!margin.matches) continue;
    const passage = document.getElementById(`passage-${note.id.slice("note-".length)}`);
    const wanted = passage ? passage.getBoundingClientRect().top - annotated.getBoundingClientRect().top : 0;
    const top = Math.max(wanted, below);
    note.style.top = `${top}px`;
    below = top + note.offsetHeight + GAP;
  }
  annotated.style.minHeight = margin.matches ? `${below}px` : "";
}

if (annotated) {
  place();
  new ResizeObserver(place).observe(annotated);
  for (const details of annotated.querySelectorAll("details")) details.addEventListener("toggle", place);
  document.fonts?.ready.then(place);
}

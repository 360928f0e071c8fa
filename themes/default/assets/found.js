// Highlights the words that were found on a page opened from a search, with the browser's own highlights, so that the
// text is not changed (https://www.w3.org/TR/css-highlight-api-1/). Escape removes the highlights.

(() => {
  const asked = new URLSearchParams(location.search);
  const words = asked.getAll("found").filter(Boolean);
  if (!words.length || !CSS.highlights) return;

  // A word ends where letters end; in Chinese, Japanese, Korean, Thai and similar scripts it can end anywhere.
  const LETTER = "[\\p{L}\\p{N}]";
  const UNSPACED = new RegExp(`[${briefingSearch.words.UNSPACED}]`, "u");
  const escaped = words.map((word) => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    const [before, after] = [[...word].at(0), [...word].at(-1)].map((letter) => !UNSPACED.test(letter));
    return `${before ? `(?<!${LETTER})` : ""}${plain}${after ? `(?!${LETTER})` : ""}`;
  });
  const pattern = new RegExp(escaped.join("|"), "giu");

  function* rangesIn(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const match of walker.currentNode.data.matchAll(pattern)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        yield range;
      }
    }
  }

  const ranges = [...rangesIn(document.getElementById("main"))];
  CSS.highlights.set("found", new Highlight(...ranges));
  if (!location.hash) ranges[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") CSS.highlights.delete("found");
  });

  // Readers then copy the page's own address.
  asked.delete("found");
  try {
    history.replaceState(history.state, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
  } catch {
    // some browsers do not let a page in a folder change its address
  }
})();

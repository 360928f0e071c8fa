// On a page that a search has led to, the words that were found are highlighted, by the browser's own highlights, so
// that nothing is put into the text (https://www.w3.org/TR/css-highlight-api-1/). Escape takes the highlights away.

(() => {
  const asked = new URLSearchParams(location.search);
  const words = asked.getAll("found").filter(Boolean);
  if (!words.length || !CSS.highlights) return;

  // A word ends where letters end, but in Chinese, Japanese, Korean, Thai and their like it ends anywhere.
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

  // The address that a reader copies from here is the page's own.
  asked.delete("found");
  try {
    history.replaceState(history.state, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
  } catch {
    // a page opened from a folder may not change its address
  }
})();

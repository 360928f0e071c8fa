"""How well `briefing clean` does on pages whose true texts are known: F1 by runs of four words, the mean of all pages.

Run as ``python -m tests.benchmarks.clean FOLDER``. In the folder each page is a file `<name>.html` with its true text,
a paragraph a line, beside it in `<name>.txt`. Every page is read twice: as HTML, and as the plain text that somebody
would have copied from it. No such pages are part of the project: they belong to their publishers.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from builder.clean.blocks import blocks
from builder.clean.files import clean_all, read

RUN = 4
"""Words of a run."""


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at:at + RUN]) for at in range(max(len(words) - RUN + 1, 1))) if words else Counter()


def score(text: str, true: str) -> float:
    """F1 of the runs of a text against those of the true one: 1 is the same."""
    mine, wanted = runs(text), runs(true)
    common = (mine & wanted).total()
    return 2 * common / (mine.total() + wanted.total()) if common else 0.0


def kept(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in clean_all({"page": read(data)})["page"].paragraphs)


def scores(folder: Path) -> Iterator[tuple[str, float, float, float]]:
    """Of each page its name, and the scores as HTML, as plain text, and of that text untouched."""
    for page in sorted(folder.glob("*.html")):
        data, true = page.read_bytes(), page.with_suffix(".txt").read_text(encoding="utf-8")
        shown = "\n".join(part.text for part in blocks(read(data).text).found)
        yield page.stem, score(kept(data), true), score(kept(shown.encode()), true), score(shown, true)


def main() -> int:
    if len(sys.argv) != 2 or not any(Path(sys.argv[1]).glob("*.html")):
        print(__doc__, file=sys.stderr)
        return 2
    found = list(scores(Path(sys.argv[1])))
    for name, *each in found:
        print(f"{name:<40}" + "".join(f"{value:8.3f}" for value in each))
    means = [mean(column) for column in list(zip(*found, strict=True))[1:]]
    print(f"{f'mean of {len(found)} pages':<40}" + "".join(f"{value:8.3f}" for value in means)
          + "\n" + " " * 40 + "    HTML    text  as is")
    return 0


if __name__ == "__main__":
    sys.exit(main())

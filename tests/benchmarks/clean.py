"""How well `briefing clean` does on pages whose true texts and facts are known.

Run as ``python -m tests.benchmarks.clean FOLDER…``. In a folder each page is a file `<name>.html` with its true text, a
paragraph a line, beside it in `<name>.txt`, and what is known about it in `<name>.json`: any of `title`, `publisher`,
`author`, `published`. The score of a text is F1 by runs of four words, and that of a folder the mean of its pages.

Every page is read as HTML, as the plain text that somebody would have copied from it, and as that text broken into
lines: of 72 columns with an empty line between paragraphs, and of 80 without. Where there is a `<name>.<kind>.dump`, as
of a text browser, it is read too. No such pages are part of the project: they belong to their publishers.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean

from builder.clean.batch import clean_files, decode_file
from builder.clean.page import parse_page
from builder.clean.values import ArticleFacts, CleanedArticle

RUN = 4
"""Words of a run."""
FACTS = ("title", "publisher", "author", "published")


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + RUN]) for at in range(max(len(words) - RUN + 1, 1))) if words else Counter()


def score(text: str, true: str) -> float:
    """F1 of the runs of a text against those of the true one: 1 is the same."""
    mine, wanted = runs(text), runs(true)
    common = (mine & wanted).total()
    return 2 * common / (mine.total() + wanted.total()) if common else 0.0


def cleaned(data: bytes) -> CleanedArticle:
    return clean_files({"page": decode_file(data)})["page"]


def text_of(article: CleanedArticle) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


def wrapped(paragraphs: list[str], width: int, between: str) -> str:
    return between.join("\n".join(textwrap.wrap(text, width)) for text in paragraphs)


def ways(page: Path, shown: list[str]) -> Iterator[tuple[str, bytes]]:
    """The forms in which a page may come, by their names."""
    yield "text", "\n".join(shown).encode()
    yield "at 72", wrapped(shown, 72, "\n\n").encode()
    yield "at 80", wrapped(shown, 80, "\n").encode()
    for dump in sorted(page.parent.glob(f"{page.stem}.*.dump")):
        yield dump.suffixes[-2].strip("."), dump.read_bytes()


def scores(page: Path) -> tuple[dict[str, float], ArticleFacts]:
    """What a page scores in each form, and what was found out about it."""
    data, true = page.read_bytes(), page.with_suffix(".txt").read_text(encoding="utf-8")
    article = cleaned(data)
    shown = [part.text for part in parse_page(decode_file(data).text).blocks.logical_lines]
    return {
        "HTML": score(text_of(article), true),
        **{name: score(text_of(cleaned(form)), true) for name, form in ways(page, shown)},
        "as is": score("\n".join(shown), true),
    }, article.facts


def right(known: Mapping[str, str], facts: ArticleFacts) -> dict[str, bool]:
    """Which facts were found out as they are known, case and signs apart."""
    found = {
        "title": facts.title,
        "publisher": facts.publisher,
        "author": "; ".join(facts.authors),
        "published": facts.published,
    }
    return {kind: _plain(found[kind]) == _plain(str(known[kind])) for kind in FACTS if kind in known}


def _plain(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))


def measure(folder: Path) -> None:
    columns: dict[str, list[float]] = defaultdict(list)
    facts: dict[str, list[bool]] = defaultdict(list)
    for page in sorted(folder.glob("*.html")):
        each, found = scores(page)
        for name, value in each.items():
            columns[name].append(value)
        known = page.with_suffix(".json")
        told = right(json.loads(known.read_text(encoding="utf-8")), found) if known.is_file() else {}
        for kind, is_right in told.items():
            facts[kind].append(is_right)
        wrong = ", ".join(kind for kind, is_right in told.items() if not is_right)
        print(
            f"{page.stem:<40.40}"
            + "".join(f"  {name} {value:.3f}" for name, value in each.items())
            + (f"  wrong: {wrong}" if wrong else "")
        )
    print(f"{folder}: mean of {len(columns['HTML'])} pages")
    for name, values in columns.items():
        print(f"  {name:<12}{mean(values):.3f}")
    for kind, all_right in facts.items():
        print(f"  {kind:<12}{mean(all_right):.3f} right of {len(all_right)}")


def main() -> int:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders or not all(any(folder.glob("*.html")) for folder in folders):
        print(__doc__, file=sys.stderr)
        return 2
    for folder in folders:
        measure(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What an author changes between two builds, in a briefing and in the Hugo site of the same corpus.

`python -m tests.benchmarks.edits EDIT NUMBER ARTICLES --briefing FOLDER… --hugo FOLDER` makes one. Each number changes
something else, so that every build after an edit has something to do.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.briefing_form import write, write_article, write_briefing, write_entries
from tests.benchmarks.corpus import Corpus, with_one_word_more
from tests.benchmarks.hugo_form import SITE, write_hugo_article, write_hugo_entries, write_hugo_site
from tests.benchmarks.nonsense import NonsenseEntry

FREQUENT_TENTH = 10
"""The entry that is renamed first is at a tenth of the list of entries by how often they are named."""


@dataclass(frozen=True)
class Folders:
    """The folders of briefings, each with `content` and `theme`, and those of Hugo sites."""

    briefings: Sequence[Path]
    hugo: Sequence[Path]


def write_all(corpus: Corpus, number: int, folders: Folders) -> None:
    """Write the corpus as it is before any edit."""
    for folder in folders.briefings:
        write_briefing(folder / "content", corpus)
    for folder in folders.hugo:
        write_hugo_site(folder, corpus)
    change_template(corpus, number, folders)
    change_word(corpus, number, folders)


def change_article(corpus: Corpus, number: int, folders: Folders) -> None:
    """Add a word to a sentence of an article that names an entry."""
    article = with_one_word_more(corpus.article((corpus.size // 3 + number) % corpus.size), "lately")
    for folder in folders.briefings:
        write_article(folder / "content", article)
    for folder in folders.hugo:
        write_hugo_article(folder, article)


def rename_entry(corpus: Corpus, number: int, folders: Folders) -> None:
    """Give an entry a new name and keep the old one as another name. Entries that were renamed before stay so."""
    entries = list(corpus.nonsense.entries)
    for at in range(len(entries) // FREQUENT_TENTH, len(entries) // FREQUENT_TENTH + number + 1):
        entries[at] = _renamed(entries[at])
    for folder in folders.briefings:
        write_entries(folder / "content", entries)
    for folder in folders.hugo:
        write_hugo_entries(folder, entries)


def _renamed(entry: NonsenseEntry) -> NonsenseEntry:
    return replace(entry, name=f"Vonrel {entry.name}", aliases=(*entry.aliases, entry.name))


def change_template(corpus: Corpus, number: int, folders: Folders) -> None:
    """Change the template of an article."""
    paragraph = f"<p>Edition {number}</p>"
    block = f"{{% block article_header %}}{{{{ super() }}}}{paragraph}{{% endblock %}}"
    for folder in folders.briefings:
        _write_new(folder / "theme/templates/article.html", f'{{% extends "default/article.html" %}}\n{block}\n')
    usual = (SITE / "layouts/page.html").read_text(encoding="utf-8")
    for folder in folders.hugo:
        _write_new(folder / "layouts/page.html", usual.replace("{{ .Content }}", f"{paragraph}{{{{ .Content }}}}"))


def change_word(corpus: Corpus, number: int, folders: Folders) -> None:
    """Change a word of the interface that is on every page."""
    for folder in folders.briefings:
        _write_new(folder / "theme/words/en.yaml", f"site:\n  skip: Skip to text {number}\n")
    usual = (SITE / "i18n/en.toml").read_text(encoding="utf-8")
    for folder in folders.hugo:
        _write_new(folder / "i18n/en.toml", usual.replace("Skip to the text", f"Skip to text {number}"))


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text)


EDITS: dict[str, Callable[[Corpus, int, Folders], None]] = {
    "write": write_all,
    "article": change_article,
    "entry": rename_entry,
    "template": change_template,
    "word": change_word,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edit", choices=EDITS)
    parser.add_argument("number", type=int)
    parser.add_argument("articles", type=int)
    parser.add_argument("--briefing", type=Path, nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--hugo", type=Path, nargs="*", default=[], metavar="FOLDER")
    given = parser.parse_args()
    EDITS[given.edit](Corpus(given.articles), given.number, Folders(given.briefing, given.hugo))


if __name__ == "__main__":
    main()

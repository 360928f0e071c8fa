"""Write a corpus as a Hugo site: `python -m tests.benchmarks.hugo_form FOLDER ARTICLES`.

Names that a briefing links are links here, notes are footnotes, and entries are terms of a taxonomy, so that the page
of an entry lists the articles that name it. Events, claims and judgements are pages with links to their passages.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.briefing_form import joined, write
from tests.benchmarks.corpus import Article, Block, Corpus
from tests.benchmarks.nonsense import NonsenseEntry

SITE = Path(__file__).parent / "hugo_site"
"""Settings, templates, words and a style sheet, which are the same for every corpus."""


def write_hugo_site(folder: Path, corpus: Corpus) -> None:
    """Write the source of a Hugo site."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    content = folder / "content"
    for name in ("articles", "events", "claims", "judgements"):
        (content / name).mkdir(parents=True, exist_ok=True)
        write(content / name / "_index.md", _page(name.capitalize()))
    write(content / "_index.md", _page("Overview", "All of this is nonsense."))
    for article in corpus.articles():
        write_hugo_article(folder, article)
    write_hugo_entries(folder, corpus.nonsense.entries)
    for event in corpus.events():
        body = f"{event.summary}\n\n{_links([*event.who, event.place])}\n\n{_passages(event.evidence)}"
        write(content / "events" / f"{event.id}.md", _page(event.title, body, date=event.date))
    for claim in corpus.claims():
        body = "\n".join(f"- {_link(who)} {stance}: {_passages([passage])}" for who, stance, passage in claim.positions)
        write(content / "claims" / f"{claim.id}.md", _page(claim.statement, body))
    for each in corpus.judgements():
        body = f"{each.likelihood}, {each.confidence}\n\n{_passages(each.evidence)}"
        write(content / "judgements" / f"{each.id}.md", _page(each.statement, body))


def write_hugo_article(folder: Path, article: Article) -> None:
    """Write an article with its notes."""
    blocks = [(block.kind, _with_links(article, at, block)) for at, block in enumerate(article.blocks)]
    notes = "".join(f"[^{note.id}]: See {_link(note.entry)}. {note.text}\n\n" for note in article.notes)
    text = _page(
        article.title,
        f"{joined(blocks)}\n{notes}",
        date=article.published,
        publisher=article.publisher,
        author=article.author,
        entries=article.entries,
    )
    write(folder / "content" / "articles" / f"{article.id}.md", text)


def write_hugo_entries(folder: Path, entries: Iterable[NonsenseEntry]) -> None:
    """Write the terms of the taxonomy."""
    for entry in entries:
        path = folder / "content" / "entries" / entry.id / "_index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, _page(entry.name, entry.summary, kind=entry.type, also=list(entry.aliases)))


def _with_links(article: Article, at: int, block: Block) -> str:
    """The text of a block with links and footnotes, put in from the end so that the offsets before stay right."""
    added = [(note.end, note.end, f"[^{note.id}]") for note in article.notes if note.block == at]
    for mention in block.mentions:
        if mention.linked:
            words = block.text[mention.start : mention.end]
            added.append((mention.start, mention.end, f"[{words}]({_address(mention.entry)})"))
    text = block.text
    for start, end, words in sorted(added, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def _page(title: str, body: str = "", **facts: str | list[str]) -> str:
    """A page: its front matter, without what is empty, and its text. JSON is YAML, too."""
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in {"title": title, **facts}.items() if value]
    return f"---\n{''.join(lines)}---\n\n{body}\n"


def _address(entry: NonsenseEntry) -> str:
    return f"/entries/{entry.id}/"


def _link(entry: NonsenseEntry) -> str:
    return f"[{entry.name}]({_address(entry)})"


def _links(entries: Iterable[NonsenseEntry]) -> str:
    return ", ".join(map(_link, entries))


def _passages(names: Iterable[str]) -> str:
    """Links to passages that are named as `article#note`; Hugo's address of a footnote has its number, not its name."""
    pairs = [name.split("#") for name in names]
    return ", ".join(f"[{article}](/articles/{article}/#fnref:{int(note[1:]) + 1})" for article, note in pairs)


if __name__ == "__main__":
    write_hugo_site(Path(sys.argv[1]), Corpus(int(sys.argv[2])))

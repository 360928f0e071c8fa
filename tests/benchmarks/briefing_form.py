"""Write a corpus as a briefing: `python -m tests.benchmarks.briefing_form FOLDER ARTICLES`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.corpus import Article, ArticleNote, Corpus
from tests.benchmarks.nonsense import NonsenseEntry

LEADS = {"heading": "## ", "quotation": "> ", "item": "- ", "paragraph": ""}
"""What Markdown has before a block of a kind."""


def write_briefing(folder: Path, corpus: Corpus) -> None:
    """Write the content folder of a briefing."""
    for name in ("articles", "notes", "entries", "pages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write(folder / "briefing.yaml", f"title: A briefing of {corpus.size} articles\nlanguage: en\n")
    write(folder / "pages" / "index.md", "---\ntitle: Overview\n---\n\nAll of this is nonsense.\n")
    for article in corpus.articles():
        write_article(folder, article)
    write_entries(folder, corpus.nonsense.entries)
    write(folder / "events.yaml", "".join(_event(corpus)))
    write(folder / "claims.yaml", "".join(_claims(corpus)))
    write(folder / "judgements.yaml", "".join(_judgements(corpus)))


def write_article(folder: Path, article: Article) -> None:
    """Write an article and its notes."""
    write(folder / "articles" / f"{article.id}.md", f"{_front_matter(article)}\n{markdown(article)}")
    write(folder / "notes" / f"{article.id}.yaml", "".join(_note(article, note) for note in article.notes))


def write_entries(folder: Path, entries: Iterable[NonsenseEntry]) -> None:
    """Write the entries, a file for each type."""
    files: dict[str, list[str]] = {}
    for entry in entries:
        aliases = f"  aliases: [{', '.join(entry.aliases)}]\n" if entry.aliases else ""
        files.setdefault(entry.type, []).append(
            f"- id: {entry.id}\n  type: {entry.type}\n  name: {entry.name}\n{aliases}  summary: {entry.summary}\n"
        )
    for kind, records in files.items():
        write(folder / "entries" / f"{kind}.yaml", "\n".join(records))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def markdown(article: Article) -> str:
    """The text of an article as Markdown, without links and notes."""
    return joined([(block.kind, block.text) for block in article.blocks])


def joined(blocks: Iterable[tuple[str, str]]) -> str:
    """Blocks, each with its kind, as Markdown: an empty line between them, except between items of a list."""
    text, before = "", ""
    for kind, words in blocks:
        text += ("\n" if text and not before == kind == "item" else "") + f"{LEADS[kind]}{words}\n"
        before = kind
    return text


def _front_matter(article: Article) -> str:
    author = f"author: {article.author}\n" if article.author else ""
    via = f"via: {article.via}\n" if article.via else ""
    return (
        f"---\ntitle: {article.title}\npublisher: {article.publisher}\n{author}"
        f"published: {article.published}\n{via}---\n"
    )


def _note(article: Article, note: ArticleNote) -> str:
    quote = article.blocks[note.block].text[note.start : note.end]
    return f"- id: {note.id}\n  quote: {quote}\n  kind: {note.kind}\n  text: See [[{note.entry.id}]]. {note.text}\n"


def _event(corpus: Corpus) -> Iterable[str]:
    for event in corpus.events():
        yield (
            f"- id: {event.id}\n  date: {event.date}\n  title: {event.title}\n"
            f"  who: [{', '.join(each.id for each in event.who)}]\n  place: {event.place.id}\n"
            f"  summary: {event.summary}\n  evidence: [{', '.join(event.evidence)}]\n"
        )


def _claims(corpus: Corpus) -> Iterable[str]:
    for claim in corpus.claims():
        positions = "".join(
            f"    - {{who: {who.id}, stance: {stance}, evidence: {passage}}}\n"
            for who, stance, passage in claim.positions
        )
        yield f"- id: {claim.id}\n  statement: {claim.statement}\n  positions:\n{positions}"


def _judgements(corpus: Corpus) -> Iterable[str]:
    for each in corpus.judgements():
        yield (
            f"- id: {each.id}\n  statement: {each.statement}\n  likelihood: {each.likelihood}\n"
            f"  confidence: {each.confidence}\n  evidence: [{', '.join(each.evidence)}]\n"
        )


if __name__ == "__main__":
    write_briefing(Path(sys.argv[1]), Corpus(int(sys.argv[2])))

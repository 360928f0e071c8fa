"""A connected briefing without the words that rights withhold, for programs other than this one.

The stages of the build know that `Site.briefing` is what the author wrote, and that the texts readers may see are in
`Site.articles`. Other programs are not expected to know that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from builder.meaning.anchor import Anchored
from builder.meaning.known_articles import ReadableArticle
from builder.meaning.outgoing import Outgoing
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.values.briefing import Briefing, UnreadContent
from builder.values.records import Note
from builder.values.references import Prose, Record
from builder.values.text_file import TextFile
from builder.values.vocabulary import Rights

_R = TypeVar("_R", bound=Record)


def without_withheld_words(site: Site) -> Site:
    """Return the same site with its articles and notes as readers may see them, from wherever they are reached.

    The source of a prose keeps the prose of its file alone: a file of notes also has quotes and contexts.
    """
    sources = _ProseSources(site)
    articles = tuple(sources.of_article(_visible(readable)) for readable in site.articles)
    briefing = replace(
        site.briefing,
        articles=tuple(readable.article for readable in articles),
        bodies={readable.article.id: readable.body for readable in articles},
        notes={readable.article.id: tuple(note.note for note in readable.notes) for readable in articles},
        lists={name: tuple(map(sources.of_record, records)) for name, records in site.briefing.lists.items()},
        pages=tuple(map(sources.of_record, site.briefing.pages)),
        unread=UnreadContent(),
    )
    registry = RecordRegistry.of(briefing, {readable.article.id: ReadableArticle(readable) for readable in articles})
    # The links alone: an article with its links also has what its notes quote.
    owners = {
        name: Outgoing(dict(each.linked), list(each.in_texts), list(each.under_keys))
        for name, each in site.owners.items()
    }
    return replace(site, briefing=briefing, registry=registry, articles=articles, owners=owners)


def _visible(readable: VisibleArticle) -> VisibleArticle:
    """Return an article with its notes; these keep the words that they quote if readers may see them, and no others."""
    rights = readable.article.rights
    return readable if rights == "full" else replace(readable, notes=tuple(_cut(a, rights) for a in readable.notes))


def _cut(anchored: Anchored, rights: Rights) -> Anchored:
    note = anchored.note
    # The hints show the words of the article that are nearest to the quote.
    problems = tuple(replace(problem, hint="") for problem in anchored.problems)
    if rights == "link":
        return replace(anchored, note=replace(note, quotes=(), earlier=()), problems=problems)
    quotes = () if problems else tuple(replace(quote, prefix="", suffix="") for quote in note.quotes)
    return replace(anchored, note=replace(note, quotes=quotes), problems=problems)


class _ProseSources:
    """The files that prose was read from, each with its prose alone."""

    def __init__(self, site: Site) -> None:
        files: dict[str, TextFile] = {}
        stretches = defaultdict[str, list[tuple[int, int]]](list)
        for prose in _prose(site.briefing):
            files[prose.source.path] = prose.source
            stretches[prose.source.path].append((prose.start, prose.end))
        self.files: Mapping[str, TextFile] = {path: file.only(stretches[path]) for path, file in files.items()}

    def of_record(self, record: _R) -> _R:
        """Return the record with such sources, also in the values inside it."""
        return cast(_R, self._of_value(record)) if any(prose for _, prose in record.prose()) else record

    def of_article(self, readable: VisibleArticle) -> VisibleArticle:
        """Return the article with such sources in its notes."""
        return replace(readable, notes=tuple(replace(each, note=self._of_note(each.note)) for each in readable.notes))

    def _of_value(self, value: Any) -> Any:
        if isinstance(value, Prose):
            return self._of_prose(value)
        if type(value) is tuple:
            return tuple(map(self._of_value, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        made = {name: self._of_value(each) for name, each in given.items()}
        changed = {name: each for name, each in made.items() if each is not given[name]}
        return replace(value, **changed) if changed else value

    def _of_note(self, note: Note) -> Note:
        return replace(note, text=self._of_prose(note.text)) if note.text else note

    def _of_prose(self, prose: Prose) -> Prose:
        return replace(prose, source=self.files[prose.source.path])


def _prose(briefing: Briefing) -> Iterable[Prose]:
    """Return every prose of the briefing."""
    for notes in briefing.notes.values():
        yield from (note.text for note in notes if note.text)
    for record in briefing.records:
        yield from (prose for _, prose in record.prose() if prose)

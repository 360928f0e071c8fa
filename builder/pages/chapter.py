"""A chapter of a briefing that is read from beginning to end: of a book, or of one long page."""

from __future__ import annotations

from builder.values.records import Article
from builder.values.references import Record
from builder.values.value_class import value_class


@value_class
class Chapter:
    """A chapter: its path with the ending of a site's page, what it holds, what it is called.

    ``kind`` is ``front``, ``page``, ``article``, or a list. ``records`` are its content. A chapter that the
    author has named has a ``title``, another the key ``words``. ``cards`` says that
    its records have chapters of their own, and are shown in it as cards. ``template`` is the name of what
    shows it in a copy, where that is not the kind.
    """

    path: str
    kind: str
    records: tuple[Record, ...] = ()
    title: str = ""
    words: str = ""
    cards: bool = False
    template: str = ""

    @property
    def language(self) -> str:
        """The language of an article's title; empty for what is in the briefing's own language."""
        return (
            next((record.language for record in self.records if isinstance(record, Article)), "")
            if self.kind == "article"
            else ""
        )

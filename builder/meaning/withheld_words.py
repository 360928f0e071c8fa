"""A connected briefing without the words that rights withhold, for programs that are not this one.

The stages of the build know that `Site.briefing` is what the author wrote, and ask `Site.articles` for texts. Others
cannot be expected to.
"""

from __future__ import annotations

from dataclasses import replace

from builder.meaning.anchor import Anchored
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.values.briefing import UnreadContent
from builder.values.vocabulary import Rights


def without_withheld_words(site: Site) -> Site:
    """Return the same site with its articles and notes everywhere as readers may see them."""
    articles = tuple(map(_shown, site.articles))
    briefing = replace(
        site.briefing,
        articles=tuple(readable.article for readable in articles),
        notes={readable.article.id: tuple(note.note for note in readable.notes) for readable in articles},
        unread=UnreadContent(),
    )
    registry = RecordRegistry.of(briefing, {readable.article.id: readable for readable in articles})
    return replace(site, briefing=briefing, registry=registry, articles=articles)


def _shown(readable: VisibleArticle) -> VisibleArticle:
    """An article with its notes: the words that they quote if readers may see them, none of those around."""
    rights = readable.article.rights
    return readable if rights == "full" else replace(readable, notes=tuple(_cut(a, rights) for a in readable.notes))


def _cut(anchored: Anchored, rights: Rights) -> Anchored:
    note = anchored.note
    if rights == "link":
        return replace(anchored, note=replace(note, quotes=(), earlier=()))
    return replace(
        anchored, note=replace(note, quotes=tuple(replace(quote, prefix="", suffix="") for quote in note.quotes))
    )

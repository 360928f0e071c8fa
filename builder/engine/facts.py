"""The facts of a site that targets depend on, each with the fingerprint of what it is today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from builder.engine.fingerprints import fingerprint
from builder.engine.recorded_site import EVERYTHING, ORIGINS
from builder.meaning.site import Site
from builder.values.records import Article
from builder.values.references import Record


class Facts:
    """Fingerprints of facts by their names, each found when it is first asked for.

    A fact about something that is not there has a fingerprint as well: a target can depend on that.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, bytes] = {}
        self._find: dict[str, Callable[[str], Any]] = {
            "record": self._record,
            "note": site.registry.notes.get,
            "article": self._article,
            "notes-on": site.registry.notes_on.get,
            "order": site.registry.order.get,
            "named-as": site.registry.entries_by_name.get,
            "text": self._texts,
            "links": self._links,
            "named": lambda key: tuple(site.named.get(key, {}).items()),
            "list": self._list,
        }
        self._texts_of: dict[str, list[str]] = {}
        for owner, key in site.texts:
            self._texts_of.setdefault(owner, []).append(key)

    def __getitem__(self, name: str) -> bytes:
        found = self._known.get(name)
        if found is None:
            kind, _, key = name.partition(" ")
            value = self._whole(name) if name in (EVERYTHING, ORIGINS) else self._find[kind](key)
            found = self._known[name] = fingerprint(value)
        return found

    def _record(self, key: str) -> Any:
        return self._site.registry.records.get(key)

    def _article(self, key: str) -> Any:
        readable = self._site.registry.articles.get(key)
        if readable is None:
            return None
        notes = tuple(self[f"note {note}"] for note in self._site.registry.notes_on[key])
        return self[f"record {key}"], readable.body, notes

    def _texts(self, owner: str) -> Any:
        """The texts with their links. What the body of an article says is a part of the fact that the article is."""
        texts = ((key, self._site.texts[owner, key]) for key in self._texts_of.get(owner, ()))
        return tuple(
            (key, self[f"article {owner}"], linked.links) if owner in self._site.registry.articles else (key, linked)
            for key, linked in texts
        )

    def _links(self, target: str) -> Any:
        """What points at a record, and which of it is an article: that decides how places are counted."""
        records = self._site.registry.records
        backlinks = self._site.backlinks_to(target)
        return tuple((each, isinstance(records[each.source.partition("#")[0]], Article)) for each in backlinks)

    def _list(self, name: str) -> Any:
        briefing = self._site.briefing
        lists: dict[str, Sequence[Record]] = {
            **briefing.lists,
            "articles": briefing.articles,
            "pages": briefing.pages,
        }
        return tuple(self[f"record {record.id}"] for record in lists.get(name, ()))

    def _whole(self, name: str) -> Any:
        site = self._site
        if name == ORIGINS:
            return site.origins.ends
        briefing = site.briefing
        return (
            briefing.settings,
            tuple(self[f"article {article.id}"] + self[f"text {article.id}"] for article in briefing.articles),
            tuple(self[f"text {note}"] for note in site.registry.notes),
            tuple(self[f"record {record.id}"] + self[f"text {record.id}"] for record in briefing.records),
            tuple(chain.from_iterable((target, self[f"links {target}"]) for target in sorted(site.backlinks))),
            self[ORIGINS],
        )

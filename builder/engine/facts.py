"""The facts of a site that targets depend on, each with the fingerprint of what it is today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from builder.engine.article_rows import ArticleRow
from builder.engine.fingerprints import fingerprint
from builder.engine.recorded_site import EVERYTHING, NOTE_MARKS, ORIGINS
from builder.meaning.site import Site
from builder.values.records import Article
from builder.values.references import Record

_KINDS_OF_ARTICLE = ("record", "article", "text", "named", "out")
_KINDS_OF_NOTE = ("note", "text", "named")
"""The facts that an article and its notes are, which its row keeps."""


_NOTHING = fingerprint(None)
"""What stands for what is not there. Most facts that a page asks of a note's id as a record's are such."""


class Facts:
    """Fingerprints of facts by their names, each found when it is first asked for.

    A fact about something that is not there has a fingerprint as well: a target can depend on that. Those of articles
    that were not read are in their ``rows``.
    """

    def __init__(self, site: Site, rows: Mapping[str, ArticleRow] = {}) -> None:
        self._site, self._rows = site, rows
        self._known: dict[str, bytes] = {}
        self._links_of: dict[str, dict[str, bytes]] = {}
        self._find: dict[str, Callable[[str], Any]] = {
            "record": self._record,
            "note": site.registry.notes.get,
            "article": self._article,
            "notes-on": site.registry.notes_on.get,
            "order": site.registry.order.get,
            "named-as": site.registry.entries_by_name.get,
            "text": self._texts,
            "links": self._links,
            "out": self._out,
            "named": lambda key: tuple(site.named.get(key, {}).items()),
            "list": self._list,
            NOTE_MARKS: lambda _: tuple(site.registry.note_marks),
        }

    def __getitem__(self, name: str) -> bytes:
        found = self._known.get(name)
        if found is None:
            found = self._kept(name)
            if found is None:
                value = self._value(name)
                found = _NOTHING if value is None else fingerprint(value)
            self._known[name] = found
        return found

    def of_article(self, article: str) -> dict[str, bytes]:
        """The facts that an article and its notes are."""
        names = [f"{kind} {article}" for kind in _KINDS_OF_ARTICLE]
        names += [f"{kind} {note}" for note in self._site.registry.notes_on[article] for kind in _KINDS_OF_NOTE]
        return {name: self[name] for name in names}

    def links_of(self, owner: str) -> dict[str, bytes]:
        """The fingerprint of what an owner has to say to each target that it points at."""
        row = self._rows.get(owner)
        if row is not None:
            return row.links
        if owner not in self._links_of:
            source = self._site.owners[owner]
            by_target: dict[str, list[object]] = {}
            for target, backlink in (*source.in_texts, *source.under_keys):
                by_target.setdefault(target, []).append(backlink)
            self._links_of[owner] = {target: fingerprint(links) for target, links in by_target.items()}
        return self._links_of[owner]

    def _kept(self, name: str) -> bytes | None:
        row = self._rows.get(name.partition(" ")[2].partition("#")[0])
        return row.facts.get(name) if row else None

    def _value(self, name: str) -> Any:
        kind, _, key = name.partition(" ")
        return self._whole(name) if name in (EVERYTHING, ORIGINS) else self._find[kind](key)

    def _record(self, key: str) -> Any:
        """What the author wrote about a record. How long an article is, is known from the article alone."""
        record = self._site.registry.records.get(key)
        return replace(record, words=0) if isinstance(record, Article) else record

    def _article(self, key: str) -> Any:
        readable = self._site.registry.articles.get(key)
        if readable is None:
            return None
        notes = tuple(self[f"note {note}"] for note in self._site.registry.notes_on[key])
        return self[f"record {key}"], readable.article.words, readable.body, notes

    def _texts(self, name: str) -> Any:
        """The texts with their links. What the body of an article says is a part of the fact that the article is."""
        owner = self._site.owners.get(name.partition("#")[0])
        texts = {key: owner.linked[name, key] for text, key in owner.text_keys if text == name} if owner else {}
        return tuple(
            (key, self[f"article {name}"], linked.links) if name in self._site.registry.articles else (key, linked)
            for key, linked in texts.items()
        )

    def _links(self, target: str) -> Any:
        """Who points at a record, and which of these are articles: that decides how places are counted."""
        articles = self._site.registry.articles
        pointing = self._site.pointing.get(target)
        return pointing and tuple((owner, self.links_of(owner)[target], owner in articles) for owner in pointing)

    def _out(self, owner: str) -> Any:
        """Whom a record points at."""
        source = self._site.owners.get(owner)
        return source and (tuple(source.in_texts), tuple(source.under_keys))

    def _list(self, name: str) -> Any:
        site = self._site
        lists: dict[str, Sequence[Record]] = {**site.briefing.lists, "pages": site.briefing.pages}
        ids = site.registry.articles if name == "articles" else [record.id for record in lists.get(name, ())]
        return tuple(self[f"record {each}"] for each in ids)

    def _whole(self, name: str) -> Any:
        site = self._site
        if name == ORIGINS:
            return tuple(sorted(site.origins.ends.items()))
        return (
            site.briefing.settings,
            tuple(self[f"article {article}"] + self[f"text {article}"] for article in site.registry.articles),
            tuple(self[f"text {note}"] for note in site.registry.notes),
            tuple(self[f"record {record}"] + self[f"text {record}"] for record in site.registry.records),
            tuple(chain.from_iterable((target, self[f"links {target}"]) for target in sorted(site.pointing))),
            self[ORIGINS],
        )

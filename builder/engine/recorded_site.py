"""A site that tells what is asked of it, so that what is made from the answers is known to depend on them.

Each answer is a *fact*, named by a word for what was asked and an id: ``record treaty`` is everything that the author
wrote about that record but not its text, ``links treaty`` all that points at it. `builder.engine.facts` has the
fingerprint of each. To keep what was read while something was made, and to compare it at the next build, is called a
verifying trace in Mokhov, Mitchell and Peyton Jones, "Build systems à la carte" (2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from builder.meaning.origins import CitedReport, OriginFinder
from builder.meaning.registry import RecordRegistry
from builder.meaning.site import Site
from builder.values.briefing import Briefing
from builder.values.references import Ref

EVERYTHING = "everything"
"""The fact that stands for the whole site."""

ORIGINS = "origins"
"""The fact that stands for where all articles, notes and positions say that they come from."""

NOTE_MARKS = "note-marks"
"""The fact that stands for the kinds, tags and authors of all notes."""

_V = TypeVar("_V")

Reader = Callable[[str], object]
"""Is called with the name of each fact that is read."""


def recorded_site(site: Site, read: Reader) -> Site:
    """A site with the same answers, which calls ``read`` with the name of each fact that it is asked for."""
    return Site(
        briefing=_recorded_briefing(site.briefing, read),
        registry=recorded_registry(site.registry, read),
        articles=_RecordedSequence(site.articles, read, EVERYTHING),
        texts=_RecordedMapping(site.texts, read, lambda key: f"text {key[0]}"),
        backlinks=_RecordedMapping(site.backlinks, read, lambda key: f"links {key}"),
        usage=_RecordedMapping(site.usage, read, lambda key: f"links {key}"),
        pointing=_RecordedMapping(site.pointing, read, lambda key: f"links {key}"),
        owners=_RecordedMapping(site.owners, read, lambda key: f"out {key}"),
        named=_RecordedMapping(site.named, read, lambda key: f"named {key}"),
        origins=_RecordedOrigins(site.origins, read),
        lost_notes=site.lost_notes,
    )


def recorded_registry(registry: RecordRegistry, read: Reader) -> RecordRegistry:
    """A registry with the same answers, which calls ``read`` for each."""
    return replace(
        registry,
        records=_RecordedMapping(registry.records, read, lambda key: f"record {key}"),
        notes=_RecordedMapping(registry.notes, read, lambda key: f"note {key}"),
        articles=_RecordedMapping(registry.articles, read, lambda key: f"article {key}"),
        notes_on=_RecordedMapping(registry.notes_on, read, lambda key: f"notes-on {key}"),
        order=_RecordedMapping(registry.order, read, lambda key: f"order {key}"),
        note_marks=_RecordedSequence(registry.note_marks, read, NOTE_MARKS),
        entries_by_name=_RecordedMapping(registry.entries_by_name, read, lambda key: f"named-as {key}"),
    )


def _recorded_briefing(briefing: Briefing, read: Reader) -> Briefing:
    """The settings are not recorded: they hold for everything that is made."""
    return replace(
        briefing,
        articles=_RecordedSequence(briefing.articles, read, "list articles"),
        bodies=_RecordedMapping(briefing.bodies, read, lambda _: EVERYTHING),
        notes=_RecordedMapping(briefing.notes, read, lambda _: EVERYTHING),
        lists={name: _RecordedSequence(list_, read, f"list {name}") for name, list_ in briefing.lists.items()},
        pages=_RecordedSequence(briefing.pages, read, "list pages"),
    )


class _RecordedMapping(Mapping[Any, _V]):
    """A mapping that tells which of its keys are asked for. Who goes through all of it has read everything."""

    def __init__(self, inner: Mapping[Any, _V], read: Reader, fact: Callable[[Any], str]) -> None:
        self._inner, self._read, self._fact = inner, read, fact

    def __getitem__(self, key: Any) -> _V:
        self._read(self._fact(key))
        return self._inner[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._read(self._fact(key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._read(self._fact(key))
        return key in self._inner

    def __iter__(self) -> Iterator[Any]:
        self._read(EVERYTHING)
        return iter(self._inner)

    def __len__(self) -> int:
        self._read(EVERYTHING)
        return len(self._inner)


class _RecordedSequence(Sequence[_V]):
    """A list that tells that it is read: all of it, whatever is asked."""

    def __init__(self, inner: Sequence[_V], read: Reader, fact: str) -> None:
        self._inner, self._read, self._fact = inner, read, fact

    def __getitem__(self, index: Any) -> Any:
        self._read(self._fact)
        return self._inner[index]

    def __iter__(self) -> Iterator[_V]:
        self._read(self._fact)
        return iter(self._inner)

    def __len__(self) -> int:
        self._read(self._fact)
        return len(self._inner)


class _RecordedOrigins(OriginFinder):
    def __init__(self, origins: OriginFinder, read: Reader) -> None:
        self._origins, self._read = origins, read

    @property
    def sources(self) -> Mapping[str, Sequence[str]]:
        self._read(ORIGINS)
        return self._origins.sources

    def cite(self, target: str, via: Sequence[Ref] = ()) -> CitedReport:
        self._read(ORIGINS)
        return self._origins.cite(target, via)

    def grouped(self, targets: Iterable[str]) -> dict[str, list[str]]:
        self._read(ORIGINS)
        return self._origins.grouped(targets)

"""Notes in groups, by which readers browse them: by kind, tag, article and author.

There are such lists if any note says who wrote it or has a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.meaning.site import Site
from builder.values.collation import collation_key
from builder.values.records import NoteMarks
from builder.values.tags import tag_key
from builder.values.vocabulary import NOTE_KINDS

NOTE_GROUPINGS = ("kind", "tag", "article", "author")
"""By what notes are grouped, each on a page of its own; the first is the page that the menu leads to."""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Notes with one value: a kind, a tag, the id of an article, or an author."""

    value: str
    notes: tuple[str, ...]


def note_groupings(site: Site) -> tuple[str, ...]:
    """By what the notes of a site can be browsed; nothing if none has an author or a tag."""
    marks = site.registry.note_marks
    found = {"tag": any(tags for _, _, tags, _ in marks), "author": any(authors for _, _, _, authors in marks)}
    return tuple(name for name in NOTE_GROUPINGS if found.get(name, True)) if any(found.values()) else ()


def group_notes(site: Site, grouping: str) -> tuple[NoteGroup, ...]:
    """The groups in order: kinds and articles in their own, tags and authors in that of the alphabet.

    A note is in the group of each of its tags and authors; in each group notes are in order of article.
    """
    values = _VALUES[grouping]
    groups: dict[str, tuple[str, list[str]]] = {}
    for marks in site.registry.note_marks:
        for value in values(marks):
            groups.setdefault(tag_key(value), (value, []))[1].append(marks[0])
    found = [NoteGroup(value, tuple(notes)) for value, notes in groups.values()]
    if grouping == "kind":
        found.sort(key=lambda group: NOTE_KINDS.index(group.value))
    elif grouping != "article":
        found.sort(key=lambda group: collation_key(group.value))
    return tuple(found)


def group_sizes(groups: Iterable[NoteGroup]) -> int:
    """How many lines the lists of all groups have."""
    return sum(len(group.notes) for group in groups)


_VALUES: Mapping[str, Callable[[NoteMarks], Iterable[str]]] = {
    "kind": lambda marks: (marks[1],),
    "tag": lambda marks: marks[2],
    "article": lambda marks: (marks[0].partition("#")[0],),
    "author": lambda marks: dict.fromkeys(marks[3]),
}

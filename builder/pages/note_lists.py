"""The pages on which readers browse all notes: by kind, tag, article or author, with a list below each value.

They need no script: the values are links to headings. The address of a value is the same however long the lists are:
it is a heading of the first part, or the line of the index there that leads to the part with the heading.
"""

from __future__ import annotations

from itertools import accumulate

from markupsafe import Markup

from builder.pages.note_groups import NoteGroup, note_groupings
from builder.pages.page_parts import LIST_PART, part_of
from builder.pages.record_views import ReviewView
from builder.pages.view_models import NO_ATTRIBUTES, DateView, LinkView, PlainLinkView
from builder.pages.views import Views
from builder.values.site_paths import note_group_id, note_list_path, part_path
from builder.values.value_class import value_class


@value_class
class NoteWayView:
    """A way to browse the notes."""

    href: str
    """The address, relative to the page."""
    words: str
    """What it is called, such as “by tag”."""
    current: bool
    """Whether the page is of this way."""


@value_class
class NoteValueView:
    """A line of the index: a kind, a tag, an article or an author."""

    element: str
    """The id of the line; empty where its heading, which is on the same page, has it."""
    href: str
    """The address of its list."""
    words: str
    """What it is called."""
    attributes: Markup
    """The `lang` and `dir` of the words."""
    count: int
    """How many notes it has."""


@value_class
class ListedNoteView:
    """A note in a list of notes."""

    link: LinkView
    """Its passage."""
    quotes: tuple[str, ...]
    """The words that it is about, in quotation marks, as far as readers may see them."""
    attributes: Markup
    """The `lang` and `dir` of the quotes."""
    kind: str
    """What it does: a key below `kind` of the words."""
    article: LinkView
    """Its article."""
    published: DateView | None
    """When the article was published."""
    text: Markup
    """Its text as finished HTML."""
    by: Markup
    """Who wrote it, with commas between the names."""
    date: DateView | None
    """When it was written."""
    tags: tuple[PlainLinkView, ...]
    """Its tags, as links to their lists."""
    reviewed: tuple[ReviewView, ...]
    """Who has read it for a second time."""


@value_class
class NoteGroupView:
    """The notes of one kind, tag, article or author, as many as the page shows."""

    element: str
    """The id of its heading."""
    words: str
    """The heading."""
    attributes: Markup
    """The `lang` and `dir` of the heading."""
    continued: bool
    """Whether the part before has the beginning of it."""
    notes: tuple[ListedNoteView, ...]
    """The notes."""


@value_class
class NoteListView:
    """All notes in groups."""

    heading: str
    """The title of the page."""
    ways: tuple[NoteWayView, ...]
    """The ways to browse the notes."""
    values: tuple[NoteValueView, ...]
    """The index, on the first part of the page."""
    groups: tuple[NoteGroupView, ...]
    """The groups, as far as the part shows them."""


def note_list_view(views: Views, grouping: str, part: int) -> NoteListView:
    """A part of the list of all notes by kind, tag, article or author."""
    groups = views.shared.note_groups(grouping)
    lines = [(group, note) for group in groups for note in group.notes]
    shown = part_of(lines, part, LIST_PART)
    here = dict.fromkeys(group.value for group, _ in shown)
    before = {group.value for group, _ in lines[: (part - 1) * LIST_PART][-1:]}
    return NoteListView(
        views.words(f"list.{note_list_path(grouping).removesuffix('.html')}"),
        tuple(
            NoteWayView(note_list_path(way), views.words(f"notes-page.{way}"), way == grouping)
            for way in note_groupings(views.site)
        ),
        tuple(_index(views, grouping, groups)) if part == 1 else (),
        tuple(
            NoteGroupView(
                note_group_id(grouping, value),
                _words(views, grouping, value),
                _attributes(views, grouping, value),
                value in before,
                tuple(_listed(views, note) for group, note in shown if group.value == value),
            )
            for value in here
        ),
    )


def _index(views: Views, grouping: str, groups: tuple[NoteGroup, ...]) -> list[NoteValueView]:
    starts = accumulate((len(group.notes) for group in groups), initial=0)
    path = note_list_path(grouping)
    found = []
    for group, start in zip(groups, starts, strict=False):
        element, part = note_group_id(grouping, group.value), start // LIST_PART + 1
        found.append(
            NoteValueView(
                element if part > 1 else "",
                f"{part_path(path, part) if part > 1 else ''}#{element}",
                _words(views, grouping, group.value),
                _attributes(views, grouping, group.value),
                len(group.notes),
            )
        )
    return found


def _words(views: Views, grouping: str, value: str) -> str:
    if grouping == "kind":
        return views.words.label("kind", value)
    return views.registry.name(value) if grouping == "article" else value


def _attributes(views: Views, grouping: str, value: str) -> Markup:
    return views.link(value).attributes if grouping == "article" else NO_ATTRIBUTES


def _listed(views: Views, name: str) -> ListedNoteView:
    note = views.registry.notes[name].note
    article = views.registry.article(note.article)
    return ListedNoteView(
        views.link(name),
        views.quotes(views.registry.passage_texts(name), article.language),
        views.attributes_of_note(name),
        note.kind,
        views.link(article.id),
        views.date(article.published),
        views.blocks(name, "text"),
        views.people(note.by),
        views.date(note.date),
        views.tags(note.tags),
        views.reviews(note.reviewed),
    )

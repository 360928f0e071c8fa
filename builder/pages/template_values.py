"""What each template is given: the values of every template, of every page of a site, and of each sort of page.

The names of the fields are the names in the templates. `docs/themes.md` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from markupsafe import Markup

from builder.pages.entry_matrix import EntryMatrixView
from builder.pages.note_lists import NoteListView
from builder.pages.parts import Parts
from builder.pages.record_views import RecordView
from builder.pages.timeline import TimelineView
from builder.pages.track_record_views import TrackRecordView
from builder.pages.view_models import CardView, CopyView, LabelView, LinkView, MenuItemView, PagingView
from builder.values.briefing import Settings
from builder.values.interface_words import InterfaceWords
from builder.values.value_class import value_class


def template_values(shown: Any) -> dict[str, Any]:
    """The values of a page by name, as a template is given them."""
    return {each.name: getattr(shown, each.name) for each in fields(shown)}


@value_class
class EveryTemplate:
    """What every template is given, those of the parts and of copies included."""

    t: InterfaceWords
    """The words of the interface: `t("note.see")`, `t.count("notes", 3)`, `t.label("kind", "context")`."""
    parts: Parts
    """The parts of the theme, by name: `{{ parts.note(view) }}`."""
    settings: Settings
    """What `briefing.yaml` says; see `docs/records/briefing.md`."""
    editors: Markup
    """The briefing's editors, with commas between them."""
    revision: str
    """The state of the content that the site was built from, at most 12 characters of it."""
    lost_notes: int
    """How many notes have lost their passage; only a draft has any."""
    own_style: bool
    """Whether the theme has an `assets/theme.css`."""
    search_enabled: bool
    """Whether the site has a search."""
    search_filters: tuple[str, ...]
    """By what results can be filtered: keys below `search` of the words."""
    search_labels: tuple[LabelView, ...]
    """The words for the values of the filters that are keys, such as types of records and kinds of notes."""
    card_folders: tuple[str, ...]
    """The folders of pages to which links show cards."""
    keys: tuple[str, ...]
    """What keys do: keys below `keys` of the words."""


@value_class
class EveryPage:
    """What every page of a site is given."""

    path: str
    """The page's path in the output."""
    root: str
    """What leads from the page to the top of the output, to be written before a path: `{{ root }}index.html`."""
    front: bool
    """Whether this is the front page."""
    menu: tuple[MenuItemView, ...]
    """The lists, the author's pages and the theme's own pages."""
    paging: PagingView | None
    """Which part of a list or of a record the page shows; none where it shows all."""
    search_dialog: bool
    """Whether the page has the search in a dialog: where there is one, on all pages but that of the search."""


@value_class
class RecordPage:
    """The page of a record, made of the view that its kind has."""

    view: RecordView
    """The record."""


@value_class
class PartPage:
    """A further part of a record's page: what did not fit before."""

    view: RecordView
    """The record, with what this part shows of its evidence, its positions and the places where it appears."""
    link: LinkView
    """The record itself."""


@value_class
class GroupView:
    """Some records of a list, below a heading of their own."""

    heading: str
    """The heading."""
    views: tuple[CardView, ...]
    """The records."""


@value_class
class SectionView:
    """A list of records."""

    name: str
    """The list's name, such as `articles` or `claims`."""
    heading: str
    """What is written above it."""
    href: str
    """The address of the page that is the whole list."""
    part: str
    """The part of the theme that shows one record of the list."""
    views: tuple[CardView | RecordView, ...]
    """The records, as many as the page shows."""
    total: int
    """How many records the list has."""
    groups: tuple[GroupView, ...] = ()
    """The same records in groups, where the list has any."""
    timeline: TimelineView | None = None
    """The same events as a picture, where they are events."""
    track: TrackRecordView | None = None
    """How sure one was, and what came, where they are judgements of the track record."""

    @property
    def is_cut(self) -> bool:
        """Whether the list has more records than the page shows."""
        return self.total > len(self.views)


@value_class
class ListPage:
    """The page of a list: articles, timeline, claims, judgements, entries or glossary."""

    section: SectionView
    """The list."""
    presence: EntryMatrixView | None
    """Who appears where: the picture for the list of all entries."""


@value_class
class NotesPage:
    """A page of all notes, by kind, tag, article or author."""

    notes: NoteListView
    """The notes."""


@value_class
class ProsePage:
    """A page that the author wrote, or the front page, which every site has."""

    title: str
    """Its title."""
    html: Markup
    """Its text as finished HTML."""
    first: tuple[SectionView, ...]
    """The lists that come before the text: what is concluded, on the front page."""
    sections: tuple[SectionView, ...]
    """The lists that come after it."""
    copies: tuple[CopyView, ...]
    """The copies to take away."""


@value_class
class ThemePage:
    """A page of the theme's own, `pages/NAME.html`."""

    sections: Mapping[str, SectionView]
    """Every list that has something in it, by name: `sections.claims`."""
    copies: tuple[CopyView, ...]
    """The copies to take away."""


@value_class
class PlainPage:
    """The search page and the page for wrong addresses: they get only the values of every page."""

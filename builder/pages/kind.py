"""What pages and search need to know about a kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from builder.pages.chapter import Chapter
from builder.pages.record_views import RecordView
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.views import Views
from builder.reading.content_model import PAGE_LISTS
from builder.values.briefing import Briefing
from builder.values.interface_words import InterfaceWords
from builder.values.references import Record

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class RecordList(Generic[_R]):
    """A list of records that readers are offered: a page, and a section on the author's pages.

    ``item`` is the view of one record in it, and ``part`` the part of the theme that shows that. ``holds`` says which
    records are in it; ``heading`` what they are grouped under, if they are. ``template`` shows its page, and
    ``chapter`` names the template that shows it in a copy. ``most_in_menu`` is how many of its records the menu itself
    names: a list with any has a page only if there are more, and is none of the lists that are ``offered`` elsewhere.
    """

    name: str
    item: Callable[[Views, _R], Any] = lambda views, record: views.card(record)
    part: str = "card_item"
    holds: Callable[[_R], bool] = lambda _record: True
    heading: Callable[[InterfaceWords, _R], str] | None = None
    template: str = "list.html"
    chapter: str = "records"
    most_in_menu: int = 0

    @property
    def offered(self) -> bool:
        """Whether the menu and the front page show the list."""
        return not self.most_in_menu


@dataclass(frozen=True)
class PageKind(Generic[_R]):
    """A kind of record as readers see it.

    ``template`` shows a record on a page of its own: it is given the ``view``. A kind without one is a page of prose.
    ``lists`` are the lists of such records; ``chapters`` those of a copy, where they are others than the lists.
    ``search`` gives what search finds of a record, ``types`` the types of these in the order of the filter. ``parts``
    is in how many parts a record's page is, because of what its kind alone shows. Pages name an ``optional`` kind only
    if the briefing has a record of it.
    """

    search: Callable[[SearchWriter, _R], Iterable[SearchRecord]]
    types: Sequence[str]
    template: str = "record.html"
    view: Callable[[Views, _R], RecordView] | None = None
    lists: tuple[RecordList[_R], ...] = ()
    chapters: Callable[[Briefing], Iterable[Chapter]] | None = None
    parts: Callable[[_R], int] = lambda _record: 1
    optional: bool = False

    def view_of(self, views: Views, record: _R) -> RecordView:
        """The view of a record whose kind has one."""
        assert self.view, f"a {type(record).__name__} has no view of its own"
        return self.view(views, record)


PageKinds: TypeAlias = Mapping[type[Any], PageKind[Any]]
"""The kinds by the class of their records, in the order of the menu."""


def named_kinds(briefing: Briefing, kinds: PageKinds) -> PageKinds:
    """The kinds that pages name: all but the optional ones of which the briefing has no record."""
    return {record: kind for record, kind in kinds.items() if not kind.optional or briefing.lists.get(record.folder)}


def reading_order(kind: PageKind[Any]) -> int:
    """Where a kind comes in a copy that is read from beginning to end: `PAGE_LISTS` has the order."""
    return min((PAGE_LISTS.index(each.name) for each in kind.lists if each.offered), default=0)

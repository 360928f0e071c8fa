"""What pages and search ask of a kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.values.edtf import EdtfDate
from builder.values.references import Record

R = TypeVar("R", bound=Record)


def _no_date(_record: Any) -> EdtfDate | None:
    return None


@dataclass(frozen=True)
class PageKind(Generic[R]):
    """A kind of record as readers see it.

    ``search`` gives what search finds of a record, ``types`` the types of these in the order of the filter; ``date`` is
    the day under which readers look for it.
    """

    search: Callable[[SearchWriter, R], Iterable[SearchRecord]]
    types: Sequence[str]
    date: Callable[[R], EdtfDate | None] = _no_date


PageKinds: TypeAlias = Mapping[type[Any], PageKind[Any]]
"""The kinds by the class of their records."""

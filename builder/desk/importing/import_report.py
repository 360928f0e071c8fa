"""What is read from another program's file, and the report of the import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FAILURE_CODES = frozenset({"no-article", "not-placed", "no-title", "not-taken"})
"""What should have been taken over and was not."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark on a page: its author and date, the words it is about, and its text. Unknown values are empty.

    ``role`` is ``annotation`` (a highlight is one without text), ``reply`` or ``page note``.
    """

    addresses: tuple[str, ...]
    role: str
    exact: str
    text: str = ""
    prefix: str = ""
    suffix: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    created: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file understood: annotations, or items of a library as their JSON has them."""

    annotations: tuple[Annotation, ...] = ()
    items: tuple[Mapping[str, Any], ...] = ()
    unread_count: int = 0

    @property
    def is_library(self) -> bool:
        """Whether it holds sources, and not remarks on them."""
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class ImportRemark:
    """One line of the report: the code, the subject, and what can be done."""

    code: str
    about: str
    message: str
    hint: str = ""


@dataclass
class ImportReport:
    """New texts of files by their ids, the names of what was added, and the remarks."""

    texts: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    remarks: list[ImportRemark] = field(default_factory=list)

    def add_remark(self, code: str, about: str, message: str, hint: str = "") -> None:
        self.remarks.append(ImportRemark(code, about, message, hint))

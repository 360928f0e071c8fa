"""The content of another program's file, and the report of the import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.values.json_text import json_text
from builder.values.visible_text import visible_json, visible_line

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
    """The content of a file: annotations, or items of a library as they are in JSON."""

    annotations: tuple[Annotation, ...] = ()
    items: tuple[Mapping[str, Any], ...] = ()
    unread_count: int = 0

    @property
    def is_library(self) -> bool:
        """Whether the file has sources, and not annotations."""
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


def _to_text(file: ImportedFile, report: ImportReport, dry_run: bool) -> str:
    lines = []
    for remark in report.remarks:
        lines += [
            f"{remark.about}: {remark.message} [{remark.code}]",
            *(f"    {line}" for line in remark.hint.split("\n") if remark.hint),
        ]
    lines += [f"+ {name}" for name in report.added]
    if file.unread_count:
        lines.append(f"{file.unread_count} entries of the file are of no kind that is understood.")
    what = "article" if file.is_library else "note"
    count = len(report.added)
    done = "would be added; nothing is written" if dry_run else "added"
    lines.append(f"{count or 'No'} {what}{'' if count == 1 else 's'} {done}.")
    return "".join(f"{visible_line(line)}\n" for line in lines)


def _to_json(file: ImportedFile, report: ImportReport, dry_run: bool) -> str:
    return _shown_json(
        {
            "kind": "articles" if file.is_library else "notes",
            "dry_run": dry_run,
            "added": report.added,
            "unread": file.unread_count,
            "remarks": [
                {"code": remark.code, "about": remark.about, "message": remark.message, "hint": remark.hint}
                for remark in report.remarks
            ],
        },
    )


def _shown_json(value: object) -> str:
    return visible_json(json_text(value))


IMPORT_REPORT_FORMATS = {"text": _to_text, "json": _to_json}
"""The report of an import as text for the terminal, or as JSON."""

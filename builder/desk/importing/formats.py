"""Recognise the format of a file by its content."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from builder.desk.importing.hypothesis import parse_annotation, parse_annotation_row
from builder.desk.importing.import_report import ImportedFile
from builder.values.errors import BriefingError

LARGEST_IMPORTED_FILE = 32_000_000
"""How many bytes a file can have; a hundred thousand annotations have fewer."""

_UNDERSTOOD_FORMATS = (
    "What is understood: annotations from Hypothesis (the JSON of its search, or what its sidebar exports as "
    "JSON or CSV), and a library as CSL-JSON, which Zotero exports."
)

_ANNOTATIONS = ("rows", "annotations")
_COMMENTS = ("comment", "body")


def parse_import_file(data: bytes, name: str) -> ImportedFile:
    """Read a file of another program. ``name`` is the name of the file, for messages.

    Raises:
        BriefingError: when the format of the file is not known.
    """
    if len(data) > LARGEST_IMPORTED_FILE:
        raise BriefingError(
            f"{name} has {len(data) // 1_000_000} MB; {LARGEST_IMPORTED_FILE // 1_000_000} MB are read at the most. "
            "Export less at a time."
        )
    text = _decoded(data, name)
    if not text.strip():
        raise BriefingError(f"{name} is empty. {_UNDERSTOOD_FORMATS}")
    return _from_json(text, name) if text.lstrip()[0] in "[{" else _from_table(text, name)


def _decoded(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BriefingError(f"{name} is no text in UTF-8. {_UNDERSTOOD_FORMATS}")
    return text


def _from_json(text: str, name: str) -> ImportedFile:
    try:
        root = json.loads(text)
    except json.JSONDecodeError as error:
        raise BriefingError(
            f"{name} looks like JSON, but in line {error.lineno}, column {error.colno} it breaks off: "
            f"{error.msg}. Export it again."
        ) from error
    except RecursionError as error:
        raise BriefingError(f"{name} is JSON nested deeper than any export. {_UNDERSTOOD_FORMATS}") from error
    except ValueError as error:  # a number with thousands of digits
        raise BriefingError(f"{name} is JSON that cannot be read: {error}.") from error
    if isinstance(root, dict):
        for key in _ANNOTATIONS:
            if isinstance(root.get(key), list):
                return _annotations(root[key])
        root = root.get("items")
    entries = [each for each in root if isinstance(each, dict)] if isinstance(root, list) else []
    if any("target" in each or "uri" in each for each in entries):
        return _annotations(root)
    items = tuple(each for each in entries if "title" in each or ("id" in each and "type" in each))
    if not items:
        raise BriefingError(f"{name} is JSON, but neither annotations nor a library. {_UNDERSTOOD_FORMATS}")
    return ImportedFile(items=items, unread_count=len(root) - len(items))


def _annotations(rows: list[Any]) -> ImportedFile:
    read = [parse_annotation(row) for row in rows if isinstance(row, dict)]
    return ImportedFile(tuple(read), unread_count=len(rows) - len(read))


def _from_table(text: str, name: str) -> ImportedFile:
    for delimiter in ",;\t|":
        try:
            rows = (
                list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
                if _is_header(text, delimiter)
                else []
            )
        except csv.Error as error:
            raise BriefingError(f"{name} looks like a table, but cannot be read as CSV: {error}.") from error
        if rows:
            header = [cell.strip().casefold() for cell in rows[0]]
            filled = [row for row in rows[1:] if any(cell.strip() for cell in row)]
            return ImportedFile(tuple(parse_annotation_row(_by_name(header, row)) for row in filled))
    raise BriefingError(f"{name} is neither annotations nor a library. {_UNDERSTOOD_FORMATS}")


def _is_header(text: str, delimiter: str) -> bool:
    first = next(csv.reader([text.lstrip().splitlines()[0]], delimiter=delimiter), [])
    names = {cell.strip().casefold() for cell in first}
    return {"url", "quote"} <= names and any(comment in names for comment in _COMMENTS)


def _by_name(header: list[str], row: list[str]) -> Mapping[str, str]:
    return dict(zip(header, row, strict=False))

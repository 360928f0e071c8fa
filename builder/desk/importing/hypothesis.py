"""Annotations as Hypothesis keeps them, in JSON and as rows of a table.

The JSON is that of its API (https://h.readthedocs.io/en/latest/api-reference/v1/); the table is what its sidebar
exports. A value of another type than expected is ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.desk.importing.import_report import Annotation


def parse_annotation(row: Mapping[str, Any]) -> Annotation:
    """Return one annotation of the API."""
    targets = [target for target in _list(row.get("target")) if isinstance(target, dict)]
    quote = next(_quotes(targets), {})
    exact = _text(quote.get("exact"))
    addresses = [_text(row.get("uri")), *(_text(target.get("source")) for target in targets)]
    role = "reply" if _list(row.get("references")) else "annotation" if exact.strip() else "page note"
    return Annotation(
        tuple(dict.fromkeys(address for address in addresses if address)),
        role,
        exact,
        _text(row.get("text")),
        _text(quote.get("prefix")),
        _text(quote.get("suffix")),
        tuple(tag for tag in map(_text, _list(row.get("tags"))) if tag.strip()),
        _display_name(row) or _user(_text(row.get("user"))),
        _text(row.get("created")),
        _text(row.get("id")),
    )


def parse_annotation_row(row: Mapping[str, str]) -> Annotation:
    """Return one row of the table. Names of columns are in lower case; older versions have other names for some."""
    exact = row.get("quote", "")
    told = row.get("annotation/reply type", row.get("type", "")).strip().casefold()
    role = "reply" if told == "reply" else "annotation" if exact.strip() else "page note"
    tags = tuple(tag.strip() for tag in row.get("tags", "").split(",") if tag.strip())
    return Annotation(
        (row.get("url", ""),),
        role,
        exact,
        row.get("comment", row.get("body", "")),
        tags=tags,
        author=row.get("author", row.get("user", "")),
        created=row.get("created at", row.get("creation date", "")),
    )


def _quotes(targets: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for target in targets:
        for selector in _list(target.get("selector")):
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                yield selector


def _display_name(row: Mapping[str, Any]) -> str:
    """Return the name that a user shows to others, if there is one."""
    user = row.get("user_info")
    return _text(user.get("display_name")).strip() if isinstance(user, dict) else ""


def _user(account: str) -> str:
    """Return the name in ``acct:name@authority``."""
    return account.removeprefix("acct:").partition("@")[0]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

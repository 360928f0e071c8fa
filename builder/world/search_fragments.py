"""Replaces the texts that search compares by those that it shows.

Pagefind keeps the text of each record in a file of its own, a fragment, and shows it as given: folded words, and pairs
of characters. Here each fragment gets the record's readable words, one for each word that Pagefind counted, so that its
word numbers stay right, and the facts that are shown with them. A fragment is gzip around
``pagefind_dcd`` and JSON; its name is changed afterwards (`builder.world.canonical_index`).
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from builder.pages.search_writer import SearchRecord
from builder.world.index_format import PAGEFIND_SIGNATURE, compress
from builder.world.pagefind import FRAGMENT_ENDING, UnknownIndexFormat


def with_readable_fragments(files: Mapping[str, bytes], records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Return the files of an index of these records, by path, with fragments that people can read.

    Raises:
        UnknownIndexFormat: when a fragment is not of the form that is known from Pagefind 1.5.
    """
    by_address = {record.url: record for record in records}
    return {
        path: _readable(path, data, by_address) if path.endswith(FRAGMENT_ENDING) else data
        for path, data in files.items()
    }


def _readable(path: str, data: bytes, records: Mapping[str, SearchRecord]) -> bytes:
    fragment = _fragment(path, data)
    record = records.get(str(fragment["url"]).removeprefix("/"))
    if record is None or [piece.key for piece in record.text] != str(fragment["content"]).split():
        raise UnknownIndexFormat(
            f"Pagefind's index is not of the form that is known: {path} holds another text than it was given."
        )
    shown = {**fragment, "content": " ".join(piece.display for piece in record.text), "meta": record.facts}
    return compress(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


def _fragment(path: str, data: bytes) -> dict[str, Any]:
    try:
        plain = gzip.decompress(data)
        fragment = json.loads(plain.removeprefix(PAGEFIND_SIGNATURE))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {path}: {error}.") from error
    if (
        not plain.startswith(PAGEFIND_SIGNATURE)
        or not isinstance(fragment, dict)
        or not fragment.keys() >= {"url", "content", "meta"}
    ):
        raise UnknownIndexFormat(
            f"Pagefind's index is not of the form that is known: {path} does not hold what it should."
        )
    return fragment

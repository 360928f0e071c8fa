"""The same index for the same records: what Pagefind leaves without an order is sorted.

Pagefind 1.5.2 keeps filters and their values in hash maps that have another seed in each run, and writes them as they
come: the values inside ``filter/*.pf_filter``, and the filters and the sort keys inside ``pagefind.*.pf_meta``. Files
are named by their content, so that these names change too, and with them ``pagefind-entry.json``. The reader of these
files puts all of it into hash maps again, so the order says nothing. Fragments, whose text
`builder.world.search_fragments` exchanges, are named by what they hold now, so that no browser shows an old one from
its cache. Everything else comes in the same order each time and stays as it is; above all the pages of a sort key,
whose order is the sorting, and the names of fields, which words refer to by number.

A file is gzip around ``pagefind_dcd`` and CBOR (RFC 8949). Its name holds the beginning of the CBOR's SHA-1, in
hexadecimal digits, two for each byte but one for a byte below 16. So names are the same everywhere; compressed bytes
are, as far as zlib is the same.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from hashlib import sha1
from typing import Any

import cbor2

from builder.world.pagefind import (
    FILTER_ENDING,
    FRAGMENT_ENDING,
    INDEX_ENTRY_FILE,
    META_ENDING,
    PAGEFIND_FOLDER,
    UnknownIndexFormat,
)

PAGEFIND_SIGNATURE = b"pagefind_dcd"
_HASHED_NAME = re.compile(r".+_[0-9a-f]{7,40}")
_SHORTEST_HASH = 7


def canonical_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by path, in a fixed order and with matching names; searches give the same results.

    Raises:
        UnknownIndexFormat: when the index is not of the form that is known from Pagefind 1.5.
    """
    entry = _entry(files)
    languages = dict(sorted(entry["languages"].items()))
    made: dict[str, bytes] = {}
    for language, facts in languages.items():
        languages[language] = {**facts, "hash": _settled_language(files, facts["hash"], made)}
    others = {
        path: data for path, data in files.items() if not path.endswith((META_ENDING, FILTER_ENDING, FRAGMENT_ENDING))
    }
    _expect(len(made) + len(others) == len(files), "its lists do not name each of its files once")
    others[INDEX_ENTRY_FILE] = json.dumps(
        {**entry, "languages": languages}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    return dict(sorted({**others, **made}.items()))


def _settled_language(files: Mapping[str, bytes], name: str, made: dict[str, bytes]) -> str:
    """Put a language's list of pages, its filters and fragments among the files made; the new name of that list."""
    path = _meta_path(name)
    meta = _content(files, path, name)
    _expect(_is_meta(meta), f"{path} does not hold what it should")
    version, pages, chunks, filters, sorts, fields = meta
    listed = []
    for key, old in sorted(filters):
        data = cbor2.dumps(_settled_filter(files, key, old))
        new = _free_name(old, data, _filter_path, made)
        made[_filter_path(new)] = compress(data)
        listed.append([key, new])
    named = [[_named_fragment(files, old, made), count] for old, count in pages]
    data = cbor2.dumps([version, named, chunks, listed, sorted(sorts), fields])
    new = _name(name, data, len(name) - len(_language(name)))
    made[_meta_path(new)] = compress(data)
    return new


def _named_fragment(files: Mapping[str, bytes], old: str, made: dict[str, bytes]) -> str:
    """Add a fragment to the files made, named by its present content: its text may have been replaced."""
    path = _fragment_path(old)
    _expect(path in files and _HASHED_NAME.fullmatch(old) is not None, f"{path} is missing")
    new = _free_name(old, _plain(path, files[path]), _fragment_path, made)
    made[_fragment_path(new)] = files[path]
    return new


def _plain(path: str, data: bytes) -> bytes:
    """Return the content of a file without its signature."""
    try:
        return gzip.decompress(data).removeprefix(PAGEFIND_SIGNATURE)
    except (OSError, EOFError, zlib.error) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {path}: {error}.") from error


def _settled_filter(files: Mapping[str, bytes], key: str, name: str) -> list[Any]:
    path = _filter_path(name)
    content = _content(files, path, name)
    _expect(_is_filter(content) and content[0] == key, f"{path} does not hold what it should")
    return [key, sorted(content[1])]


def _content(files: Mapping[str, bytes], path: str, name: str) -> Any:
    """Return the content of a file, after checking that writing it again unchanged gives the same file."""
    _expect(path in files, f"{path} is missing")
    try:
        data = _plain(path, files[path])
        content = cbor2.loads(data)
        _expect(
            gzip.decompress(files[path]).startswith(PAGEFIND_SIGNATURE) and cbor2.dumps(content) == data,
            f"{path} is not written in the way that is known",
        )
    except (ValueError, cbor2.CBORError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {path}: {error}.") from error
    _expect(
        _HASHED_NAME.fullmatch(name) is not None and _name(name, data, len(name) - len(_language(name))) == name,
        f"{path} is not named by its content",
    )
    return content


def compress(data: bytes) -> bytes:
    # The header names no time and no system; left alone, its tenth byte differs between systems and Pythons.
    packed = gzip.compress(PAGEFIND_SIGNATURE + data, compresslevel=9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]


def _language(name: str) -> str:
    return name[: name.rindex("_") + 1]


def _name(old: str, data: bytes, length: int) -> str:
    """Return a name for this content, with the language of the old name and this many digits of its hash."""
    digest = "".join(f"{byte:x}" for byte in sha1(data, usedforsecurity=False).digest())
    return _language(old) + digest[:length]


def _free_name(old: str, data: bytes, path_of: Callable[[str], str], taken: Collection[str]) -> str:
    """Return a name with as much of the file's hash as makes it unique, as Pagefind does."""
    names = (_name(old, data, length) for length in range(_SHORTEST_HASH, 41))
    free = next((name for name in names if path_of(name) not in taken), None)
    if free is None:
        raise UnknownIndexFormat(f"Pagefind's index holds the same file twice: {path_of(old)}.")
    return free


def _meta_path(name: str) -> str:
    return f"{PAGEFIND_FOLDER}/pagefind.{name}{META_ENDING}"


def _fragment_path(name: str) -> str:
    return f"{PAGEFIND_FOLDER}/fragment/{name}{FRAGMENT_ENDING}"


def _filter_path(name: str) -> str:
    return f"{PAGEFIND_FOLDER}/filter/{name}{FILTER_ENDING}"


def _entry(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        entry = json.loads(files[INDEX_ENTRY_FILE])
        names = [facts["hash"] for facts in entry["languages"].values()]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {INDEX_ENTRY_FILE}: {error!r}.") from error
    _expect(all(_is_text(name) for name in names), f"{INDEX_ENTRY_FILE} does not hold what it should")
    return dict(entry)


def _is_meta(value: Any) -> bool:
    """Version; pages; pieces of the index; filters and their files; sort keys and their pages; names of fields."""
    return _is_row(
        value,
        _is_text,
        _each(_row(_is_text, _is_number)),
        _each(_row(_is_text, _is_text, _is_text)),
        _each(_row(_is_text, _is_text)),
        _each(_row(_is_text, _each(_is_number))),
        _each(_is_text),
    )


def _is_filter(value: Any) -> bool:
    """The filter's name; its values, each with the numbers of its pages."""
    return _is_row(value, _is_text, _each(_row(_is_text, _each(_is_number))))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_row(value: Any, *cells: Callable[[Any], bool]) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(cells)
        and all(fits(part) for fits, part in zip(cells, value, strict=True))
    )


def _row(*cells: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: _is_row(value, *cells)


def _each(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(fits(part) for part in value)


def _expect(fits: bool, otherwise: str) -> None:
    if not fits:
        raise UnknownIndexFormat(f"Pagefind's index is not of the form that is known: {otherwise}.")

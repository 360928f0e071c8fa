"""The form of Pagefind's files, as Pagefind 1.5 writes them.

A file is gzip around ``pagefind_dcd`` and CBOR (RFC 8949), or JSON for the texts of pages. Its name holds the beginning
of the content's SHA-1, in hexadecimal digits, two for each byte but one for a byte below 16. So names are the same
everywhere, and so are the compressed bytes of one version of libdeflate.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1
from typing import Any

import cbor2
import deflate

from builder.world.pagefind import (
    FILTER_ENDING,
    FRAGMENT_ENDING,
    INDEX_ENDING,
    INDEX_ENTRY_FILE,
    META_ENDING,
    PAGEFIND_FOLDER,
    UnknownIndexFormat,
)

PAGEFIND_SIGNATURE = b"pagefind_dcd"
_LEVEL = 6
"""How hard is compressed. Measured: 9 takes four times as long for two hundredths less."""
_SHORTEST_HASH = 7
_HASHED_NAME = re.compile(r".+_[0-9a-f]{7,40}")


@dataclass(frozen=True)
class EngineFiles:
    """What an index has whatever is in it: Pagefind's own files, its first file, its version, and a name like its."""

    files: Mapping[str, bytes]
    entry: Mapping[str, Any]
    version: str
    name: str


def expect(fits: bool, otherwise: str) -> None:
    """Raise `UnknownIndexFormat` unless what is known of the form holds."""
    if not fits:
        raise UnknownIndexFormat(f"Pagefind's index is not of the form that is known: {otherwise}.")


def compress(data: bytes) -> bytes:
    """A file with this content; the same on all systems, since it names neither a time nor a system."""
    return bytes(deflate.gzip_compress(PAGEFIND_SIGNATURE + data, _LEVEL))


def decompress(path: str, data: bytes) -> bytes:
    """The content of a file, without its signature.

    Raises:
        UnknownIndexFormat: when it is not compressed or not signed.
    """
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {path}: {error}.") from error
    expect(plain.startswith(PAGEFIND_SIGNATURE), f"{path} is not written in the way that is known")
    return plain.removeprefix(PAGEFIND_SIGNATURE)


CBOR_NUMBER, CBOR_NEGATIVE, CBOR_TEXT, CBOR_LIST = 0, 1, 3, 4


@lru_cache(maxsize=1 << 14)
def cbor_head(kind: int, number: int) -> bytes:
    """The beginning of a value in CBOR: its kind, and the value of a number or the length of a text or a list."""
    if number < 24:
        return bytes((kind << 5 | number,))
    size, code = next((size, code) for size, code in ((1, 24), (2, 25), (4, 26), (8, 27)) if number < 1 << 8 * size)
    return bytes((kind << 5 | code,)) + number.to_bytes(size, "big")


def cbor_text(value: str) -> bytes:
    """A text in CBOR."""
    data = value.encode()
    return cbor_head(CBOR_TEXT, len(data)) + data


def read_cbor(files: Mapping[str, bytes], path: str, name: str) -> Any:
    """The content of a file of an index, after checking that writing it again unchanged gives the same file.

    Raises:
        UnknownIndexFormat: when it is missing, of another form, or not named by its content.
    """
    expect(path in files, f"{path} is missing")
    data = decompress(path, files[path])
    try:
        content = cbor2.loads(data)
        expect(cbor2.dumps(content) == data, f"{path} is not written in the way that is known")
    except (ValueError, cbor2.CBORError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {path}: {error}.") from error
    named = is_hashed_name(name) and hashed_name(name, data, len(name) - len(name_prefix(name))) == name
    expect(named, f"{path} is not named by its content")
    return content


def read_entry(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The file that a browser requests first, with the name of each language's list of pages.

    Raises:
        UnknownIndexFormat: when it is missing or of another form.
    """
    try:
        entry = json.loads(files[INDEX_ENTRY_FILE])
        names = [facts["hash"] for facts in entry["languages"].values()]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be read: {INDEX_ENTRY_FILE}: {error!r}.") from error
    expect(all(is_text(name) for name in names), f"{INDEX_ENTRY_FILE} does not hold what it should")
    return dict(entry)


def write_entry(entry: Mapping[str, Any]) -> bytes:
    """The file that a browser requests first."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def read_meta(files: Mapping[str, bytes], name: str) -> list[Any]:
    """A language's list: version; pages; pieces of the index; filters; sort keys; names of fields.

    Raises:
        UnknownIndexFormat: when it is missing or of another form.
    """
    meta = read_cbor(files, meta_path(name), name)
    expect(_is_meta(meta), f"{meta_path(name)} does not hold what it should")
    return list(meta)


def read_filter(files: Mapping[str, bytes], name: str) -> list[Any]:
    """A filter: its name, and its values, each with the numbers of its pages.

    Raises:
        UnknownIndexFormat: when it is missing or of another form.
    """
    content = read_cbor(files, filter_path(name), name)
    expect(
        _is_row(content, is_text, _each(_row(is_text, _each(_is_number)))),
        f"{filter_path(name)} does not hold what it should",
    )
    return list(content)


def read_words(files: Mapping[str, bytes], name: str) -> list[Any]:
    """A piece of the index: words, each with its pages and its other spellings with theirs; these are not checked.

    A page is the distance from the page before, the places in its text and the places in its fields.

    Raises:
        UnknownIndexFormat: when it is missing or of another form.
    """
    path = index_path(name)
    content = read_cbor(files, path, name)
    expect(_is_row(content, _each(lambda word: isinstance(word, list) and len(word) == 3)), f"{path} holds no words")
    return list(content[0])


def name_prefix(name: str) -> str:
    """The beginning of a name, before its hash: the language."""
    return name[: name.rindex("_") + 1]


def is_hashed_name(name: str) -> bool:
    """Whether a name ends with the beginning of a hash."""
    return _HASHED_NAME.fullmatch(name) is not None


def hashed_name(prefix: str, data: bytes, length: int) -> str:
    """A name for this content, with the language of another name and this many digits of its hash."""
    return name_prefix(prefix) + _digits(_digest(data))[:length]


def free_name(prefix: str, data: bytes, path_of: Callable[[str], str], taken: Collection[str]) -> str:
    """A name for this content with as much of its hash as makes it unique, as Pagefind does.

    Raises:
        UnknownIndexFormat: when the same file is in the index already.
    """
    return free_digest_name(prefix, _digest(data), path_of, taken)


def short_digest_name(prefix: str, digest: bytes) -> str:
    """A name for content with this SHA-1, as short as names are if no other file has the same."""
    return name_prefix(prefix) + _digits(digest)[:_SHORTEST_HASH]


def free_digest_name(prefix: str, digest: bytes, path_of: Callable[[str], str], taken: Collection[str]) -> str:
    """A name for content with this SHA-1; else as `free_name`."""
    digits = _digits(digest)
    names = (name_prefix(prefix) + digits[:length] for length in range(_SHORTEST_HASH, len(digits) + 1))
    free = next((name for name in names if path_of(name) not in taken), None)
    if free is None:
        raise UnknownIndexFormat(f"Pagefind's index holds the same file twice: {path_of(prefix + digits)}.")
    return free


def _digest(data: bytes) -> bytes:
    return sha1(data, usedforsecurity=False).digest()


def _digits(digest: bytes) -> str:
    return "".join(f"{byte:x}" for byte in digest)


def meta_path(name: str) -> str:
    """The path of a language's list of pages."""
    return f"{PAGEFIND_FOLDER}/pagefind.{name}{META_ENDING}"


def fragment_path(name: str) -> str:
    """The path of the text of a page, or of a bundle of texts."""
    return f"{PAGEFIND_FOLDER}/fragment/{name}{FRAGMENT_ENDING}"


def filter_path(name: str) -> str:
    """The path of a filter."""
    return f"{PAGEFIND_FOLDER}/filter/{name}{FILTER_ENDING}"


def index_path(name: str) -> str:
    """The path of a piece of the index."""
    return f"{PAGEFIND_FOLDER}/index/{name}{INDEX_ENDING}"


def is_text(value: Any) -> bool:
    """Whether a value is a string."""
    return isinstance(value, str)


def _is_meta(value: Any) -> bool:
    return _is_row(
        value,
        is_text,
        _each(_row(is_text, _is_number)),
        _each(_row(is_text, is_text, is_text)),
        _each(_row(is_text, is_text)),
        _each(_row(is_text, _each(_is_number))),
        _each(is_text),
    )


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

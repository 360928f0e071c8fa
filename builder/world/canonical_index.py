"""The same index for the same records, where Pagefind makes it in one: what it leaves without an order is sorted.

Pagefind 1.5.2 keeps filters and their values in hash maps that have another seed in each run, and writes them as they
come: the values inside ``filter/*.pf_filter``, and the filters and the sort keys inside ``pagefind.*.pf_meta``. Files
are named by their content, so that these names change too, and with them ``pagefind-entry.json``. The reader of these
files puts all of it into hash maps again, so the order says nothing. Fragments, whose text
`builder.world.search_fragments` exchanges, are named by what they hold now, so that no browser shows an old one from
its cache. Everything else comes in the same order each time and stays as it is; above all the pages of a sort key,
whose order is the sorting, and the names of fields, which words refer to by number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cbor2

from builder.world.index_format import (
    compress,
    decompress,
    expect,
    filter_path,
    fragment_path,
    free_name,
    hashed_name,
    is_hashed_name,
    meta_path,
    name_prefix,
    read_entry,
    read_filter,
    read_meta,
    write_entry,
)
from builder.world.pagefind import FILTER_ENDING, FRAGMENT_ENDING, INDEX_ENTRY_FILE, META_ENDING


def canonical_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by path, in a fixed order and with matching names; searches give the same results.

    Raises:
        UnknownIndexFormat: when the index is not of the form that is known from Pagefind 1.5.
    """
    entry = read_entry(files)
    languages = dict(sorted(entry["languages"].items()))
    made: dict[str, bytes] = {}
    for language, facts in languages.items():
        languages[language] = {**facts, "hash": _settled_language(files, facts["hash"], made)}
    others = {
        path: data for path, data in files.items() if not path.endswith((META_ENDING, FILTER_ENDING, FRAGMENT_ENDING))
    }
    expect(len(made) + len(others) == len(files), "its lists do not name each of its files once")
    others[INDEX_ENTRY_FILE] = write_entry({**entry, "languages": languages})
    return dict(sorted({**others, **made}.items()))


def _settled_language(files: Mapping[str, bytes], name: str, made: dict[str, bytes]) -> str:
    """Put a language's list of pages, its filters and fragments among the files made; the new name of that list."""
    version, pages, chunks, filters, sorts, fields = read_meta(files, name)
    listed = []
    for key, old in sorted(filters):
        data = cbor2.dumps(_settled_filter(files, key, old))
        new = free_name(old, data, filter_path, made)
        made[filter_path(new)] = compress(data)
        listed.append([key, new])
    named = [[_named_fragment(files, old, made), count] for old, count in pages]
    data = cbor2.dumps([version, named, chunks, listed, sorted(sorts), fields])
    new = hashed_name(name, data, len(name) - len(name_prefix(name)))
    made[meta_path(new)] = compress(data)
    return new


def _named_fragment(files: Mapping[str, bytes], old: str, made: dict[str, bytes]) -> str:
    """Add a fragment to the files made, named by its present content: its text may have been replaced."""
    path = fragment_path(old)
    expect(path in files and is_hashed_name(old), f"{path} is missing")
    new = free_name(old, decompress(path, files[path]), fragment_path, made)
    made[fragment_path(new)] = files[path]
    return new


def _settled_filter(files: Mapping[str, bytes], key: str, name: str) -> list[Any]:
    content = read_filter(files, name)
    expect(content[0] == key, f"{filter_path(name)} does not hold what it should")
    return [key, sorted(content[1])]

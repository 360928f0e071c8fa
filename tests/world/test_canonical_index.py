"""The search index is the same, byte for byte, each time it is made from the same."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha1
from itertools import count
from pathlib import Path
from typing import Any

import cbor2
import pytest

from builder.pages.search_writer import SearchRecord
from builder.world.canonical_index import canonical_index
from builder.world.pagefind import INDEX_ENTRY_FILE, SearchIndexError, build_index
from tests.conftest import ROOT

Index = dict[str, bytes]
VALUES = "umber ochre sienna indigo madder woad weld saffron cochineal".split()
RECORDS = [
    SearchRecord(
        f"colours/{name}.html",
        name,
        f"{name} is a dye.",
        meta={"type": "dye"},
        filters={"type": "dye", "name": name, "size": str(len(name))},
        sort={"size": str(len(name)), "name": name},
    )
    for name in VALUES
]


def digest(content: bytes) -> str:
    """Pagefind's own: digits of a hash, with no nought before a byte's only digit."""
    return "".join(f"{byte:x}" for byte in sha1(content).digest())


def packed(value: Any) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(value))


def unpacked(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def named(value: Any, length: int = 7, language: str = "en") -> str:
    return f"{language}_{digest(cbor2.dumps(value))[:length]}"


def index_of(
    filters: Iterable[list[Any]],
    sorts: Sequence[Any] = (),
    language: str = "en",
    change: Callable[[list[Any]], object] = lambda meta: None,
) -> Index:
    """An index as Pagefind would write it, with these filters and sort keys in this order."""
    files: Index = {}
    listed = []
    for content in filters:
        name = next(
            name
            for name in (named(content, length, language) for length in count(7))
            if f"pagefind/filter/{name}.pf_filter" not in files
        )
        files[f"pagefind/filter/{name}.pf_filter"] = packed(content)
        listed.append([content[0], name])
    text = b'{"url":"/one.html"}'
    page = f"{language}_{digest(text)[:7]}"
    files[f"pagefind/fragment/{page}.pf_fragment"] = gzip.compress(b"pagefind_dcd" + text)
    meta = ["1.5.2", [[page, 12]], [["a", "z", "en_abcdef0"]], listed, list(sorts), ["title", "type"]]
    change(meta)
    name = named(meta, 10, language)
    files[f"pagefind/pagefind.{name}.pf_meta"] = packed(meta)
    files["pagefind/index/en_abcdef0.pf_index"] = b"words"
    files[INDEX_ENTRY_FILE] = json.dumps(
        {
            "version": "1.5.2",
            "languages": {language: {"hash": name, "wasm": language, "page_count": 1}},
            "include_characters": ["_", "‿"],
        }
    ).encode()
    return files


def the(files: Index, ending: str) -> Any:
    """What the one file of a kind holds."""
    (path,) = (path for path in files if path.endswith(ending))
    return unpacked(files[path])


KIND = ["kind", [["note", [2, 3]], ["event", [1]]]]
YEAR = ["year", [["2024", [1, 2]], ["1950", [3]]]]
SORTS = [["size", [3, 1, 2]], ["date", [2, 1, 3]]]


@pytest.mark.slow
def test_what_pagefind_makes_is_the_same_after_settling_however_it_came() -> None:
    made = [build_index(RECORDS, "en") for _ in range(4)]
    assert any(made[0] != other for other in made), "if Pagefind's index is steady by itself, nothing need be settled"
    first, *others = [canonical_index(files) for files in made]
    assert all(list(other.items()) == list(first.items()) for other in others)


@pytest.mark.slow
def test_what_is_settled_stays_as_it_is() -> None:
    once = canonical_index(build_index(RECORDS, "en"))
    assert canonical_index(once) == once


@pytest.mark.slow
def test_nothing_is_lost_or_added() -> None:
    raw = build_index(RECORDS, "en")
    files = canonical_index(raw)
    before, after = the(raw, ".pf_meta"), the(files, ".pf_meta")
    assert (after[0], after[1], after[2], after[5]) == (before[0], before[1], before[2], before[5])
    assert sorted(after[4]) == sorted(before[4])
    assert sorted(key for key, _ in after[3]) == sorted(key for key, _ in before[3]) == ["name", "size", "type"]
    old, new = dict(before[3]), dict(after[3])
    for key in old:
        was = unpacked(raw[f"pagefind/filter/{old[key]}.pf_filter"])
        now = unpacked(files[f"pagefind/filter/{new[key]}.pf_filter"])
        assert now == [was[0], sorted(was[1])]
    same = {path for path in raw if not path.endswith((".pf_meta", ".pf_filter", "pagefind-entry.json"))}
    assert {path: files.get(path) for path in same} == {path: raw[path] for path in same}
    assert len(files) == len(raw)


def test_filters_values_and_sort_keys_are_sorted_and_pages_keep_their_order() -> None:
    files = canonical_index(index_of([YEAR, KIND], SORTS))
    meta = the(files, ".pf_meta")
    assert [key for key, _ in meta[3]] == ["kind", "year"]
    assert meta[4] == [["date", [2, 1, 3]], ["size", [3, 1, 2]]]
    kind = dict(meta[3])["kind"]
    assert unpacked(files[f"pagefind/filter/{kind}.pf_filter"]) == ["kind", [["event", [1]], ["note", [2, 3]]]]


def test_names_tell_the_content_and_the_entry_tells_the_names() -> None:
    files = canonical_index(index_of([YEAR, KIND], SORTS))
    (name,) = (facts["hash"] for facts in json.loads(files[INDEX_ENTRY_FILE])["languages"].values())
    meta = unpacked(files[f"pagefind/pagefind.{name}.pf_meta"])
    assert name == named(meta, 10)
    for _, filter_name in meta[3]:
        assert filter_name == named(unpacked(files[f"pagefind/filter/{filter_name}.pf_filter"]))
    assert json.loads(files[INDEX_ENTRY_FILE])["include_characters"] == ["_", "‿"]


def test_a_fragment_is_named_by_the_text_it_has_got() -> None:
    raw = index_of([KIND])
    (path,) = (path for path in raw if path.endswith(".pf_fragment"))
    text = b'{"url":"/one.html","content":"as it is read"}'
    files = canonical_index({**raw, path: gzip.compress(b"pagefind_dcd" + text)})
    page = f"en_{digest(text)[:7]}"
    assert the(files, ".pf_meta")[1] == [[page, 12]]
    assert [path for path in files if path.endswith(".pf_fragment")] == [f"pagefind/fragment/{page}.pf_fragment"]


def test_an_index_that_is_in_order_keeps_its_names() -> None:
    raw = index_of([["kind", sorted(KIND[1])], ["year", sorted(YEAR[1])]], sorted(SORTS))
    assert canonical_index(raw).keys() == raw.keys()


def test_languages_come_in_one_order() -> None:
    english, german = index_of([KIND]), index_of([KIND], language="de")
    orders = []
    for first, second in ((english, german), (german, english)):
        entry = json.loads(first[INDEX_ENTRY_FILE])
        entry["languages"] |= json.loads(second[INDEX_ENTRY_FILE])["languages"]
        orders.append(canonical_index({**first, **second, INDEX_ENTRY_FILE: json.dumps(entry).encode()}))
    assert orders[0] == orders[1]
    assert list(json.loads(orders[0][INDEX_ENTRY_FILE])["languages"]) == ["de", "en"]


def test_names_that_would_be_the_same_are_made_longer() -> None:
    seen: dict[str, list[Any]] = {}
    for number in count():
        content = [f"filter {number}", [["value", [0]]]]
        if named(content) in seen:
            break
        seen[named(content)] = content
    pair = [seen[named(content)], content]
    files, others = canonical_index(index_of(pair)), canonical_index(index_of(reversed(pair)))
    assert files == others
    assert sorted(len(name) for _, name in the(files, ".pf_meta")[3]) == [len("en_") + 7, len("en_") + 8]


def test_compressed_files_tell_no_time_and_no_system() -> None:
    files = canonical_index(index_of([KIND]))
    heads = {data[:10].hex() for path, data in files.items() if path.endswith((".pf_meta", ".pf_filter"))}
    assert heads == {"1f8b08000000000000ff"}


def without(ending: str) -> Index:
    return {path: data for path, data in index_of([KIND, YEAR]).items() if not path.endswith(ending)}


def with_every(ending: str, change: Callable[[bytes], bytes]) -> Index:
    return {path: change(data) if path.endswith(ending) else data for path, data in index_of([KIND, YEAR]).items()}


def with_entry(entry: object) -> Index:
    return index_of([KIND]) | {INDEX_ENTRY_FILE: json.dumps(entry).encode()}


def with_meta(change: Callable[[list[Any]], object]) -> Index:
    return index_of([KIND], SORTS, change=change)


UNKNOWN: dict[str, Callable[[], Index]] = {
    "nothing": dict,
    "no entry": lambda: without("entry.json"),
    "entry is no JSON": lambda: with_every("entry.json", lambda data: data[:-1]),
    "entry is a list": lambda: with_entry([]),
    "entry without languages": lambda: with_entry({"version": "1.5.2"}),
    "languages in a list": lambda: with_entry({"languages": []}),
    "language without a name": lambda: with_entry({"languages": {"en": {}}}),
    "language with a number": lambda: with_entry({"languages": {"en": {"hash": 7}}}),
    "name without a language": lambda: with_entry({"languages": {"en": {"hash": "abcdef0"}}}),
    "no list of pages": lambda: without(".pf_meta"),
    "no filters": lambda: without(".pf_filter"),
    "a filter too many": lambda: index_of([KIND]) | {"pagefind/filter/en_0123456.pf_filter": packed(KIND)},
    "a list of pages too many": lambda: index_of([KIND]) | {"pagefind/pagefind.en_0.pf_meta": packed([])},
    "not compressed": lambda: with_every(".pf_filter", gzip.decompress),
    "cut off": lambda: with_every(".pf_filter", lambda data: data[:-12]),
    "empty": lambda: with_every(".pf_meta", lambda data: b""),
    "broken inside": lambda: with_every(".pf_meta", lambda data: data[:20] + b"\0\xff\0" + data[23:]),
    "no signature": lambda: with_every(".pf_filter", lambda data: gzip.compress(gzip.decompress(data)[12:])),
    "more after the end": lambda: with_every(".pf_filter", lambda data: gzip.compress(gzip.decompress(data) + b"\1")),
    "no CBOR": lambda: with_every(".pf_meta", lambda data: gzip.compress(b"pagefind_dcd\xff")),
    "other content than the name says": lambda: with_every(".pf_filter", lambda data: packed(["kind", []])),
    "a seventh part": lambda: with_meta(lambda meta: meta.append([])),
    "a part less": lambda: with_meta(lambda meta: meta.pop()),
    "filters with a third value": lambda: with_meta(lambda meta: meta[3][0].append("more")),
    "filters of other names": lambda: with_meta(lambda meta: meta.__setitem__(3, [["year", meta[3][0][1]]])),
    "the same filter twice": lambda: with_meta(lambda meta: meta[3].append(meta[3][0])),
    "a filter's name that is no hash": lambda: with_meta(lambda meta: meta[3][0].__setitem__(1, "en_kind")),
    "sort keys with words": lambda: with_meta(lambda meta: meta[4][0].__setitem__(1, ["one"])),
    "sort keys in a map": lambda: with_meta(lambda meta: meta.__setitem__(4, {"date": [1]})),
    "values with a third part": lambda: index_of([["kind", [["note", [1], 0]]]]),
    "values without pages": lambda: index_of([["kind", [["note", None]]]]),
}


@pytest.mark.parametrize("make", UNKNOWN.values(), ids=list(UNKNOWN))
def test_an_index_of_unknown_form_is_refused(make: Callable[[], Index]) -> None:
    with pytest.raises(SearchIndexError, match="Pagefind's index"):
        canonical_index(make())


@pytest.mark.slow
def test_a_site_is_the_same_each_time_whatever_python_hashes_with(tmp_path: Path) -> None:
    sites = []
    for seed in ("0", "1", "2024"):
        site = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "builder", "build", "--content", ROOT / "content", "--output", site],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        files = filter(Path.is_file, site.rglob("*"))
        sites.append({path.relative_to(site).as_posix(): path.read_bytes() for path in files})
    assert any(path.startswith("pagefind/filter/") for path in sites[0])
    assert sites[0] == sites[1] == sites[2]

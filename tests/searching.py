"""What a search index holds, unpacked: texts of records are in compressed bundles, all else in CBOR."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from builder.checking import check_content
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.search_parts import RecordsPart, page_of, records_part
from builder.pages.search_records import make_search_parts
from builder.pages.search_writer import SearchRecord
from builder.values.interface_words import InterfaceWords
from builder.world.canonical_index import canonical_index
from builder.world.index_format import decompress, fragment_path, read_entry, read_meta
from builder.world.pagefind import PAGEFIND_MODULE, PAGEFIND_WORKER, build_index
from builder.world.search_fragments import with_readable_fragments


def records_of(content: Path) -> Sequence[SearchRecord]:
    """What search finds in a briefing."""
    checked = check_content(content)
    assert checked.theme
    words = checked.theme.words(checked.site.briefing.settings.language)
    return search_records(checked.site, words)


def search_records(site: Site, words: InterfaceWords) -> list[SearchRecord]:
    """What search finds in a site."""
    return [record for part in make_search_parts(site, words, PAGE_KINDS) for record in part.records()]


def parts_of(records: Sequence[SearchRecord]) -> list[RecordsPart]:
    """Records, in the order of their addresses, in parts."""
    return [records_part(list(found)) for _, found in groupby(records, key=page_of)]


def index_texts(site: Path) -> Iterator[str]:
    """The text of every record, and the bytes of every other compressed file of the index as Latin-1."""
    for path in sorted((site / "pagefind").rglob("*.pf_*")):
        yield gzip.decompress(path.read_bytes()).decode("utf-8" if path.suffix == ".pf_fragment" else "latin-1")


def whole_index(records: Sequence[SearchRecord], language: str) -> dict[str, bytes]:
    """The index that one Pagefind makes of all records, in one order and with texts to be read."""
    return canonical_index(with_readable_fragments(build_index(records, language), records))


def decoded_index(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What an index holds, whatever the names of its pages: their texts in order, its lists, and all other files."""
    entry = read_entry(files)
    ((language, facts),) = entry["languages"].items()
    version, pages, *lists = read_meta(files, facts["hash"])
    # names of other files are those of what they hold, so equal names are equal files
    others = {
        path: decompress(path, data) if ".pf_" in path else data
        for path, data in files.items()
        if not path.endswith((".pf_meta", ".pf_fragment", "entry.json"))
        and path not in (PAGEFIND_MODULE, PAGEFIND_WORKER)
    }
    return {
        "entry": {**entry, "languages": {language: {**facts, "hash": ""}}},
        "version": version,
        "pages": [(_text(files, name), words) for name, words in pages],
        "lists": lists,
        "files": others,
    }


def _text(files: Mapping[str, bytes], name: str) -> str:
    """The text of a page, as JSON: a file of its own, or a part of a bundle."""
    bundle, point, place = name.partition(".")
    path = fragment_path(bundle)
    found = json.loads(decompress(path, files[path]))
    return json.dumps(found[int(place)] if point else found)

"""What a search index holds, unpacked: Pagefind keeps each record's text in a compressed fragment."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path


def index_texts(site: Path) -> Iterator[str]:
    """The text of every record, and the bytes of every other compressed file of the index as Latin-1."""
    for path in sorted((site / "pagefind").rglob("*.pf_*")):
        yield gzip.decompress(path.read_bytes()).decode("utf-8" if path.suffix == ".pf_fragment" else "latin-1")

"""Articles that exist already: their front matter is kept, and the same article is not written twice by accident."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.meaning.folding import fold
from builder.reading.front_matter import split_front_matter
from builder.reading.yaml_nodes import ScalarNode
from builder.values.errors import BriefingError
from builder.values.text_file import TextFile


def read_existing_articles(folder: Path) -> dict[str, str]:
    """Return the texts of the articles in a folder, by path. Bytes that are not UTF-8 are replaced by �.

    Raises:
        BriefingError: if a file cannot be read.
    """
    try:
        return {
            str(path): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(folder.glob("*.md"))
            if path.is_file()
        }
    except OSError as error:
        raise BriefingError(f"{error.filename or folder} cannot be read: {error.strerror or error}.") from error


def front_matter_text(text: str) -> str:
    """Return the front matter of an article unchanged, with its lines of ``---``; an empty string if it has none."""
    source = TextFile.of_file_text("", text)
    mapping, body, _ = split_front_matter(source)
    return source.text[:body].rstrip("\n") + "\n" if mapping is not None else ""


def find_same_article(title: str, publisher: str, url: str, existing: Mapping[str, str]) -> str:
    """Return the path of an article with the same address, or the same title and publisher; else an empty string.

    ``existing`` has the texts of articles by their paths.
    """
    for name, text in existing.items():
        stated = _stated(text)
        if url and stated.get("url") == url:
            return name
        if _alike(stated.get("title", "")) == _alike(title) and stated.get("publisher", "") == publisher:
            return name
    return ""


def _alike(title: str) -> str:
    return fold(title).text.strip().casefold()


def _stated(text: str) -> dict[str, str]:
    mapping, _, _ = split_front_matter(TextFile.of_file_text("", text))
    pairs = mapping.pairs if mapping is not None else ()
    return {key.text: value.text for key, value in pairs if isinstance(value, ScalarNode)}

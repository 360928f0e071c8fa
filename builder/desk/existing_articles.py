"""Articles that are there already: what an author wrote over them is kept, and one is not made twice unawares."""

from __future__ import annotations

from collections.abc import Mapping

from builder.meaning.folding import fold
from builder.reading.front_matter import split_front_matter
from builder.reading.yaml_nodes import ScalarNode
from builder.values.text_file import TextFile


def front_matter_text(text: str) -> str:
    """The front matter of an article, as it stands, between its two lines of ``---``; empty where there is none."""
    source = _source(text)
    mapping, body, _ = split_front_matter(source)
    return source.text[:body].rstrip("\n") + "\n" if mapping is not None else ""


def find_same_article(title: str, publisher: str, url: str, standing: Mapping[str, str]) -> str:
    """The name of an article of the same address, or of the same title and publisher; empty where there is none.

    ``standing`` has the articles' texts by their names.
    """
    for name, text in standing.items():
        stated = _stated(text)
        if url and stated.get("url") == url:
            return name
        if _alike(stated.get("title", "")) == _alike(title) and stated.get("publisher", "") == publisher:
            return name
    return ""


def _alike(title: str) -> str:
    return fold(title).text.strip().casefold()


def _stated(text: str) -> dict[str, str]:
    mapping, _, _ = split_front_matter(_source(text))
    pairs = mapping.pairs if mapping is not None else ()
    return {key.text: value.text for key, value in pairs if isinstance(value, ScalarNode)}


def _source(text: str) -> TextFile:
    return TextFile("", text.removeprefix("\ufeff").replace("\r\n", "\n"))

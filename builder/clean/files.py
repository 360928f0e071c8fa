"""Several files at once: each becomes an article, and what they have in common is known not to be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.clean.agencies import agencies
from builder.clean.blocks import blocks
from builder.clean.decoding import decode, is_html
from builder.clean.doubts import with_doubts
from builder.clean.mhtml import saved_page
from builder.clean.page import clean_page
from builder.clean.text import clean_text, repeated_lines
from builder.clean.values import Cleaned, Part
from builder.clean.wrapping import parts


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its text, in which encoding it was, and whether it is a page of HTML."""

    text: str
    encoding: str
    html: bool
    address: str = ""
    """Where the page was saved from, if the file says it beside the page."""


def read(data: bytes, encoding: str = "") -> Source:
    """Read a file, in an encoding that somebody says it is in, or else in the one that it says or seems to be in.

    Raises:
        builder.clean.values.NotAnArticle: when it is no text.
    """
    saved = saved_page(data)
    if saved is None:
        text, name = decode(data, encoding)
        return Source(text, name, is_html(text))
    text, name = decode(saved.data, encoding or saved.encoding)
    return Source(text, f"{name} within MHTML", saved.html or is_html(text), saved.address)


def clean_all(sources: Mapping[str, Source], publisher: str = "") -> dict[str, Cleaned]:
    """Clean files that are known by their names.

    Raises:
        builder.values.refused.Refused: when a file is HTML and what reads pages is not installed.
    """
    found: dict[str, list[Part]] = {
        name: blocks(source.text).found if source.html else parts(source.text) for name, source in sources.items()
    }
    cleaned = {name: _clean(name, sources[name], found[name], frozenset(), publisher) for name in sources}
    if len(sources) < 2:
        return {name: _looked_over(each) for name, each in cleaned.items()}
    repeated = repeated_lines(
        {name: [part.text for part in each] for name, each in found.items()},
        {name: each.facts.publisher for name, each in cleaned.items()},
    )
    return {
        name: _looked_over(
            _clean(name, sources[name], found[name], repeated[name], publisher) if repeated[name] else each
        )
        for name, each in cleaned.items()
    }


def _looked_over(cleaned: Cleaned) -> Cleaned:
    """What was cleaned, with the agencies that it names and what is doubtful about it."""
    if not cleaned.paragraphs:
        return cleaned
    named = agencies(
        [paragraph.text for paragraph in cleaned.paragraphs],
        [line.text for line in cleaned.dropped],
        cleaned.facts.authors,
        cleaned.facts.publisher,
    )
    return with_doubts(replace(cleaned, facts=replace(cleaned.facts, agencies=named)))


def _clean(name: str, source: Source, found: list[Part], repeated: frozenset[int], publisher: str) -> Cleaned:
    if source.html:
        cleaned = clean_page(source.text, name, repeated, publisher)
        return cleaned if cleaned.facts.url else replace(cleaned, facts=replace(cleaned.facts, url=source.address))
    return clean_text(found, repeated, publisher)

"""Clean several files together: what files of one publisher have in common is not part of their articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.clean.agencies import find_agencies
from builder.clean.completeness import warn_if_incomplete
from builder.clean.decoding import decode_text, is_html
from builder.clean.html_article import clean_page
from builder.clean.mhtml import parse_saved_page
from builder.clean.page import ParsedPage, parse_page
from builder.clean.text_article import clean_text, find_repeated_lines
from builder.clean.values import CleanedArticle, LogicalLine, NotAnArticle
from builder.clean.wrapping import join_wrapped_lines
from builder.values.errors import BriefingError

_MOST_LINES = 10_000
"""How many lines of text, or blocks of a page, are read; a book has as many."""

_MOST_CHARACTERS = 2_000_000
"""How many characters a text, or a page without its scripts, has at most; a book of 800 pages has as many."""


@dataclass(frozen=True, slots=True)
class DecodedFile:
    """The text of a file, its encoding, and whether it is a page of HTML."""

    text: str
    encoding: str
    is_html: bool
    address: str = ""
    """The address that the page was saved from, if the file states it outside the page."""


def decode_file(data: bytes, encoding: str = "") -> DecodedFile:
    """Decode a file, in the encoding that the author gives, or the one that the file states, or the most likely one.

    Raises:
        builder.clean.values.NotAnArticle: if the file is not text.
    """
    saved = parse_saved_page(data)
    if saved is None:
        text, name = decode_text(data, encoding)
        return DecodedFile(text, name, is_html(text))
    text, name = decode_text(saved.data, encoding or saved.encoding)
    return DecodedFile(text, f"{name} within MHTML", saved.is_html or is_html(text), saved.address)


def clean_files(files: Mapping[str, DecodedFile], publisher: str = "") -> dict[str, CleanedArticle]:
    """Clean files, given by name, and return the articles by the same names.

    Raises:
        builder.values.errors.BriefingError: if a file is HTML and trafilatura is not installed, or a page is too large.
    """
    found = {name: _read(name, source) for name, source in files.items()}
    cleaned = {name: _clean(name, files[name], found[name], frozenset(), publisher) for name in files}
    if len(files) < 2:
        return {name: _with_agencies_and_warning(each) for name, each in cleaned.items()}
    repeated = find_repeated_lines(
        {name: [line.text for line in _lines(each)] for name, each in found.items()},
        {name: each.facts.publisher for name, each in cleaned.items()},
    )
    return {
        name: _with_agencies_and_warning(
            _clean(name, files[name], found[name], repeated[name], publisher) if repeated[name] else each
        )
        for name, each in cleaned.items()
    }


def _read(name: str, source: DecodedFile) -> ParsedPage | list[LogicalLine]:
    """Read a page, or the lines of a text.

    Raises:
        BriefingError: if it has more lines than any article.
    """
    lines = source.text.count("\n") + source.text.count("\r")
    if lines > _MOST_LINES and not source.is_html:
        raise _too_large(name, lines)
    if len(source.text) > _MOST_CHARACTERS and not source.is_html:
        raise _too_long(name, len(source.text))
    try:
        found = parse_page(source.text) if source.is_html else join_wrapped_lines(source.text)
    except NotAnArticle as error:
        raise BriefingError(f"{name} {error}. Nothing was written.") from error
    if len(_lines(found)) > _MOST_LINES:
        raise _too_large(name, len(_lines(found)))
    characters = sum(len(line.text) for line in _lines(found))
    if characters > _MOST_CHARACTERS:
        raise _too_long(name, characters)
    return found


def _too_large(name: str, lines: int) -> BriefingError:
    return BriefingError(
        f"{name} has {lines:,} lines; {_MOST_LINES:,} are read at the most. Cut out the part that has the article. "
        "Nothing was written."
    )


def _too_long(name: str, characters: int) -> BriefingError:
    return BriefingError(
        f"{name} has {characters:,} characters; {_MOST_CHARACTERS:,} are read at the most. Cut out the part that has "
        "the article. Nothing was written."
    )


def _with_agencies_and_warning(cleaned: CleanedArticle) -> CleanedArticle:
    """Return the article with the news agencies that it names, and with a warning if it seems incomplete."""
    if not cleaned.paragraphs:
        return cleaned
    named = find_agencies(
        [paragraph.text for paragraph in cleaned.paragraphs],
        [line.text for line in cleaned.dropped],
        cleaned.facts.authors,
        cleaned.facts.publisher,
    )
    return warn_if_incomplete(replace(cleaned, facts=replace(cleaned.facts, agencies=named)))


def _lines(found: ParsedPage | list[LogicalLine]) -> list[LogicalLine]:
    return found.blocks.logical_lines if isinstance(found, ParsedPage) else found


def _clean(
    name: str, source: DecodedFile, found: ParsedPage | list[LogicalLine], repeated: frozenset[int], publisher: str
) -> CleanedArticle:
    if isinstance(found, ParsedPage):
        cleaned = clean_page(found, name, repeated, publisher)
        return cleaned if cleaned.facts.url else replace(cleaned, facts=replace(cleaned.facts, url=source.address))
    return clean_text(found, repeated, publisher)

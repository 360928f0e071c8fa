"""The table of contents as EPUB 2 had it, for readers that do not know EPUB 3's.

EPUB 3.3, sec-opf2-ncx, lets a book have both; the format is that of ANSI/NISO Z39.86-2005, section 8.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from markupsafe import Markup

from builder.pages.view_models import NO_ATTRIBUTES
from builder.values.xml_text import replace_forbidden_characters

NCX_MEDIA_TYPE = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents, with those below it; ``attributes`` are its ``lang`` and ``dir``."""

    href: str
    words: str
    below: tuple[TocEntry, ...] = ()
    attributes: Markup = NO_ATTRIBUTES


def make_ncx(title: str, identifier: str, language: str, entries: Sequence[TocEntry], root: str) -> str:
    """The file. ``root`` leads from it to where the entries' addresses begin."""
    numbers = count(1)
    points = "".join(_points(entries, root, numbers))
    depth = 2 if any(entry.below for entry in entries) else 1
    return replace_forbidden_characters(
        f'<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" '
        f'xml:lang="{escape(language)}">\n<head>\n<meta name="dtb:uid" content="{escape(identifier)}"/>\n'
        f'<meta name="dtb:depth" content="{depth}"/>\n<meta name="dtb:totalPageCount" content="0"/>\n'
        f'<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n<docTitle><text>{escape(title)}</text></docTitle>\n'
        f"<navMap>\n{points}</navMap>\n</ncx>\n"
    )


def _points(entries: Sequence[TocEntry], root: str, numbers: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        number = next(numbers)
        below = "".join(_points(entry.below, root, numbers))
        yield (
            f'<navPoint id="point-{number}" playOrder="{number}"><navLabel><text>{escape(entry.words)}</text>'
            f'</navLabel><content src="{escape(root + entry.href)}"/>{below}</navPoint>\n'
        )

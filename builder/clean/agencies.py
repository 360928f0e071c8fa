"""Find the agencies that an article names as sources: “(With files from Reuters)”, “dpa-infocom”, “LONDON (AP) —”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean import phrases
from builder.clean.language import count_words, letter_key

_MOST_AGENCIES = 3
"""The most agencies that are offered."""
_MOST_WORDS_OF_A_CREDIT = 14
"""The most words of a line that only names agencies."""
_WIRE = phrases.alternatives_pattern("agencies")
_CREDIT = re.compile(rf"^\W*{phrases.alternatives_pattern('wire_credits')}\s*[:：]?\s*(?P<names>\S.*)$", re.IGNORECASE)
_SIGNED = re.compile(rf"^\W*(?:(?:19|20)\d\d\s*)?(?P<name>{_WIRE})(?:[-–/]\w+)*(?:\W+(?:{_WIRE}|[\d:/-]+))*\W*$")
_DATELINE = re.compile(rf"^[^\W\d_][^()]{{1,40}}\((?P<name>{_WIRE})\)\s*[-–—:.]|^\((?P<other>{_WIRE})\)\s*[-–—]?\s*\S")
_AT_THE_END = re.compile(rf"[(\[](?P<name>{_WIRE})(?:[/,] ?\w+)*[)\]]\W*$")
_KNOWN = re.compile(rf"(?<!\w){_WIRE}(?!\w)")


def find_agencies(
    kept: Sequence[str], around: Sequence[str], authors: Sequence[str] = (), publisher: str = ""
) -> tuple[str, ...]:
    """Return the agencies that an article names as its sources.

    Args:
        kept: the article's paragraphs.
        around: all other lines.
        authors: its authors, which can be agencies.
        publisher: its publisher. An agency that publishes the article itself is not a source.
    """
    found: dict[str, str] = {}
    ends = [*kept[:2], *kept[-2:]]
    beside = [line for line in around if not _KNOWN.fullmatch(line.strip())]  # a name alone may be on a menu
    for name in (
        *_named([*ends, *beside]),
        *(match["name"] for text in kept if (match := _AT_THE_END.search(text))),
        *(match["name"] or match["other"] for text in ends if (match := _DATELINE.match(text))),
        *(author for author in authors if _SIGNED.match(author)),
    ):
        if letter_key(name) not in letter_key(publisher):
            found.setdefault(letter_key(name), name)
    return tuple(found.values())[:_MOST_AGENCIES]


def _named(lines: Sequence[str]) -> Iterator[str]:
    """Yield the names in lines that only name agencies."""
    for line in lines:
        if count_words(line) > _MOST_WORDS_OF_A_CREDIT:
            continue
        if match := _SIGNED.match(line):
            yield match["name"]
        elif match := _CREDIT.match(line):
            yield from (known[0] for known in _KNOWN.finditer(match["names"]))

"""Find the authors of an article: from its byline, or from what its page declares, which is not always a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.language import count_words
from builder.clean.line_rules import is_prose
from builder.clean.phrases import alternatives_pattern, search_pattern, whole_line_pattern
from builder.clean.publisher import is_address, name_key_of_publisher
from builder.clean.text_dates import text_after_date, text_before_date
from builder.values.month_names import month_names_of

BYLINE_LINE = "byline"
BY = re.compile(rf"^{alternatives_pattern('by')}\s*:?\s+(?P<names>\S.*)$", re.IGNORECASE)
_BY_WITHIN = re.compile(BY.pattern.replace("^", r"(?<!\w)", 1), re.IGNORECASE)
_BEFORE_NAME = re.compile(
    rf"^(?:{alternatives_pattern('by')}|{alternatives_pattern('before_names')})\b\s*:?\s*", re.IGNORECASE
)
_PAPER = search_pattern("papers")
_WIRE = re.compile(alternatives_pattern("agencies"))
_ACCOUNT = whole_line_pattern("accounts")
_ROLE = whole_line_pattern("roles")
_TITLED = rf"(?:[^\W\d_a-zа-яё][\w.'’-]*|{alternatives_pattern('name_particles')})"
_PERSON_NAME = re.compile(rf"^(?:[^\W\d_a-zа-яё][\w.'’-]*)(?:\s+{_TITLED}){{1,4}}$")
_AND = re.compile(rf"[,;]|\s+(?:{alternatives_pattern('and')}|&)\s+")
_BEHIND_NAMES = re.compile(
    rf"\s[|•·–—-]\s|[|•·]|\s\(|\d|(?<!\w)(?i:{alternatives_pattern('behind_names')})(?!\w)|"
    rf"(?<!\w)(?i:{alternatives_pattern('updated')}|{alternatives_pattern('published')})(?!\w)"
)


def find_authors(texts: Sequence[str], first: int) -> tuple[tuple[str, ...], list[int]]:
    """Return the authors in a line “By …” before the text, and the index of that line."""
    for place, text in enumerate(texts):
        if place > first + 30 or sum(map(is_prose, texts[first:place])) > 1:
            break
        if names := _of_byline(text):
            return names, [place]
    return (), []


def is_byline(text: str) -> bool:
    """Whether a line is only a byline."""
    return bool(_of_byline(text))


def _of_byline(text: str) -> tuple[str, ...]:
    match = BY.match(text) or _BY_WITHIN.search(text_after_date(text))
    return _names(match["names"]) if match and count_words(text) <= 20 and not is_prose(text) else ()


def find_paper(text: str) -> str:
    """Return the paper after the author in a byline: “By Jo Doe, Fen Herald”; an empty string for none or an agency."""
    match = BY.match(text)
    if not match or not _of_byline(text):
        return ""
    parts = [part.strip(" .") for part in re.split(r"[,|•·]", text_before_date(match["names"]))]
    return next((part for part in parts[1:] if _is_publisher_name(part) and not _WIRE.fullmatch(part)), "")


def _is_publisher_name(name: str) -> bool:
    """Whether the words of a name are those of a paper, a station or an agency."""
    return bool(_PAPER.search(name) or _WIRE.fullmatch(name))


def _names(text: str) -> tuple[str, ...]:
    """Return the names of people at the beginning of a text."""
    names: list[str] = []
    for part in _AND.split(_BEHIND_NAMES.split(text_before_date(text))[0]):
        name = part.strip(" .")
        if name.isupper() and len(name) > 4:
            name = name.title()
        if not _PERSON_NAME.match(name) or (names and (_is_publisher_name(name) or _ROLE.match(name))):
            break  # “Staff Writer, The Gazette” follows the names
        names.append(name)
    return tuple(dict.fromkeys(names))


def declared_authors(names: Sequence[str], publisher: str, byline: Sequence[str]) -> tuple[str, ...]:
    """Return the authors that a page declares for programs; those of its byline if it declares none.

    Not authors are the publisher, a paper after an author, the account that the text was entered from, and other text.
    A first or last name by itself is completed from the byline.
    """
    found = list(dict.fromkeys(each for name in names for each in _people(name)))
    people = [name for name in found if not _is_of(name, publisher) and not _ACCOUNT.match(name)]
    writers = [
        name for place, name in enumerate(people) if not (place and (_is_publisher_name(name) or _ROLE.match(name)))
    ]
    if len(writers) == 1 and " " not in writers[0]:
        whole_names = [name for name in byline if writers[0].casefold() in name.casefold().split()]
        return tuple(whole_names) or tuple(writers)
    return tuple(writers) or tuple(byline)


def _people(declared: str) -> Iterator[str]:
    """Yield the names in one declared value: several if it names several people, without other text."""
    text = _without_month(_BEFORE_NAME.sub("", text_before_date(declared).strip()))
    parts = [part.strip(" .") for part in _AND.split(text)]
    names = [part for part in parts if _PERSON_NAME.match(part)]
    if names and len(parts) > 1 and names[0] == parts[0]:
        yield from names
    elif text.strip():
        yield text.strip()


def _without_month(name: str) -> str:
    """Return a name without a month after it, which is left of a date."""
    before, _, last = name.rpartition(" ")
    return before if before.count(" ") and last.casefold().strip(".,") in month_names_of(("en",)) else name


def _is_of(name: str, publisher: str) -> bool:
    """Whether a name is the publisher, or an address."""
    own, other = name_key_of_publisher(name), name_key_of_publisher(publisher)
    return is_address(name) or (bool(own and other) and (own == other or own.startswith(other + "com")))

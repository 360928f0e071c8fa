"""Find the publisher of a page: the name on which most of its statements agree. An address is not a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from builder.clean.addresses import host_of_address
from builder.clean.language import letter_key
from builder.clean.text_dates import parse_stated_date
from builder.values.unspaced_scripts import UNSPACED_CHARACTER

_LEAST_OF_LABEL = 4
"""The least number of characters by which the label of a domain confirms a name that is longer or shorter."""
_MOST_WORDS_OF_A_NAME = 8
"""The most words of a name: longer ones are a sentence about the site, or a headline."""
_UNSPACED = rf"[{UNSPACED_CHARACTER}&&\p{{L}}]"
TITLE_SEPARATORS = regex.compile(
    rf"(?V1)\s+[\p{{Pd}}|•·»«]\s+|\s*[|｜»]\s*|\s*：\s*|\s+:\s+|(?<={_UNSPACED})\s*[_-]\s*(?={_UNSPACED})"
)
"""The separators between a headline and the names before or after it in the title of a page.

Scripts without spaces between words have none around a separator either: ``大桥关闭_要闻-沼泽报``.
"""
_LOOSE_DASH = re.compile(r"\A[-–—]\s+|\s+[-–—]\Z")
"""A dash next to another separator: “» - Fen Herald”."""
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:[/:]\S*)?\Z", re.IGNORECASE)
_FEED = re.compile(r"\b(?:rss|atom|feeds?|comments|all stories|news ?feed)\b|\A(?:blog|news)\Z", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z]{2,4}(?:\.[a-z]{2})?\Z", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|\(c\)|copyright)[\s©]*"
    r"(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d)?)?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d][^.|,•·;©]{1,50})",
    re.IGNORECASE,
)


def find_publisher(
    names: Sequence[str], title: str = "", headline: str = "", feeds: Sequence[str] = (), address: str = ""
) -> str:
    """Return the name of the publisher.

    Args:
        names: the names that the page states for its site and its publisher, the most reliable first.
        title: the title of the page, which can begin or end with the name.
        headline: the headline that the page states, which is not a name.
        feeds: the titles of its feeds, which can have the name.
        address: the address of the page.
    """
    given = [name for name in map(_tidy, names) if _is_name(name, headline or title)]
    given = [name for name in given if not is_address(name)] or given
    pieces = [_LOOSE_DASH.sub("", piece.strip()) for piece in TITLE_SEPARATORS.split(title)]
    label = _label(address)
    hints = [name_key_of_publisher(piece) for piece in (*pieces, *_of_feeds(feeds))] + 2 * [label]
    candidates = [*given, *_from_title(pieces, headline, hints, label)] or [
        name for name in _of_feeds(feeds) if _is_name(name, headline or title)
    ]
    votes = {
        key: 2 * list(map(name_key_of_publisher, given)).count(key) + hints.count(key)
        for key in dict.fromkeys(map(name_key_of_publisher, candidates))
    }
    best = max(votes, key=votes.__getitem__, default="")  # of equals the first
    return max(
        (name for name in [*candidates, *pieces] if name_key_of_publisher(name) == best),
        key=_how_well_written,
        default="",
    )


def _from_title(pieces: Sequence[str], headline: str, hints: Sequence[str], label: str) -> list[str]:
    """Return the name at the end or beginning of the title, if the feeds, the address or the headline confirm it."""
    if len(pieces) < 2:
        return []
    ends = [piece for piece in (pieces[-1], pieces[0]) if _is_name(piece, headline)]
    confirmed = [piece for piece in ends if hints.count(name_key_of_publisher(piece)) > 1]
    return confirmed or [*_alike(ends, label)] or _behind_headline(pieces, headline, label)


def _alike(pieces: Sequence[str], label: str) -> Iterator[str]:
    """Yield names that begin like the label of the domain: “Fenland Weekly” at ``fenland.example``."""
    for piece in pieces:
        name = piece.partition(": ")[0]
        key = name_key_of_publisher(name)
        if min(len(key), len(label)) >= _LEAST_OF_LABEL and (key.startswith(label) or label.startswith(key)):
            yield name


def _behind_headline(pieces: Sequence[str], headline: str, label: str) -> list[str]:
    """Return the name after the headline: one like the domain, or a domain, or else the last, behind any sections."""
    own = letter_key(headline)
    rest = next((pieces[n:] for n in range(1, len(pieces)) if letter_key(" ".join(pieces[:n])) == own), [])
    names = [piece for piece in rest if _is_name(piece, headline)]
    return [*_alike(names, label), *filter(is_address, names), *names[-1:]][:1]


def _of_feeds(feeds: Sequence[str]) -> list[str]:
    first = [TITLE_SEPARATORS.split(feed)[0].strip() for feed in feeds[:1]]
    return [name for name in first if name and not _FEED.search(name)]


def _label(address: str) -> str:
    """Return the part of a domain that is a name: ``courier`` of ``https://www.courier.co.uk/a``."""
    labels = [label for label in host_of_address(address).split(".")[:-1] if label != "www"]
    return letter_key(max(labels[-2:], key=len, default=""))


def publisher_from_copyright(lines: Sequence[str]) -> str:
    """Return the name in the last copyright line."""
    for line in reversed(lines):
        found = _COPYRIGHT.match(line)
        if found and _is_name(name := found["name"].strip(), ""):
            return re.split(r"\s+(?:all rights|alle rechte|tous droits|todos los)\b", name, flags=re.IGNORECASE)[0]
    return ""


def name_of_site(text: str) -> str:
    """Return the name in what a page gives as the name of its site, which can be a copyright notice.

    It is an empty string if the page gives the address of an account at a social network.
    """
    if re.match(r"\W*(?:©|\(c\)|copyright\b)", text, re.IGNORECASE):
        return publisher_from_copyright([text])
    return text if _is_name(text, "") else ""


def is_address(name: str) -> bool:
    """Whether a name is an address or a domain."""
    return _DOMAIN.match(name) is not None


def _tidy(name: str) -> str:
    return TITLE_SEPARATORS.split(name)[0].strip() if "|" in name else name.strip()


def _is_name(name: str, headline: str) -> bool:
    return (
        len(name) > 1
        and len(name.split()) <= _MOST_WORDS_OF_A_NAME
        and not name.startswith(("@", "http"))
        and any(map(str.isalpha, name))
        and letter_key(name) != letter_key(headline)
        and not parse_stated_date(name)
    )


def name_key_of_publisher(name: str) -> str:
    """Return a key that is the same for all forms of a name: “detroitnews” and “The Detroit News”."""
    return letter_key(re.sub(r"^the\s+", "", _ENDING.sub("", name), flags=re.IGNORECASE))


def _how_well_written(name: str) -> tuple[int, bool]:
    """Return a sort key: names with capitals are better than domains, and domains are better than parts of them."""
    bare = name.islower() and " " not in name
    return (1 if is_address(name) else 0 if bare else 2), name[:1].isupper()

"""Find the title and the address that a text states. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.authors import BY, is_byline
from builder.clean.language import count_words
from builder.clean.line_rules import (
    BEFORE_ARTICLE,
    content_words,
    is_caption,
    is_headline,
    is_interface_text,
    is_prose,
    is_start_of_letter,
    rejection_reason,
)
from builder.clean.phrases import alternatives_pattern
from builder.clean.text_dates import is_date_line, parse_stated_date

ADDRESS_LINE = "address (now the url)"

_URL = re.compile(
    rf"^(?:{alternatives_pattern('sources')}\s*:?\s*)?(?P<url>https?://[^\s<>\"]{{4,500}})$",
    re.IGNORECASE,
)


ITEM_MARK = re.compile(r"^[-–•▪●■*·]\s+(?=\S)")
"""The mark before an item of a list, which is not part of its text."""
_SUBJECT = re.compile(rf"^{alternatives_pattern('subject')}\s*:\s+(?=\S)", re.IGNORECASE)
"""The label before the headline of a text from a mail."""
_PATH = re.compile(r"\s[>»›/]\s.*\s[>»›/]\s")
"""The way through a site to the article: “Home > News > Rivers”."""


def find_address(texts: Sequence[str], first: int, end: int) -> tuple[str, list[int]]:
    """Return the address of the article: a line near its beginning or end that has nothing else."""
    for place, text in enumerate(texts):
        if (place < first + 2 or end <= place < end + 4) and (match := _URL.match(text)):
            return match["url"], [place]
    return "", []


_POSSIBLE_TITLE, _LIKELY_TITLE = 0.6, 0.9
"""The least scores of a possible and of a likely headline. A possible one is taken if it is the only one."""
_ALIKE = 0.7
"""A line with this share of the best score is the headline if the line with the best score, its standfirst, follows."""
_A_KICKER, _A_HEADLINE = 3, 14
"""The most words of a line above the headline, and of a headline; a longer one is more likely a standfirst."""
_LINES_SEARCHED_FOR_TITLE = 400
"""The most lines of a menu between a headline and its text."""
_HEAD, _NEXT = 12, 8
"""The most lines in the head of an article (headline, standfirst, credits, caption, buttons), and the most between two
of them that are about the article."""


def find_title(texts: Sequence[str], first: int, end: int, reasons: dict[int, str]) -> tuple[str, str, list[int]]:
    """Return the headline, the publisher behind a bar after it, and the indexes of lines that repeat it."""
    start = next((place for place in range(first, end) if place not in reasons and _is_text(texts[place])), first)
    # A headline has words in common with its article.
    about = frozenset().union(*(content_words(texts[place]) for place in range(first, end) if place not in reasons))
    scores = [
        _title_score(place, texts, start, about, reasons) if start - place <= _LINES_SEARCHED_FOR_TITLE else 0.0
        for place in range(start + 1)
    ]
    possible = [place for place, score in enumerate(scores) if score >= _POSSIBLE_TITLE]
    best = max(possible, key=lambda place: (scores[place], -place), default=-1)
    best = _first_of_head(best, texts, scores, about) if possible else best
    if best < 0 or (scores[best] < _LIKELY_TITLE and len(possible) > 1):
        return "", "", []
    others = [text for place, text in enumerate(texts[: start + 1]) if place != best]
    found, publisher = split_site_name(_SUBJECT.sub("", ITEM_MARK.sub("", texts[best])), others)
    same = [
        place
        for place, text in enumerate(texts[: min(end, start + 6)])
        if text.casefold() == found.casefold()
        or text == texts[best]
        or split_site_name(ITEM_MARK.sub("", text), [found])[0].casefold() == found.casefold()
    ]
    sites = (publisher, *(split_site_name(texts[place], [found])[1] for place in same))
    return found, next(filter(None, sites), ""), same


def _is_text(text: str) -> bool:
    return is_prose(text) and not (text.endswith(("?", "!")) and count_words(text) <= 18)


def _title_score(place: int, texts: Sequence[str], start: int, about: frozenset[str], reasons: dict[int, str]) -> float:
    text = texts[place]
    if (
        not is_headline(text)
        or is_caption(text)
        or rejection_reason(text)
        or is_interface_text(text)
        or is_start_of_letter(text)
        or _PATH.search(text)
        or BY.match(text)
        or _URL.match(text)
        or _is_text(text)
        or _is_dateline(text)
        or parse_stated_date(text.split()[0])
    ):
        return 0.0
    own = content_words(text)
    shared = len(own & about) / max(len(own), 3)
    again = any(
        other == text or other.startswith(text + " ") or (other.endswith(text) and count_words(text) > _A_KICKER)
        for at, other in enumerate(texts[: start + 6])
        if at != place
    )
    signed = any(_is_dateline(below) or is_byline(below) for below in texts[place + 1 : min(place + 5, start)])
    begins = re.search(r"[^\W\d_]", text)
    small = begins is not None and begins[0].islower() and not re.match(r"[\W]*[a-z][A-Z]", text)
    length = min(count_words(text), 8) / 16 - 0.05 * max(count_words(text) - _A_HEADLINE, 0)
    return (
        1.4 * shared
        + length
        + 0.5 * again
        + 0.4 * signed
        + 0.3 * (start - place <= _HEAD)
        - (0.6 if small else 0)
        - (0.3 if reasons.get(place, BEFORE_ARTICLE) != BEFORE_ARTICLE else 0)
    )


def _is_dateline(text: str) -> bool:
    return count_words(text) <= 14 and is_date_line(text) and bool(parse_stated_date(text))


def _first_of_head(best: int, texts: Sequence[str], scores: Sequence[float], about: frozenset[str]) -> int:
    """Return the first line of the head with the same subject: a headline is before its standfirst."""
    first = best
    for place in range(best - 1, max(best - _HEAD, -1), -1):
        if (
            first - place <= _NEXT
            and scores[place] >= _ALIKE * scores[best]
            and count_words(texts[place]) > _A_KICKER
            and len(content_words(texts[place]) & about) > 1
            and not texts[place].endswith(texts[best])
        ):
            first = place
    return first


_BAR = re.compile(r"\s+[|•·–—»-]\s+")


def split_site_name(text: str, others: Sequence[str]) -> tuple[str, str]:
    """Split a headline from the site's name behind it: at a bar, or where the headline is repeated without the name."""
    for bar in reversed(list(_BAR.finditer(text))):
        before, behind = text[: bar.start()], text[bar.end() :]
        if (
            count_words(before) >= 3
            and 0 < count_words(behind) <= 5
            and (any(other.casefold() == before.casefold() for other in others) or "|" in bar[0])
        ):
            return before, behind
    return text, ""

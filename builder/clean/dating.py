"""The day on which a page says that its article was published: its markup, its lines and its address may differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from builder.clean.dates import DAY, OVER, Shown, is_changed, shown
from builder.clean.moments import Moment, moment
from builder.clean.stamps import Stamps

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|\Z)")
NOT_PLAIN = "the page states {} for its article. No date was taken: say it with --published."
MOST, NEARLY = 2, 0.9
"""How many statements of one kind count at the most, and how much one in the time of Greenwich does for the day beside
its own."""
ABOVE, CHANGED = 2, 3
"""The ranks of a date that stands over the headline, and of one on which an article was changed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a page, and where its article is: from ``first`` to before ``end``, below its ``headline``."""

    texts: Sequence[str]
    times: Mapping[int, str]
    """What elements say for programs of the time in a line, by its place."""
    first: int
    end: int
    headline: int
    language: str = ""


def dated(stamps: Stamps, head: Head, url: str) -> tuple[str, str]:
    """The day on which the article was published, as ISO 8601, and what is to be said where a page contradicts itself.

    The markup, the lines beside the headline and the address each speak for a day. The markup often has the time of
    Greenwich, and so speaks, less, for the day before or after as well. Where as much speaks for one day as for
    another, none is taken: no date is better than a wrong one.
    """
    days = [
        date.fromisoformat(each.date)
        for each in sorted(_near(head), key=lambda each: each.rank)
        if each.rank < ABOVE or _agrees(each, stamps.published)
    ]
    address = _of_address(url)
    markup = [stamp.day for stamp in stamps.published]
    votes = {
        day: _of_markup(day, stamps.published) + min(days.count(day), MOST) + address.count(day)
        for day in (*markup, *days, *address)
    }
    if not votes:
        return (stamps.vague[0].day.isoformat() if stamps.vague else ""), ""
    best = max(votes, key=votes.__getitem__)
    others = [day for day in votes if day != best and votes[day] == votes[best] and day not in markup]
    if best in markup:  # a later day beside it may be that of a change
        others = [day for day in others if day < best]
    if others:
        return "", NOT_PLAIN.format(" and ".join(day.isoformat() for day in (best, others[0])))
    return best.isoformat(), ""


def _agrees(line: Shown, published: Sequence[Moment]) -> bool:
    """Whether a line does not contradict the markup, if that states a time."""
    return not published or any(stamp.may_be(date.fromisoformat(line.date)) for stamp in published)


def _of_markup(day: date, published: Sequence[Moment]) -> float:
    """How much the markup speaks for a day: for each time that it states, up to some."""
    votes = [1.0 if stamp.day == day else NEARLY for stamp in published if stamp.may_be(day)]
    return sum(sorted(votes, reverse=True)[:MOST])


def _near(head: Head) -> list[Shown]:
    """The days that lines near the headline state, in words or for programs, one a line."""
    found = {
        each.place: each
        for each in shown(head.texts, head.first, head.end, head.headline, head.language)
        if each.rank < CHANGED and len(each.date) == len(DAY) and (each.rank == 0 or each.place >= head.headline - OVER)
    }
    for place, value in head.times.items():
        if (
            head.headline - OVER <= place < head.first
            and not is_changed(head.texts[place])
            and (stamp := moment(value))
        ):
            found[place] = Shown(1 if place >= head.headline else ABOVE, stamp.day.isoformat(), place, is_alone=True)
    # Over a headline the day of reading may stand, “Today, 14 April”: it is asked where nothing stands below.
    below = [each for each in found.values() if each.rank < ABOVE]
    return below or list(found.values())


def _of_address(url: str) -> list[date]:
    """The day that the path of an address states."""
    found = _IN_ADDRESS.search(url)
    try:
        return [date(*map(int, found.groups()))] if found else []
    except ValueError:
        return []

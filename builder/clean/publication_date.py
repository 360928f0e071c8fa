"""The day on which a page says that its article was published: its markup, its lines and its address may differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from builder.clean.date_lines import (
    ABOVE,
    BELOW,
    CHANGED,
    FULL_DATE_FORM,
    LABELLED,
    LINES_ABOVE_HEADLINE,
    DateLine,
    date_lines,
)
from builder.clean.page_dates import Times
from builder.clean.text_dates import Reading, is_date_of_change
from builder.clean.timestamps import Timestamp, parse_timestamp
from builder.clean.url_dates import date_of_url

_SAY_IT = "No date was taken: say it with --published."
_TWO_DAYS = f"the page states {{}} for its article. {_SAY_IT}"
_CHANGED_ONLY = f"the page states only when it was changed, {{}}. {_SAY_IT}"
_TWO_READINGS = f"the page has its date in figures, which may be {{}}. {_SAY_IT}"
_MOST, _NEARLY = 2, 0.9
"""How many statements of one kind count at the most, and how much one in the time of Greenwich does for the day beside
its own."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, and where its article is: from ``first`` to before ``end``, below its ``headline``."""

    texts: Sequence[str]
    times: Mapping[int, str]
    """What elements say for programs of the time in a line, by its place."""
    first: int
    end: int
    headline: int
    reading: Reading = field(default_factory=Reading)


def publication_date(times: Times, head: PageLines, url: str) -> tuple[str, str]:
    """The day on which the article was published, as ISO 8601, and what is to be said where that is not plain.

    The markup, the lines beside the headline and the address each speak for a day. The markup often has the time of
    Greenwich, and so speaks, less, for the day before or after as well. Where as much speaks for one day as for
    another, none is taken: no date is better than a wrong one.
    """
    lines = _lines(head)
    markup = [stamp.day for stamp in times.published]
    days = _counted([each for each in lines if each.date and each.rank < CHANGED], times.published)
    address = date_of_url(url)
    votes = {
        day: _of_markup(day, times.published) + min(days.count(day), _MOST) + address.count(day)
        for day in (*markup, *days, *address)
    }
    if not votes:
        return _of_less(times, lines)
    best = min(votes, key=lambda day: (-votes[day], day not in markup, day))
    others = [day for day in votes if day != best and votes[day] == votes[best] and day not in markup]
    if best in markup:  # a later day beside it may be that of a change
        others = [day for day in others if day < best]
    if others:
        return "", _TWO_DAYS.format(" and ".join(day.isoformat() for day in (best, others[0])))
    return best.isoformat(), ""


def _of_less(times: Times, lines: Sequence[DateLine]) -> tuple[str, str]:
    """The day where nothing says that it is that of publishing: the only one there is, or one of metadata."""
    for stamps in (times.vague, times.elements):
        days = {stamp.day for stamp in stamps}
        if len(days) == 1:
            return days.pop().isoformat(), ""
    two = next((each.readings for each in lines if not each.date), ())
    changed = [each.date for each in lines if each.rank == CHANGED] or [each.day.isoformat() for each in times.changed]
    if two:
        return "", _TWO_READINGS.format(" or ".join(two))
    return "", _CHANGED_ONLY.format(max(changed)) if changed else ""


def _counted(lines: Sequence[DateLine], published: Sequence[Timestamp]) -> list[date]:
    """The days of lines that speak for the article.

    Those that the markup confirms, if there are any: dates of other stories may be near. Else those that say that it
    was published, or those below the headline. Over it the day of reading may be, “Today, 14 April”: it counts where
    nothing is below and the markup does not contradict it.
    """
    confirmed = [each for each in lines if any(stamp.may_be_on(_day(each)) for stamp in published)]
    if confirmed:
        return list(map(_day, confirmed))
    best = min(map(_order, lines), default=None)
    found = [each for each in lines if _order(each) == best]
    return [] if published and found and found[0].rank == ABOVE else list(map(_day, found))


def _order(line: DateLine) -> tuple[bool, int]:
    """How little a line is the one that dates the article, but for those behind it that may be of the next."""
    return line.is_behind, line.rank


def _day(line: DateLine) -> date:
    return date.fromisoformat(line.date)


def _of_markup(day: date, published: Sequence[Timestamp]) -> float:
    """How much the markup speaks for a day: for each time that it states, up to some."""
    votes = [1.0 if stamp.day == day else _NEARLY for stamp in published if stamp.may_be_on(day)]
    return sum(sorted(votes, reverse=True)[:_MOST])


def _lines(head: PageLines) -> list[DateLine]:
    """The days that lines near the headline state, in words or for programs, one a line, or the two that it may be."""
    found = {
        each.place: each
        for each in date_lines(head.texts, head.first, head.end, head.headline, head.reading)
        if len(each.date or FULL_DATE_FORM) == len(FULL_DATE_FORM)
        and (each.rank == LABELLED or each.place >= head.headline - LINES_ABOVE_HEADLINE)
    }
    for place, value in head.times.items():
        if (
            head.headline - LINES_ABOVE_HEADLINE <= place < head.first
            and not is_date_of_change(head.texts[place])
            and (stamp := parse_timestamp(value, head.reading))
        ):
            rank = BELOW if place >= head.headline else ABOVE
            found[place] = DateLine(rank, stamp.day.isoformat(), place, is_alone=True)
    return [found[place] for place in sorted(found)]

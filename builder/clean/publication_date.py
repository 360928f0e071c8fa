"""Find the day of publication from the markup of a page, its lines, its title and its address, which can differ."""

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
from builder.clean.dates_behind import date_behind
from builder.clean.page_dates import Times
from builder.clean.text_dates import Reading, is_date_of_change, is_only_date
from builder.clean.timestamps import Timestamp, parse_timestamp
from builder.clean.url_dates import date_of_url

_SAY_IT = "No date was taken: say it with --published."
_TWO_DAYS = f"the page states {{}} for its article. {_SAY_IT}"
_CHANGED_ONLY = f"the page states only when it was changed, {{}}. {_SAY_IT}"
_TWO_READINGS = f"the page has its date in figures, which may be {{}}. {_SAY_IT}"
_MOST, _NEARLY = 2, 0.9
"""The most statements of one kind that count, and the weight of a time in Greenwich for the less likely day."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page and the indexes of its article: from ``first`` to before ``end``, and its ``headline``."""

    texts: Sequence[str]
    times: Mapping[int, str]
    """The values of ``time`` elements, by the index of their line."""
    first: int
    end: int
    headline: int
    reading: Reading = field(default_factory=Reading)
    in_title: Sequence[date] = ()
    """The day in the title of the page, if there is one."""


def publication_date(times: Times, head: PageLines, url: str) -> tuple[str, str]:
    """Return the day of publication as ISO 8601, and a note for the report if the day is not certain.

    The markup, the lines next to the headline, the address and the title each vote for a day. Times in the markup are
    often those of Greenwich, so they also vote, with less weight, for the day before or after. If two days have the
    same number of votes, neither is taken: no date is better than a wrong one.
    """
    lines = _lines(head)
    markup = [stamp.likely_day for stamp in times.published]
    counted = _counted([each for each in lines if each.date and each.rank < CHANGED], times.published, head.texts)
    days = list(map(_day, counted))
    shown = {_day(each) for each in counted if each.rank != ABOVE and not each.is_behind}
    shown -= {stamp.day for stamp in times.changed}
    address = [*date_of_url(url), *head.in_title]
    votes = {
        day: _of_markup(day, times.published) + min(days.count(day), _MOST) + address.count(day)
        for day in (*markup, *days, *address)
    }
    if not votes:
        found, note = _of_less(times, lines)
        far = "" if found or not head.texts else date_behind(head.texts, head.headline, head.end, head.reading)
        return (far, "") if far else (found, note)
    best = min(votes, key=lambda day: (-votes[day], day not in markup, day not in shown, day))
    others = [day for day in votes if day != best and votes[day] == votes[best] and day not in markup]
    if best in markup:  # a later day next to it can be the day of a change
        others = [day for day in others if day < best]
    if others:
        return "", _TWO_DAYS.format(" and ".join(day.isoformat() for day in (best, others[0])))
    return best.isoformat(), ""


def _of_less(times: Times, lines: Sequence[DateLine]) -> tuple[str, str]:
    """Return the day if no statement says “published”: the only day in metadata or in ``time`` elements."""
    for stamps in (times.vague, times.elements):
        days = {stamp.day for stamp in stamps}
        if len(days) == 1:
            return days.pop().isoformat(), ""
    two = next((each.readings for each in lines if not each.date), ())
    changed = [each.date for each in lines if each.rank == CHANGED] or [each.day.isoformat() for each in times.changed]
    if two:
        return "", _TWO_READINGS.format(" or ".join(two))
    return "", _CHANGED_ONLY.format(max(changed)) if changed else ""


def _counted(lines: Sequence[DateLine], published: Sequence[Timestamp], texts: Sequence[str]) -> list[DateLine]:
    """The lines that speak for the article.

    Those that the markup confirms, if there are any: dates of other stories may be near. Else those that say that it
    was published, or those below the headline, but for several of other stories. Over it the day of reading may be,
    “Today, 14 April”: it counts where nothing is below and the markup does not contradict it.
    """
    confirmed = [each for each in lines if any(stamp.may_be_on(_day(each)) for stamp in published)]
    if confirmed:
        return confirmed
    best = min(map(_order, lines), default=None)
    found = [each for each in lines if _order(each) == best]
    several = len(set(map(_day, found))) > 1 and best != (False, LABELLED)
    if published and found and found[0].rank == ABOVE:
        # The day of reading is never before that of publication: an earlier day contradicts the markup.
        is_early = _day(found[0]) < min(stamp.day for stamp in published)
        several = several or not is_early or not is_only_date(texts[found[0].place])
    return [] if published and several else found


def _order(line: DateLine) -> tuple[bool, int]:
    """Return the sort key of a line: the most reliable lines first, and those after the article last."""
    return line.is_behind, line.rank


def _day(line: DateLine) -> date:
    return date.fromisoformat(line.date)


def _of_markup(day: date, published: Sequence[Timestamp]) -> float:
    """Return the votes of the markup for a day, one for each time that it states, up to a limit."""
    votes = [1.0 if stamp.likely_day == day else _NEARLY for stamp in published if stamp.may_be_on(day)]
    return sum(sorted(votes, reverse=True)[:_MOST])


def _lines(head: PageLines) -> list[DateLine]:
    """Return the dates of lines near the headline, from their text or their ``time`` element, one for each line."""
    found = {
        each.place: each
        for each in date_lines(head.texts, head.first, head.end, head.headline, head.reading)
        if len(each.date or FULL_DATE_FORM) == len(FULL_DATE_FORM)
        and (each.rank == LABELLED or each.place >= head.headline - LINES_ABOVE_HEADLINE)
    }
    for place, value in head.times.items():
        if (
            head.headline - LINES_ABOVE_HEADLINE <= place < head.first
            and not (place in found and found[place].date)  # a zone of time may move what programs are told
            and not is_date_of_change(head.texts[place])
            and (stamp := parse_timestamp(value, head.reading))
        ):
            rank = BELOW if place >= head.headline else ABOVE
            found[place] = DateLine(rank, stamp.day.isoformat(), place, is_alone=True)
    return [found[place] for place in sorted(found)]

"""Reject teasers: headlines of other stories with their first sentences, after a heading, or several in a row."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.language import count_words
from builder.clean.line_rules import (
    ADVERTISEMENT,
    BULLET_PATTERN,
    BUTTON,
    COUNT_OR_TIME,
    REPEATED_IN_FILES,
    SYMBOLS_ONLY,
    TEASER,
    is_headline,
    is_prose,
    is_sentence,
    is_truncated,
    is_truncated_by_dots,
)

_LINES_TO_NEXT = 4
"""The most lines from one teaser to the next in a row."""


def reject_teasers(texts: Sequence[str], reasons: list[str]) -> None:
    """Mark headlines of other stories and their first sentences, after a heading, or several in a row."""
    _mark_cut(texts, reasons)
    for place in range(len(texts)):
        last = reasons[place] == TEASER and reasons[place + 1 : place + 2] != [TEASER]
        if last and not _names_its_story(texts[place]):
            _after_heading(texts, reasons, place + 1)
    _rows(texts, reasons)


def _mark_cut(texts: Sequence[str], reasons: list[str]) -> None:
    """Mark first sentences of other stories that are cut off. A line of an author can end so too, but not several."""
    cut = [
        place
        for place, text in enumerate(texts)
        if not reasons[place] and is_truncated(text) and count_words(text) >= 4
    ]
    for place in cut:
        before = place - 1
        announced = before >= 0 and not reasons[before] and is_headline(texts[before])
        alone = is_truncated_by_dots(texts[place]) and not any(
            0 < abs(other - place) <= _LINES_TO_NEXT for other in cut
        )
        if announced and not alone:
            reasons[place] = reasons[before] = TEASER
        elif place + 1 < len(texts) and reasons[place + 1] in (TEASER, COUNT_OR_TIME) and (announced or not alone):
            reasons[place] = TEASER


def _names_its_story(text: str) -> bool:
    """Whether a line is a whole teaser, “Read more: Flood on the River”, after which no list has to follow."""
    head, colon, story = text.partition(":")
    return bool(colon) and count_words(head) <= 4 and count_words(story) >= 3


def _unit(texts: Sequence[str], reasons: Sequence[str], place: int) -> int:
    """Return how many lines from here are one teaser: a headline, and possibly a sentence and a time."""
    if (
        place >= len(texts)
        or reasons[place]
        or not is_headline(texts[place])
        or is_prose(texts[place])
        or BULLET_PATTERN.match(texts[place])
    ):
        return 0
    at = place + 1
    if at < len(texts) and not reasons[at] and is_sentence(texts[at]) and count_words(texts[at]) <= 45:
        at += 1
    while at < len(texts) and reasons[at] == COUNT_OR_TIME:
        at += 1
    return at - place


def _after_heading(texts: Sequence[str], reasons: list[str], place: int) -> None:
    start, units = place, 0
    while place < len(texts):
        if reasons[place] in (COUNT_OR_TIME, TEASER, BUTTON, SYMBOLS_ONLY, ADVERTISEMENT, REPEATED_IN_FILES):
            place += 1
            continue
        length = _unit(texts, reasons, place)
        if not length:
            break
        after = place + length
        prose_follows = after < len(texts) and not reasons[after] and is_sentence(texts[after])
        has_prose = length > 1 and is_sentence(texts[place + 1])
        if prose_follows and place != start and count_words(texts[place]) <= 4:
            return  # a heading within the article
        if has_prose and place != start and not units and after < len(texts):
            reasons[place] = TEASER  # the others had no sentence of theirs, so this one has none either
            return
        if prose_follows and has_prose and not (units and count_words(texts[place + 1]) <= 25):
            if place == start:  # the headline is the other story's, the paragraphs are this one's
                reasons[place] = TEASER
            return
        if (
            has_prose
            and count_words(texts[place + 1]) > 25
            and after < len(texts)
            and not _unit(texts, reasons, after)
            and not (reasons[after - 1] or reasons[after])
        ):
            reasons[place] = TEASER
            return
        for each in range(place, after):
            reasons[each] = reasons[each] or TEASER
        units += has_prose
        place = after


def _rows(texts: Sequence[str], reasons: list[str]) -> None:
    """Mark three teasers in a row, or one with a reading time, even without a heading."""
    prose = sum(count_words(text) for text, why in zip(texts, reasons, strict=True) if not why and is_prose(text))
    place = 0
    while place < len(texts):
        at, units, timed = place, 0, 0
        while (length := _unit(texts, reasons, at)) > 1:
            after = at + length
            if after < len(texts) and not reasons[after] and is_prose(texts[after]):
                break
            units, timed, at = units + 1, timed + (reasons[after - 1] == COUNT_OR_TIME), after
        inside = sum(count_words(texts[each]) for each in range(place, at))
        if units and (units >= 3 or timed) and inside < prose / 2:
            for each in range(place, at):
                reasons[each] = reasons[each] or TEASER
        place = max(at, place + 1)

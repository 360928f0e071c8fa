"""Find which lines of a text are the article: reject lines by what they say, then take the best range of the rest.

Each line has a score: positive for sentences, negative for short lines. The article is the range with the greatest sum.
Letters to the readers are good prose, and half of a list of other stories is prose too, so both are rejected before by
how they begin and by the lines around them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from builder.clean.article_end import extend_article_end, is_correction, is_short_utterance
from builder.clean.comments import start_of_comments
from builder.clean.language import count_words, function_word_share, is_running_text
from builder.clean.leading_teasers import skip_leading_teasers
from builder.clean.line_rules import (
    AFTER_ARTICLE,
    BEFORE_ARTICLE,
    BETWEEN_PARAGRAPHS,
    BULLET_PATTERN,
    BUTTON,
    CAPTION,
    FORM_REASONS,
    NO_ARTICLE_FOUND,
    REPEATED_IN_FILES,
    SIGN_UP,
    WORDS_OF_A_BUTTON,
    addresses_reader,
    content_words,
    count_trade_words,
    is_caption,
    is_end_of_article,
    is_headline,
    is_prose,
    is_sentence,
    is_start_of_comments,
    may_be_button,
    rejection_reason,
)
from builder.clean.lists import longest_list, runs_of_items, with_lists
from builder.clean.notices import mark_notices
from builder.clean.reader_letters import reject_letters
from builder.clean.stories_after import before_other_stories
from builder.clean.teasers import reject_teasers

_LEAST_WORDS_OF_PROSE = 12
"""A text with fewer words of prose is not an article."""
_BEFORE_AN_END = 80
"""After so many words of prose, a heading such as “Comments” ends the article, and no list is taken instead of it."""
_A_PARAGRAPH = 15
"""A line with so many words is a paragraph, even if it does not end like a sentence."""
_A_WHOLE_PARAGRAPH, _LEAST_SHARED_WORDS = 20, 0.3
"""A single paragraph after other stories is part of the article if it has at least so many words, and if the article
has this share of its content words."""
_MOST_WORDS_COUNTED = 60
"""The highest number of words counted for a paragraph, so that one long notice does not outweigh an article."""

_OPENS_A_BOX, _MOST_FOR_A_BOX = 3.0, 5.0
"""The cost of the first line of a box and the highest cost of a whole box, in words of prose.

An article continues after a box, however long the box is.
"""
_MOST_FOR_A_GAP = 100.0
"""The highest cost of all lines between two sentences: an article continues after a long table."""
_TO_PROSE = 1.5
"""A list is the article if it has so many times as many words as the prose."""
_NOT_A_SENTENCE, _AN_ITEM = -6.0, -4.0
"""The scores of a line that is not a sentence, and of an item of a list."""


@dataclass(frozen=True, slots=True)
class ArticleExtent:
    """The range of the article, from ``first`` to before ``end``, and the reasons of removed lines, by line index."""

    first: int
    end: int
    reasons: dict[int, str]


def reject_lines(texts: Sequence[str], repeated: Collection[int] = ()) -> list[str]:
    """Return why each line is to be removed, by its words and neighbours; an empty string if there is no reason.

    ``repeated`` are the indexes of lines that other files have as well.
    """
    line_reasons = [rejection_reason(text) for text in texts]
    for place in repeated:
        line_reasons[place] = line_reasons[place] or REPEATED_IN_FILES
    mark_notices(texts, line_reasons)
    reject_letters(texts, line_reasons)
    _mark_forms(texts, line_reasons)
    reject_teasers(texts, line_reasons)
    return line_reasons


def find_article(texts: Sequence[str], repeated: Collection[int] = ()) -> ArticleExtent:
    """Find the article, and a reason for each line that is not part of it."""
    line_reasons = reject_lines(texts, repeated)
    most = latest_end(texts, line_reasons)
    first, end = _best(_scores(texts[:most], line_reasons[:most]))
    first = skip_leading_teasers(texts, line_reasons, first, end)
    end = before_other_stories(texts, line_reasons, first, end)
    while end > first and (line_reasons[end - 1] or not _ends_well(texts[end - 1])):
        end -= 1
    while first < end and line_reasons[first]:
        first += 1
    alone = longest_list(texts[:most], line_reasons[:most])
    prose_words = _words(texts, line_reasons, range(first, end))
    if prose_words < _BEFORE_AN_END and _words(texts, line_reasons, alone) > _TO_PROSE * prose_words:
        first, end = alone.start, alone.stop
    if end > first:
        first, end = with_lists(texts, line_reasons, first, extend_article_end(texts, line_reasons, end, most), most)
    reasons = {place: why for place, why in enumerate(line_reasons) if why}
    for place in range(len(texts)):
        if not first <= place < end and not (end and place >= end and is_correction(texts[place])):
            reasons.setdefault(
                place, CAPTION if is_caption(texts[place]) else BEFORE_ARTICLE if place < first else AFTER_ARTICLE
            )
    _mark_between(texts, first, end, reasons)
    if sum(count_words(texts[place]) for place in range(first, end) if place not in reasons) < _LEAST_WORDS_OF_PROSE:
        return ArticleExtent(0, 0, {place: why or NO_ARTICLE_FOUND for place, why in enumerate(line_reasons)})
    return ArticleExtent(first, end, reasons)


def _words(texts: Sequence[str], line_reasons: Sequence[str], places: range) -> int:
    return sum(count_words(texts[place]) for place in places if not line_reasons[place])


def _mark_forms(texts: Sequence[str], line_reasons: list[str]) -> None:
    """Mark the text of a form between its heading and its button, and the heading before it."""
    for place in range(1, len(texts) - 1):
        before, after = line_reasons[place - 1], line_reasons[place + 1]
        if (
            not line_reasons[place]
            and before == SIGN_UP
            and count_words(texts[place]) <= 30
            and (after == SIGN_UP or (after == BUTTON and addresses_reader(texts[place])))
        ):
            line_reasons[place] = SIGN_UP
        elif line_reasons[place] == SIGN_UP and not before and _heads_a_form(texts[place - 1]):
            line_reasons[place - 1] = SIGN_UP


def _heads_a_form(text: str) -> bool:
    return is_headline(text) and addresses_reader(text) and count_trade_words(text) > 0


def _ends_well(text: str) -> bool:
    return is_sentence(text) or bool(BULLET_PATTERN.match(text)) or count_words(text) >= _A_PARAGRAPH


def _scores(texts: Sequence[str], line_reasons: Sequence[str]) -> list[float]:
    """Return a score for each line, in words of prose."""
    scores: list[float] = []
    spent = gap = 0.0
    items = {place for run in runs_of_items(texts, line_reasons) for place in run}
    for place, (text, why) in enumerate(zip(texts, line_reasons, strict=True)):
        if place in items:
            scores.append(0.0)  # an article continues after a list, but a list alone is not an article
            spent = 0.0
        elif why or (spent and may_be_button(text)):
            cost = min(1.0 if spent else _OPENS_A_BOX, _MOST_FOR_A_BOX - spent)
            scores.append(-cost)
            spent += cost
        else:
            score = _score(text)
            gap = gap - score if score <= 0 else 0.0
            scores.append(score if gap <= _MOST_FOR_A_GAP else 0.0)
            spent = 0.0
    return scores


def _score(text: str) -> float:
    count = count_words(text)
    if is_prose(text):
        return float(min(count, _MOST_WORDS_COUNTED) - 4) if not is_caption(text) else 0.0
    if is_sentence(text):
        return 1.0
    if count >= _A_PARAGRAPH and function_word_share(text) >= 0.2:
        return count / 3  # a paragraph that was cut, or that ends in a colon
    return _AN_ITEM if BULLET_PATTERN.match(text) else _NOT_A_SENTENCE


def _best(scores: Sequence[float]) -> tuple[int, int]:
    """Return the range with the greatest sum (Kadane's algorithm)."""
    best = total = 0.0
    first = end = start = 0
    for place, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, place
        total += score
        if total > best:
            best, first, end = total, start, place + 1
    return first, end


def latest_end(texts: Sequence[str], line_reasons: Sequence[str]) -> int:
    """Return the latest possible end: the comments, or a heading after which the article does not continue."""
    prose = [
        count_words(text) if not why and is_prose(text) else 0 for text, why in zip(texts, line_reasons, strict=True)
    ]
    sums = list(accumulate(prose, initial=0))
    enough = next((place for place, before in enumerate(sums) if before >= _BEFORE_AN_END), len(texts))
    ends = max(_no_more_pairs(texts, line_reasons), _behind_last_paragraph(texts, line_reasons))
    places = (
        place
        for place in range(enough, len(texts))
        if (place >= ends and is_end_of_article(texts[place]))
        or (is_start_of_comments(texts[place]) and (_counts_or_asks(texts[place]) or sums[place] * 2 >= sums[-1]))
    )
    return min(next(places, len(texts)), start_of_comments(texts, enough))


def _counts_or_asks(text: str) -> bool:
    """Whether a line is more than a heading such as “Comments” or “No Comment”, which can also be in a menu."""
    return count_words(text) > 2 or any(map(str.isdigit, text))


def _no_more_pairs(texts: Sequence[str], line_reasons: Sequence[str]) -> int:
    """Return the index after the last two consecutive lines that are sentences."""
    for place in range(len(texts) - 1, 0, -1):
        one, two = texts[place - 1], texts[place]
        if (
            not (line_reasons[place] or line_reasons[place - 1])
            and is_sentence(one)
            and is_sentence(two)
            and (is_prose(one) or is_prose(two))
        ):
            return place + 1
    return 0


def _behind_last_paragraph(texts: Sequence[str], line_reasons: Sequence[str]) -> int:
    """Return the index after the last paragraph with the same subject as the text before it, even if it is alone."""
    about: set[str] = set()
    last = 0
    for place, (text, why) in enumerate(zip(texts, line_reasons, strict=True)):
        if why or not is_prose(text):
            continue
        own = content_words(text)
        if count_words(text) >= _A_WHOLE_PARAGRAPH and len(own & about) >= _LEAST_SHARED_WORDS * len(own):
            last = place + 1
        about |= own
    return last


def _mark_between(texts: Sequence[str], first: int, end: int, reasons: dict[int, str]) -> None:
    """Mark short lines within the article that are captions or stray lines; headings and lists are kept."""
    place = first
    items = _items(texts, first, end, reasons)
    while place < end:
        if place in items:
            place += 1
            continue
        if place in reasons or not _is_short(texts[place]):
            if place not in reasons and is_caption(texts[place]) and not is_prose(texts[place]):
                reasons[place] = CAPTION
            place += 1
            continue
        last = place
        while last + 1 < end and last + 1 not in (*reasons, *items) and _is_short(texts[last + 1]):
            last += 1
        _mark_strays(texts, range(place, last + 1), first, end, reasons)
        place = last + 1


def _items(texts: Sequence[str], first: int, end: int, reasons: Mapping[int, str]) -> set[int]:
    """Return the indexes of lines within the article that are items of a list, with or without marks."""
    line_reasons = [reasons.get(place, "") for place in range(first, end)]
    return {first + place for run in runs_of_items(texts[first:end], line_reasons, marked=True) for place in run}


def _is_short(text: str) -> bool:
    return not (is_sentence(text) or is_short_utterance(text)) and count_words(text) < _A_PARAGRAPH


def _mark_strays(texts: Sequence[str], run: range, first: int, end: int, reasons: dict[int, str]) -> None:
    """Mark consecutive short lines, except the last if it is the heading of what follows, and except lists."""
    listed = (
        run[0] > first
        and run[0] - 1 not in reasons
        and (texts[run[0] - 1].endswith(":") or _is_list([texts[place] for place in run]))
    )
    prose_follows = run[-1] + 1 < end and run[-1] + 1 not in reasons
    for place in run:
        text = texts[place]
        if is_caption(text):
            reasons[place] = CAPTION
        elif reasons.get(place - 1) in FORM_REASONS and may_be_button(text):
            reasons[place] = BUTTON
        elif BULLET_PATTERN.match(text) or listed or text.endswith(":"):
            continue
        elif place != run[-1] or not prose_follows or not _begins_as_heading(text):
            reasons[place] = BETWEEN_PARAGRAPHS


def _is_list(texts: Sequence[str]) -> bool:
    """Whether lines are items that lost their marks: each has several words and reads like a sentence, unlike menus."""
    return len(texts) > 2 and all(count_words(text) > WORDS_OF_A_BUTTON and is_running_text(text) for text in texts)


def _begins_as_heading(text: str) -> bool:
    letter = next(filter(str.isalpha, text), "")
    return bool(letter) and not letter.islower()

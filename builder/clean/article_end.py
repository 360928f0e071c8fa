"""Find the end of an article that is not a paragraph: a short utterance, or a list with a last sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean import phrases
from builder.clean.language import count_words
from builder.clean.line_rules import BULLET_PATTERN, is_prose, is_sentence

_MOST_WORDS_OF_A_HEADING = 12
"""The most words of the heading of a list."""
_MOST_WORDS_SAID = 3
"""The most words of a very short sentence: “No.”"""

_SAID = re.compile(r"[^\W\d_].*[.!?…][\"'”’»]*$")
_CORRECTION = phrases.line_start_pattern("corrections")


def extend_article_end(texts: Sequence[str], reasons: Sequence[str], end: int, most: int) -> int:
    """Return where the article ends, given that it was found to end at ``end``; ``most`` is the latest possible end."""
    while end < most and not reasons[end] and is_short_utterance(texts[end]):
        end += 1
    behind = _behind_list(texts, reasons, end, most)
    return behind if any(is_prose(texts[place]) for place in range(end, behind)) else end


def is_correction(text: str) -> bool:
    """Whether a line is a correction of the article, which is part of it wherever it is after the text."""
    return is_sentence(text) and bool(_CORRECTION.match(text))


def is_short_utterance(text: str) -> bool:
    """Whether a line is a sentence of a few words, as in speech."""
    return count_words(text) <= _MOST_WORDS_SAID and not BULLET_PATTERN.match(text) and bool(_SAID.search(text))


def _behind_list(texts: Sequence[str], reasons: Sequence[str], start: int, most: int) -> int:
    """Return the index after a list with its heading and the sentences after it; ``start`` if there is none.

    A list without a sentence after it could be a list of other stories.
    """
    place = start
    if (
        place < most
        and not reasons[place]
        and not BULLET_PATTERN.match(texts[place])
        and count_words(texts[place]) <= _MOST_WORDS_OF_A_HEADING
    ):
        place += 1
    first = place
    while place < most and not reasons[place] and BULLET_PATTERN.match(texts[place]):
        place += 1
    if place - first < 2:
        return start
    while place < most and not reasons[place] and is_sentence(texts[place]):
        place += 1
    return place

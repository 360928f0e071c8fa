"""What an article ends with that is no paragraph: a word that somebody says, or a list with a last sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean import phrases
from builder.clean.language import count_words
from builder.clean.line_rules import BULLET_PATTERN, is_prose, is_sentence

_MOST_WORDS_OF_A_HEADING = 12
"""How many words stand over a list at the most."""
_MOST_WORDS_SAID = 3
"""How many words a line has at the most that is short even for a sentence: “No.”"""

_SAID = re.compile(r"[^\W\d_].*[.!?…][\"'”’»]*$")
_CORRECTION = phrases.line_start_pattern("corrections")


def extend_article_end(texts: Sequence[str], found: Sequence[str], end: int, most: int) -> int:
    """Where an article ends that has been found to end at ``end``, before ``most`` at the latest."""
    while end < most and not found[end] and is_short_utterance(texts[end]):
        end += 1
    behind = _behind_list(texts, found, end, most)
    return behind if any(is_prose(texts[place]) for place in range(end, behind)) else end


def is_correction(text: str) -> bool:
    """Whether a line says what was put right in the article, which is part of it wherever it stands behind it."""
    return is_sentence(text) and bool(_CORRECTION.match(text))


def is_short_utterance(text: str) -> bool:
    """Whether a line is a sentence of a word or two, as people say them."""
    return count_words(text) <= _MOST_WORDS_SAID and not BULLET_PATTERN.match(text) and bool(_SAID.search(text))


def _behind_list(texts: Sequence[str], found: Sequence[str], start: int, most: int) -> int:
    """The place behind a list, the heading over it, and the sentences that follow it; ``start`` where there is none.

    Without a sentence behind it nobody knows whether it is a list of other stories.
    """
    place = start
    if (
        place < most
        and not found[place]
        and not BULLET_PATTERN.match(texts[place])
        and count_words(texts[place]) <= _MOST_WORDS_OF_A_HEADING
    ):
        place += 1
    first = place
    while place < most and not found[place] and BULLET_PATTERN.match(texts[place]):
        place += 1
    if place - first < 2:
        return start
    while place < most and not found[place] and is_sentence(texts[place]):
        place += 1
    return place

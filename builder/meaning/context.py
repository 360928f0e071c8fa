"""The words around a passage: a snippet for people, and the fewest words that make it unique."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.meaning.boundaries import cuts_word
from builder.meaning.folding import Folded
from builder.meaning.word_list import WORD_OR_SIGN_PATTERN
from builder.values.yaml_text import quoted_words

_SNIPPET_CHARACTERS = 40
"""How many characters of a candidate's surroundings a message shows on either side."""

_LONGEST_WORD = 30
"""How many characters more a message shows so that no word is cut; some scripts have no spaces to stop at."""

_REACH = 20_000
"""How many characters before and after one of two candidates are looked at for words that settle it; of more, fewer."""


class QuoteContext(NamedTuple):
    """The words just before and just after a quote; either can be empty."""

    prefix: str = ""
    suffix: str = ""

    def lines(self) -> list[str]:
        """As YAML, a key to a line."""
        return [f"{key}: {quoted_words(words)}" for key, words in self._asdict().items() if words]


def shortest_context(folded: str, hits: Sequence[int], at: int, length: int) -> QuoteContext:
    """Return the fewest words before or else after a candidate that are at no other; ``hits`` are all candidates."""
    others = [other for other in hits if other != at]
    start, end = _edges(folded, at, length)
    reach = 2 * _REACH // max(2, len(hits))
    begins, finishes = _begins(folded, start, reach), _finishes(folded, end, reach)
    plain = Folded(folded, (), folded)
    before = after = ""
    for count in (*range(1, 13), *(2**power for power in range(4, 20))):
        first, last = begins[-count:][:1], finishes[:count][-1:]
        before, after = folded[first[0] : start] if first else "", folded[end : last[0]] if last else ""
        if (
            before
            and not cuts_word(plain, first[0])
            and not any(_is_text_before(folded, other, before) for other in others)
        ):
            return QuoteContext(prefix=before)
        if (
            after
            and not cuts_word(plain, last[0])
            and not any(_is_text_after(folded, other + length, after) for other in others)
        ):
            return QuoteContext(suffix=after)
        if count > max(len(begins), len(finishes)):
            break
    return QuoteContext(before, after)


def _edges(folded: str, at: int, length: int) -> tuple[int, int]:
    """Return where the text before a passage ends and the text after it begins, ignoring white space."""
    end = at + length
    return at - (folded[at - 1 : at] == " "), end + (folded[end : end + 1] == " ")


def _begins(folded: str, start: int, reach: int) -> list[int]:
    return [match.start() for match in WORD_OR_SIGN_PATTERN.finditer(folded, max(0, start - reach), start)]


def _finishes(folded: str, end: int, reach: int) -> list[int]:
    return [match.end() for match in WORD_OR_SIGN_PATTERN.finditer(folded, end, end + reach)]


def _is_text_before(folded: str, at: int, words: str) -> bool:
    """Whether the words are just before an offset, ignoring white space."""
    return folded.endswith(words, 0, _edges(folded, at, 0)[0])


def _is_text_after(folded: str, at: int, words: str) -> bool:
    """Whether the words are just after an offset, ignoring white space."""
    return folded.startswith(words, _edges(folded, at, 0)[1])


def is_context_at(folded: Folded, at: int, length: int, context: QuoteContext) -> bool:
    """Whether a folded context is around a passage, its outer ends at ends of words."""
    text = folded.text
    if not (_is_text_before(text, at, context.prefix) and _is_text_after(text, at + length, context.suffix)):
        return False
    start, end = _edges(text, at, length)
    return not (
        (context.prefix and cuts_word(folded, start - len(context.prefix)))
        or (context.suffix and cuts_word(folded, end + len(context.suffix)))
    )


def snippet(text: str, begin: int, finish: int) -> str:
    """Return a stretch of a text with a few characters around it, on one line."""
    start, end = max(0, begin - _SNIPPET_CHARACTERS), min(len(text), finish + _SNIPPET_CHARACTERS)
    least, most = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > least and not text[start - 1].isspace():
        start -= 1
    while end < most and not text[end].isspace():
        end += 1
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text.rstrip()) else ''}"

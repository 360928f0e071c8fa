"""The words around a passage: what a person is shown of them, and the fewest of them that tell it from its like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yaml.reader import Reader

SNIPPET = 40
"""How many characters of a candidate's surroundings a message shows on either side."""

REACH = 20_000
"""How many characters before and after a candidate are looked at for words that settle it."""


class Context(NamedTuple):
    """The words just before and just after a quote; either may be empty."""

    prefix: str = ""
    suffix: str = ""

    def lines(self) -> list[str]:
        """As YAML, a key to a line."""
        return [f"{key}: {yaml_text(words)}" for key, words in self._asdict().items() if words]


def shortest_context(folded: str, hits: Sequence[int], at: int, length: int) -> Context:
    """The fewest words before or else after a candidate that stand at no other; ``hits`` are all candidates."""
    others = [other for other in hits if other != at]
    befores, afters = folded[max(0, at - REACH):at].split(), folded[at + length:at + length + REACH].split()
    before = after = ""
    for count in (*range(1, 13), *(2 ** power for power in range(4, 20))):
        before, after = " ".join(befores[-count:]), " ".join(afters[:count])
        if before and not any(ends_with(folded, other, before) for other in others):
            return Context(prefix=before)
        if after and not any(goes_on_with(folded, other + length, after) for other in others):
            return Context(suffix=after)
        if count > max(len(befores), len(afters)):
            break
    return Context(before, after)


def ends_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just before an offset, white space aside."""
    return folded.endswith(words, 0, at - 1 if folded[at - 1:at] == " " else at)


def goes_on_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just after an offset, white space aside."""
    return folded.startswith(words, at + 1 if folded[at:at + 1] == " " else at)


def snippet(text: str, begin: int, finish: int) -> str:
    """A stretch of a text with a little of what is around it, on one line."""
    start, end = max(0, begin - SNIPPET), min(len(text), finish + SNIPPET)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text.rstrip()) else ''}"


def yaml_text(text: str) -> str:
    """The text as a YAML value to paste: in double quotation marks, on one line."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + Reader.NON_PRINTABLE.sub(lambda match: f"\\U{ord(match[0]):08x}", plain) + '"'

"""What differs between two texts, paragraph by paragraph, as lines for a person, no longer than can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from builder.meaning.folding import fold
from builder.meaning.registry import shorten
from builder.meaning.word_list import WORD_OR_SIGN_PATTERN

MOST_DIFF_LINES = 40
"""How many paragraphs are shown."""

_LONGEST_DIFF_LINE = 400
"""How many characters are shown of a paragraph that is new or removed as a whole."""

_WORDS_AROUND_CHANGE = 6
"""How many words are shown on either side of those that changed."""

_PARAGRAPH_WINDOW = 30
"""How many paragraphs of a stretch are compared with each other; in a longer one all are new or removed."""

_LEAST_PARAGRAPH_LIKENESS = 0.4
"""How similar two paragraphs must be, word by word, to be an old and a new version of one."""


@dataclass(frozen=True)
class TextDiff:
    """The difference as lines. ``more`` lines are left out; in ``typography`` paragraphs only typography differs."""

    lines: tuple[str, ...]
    more: int = 0
    typography: int = 0

    def __bool__(self) -> bool:
        return bool(self.lines or self.typography)


def diff_paragraphs(old: Sequence[str], new: Sequence[str]) -> TextDiff:
    """What differs between the paragraphs of two texts."""
    lines = list(_lines(old, new))
    return TextDiff(tuple(lines[:MOST_DIFF_LINES]), max(0, len(lines) - MOST_DIFF_LINES), _in_typography(old, new))


def _in_typography(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(
        old[i] != new[j]
        for i, j, size in _matcher(old, new).get_matching_blocks()
        for i, j in zip(range(i, i + size), range(j, j + size), strict=True)
    )


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [fold(each).text.strip() for each in old], [fold(each).text.strip() for each in new], autojunk=False
    )


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for kind, i1, i2, j1, j2 in _matcher(old, new).get_opcodes():
        if kind != "equal":
            yield from _stretch(old[i1:i2], new[j1:j2])


def _stretch(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs that replace others: each with its new version, in the order of the text."""
    done = 0
    for paragraph in old:
        became = (
            next((at for at in range(done, len(new)) if _alike(paragraph, new[at])), None)
            if max(len(old), len(new)) <= _PARAGRAPH_WINDOW
            else None
        )
        if became is None:
            yield f"- {_short(paragraph)}"
            continue
        yield from (f"+ {_short(each)}" for each in new[done:became])
        yield f"~ {_diff_words(paragraph, new[became])}"
        done = became + 1
    yield from (f"+ {_short(each)}" for each in new[done:])


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, _words(old), _words(new), autojunk=False)
    return matcher.quick_ratio() > _LEAST_PARAGRAPH_LIKENESS and matcher.ratio() > _LEAST_PARAGRAPH_LIKENESS


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), _LONGEST_DIFF_LINE)


def _diff_words(old: str, new: str) -> str:
    """Return both texts as one, with ``[-words gone-]`` and ``{+words new+}`` and only a few words around them."""
    before, after = _words(old), _words(new)
    parts: list[str] = []
    opcodes = SequenceMatcher(
        None, [fold(word).text.strip() for word in before], [fold(word).text.strip() for word in after], autojunk=False
    ).get_opcodes()
    for number, (kind, i1, i2, j1, j2) in enumerate(opcodes):
        if kind == "equal":
            parts.append(_around(after[j1:j2], first=number == 0, last=number == len(opcodes) - 1))
        else:
            parts += [f"[-{_short(''.join(before[i1:i2]))}-]"] if i1 < i2 else []
            parts += [f"{{+{_short(''.join(after[j1:j2]))}+}}"] if j1 < j2 else []
    return " ".join(parts)


def _around(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Return unchanged words, as far as they are next to changed ones."""
    before, after = (0 if first else _WORDS_AROUND_CHANGE), (0 if last else _WORDS_AROUND_CHANGE)
    if len(words) <= before + after:
        return "".join(words).strip()
    return " ".join(
        part for part in ("".join(words[:before]).strip(), "…", "".join(words[len(words) - after :]).strip()) if part
    )


def _words(text: str) -> list[str]:
    """The words of a text, each with the space before it, and each character where words are written without."""
    plain = " ".join(text.split())
    ends = [match.end() for match in WORD_OR_SIGN_PATTERN.finditer(plain)]
    return [plain[start:end] for start, end in zip([0, *ends], [*ends, len(plain)], strict=True) if start < end]

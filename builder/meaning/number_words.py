"""Numbers in words: whether a place between two words is inside one number, as in “three hundred”.

Two words make one number if the second multiplies the first or is added to it: “three hundred”, “twenty five”, “hundred
and five”; “two five” and “two and three” are two numbers. Both must be words of one language. ``number_words.yaml``
says with what each word can be joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import regex

from builder.meaning.folding import fold
from builder.values.yaml_text import load_own_yaml

_FILE = Path(__file__).with_suffix(".yaml")
_BEFORE = regex.compile(r"(?r)(?<![\p{L}\p{M}'])[\p{L}\p{M}]++(?=[ -]?\Z)")
_AFTER = regex.compile(r"[ -]?([\p{L}\p{M}]++)")
_PREFIXED = frozenset({"ar", "he"})
"""Languages in which “and” is written together with the next word."""
_UNSPACED = "th"
_MULTIPLIERS = (100, 1000)
_ADDED = {20: (1, 10), 100: (1, 10, 20), 200: (1, 10, 20), 1000: (1, 10, 20, 100, 200)}
"""What can be added to a number, by its kind."""
_REACH = 60
"""How many characters before and after a place are looked at."""


def is_inside_number_words(text: str, offset: int) -> bool:
    """Whether an offset of a folded text is between two words of one number."""
    if _is_after_plain_words(text, offset):
        return False
    if any(match.start() < offset < match.end() for match in _unspaced().finditer(text, *_around(text, offset))):
        return True
    before = _words_before(text, offset)
    after = _words_after(text, offset)
    if not before or not after:
        return False
    (one, *earlier), (other, *later) = before, after
    return (
        any(_follows(one, other, language) for language in _languages(one))
        or (bool(later) and _are_joined(one, other, later[0]))
        or (bool(earlier) and _are_joined(earlier[0], one, other))
    )


def _is_after_plain_words(text: str, offset: int) -> bool:
    """Whether the last two words before an offset are ASCII and none of a number: then no number has it inside.

    False if that takes more than a look at what is between the last spaces.
    """
    before = text[max(0, offset - _REACH) : offset]
    words = before.removesuffix(" ").rsplit(" ", 2)
    if not before.isascii() or (len(words) < 3 and offset > _REACH):
        return False
    second, first = ["", *words][-2:]
    if not first.isalpha():
        return not first[-1:].isalpha() and first[-1:] != "-"
    if _languages(first.lower()):
        return False
    return not _languages(second.lower()) if second.isalpha() else not second[-1:].isalpha()


def _follows(one: str, other: str, language: str) -> bool:
    kinds = _kinds(language)
    first, second = kinds[one], kinds.get(other)
    if second is None and language in _PREFIXED:
        rest = next((other[len(mark) :] for mark in _ands(language) if other.startswith(mark)), "")
        return rest in kinds and _adds(first, kinds[rest], joined=True)
    return second is not None and ((second in _MULTIPLIERS and first != 1000) or _adds(first, second, joined=False))


def _are_joined(one: str, word: str, other: str) -> bool:
    """Whether a word joins two others to a number, as “and” does."""
    return any(
        word in _ands(language)
        and other in _kinds(language)
        and _adds(_kinds(language)[one], _kinds(language)[other], joined=True)
        for language in _languages(one)
    )


def _adds(first: int, second: int, *, joined: bool) -> bool:
    return second in _ADDED.get(first, ()) or (joined and (first, second) == (1, 20))


def _words_before(text: str, offset: int) -> list[str]:
    """The last two words before an offset, the nearer one first."""
    words: list[str] = []
    end = offset
    while len(words) < 2 and (match := _BEFORE.search(text, max(0, end - _REACH), end)):
        words.append(match[0].casefold())
        end = match.start()
    return words


def _words_after(text: str, offset: int) -> list[str]:
    words: list[str] = []
    while len(words) < 2 and (match := _AFTER.match(text, offset)):
        words.append(match[1].casefold())
        offset = match.end()
    return words


def _around(text: str, offset: int) -> tuple[int, int]:
    return max(0, offset - _REACH), min(len(text), offset + _REACH)


def are_numbers(one: str, other: str) -> bool:
    """Whether two words, without their case, are words for numbers in one language."""
    return not _languages(one).isdisjoint(_languages(other))


def _languages(word: str) -> frozenset[str]:
    return (_ascii_words() if word.isascii() else _all_words()).get(word, frozenset())


@cache
def _all_words() -> dict[str, frozenset[str]]:
    """The languages of each word."""
    return _by_word({language: _kinds(language) for language in _data()})


@cache
def _ascii_words() -> dict[str, frozenset[str]]:
    """The same for words in ASCII, which folding leaves as they are: to fold all others takes 15 ms."""
    return _by_word({language: filter(str.isascii, map(str.casefold, _written(language))) for language in _data()})


def _by_word(words: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The languages of each word; ``words`` has those of each language."""
    found: dict[str, set[str]] = {}
    for language, known in words.items():
        for word in known:
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@cache
def _data() -> dict[str, dict[str | int, str]]:
    loaded: dict[str, dict[str | int, str]] = load_own_yaml(_FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def _kinds(language: str) -> dict[str, int]:
    """The kinds of a language's words, as the file numbers them."""
    return {fold(word).text.casefold(): kind for word, kind in _written(language).items()}


def _written(language: str) -> dict[str, int]:
    """The same with the words as the file has them."""
    kinds = ((kind, words) for kind, words in _data()[language].items() if isinstance(kind, int))
    return {word: kind for kind, words in kinds for word in words.split()}


@cache
def _ands(language: str) -> tuple[str, ...]:
    return tuple(_data()[language].get("and", "").split())


@cache
def _unspaced() -> regex.Pattern[str]:
    """Return the pattern of two or more words of a number in a script without spaces, one of which multiplies."""
    kinds = _kinds(_UNSPACED)
    every = "|".join(sorted(map(regex.escape, kinds), key=len, reverse=True))
    multiplying = "|".join(regex.escape(word) for word, kind in kinds.items() if kind in _MULTIPLIERS)
    return regex.compile(rf"(?=(?:{every})*(?:{multiplying}))(?:{every}){{2,}}")

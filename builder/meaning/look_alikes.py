"""Characters that differ between two wordings and look the same, by their Unicode names."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

import regex

from builder.meaning.confusables import confusable_prototype
from builder.meaning.word_diff import diff_opcodes, diff_words_of

_MOST_CHARACTERS_NAMED = 3
"""How many pairs of characters are named."""

_SCRIPT_OF_MANY_SIGNS = regex.compile(r"[\p{Han}\p{Hangul}]")


def describe_look_alikes(old: str, new: str) -> list[str]:
    """Return sentences that name the characters of a quote for which the article has others that look the same.

    A letter can look like one of another script, a mark or a symbol like another one, and invisible characters are not
    seen at all. Readers distinguish letters of one script, except the few that Unicode lists as alike.
    """
    pairs = dict.fromkeys(
        pair
        for one, other in _changed_words(old, new)
        for pair in _changed_characters(one, other)
        if _look_alike(*pair)
    )
    return list(dict.fromkeys(_sentence(one, other, moved=(other, one) in pairs) for one, other in pairs))[
        :_MOST_CHARACTERS_NAMED
    ]


def _sentence(one: str, other: str, *, moved: bool) -> str:
    if moved and not (one and other):
        return f"The quote has {_named(one or other)} at another place in the word than the article has it."
    return f"The quote has {_named(one)} where the article has {_named(other)}."


def _changed_words(old: str, new: str) -> list[tuple[str, str]]:
    before, after = diff_words_of(old), diff_words_of(new)
    changed = [
        (before[i1:i2], after[j1:j2]) for kind, i1, i2, j1, j2 in diff_opcodes(before, after) if kind == "replace"
    ]
    pairs = [
        (" ".join(piece.folded for piece in ones), " ".join(piece.folded for piece in others))
        for ones, others in changed
    ]
    return [
        pair
        if len(set(pair)) > 1
        else (" ".join(piece.written for piece in ones), " ".join(piece.written for piece in others))
        for pair, (ones, others) in zip(pairs, changed, strict=True)
    ]


def _changed_characters(one: str, other: str) -> list[tuple[str, str]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(one[i1:i2], other[j1:j2]) for kind, i1, i2, j1, j2 in matcher.get_opcodes() if kind != "equal"]


def _look_alike(one: str, other: str) -> bool:
    if one and other and "".join(map(confusable_prototype, one)) == "".join(map(confusable_prototype, other)):
        return True
    if not one.isalpha() or not other.isalpha():
        return not (one.isascii() and other.isascii()) and not (one.isalnum() and other.isalnum())
    scripts = [(_script(a), _script(b)) for a, b in zip(one, other, strict=False)]
    return len(one) == len(other) <= 2 and all(here and there and here != there for here, there in scripts)


def _script(letter: str) -> str:
    """Return the script of a letter, by the first word of its name; empty for scripts of thousands of signs."""
    return "" if _SCRIPT_OF_MANY_SIGNS.match(letter) else unicodedata.name(letter, " ").split()[0]


def _named(characters: str) -> str:
    return (
        " and ".join(
            f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}" for character in characters
        )
        or "nothing"
    )

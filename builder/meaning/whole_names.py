"""Whether a name found in a text is a whole word there, by the rules of its script.

Most scripts have spaces between words. A run of katakana is a word: there is no インド in インドネシア.
A Korean word is a noun with particles, so a name can begin it if only particles follow. Hebrew and Arabic write
prepositions and “and” together with the name. Chinese, Thai and other scripts do not show words at all. There the
longest name is taken, and a name inside a word that the briefing does not know cannot be distinguished from a separate
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.meaning import language_words
from builder.meaning.folding import is_inside_word
from builder.values.languages import base_language, fact
from builder.values.unspaced_scripts import HANGUL_SYLLABLES, KATAKANA

_HANGUL = re.compile(HANGUL_SYLLABLES)
_HANGUL_RUN = re.compile(f"{HANGUL_SYLLABLES}*")

_PARTICLES = re.compile(f"(?:{'|'.join(fact('ko', 'particles').split())}){{0,4}}")
_AFTER_CONSONANT = ("은", "이", "을", "과", "으로", "아")
_AFTER_VOWEL = ("는", "가", "를", "와", "로", "여", "며", "랑")
_FIRST_SYLLABLE, _FINALS, _FINAL_L = 0xAC00, 28, 8
"""How Unicode orders syllables of Hangul: by their final consonant; after ㄹ the particle is 로, as after a vowel."""

SUPERSCRIPT_DIGITS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""The numbers of footnotes, which follow a word."""
_LATIN = re.compile(r"(?i)[a-z]")

_PROCLITICS = {"hebrew": (re.compile("[\u05d0-\u05ea]"), "בהוכלמש"), "arabic": (re.compile("[\u0621-\u064a]"), "وفبلك")}
FIRST_PREFIX = "\u05d0"
"""The first letter that a word of such a script may begin with."""
_LONG_ENOUGH = 4
"""How many letters a name must have to be found behind a proclitic: shorter ones are the ends of too many words."""


def is_whole_name(text: str, start: int, name: str, language: str, *, person: bool = False) -> bool:
    """Whether the name, which begins at ``start`` of a folded text, is one or several whole words.

    The name of a ``person`` can be in the plural: the Quills.
    """
    end = start + len(name)
    if text[start - 1 : start] == text[end : end + 1] == " ":
        return True  # as none of what follows finds otherwise
    if is_inside_word(text, start) and not _after_proclitics(text, start):
        return False
    if (
        is_inside_word(text, end)
        and text[end] not in SUPERSCRIPT_DIGITS
        and not _before_s(text, start, end, language, person)
    ):
        return False
    if not _is_katakana_word(text, start, end) or not _is_korean_word(text, start, end):
        return False
    left, right = text[start - 1 : start], text[end : end + 1]
    return not (
        (left == "." and text[start - 2 : start - 1].isalnum())  # N.Korea
        or (right.isalnum() and text[end - 1] == ".")  # U.S.S.R.
        or (right == "." and text[end + 1 : end + 2].isalnum())  # Russia.example
    )


def has_genitive_after(text: str, end: int) -> bool:
    """Whether an -s is tied to the name that ends there."""
    return text[end : end + 1] == "s" and text[end - 1].isalnum()


def prefix_lengths(word: str) -> Iterator[int]:
    """Return how many letters at the beginning of a Hebrew or Arabic word can be words of their own, fewest first."""
    if not FIRST_PREFIX <= word[0] <= "\u064a":
        return
    for letters, proclitics in _PROCLITICS.values():
        if letters.match(word):
            for length in range(1, min(3, len(word) - _LONG_ENOUGH) + 1):
                if word[length - 1] not in proclitics:
                    return
                yield length


def _after_proclitics(text: str, start: int) -> bool:
    match = re.search(r"(?<!\w)\w{1,3}\Z", text[max(0, start - 4) : start])
    return match is not None and any(
        letters.match(match[0]) and set(match[0]) <= set(proclitics) for letters, proclitics in _PROCLITICS.values()
    )


def _before_s(text: str, start: int, end: int, language: str, person: bool) -> bool:
    if text[end : end + 1] != "s" or text[end - 1] in "sxzß" or is_inside_word(text, end + 1):
        return False
    if language_words.has_genitive_s(language):
        return True
    # the Quills, the Quills' plan: a family
    return person and text[max(0, start - 4) : start] in ("the ", "The ") and base_language(language) == "en"


def _is_katakana_word(text: str, start: int, end: int) -> bool:
    """Whether no katakana continues before or after it, nor Latin letters as in Uターン."""
    return not any(
        (KATAKANA.match(text, at - 1) and (KATAKANA.match(text, at) or _LATIN.match(text, at)))
        or (_LATIN.match(text, at - 1) and KATAKANA.match(text, at))
        for at in (start, end)
        if at
    )


def _is_korean_word(text: str, start: int, end: int) -> bool:
    """Whether no Hangul is before the name and only particles are after it."""
    if not _HANGUL.match(text[start]) and not _HANGUL.match(text[end - 1]):
        return True
    if start and _HANGUL.match(text[start]) and _HANGUL.match(text[start - 1]):
        return False
    run = _HANGUL_RUN.match(text, end)
    rest = run[0] if run and _HANGUL.match(text[end - 1]) else ""
    if not rest:
        return True
    if not _PARTICLES.fullmatch(rest):
        return False
    final = (ord(text[end - 1]) - _FIRST_SYLLABLE) % _FINALS
    if final == _FINAL_L and rest.startswith("로"):
        return True
    return not rest.startswith(_AFTER_VOWEL if final else _AFTER_CONSONANT)

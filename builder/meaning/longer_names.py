"""Whether the words next to a name make it part of a longer one.

There is no Kim in “Kim Il Sung Square” and no Moscow in “The Moscow Times”; but there is a Quill in “On Monday Quill
spoke”, “Did Quill speak?” and “In Marrow Quill spoke”. The decision depends on what is known of the words: the
briefing's other names, the days and months of the language, and how the texts write the word elsewhere.
"""

from __future__ import annotations

import re

from builder.meaning import language_words
from builder.meaning.middle_dots import DOT
from builder.meaning.name_neighbours import Neighbour
from builder.meaning.word_usage import WordUsage

_CONTRACTION = re.compile(r"(?:[a-z]+n't|[a-z]+'(?:re|ll|ve|d|m))\Z", re.IGNORECASE)


def continues_before(
    neighbour: Neighbour, name: str, initials: frozenset[str], usage: WordUsage, language: str
) -> bool:
    """Whether the word before a name is part of a longer one.

    ``initials`` are those of the person's own names; only a person has any. The first word of a sentence always has a
    capital, so it is part of the name unless it is known to be an ordinary word.
    """
    word = neighbour.word
    if neighbour.is_known_name:
        return False
    if neighbour.is_lowercase and neighbour.joint != DOT:
        return neighbour.joint == " " and language_words.is_street(word, language)
    if neighbour.joint != " ":
        return not _is_tied_by_chance(neighbour, name, usage, language)
    if language_words.is_street(word, language) or language_words.is_qualifier(word, language):
        # “Old Quill” is one name, unless the texts have “the old Quill”.
        apart = (
            neighbour.opens_sentence
            and usage.is_before_name(word, name)
            and not language_words.is_street(word, language)
        )
        return not apart
    if word.endswith("."):
        title = word[:-1].casefold() in language_words.abbreviated_titles(language)
        return bool(initials) and not title and word[0] not in initials
    return not _stands_before_names(neighbour, name, bool(initials), usage, language)


def _is_tied_by_chance(neighbour: Neighbour, name: str, usage: WordUsage, language: str) -> bool:
    """Whether the mark between a word and the name does not make one of both: L’Otan, Ex-Quill, Marrow-Quill."""
    if neighbour.joint == "'":
        elided = neighbour.opens_sentence and language_words.has_elision(language)
        return elided and neighbour.word != "O" and not language_words.is_qualifier(neighbour.word, language)
    return neighbour.joint == "-" and (
        _is_prefix(neighbour, usage, language) or _is_pair(name, neighbour.word, usage, language)
    )


def _stands_before_names(neighbour: Neighbour, name: str, person: bool, usage: WordUsage, language: str) -> bool:
    """Whether the word and a space can be before any name without being part of it."""
    word = neighbour.word
    if language_words.is_form_of_address(word, language) or _is_date(word, neighbour.opens_sentence, language):
        return True
    if neighbour.opens_sentence and (_is_ordinary(word, usage, language) or usage.is_before_name(word, name)):
        return True
    if neighbour.opens_sentence and _has_its_capital_from_the_sentence(word, person, usage, language):
        return True
    if language_words.has_capital_nouns(language):
        return _is_noun(neighbour, person, usage, language)
    return False


def _has_its_capital_from_the_sentence(word: str, person: bool, usage: WordUsage, language: str) -> bool:
    """Whether it is a rank, where ranks are written small, or a participle: Citing Marrow, but not Sterling Quill."""
    if usage.is_name_like(word) or language_words.has_capital_nouns(language):
        return False
    return language_words.is_rank(word, language) if person else language_words.is_participle(word, language)


def _is_noun(neighbour: Neighbour, person: bool, usage: WordUsage, language: str) -> bool:
    """Whether the word has its capital as a noun: Präsident Quill, but not Milo Quill, nor the TU Marrow."""
    word = neighbour.word
    last = word.rpartition("-")[2]
    if sum(letter.isupper() for letter in last) > 1 or not last:
        return False
    # “Der kleine Milo Quill” is a person too, “der kleine Hafen Marrow” is a harbour.
    led = neighbour.is_led_into or (neighbour.is_described and not person)
    return led or usage.is_noun(word) or _is_known_noun(last, usage, language)


def _is_known_noun(word: str, usage: WordUsage, language: str) -> bool:
    """Whether the word is a noun by an article before it somewhere, by its ending, or as a rank."""
    endings = language_words.noun_endings(language)
    return usage.is_noun(word) or language_words.is_rank(word, language) or word.endswith(endings)


def _is_prefix(neighbour: Neighbour, usage: WordUsage, language: str) -> bool:
    """Whether a word that a hyphen joins to a name opens the sentence and is no name: Ex-Quill staff."""
    word = neighbour.word
    if language_words.has_capital_nouns(language) and language_words.is_prefix(word):
        return True  # das Anti-Marrow-Bündnis
    if not neighbour.opens_sentence or language_words.is_qualifier(word, language):
        return False
    return language_words.is_prefix(word) or _is_ordinary(word, usage, language)


def continues_after(
    neighbour: Neighbour, name: str, usage: WordUsage, language: str, *, led: bool, opens: bool
) -> bool:
    """Whether the word after a name is part of a longer one.

    ``led`` means that an article or another known name is before the name; ``opens`` that it is a person's and that a
    German sentence begins with it, so that its verb should follow: “Vela Quill kam”, but “als Quill Ministerin wurde”.
    """
    word = neighbour.word
    if neighbour.is_known_name:
        return False
    if neighbour.joint == DOT or neighbour.beside_water:
        return True
    if neighbour.joint == "-":
        return not (_is_pair(name, word, usage, language) or _is_compound(name, word, led, usage, language))
    if _is_date(word, False, language) or _is_rank(neighbour, usage):
        return False
    if neighbour.opens_sentence and word.casefold() in language_words.sentence_openers(language):
        return False
    return not language_words.has_capital_nouns(language) or (opens and not _is_no_name(word, usage, language))


def _is_no_name(word: str, usage: WordUsage, language: str) -> bool:
    return word.casefold() in language_words.ordinary_words(language) or _is_known_noun(word, usage, language)


def _is_compound(name: str, word: str, led: bool, usage: WordUsage, language: str) -> bool:
    """Whether a hyphen joins the name to a noun, so that the name keeps its meaning: die Marrow-Krise."""
    if not language_words.has_capital_nouns(language) or not word[0].isalpha():
        return False
    if language_words.is_named_after(word, language):
        return False
    return led or name.isupper() or _is_known_noun(word.rpartition("-")[2], usage, language)


def _is_pair(name: str, other: str, usage: WordUsage, language: str) -> bool:
    """Whether a hyphen joins two names: two acronyms, or a name and one that is used alone elsewhere."""
    if name.isupper() and other.isupper() and len(name) > 1 < len(other):
        return True
    return not language_words.has_capital_nouns(language) and usage.is_capital_within_sentences(other)


def _is_rank(neighbour: Neighbour, usage: WordUsage) -> bool:
    """Whether the word is the rank of the person named after it: U.S. President Ada Quill."""
    return (
        usage.is_lowercase(neighbour.word)
        and len(neighbour.further_words) > 1
        and not any(usage.is_lowercase(word) for word in neighbour.further_words)
    )


def _is_ordinary(word: str, usage: WordUsage, language: str) -> bool:
    """Whether the word has its capital from the sentence that it opens."""
    ordinary = language_words.ordinary_words(language)
    name = word.casefold()
    small = (
        usage.is_lowercase(word)
        or name in ordinary
        or bool(_CONTRACTION.match(word))
        or all(part in ordinary for part in name.split("-"))
    )  # est-ce
    return small and not usage.is_name_like(word)


def _is_date(word: str, opens: bool, language: str) -> bool:
    name = word.casefold()
    if name in language_words.weekday_words(language):
        return True
    # “June Marrow” at the beginning of a sentence is a woman; where months are written small, “Juin” is one only there.
    return name in language_words.months_without_stop(language) and opens == language_words.has_lowercase_months(
        language
    )

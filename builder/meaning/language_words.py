"""What is known of single words of a language: days, months, function words, forms of address, abbreviations.

Days and months are those of Unicode's CLDR, function words those of the Stopwords ISO collection; the rest is in the
files of `builder.values.languages`.
"""

from __future__ import annotations

from functools import cache

from builder.values.function_words import function_words
from builder.values.languages import cldr_locale, common_words, has_trait, words

_SHORT_VERB = 5
"""How many letters are too few to know a verb by its ending: King, Ming."""

_LONG_RANK = 6
"""How many letters a rank must have to be known at the end of a longer word."""


@cache
def month_words(language: str) -> frozenset[str]:
    """Return the names of the months in lower case, long and short, as used in a date and alone."""
    known = cldr_locale(language)
    return frozenset() if known is None else _names(known.months, ("wide", "abbreviated"))


@cache
def months_without_stop(language: str) -> frozenset[str]:
    """Return the names of the months in lower case that have no full stop: “Jan” is a given name elsewhere."""
    known = cldr_locale(language)
    if known is None:
        return frozenset()
    short = {name.casefold() for name in known.months["format"]["abbreviated"].values() if not name.endswith(".")}
    return _names(known.months, ("wide",)) | short


@cache
def weekday_words(language: str) -> frozenset[str]:
    """The names of the days of the week in small letters, written in full."""
    known = cldr_locale(language)
    return frozenset() if known is None else _names(known.days, ("wide",))


def _names(contexts: object, wanted: tuple[str, ...]) -> frozenset[str]:
    assert hasattr(contexts, "values")
    found = {
        name.casefold().rstrip(".")
        for widths in contexts.values()
        for width, names in widths.items()
        if width in wanted
        for name in names.values()
    }
    return frozenset(name for name in found if name and not name[0].isdigit())


@cache
def has_lowercase_months(language: str) -> bool:
    """Whether months are written small within a sentence."""
    known = cldr_locale(language)
    return known is not None and known.months["format"]["wide"][1][0].islower()


@cache
def ordinary_words(language: str) -> frozenset[str]:
    """Words that may open a sentence right before a name and are no part of it."""
    return function_words(language) | words(language, "openers") | words(language, "ordinary")


def is_qualifier(word: str, language: str) -> bool:
    """Whether it makes a longer name of the one that follows: New, Sankt, Hotel, St."""
    name = word.casefold()
    return (
        name.rstrip(".") in common_words("place_abbreviations")
        if name.endswith(".")
        else name in words(language, "qualifiers")
    )


def is_rank(word: str, language: str) -> bool:
    """Whether it is a noun used before a person's name, or a compound of one: Minister, Außenminister."""
    name = word.casefold()
    return name in words(language, "ranks") or name.endswith(_long_ranks(language))


@cache
def noun_endings(language: str) -> tuple[str, ...]:
    """Endings that nouns have and given names do not, in languages that write all nouns with capitals."""
    return tuple(words(language, "noun_endings"))


@cache
def _long_ranks(language: str) -> tuple[str, ...]:
    return tuple(word for word in words(language, "ranks") if len(word) >= _LONG_RANK)


def determiners(language: str) -> frozenset[str]:
    """Articles and similar words. A capitalised word after one is usually a noun, not a given name."""
    return words(language, "determiners")


def is_determiner(word: str, language: str) -> bool:
    """Whether it is one of `determiners`, whatever its capital."""
    return word.casefold() in determiners(language)


def is_form_of_address(word: str, language: str) -> bool:
    """Whether it is a word such as Mr or Frau, which is used before a person's name and is not part of it."""
    return word.casefold() in words(language, "address")


@cache
def sentence_openers(language: str) -> frozenset[str]:
    """Words that begin a sentence if they have a capital after a full stop."""
    return words(language, "openers") or function_words(language)


def is_named_after(word: str, language: str) -> bool:
    """Whether its compound with a name is another thing that is only called after it, such as Marrow-Straße."""
    return word.casefold().endswith(tuple(words(language, "named_after")))


def is_street(word: str, language: str) -> bool:
    """Whether it turns the name after it into that of a street, though it has no capital: rue Quill."""
    return word.casefold() in words(language, "streets")


def is_water(word: str, language: str) -> bool:
    """Whether it ends the name of a place on water: Marrow am See."""
    return word.casefold() in words(language, "waters")


def is_participle(word: str, language: str) -> bool:
    """Whether it has the ending of a verb that may open a sentence: Citing."""
    endings = tuple(words(language, "verb_endings"))
    return len(word) > _SHORT_VERB and word.casefold().endswith(endings)


def abbreviated_titles(language: str) -> frozenset[str]:
    """Abbreviations that no sentence ends with, without their full stop: a name follows."""
    return words(language, "titles")


def abbreviated_counters(language: str) -> frozenset[str]:
    """Abbreviations before a number, without their full stop."""
    return words(language, "counters")


def is_conjunction_first(text: str, language: str) -> bool:
    """Whether a sentence continues with the text after a quotation, in a script without capitals."""
    listed = words(language, "conjunctions")
    if has_trait(language, "joined_conjunctions"):
        return text.startswith(tuple(listed))
    return text.split(maxsplit=1)[0] in listed


def other_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations that may end a sentence or not, without their full stop."""
    return words(language, "abbreviations")


@cache
def all_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations of every sort; none where they are not known for the language."""
    return abbreviated_titles(language) | abbreviated_counters(language) | other_abbreviations(language)


def is_and_so_on(word: str) -> bool:
    """Whether it says “and so on”, so that a capital after it begins a sentence."""
    return word in common_words("list_closers")


def is_prefix(word: str) -> bool:
    """Whether it is a prefix that a hyphen ties to a name without being part of it."""
    return word.casefold() in common_words("prefixes")


def has_capital_nouns(language: str) -> bool:
    """Whether a capital means only that a word is a noun."""
    return has_trait(language, "capital_nouns")


def has_elision(language: str) -> bool:
    """Whether an apostrophe after L, D and their like joins a word to a name without being part of it."""
    return has_trait(language, "elision")


def has_genitive_s(language: str) -> bool:
    """Whether a name takes a bare -s in the genitive."""
    return has_trait(language, "genitive_s")

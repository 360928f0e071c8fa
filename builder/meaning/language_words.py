"""What is known of single words of a language: days, months, function words, forms of address, abbreviations.

Days and months are those of Unicode's CLDR, function words those of the Stopwords ISO collection; the rest is in
``language_words.yaml`` and, for words right before a name, in ``beside_names.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import stopwordsiso
import yaml
from babel import Locale, UnknownLocaleError

_FILES = (Path(__file__).with_suffix(".yaml"), Path(__file__).with_name("beside_names.yaml"))

_PREFIXES = frozenset(
    "anti co contra ex extra inter intra mid neo non para post pre pro pseudo quasi sub super trans ultra "
    "анти контр про экс нео пост прес екс αντι προ".split()
)
"""Prefixes that most European languages share and set before a name with a hyphen: a pro-Marrow crowd."""

_CAPITAL_NOUNS = frozenset({"de", "lb", "nds", "gsw", "bar", "frr", "stq", "pdt", "hrx"})
"""Languages that write every noun with a capital."""

_ELIDING = frozenset({"fr", "it", "ca", "pt", "oc", "co", "fur", "sc", "scn", "vec", "lij", "frp", "wa", "br"})
"""Languages in which an article or preposition loses its vowel before a name: l’Otan, d’Iran."""

_GENITIVE_S = frozenset({"de", "sv", "da", "nb", "nn", "no", "lb", "fo"})
"""Languages in which a name takes a bare -s in the genitive: Marrows Hafen."""

_UNSPACED_CONJUNCTIONS = frozenset({"he", "ar", "zh", "ja", "ko"})
"""Languages that write a conjunction together with the next word."""

_SAINTS = frozenset("st ste sta sto sct s sf sv św св mt mte ft pt".split())
"""Abbreviations that begin the name of a place in many languages: St. Fenton, Mt. Fenton."""

_LONG_RANK = 6
"""How many letters a rank must have to be known at the end of a longer word."""

_CLOSERS = frozenset("etc usw f ff osv enz ecc itd itp atd apod stb jne ym итд итп κλπ κτλ".split())
"""Abbreviations at the end of a list: a capital after them begins a sentence."""


def base(language: str) -> str:
    """The language of a BCP 47 tag without its script and region."""
    return language.replace("_", "-").partition("-")[0].lower()


def locale(language: str) -> Locale | None:
    """What CLDR knows of the language; its script counts, as in ``sr-Latn``."""
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def months(language: str) -> frozenset[str]:
    """The names of the months in small letters, as they stand in a date and alone."""
    known = locale(language)
    return frozenset() if known is None else _names(known.months)


@cache
def weekdays(language: str) -> frozenset[str]:
    """The names of the days of the week in small letters."""
    known = locale(language)
    return frozenset() if known is None else _names(known.days)


def _names(contexts: object) -> frozenset[str]:
    assert hasattr(contexts, "values")
    found = {
        name.casefold().rstrip(".")
        for widths in contexts.values()
        for width, names in widths.items()
        if width in ("wide", "abbreviated")
        for name in names.values()
    }
    return frozenset(name for name in found if name and not name[0].isdigit())


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that build sentences and name nothing: prepositions, question words, auxiliaries."""
    code = base(language)
    code = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl"}.get(code, code)
    return frozenset(stopwordsiso.stopwords(code)) if stopwordsiso.has_lang(code) else frozenset()


@cache
def small_months(language: str) -> bool:
    """Whether months are written small within a sentence."""
    known = locale(language)
    return known is not None and known.months["format"]["wide"][1][0].islower()


@cache
def ordinary_words(language: str) -> frozenset[str]:
    """Words that may open a sentence right before a name and are no part of it."""
    return function_words(language) | _listed(language, "openers") | _listed(language, "ordinary")


def is_qualifier(word: str, language: str) -> bool:
    """Whether it makes a longer name of the one that follows: New, Sankt, Hotel, St."""
    name = word.casefold()
    return name.rstrip(".") in _SAINTS if name.endswith(".") else name in _listed(language, "qualifiers")


def is_rank(word: str, language: str) -> bool:
    """Whether it is a noun that stands before a person's name, or is composed with one: Minister, Außenminister."""
    name = word.casefold()
    return name in _listed(language, "ranks") or name.endswith(_long_ranks(language))


@cache
def _long_ranks(language: str) -> tuple[str, ...]:
    return tuple(word for word in _listed(language, "ranks") if len(word) >= _LONG_RANK)


@cache
def determiners(language: str) -> frozenset[str]:
    """Articles and words like them, after which a word with a capital is a noun and seldom a given name."""
    return _listed(language, "determiners")


def is_form_of_address(word: str, language: str) -> bool:
    """Whether it is a word such as Mr or Frau, which stands before a person's name and is no part of it."""
    return word.casefold() in _listed(language, "address")


@cache
def openers(language: str) -> frozenset[str]:
    """Words that begin a sentence if they have a capital after a full stop."""
    return _listed(language, "openers") or function_words(language)


@cache
def abbreviated_titles(language: str) -> frozenset[str]:
    """Abbreviations that no sentence ends with, without their full stop: a name follows."""
    return _listed(language, "titles")


@cache
def abbreviated_counters(language: str) -> frozenset[str]:
    """Abbreviations before a number, without their full stop."""
    return _listed(language, "counters")


def begins_with_conjunction(text: str, language: str) -> bool:
    """Whether a sentence goes on with the text after a quotation, in a script without capitals."""
    listed = _listed(language, "conjunctions")
    if base(language) in _UNSPACED_CONJUNCTIONS:
        return text.startswith(tuple(listed))
    return text.split(maxsplit=1)[0] in listed


@cache
def other_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations that may end a sentence or not, without their full stop."""
    return _listed(language, "abbreviations")


@cache
def all_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations of every sort; none where they are not known for the language."""
    return abbreviated_titles(language) | abbreviated_counters(language) | other_abbreviations(language)


def closes_a_list(word: str) -> bool:
    """Whether it says “and so on”, so that a capital after it begins a sentence."""
    return word in _CLOSERS


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    code = _written(base(language))
    return frozenset(word for lists in _files() for word in lists.get(code, {}).get(key, "").split())


@cache
def _files() -> tuple[Mapping[str, Mapping[str, str]], ...]:
    return tuple(yaml.safe_load(file.read_text(encoding="utf-8")) for file in _FILES)


def _written(code: str) -> str:
    """Norwegian Bokmål for what is written like it."""
    return {"no": "nb", "nn": "nb"}.get(code, code)


def is_prefix(word: str) -> bool:
    """Whether it is a prefix that a hyphen ties to a name without being part of it."""
    return word.casefold() in _PREFIXES


def capital_nouns(language: str) -> bool:
    """Whether a capital says nothing but that a word is a noun."""
    return base(language) in _CAPITAL_NOUNS


def elides(language: str) -> bool:
    """Whether an apostrophe after L, D and their like joins a word to a name without being part of it."""
    return base(language) in _ELIDING


def genitive_s(language: str) -> bool:
    """Whether a name takes a bare -s in the genitive."""
    return base(language) in _GENITIVE_S

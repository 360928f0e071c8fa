"""Function words: those that build sentences and name nothing, such as articles, prepositions and auxiliaries.

There are two collections because they serve two purposes. The long one (the package stopwordsiso) has every such word
of a language. The short ones (``frequent_words`` in `builder.values.languages`) have about forty of the most frequent
words of each language, so that the language of a text can be guessed by counting: with long lists of different lengths,
every text would look like the language with the longest list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import orjson

from builder.values.languages import base_language, facts_by_language

_TAGS_OF_STOPWORDS = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl"}
"""Languages that stopwordsiso calls by another tag."""


_DATA = "stopwords-iso.json"
"""The file of that package with all words."""


@cache
def function_words(language: str) -> frozenset[str]:
    """Return all function words of a language in lower case; an empty set for a language that stopwordsiso lacks."""
    base = base_language(language)
    tag = _TAGS_OF_STOPWORDS.get(base, base)
    return frozenset(map(str.casefold, _stopwords().get(tag, ())))


@cache
def _stopwords() -> Mapping[str, Iterable[str]]:
    """The words by language.

    The package's data are read without its modules, which take ten times as long to import.
    """
    spec = find_spec("stopwordsiso")
    try:
        words: Mapping[str, Iterable[str]] = orjson.loads(Path(str(spec and spec.origin)).with_name(_DATA).read_bytes())
        return words
    except (OSError, ValueError):
        import stopwordsiso  # noqa: PLC0415 - a version that has its data elsewhere

        return {tag: stopwordsiso.stopwords(tag) for tag in stopwordsiso.langs()}


@cache
def frequent_words_by_language() -> Mapping[str, frozenset[str]]:
    """Return the most frequent function words of each language that has a list, by language tag."""
    return {tag: frozenset(words.split()) for tag, words in facts_by_language("frequent_words").items()}


@cache
def frequent_words() -> frozenset[str]:
    """Return the most frequent function words of all languages together."""
    return frozenset().union(*frequent_words_by_language().values())

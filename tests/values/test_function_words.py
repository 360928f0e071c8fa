"""Function words: the complete lists of stopwordsiso, and the short ones by which a language is guessed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stopwordsiso

from builder.values import function_words as module
from builder.values.function_words import frequent_words, frequent_words_by_language, function_words


def test_function_words_are_found_by_any_tag_of_the_language() -> None:
    assert function_words("nb-NO") == function_words("nn") == function_words("no") != frozenset()
    assert "zwischen" in function_words("de_AT")
    assert function_words("xx") == frozenset()


@pytest.fixture
def read_again() -> Iterator[None]:
    """Nothing that was read before counts in this test, nor what it reads in others."""
    for each in (module._stopwords, function_words):
        each.cache_clear()
    yield
    for each in (module._stopwords, function_words):
        each.cache_clear()


@pytest.mark.parametrize("data", [module._DATA, "no-such-file.json"])
def test_all_words_of_the_package_are_known_wherever_it_has_them(
    read_again: None, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    monkeypatch.setattr(module, "_DATA", data)
    assert {tag: set(words) for tag, words in module._stopwords().items()} == {
        tag: stopwordsiso.stopwords(tag) for tag in stopwordsiso.langs()
    }


def test_the_short_lists_are_of_about_one_length() -> None:
    lengths = [len(words) for words in frequent_words_by_language().values()]
    assert max(lengths) < 2 * min(lengths)
    assert {"the", "der"} <= frequent_words()
    assert "zwischen" not in frequent_words()

"""Function words: the complete lists of stopwordsiso, and the short ones by which a language is guessed."""

from __future__ import annotations

from builder.values.function_words import frequent_words, frequent_words_by_language, function_words


def test_function_words_are_found_by_any_tag_of_the_language() -> None:
    assert function_words("nb-NO") == function_words("nn") == function_words("no") != frozenset()
    assert "zwischen" in function_words("de_AT")
    assert function_words("xx") == frozenset()


def test_the_short_lists_are_of_about_one_length() -> None:
    lengths = [len(words) for words in frequent_words_by_language().values()]
    assert max(lengths) < 2 * min(lengths)
    assert {"the", "der"} <= frequent_words()
    assert "zwischen" not in frequent_words()

"""Quotation marks as each language writes them."""

from __future__ import annotations

import pytest

from builder.meaning.quotation import in_quotation_marks

CASES = [
    ("a word", "en", "“a word”"),
    ("he said “no” to it", "en", "“he said ‘no’ to it”"),
    ('he said "no" to it', "en-GB", "“he said ‘no’ to it”"),
    ('of a delay"', "en", "“of a delay’”"),
    ('"no", he said', "en", "“‘no’, he said”"),
    ('(so "they" say)', "en", "“(so ‘they’ say)”"),
    ("ein Wort", "de", "„ein Wort“"),
    ("er sagte „nein“ dazu", "de-AT", "„er sagte ‚nein‘ dazu“"),
    ("er sagte „nein“ dazu", "en", "“er sagte ‘nein’ dazu”"),
    ("he said “no”", "de", "„he said ‚no‘“"),
    ("слово", "ru", "«слово»"),
    ("un mot", "fr", "«\u202fun mot\u202f»"),
    ("言葉", "ja", "「言葉」"),
    ("كلمة", "ar", "”كلمة“"),
    ("قال “لا” لها", "ar-EG", "”قال ’لا‘ لها“"),
    ("מילה", "he", "”מילה”"),
    ("واژه", "fa", "«واژه»"),
    ("لفظ", "ur", "”لفظ“"),
    ("whatever", "tlh", "“whatever”"),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_words_are_quoted_as_the_language_does(text: str, language: str, expected: str) -> None:
    assert in_quotation_marks(text, language) == expected

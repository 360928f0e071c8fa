"""Words that are asked about, which are counted as if all words were."""

from __future__ import annotations

from hypothesis import strategies as st

from builder.meaning.asked_words import AskedWords
from builder.meaning.word_usage import WordCounts
from tests.fuzzing import assert_same, examples

ASKED = [
    "Quill",
    "quill",
    "Al-Quill",
    "O'Hara",
    "U.S",
    "U.S.",
    "\u01c5a",
    "\u00c9t\u00e9",
    "\u91d1",
    "A",
    "I",
    "7",
    "",
    ".",
]
PIECES = [
    *ASKED, "the", "der", "Die", "al-quill", "u.s", "a", "xQuill", "Quillx", "\u00e9t\u00e9", "3", "\ud800",
    *(" ", " ", " ", " ", "\n", "\x1c", "\u2003", ".", ",", "\u201d", "'", "(", "\u2026", "-", "\u200b"),
]  # fmt: skip
WORDS = AskedWords(ASKED)
WANTED = {*ASKED, *(word.lower() for word in ASKED)}


def counted(text: str, language: str) -> list[dict[str, int]]:
    counts = WordCounts.none()
    WORDS.count(counts, text, language)
    return of_wanted(counts)


def all_counted(text: str, language: str) -> list[dict[str, int]]:
    counts = WordCounts.none()
    counts.add(text, language)
    return of_wanted(counts)


def of_wanted(counts: WordCounts) -> list[dict[str, int]]:
    return [{word: count for word, count in counter.items() if word in WANTED and count} for counter in counts]


@examples
def test_words_are_counted_as_with_all_others(examples: int) -> None:
    texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
    languages = st.sampled_from(["en", "de", "fr-CA"])
    assert_same(lambda given: counted(*given), lambda given: all_counted(*given), st.tuples(texts, languages), examples)

"""Sentences found by looking at few marks, and at most of those briefly, are those that are found by looking at all."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.meaning import sentence_ends, sentences
from builder.meaning.sentences import SentenceFinder
from builder.reading.markdown import parse_article
from builder.values.document import Document
from tests.fuzzing import assert_same, examples

PIECES = [
    *(
        "word",
        "Marrow",
        "quilling",
        "minister",
        "street",
        "Inc",
        "Mr",
        "etc",
        "e.g",
        "Mrd",
        "Hauptstr",
        "XIV",
        "5",
        "3",
    ),
    *(
        "a",
        "A",
        "É",
        "ß",
        "金",
        "。",
        "「",
        "」",
        "Ⓐ",
        "ǅ",
        "צה״ל",
        "\u0301",
        "J",
        "p",
        "U.S",
        "été",
        "longer",
        "Januar",
    ),
    *(
        ". ",
        ".",
        "! ",
        "? ",
        "… ",
        "; ",
        ".” ",
        ".) ",
        " ",
        " ",
        " ",
        "\n",
        "  ",
        "\xa0",
        "(",
        ")",
        "“",
        "”",
        '"',
        "«",
        "» ",
    ),
    *("*", "_", "[so.](https://a.example) ", "\n\n", "\x1c", "\u2028"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "el", "ja", "he", "ko", "xx", "pt-BR"])
PLACES = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 8)), min_size=1, max_size=4)


def all_sentences(given: tuple[str, str, list[tuple[int, int]]]) -> list[object]:
    text, language, places = given
    found: list[object] = []
    for document in (parse_article(text), Document(text)):
        finder = SentenceFinder(document, language)
        stretches = ((min(start, len(text)), min(start + length, len(text))) for start, length in places)
        found += [finder.around(*stretch) for stretch in stretches]
    return found


def all_marks(text: str, start: int, end: int, language: str) -> list[object]:
    return list(sentence_ends._expressions(language)[1].finditer(text, start, end))


def with_all_marks_decided(given: tuple[str, str, list[tuple[int, int]]]) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_MOST_LEFT_OPEN", -1)
        patch.setattr(sentences, "_with_single_spaces", lambda text: sentences._SPACE.sub(" ", text))
        patch.setattr(sentence_ends, "_plainly_ends", lambda *_: False)
        patch.setattr(sentence_ends, "_marks", all_marks)
        patch.setattr(sentence_ends, "_word_before", sentence_ends._LAST.search)
        return all_sentences(given)


@examples
def test_sentences_are_those_that_a_look_at_every_mark_finds(examples: int) -> None:
    assert_same(all_sentences, with_all_marks_decided, st.tuples(TEXTS, LANGUAGES, PLACES), examples)


def test_a_block_of_many_sentences_has_them_too() -> None:
    text = "One was. " * 200 + "Then Quill spoke. " + "One was. " * 200
    at = text.index("Quill")
    assert str(SentenceFinder(Document(text)).around(at, at + 5)) == "Then Quill spoke."

"""Folding: what counts as the same text, and the way back to where it stood."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builder.meaning.characters import FoldingTable
from builder.meaning.folding import exchange_characters, fold, is_inside_word
from tests.conftest import ROOT
from tests.fuzzing import assert_same
from tests.fuzzing import examples as numbers_of_examples

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "folding.yaml").read_text(encoding="utf-8"))

PIECES = [
    "a",
    "b",
    "Z",
    "7",
    ",",
    ".",
    "é",
    "e\u0301",
    "e\u0323\u0302",
    "и\u0306",
    "한",
    "金",
    "\u1112\u1161\u11ab",
    "\u1100\u116e",
    " ",
    "  ",
    "\n",
    "\xa0",
    "\u2009",
    "'",
    "“",
    "’",
    "‘",
    "-",
    "–",
    " — ",
    "\xad",
    "\u200b",
    "…",
    "«\xa0",
    " »",
    "? ",
    " ?",
    "!",
    " :",
    "(",
    "%",
    "$",
    "−",
    "〜",
    "~",
    "\u200f",
    "\ufe0f",
    "ـ",
    "ﬃ",
    "７",
    "ｶ",
    "ﾞ",
    "\u0958",
    "\u0915\u093c",
    "\u3000",
    "。",
    "「",
    "ไ",
    "²",
    "½",
    "ﷺ",
    "\u0301",
    "\u0308",
    "′",
    "″",
    "·",
    ". . .",
    "⋯",
    "\u034f",
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@pytest.mark.parametrize(("text", "folded"), CASES["folds"])
def test_typography_folds_away_and_letters_stay(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(("one", "other"), CASES["same"])
def test_texts_that_differ_in_typography_alone_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), CASES["differ"])
def test_texts_that_differ_in_letters_digits_or_points_stay_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize("word", CASES["inside"])
def test_a_quote_may_not_begin_or_end_inside_a_word_or_number(word: str) -> None:
    assert is_inside_word(word.replace("|", ""), word.index("|"))


@pytest.mark.parametrize("word", CASES["outside"])
def test_a_quote_may_begin_or_end_at_the_edge_of_a_word(word: str) -> None:
    assert not is_inside_word(word.replace("|", ""), word.index("|"))


@given(texts)
def test_a_folded_text_is_folded_for_good(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, start, end


@given(stretches())
@example(("\u1112\u1161\u11ab\u1100\u116e", 0, 3))
def test_every_match_of_a_folded_quote_leads_back_to_words_that_read_as_the_quote(
    stretch: tuple[str, int, int],
) -> None:
    text, start, end = stretch
    quote = fold(text[start:end]).text.strip()
    if not (quote[:1].isalnum() and quote[-1:].isalnum()):
        return
    folded = fold(text)
    for at in places_of(quote, folded.text):
        original = text[folded.original_offset(at) : folded.original_offset(at + len(quote))]
        assert fold(original).text.strip() == quote


def places_of(words: str, text: str) -> Iterator[int]:
    return (at for at in range(len(text)) if text.startswith(words, at))


@given(texts)
def test_the_way_back_never_goes_backwards_and_covers_the_whole_text(text: str) -> None:
    folded = fold(text)
    back = [folded.original_offset(offset) for offset in range(len(folded.text) + 1)]
    assert back == sorted(back)
    assert all(0 <= offset <= len(text) for offset in back)
    assert back[-1] == len(text)


@given(st.from_regex(r"(?:[a-zé7][,.;:'’“–]? ?){0,20}|(?:[a-z金。][,;:'’“–]?){0,20}", fullmatch=True))
def test_a_text_that_needs_no_more_than_exchanging_characters_has_no_breaks(text: str) -> None:
    regular = text.replace("– ", "–")
    folded = fold(regular)
    assert folded.breaks == ()
    assert len(folded.text) == len(regular)
    assert [folded.original_offset(offset) for offset in range(len(regular) + 1)] == list(range(len(regular) + 1))


@numbers_of_examples
def test_replacing_kinds_of_characters_gives_what_a_look_at_each_gives(examples: int) -> None:
    table = FoldingTable()
    assert_same(
        lambda text: exchange_characters(text, set(text)),
        lambda text: text.translate(table),
        texts | st.text(),
        examples,
    )

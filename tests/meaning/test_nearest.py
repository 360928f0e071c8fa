"""What an author may have meant by words that are not there."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.alignment import Alignment, align_words, near_ends
from builder.meaning.nearest import nearest_passage
from builder.meaning.word_diff import word_diff
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "nearest.yaml").read_text(encoding="utf-8"))
ARTICLE: str = CASES["article"]


@pytest.mark.parametrize(("quote", "passage"), CASES["found"])
def test_a_reworded_passage_is_found(quote: str, passage: str) -> None:
    found = nearest_passage(ARTICLE, quote)
    assert [ARTICLE[near.start : near.end] for near in found] == [passage]
    assert 0.5 <= found[0].score <= 1


@pytest.mark.parametrize("quote", CASES["unrelated"])
def test_nothing_is_offered_for_unrelated_words(quote: str) -> None:
    assert nearest_passage(ARTICLE, quote) == []


def test_nothing_is_offered_from_an_empty_text() -> None:
    assert nearest_passage("", "Kim signed a treaty") == []


def test_the_same_words_are_wholly_alike_and_other_words_less_the_more_they_differ() -> None:
    scores = [
        nearest_passage(ARTICLE, quote)[0].score
        for quote in (
            "Western governments accuse the North of depleting its stocks",
            "Western governments accuse the North of emptying its stocks",
            "Western leaders accuse the North of emptying its stocks",
        )
    ]
    assert scores[0] == 1
    assert scores == sorted(set(scores), reverse=True)


def test_the_nearer_of_two_like_passages_is_offered() -> None:
    text = "The minister said no today. Later the minister said yes twice today. The minister said so."
    found = nearest_passage(text, "the minister said yes thrice today")
    assert [text[near.start : near.end] for near in found] == ["the minister said yes twice today"]


def test_a_text_too_long_to_compare_whole_is_searched_around_a_rare_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.meaning.nearest.MOST_PAIRS", 1000)
    text = f"{'the port handled goods and ' * 200}{ARTICLE}{' the port handled goods' * 200}"
    found = nearest_passage(text, "Seoul would reconsider the ban on the lethal aid")
    assert [text[near.start : near.end] for near in found] == ["Seoul would reconsider its ban on lethal aid"]
    assert nearest_passage(text, "farmers expect poor harvests everywhere") == []


@given(
    st.lists(st.sampled_from(["Kim", "signed", "a", "treaty", "10,000", "café", "йод"]), min_size=1, max_size=30),
    st.data(),
)
def test_words_that_stand_in_a_text_are_offered_as_they_stand(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    wanted = " ".join(words[first : last + 1])
    found = nearest_passage(text, wanted)
    assert [(text[near.start : near.end], near.score) for near in found] == [(wanted, 1)]


@pytest.mark.parametrize(("old", "new", "both"), CASES["differences"])
def test_a_word_difference_reads_as_one_text(old: str, new: str, both: str) -> None:
    assert word_diff(old, new) == both


words_of_any_kind = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=12)


@given(words_of_any_kind, words_of_any_kind)
def test_a_word_difference_holds_both_texts(old: list[str], new: list[str]) -> None:
    kept_old, kept_new = [], []
    gone = come = False
    for word in word_diff(" ".join(old), " ".join(new)).split():
        gone, come = gone or word.startswith("[-"), come or word.startswith("{+")
        plain = word.removeprefix("[-").removesuffix("-]").removeprefix("{+").removesuffix("+}")
        kept_old += [] if come else [plain]
        kept_new += [] if gone else [plain]
        gone, come = gone and not word.endswith("-]"), come and not word.endswith("+}")
    assert (kept_old, kept_new) == (old, new)


@given(
    st.lists(st.sampled_from("the old lock was shut by 12 13 boats again lake locks".split()), max_size=60),
    st.lists(st.sampled_from("the old lock is shut by 12 14 boat again mill".split()), min_size=1, max_size=9),
    st.floats(0.1, 0.9),
)
def test_stretches_that_are_aligned_hold_every_alignment_within_the_bound(
    words: list[str], wanted: list[str], share: float
) -> None:
    bound = share * len(wanted)

    def within(found: list[Alignment]) -> list[tuple[float, int, int]]:
        return sorted((end.cost, end.first, end.last) for end in found if end.cost <= bound)

    assert within(near_ends(words, wanted, 0, len(wanted), bound)) == within(align_words(words, wanted, 0, len(wanted)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("At noon the \u043eld bridge is shut for boats.", "the old bridge was shut"),
        ("Вчера Стapый мост снова открыт.", "Старый мост снова закрыт"),
        ("약 26명이 왔다고 한다.", "약 25명이"),
        ("The repairs would take sixty weeks.", "six weeks"),
        ("Четыре лодки лежали в гавани.", "три лодки"),
    ],
)
def test_letters_that_look_alike_and_other_numbers_are_near(text: str, quote: str) -> None:
    assert nearest_passage(text, quote)

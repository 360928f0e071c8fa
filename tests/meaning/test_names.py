"""Names of entries in a text: what is a mention and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.folding import fold
from builder.meaning.names import NameFinder
from builder.values.records import Entry
from builder.values.text_file import Place
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "names.yaml").read_text(encoding="utf-8"))


def entry_of(name: str, *names: str) -> Entry:
    """An entry with an id, a name and aliases, and little else."""
    return Entry(
        id=name,
        type="person",
        name=names[0],
        aliases=names[1:],
        summary=None,
        text=None,
        links=(),
        place=Place("entries/people.yaml"),
    )


NAMES = NameFinder.of(entry_of(entry, *names) for entry, names in CASES["entries"].items())


def found(text: str, names: NameFinder = NAMES) -> list[list[str]]:
    return [[mention.entry, text[mention.start : mention.end]] for mention in names.find(text)]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_names_are_found_and_lookalikes_are_not(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["finds"]


@pytest.mark.parametrize(
    "text", ["They met on Kim Il Sung Square.", "Kim Il Sung Square is wide.", "He reads The Moscow Times."]
)
def test_no_short_name_is_cut_out_of_a_longer_one(text: str) -> None:
    assert {"kim", "moscow"}.isdisjoint(entry for entry, _ in found(text))


def test_an_alias_that_three_entries_share_is_nobodys() -> None:
    names = NameFinder.of(
        [entry_of("a", "Ann Lee", "Lee"), entry_of("b", "Bob Lee", "Lee"), entry_of("c", "Cy Lee", "Lee")]
    )
    assert found("Then Lee met Bob Lee.", names) == [["b", "Bob Lee"]]


def test_an_entry_may_repeat_its_own_name_as_an_alias() -> None:
    assert found("Then Lee spoke.", NameFinder.of([entry_of("a", "Lee", "Lee")])) == [["a", "Lee"]]


def test_an_alias_shared_in_another_typography_is_shared() -> None:
    names = NameFinder.of([entry_of("a", "People’s Army"), entry_of("b", "Red Army", "People's Army")])
    assert found("the People's Army and the Red Army", names) == [["b", "Red Army"]]


def test_without_entries_nothing_is_found() -> None:
    assert found("Kim spoke.", NameFinder.of([])) == []


@pytest.mark.parametrize("name", ["—", "...", " "])
def test_a_name_without_letters_is_never_found(name: str) -> None:
    assert found("Wait ... — he said.", NameFinder.of([entry_of("a", name)])) == []


PIECES = [
    "Kim",
    "Jong",
    "Un",
    "Kim Jong Un",
    "Putin",
    "Vladimir",
    "U.S.",
    "sanctions",
    "the",
    "In",
    "Moscow",
    "Times",
    " ",
    " ",
    " ",
    "\n",
    ". ",
    ", ",
    "’s ",
    "-",
    " — ",
    "“",
    "”",
    "\xad",
    "\xa0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_the_text_mentions_are_in_order_apart_and_read_as_a_name_of_their_entry(text: str) -> None:
    done = 0
    for mention in NAMES.find(text):
        assert done <= mention.start < mention.end <= len(text)
        done = mention.end
        words = fold(text[mention.start : mention.end]).text
        forms = [fold(name).text for name in CASES["entries"][mention.entry]]
        assert words in [*forms, *(form[0].upper() + form[1:] for form in forms)]

"""Dates in words, and the words of the interface."""

from __future__ import annotations

import pytest
import yaml

from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.values.edtf import parse_edtf
from builder.values.interface_words import InterfaceWords, Phrase, WordsFormatError, machine_date
from builder.values.text_file import Place
from builder.values.vocabulary import ENTRY_TYPES, LIKELIHOODS, NOTE_KINDS, STANCES
from tests.conftest import ROOT

DATES: dict[str, list[str]] = yaml.safe_load((ROOT / "tests" / "data" / "words.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def words() -> InterfaceWords:
    return Theme(bundled_themes() / DEFAULT_THEME).words("en")


@pytest.mark.parametrize(("date", "shown"), [(date, shown) for date, (shown, _) in DATES.items()])
def test_a_date_reads_as_english(words: InterfaceWords, date: str, shown: str) -> None:
    assert words.date(parse_edtf(date)) == shown


@pytest.mark.parametrize(("date", "machine"), [(date, machine) for date, (_, machine) in DATES.items()])
def test_a_date_is_given_to_programs_where_html_can_say_it(date: str, machine: str) -> None:
    assert machine_date(parse_edtf(date)) == machine


def test_a_century_names_its_first_and_its_last_year(words: InterfaceWords) -> None:
    shown = words.date(parse_edtf("19XX"))
    assert "1900" in shown
    assert "1999" in shown


def test_no_date_is_no_words(words: InterfaceWords) -> None:
    assert words.date(None) == ""
    assert machine_date(None) == ""


def test_one_thing_is_counted_otherwise_than_several(words: InterfaceWords) -> None:
    assert words.count("notes", 1) == "1 note"
    assert words.count("notes", 0) == "0 notes"
    assert words.count("notes", 2) == "2 notes"


@pytest.mark.parametrize(
    ("group", "values"), [("kind", NOTE_KINDS), ("type", ENTRY_TYPES), ("stance", STANCES), ("likelihood", LIKELIHOODS)]
)
def test_every_value_of_the_content_model_has_a_word(
    words: InterfaceWords, group: str, values: tuple[str, ...]
) -> None:
    missing = [value for value in values if f"{group}.{value.replace(' ', '-')}" not in words.table]
    assert not missing


def test_a_value_without_a_word_is_shown_as_it_is(words: InterfaceWords) -> None:
    assert words.label("kind", "context") == "Context"
    assert words.label("kind", "unheard-of") == "unheard-of"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2024-06-19", "19. Juni 2024"),
        ("2024-06-18/2024-06-19", "18.–19. Juni 2024"),
        ("2024-07~", "etwa Juli 2024"),
        ("195X", "die 1950er Jahre"),
        ("-0043", "44 v. Chr."),
        ("2022-02/..", "seit Februar 2022"),
    ],
)
def test_a_date_reads_as_german(date: str, shown: str) -> None:
    assert Theme(bundled_themes() / DEFAULT_THEME).words("de-AT").date(parse_edtf(date)) == shown


def test_an_edition_that_is_a_date_is_read_as_one(words: InterfaceWords) -> None:
    assert words.edition("2024-11-20") == "20 November 2024"
    assert words.edition("Second edition") == "Second edition"


@pytest.mark.parametrize(
    "text",
    [
        "{number.__class__}",
        "{number.real}",
        "{number[0]}",
        "{number!r}",
        "{number:>999999999}",
        "{number:{number}}",
        "{{{number.__init__}}}",
    ],
)
def test_words_look_into_no_value(text: str) -> None:
    words = InterfaceWords("en", {"w": Phrase(text, Place("words/en.yaml", 3))})
    with pytest.raises(WordsFormatError, match="number") as raised:
        words("w", number=7)
    assert raised.value.place.line == 3


def test_braces_in_words_are_written_twice() -> None:
    words = InterfaceWords("en", {"w": Phrase("{{number.real}} {number}", Place("words/en.yaml", 1))})
    assert words("w", number=7) == "{number.real} 7"

"""Dates in words, and the words of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.pages.theme import DEFAULT, Theme, bundled_themes
from builder.pages.words import Words, machine_date
from builder.values.edtf import parse_edtf
from builder.values.records import ENTRY_TYPES, LIKELIHOODS, NOTE_KINDS, STANCES

DATES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def words() -> Words:
    return Theme(bundled_themes() / DEFAULT).words("en")


@pytest.mark.parametrize(("date", "shown"), [(date, shown) for date, (shown, _) in DATES.items()])
def test_a_date_reads_as_english(words: Words, date: str, shown: str) -> None:
    assert words.date(parse_edtf(date)) == shown


@pytest.mark.parametrize(("date", "machine"), [(date, machine) for date, (_, machine) in DATES.items()])
def test_a_date_is_given_to_programs_where_html_can_say_it(date: str, machine: str) -> None:
    assert machine_date(parse_edtf(date)) == machine


def test_a_century_names_its_first_and_its_last_year(words: Words) -> None:
    shown = words.date(parse_edtf("19XX"))
    assert "1900" in shown
    assert "1999" in shown


def test_no_date_is_no_words(words: Words) -> None:
    assert words.date(None) == ""
    assert machine_date(None) == ""


def test_one_thing_is_counted_otherwise_than_several(words: Words) -> None:
    assert words.count("notes", 1) == "1 note"
    assert words.count("notes", 0) == "0 notes"
    assert words.count("notes", 2) == "2 notes"


@pytest.mark.parametrize(("group", "values"), [("kind", NOTE_KINDS), ("type", ENTRY_TYPES), ("stance", STANCES),
                                               ("likelihood", LIKELIHOODS)])
def test_every_value_of_the_content_model_has_a_word(words: Words, group: str, values: tuple[str, ...]) -> None:
    missing = [value for value in values if f"{group}.{value.replace(' ', '-')}" not in words.table]
    assert not missing


def test_a_value_without_a_word_is_shown_as_it_is(words: Words) -> None:
    assert words.label("kind", "context") == "Context"
    assert words.label("kind", "unheard-of") == "unheard-of"

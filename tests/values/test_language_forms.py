"""Plural forms, numbers and directions of languages."""

from __future__ import annotations

import pytest

from builder.values.language_forms import format_number, plural_form, text_direction


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("HE-il", "rtl"),
        ("ckb", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("pa-Guru-IN", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_script_or_else_the_language_says_the_direction(tag: str, direction: str) -> None:
    assert text_direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "numbers", "forms"),
    [
        ("en", (0, 1, 2), "other one other"),
        ("fr", (0, 1, 2), "one one other"),
        ("ar", (0, 1, 2, 3, 11, 100), "zero one two few many other"),
        ("ja", (1, 2), "other other"),
        ("pl-PL", (1, 3, 5), "one few many"),
        ("xx", (1, 2), "one other"),
    ],
)
def test_a_number_has_a_plural_form(tag: str, numbers: tuple[int, ...], forms: str) -> None:
    assert " ".join(plural_form(tag, number) for number in numbers) == forms


@pytest.mark.parametrize(
    ("tag", "written"), [("en", "12,345"), ("de", "12.345"), ("de-CH", "12’345"), ("xx", "12,345"), ("", "12,345")]
)
def test_thousands_are_apart(tag: str, written: str) -> None:
    assert format_number(tag, 12345) == written

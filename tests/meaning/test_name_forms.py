"""Forms of names, which are found all at once as by a look at each of them."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.meaning.name_forms import FormFinder, NameForm, first_word
from tests.fuzzing import assert_same, examples

LONGER = [
    *("Quill s", "Quill Quill", "a a", "a s a", "'s a", "金a", "É-ß", "_ 7", "Quills, as", "a-Quill", "a.", "s!"),
    "Quill a 7",
]
NAMES = [
    *LONGER,
    "Quill",
    "a",
    "s",
    "as",
    "Quills",
    "É",
    "ß",
    "7",
    "_",
    "al",
    "金",
    "タ",
    "한",
    "。",
    "דניאל",
    "كتاب",
    "ทา",
    "К",
    "Ⅳ",
]
PIECES = [
    *NAMES,
    *("Quill's", "quill", "ll", "Quillss", "¹", "⁴", "½", "℃", "ו", "ال", "x", "\u0301", "\u0e31", "Ἀ", "ệ", "´"),
    *(" ", "  ", "\n", "\0", "\x1c", ".", "-", "–", "'", "“", "・", "\u200b", "\U00020000", "\U0001f600"),
]

texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=20)


def finder(names: list[str]) -> FormFinder:
    forms: dict[str, list[NameForm]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = first_word(name)
        assert first
        forms.setdefault(first[0], []).append(NameForm(name, first[1], name))
    return FormFinder(forms)


FINDER = finder(NAMES)


@examples
def test_forms_are_those_that_a_look_at_each_word_finds(examples: int) -> None:
    assert_same(FINDER.find, lambda text: list(FINDER._word_by_word(text)), texts, examples)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\ud800 Quill", [(2, "Quill")]),
        ("Quill and Quills", [(0, "Quill"), (10, "Quills")]),
        ("Quill s", [(0, "Quill s"), (0, "Quill"), (6, "s")]),
        ("ßs Quillss", [(0, "ß"), (3, "Quills")]),
        ("Quill¹ xQuill", [(0, "Quill")]),
        ("הדניאל", [(1, "דניאל")]),
        ("in 金a.", [(3, "金a"), (3, "金"), (4, "a."), (4, "a")]),
    ],
)
def test_a_form_begins_with_a_whole_word(text: str, found: list[tuple[int, str]]) -> None:
    assert [(each.word_start, each.form.text) for each in FINDER.find(text)] == found


def test_without_names_none_is_found() -> None:
    assert FormFinder({}).find("Quill") == []

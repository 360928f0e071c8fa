"""Files of the interface's words: a theme's over the default one's, with what is missing or unknown in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.pages.word_files import load_words, word_problems
from builder.values.interface_words import InterfaceWords
from builder.values.text_file import Place


@pytest.fixture(scope="module")
def words() -> InterfaceWords:
    return Theme(bundled_themes() / DEFAULT_THEME).words("en")


LANGUAGES = sorted(path.stem for path in (bundled_themes() / DEFAULT_THEME / "words").glob("*.yaml"))


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text)) | set(re.findall(r"\b[A-Z]{5,}\b", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_asks_for_what_english_asks_for(words: InterfaceWords, language: str) -> None:
    own = Theme(bundled_themes() / DEFAULT_THEME).words(language)
    folder = [bundled_themes() / DEFAULT_THEME]
    assert word_problems(folder, language, Place("briefing.yaml")) == []
    assert {key for key, phrase in own.table.items() if f"/{language}.yaml" not in phrase.place.path} == set()
    assert {key: fields(phrase.text) for key, phrase in own.table.items()} == {
        key: fields(phrase.text) for key, phrase in words.table.items()
    }


def theme_with_words(folder: Path, language: str, text: str) -> list[Path]:
    (folder / "words").mkdir()
    (folder / "words" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return [folder, bundled_themes() / DEFAULT_THEME]


def test_a_language_counts_by_its_own_rules(tmp_path: Path) -> None:
    folders = theme_with_words(
        tmp_path,
        "pl",
        'notes: {one: "{number} notatka", few: "{number} notatki", '
        'many: "{number} notatek", other: "{number} notatki"}',
    )
    polish = load_words(folders, "pl")
    assert [polish.count("notes", number) for number in (1, 3, 5, 22, 1234567)] == [
        "1 notatka",
        "3 notatki",
        "5 notatek",
        "22 notatki",
        "1\u00a0234\u00a0567 notatek",
    ]


def test_a_language_that_lacks_words_has_them_in_english_and_says_so(tmp_path: Path) -> None:
    folders = theme_with_words(tmp_path, "nl", "site: {search: Zoeken}")
    dutch = load_words(folders, "nl")
    assert dutch("site.search") == "Zoeken"
    assert dutch("site.menu") == "Contents"
    assert [problem.code for problem in word_problems(folders, "nl", Place("briefing.yaml"))] == ["words-missing"]


def test_a_language_without_words_is_a_warning_where_it_is_named() -> None:
    folders = [bundled_themes() / DEFAULT_THEME]
    place = Place("content/briefing.yaml", 3, 11)
    (problem,) = word_problems(folders, "ar", place)
    assert (problem.code, problem.severity, problem.place) == ("language-without-words", "warning", place)
    assert load_words(folders, "ar").direction == "rtl"


def test_a_mistyped_key_is_named_with_what_was_meant(tmp_path: Path) -> None:
    folders = theme_with_words(tmp_path, "en", "site: {serach: Look}\nhouse: {style: Ours}")
    (problem,) = word_problems(folders, "en", Place("briefing.yaml"))
    assert problem.code == "unknown-words"
    assert "site.search" in problem.hint

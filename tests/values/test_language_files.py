"""The files of what is known of each language say what their README has, in small letters and once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from builder.values.languages import cldr_locale, fact, has_trait, words
from tests.conftest import ROOT

FOLDER = ROOT / "builder" / "values" / "languages"
FILES = sorted(FOLDER.glob("*.yaml"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", README))
TRAITS = set(re.findall(r"^\| `([a-z_]+)` \|", README[README.index("| trait |") :], re.MULTILINE))
OTHER = {"traits", "bibtex", "quotation", "stops", "cleaning"}


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_file_holds_what_the_readme_says(file: Path) -> None:
    facts = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert facts
    assert set(facts) <= NAMED
    assert set(facts.get("traits", ())) <= TRAITS
    assert len(facts.get("quotation", "four")) == 4
    for key in facts.keys() - OTHER:
        listed = facts[key].split()
        assert sorted(set(listed)) == sorted(listed), key
        assert [word for word in listed if word != word.lower()] == [], key
        assert [word for word in listed if word.endswith(".")] == [], key


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_file_is_named_by_a_language_tag(file: Path) -> None:
    assert file.stem == "common" or re.fullmatch(r"[a-z]{2,3}(-[a-z]+)?", file.stem)


def test_a_tag_falls_back_to_its_main_language() -> None:
    assert fact("pt-BR", "bibtex") == "portuguese"
    assert fact("zh-Hant", "quotation") != fact("zh", "quotation")
    assert words("nn", "address") == words("nb-NO", "address") != frozenset()
    assert has_trait("de_AT", "capital_nouns")
    assert not words("xx", "openers")
    assert cldr_locale("sr-Latn-XX") is not None
    assert cldr_locale("qqq") is None

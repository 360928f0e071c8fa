"""Names in texts of many languages: what stands alone, and what is part of a longer name or word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking import check_content
from builder.kinds.entry import review_unmentioned_entries
from builder.meaning.mentions import Evidence, Questions, RecordText, decide_mentions, find_sightings
from builder.meaning.names import NameFinder
from builder.reading.markdown import parse_article
from builder.values.records import Entry
from builder.values.text_file import Place
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "names_by_language.yaml").read_text(encoding="utf-8"))
NAMES = NameFinder.of(
    Entry(
        id=key,
        type=entry["type"],
        name=entry["names"][0],
        aliases=tuple(entry["names"][1:]),
        summary=None,
        text=None,
        links=(),
        place=Place("entries/all.yaml"),
    )
    for key, entry in CASES["entries"].items()
)


def found(text: str, language: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in NAMES.find(text, language)]


@pytest.mark.parametrize(("language", "text", "finds"), CASES["cases"], ids=lambda value: str(value)[:40])
def test_names_are_found_by_the_rules_of_the_language(language: str, text: str, finds: list[str]) -> None:
    assert found(text, language) == finds


def words_found(texts: dict[str, tuple[str, str]]) -> dict[str, list[str]]:
    """The names found in each text of a briefing; each text is given with its language."""
    read = [RecordText(owner, "body", parse_article(text), language) for owner, (language, text) in texts.items()]
    found = [find_sightings(text, NAMES) for text in read]
    evidence = Evidence()
    for text, sightings in zip(read, found, strict=True):
        evidence.add(text, Questions.of(sightings))
    usages = evidence.usages()
    return {
        text.owner: [text.document.text[each.start : each.end] for each in decide_mentions(text, sightings, usages)]
        for text, sightings in zip(read, found, strict=True)
    }


def test_the_other_texts_of_the_language_tell_whether_a_first_word_is_a_name() -> None:
    alone = {"a": ("en", "Scientists Quill trusts came. Vintov Quill left.")}
    assert words_found(alone) == {"a": []}
    others = {"b": ("en", "So the scientists said."), "c": ("de", "So sagten die vintov.")}
    assert words_found(alone | others)["a"] == ["Quill"]


def test_a_first_word_that_keeps_its_capital_within_sentences_is_part_of_the_name() -> None:
    texts = {"a": ("en", "South Marrow is far."), "b": ("en", "He went to South Marrow and then south.")}
    assert words_found(texts) == {"a": [], "b": []}


def test_an_entry_named_beside_a_weekday_or_month_only_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "entries").mkdir()
    (tmp_path / "briefing.yaml").write_text("title: T\nautolink: all\n", encoding="utf-8")
    (tmp_path / "articles" / "a.md").write_text(
        "---\ntitle: A\n---\n\nThey met Quill Thursday. In May Marrow shut.\n\nAm Montag kam Fen Menschen entgegen.\n",
        encoding="utf-8",
    )
    (tmp_path / "articles" / "b.md").write_text(
        "---\ntitle: B\nlanguage: de\n---\n\nAm Montag kam Fen Menschen entgegen.\n", encoding="utf-8"
    )
    entries = "".join(f"- {{id: {name.lower()}, type: place, name: {name}}}\n" for name in ("Quill", "Marrow", "Fen"))
    (tmp_path / "entries" / "e.yaml").write_text(entries, encoding="utf-8")
    site = check_content(tmp_path).site
    assert {entry.id: [link.source for link in site.backlinks_to(entry.id)] for entry in site.briefing.entries} == {
        "quill": ["a"],
        "marrow": ["a"],
        "fen": ["b"],
    }
    assert not list(review_unmentioned_entries(site))

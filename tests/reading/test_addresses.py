"""Addresses in a text, in which no name becomes a link."""

from __future__ import annotations

import pytest
import yaml

from builder.meaning.linking import link_text
from builder.meaning.names import NameFinder
from builder.meaning.text_addresses import find_text_addresses
from builder.reading.markdown import parse_article
from builder.values.records import Entry
from builder.values.text_file import Place
from tests.conftest import ROOT

CASES: list[str] = yaml.safe_load((ROOT / "tests" / "data" / "addresses.yaml").read_text(encoding="utf-8"))
NAMES = NameFinder.of(
    Entry(
        id=name, type="place", name=name, aliases=(), summary=None, text=None, links=(), place=Place("entries/all.yaml")
    )
    for name in ("Quill", "Marrow")
)


@pytest.mark.parametrize("marked", CASES)
def test_addresses_are_told_from_words(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found, done = "", 0
    for start, end in find_text_addresses(text):
        found += f"{text[done:start]}⟦{text[start:end]}⟧"
        done = end
    assert found + text[done:] == marked


@pytest.mark.parametrize(
    "address",
    [
        "https://fen.example/Marrow/x",
        "www.fen.example/Marrow",
        "Marrow@fen.example",
        "/home/Marrow",
        "C:\\\\Marrow",
        "@Marrow",
        "#Marrow",
        "notes/Marrow.md",
    ],
)
def test_no_name_in_an_address_becomes_a_link(address: str) -> None:
    text, _ = link_text(parse_article(f"See {address} for Marrow."), NAMES, "all", "report")
    assert [(mention.entry, mention.start) for mention in text.links] == [("Marrow", len(text.document.text) - 8)]

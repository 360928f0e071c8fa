"""Markdown to text with its tags beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from builder.reading.markdown import parse_article, parse_prose
from builder.values.document import CLOSE, OPEN, VOID, Document, block_id
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "markdown.yaml").read_text(encoding="utf-8"))


def name_of(target: str) -> str:
    return f"Name of {target}"


def shown(document: Document) -> str:
    """The text with its tags in it."""
    parts, at = [], 0
    for tag in document.tags:
        attributes = "".join(f" {name}={value}" for name, value in tag.attributes)
        parts += [
            document.text[at : tag.at],
            {OPEN: f"‹{tag.name}{attributes}›", VOID: f"‹{tag.name}{attributes} /›", CLOSE: f"‹/{tag.name}›"}[tag.kind],
        ]
        at = tag.at
    return ("".join(parts) + document.text[at:]).replace("\n", "↵")


def parsed(case: dict[str, Any]) -> Document:
    return parse_prose(case["markdown"], name_of) if case.get("prose") else parse_article(case["markdown"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_markdown_becomes_text_with_tags_beside_it(case: dict[str, Any]) -> None:
    document = parsed(case)
    if not case.get("open"):
        assert shown(document) == case["shows"]
    assert document.text.split() == re.sub("‹[^›]*›", "", case["shows"]).replace("↵", "\n").split()
    if "refused" in case:
        assert [refused.address for refused in document.refused_links] == case["refused"]
    if "references" in case:
        assert [
            [reference.target, document.text[reference.start : reference.end]] for reference in document.references
        ] == case["references"]
    if "told" in case:
        assert [[told.code, told.written_text] for told in document.notices] == case["told"]
        assert all(
            case["markdown"].startswith(told.written_text, told.markdown_offset) or told.code == "cells-joined"
            for told in document.notices
        )
    assert_sound(document)
    assert_every_block_has_its_id(document)


def nested(mark: str, levels: int, step: str) -> str:
    return "\n".join(f"{step * level}{mark}w{level}" for level in range(levels))


@pytest.mark.parametrize(
    "markdown",
    [
        nested("- ", 10, "  "),
        nested("1. ", 30, "   "),
        "> " * 20 + "w0",
        ">" * 90 + " w0\n\nw1",
    ],
    ids=["list of 10", "numbered list of 30", "quotation of 20", "quotation of 90"],
)
def test_what_is_nested_deep_is_read(markdown: str) -> None:
    document = parse_article(markdown)
    assert re.findall(r"w\d+", document.text) == re.findall(r"w\d+", markdown)
    assert not [told for told in document.notices if told.code == "nested-too-deep"]
    assert_sound(document)


@pytest.mark.parametrize(
    "markdown",
    [
        nested("- ", 70, "  "),
        "> " * 5000 + "w0",
        "\n".join("> " * 150 + f"w{line}" for line in range(50)),
        "- > " * 300 + "w0",
        "1. " * 900 + "w0",
        nested("* ", 120, "  ") + "\n\n" + ">" * 300 + " w120",
    ],
)
def test_what_is_nested_deeper_than_is_followed_is_text_and_told_of(markdown: str) -> None:
    for document in (parse_article(markdown), parse_prose(markdown, name_of)):
        assert re.findall(r"w\d+", document.text) == re.findall(r"w\d+", markdown)
        assert [told.code for told in document.notices].count("nested-too-deep") == 1
        assert_sound(document)


def test_blocks_are_numbered_in_order_and_know_their_section_and_whether_they_are_headings() -> None:
    document = parse_article("One.\n\n## Two\n\n- Three\n- # Four\n\n> Five\n\n| Six |\n|---|\n| Seven |\n")
    assert [
        (document.text[block.start : block.end], block.number, block.section, block.is_heading)
        for block in document.blocks
    ] == [
        ("One.", 1, 0, False),
        ("Two", 2, 1, True),
        ("Three", 3, 1, False),
        ("Four", 4, 2, True),
        ("Five", 5, 2, False),
        ("Six", 6, 2, False),
        ("Seven", 7, 2, False),
    ]


def test_text_after_a_heading_in_a_list_item_is_no_heading() -> None:
    document = parse_article("- # One\n  Two\n")
    assert [(document.text[block.start : block.end], block.is_heading) for block in document.blocks] == [
        ("One", True),
        ("Two", False),
    ]


def test_the_block_at_an_offset_is_the_one_that_holds_it() -> None:
    document = parse_article("One.\n\nTwo.")
    assert [block and block.number for block in map(document.block_at, range(len(document.text) + 1))] == [
        1,
        1,
        1,
        1,
        1,
        2,
        2,
        2,
        2,
        2,
        None,
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "See [[kim]] and [[kim|him]].",
        "One\n  [[kim]]\nthree [[kim]] [[kim]].",
        "# See [[kim]]\n\n[[kim]]",
        "> - See [[kim]],\n>   or *[[kim]]*\n>\n> [[kim]]",
        "| [[kim]] | [[kim]] |\n|---|---|\n| so | [[kim]] |",
    ],
    ids=["paragraph", "lines", "heading", "list in a quotation", "table"],
)
def test_a_reference_knows_where_it_was_written(markdown: str) -> None:
    document = parse_prose(markdown, name_of)
    written = [match.start() for match in re.finditer(re.escape("[["), markdown)]
    assert [reference.markdown_offset for reference in document.references] == written


def assert_sound(document: Document, renumbered: bool = True) -> None:
    """Tags nest and stand in order; blocks are apart, in order, counted from 1, each followed by its line end."""
    open_tags: list[str] = []
    at = 0
    for tag in document.tags:
        assert at <= tag.at <= len(document.text)
        at = tag.at
        if tag.kind == OPEN:
            open_tags.append(tag.name)
        elif tag.kind == CLOSE:
            assert open_tags.pop() == tag.name
    assert not open_tags
    end = -1
    for number, block in enumerate(document.blocks, 1):
        assert block.number == number or not renumbered
        assert end < block.start <= block.end < len(document.text)
        assert document.text[block.end] == "\n"
        end = block.end


def assert_every_block_has_its_id(document: Document) -> None:
    """Links to a block lead somewhere: one element bears its id, and holds its text."""
    bearers = {value: tag.at for tag in document.tags for name, value in tag.attributes if name == "id"}
    assert bearers == {block_id(block.number): block.start for block in document.blocks}

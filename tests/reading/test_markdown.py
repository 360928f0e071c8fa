"""Markdown to text with its tags beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

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


# Random Markdown. Every word in it is another one, so that a word tells where it came from.

BLOCKS = ("paragraph", "heading", "list", "numbered", "quotation", "table", "code", "rule")
INLINES = ("plain", "plain", "em", "strong", "s", "code", "link", "picture", "odd")
ODD = ("&", "<b>", "&lt;", '"', "'", "</p>", "“", "\\*", "a.b")


class Writer:
    """Writes Markdown that is like what people write, as chance has it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.words = 0

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def one_of(self, things: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(things))

    def few(self, make: Callable[[], str], least: int = 1, most: int = 3) -> list[str]:
        return [make() for _ in range(self.draw(st.integers(least, most)))]

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def plain(self) -> str:
        return " ".join(self.few(self.word))

    def inline(self, deep: bool = True) -> str:
        kind = self.one_of(INLINES)
        if kind == "odd":
            return self.one_of(ODD)
        if kind == "code":
            return f"`{self.plain()}`"
        if kind == "picture":
            return f"![{self.plain()}](https://pictures.example/{self.draw(st.integers(1, 9))}.png)"
        inner = " ".join(self.few(lambda: self.inline(deep=False))) if deep else self.plain()
        inner = f"{self.word()} {inner} {self.word()}"
        if kind == "link":
            return f"[{inner}](https://links.example)" if deep else inner
        mark = {"em": "*", "strong": "**", "s": "~~"}.get(kind, "")
        return f"{mark}{inner}{mark}"

    def line(self) -> str:
        return " ".join([self.word(), *self.few(self.inline)])

    def lines(self) -> str:
        ends = ("\n", "  \n")
        first, *others = self.few(self.line, 1, 2)
        return first + "".join(self.one_of(ends) + other for other in others)

    def blocks(self, depth: int = 0) -> str:
        return "\n\n".join(self.few(lambda: self.block(depth), 1, 4 if depth == 0 else 2))

    def block(self, depth: int) -> str:
        kind = self.one_of(BLOCKS)
        if kind == "heading":
            return f"{'#' * self.draw(st.integers(1, 4))} {self.line()}"
        if kind in ("list", "numbered") and depth < 2:
            mark = "- " if kind == "list" else f"{self.draw(st.integers(1, 9))}. "
            between = "\n" if self.chance() else "\n\n"
            return between.join(self.few(lambda: self.indented(self.item(depth), mark, " " * len(mark))))
        if kind == "quotation" and depth < 2:
            return self.indented(self.blocks(depth + 1), "> ", "> ")
        if kind == "table":
            rows = self.few(lambda: f"| {self.line()} | {self.line()} |", 1, 2)
            return "\n".join([f"| {self.word()} | {self.word()} |", "|---|---|", *rows])
        if kind == "code":
            return "\n".join(["```", *self.few(self.plain), "```"])
        return "---" if kind == "rule" else self.lines()

    def item(self, depth: int) -> str:
        return self.blocks(depth + 1) if self.chance() else self.lines()

    @staticmethod
    def indented(text: str, first: str, rest: str) -> str:
        head, *lines = text.split("\n")
        return "\n".join([first + head, *(rest + line if line else rest.rstrip() for line in lines)])


@st.composite
def markdown_texts(draw: st.DrawFn) -> str:
    """A text of paragraphs, headings, lists, quotations, tables and code, each word of which is another one."""
    return Writer(draw).blocks()


any_texts = st.text("ab *_`~[]()!<>#-+=\n\r\t|1.:&\\\"'/{}^$", max_size=60)


@given(markdown_texts() | any_texts)
def test_whatever_is_written_tags_nest_and_blocks_stand_in_order(text: str) -> None:
    assert_sound(parse_article(text))
    assert_sound(parse_prose(text, name_of))


@given(markdown_texts() | any_texts)
def test_whatever_is_written_every_block_has_an_element_with_its_id(text: str) -> None:
    assert_every_block_has_its_id(parse_article(text))


@given(markdown_texts())
def test_no_word_is_lost_doubled_or_moved(text: str) -> None:
    assert re.findall(r"w\d+", parse_article(text).text) == re.findall(r"w\d+", text)


@given(markdown_texts() | any_texts)
def test_whatever_is_written_links_go_only_where_they_may(text: str) -> None:
    for tag in parse_prose(text, name_of).tags:
        for name, value in tag.attributes:
            assert name in ("id", "href", "rel", "start", "target", "class")
            assert name != "class" or re.fullmatch("align-(?:left|center|right)", value)
            assert name != "href" or re.match(r"(?:https?://|mailto:)\S", value, re.IGNORECASE)


brackets = st.sampled_from(["[[kim]]", "[[kim|so]]", "[a", "](https://a.example)", "![", "](x.png)", " ", "*", "`"])


@given(st.lists(brackets, max_size=12).map("".join))
def test_no_link_ever_stands_in_another(text: str) -> None:
    depth = 0
    for tag in parse_prose(text, name_of).tags:
        if tag.name in ("a", "ref"):
            depth += tag.kind
            assert depth <= 1


# A publisher's text: plain words and every sign with which Markdown begins something, as chance has it.

signs = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "1986. ",
        "2) ",
        "- ",
        "+ ",
        "* ",
        "> ",
        "# ",
        "    ",
        "\t",
        "---",
        "===",
        "~~~",
        "```",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "[1]: ",
        "|",
        "\n|---|---|\n",
        "\n| a9 |\n|-|\n",
        "![",
        "<",
        ">",
        "://",
        "http://",
        "''",
        "」",
        "“",
        "！",
        "&",
        ";",
        ".",
        "!",
        "漢",
        "ü",
        "7",
    ]
)


@st.composite
def publishers_texts(draw: st.DrawFn) -> str:
    return "".join(
        draw(st.one_of(st.sampled_from(["word", "12", "Ä9"]), signs)) for _ in range(draw(st.integers(1, 25)))
    )


def kept(text: str, of: Callable[[str], bool]) -> str:
    return "".join(character for character in text if of(character))


MEANT_AS_MARKUP = re.compile(r"&#?\w+;|(?m:^[\s>*+-]*(?:`{3,}|~{3,})[ \t]*\S)")
"""Entities, and the language of code."""


@given(publishers_texts() | any_texts)
def test_no_letter_of_a_publishers_text_is_lost_outside_of_addresses(text: str) -> None:
    document = parse_article(text)
    assert_sound(document)
    if (
        not document.refused_links
        and not any(tag.name == "a" for tag in document.tags)
        and not MEANT_AS_MARKUP.search(text)
    ):
        assert kept(document.text, str.isalpha) == kept(text, str.isalpha)
        if not any(tag.name == "ol" for tag in document.tags):
            assert kept(document.text, str.isdigit) == kept(text, str.isdigit)


@given(publishers_texts())
def test_brackets_of_a_publisher_stay_where_there_is_no_link(text: str) -> None:
    document = parse_article(text)
    if not document.refused_links and not any(tag.name == "a" for tag in document.tags):
        assert kept(document.text, "[]()".__contains__) == kept(text, "[]()".__contains__) or any(
            tag.name == "ol" for tag in document.tags
        )

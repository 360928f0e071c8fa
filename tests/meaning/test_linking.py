"""Which mentions of a name become links, and what a text points at."""

from __future__ import annotations

import pytest

from builder.meaning.linking import LinkedText, OutgoingLink, link_text
from builder.meaning.names import NameFinder
from builder.reading.markdown import parse_article, parse_prose
from builder.values.document import Document
from builder.values.records import Entry
from builder.values.text_file import Place
from builder.values.vocabulary import Autolink

ENTRIES = {
    "kim": ("Kim Jong Un", "Kim"),
    "putin": ("Vladimir Putin", "Putin"),
    "moscow": ("Moscow",),
    "sanctions": ("sanctions",),
}
NAMES = NameFinder.of(
    Entry(
        id=entry,
        type="person",
        name=names[0],
        aliases=names[1:],
        summary=None,
        text=None,
        links=(),
        place=Place("entries/people.yaml"),
    )
    for entry, names in ENTRIES.items()
)
SECTIONS = """\
They say Kim met Putin, and Kim left.

Here Kim came again.

## Later

They say Kim spoke, and Kim left.
"""


def linked(
    document: Document, autolink: Autolink = "first", owner: str = "report"
) -> tuple[LinkedText, list[OutgoingLink]]:
    return link_text(document, NAMES, autolink, owner)


def links(markdown: str, autolink: Autolink = "first", owner: str = "report") -> list[tuple[str, int]]:
    """The links of an article: whose name, and in which block."""
    document = parse_article(markdown)
    text, _ = linked(document, autolink, owner)
    blocks = [(mention.entry, document.block_at(mention.start)) for mention in text.links]
    return [(entry, block.number) for entry, block in blocks if block]


def mentions(markdown: str, owner: str = "report") -> list[str]:
    """Whom an article mentions, as its backlinks have it."""
    return [pointer.target for pointer in linked(parse_article(markdown), owner=owner)[1] if pointer.role == "mention"]


def test_a_name_is_linked_once_in_each_section() -> None:
    assert links(SECTIONS) == [("kim", 1), ("putin", 1), ("kim", 4)]


def test_a_name_is_linked_everywhere_where_that_is_asked_for() -> None:
    assert links(SECTIONS, "all") == [("kim", 1), ("putin", 1), ("kim", 1), ("kim", 2), ("kim", 4), ("kim", 4)]


def test_no_name_is_linked_where_that_is_asked_for_and_all_are_still_mentioned() -> None:
    assert links(SECTIONS, "none") == []
    document = parse_article(SECTIONS)
    assert [pointer.target for pointer in linked(document, "none")[1]] == ["kim", "putin", "kim", "kim"]


@pytest.mark.parametrize(
    "markdown",
    [
        "# The day that Kim came",
        "The day that Kim came\n---",
        "> ## Of Kim",
        "See [what Kim said](https://news.example).",
        "See <https://news.example/Kim>.",
        "See ![of Kim](https://news.example/kim.png).",
        "Type `call Kim` here.",
        "```\ncall Kim\n```",
        "    call Kim",
    ],
    ids=[
        "heading",
        "underlined heading",
        "heading in a quotation",
        "link",
        "bare link",
        "picture",
        "code",
        "block of code",
        "indented code",
    ],
)
def test_no_name_becomes_a_link_in_headings_links_or_code_but_it_is_mentioned(markdown: str) -> None:
    assert links(markdown, "all") == []
    assert mentions(markdown) == ["kim"]


def test_a_name_that_could_not_be_linked_leaves_the_link_to_the_next() -> None:
    assert links("Type `Kim` or see [Kim](https://news.example).\n\nThen came Putin; when Kim left.") == [
        ("putin", 2),
        ("kim", 2),
    ]


def test_a_name_in_a_reference_is_the_references_and_is_neither_linked_nor_mentioned() -> None:
    document = parse_prose("As [[treaty|the treaty that Kim signed]] says.", str)
    text, pointers = linked(document, "all")
    assert text.links == ()
    assert [(pointer.target, pointer.role) for pointer in pointers] == [("treaty", "reference")]


def test_a_reference_points_at_its_record_with_the_sentence_around_it() -> None:
    document = parse_prose("First this.\n\nThen that. So says [[report#quote|the report]], we think. More.", str)
    (pointer,) = linked(document)[1]
    assert (pointer.target, pointer.role, pointer.block) == ("report#quote", "reference", 2)
    assert pointer.sentence == ("So says ", "the report", ", we think.")


@pytest.mark.parametrize(
    "markdown",
    [
        "They saw Kim *Jong* Un there.",
        "They saw Kim **Jong Un** there.",
        "They saw *Kim Jong* Un there.",
        "They saw Kim [Jong](https://a.example) Un there.",
    ],
)
def test_a_name_across_emphasis_is_no_link_but_is_a_mention(markdown: str) -> None:
    assert links(markdown, "all") == []
    assert mentions(markdown) == ["kim"]


@pytest.mark.parametrize(
    "markdown", ["They saw *Kim Jong Un* there.", "They saw **the *great* Putin, and Kim** there."]
)
def test_a_name_within_emphasis_is_linked(markdown: str) -> None:
    assert ("kim", 1) in links(markdown, "all")


def test_a_name_across_a_line_end_is_linked() -> None:
    assert links("They saw Kim\nJong Un there.") == [("kim", 1)]


def test_a_name_that_ends_in_one_paragraph_and_begins_in_another_is_none() -> None:
    assert mentions("They met in the house of Vladimir\n\nPutin was late.") == ["putin"]


def test_a_record_never_points_at_itself() -> None:
    text, pointers = linked(parse_article("They say Kim met Putin."), "all", owner="kim")
    assert [mention.entry for mention in text.links] == ["putin"]
    assert [pointer.target for pointer in pointers] == ["putin"]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("- Moscow\n- Kim\n- sanctions\n", ["moscow", "kim", "sanctions"]),
        ("| Who | Where |\n|---|---|\n| Kim | Moscow |\n| Putin | Moscow |\n", ["kim", "moscow", "putin"]),
        ("## The visit\n\nKim came.\n", ["kim"]),
        ("They waited for Kim\n\nThe guest was late.\n", ["kim"]),
        ("## Of Kim\n\nThe guest was late.\n", ["kim"]),
        ("Talks were long\n\nIn Moscow it rained.\n", ["moscow"]),
    ],
    ids=["list", "table", "after a heading", "before a paragraph", "in a heading", "opening a paragraph"],
)
def test_words_of_another_block_are_no_part_of_a_name(markdown: str, found: list[str]) -> None:
    assert mentions(markdown) == found

"""Rights: what readers may see of somebody else's text, and that nothing else is left of it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.anchor import Anchored
from builder.meaning.rights import OMISSION_MARK, apply_rights
from builder.meaning.spans import Span
from builder.reading.markdown import parse_article
from builder.values.document import OPEN, Document
from builder.values.vocabulary import RIGHTS, Rights
from tests.meaning.test_anchor import article_of, note_of
from tests.reading.test_markdown import assert_sound, shown
from tests.reading.test_markdown_properties import markdown_texts

TEXT = """\
# The deal

Kim and Putin **signed a *wide* treaty** on Wednesday. Nobody else was there.

- Help in war
- Trade

> Both agreed.

| Who | What |
|-----|------|
| Kim | asks |
"""


def spans_of(document: Document, *quotes: str) -> list[Span]:
    starts = [document.text.index(quote) for quote in quotes]
    return [Span(start, start + len(quote)) for start, quote in zip(starts, quotes, strict=True)]


def cut(markdown: str, rights: Rights, *quotes: str) -> tuple[Document, list[tuple[Span, ...]]]:
    """What is left of an article with a note on each quote, and where the notes stand now."""
    document = parse_article(markdown)
    notes = [
        Anchored(note_of(quote, name=f"n{number}"), (span,))
        for number, (quote, span) in enumerate(zip(quotes, spans_of(document, *quotes), strict=True))
    ]
    result = apply_rights(article_of(rights), document, notes)
    assert [note.note for note in result.notes] == [note.note for note in notes]
    return result.body, [note.spans for note in result.notes]


def test_full_rights_leave_all_as_it_is() -> None:
    document, spans = cut(TEXT, "full", "wide treaty", "Trade")
    assert document == parse_article(TEXT)
    assert spans == [(span,) for span in spans_of(document, "wide treaty", "Trade")]


def test_a_link_leaves_no_text_and_no_passage() -> None:
    document, spans = cut(TEXT, "link", "wide treaty", "Trade")
    assert document == Document()
    assert spans == [(), ()]


def test_an_excerpt_leaves_the_blocks_that_hold_a_passage() -> None:
    document, _ = cut(TEXT, "excerpt", "a wide treaty", "Trade")
    assert [line for line in document.text.split("\n") if line] == [
        OMISSION_MARK,
        "Kim and Putin signed a wide treaty on Wednesday. Nobody else was there.",
        OMISSION_MARK,
        "Trade",
        OMISSION_MARK,
    ]


def test_quotes_leave_the_words_of_the_passages() -> None:
    document, _ = cut(TEXT, "quotes", "signed a wide", "Nobody", "agreed")
    assert [line for line in document.text.split("\n") if line] == [
        OMISSION_MARK,
        f"{OMISSION_MARK} signed a wide {OMISSION_MARK} Nobody {OMISSION_MARK}",
        OMISSION_MARK,
        f"{OMISSION_MARK} agreed {OMISSION_MARK}",
        OMISSION_MARK,
    ]


def test_what_is_left_keeps_its_emphasis_and_its_block() -> None:
    document, _ = cut("**Two *three* four** five.", "quotes", "Two three four")
    assert shown(document) == "‹p id=p1›‹strong›Two ‹em›three‹/em› four‹/strong› […]↵‹/p›"


def test_elements_of_which_nothing_is_left_are_gone() -> None:
    document, _ = cut(TEXT, "quotes", "Both agreed.")
    assert {tag.name for tag in document.tags if tag.kind == OPEN} == {"p", "blockquote"}


def test_rules_and_line_breaks_go_with_what_is_withheld_around_them() -> None:
    markdown = "One.\n\n---\n\nTwo  \nthree.\n\nFour  \nfive  \nsix.\n"
    document, _ = cut(markdown, "quotes", "five")
    assert shown(document) == "‹p class=withheld›[…]↵‹/p›‹p id=p3›[…] five […]↵‹/p›"
    document, _ = cut(markdown, "excerpt", "five")
    assert shown(document) == "‹p class=withheld›[…]↵‹/p›‹p id=p3›Four‹br /›↵five‹br /›↵six.↵‹/p›"


@pytest.mark.parametrize("rights", ["quotes", "excerpt"])
def test_in_a_table_what_is_left_stays_in_its_column(rights: Rights) -> None:
    table = "| Who | Says | Why |\n|---|---|---|\n| Kim | yes | war |\n| Xi | no | peace |\n"
    document, _ = cut(table, rights, "Who", "Says", "no")
    rows = re.findall("‹tr›(.*?)‹/tr›", shown(document))
    columns = {
        word: re.findall("‹t[hd].*?›(.*?)↵?‹/t[hd]›", row).index(word)
        for word in ("Who", "Says", "no")
        for row in rows
        if f"›{word}↵" in row
    }
    assert columns == {"Who": 0, "Says": 1, "no": 1}
    assert OMISSION_MARK in document.text


def test_a_gap_stands_for_each_run_of_withheld_blocks() -> None:
    document, _ = cut("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n", "excerpt", "Three", "Four")
    assert document.text.split() == [OMISSION_MARK, "Three.", "Four.", OMISSION_MARK]


def test_nothing_stands_for_what_is_not_withheld() -> None:
    document, _ = cut("One.\n\nTwo.\n", "excerpt", "One", "Two")
    assert document.text.split() == ["One.", "Two."]


@pytest.mark.parametrize("rights", ["excerpt", "quotes"])
def test_without_passages_only_a_gap_is_left(rights: Rights) -> None:
    document, _ = cut(TEXT, rights)
    assert document.text.split() == [OMISSION_MARK]


@pytest.mark.parametrize("rights", RIGHTS)
def test_an_article_without_text_stays_without(rights: Rights) -> None:
    document, _ = cut("", rights)
    assert document.text == ""


def test_blocks_that_are_left_keep_their_numbers_so_that_links_to_them_still_lead_there() -> None:
    document, _ = cut(TEXT, "excerpt", "Trade", "Both agreed")
    assert [(block.number, document.text[block.start : block.end]) for block in document.blocks] == [
        (4, "Trade"),
        (5, "Both agreed."),
    ]


def test_passages_that_stand_side_by_side_stay_two_words() -> None:
    document, spans = cut("One two three.", "quotes", "One", "two")
    assert document.text.split() == ["One", "two", OMISSION_MARK]
    assert [document.text[start:end] for ((start, end),) in spans] == ["One", "two"]


def test_a_gap_stands_where_words_are_withheld_and_never_within_a_passage() -> None:
    document, spans = cut("- One\n- Two\n- Three\n\nFour five.", "quotes", "One", "Three\nFour")
    assert [document.text[start:end] for ((start, end),) in spans] == ["One", "Three\nFour"]


WORD = re.compile(r"w\d\w*")
"""A word of random Markdown, with whatever has grown on to it."""


@dataclass(frozen=True)
class Case:
    """A document and passages in it."""

    document: Document
    spans: tuple[Span, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    document = parse_article(draw(markdown_texts()))
    words = [match.span() for match in WORD.finditer(document.text)]
    if not words:
        return Case(document, ())
    pairs = draw(st.lists(st.tuples(st.integers(0, len(words) - 1), st.integers(0, 9)), max_size=4))
    return Case(
        document, tuple(Span(words[first][0], words[min(first + more, len(words) - 1)][1]) for first, more in pairs)
    )


def words_in(text: str) -> list[str]:
    return WORD.findall(text)


def words_within(document: Document, stretches: list[tuple[int, int]]) -> list[str]:
    """The words of the document, in its order, that stand within one of the stretches."""
    return [
        match[0]
        for match in WORD.finditer(document.text)
        if any(start <= match.start() and match.end() <= end for start, end in stretches)
    ]


def apply(case: Case, rights: Rights) -> tuple[Document, tuple[Span, ...]]:
    note = Anchored(note_of(*(case.document.text[start:end] for start, end in case.spans)), case.spans)
    result = apply_rights(article_of(rights), case.document, [note])
    return result.body, result.notes[0].spans


@given(cases())
def test_with_quotes_the_words_of_the_passages_are_left_and_no_other(case: Case) -> None:
    document, _ = apply(case, "quotes")
    assert words_in(document.text) == words_within(case.document, list(case.spans))


@given(cases())
def test_with_excerpt_the_words_of_the_blocks_with_passages_are_left_and_no_other(case: Case) -> None:
    document, _ = apply(case, "excerpt")
    blocks = [
        (block.start, block.end)
        for block in case.document.blocks
        if any(span.start < block.end and block.start < span.end for span in case.spans)
    ]
    assert words_in(document.text) == words_within(case.document, blocks)


@given(cases(), st.sampled_from(["quotes", "excerpt"]))
def test_whatever_is_cut_no_word_of_it_is_left_in_a_tag(case: Case, rights: Rights) -> None:
    document, _ = apply(case, rights)
    attributes = {value for tag in document.tags for _, value in tag.attributes}
    links = {value for tag in case.document.tags for name, value in tag.attributes if name == "href"}
    assert not words_in(" ".join(attributes - links))
    assert document.references == ()


@given(cases(), st.sampled_from(["quotes", "excerpt"]))
def test_whatever_is_cut_each_passage_reads_as_before(case: Case, rights: Rights) -> None:
    document, spans = apply(case, rights)
    assert [document.text[start:end] for start, end in spans] == [
        case.document.text[start:end] for start, end in case.spans
    ]


@given(cases(), st.sampled_from(["quotes", "excerpt"]))
def test_whatever_is_cut_tags_nest_and_blocks_stand_in_order(case: Case, rights: Rights) -> None:
    document, _ = apply(case, rights)
    numbers = [block.number for block in document.blocks]
    assert numbers == sorted(set(numbers))
    assert_sound(document, renumbered=False)
    ids = [value for tag in document.tags for name, value in tag.attributes if name == "id"]
    assert len(ids) == len(set(ids))


@given(cases(), st.sampled_from(["quotes", "excerpt"]))
def test_whatever_is_cut_a_gap_shows_that_something_is(case: Case, rights: Rights) -> None:
    document, _ = apply(case, rights)
    assert (OMISSION_MARK in document.text) == (words_in(document.text) != words_in(case.document.text))


def calls(rights: Rights, number: int) -> int:
    """How many calls it takes to cut an article with so many notes, each in a paragraph of its own."""
    document = parse_article("\n\n".join(f"w{note}x held *back*" for note in range(number)))
    starts = [document.text.index(f"w{note}x") for note in range(number)]
    # Every fourth passage reaches into the next.
    spans = [Span(start, start + (20 if note % 4 == 0 else 3)) for note, start in enumerate(starts)]
    notes = [Anchored(note_of("w", name=f"n{note}"), (span,)) for note, span in enumerate(spans)]
    article = article_of(rights)
    made = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        apply_rights(article, document, notes)
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize("rights", ["quotes", "excerpt"])
def test_twice_as_many_passages_take_twice_as_much_work(rights: Rights) -> None:
    assert calls(rights, 400) < 2.5 * calls(rights, 200)

"""What is found out briefly in common texts is what the rules for all texts find."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.meaning import boundaries, folding, number_words, numerals
from builder.meaning.boundaries import cuts_word
from builder.meaning.folding import Folded, fold
from builder.meaning.linking import text_with_separate_blocks
from builder.meaning.matches import match_quote
from builder.meaning.text_addresses import find_text_addresses
from builder.meaning.whole_names import is_whole_name
from builder.reading.markdown import parse_article
from builder.values.document import Document
from builder.values.records import Quote
from builder.values.text_file import Place
from tests.fuzzing import assert_same, examples

WORDS = [
    *("word", "Quill", "a", "I", "é", "ß", "金", "三", "タ", "한", "ส", "ה", "Ⓐ", "Ⅳ", "½", "7", "12", "500", "\u0301"),
    *(
        "three",
        "hundred",
        "and",
        "twenty",
        "five",
        "hundert",
        "und",
        "Mio.",
        "million",
        "thousand",
        "deux",
        "cent",
        "สาม",
    ),
]
SIGNS = [
    *(" ", " ", " ", " ", "  ", "\n", "\t", "\xa0", "\u200b", "\0", "\x1f", "\x7f"),
    *(
        "-",
        "--",
        "‑",
        "–",
        "—",
        "−",
        "'",
        "''",
        "“",
        "”",
        '"',
        "`",
        "’s",
        "(",
        ")",
        "[",
        "…",
        "..",
        ". .",
        ".",
        ", ",
        "; ",
    ),
    *(
        " ,",
        " !",
        "!",
        " ?",
        ":",
        "%",
        " %",
        "~",
        "+",
        "#",
        "/",
        "@",
        "$",
        "±",
        "≥",
        "€",
        "|",
        "_",
        ".com",
        "www.",
        "a.b",
    ),
]
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS]), max_size=16).map("".join)
ASCII = TEXTS.map(lambda text: text.encode("ascii", "ignore").decode())
SPACED = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def folded_in_pieces(text: str) -> Folded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_is_irregular", lambda _: True)
        return fold(text)


@examples
def test_a_text_without_irregular_pieces_folds_as_one_in_which_they_are_looked_for(examples: int) -> None:
    assert_same(fold, folded_in_pieces, TEXTS | ASCII | SPACED, examples)


def cuts(text: str) -> list[bool]:
    folded = fold(text)
    return [cuts_word(folded, offset) for offset in range(len(folded.text) + 1)]


def cuts_by_all_rules(text: str) -> list[bool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "_is_edge_of_plain_word", lambda *_: False)
        patch.setattr(number_words, "_is_after_plain_words", lambda *_: False)
        patch.setattr(numerals, "_ASCII_DIGIT", numerals._MAY_BE_NUMBER)
        return cuts(text)


def test_words_for_numbers_in_ascii_are_those_of_all_that_are() -> None:
    assert number_words._ascii_words() == {
        word: languages for word, languages in number_words._all_words().items() if word.isascii()
    }


@examples
def test_words_and_numbers_are_cut_where_all_rules_say_so(examples: int) -> None:
    assert_same(
        cuts, cuts_by_all_rules, TEXTS | ASCII | SPACED | SPACED.map(lambda text: f"{'word ' * 20}{text}"), examples
    )


def matches(given: tuple[str, str, str]) -> object:
    text, exact, prefix = given
    found = match_quote(Quote(exact, prefix, "", Place("")), fold(text))
    return found.hits, found.fitting, found.within, found.verdict, found.span


def matches_by_all_rules(given: tuple[str, str, str]) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "_is_edge_of_plain_word", lambda *_: False)
        patch.setattr(number_words, "_is_after_plain_words", lambda *_: False)
        return matches(given)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str, str]:
    text = draw(TEXTS | SPACED)
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return text, text[start:end], draw(st.sampled_from(["", "", " ", text[:start][-6:]]))


@examples
def test_a_quote_is_where_all_rules_find_it(examples: int) -> None:
    assert_same(matches, matches_by_all_rules, quoted(), examples)


def whole_names_in(text: str) -> list[bool]:
    return [
        is_whole_name(text, start, text[start:end], "en")
        for start in range(len(text))
        for end in range(start + 1, min(len(text), start + 8) + 1)
    ]


def whole_names_by_all_rules(text: str) -> list[bool]:
    """The same with other spaces, which part words as well."""
    return whole_names_in(text.replace(" ", "\u2003"))


@examples
def test_a_name_between_spaces_is_whole(examples: int) -> None:
    assert_same(whole_names_in, whole_names_by_all_rules, TEXTS | SPACED, examples)


def with_each_block_end_replaced(document: Document) -> str:
    characters = list(document.text)
    for block in document.blocks:
        characters[block.end : block.end + 1] = "\0"
    return "".join(characters)


@examples
def test_blocks_are_separated_where_they_end(examples: int) -> None:
    pieces = st.lists(st.sampled_from(["a", "\n\n", "# ", "- ", "> ", "|a|b|\n|-|-|\n", "```\n", " "]), max_size=14)
    assert_same(
        text_with_separate_blocks,
        with_each_block_end_replaced,
        pieces.map(lambda each: parse_article("".join(each))),
        examples,
    )


@examples
def test_a_text_with_no_sign_of_an_address_has_none(examples: int) -> None:
    def looked_at(text: str) -> list[tuple[int, int]]:
        return [*find_text_addresses(text)]

    def with_a_sign(text: str) -> list[tuple[int, int]]:
        return [*find_text_addresses(f"{text} $")][: len(looked_at(text)) + 1]

    assert_same(looked_at, with_a_sign, TEXTS | ASCII, examples)

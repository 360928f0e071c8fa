"""Paragraphs of plain words, which are read without the Markdown parser as it would read them."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.reading.markdown import _parsed_article, _parsed_prose
from builder.reading.plain_paragraphs import plain_document
from tests.fuzzing import assert_same, examples

NAMES = {"kim": "Kim Quill", "stop": "Quill & Sons Inc.", "spaced": " a  b ", "empty": "", "line": "a\nb"}

WORDS = [
    *("word", "a", "Ärger", "金", "9", "2031.", "x)", "i.", "http://a.example/b", "…", "ß", "É", "\u0301", "\u3164"),
    *(" ", "  ", "\n", "\n\n", "\n \n", "\n\n\n", "\n\t", "\xa0", "\u2003", "\u2028", "\x85", "\u200b"),
    *(
        '"',
        "'",
        "“",
        "„",
        "«",
        "(",
        ")",
        "-",
        "–",
        "--",
        "===",
        ":",
        ": ",
        ".",
        ",",
        "!",
        "?",
        "+ ",
        "^",
        "$",
        "%",
        "}",
    ),
]
MARKUP = [
    "*",
    "_",
    "`",
    "~~",
    "#",
    "# ",
    "<",
    "> ",
    "&amp;",
    "\\",
    "|",
    "[",
    "]",
    "[a]",
    "](b)",
    "\r",
    "\t",
    "\0",
    "\ud800",
]
REFERENCES = [
    *("[[kim]]", "[[stop]]", "[[spaced]]", "[[empty]]", "[[line]]", "[[a#n]]", "[[other]]", "[[ kim ]]", "[[kim|so]]"),
    *("[[kim| so  it ]]", "[[kim|]]", "[[|so]]", "[[]]", "[[\u3164]]", "[[kim|\u200b]]", "[[kim|a|b]]", "[[kim\\|so]]"),
    *("[[kim|so\nit]]", "[[kim|*so*]]", "[[k\0m]]", "[[a#b#c]]", "[[kim|a&b]]", "[["),
]


def name_of(target: str) -> str:
    return NAMES.get(target, target)


plain = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
any_text = st.lists(st.sampled_from([*WORDS, *WORDS, *MARKUP]), max_size=14).map("".join)
with_references = st.lists(st.sampled_from([*WORDS, *REFERENCES]), max_size=14).map("".join)
hard = st.lists(st.sampled_from([*WORDS, *REFERENCES, *MARKUP]), max_size=10).map("".join)


@examples
def test_an_article_is_what_the_parser_makes_of_it(examples: int) -> None:
    assert_same(lambda text: plain_document(text) or _parsed_article(text), _parsed_article, plain | any_text, examples)


@examples
def test_prose_is_what_the_parser_makes_of_it(examples: int) -> None:
    def parsed(text: str) -> object:
        return _parsed_prose(text, name_of)

    assert_same(
        lambda text: plain_document(text, name_of) or parsed(text), parsed, with_references | any_text | hard, examples
    )


@pytest.mark.parametrize(
    "text", ["Some words.", "“So it is,” she said.\nAnd went.\n\nÄrger (2) at http://a.example: 5 % - or so!\n"]
)
def test_plain_words_need_no_parser(text: str) -> None:
    assert plain_document(text)


def test_references_of_plain_words_need_no_parser() -> None:
    assert plain_document("[[kim]] saw [[a#n|it]].", name_of)
    assert not plain_document("[[kim]] saw it.")


@pytest.mark.parametrize("text", ["", "\n", "# A", "a *b*", " a", "a  \nb", "1. a", "- a", "a\n---", "a | b", "a\r\nb"])
def test_all_else_is_for_the_parser(text: str) -> None:
    assert plain_document(text) is None


@pytest.mark.parametrize("text", ["[[kim|]]", "[[kim|so\nit]]", "[[kim|*so*]]", "[[|so]]", "a\n\n[[]]"])
def test_references_that_are_not_plain_are_for_the_parser(text: str) -> None:
    assert plain_document(text, name_of) is None

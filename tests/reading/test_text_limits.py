"""Texts that would keep the Markdown parser busy for long: refused before, or read with work that is bounded."""

from __future__ import annotations

import pytest
from markdown_it import helpers
from markdown_it.rules_inline import StateInline

from builder.reading import inline_rules
from builder.reading.markdown import parse_article, parse_prose
from builder.reading.text_limits import count_marks, expansion_limit, markdown_limit_problem
from builder.values.limits import Limits
from builder.values.text_file import Place


def name_of(_: str) -> str:
    return "The Honourable Company of Bridge Wardens"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a\n\n" * 400_000, "lines"),
        ("a\r\r" * 400_000, "lines"),
        ("*a **b " * 50_000, "marks"),
        ("[a](https://x.example) " * 50_000, "marks"),
        ("|a|b|\n" * 15_000, "marks"),
        ("> " * 90 + "a\n" + "> " * 40_000, "marks"),
        ("- " * 45_000 + "a", "marks"),
        ("1. " * 45_000 + "a", "marks"),
        ("&lt;" * 50_000, "marks"),
    ],
)
def test_a_text_with_too_much_in_it_is_refused_with_the_limit_to_raise(text: str, key: str) -> None:
    problem = markdown_limit_problem(text, Place("a.md"), Limits())
    assert problem
    assert problem.code == "too-large"
    assert f"limits: {{{key}: " in problem.hint


def test_words_that_happen_to_have_hyphens_and_figures_are_not_marks() -> None:
    assert count_marks("a well-known 3.5 per cent - or 1. so, and non-EU + more") == 3
    assert count_marks("fishing, \u05d0\u05d1 and \ud800") == 0


def test_a_book_is_not_refused() -> None:
    page = "The bridge is *closed*, says [the council](https://council.example), until May.\n\n" * 8
    assert markdown_limit_problem(page * 700, Place("a.md"), Limits()) is None


@pytest.mark.parametrize("text", ["[" * 9_000 + "a" + "]" * 9_000, ("[a" * 40 + "]" * 40 + "\n") * 300, "![" * 14_000])
def test_brackets_are_looked_at_a_bounded_number_of_times(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(state: StateInline, start: int, disable_nested: bool = False) -> int:
        nonlocal looked_at
        end: int = helpers.parseLinkLabel(state, start, disable_nested)
        looked_at += (end if end >= 0 else state.posMax) - start
        return end

    monkeypatch.setattr(inline_rules, "parseLinkLabel", counted)
    for document in (parse_article(text), parse_prose(text, lambda _: "a")):
        assert document.text.count("a") == text.count("a")
    assert looked_at <= 4_000_000 + 2 * len(text)


def test_brackets_that_are_given_up_are_reported() -> None:
    document = parse_article("![a][" * 16_000)
    assert [notice.code for notice in document.notices] == ["too-many-brackets"]


@pytest.mark.parametrize(
    "text",
    [
        "[a]: https://x.example/" + "b" * 9_000 + "\n\n" + "[a] " * 2_200,
        "[a]: https://x.example/" + "b" * 9_000 + "\n\n" + "![a] " * 2_200,
        "[a]: <https://x.example/" + "b" * 9_000 + ">\n\n" + "[so][a] " * 2_200,
    ],
)
def test_the_addresses_of_definitions_do_not_make_a_text_a_thousand_times_as_long(text: str) -> None:
    document = parse_prose(text, name_of)
    addresses = [value for tag in document.tags for name, value in tag.attributes if name == "href"]
    assert sum(map(len, addresses)) <= expansion_limit(len(text))
    assert "too-much-expansion" in [notice.code for notice in document.notices]


def test_the_names_of_records_do_not_either() -> None:
    text = "See [[a]] and [[b]].\n\n" * 1_000
    document = parse_prose(text, lambda _: "Name " * 500)
    assert "too-much-expansion" in [notice.code for notice in document.notices]


def test_definitions_as_people_write_them_are_read() -> None:
    text = "[a]: https://x.example/bridge\n\n" + "See [a].\n\n" * 500
    document = parse_prose(text, name_of)
    assert not document.notices
    assert sum(tag.name == "a" and tag.kind == 1 for tag in document.tags) == 500


@pytest.mark.parametrize("signs", [">" * 20, "> " * 20, ">" * 4])
def test_quotations_are_judged_without_reading_the_text_again_for_each(signs: str) -> None:
    text = f"{signs} a\n\n" * 400
    assert parse_article(text).text.count("a") == 400

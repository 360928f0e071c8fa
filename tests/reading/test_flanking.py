"""Runs of ``*``, ``_`` and ``~`` that are emphasis, and those that are the text's own."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from builder.reading.flanking import emphasis_rule, strikethrough_rule


def html_of(text: str, within_words: bool) -> str:
    parser = MarkdownIt("zero").enable(["emphasis", "strikethrough"])
    parser.inline.ruler.at("emphasis", emphasis_rule(within_words))
    parser.inline.ruler.at("strikethrough", strikethrough_rule(within_words))
    return str(parser.renderInline(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* c", "a <em>b</em> c"),
        ("a **b** c", "a <strong>b</strong> c"),
        ("a ~~b~~ c", "a <s>b</s> c"),
        ("a * b * c", "a * b * c"),
        ("a_b_c", "a_b_c"),
        ("これは**「重点」**が", "これは<strong>「重点」</strong>が"),
        ("한국어**「굵게」**입니다", "한국어<strong>「굵게」</strong>입니다"),
        ("これは**“重点”**が", "これは<strong>“重点”</strong>が"),
        ("ภาษา*ไทย*ครับ", "ภาษา<em>ไทย</em>ครับ"),
        ("~~~a~~~", "~<s>a</s>~"),
    ],
)
@pytest.mark.parametrize("within_words", [True, False])
def test_a_run_at_the_edge_of_words_is_emphasis_in_every_script(text: str, html: str, within_words: bool) -> None:
    assert html_of(text, within_words) == html


@pytest.mark.parametrize(
    ("text", "analyst", "publisher"),
    [
        ("5*3*2", "5<em>3</em>2", "5*3*2"),
        ("f**k and s**t", "f<strong>k and s</strong>t", "f**k and s**t"),
        ("10~~20~~30", "10<s>20</s>30", "10~~20~~30"),
        ("call __init__ now", "call <strong>init</strong> now", "call __init__ now"),
        ("a __Bold__ word", "a <strong>Bold</strong> word", "a <strong>Bold</strong> word"),
    ],
)
def test_in_the_text_of_others_a_run_inside_a_word_is_no_markup(text: str, analyst: str, publisher: str) -> None:
    assert (html_of(text, True), html_of(text, False)) == (analyst, publisher)

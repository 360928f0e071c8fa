"""What is written as Markdown and front matter is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.clean.front_matter_text import write_front_matter
from builder.clean.markdown import to_markdown
from builder.clean.values import ArticleFacts, Paragraph
from builder.reading.front_matter import split_front_matter
from builder.reading.markdown import parse_article
from builder.reading.yaml_nodes import ScalarNode, SequenceNode
from builder.values.text_file import TextFile

TRICKY = [
    "# no heading",
    "1. April is a date",
    "- no item",
    "> no quote",
    "a *b* _c_ `d` [[e]] [f](g) <h> &amp; ~~i~~",
    "+ and",
    "---",
    "===",
    "***",
    "\\ and \\*",
    "snake_case_ and _x",
    "![p](q)",
    "12) twelve",
    "| a | b |",
    "ends in \\",
    "[a]: b",
    "https://a.example/x_y_z?a=1&copy=2",
    "#",
    "a\u00a0b",
    "ends in #",
]


@pytest.mark.parametrize("kind", ["text", "heading", "item", "quote"])
@pytest.mark.parametrize("text", TRICKY)
def test_text_is_read_back_from_markdown_as_it_was(text: str, kind: str) -> None:
    document = parse_article(to_markdown([Paragraph("Before."), Paragraph(text, kind), Paragraph("After.")]))
    assert document.text.split("\n")[1] == " ".join(text.split())


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1), min_size=1, max_size=4)
)
def test_any_text_is_read_back_from_markdown(texts: list[str]) -> None:
    texts = [" ".join(text.split()) for text in texts]
    document = parse_article(to_markdown([Paragraph(text) for text in texts]))
    assert document.text.split("\n") == [*filter(None, texts), ""]


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_front_matter_is_read_back_exactly(title: str, author: str) -> None:
    title, author = (" ".join(each.split()) or "x" for each in (title, author))
    written = write_front_matter(ArticleFacts(title, "no", (author, "A, B"), "2024-07"))
    node, _, problems = split_front_matter(TextFile("a.md", written))
    assert node and not problems
    values = {name.text: value for name, value in node.pairs}
    assert isinstance(values["title"], ScalarNode) and values["title"].text == title
    assert isinstance(values["publisher"], ScalarNode) and values["publisher"].text == "no"
    assert isinstance(values["author"], SequenceNode)
    assert [each.text for each in values["author"].items if isinstance(each, ScalarNode)] == [author, "A, B"]

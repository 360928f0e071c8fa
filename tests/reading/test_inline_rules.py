"""Inline rules that markdown-it does not have, by themselves."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from builder.reading.inline_rules import bare_address_rule, grave_quotation_rule, reference_rule


def tokens(text: str, **env: object) -> list[tuple[str, str]]:
    """The kind and the text of each token inside a paragraph."""
    parser = MarkdownIt("commonmark")
    parser.inline.ruler.before("link", "reference", reference_rule)
    parser.inline.ruler.before("escape", "bare_address", bare_address_rule)
    parser.inline.ruler.before("backticks", "grave_quotation", grave_quotation_rule)
    return [(token.type, token.content) for token in parser.parseInline(text, dict(env))[0].children or ()]


@pytest.mark.parametrize("text", ["https://a.example/_b_c_", "``Wind''", "`so' or `so'"])
def test_what_is_no_markup_is_text(text: str) -> None:
    assert "".join(content for kind, content in tokens(text) if kind == "text") == text


def test_a_reference_is_one_in_the_analysts_prose_alone() -> None:
    assert tokens("[[quill]]") == [("text", "[[quill]]")]
    assert tokens("[[quill]]", name_of=lambda _: "Quill") == [("ref_open", ""), ("text", "Quill"), ("ref_close", "")]
    assert tokens("[[ | ]]", name_of=str)[0][0] == "blank_reference"

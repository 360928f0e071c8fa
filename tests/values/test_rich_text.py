"""Titles with the markup of CSL-JSON."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.values.rich_text import escape_csl_markup, strip_csl_markup


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The <i>Origin</i> of <span class='x'>the</span> bridge", "The Origin of the bridge"),
        ("CO<SUB>2</SUB> at 2 < 3 > 1", "CO2 at 2 < 3 > 1"),
        ("Sand &amp; Sons", "Sand & Sons"),
        ("&amp;lt;", "&lt;"),
        ("&#8212; &#x2014;", "— —"),
        ("AT&T; a<b", "AT&T; a<b"),
        ("line<br/>break", "linebreak"),
    ],
)
def test_markup_is_removed_and_entities_are_read_once(written: str, text: str) -> None:
    assert strip_csl_markup(written) == text


PIECES = st.sampled_from(["<i>", "</i>", "<b ", "&amp;", "&lt;", "&", ";", "amp", "<", ">", "a", " "])


@given(st.lists(PIECES, max_size=9).map("".join))
@example("<i>&amp;lt;</i>")
def test_what_is_escaped_is_read_back(text: str) -> None:
    assert strip_csl_markup(escape_csl_markup(text)) == text

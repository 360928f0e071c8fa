"""What messages show can be seen, is one line, and is no order to a terminal or to GitHub."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.values.visible_text import visible_json, visible_line, visible_lines

ORDINARY = [
    "a path/with (brackets) & signs: “quoted” — ok",
    "Straße, naïve café, Ελλάδα, Москва, 東京, ไทย, हिन्दी",
    "نص عربي، שלום",
    "می\u200cخواهم",  # Persian: the two parts are not joined
    "क्\u200dष",
    "👩\u200d🚀 ❤\ufe0f 👩\u200d❤\ufe0f\u200d👨 1\ufe0f\u20e3",
    "12\u00a0500\u202f€",
    "\u06dd12 \u060123",
    "葛\U000e0100城",
    "C:\\folder\\new",
    "",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_people_write_stays(text: str) -> None:
    assert visible_line(text) == text
    assert visible_lines(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m", "a\\u001b[31mred\\u001b[0m"),
        ("title\x1b]0;owned\x07", "title\\u001b]0;owned\\u0007"),
        ("a\x9b31m", "a\\u009b31m"),
        ("one\ntwo\r\nthree\ttab", "one\\ntwo\\r\\nthree\\ttab"),
        ("one\x0btwo\x0cthree\x85four\u2028five\u2029", "one\\u000btwo\\u000cthree\\u0085four\\u2028five\\u2029"),
        ("\x00\x08\x7f", "\\u0000\\u0008\\u007f"),
        ("gpj.\u202eexe", "gpj.\\u202eexe"),
        ("\u2066a\u2069\u200e\u200f\u061c", "\\u2066a\\u2069\\u200e\\u200f\\u061c"),
        ("pass\u200bword\u2060\ufeff\u00ad", "pass\\u200bword\\u2060\\ufeff\\u00ad"),
        ("\u200d\u200c", "\\u200d\\u200c"),
        ("a\U000e0041\U000e007f", "a\\U000e0041\\U000e007f"),
        ("\ud800\udc80", "\\ud800\\udc80"),
        ("\ufe0f\ufe0f a\ufe0f\ufe0f", "\\ufe0f\\ufe0f a\ufe0f\\ufe0f"),
        ("\u3164\u115f\u2800\u034f", "\\u3164\\u115f\\u2800\\u034f"),
        ("\ue000\uffff", "\\ue000\\uffff"),
        ("::error::x", "\\u003a:error::x"),
        ("   ::add-mask::x", "   \\u003a:add-mask::x"),
        ("a ##[error]x ##[group]", "a #\\u0023[error]x #\\u0023[group]".replace("#\\u0023[", "\\u0023#[")),
        ("content/a.md:1:1: error: b::c", "content/a.md:1:1: error: b::c"),
    ],
)
def test_what_acts_is_shown(text: str, shown: str) -> None:
    assert visible_line(text) == shown
    assert visible_line(shown) == shown


def test_lines_stay_lines_and_each_is_harmless() -> None:
    assert visible_lines("a\n  ::debug::b\n##[x]\x1b") == "a\n  \\u003a:debug::b\n\\u0023#[x]\\u001b"


@given(st.text())
def test_any_text_becomes_one_visible_line(text: str) -> None:
    shown = visible_line(text)
    assert len(shown.splitlines()) <= 1
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    assert visible_line(shown) == shown


@given(st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_keeps_its_meaning(value: object) -> None:
    for written in (json.dumps(value, ensure_ascii=False), json.dumps(value, ensure_ascii=False, indent=1)):
        shown = visible_json(written)
        assert json.loads(shown) == value
        assert all(visible_line(line) == line for line in shown.split("\n"))

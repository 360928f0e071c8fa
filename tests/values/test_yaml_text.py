"""Texts written as YAML are read back as they were, as texts."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.yaml_nodes import MappingNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.text_file import TextFile
from builder.values.yaml_text import double_quoted, flow_scalar, quoted_words, scalar

HARD = [
    "yes",
    "No",
    "on",
    "y",
    "null",
    "~",
    "2024",
    "1_000",
    "0x1F",
    "0o17",
    "1e3",
    "12:30:45",
    "2024-05-06",
    "2024-13-45",
    ".5",
    "= 5",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "a:",
    "[a]",
    "{a: b}",
    "a, b",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a`",
    '"a"',
    "'a'",
    "it's",
    "a\nb",
    "a\n\n  b\n",
    "\n a",
    " a",
    "a ",
    "a\tb",
    "a\u00a0b",
    "a\u2028b",
    "a\x85b",
    "a\u200bb",
    "\ufeffa",
    "می\u200cخواهم",
    "क्\u200dष",
    "“a”",
    "日本語",
    "a\\nb",
    "🚂",
    "",
]


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("indent", [0, 4])
def test_hard_texts_are_read_back_as_texts(text: str, indent: int) -> None:
    margin = " " * indent
    written = f"{margin}a: {scalar(text, indent)}\n{margin}b: c\n"
    assert yaml.safe_load(written) == {"a": text, "b": "c"}
    node, problems = parse_yaml(TextFile("", written))
    assert not problems and isinstance(node, MappingNode)
    assert [getattr(value, "text", "") for _, value in node.pairs] == [text, "c"]
    assert yaml.safe_load(f"[{flow_scalar(text)}, c]") == [text, "c"]
    assert yaml.safe_load(f"[{double_quoted(text)}, c]") == [text, "c"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_any_text_is_read_back(text: str) -> None:
    assert yaml.safe_load(double_quoted(text)) == text
    assert yaml.safe_load(f"a: {scalar(text)}\n") == {"a": text}
    assert yaml.safe_load(quoted_words(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The lock is shut", "The lock is shut"),
        ("Say it, twice", "Say it, twice"),
        ("2024", '"2024"'),
        ("yes", '"yes"'),
        ("one\ntwo", "|-\n  one\n  two"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200bb", '"a\\u200bb"'),
    ],
)
def test_a_text_is_written_as_plainly_as_it_can_be(text: str, written: str) -> None:
    assert scalar(text) == written

"""YAML of keys and values on one line each, which is read without the YAML parser as it would read it."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.reading import yaml_parsing
from builder.reading.simple_yaml import read_simple_yaml
from builder.reading.yaml_parsing import parse_yaml
from builder.values.text_file import TextFile
from tests.fuzzing import assert_same, examples

VALUES = [
    *("word", "two words", "7", "2024-07-19", "yes", "null", "a: b", "a:b", "https://a.example/#b", "a #b", "a#b"),
    *('"so: it #is"', '"a\\nb"', '""', "'so'", "'it''s'", '"a" b', "É", "金 so", "a\xa0b", "a\u2028b", "a\x85b"),
    *("|", ">-", "[a, b]", "{a: b}", "a [b]", "a, b", "a {b}", "*a", "&a b", "!a b", "- a", "? a", "%a", "@a", "`a`"),
    *("a ", " a", "a\tb", "a\n  b", "a\n   b", "", "a?", "a ? b", "a - b", "a \U0001f600 b", "\x07", "a\x00", "-a"),
    *("'a\n\n  b'", "...", "---", "a...", "a # b", "a :b", "a ::b", "x: ", "a}", "a]", "a\uffffb", "1:2", "a,b"),
    *("<<", "=", "a:", "\ufeff", "a\ufeffb", "a\\b", "a'b", 'a"b', "'a", "a,", "a,b: c"),
]
NAMES = ["id", "quote", "text", "kind", "url"]
KEYS = ["id", "id", "quote", "text", "kind", "x-y", "Id", "i d", "1", "~", "<<", '"id"', "id ", ""]
COLONS = [": ", ": ", ": ", ":", ":  ", " : "]
ENDS = ["\n", "\n", "\n", "\n", "\n", "", " \n", "\n\n", "\n# so\n", "\n...\n", "\n---\n", "\n\t\n", "\r\n"]
LEADS = ["- ", "  ", "  ", "", "", "   ", "-  ", " - ", "\t", "-", "? "]

plain_lines = st.lists(
    st.tuples(
        st.sampled_from(["- ", "  ", "  ", ""]),
        st.sampled_from(NAMES),
        st.sampled_from(VALUES[:12]),
    ),
    max_size=8,
).map(lambda lines: "".join(f"{lead}{key}: {value}\n" for lead, key, value in lines))
lines = st.lists(
    st.tuples(*map(st.sampled_from, (LEADS, KEYS, COLONS, VALUES, ENDS))).map("".join),
    max_size=6,
).map("".join)
braces = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)).map(": ".join), max_size=4).map(", ".join),
        st.sampled_from(["- {", "- {", "- {", "- [", "-  {", "- { ", "{", "  {"]),
        st.sampled_from(["}\n", "}\n", "}\n", "}", " }\n", "} \n", "}\n\n", "},\n", "\n"]),
    ).map(lambda parts: f"{parts[1]}{parts[0]}{parts[2]}"),
    max_size=4,
).map("".join)


def read(text: str) -> object:
    return parse_yaml(TextFile("a.yaml", f"---\n{text}"), 4)


def read_by_the_parser(text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_parsing, "read_simple_yaml", lambda *_: None)
        return read(text)


@examples
@pytest.mark.parametrize("texts", [plain_lines, lines, braces], ids=["plain", "lines", "braces"])
def test_yaml_is_what_the_parser_reads(texts: st.SearchStrategy[str], examples: int) -> None:
    assert_same(read, read_by_the_parser, texts, examples)


@pytest.mark.parametrize(
    "text",
    [
        'title: Fog, and 5 boats\nurl: https://a.example/#b\nby: "J. O\'Quill"',
        "- id: a\n  quote: 'so: it'\n- id: b\n  text: See [[kim]].\n",
        '- {id: a, name: Ada Quill}\n- {id: b, name: "Quill, Milo"}\n',
    ],
)
def test_common_yaml_needs_no_parser(text: str) -> None:
    assert read_simple_yaml(text, 0, 10)


@pytest.mark.parametrize(
    "text", ["", "a:\n  - b\n", "a: b\na: c\n", "- a\n", "a: |\n  b\n", "- {a: b, a: c}\n", "a: b\n# c\n"]
)
def test_all_else_is_for_the_parser(text: str) -> None:
    assert read_simple_yaml(text, 0, 10) is None

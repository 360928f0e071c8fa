"""JSON as all commands and data write it."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from builder.values.json_text import json_bytes, json_items, json_line, json_members, json_text
from tests.fuzzing import assert_same, examples


def test_letters_are_written_as_they_are_and_the_last_line_ends() -> None:
    assert json_text({"name": "Łukasz – 港"}) == '{\n  "name": "Łukasz – 港"\n}\n'


def test_the_indent_can_be_chosen() -> None:
    assert json_text([1], indent=1) == "[\n 1\n]\n"


def test_bytes_are_the_text_in_utf_8() -> None:
    assert json_bytes(["é"]) == json_text(["é"]).encode("utf-8")


def test_a_line_has_no_spaces_between_its_parts() -> None:
    assert json_line({"a": [1, None], "b": True}) == '{"a":[1,null],"b":true}'


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.text()
    | st.text('\x00\x07\x7f\x9f\u2028"\\\\/\ud800😀'),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(), inner)
    ),
    max_leaves=12,
)


@examples
def test_values_are_written_as_the_standard_library_writes_them(examples: int) -> None:
    assert_same(json_text, lambda value: json.dumps(value, ensure_ascii=False, indent=2) + "\n", VALUES, examples)
    assert_same(json_line, lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")), VALUES, examples)


def test_json_in_pieces_has_a_record_a_line_and_no_indentation() -> None:
    lines = [json_line({"id": "é", "see": ["a", "b"]}), json_line({"id": "two"})]
    whole = "{" + json_members({"version": "1"}) + ',\n"articles":' + json_items(lines) + "}"
    assert whole == '{"version":"1",\n"articles":[\n{"id":"é","see":["a","b"]},\n{"id":"two"}]}'
    assert json.loads(whole)["articles"][1] == {"id": "two"}


def test_json_in_pieces_can_be_empty() -> None:
    assert json_items([]) == "[]"

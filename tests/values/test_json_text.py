"""JSON as all commands and data write it."""

from __future__ import annotations

from builder.values.json_text import json_bytes, json_text


def test_letters_are_written_as_they_are_and_the_last_line_ends() -> None:
    assert json_text({"name": "Łukasz – 港"}) == '{\n  "name": "Łukasz – 港"\n}\n'


def test_the_indent_can_be_chosen() -> None:
    assert json_text([1], indent=1) == "[\n 1\n]\n"


def test_bytes_are_the_text_in_utf_8() -> None:
    assert json_bytes(["é"]) == json_text(["é"]).encode("utf-8")

"""Files that are nothing that is understood, and values of every wrong type, are refused or passed over in words."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.cli import main
from builder.desk.importing.formats import parse_import_file
from builder.desk.importing.to_articles import items_to_articles
from builder.desk.importing.to_notes import annotations_to_notes
from builder.desk.note_text import note_yaml, printable
from builder.desk.yaml_edit import append_to_list
from builder.reading.load import load_briefing
from builder.reading.yaml_nodes import MappingNode, ScalarNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.errors import BriefingError
from builder.values.text_file import TextFile
from builder.values.yaml_text import scalar
from tests.conftest import ROOT
from tests.desk.test_import_notes import annotation, contents

SMALL = ROOT / "tests" / "briefings" / "small"
BRIEFING, _ = load_briefing(SMALL)
NOTES = {"closure": (SMALL / "notes" / "closure.yaml").read_text(encoding="utf-8")}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)

ITEM = {
    "id": "x",
    "type": "book",
    "title": "T",
    "author": [{"family": "F", "given": "G", "literal": ""}],
    "issued": {"date-parts": [[2031, 4, 2]], "season": "", "raw": "", "literal": "", "circa": False},
    "container-title": "C",
    "publisher": "P",
    "URL": "https://a.example/",
    "accessed": {"raw": "2031"},
    "language": "en",
    "archive": "",
    "archive_location": "",
}
WHOLE = {"id": "A", "user": "acct:a@b", "created": "2031", "references": [], **annotation("two cracks")}


NEITHER = "neither annotations nor a library"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no text in UTF-8"),
        (b"caf\xe9", "no text in UTF-8"),
        (b"PK\x03\x04\0", "no text in UTF-8"),
        (b"[", "breaks off"),
        (b'{"rows": [', "breaks off"),
        (b"[" + b"9" * 5000 + b"]", "cannot be read"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"a":' * 100_000, "nested deeper"),
        (b"[]", NEITHER),
        (b"{}", NEITHER),
        (b'[1, null, "x", []]', NEITHER),
        (b'{"rows": 5}', NEITHER),
        (b"Some words.\nAnd more.\n", NEITHER),
        (b"a,b,c\n1,2,3\n", NEITHER),
        (b"@book{x,\n title = {T}\n}\n", NEITHER),
        (b"<html></html>", NEITHER),
        (b'"', NEITHER),
        (b'URL,Quote,Comment\na,"' + b"x" * 200_000 + b'",c\n', "cannot be read as CSV"),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else "",
)
def test_a_file_that_is_not_understood_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "export").write_bytes(data)
    before = contents(SMALL)
    assert main(["import", str(tmp_path / "export"), "--content", str(SMALL)]) == 2
    assert words in capsys.readouterr().err
    assert contents(SMALL) == before


@pytest.mark.parametrize("name", ["missing", "", "nul\0byte"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / name), "--content", str(SMALL)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "export").open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    assert main(["import", str(tmp_path / "export"), "--content", str(SMALL)]) == 2
    assert "50 MB" in capsys.readouterr().err


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


def take_over(root: Any) -> None:
    """Import the JSON into the small briefing, in memory."""
    data = json.dumps(root).encode()
    try:
        export = parse_import_file(data, "the file")
        if export.is_library:
            items_to_articles(export.items, BRIEFING, ["closure"])
        else:
            annotations_to_notes(export.annotations, BRIEFING, NOTES, "closure")
    except BriefingError as refused:
        assert "the file" in str(refused)  # what is wrong is the file; nothing that was read may stop an import


@given(st.sampled_from(places({"rows": [WHOLE]})), JSON)
def test_any_value_at_any_place_of_an_annotation_is_taken_or_passed_over(place: tuple[Any, ...], value: Any) -> None:
    take_over(put({"rows": [WHOLE]}, place, value))


@given(st.sampled_from(places([ITEM])), JSON)
def test_any_value_at_any_place_of_a_library_is_taken_or_passed_over(place: tuple[Any, ...], value: Any) -> None:
    take_over(put([ITEM], place, value))


@given(JSON)
def test_any_json_is_taken_or_refused(root: Any) -> None:
    take_over(root)


@given(st.text(alphabet="[]|#\\`*_-> \n\tab<!:&\u2028\ud800\x00", max_size=40))
def test_any_text_of_an_annotation_makes_a_note_that_reads(text: str) -> None:
    take_over({"rows": [annotation("two cracks", text)]})


@given(st.text(max_size=60), st.integers(0, 4))
@example(" leading\nline", 2)
@example("\n\n", 0)
@example("a\n \n\tb\n", 1)
def test_a_value_is_read_back_as_it_was_written(text: str, indent: int) -> None:
    wanted = printable(text)
    node, problems = parse_yaml(TextFile("", f"{' ' * indent}key: {scalar(wanted, indent)}\n"))
    assert not problems
    assert isinstance(node, MappingNode)
    assert isinstance(node.pairs[0][1], ScalarNode)
    assert node.pairs[0][1].text == wanted


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_understood(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "export").write_bytes(data)
        assert main(["import", str(Path(folder) / "export"), "--content", str(SMALL), "--dry-run"]) in (0, 1, 2)


def test_a_note_is_written_with_its_comments_below_its_id() -> None:
    assert note_yaml([("id", "a"), ("quote", "words: two"), ("text", "One.\n\nTwo.")], 2, ["from\nelsewhere"]) == (
        '  - id: a\n    # from elsewhere\n    quote: "words: two"\n    text: |-\n      One.\n\n      Two.\n'
    )


def test_a_list_is_added_to_after_an_empty_line_with_its_own_line_ends() -> None:
    assert append_to_list("- id: a\r\n", "- id: b\n") == "- id: a\r\n\r\n- id: b\r\n"
    assert append_to_list("- id: a", "- id: b\n") == "- id: a\n\n- id: b\n"
    assert append_to_list("", "- id: b\n") == "- id: b\n"

"""Schemas for editors: what a build accepts they accept, and they mark wrong keys, words and types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from builder.desk.schemas import LIST_FILE_KINDS, SCHEMA_KINDS, SINGLE_FILE_KINDS, reference_names, schema_for
from builder.reading.content_folder import find_files
from builder.reading.front_matter import split_front_matter
from builder.reading.load import load_briefing
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.text_file import TextFile
from tests.conftest import ROOT, TREATY
from tests.reading.test_mistakes import cases, lay_out

BRIEFINGS = [
    ROOT / "content",
    ROOT / "tests" / "briefings" / "small",
    ROOT / "tests" / "briefings" / "withheld",
    *sorted((ROOT / "tests" / "accepted").iterdir()),
    *([TREATY] if TREATY.is_dir() else []),
]
SINGULAR = {"articles": "article", "pages": "page", "briefing": "briefing"}
IN_EDITORS = {
    "unknown-key",
    "missing-key",
    "bad-kind",
    "bad-choice",
    "bad-rights",
    "bad-stance",
    "bad-likelihood",
    "bad-confidence",
    "bad-grade",
    "bad-type",
    "wrong-type",
    "bad-url",
    "empty-list",
    "bad-number",
}
"""What an editor can tell from a file alone."""


UNMARKED = ["briefing-of-comments", "empty-briefing", "hypotheses-not-rated", "wrong-type-front-matter"]
"""Files with nothing that a schema could be held against, and ids that only the rest of a record knows."""


def as_editors_read(node: Node | None) -> Any:
    """A node in the types of YAML's core schema (https://yaml.org/spec/1.2.2/#103-core-schema)."""
    if isinstance(node, ScalarNode):
        return _typed(node.text)
    if isinstance(node, MappingNode):
        return {key.text: as_editors_read(value) for key, value in node.pairs}
    return [as_editors_read(item) for item in node.items] if node else None


def _typed(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text or None  # of “null” and “~”, which are text to a build, editors say that they mean nothing


def files_of(content: Path) -> Iterator[tuple[str, Any]]:
    """The kind of every file, and what an editor reads in it."""
    for file in find_files(content)[0]:
        source = TextFile(file.path, file.real_path.read_text(encoding="utf-8-sig"))
        root = split_front_matter(source)[0] if file.path.endswith(".md") else parse_yaml(source)[0]
        if root is not None:
            yield SINGULAR.get(file.kind, file.kind), as_editors_read(root)


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(schema_for(kind, ["a", "a#b"]))


@pytest.mark.parametrize("content", BRIEFINGS, ids=lambda path: path.name)
def test_what_builds_is_accepted(content: Path) -> None:
    names = reference_names(load_briefing(content)[0])
    for kind, value in files_of(content):
        for offered in ([], names, ["something-else"]):
            errors = Draft7Validator(schema_for(kind, offered)).iter_errors(value)
            assert not [f"{list(error.path)}: {error.message}" for error in errors]


def test_what_an_editor_can_see_is_marked(tmp_path: Path) -> None:
    marked: list[str] = []
    unmarked: list[str] = []
    for case in cases("mistakes"):
        expected = lay_out(ROOT / "tests" / "mistakes" / case, tmp_path / case)
        if {problem["code"] for problem in expected["problems"]} <= IN_EDITORS:
            wrong = any(
                not Draft7Validator(schema_for(kind)).is_valid(value) for kind, value in files_of(tmp_path / case)
            )
            (marked if wrong else unmarked).append(case)
    assert unmarked == UNMARKED
    assert len(marked) >= 40


def test_every_key_is_explained() -> None:
    for kind, shape in (LIST_FILE_KINDS | SINGLE_FILE_KINDS).items():
        whole = schema_for(kind)
        properties = whole.get("items", whole)["properties"]
        assert list(properties) == [key.name for key in shape.keys]
        assert all(each["description"].endswith(".") for each in properties.values())


def test_the_records_of_a_briefing_are_offered() -> None:
    names = reference_names(load_briefing(ROOT / "tests" / "briefings" / "small")[0])
    who = schema_for("events", names)["items"]["properties"]["who"]["anyOf"][1]["anyOf"][0]["enum"]
    evidence = schema_for("events", names)["items"]["properties"]["evidence"]["anyOf"][1]["anyOf"][0]["enum"]
    assert who == names
    assert evidence == [name for name in names if "#" in name] != []


@pytest.mark.parametrize(("word", "fits"), [("zip", True), ("no", True), (True, True), ("epub", False), (3, False)])
def test_editors_know_where_search_in_folders_can_be(word: object, fits: bool) -> None:
    validator = Draft7Validator(schema_for("briefing"))
    assert validator.is_valid({"title": "The bridge", "search": {"folder": word}}) is fits

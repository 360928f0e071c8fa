"""Who made an annotation, when, and its tags: kept by an import, and given out again as Web Annotations."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.data.annotations import ANNOTATIONS_FILE
from tests.connected import connected, data_file
from tests.desk.test_import_notes import SMALL, annotation, export, new_note, take


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.mark.parametrize(
    ("given", "tags", "kind"),
    [
        (["Question", "Cracks in  stone", "cracks in stone"], ("Cracks in stone",), "question"),
        (["a: b", "#c", "- d", "e\nf", "yes", "2031"], ("a: b", "#c", "- d", "e f", "yes", "2031"), "context"),
        (["question", "claim"], ("claim",), "question"),
        (["", "  "], (), "context"),
    ],
)
def test_tags_are_kept_as_they_are_whatever_is_in_them(
    content: Path, tmp_path: Path, given: list[str], tags: tuple[str, ...], kind: str
) -> None:
    take(export(tmp_path, annotation("two cracks", tags=given)), content)
    note = new_note(content)
    assert (note.tags, note.kind) == (tags, kind)


@pytest.mark.parametrize(
    ("created", "day", "comment"),
    [
        ("2031-04-03T23:30:00+00:00", "2031-04-03", ""),
        ("2031-04-03", "2031-04-03", ""),
        ("", "", ""),
        ("yesterday", "", "  # created: yesterday\n"),
        ("2031-02-30T09:00:00Z", "", "  # created: 2031-02-30T09:00:00Z\n"),
    ],
)
def test_a_date_that_is_a_day_is_kept_and_another_stays_in_a_comment(
    content: Path, tmp_path: Path, created: str, day: str, comment: str
) -> None:
    take(export(tmp_path, annotation("two cracks", created=created)), content)
    text = (content / "notes" / "closure.yaml").read_text(encoding="utf-8")
    assert (f"  date: {day}\n" in text) == bool(day)
    assert comment in text


def test_the_name_that_a_user_shows_comes_before_that_of_the_account(content: Path, tmp_path: Path) -> None:
    more: dict[str, Any] = {"user": "acct:ada@hypothes.is", "user_info": {"display_name": "Ada Quill"}}
    take(export(tmp_path, annotation("two cracks", **more)), content)
    assert new_note(content).by == ("Ada Quill",)


def test_creators_and_tags_come_out_again_as_web_annotations(content: Path, tmp_path: Path) -> None:
    made: dict[str, Any] = {"user": "acct:ada@hypothes.is", "created": "2031-04-03T09:00:00+00:00"}
    made["tags"] = ["question", "stone"]
    take(export(tmp_path, annotation("two cracks", "How deep?", **made)), content)
    (content / "briefing.yaml").write_text(
        "title: T\neditors: [{name: ada, orcid: 0000-0002-1825-0097}]\n", encoding="utf-8"
    )
    collection = json.loads(data_file(*connected(content), ANNOTATIONS_FILE))
    (out,) = [each for each in collection["first"]["items"] if "creator" in each]
    assert out["creator"] == [{"id": "https://orcid.org/0000-0002-1825-0097", "type": "Person", "name": "ada"}]
    assert out["created"] == "2031-04-03T00:00:00Z"
    tags = [body["value"] for body in out["body"] if body.get("purpose") == "tagging"]
    assert tags == ["question", "stone"]
    assert out["body"][0]["value"] == "How deep?"

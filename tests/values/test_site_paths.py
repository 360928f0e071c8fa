"""Paths of pages, ids of elements, and the way to the top."""

from __future__ import annotations

import pytest

from builder.reading.load import load_briefing
from builder.values.site_paths import FRONT_PATH, note_id, passage_id, path_of, path_to_root, section_id
from tests.connected import SMALL, WITHHELD

RECORDS = {record.id: record for folder in (SMALL, WITHHELD) for record in load_briefing(folder)[0].records}


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ("closure", "articles/closure.html"),
        ("keystone", "entries/keystone.html"),
        ("bridge-shut", "events/bridge-shut.html"),
        ("burns", "claims/burns.html"),
        ("stays", "judgements/stays.html"),
        ("method", "method.html"),
        ("index", FRONT_PATH),
    ],
)
def test_a_record_has_a_page_in_the_folder_of_its_kind(record: str, path: str) -> None:
    assert path_of(RECORDS[record]) == path


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), ("a/b.html", "../"), ("a/b/c.html", "../../")])
def test_the_way_to_the_top_has_a_step_for_each_folder(path: str, root: str) -> None:
    assert path_to_root(path) == root


def test_no_two_elements_have_the_same_id() -> None:
    names = ["a", "a-1", "a-2", "note-a", "passage-a"]
    ids = [section_id(name) for name in names] + [note_id(name) for name in names]
    ids += [passage_id(name, index) for name in names for index in range(3)]
    assert len(set(ids)) == len(ids)
    assert [passage_id("a", index) for index in (0, 1)] == ["passage-a", "passage-a_2"]

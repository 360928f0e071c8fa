"""An article is read again only if its files, or what it asks of the rest of the briefing, have changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.engine.article_memory import evidence_from_bytes
from builder.engine.article_rows import DetailsLost
from builder.engine.connected_content import connect_content
from builder.reading.load import load_frame
from tests.conftest import ROOT
from tests.engine.keeping import Store

SMALL = ROOT / "tests" / "briefings" / "small"
ARTICLES = {"closure", "notice"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(Path(shutil.copytree(SMALL, tmp_path / "content")))
    assert set(kept.connect().linked) >= ARTICLES
    return kept


def read_again(store: Store) -> set[str]:
    """The articles that are read; the site must be the one that is made from nothing."""
    again = store.connect()
    fresh = connect_content(load_frame(store.content))
    assert again.fingerprints["everything"] == fresh.fingerprints["everything"]
    assert again.problems == fresh.problems
    assert evidence_from_bytes(again.evidence) == evidence_from_bytes(fresh.evidence)
    return set(again.linked)


def test_nothing_is_read_if_nothing_has_changed(store: Store) -> None:
    assert read_again(store) == set()


def test_a_change_in_an_article_or_its_notes_reads_it_alone(store: Store) -> None:
    store.edit("notes/closure.yaml", "a year", "one year")
    assert read_again(store) == {"closure"}


def test_new_times_of_the_same_content_read_nothing(store: Store) -> None:
    for path in (store.content / "articles").iterdir():
        path.touch()
    assert read_again(store) == set()


def test_another_name_of_an_entry_reads_all(store: Store) -> None:
    store.edit("entries/people.yaml", "Tam Reed", "Tam Reede")
    assert read_again(store) >= ARTICLES


def test_an_article_with_a_problem_is_read_each_time(store: Store) -> None:
    store.edit("notes/closure.yaml", "quote: ", "quote: Nobody said ")
    assert "closure" in read_again(store)
    assert "closure" in read_again(store)


def test_a_removed_article_is_gone(store: Store) -> None:
    (store.content / "articles" / "notice.md").unlink()
    (store.content / "notes" / "notice.yaml").unlink(missing_ok=True)
    read_again(store)
    assert "notice" not in store.memory.rows


def test_lost_details_are_told(store: Store) -> None:
    store.details.clear()
    with pytest.raises(DetailsLost):
        _ = store.connect().site.registry.articles["closure"].body

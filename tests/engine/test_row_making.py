"""Rows are made of the articles without problems, and say of each what the next build asks."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.engine.article_memory import NO_ARTICLES, NOTHING_KEPT
from builder.engine.row_making import remember_articles
from tests.conftest import ROOT
from tests.engine.keeping import Store

SMALL = ROOT / "tests" / "briefings" / "small"


def test_a_row_says_how_an_article_is_named_and_whom_it_points_at(tmp_path: Path) -> None:
    store = Store(Path(shutil.copytree(SMALL, tmp_path / "content")))
    site = store.connect().site
    row = store.memory.rows["closure"]
    assert row.note_ids == site.registry.notes_on["closure"]
    assert dict(row.places) == dict(site.owners["closure"].places)
    assert row.links.keys() == row.places.keys()
    assert row.names["tam-reed"] == "Tam Reed"
    assert row.details in store.details


def test_nothing_is_made_if_nothing_is_to_be_kept(tmp_path: Path) -> None:
    store = Store(Path(shutil.copytree(SMALL, tmp_path / "content")))
    assert remember_articles(store.connect(), NOTHING_KEPT) == NO_ARTICLES

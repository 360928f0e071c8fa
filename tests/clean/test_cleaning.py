"""What a request to clean files leads to, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.clean.cleaning import CleaningPlan, CleaningRequest, plan_cleaning
from builder.clean.overrides import Overrides
from builder.values.errors import BriefingError

TEXT = """{title}

The council shut the old bridge on Saturday after its engineers found cracks in two of the stone piers.

Traffic over the bridge was sent to the motorway, where queues formed in the afternoon, the council said.
"""


@pytest.fixture
def request_for(tmp_path: Path) -> CleaningRequest:
    paths = []
    for name, title in (("one", "Old bridge shut"), ("two", "Queues on the motorway")):
        path = tmp_path / f"{name}.txt"
        path.write_text(TEXT.format(title=title), encoding="utf-8")
        paths.append(path)
    (tmp_path / "menu.txt").write_text("Home\nNews\nSport\n", encoding="utf-8")
    return CleaningRequest([*paths, tmp_path / "menu.txt"], tmp_path / "articles", date(2024, 5, 4), Overrides())


def names(plan: CleaningPlan) -> list[str]:
    return [path.name for path in plan.files]


def test_a_plan_names_the_files_and_writes_none(request_for: CleaningRequest) -> None:
    plan = plan_cleaning(request_for)
    assert names(plan) == ["old-bridge-shut.md", "queues-on-the-motorway.md"]
    assert [Path(path).name for path in plan.without_article] == ["menu.txt"]
    assert not request_for.folder.exists()
    assert plan.replaceable == []


def test_a_report_with_a_path_is_one_of_the_files_and_replaces_the_one_before(request_for: CleaningRequest) -> None:
    path = request_for.folder.parent / "report.txt"
    plan = plan_cleaning(replace(request_for, report_path=path, id_pattern="report-{n:02}"))
    assert names(plan) == ["report-01.md", "report-02.md", "report.txt"]
    assert plan.files[path].decode() == plan.report
    assert plan.replaceable == [path]


def test_an_article_that_exists_keeps_its_front_matter(request_for: CleaningRequest) -> None:
    request_for.folder.mkdir()
    own = "---\ntitle: The bridge\n---\n\nOld words.\n"
    (request_for.folder / "old-bridge-shut.md").write_text(own, encoding="utf-8")
    with pytest.raises(BriefingError, match="there already"):
        plan_cleaning(request_for)
    plan = plan_cleaning(replace(request_for, may_replace=True))
    new = plan.articles[request_for.folder / "old-bridge-shut.md"].decode()
    assert new.startswith("---\ntitle: The bridge\n---\n\nThe council shut")
    assert list(plan.existing.values()) == [own]

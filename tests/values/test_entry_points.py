"""What installed packages add, by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.values import entry_points


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which packages can be installed."""
    entry_points.entry_points_of.cache_clear()
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    entry_points.entry_points_of.cache_clear()


def install(folder: Path, name: str, lines: str) -> None:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{entry_points.OUTPUTS}]\n{lines}\n", encoding="utf-8")


def test_they_are_in_order_of_name_and_of_package(packages: Path) -> None:
    install(packages, "zeta", "table = zeta:Table\nchart = zeta:Chart")
    install(packages, "alpha", "table = alpha:Table")
    found = [(each.name, entry_points.package_of(each)) for each in entry_points.entry_points_of(entry_points.OUTPUTS)]
    assert found == [("chart", "zeta"), ("table", "alpha"), ("table", "zeta")]
    assert entry_points.output_names() == ("chart", "table")


def test_without_packages_there_are_none(packages: Path) -> None:
    assert entry_points.output_names() == ()

"""The memory of a process while it builds a site."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site_making import BuildOptions, make_site
from builder.world.index_building import IndexRequest, SearchIndex
from builder.world.memory import without_cycle_collection
from tests.conftest import ROOT


def test_cycles_are_collected_again_after_a_failure() -> None:
    with pytest.raises(ValueError), without_cycle_collection():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_cycle_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_site_is_made_without_collecting_cycles(tmp_path: Path) -> None:
    seen: list[bool] = []

    def no_index(_: IndexRequest) -> Callable[[], SearchIndex]:
        seen.append(gc.isenabled())
        return lambda: SearchIndex({})

    make_site(BuildOptions(ROOT / "tests" / "briefings" / "small", tmp_path), no_index)
    assert seen == [False]
    assert gc.isenabled()

"""Keeping nothing is always possible."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.world.cache import NO_CACHE, LatestCache, NoCache, open_cache


def test_a_cache_that_keeps_nothing_has_nothing() -> None:
    cache = NoCache()
    cache.put("00", b"data")
    assert cache.get("00") is None


def test_a_cache_in_a_folder_keeps_data_for_the_same_version(tmp_path: Path) -> None:
    for version, known in (("1", None), ("1", b"data"), ("2", None)):
        with open_cache(tmp_path, version) as cache:
            assert cache.get("00") == known
            cache.put("00", b"data")


def test_without_a_folder_or_without_sqlite_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_cache(None, "1") as cache:
        assert cache is NO_CACHE
    monkeypatch.delitem(sys.modules, "builder.world.disk_cache", raising=False)
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with open_cache(tmp_path, "1") as cache:
        assert cache is NO_CACHE


def test_in_memory_only_what_the_last_round_used_or_made_is_kept() -> None:
    cache = LatestCache()
    cache.put("a", b"1")
    cache.put("b", b"2")
    cache.begin()
    assert cache.get("a") == b"1"
    cache.put("c", b"3")
    cache.begin()
    assert [cache.get(key) for key in "abc"] == [b"1", None, b"3"]

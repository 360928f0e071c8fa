"""Keeping nothing is always possible."""

from __future__ import annotations

from builder.world.cache import NoCache


def test_a_cache_that_keeps_nothing_has_nothing() -> None:
    cache = NoCache()
    cache.put("00", b"data")
    assert cache.get("00") is None

"""The program has one fingerprint, which is the same as long as its files are."""

from __future__ import annotations

from builder.engine.program import program_fingerprint


def test_the_program_is_itself() -> None:
    known = program_fingerprint()
    program_fingerprint.cache_clear()
    assert program_fingerprint() == known

"""A signal that asks the program to end is answered after a step that must not be left half done."""

from __future__ import annotations

import signal

import pytest

from builder.world.stop_signals import stop_signals_kept


@pytest.mark.posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_signal_takes_effect_after_the_block(number: signal.Signals) -> None:
    done: list[str] = []
    before = signal.signal(number, lambda *_: done.append("answered"))
    try:
        with stop_signals_kept():
            signal.raise_signal(number)
            done.append("finished")
    finally:
        signal.signal(number, before)
    assert done == ["finished", "answered"]


@pytest.mark.posix
def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with stop_signals_kept():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)

"""Run the command, as ``briefing`` and as ``python -m builder``.

Signals that end a program are answered with a word and the exit code that a shell expects: 128 and their number.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from threading import Timer
from types import FrameType
from typing import NoReturn

_SECONDS_UNTIL_AGAIN = 0.01

_ENDING_COMMANDS = ("build", "check")
"""Commands after which the process ends, with up to millions of objects that need not be collected."""


def _end_at_once(number: int, _frame: FrameType | None) -> NoReturn:
    """End while the program is being loaded, when there is nothing that must be put in order."""
    os.write(2, b"briefing: stopped; nothing more is written.\n")
    os._exit(128 + number)


def _raise_stopped(number: int, _frame: FrameType | None) -> NoReturn:
    from builder.values.errors import Stopped  # noqa: PLC0415

    raise Stopped(number)


def _raise_again(ignored: sys.UnraisableHookArgs) -> None:
    """Repeat a signal that came where Python ignores exceptions, as in the callback of a weak reference."""
    from builder.values.errors import Stopped  # noqa: PLC0415

    if isinstance(ignored.exc_value, Stopped):
        Timer(_SECONDS_UNTIL_AGAIN, signal.raise_signal, [ignored.exc_value.number]).start()
    else:
        sys.__unraisablehook__(ignored)


def run() -> int:
    """Run the command with the process's arguments; the return value is the exit code."""
    # What the caller has the process ignore, as nohup does, stays ignored.
    numbers = [number for number in _stop_signals() if signal.getsignal(number) not in (signal.SIG_IGN, None)]
    _answer(numbers, _end_at_once)
    sys.unraisablehook = _raise_again
    from builder.cli import end_with_word, main  # noqa: PLC0415
    from builder.values import errors as _errors  # noqa: F401, PLC0415 - so that nothing is loaded when a signal comes

    is_ending = sys.argv[1:2] and sys.argv[1] in _ENDING_COMMANDS
    if is_ending:
        gc.disable()
    try:
        _answer(numbers, _raise_stopped)
        return main()
    except KeyboardInterrupt as stopped:
        return end_with_word(stopped)
    finally:
        _answer(numbers, signal.SIG_DFL)  # all is done: the process may end without a word


def _stop_signals() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has all of them
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _answer(numbers: Iterable[int], handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    for number in numbers:
        signal.signal(number, handler)


if __name__ == "__main__":
    sys.exit(run())

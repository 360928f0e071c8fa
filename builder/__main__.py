"""Run the command, as ``briefing`` and as ``python -m builder``.

Signals that end a program are answered with a word and the exit code that a shell expects: 128 and their number.
"""

from __future__ import annotations

import _thread
import gc
import os
import signal
import sys
import time

TYPE_CHECKING = False  # as in `typing`, which is not loaded here: until `run`, Ctrl-C would show a traceback
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FrameType
    from typing import NoReturn

_SECONDS_UNTIL_AGAIN = 0.01

_ENDING_COMMANDS = ("build", "check")
"""Commands after which the process ends, with up to millions of objects that need not be collected."""


def _end_at_once(number: int, _frame: FrameType | None) -> NoReturn:
    """End while the program is being loaded, when there is nothing that must be put in order."""
    os.write(2, b"briefing: stopped; nothing more is written.\n")
    os._exit(128 + number)


def _raise_stopped(number: int, frame: FrameType | None) -> None:
    """Raise `Stopped`, but not while a module is being loaded: then the signal is repeated a little later.

    A module in C or Rust runs Python as it is loaded, and not each one expects that this can fail: orjson reads
    through a null pointer then.
    """
    from builder.values.errors import Stopped  # noqa: PLC0415

    if _is_loading(frame):
        _repeat_soon(number)
    else:
        raise Stopped(number)


def _is_loading(frame: FrameType | None) -> bool:
    """Whether what a frame runs was called by the import system."""
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False


def _raise_again(ignored: sys.UnraisableHookArgs) -> None:
    """Repeat a signal that came where Python ignores exceptions, as in the callback of a weak reference."""
    from builder.values.errors import Stopped  # noqa: PLC0415

    if isinstance(ignored.exc_value, Stopped):
        _repeat_soon(ignored.exc_value.number)
    else:
        sys.__unraisablehook__(ignored)


def _repeat_soon(number: int) -> None:
    def repeat() -> None:
        time.sleep(_SECONDS_UNTIL_AGAIN)
        signal.raise_signal(number)

    # Not `threading.Timer`: its locks may be held by what the signal has interrupted.
    _thread.start_new_thread(repeat, ())


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

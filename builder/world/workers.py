"""Work shared among processes, its results in order."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

from builder.world.stop_signals import STOP_SIGNALS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LEAST_ITEMS_FOR_PROCESSES = 2000
"""Below this many items one process is quicker than starting others.

Measured with 1,100 pages and files of cards: 0.5 ms of processor time each in one process, and 0.2 s more for each
other process, which has to find out again what several pages show, and copies the memory that it changes.
"""

MOST = 61
"""Windows can wait for at most 61 processes, and refuses a larger pool (concurrent.futures)."""

Item = TypeVar("Item")
Result = TypeVar("Result")

# What a worker process was started for. Set once in each worker and never in the process that starts them.
_work: list[Callable[[Any], Any]] = []


def available_processes() -> int:
    """Return how many processes can work at the same time on this machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def map_in_processes(
    make: Callable[..., Callable[[Item], Result]],
    given: tuple[Any, ...],
    items: Sequence[Item],
    jobs: int,
) -> Iterator[Result]:
    """The results of ``make(*given)`` called with each item, in order, computed by up to ``jobs`` processes."""
    if jobs < 2 or len(items) < LEAST_ITEMS_FOR_PROCESSES:
        work = make(*given)
        yield from (work(item) for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most builds start no other process

    with ProcessPoolExecutor(min(jobs, MOST), initializer=_start, initargs=(make, given)) as pool:
        yield from pool.map(_run, items, chunksize=max(1, min(64, len(items) // jobs // 4)))


def begin_in_process(work: Callable[..., Result], *given: Any) -> Callable[[], Result]:
    """Begin ``work(*given)`` in another process; what is returned waits for the result, or raises what it raised.

    No thread waits for it, so that this process can still start others by forking.
    """
    from multiprocessing import Pipe, Process  # noqa: PLC0415

    receiver, sender = Pipe(duplex=False)
    process = Process(target=_work_and_send, args=(sender, work, given), daemon=True)
    process.start()
    sender.close()

    def result() -> Result:
        try:
            done, found = receiver.recv()
        except EOFError:  # something ended the process
            return work(*given)
        finally:
            receiver.close()
        process.join()
        if not done:
            raise found
        return cast(Result, found)

    return result


def _work_and_send(sender: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    _begin_worker()
    try:
        answer = (True, work(*given))
    except Exception as error:
        answer = (False, error)
    with suppress(OSError):  # the result is no longer wanted
        sender.send(answer)


def _start(make: Callable[..., Callable[[Any], Any]], given: tuple[Any, ...]) -> None:
    _begin_worker()
    _work.append(make(*given))


def _begin_worker() -> None:
    gc.disable()  # as in `builder.world.memory`, where a worker is not a copy of its parent; it ends with the build
    # A terminal sends Ctrl-C to all processes: the parent answers it, and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in STOP_SIGNALS:
        if number != signal.SIGINT:
            signal.signal(number, signal.SIG_DFL)
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent has ended, also one that was killed and could not end its workers."""
    from multiprocessing.connection import wait  # noqa: PLC0415

    wait([parent])
    os._exit(1)


def _run(item: Any) -> Any:
    return _work[0](item)

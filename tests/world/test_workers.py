"""Work shared among processes."""

from __future__ import annotations

import concurrent.futures
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from builder.pages.theme_errors import ThemeError
from builder.values.problems import Problem
from builder.values.text_file import Place
from builder.world.workers import (
    LEAST_ITEMS_FOR_PROCESSES,
    MOST,
    available_processes,
    begin_in_process,
    map_in_processes,
)
from tests.conftest import ROOT, built

MANY = 3 * LEAST_ITEMS_FOR_PROCESSES + 1


def adder(more: int) -> Callable[[int], int]:
    return lambda item: item + more


def where(_: str) -> Callable[[int], tuple[int, int]]:
    return lambda item: (item, os.getpid())


def breaker(at: int) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item == at:
            raise ThemeError(Problem(Place("page.html", 3), "theme-broken", "This template fails.", "Look at it."))
        return item

    return work


def process_of(_: str) -> int:
    return os.getpid()


def fails(message: str) -> None:
    raise ValueError(message)


def ends_other_processes(here: int) -> str:
    if os.getpid() != here:
        os._exit(3)
    return "done here"


@pytest.mark.slow
def test_work_is_begun_in_another_process_and_waited_for() -> None:
    begun = [begin_in_process(process_of, "") for _ in range(2)]
    processes = {wait() for wait in begun}
    assert len(processes | {os.getpid()}) == 3


@pytest.mark.slow
def test_what_another_process_raises_is_raised_where_it_is_waited_for() -> None:
    wait = begin_in_process(fails, "no")
    with pytest.raises(ValueError, match="no"):
        wait()


@pytest.mark.slow
def test_work_is_done_here_if_the_other_process_is_ended() -> None:
    assert begin_in_process(ends_other_processes, os.getpid())() == "done here"


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, LEAST_ITEMS_FOR_PROCESSES - 1, LEAST_ITEMS_FOR_PROCESSES, MANY])
def test_results_come_in_the_order_of_their_items_however_many_processes_work(count: int, jobs: int) -> None:
    assert list(map_in_processes(adder, (7,), range(count), jobs)) == [item + 7 for item in range(count)]


@pytest.mark.slow
def test_much_work_is_done_by_other_processes() -> None:
    workers = {worker for _, worker in map_in_processes(where, ("",), range(MANY), 2)}
    assert os.getpid() not in workers
    assert 1 <= len(workers) <= 2


@pytest.mark.parametrize(
    ("count", "jobs"), [(LEAST_ITEMS_FOR_PROCESSES - 1, 2), (MANY, 1)], ids=["little to do", "one job"]
)
def test_little_work_or_work_for_one_is_done_here(count: int, jobs: int) -> None:
    assert {worker for _, worker in map_in_processes(where, ("",), range(count), jobs)} == {os.getpid()}


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker_reaches_whoever_waits_as_it_was(jobs: int) -> None:
    with pytest.raises(ThemeError, match="This template fails") as raised:
        list(map_in_processes(breaker, (MANY // 2,), range(MANY), jobs))
    assert raised.value.problem.place == Place("page.html", 3)


@pytest.mark.slow
def test_one_process_after_another_may_work_on_different_things() -> None:
    assert list(map_in_processes(adder, (1,), range(MANY), 2)) == list(range(1, MANY + 1))
    assert list(map_in_processes(adder, (2,), range(MANY), 2)) == list(range(2, MANY + 2))


def test_at_least_one_process_is_available() -> None:
    assert available_processes() >= 1


@pytest.mark.slow
def test_no_more_processes_are_asked_for_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def pool(number: int, **options: Any) -> ProcessPoolExecutor:
        asked.append(number)
        return ProcessPoolExecutor(2, **options)

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", pool)
    assert list(map_in_processes(adder, (1,), range(LEAST_ITEMS_FOR_PROCESSES), 96)) == list(
        range(1, LEAST_ITEMS_FOR_PROCESSES + 1)
    )
    assert asked == [MOST]


STARTED = """
import multiprocessing, sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    from builder.site_making import BuildOptions
    from builder.build import build
    from builder.world import workers

    workers.LEAST_ITEMS_FOR_PROCESSES = 1
    build(BuildOptions(Path(sys.argv[2]), Path(sys.argv[3]), jobs=2, search=False, copies=("single",)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_site_is_the_same_however_a_system_starts_processes(method: str, tmp_path: Path) -> None:
    """Windows and macOS spawn them, which hands everything over as bytes; Python 3.14 does so on Linux too."""
    if method == "forkserver" and sys.platform == "win32":
        pytest.skip("Windows has no such way")
    content = ROOT / "tests" / "briefings" / "small"
    script = tmp_path / "started.py"
    script.write_text(STARTED, encoding="utf-8")
    subprocess.run(
        [sys.executable, script, method, content, tmp_path / "two"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    one = built(content, tmp_path / "one", search=False, copies=("single",))  # type: ignore[arg-type]
    files = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [path for path in files if (tmp_path / "two" / path).read_bytes() != (one / path).read_bytes()] == []

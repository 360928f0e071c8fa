"""Work shared among processes."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from builder.pages.theme import ThemeBroken
from builder.values.problems import Problem
from builder.values.source import Place
from builder.world.workers import FEW, available, each

MANY = 3 * FEW + 1


def adder(more: int) -> Callable[[int], int]:
    return lambda item: item + more


def where(_: str) -> Callable[[int], tuple[int, int]]:
    return lambda item: (item, os.getpid())


def breaker(at: int) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item == at:
            raise ThemeBroken(Problem(Place("page.html", 3), "theme-broken", "This template fails.", "Look at it."))
        return item

    return work


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, MANY])
def test_results_come_in_the_order_of_their_items_however_many_processes_work(count: int, jobs: int) -> None:
    assert list(each(adder, (7,), range(count), jobs)) == [item + 7 for item in range(count)]


def test_much_work_is_done_by_other_processes() -> None:
    workers = {worker for _, worker in each(where, ("",), range(MANY), 2)}
    assert os.getpid() not in workers
    assert 1 <= len(workers) <= 2


@pytest.mark.parametrize(("count", "jobs"), [(FEW - 1, 2), (MANY, 1)], ids=["little to do", "one job"])
def test_little_work_or_work_for_one_is_done_here(count: int, jobs: int) -> None:
    assert {worker for _, worker in each(where, ("",), range(count), jobs)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker_reaches_whoever_waits_as_it_was(jobs: int) -> None:
    with pytest.raises(ThemeBroken, match="This template fails") as raised:
        list(each(breaker, (MANY // 2,), range(MANY), jobs))
    assert raised.value.problem.place == Place("page.html", 3)


def test_one_process_after_another_may_work_on_different_things() -> None:
    assert list(each(adder, (1,), range(MANY), 2)) == list(range(1, MANY + 1))
    assert list(each(adder, (2,), range(MANY), 2)) == list(range(2, MANY + 2))


def test_at_least_one_process_is_available() -> None:
    assert available() >= 1

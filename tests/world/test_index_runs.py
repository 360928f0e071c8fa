"""Runs: all things in their order, and few other runs where one is added, removed or changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from builder.world.index_runs import RunSizes, cut_into_runs

SIZES = RunSizes(10_000, 30_000, 100_000)


class Thing(NamedTuple):
    name: str
    weight: int


def many(number: int = 600) -> list[Thing]:
    chance = random.Random(1)
    articles = [Thing(f"articles/{chance.getrandbits(40):x}.html", chance.randrange(1100, 4900)) for _ in range(number)]
    return sorted([*articles, *(Thing(f"entries/{n}.html", 206) for n in range(200))])


def runs(things: Sequence[Thing], sizes: RunSizes = SIZES) -> list[tuple[Thing, ...]]:
    return [tuple(run.items) for run in cut_into_runs(things, sizes)]


def test_runs_are_all_things_in_their_order() -> None:
    things = many()
    made = list(cut_into_runs(things, SIZES))
    assert [thing for run in made for thing in run.items] == things
    assert [run.weight for run in made] == [sum(thing.weight for thing in run.items) for run in made]
    assert [run.name for run in made] == [run.items[0].name for run in made]
    assert all(SIZES.least <= run.weight <= SIZES.most for run in made[:-1])
    assert 30_000 < sum(run.weight for run in made) / len(made) < 50_000


def edited(things: Sequence[Thing], chance: random.Random) -> list[list[Thing]]:
    """The things without one, with one more, and with one of another weight."""
    at = chance.randrange(len(things))
    new = Thing(f"articles/{chance.getrandbits(40):x}.html", 2000)
    changed = things[at]._replace(weight=1700)
    return [[*things[:at], *things[at + 1 :]], sorted([*things, new]), [*things[:at], changed, *things[at + 1 :]]]


def test_a_thing_that_is_added_removed_or_changed_changes_few_runs() -> None:
    things = many()
    before = set(runs(things))
    chance = random.Random(1)
    numbers = [len(set(runs(after)) - before) for _ in range(20) for after in edited(things, chance)]
    assert min(numbers) <= 1
    assert sum(numbers) / len(numbers) < 1.5


def test_runs_of_runs_change_as_little() -> None:
    def outer(things: Sequence[Thing]) -> set[tuple[tuple[Thing, ...], ...]]:
        cut = cut_into_runs(cut_into_runs(things, SIZES), RunSizes(100_000, 200_000, 800_000))
        return {tuple(tuple(inner.items) for inner in run.items) for run in cut}

    things = many(3000)
    before = outer(things)
    assert len(before) > 15
    chance = random.Random(2)
    numbers = [len(outer(after) - before) for _ in range(10) for after in edited(things, chance)]
    assert sum(numbers) / len(numbers) < 1.5


def test_nothing_has_no_runs() -> None:
    assert runs([]) == []


def test_a_thing_longer_than_a_run_is_a_run() -> None:
    assert [len(run) for run in runs([Thing(f"{number}.html", 100_200) for number in range(3)])] == [1, 1, 1]

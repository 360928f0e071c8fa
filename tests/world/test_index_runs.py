"""Runs of records: all records in their order, and few other runs where a record is added, removed or changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from builder.pages.search_writer import SearchRecord
from builder.world.index_runs import SHARD_SIZES, RunSizes, cut_into_runs

SIZES = RunSizes(10_000, 30_000, 100_000)


def article(name: str, length: int) -> list[SearchRecord]:
    notes = [SearchRecord(f"articles/{name}.html#passage-{note}", "", "x" * 100) for note in range(3)]
    return [SearchRecord(f"articles/{name}.html", name, "x" * length), *notes]


def many(number: int = 600) -> list[SearchRecord]:
    chance = random.Random(1)
    found = [article(f"{chance.getrandbits(40):x}", chance.randrange(200, 4000)) for _ in range(number)]
    entries = [SearchRecord(f"entries/{n}.html", "", "Known.") for n in range(200)]
    return sorted([*(record for each in found for record in each), *entries], key=lambda record: record.url)


def runs(records: Sequence[SearchRecord]) -> list[tuple[tuple[str, str], ...]]:
    return [tuple((record.url, record.content) for record in run) for run in cut_into_runs(records, SIZES)]


def test_runs_are_all_records_in_their_order() -> None:
    records = many()
    made = runs(records)
    assert [page for run in made for page in run] == [(record.url, record.content) for record in records]
    lengths = [sum(200 + len(content) for _, content in run) for run in made]
    assert all(SIZES.least <= length <= SIZES.most for length in lengths[:-1])
    assert 30_000 < sum(lengths) / len(lengths) < 50_000


def test_notes_stay_with_their_article() -> None:
    firsts = [run[0][0] for run in runs(many())]
    assert not any("#" in url for url in firsts)


def test_an_article_that_is_added_removed_or_changed_changes_few_runs() -> None:
    records = many()
    before = set(runs(records))
    chance = random.Random(1)
    numbers: list[int] = []
    for _ in range(20):
        at = chance.randrange(len(records))
        page = records[at].url.partition("#")[0]
        others = [record for record in records if record.url.partition("#")[0] != page]
        added = sorted([*records, *article(f"{chance.getrandbits(40):x}", 2000)], key=lambda record: record.url)
        changed = [*records[:at], replace(records[at], content="y" * 1500), *records[at + 1 :]]
        numbers += (len(set(runs(after)) - before) for after in (others, added, changed))
    assert min(numbers) == 1
    assert sum(numbers) / len(numbers) < 1.5


def test_no_records_have_no_runs() -> None:
    assert list(cut_into_runs([], SHARD_SIZES)) == []


def test_a_record_longer_than_a_run_is_a_run() -> None:
    records = [SearchRecord(f"{number}.html", "", "x" * 100_000) for number in range(3)]
    assert [len(run) for run in runs(records)] == [1, 1, 1]

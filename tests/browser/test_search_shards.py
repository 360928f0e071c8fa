"""An index that is joined of shards answers many queries as one that Pagefind makes of all records, in Chromium."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.pages.search_writer import SearchRecord
from builder.world.cache import NoCache
from builder.world.index_making import ShardedIndex
from builder.world.index_plan import IndexPlan, PlanSizes
from builder.world.index_runs import RunSizes
from builder.world.late_files import read_files
from tests.browsing import served
from tests.conftest import ROOT
from tests.searching import parts_of, records_of, whole_index

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Query = tuple[str | None, dict[str, Any]]

NUMBERS = [150, 2000]
"""How many queries; the second only in `make soak`."""

ASK = """async (queries) => {
  const api = await import("/pagefind/pagefind.js");
  await api.options({ baseUrl: "/", ranking: { metaWeights: { title: 10, name: 30, aliases: 30, day: 30 } } });
  await api.filters();
  const answers = [];
  for (const [words, options] of queries) {
    const { results, filters, totalFilters, unfilteredResultCount } = await api.search(words, options);
    const pages = await Promise.all(results.slice(0, 12).map((result) => result.data()));
    answers.push({
      filters, totalFilters, unfilteredResultCount, pages,
      // Pagefind adds and lists fields in no order.
      results: results.map(({ score, words, matchedMetaFields: fields }) => [score.toFixed(3), words, fields?.sort()]),
    });
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def records() -> Sequence[SearchRecord]:
    return records_of(ROOT / "content")


def queries_of(records: Sequence[SearchRecord], number: int) -> Iterator[Query]:
    """Words, beginnings of words, phrases and filters, drawn from the records."""
    chance = random.Random(number)
    texts = [[piece.key for piece in record.text] for record in records]
    names = sorted({item for record in records for item in record.filters.items()})
    for _ in range(number):
        text = chance.choice(texts)
        at = chance.randrange(len(text))
        words = chance.choice(
            [
                text[at],
                text[at][: chance.randint(1, 4)],
                " ".join(chance.sample(text, min(2, len(text)))),
                " ".join(text[at : at + 3]),
                f'"{" ".join(text[at : at + chance.randint(1, 3)])}"',
                chance.choice(records).title or None,
                f"{text[at]} xylophone",
                None,
            ]
        )
        options: dict[str, Any] = {}
        if words is None or chance.random() < 0.3:
            name, value = chance.choice(names)
            options["filters"] = {name: {"any": [value]}}
        if chance.random() < 0.2:
            options["sort"] = {"date": chance.choice(["asc", "desc"])}
        yield words, options


def answers(chromium: Browser, folder: Path, files: Mapping[str, bytes], queries: Sequence[Query]) -> Any:
    """What an index answers, in a page with nothing else."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "index.html").write_text('<!doctype html><html lang="en"><title>Search</title>', encoding="utf-8")
    with served(folder) as address:
        page = chromium.new_page()
        page.goto(address)
        found = page.evaluate(ASK, queries)
        page.close()
    return found


def comparable(query: Query, answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what differs from one load of the same index to the next.

    Of a phrase that is in several fields of a record Pagefind takes any, with the weight of that field.
    """
    if not query[0] or not query[0].startswith('"'):
        return answer
    results = [[score, words] if words else ["a field", words] for score, words, _ in answer["results"]]
    return {**answer, "results": sorted(results), "pages": sorted(answer["pages"], key=lambda page: str(page["url"]))}


@pytest.mark.parametrize("number", NUMBERS)
def test_queries_have_the_same_results_in_the_same_order_with_the_same_scores(
    chromium: Browser, tmp_path: Path, records: Sequence[SearchRecord], number: int
) -> None:
    sizes = PlanSizes(leaves=RunSizes(0, 0, 0), shards=RunSizes(2_000, 2_000, 10_000))
    plan = IndexPlan(parts_of(records), "en", sizes=sizes)
    assert len(plan.shards) > 5
    queries = list(queries_of(records, number))
    files = read_files(ShardedIndex(plan, NoCache(), jobs=1).files())
    joined = answers(chromium, tmp_path / "joined", files, queries)
    whole = answers(chromium, tmp_path / "whole", whole_index(records, "en"), queries)
    assert sum(len(answer["results"]) > 1 for answer in whole) > number / 2
    for query, found, expected in zip(queries, joined, whole, strict=True):
        assert comparable(query, found) == comparable(query, expected), query

"""What was measured, and what follows from it: medians, ratios, growth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log
from statistics import median

from tests.benchmarks.measured import Cost, Size

PLAIN, SEARCH, HUGO, PAGEFIND = "briefing", "briefing with search", "Hugo", "Hugo and Pagefind"
"""What is measured. Hugo and Pagefind: one after the other, Pagefind over the pages of Hugo."""
COMPARED = {PLAIN: HUGO, SEARCH: PAGEFIND}

CASES = {
    "cold": "",
    "nothing changed": "",
    "one article changed": "article",
    "one entry renamed": "entry",
    "one template changed": "template",
    "one word of the interface changed": "word",
}
"""The cases in their order, each with what is edited before it. All but a cold build follow a build."""
COLD = "cold"

Quantity = Callable[[Cost], float]


def wall(cost: Cost) -> float:
    return cost.wall


def cpu(cost: Cost) -> float:
    return cost.cpu


def memory(cost: Cost) -> float:
    """The memory of all processes together, or of the largest where no more is known."""
    return cost.largest if cost.together is None else cost.together


@dataclass
class Results:
    """The costs by articles, case and what was measured, one of each repetition; and the sizes of cold outputs."""

    costs: dict[tuple[int, str, str], list[Cost]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[tuple[int, str], Size] = field(default_factory=dict)

    @property
    def articles(self) -> list[int]:
        return sorted({articles for articles, _, _ in self.costs})

    def has(self, articles: int, case: str, kind: str) -> bool:
        return (articles, case, kind) in self.costs

    def median(self, articles: int, case: str, kind: str, quantity: Quantity) -> float:
        return median(map(quantity, self.costs[articles, case, kind]))

    def ratio(self, articles: int, case: str, kind: str, quantity: Quantity) -> float:
        """The median of the ratios to what a build is compared with, each of two builds in one repetition."""
        ours, others = self.costs[articles, case, kind], self.costs[articles, case, COMPARED[kind]]
        return median(quantity(our) / quantity(other) for our, other in zip(ours, others, strict=True))

    def growth(self, ends: tuple[int, int], case: str, kind: str, quantity: Quantity) -> float:
        """The exponent of growth: with 1, twice the articles take twice as much."""
        less, more = (self.median(articles, case, kind, quantity) for articles in ends)
        return exponent(ends, less, more)

    @property
    def ends(self) -> tuple[int, int] | None:
        """The numbers of articles between which growth is measured: from 1,000 on if possible."""
        large = [articles for articles in self.articles if articles >= 1000]
        found = large if len(large) > 1 else self.articles
        return (found[0], found[-1]) if len(found) > 1 else None


def exponent(ends: tuple[int, int], less: float, more: float) -> float:
    return log(more / less) / log(ends[1] / ends[0])

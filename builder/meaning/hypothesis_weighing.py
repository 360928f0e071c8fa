"""Competing hypotheses weighed: which evidence tells them apart, how much contradicts each, and what that rests on.

A hypothesis is scored by what contradicts it, since evidence that fits several hypotheses cannot choose between them.
“-” counts 1 and “--” counts 2; twice that if the evidence is ``strong``, half if it is ``weak``. A row with the same
mark for all counts nothing: it would hide what another row of its origin tells. Rows that may come from one origin
(`builder.meaning.origins`) count once: the score is the largest sum of rows of which no two share one. Scores are whole
numbers of halves. Source: R. J. Heuer, “Psychology of Intelligence Analysis” (1999), chapter 8; the weights are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.evidence_sides import cited_reports
from builder.meaning.site import Site
from builder.values.hypotheses import CompetingHypotheses, RatedEvidence

_MARK_VALUES = {"++": 2, "+": 1, "0": 0, "-": -1, "--": -2, "n/a": 0}
_WEIGHT_HALVES = {"strong": 4, "some": 2, "": 2, "weak": 1}

_MOST_EXACTLY_WEIGHED = 16
"""How many connected sets of origins are weighed exactly; beyond, the score can be too small, never too large."""


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """A row with its place among the others, from 1, the most telling first.

    ``place`` is where the author wrote it, from 1. ``telling`` is how far apart the hypotheses are by this row alone,
    with its weight; 0 says that it tells nothing. ``origins`` is everything that it may come from.
    """

    number: int
    place: int
    evidence: RatedEvidence
    origins: frozenset[str]
    telling: int

    def contradicts(self, hypothesis: str) -> bool:
        """Whether the row does not fit a hypothesis."""
        return _MARK_VALUES[self.evidence.mark(hypothesis)] < 0

    def against(self, hypothesis: str) -> int:
        """How much the row counts against a hypothesis, in halves; 0 if it does not contradict it, or tells nothing."""
        value = _MARK_VALUES[self.evidence.mark(hypothesis)] if self.telling else 0
        return -value * _WEIGHT_HALVES[self.evidence.weight] if value < 0 else 0


Ranking = tuple[tuple[str, ...], ...]
"""The ids of hypotheses, the lowest score first; those with equal scores together, in their author's order."""


def weighed_rows(site: Site, record: CompetingHypotheses) -> tuple[WeighedRow, ...]:
    """The rows of a question, the most telling first; equal ones in their author's order."""
    found = [(_telling(row), place, row, _origins_of(site, row)) for place, row in enumerate(record.evidence, 1)]
    ordered = sorted(found, key=lambda each: (-each[0], each[1]))
    return tuple(
        WeighedRow(number, place, row, origins, telling)
        for number, (telling, place, row, origins) in enumerate(ordered, 1)
    )


def _telling(row: RatedEvidence) -> int:
    values = [_MARK_VALUES[mark] for _, mark in row.consistency]
    return (max(values) - min(values)) * _WEIGHT_HALVES[row.weight]


def _origins_of(site: Site, row: RatedEvidence) -> frozenset[str]:
    reports = cited_reports(site, [row.passage])
    return frozenset[str]().union(*(report.origins for report in reports)) or frozenset({row.passage.target})


def inconsistency(record: CompetingHypotheses, rows: Iterable[WeighedRow]) -> dict[str, int]:
    """The score of each hypothesis by some of the rows, in halves."""
    rows = list(rows)
    return {
        each.id: _largest_independent_sum([(row.origins, row.against(each.id)) for row in rows if row.against(each.id)])
        for each in record.hypotheses
    }


def rank_hypotheses(scores: Mapping[str, int]) -> Ranking:
    """The hypotheses in the order of their scores."""
    return tuple(
        tuple(name for name, score in scores.items() if score == value) for value in sorted(set(scores.values()))
    )


def deciding_origins(record: CompetingHypotheses, rows: Sequence[WeighedRow]) -> Iterator[str]:
    """The origins without which the one hypothesis that comes first would not be alone in coming first."""
    first, *_ = rank_hypotheses(inconsistency(record, rows))
    if len(first) > 1:
        return
    for origin in sorted({name for row in rows for name in row.origins}):
        left = [row for row in rows if origin not in row.origins]
        if rank_hypotheses(inconsistency(record, left))[0] != first:
            yield origin


def untested_hypotheses(record: CompetingHypotheses) -> list[str]:
    """The ids of hypotheses that no row contradicts."""
    contradicted = {name for row in record.evidence for name, mark in row.consistency if _MARK_VALUES[mark] < 0}
    return [each.id for each in record.hypotheses if each.id not in contradicted]


_Weights = dict[frozenset[str], int]


def _largest_independent_sum(items: Iterable[tuple[frozenset[str], int]]) -> int:
    """The largest sum of items of which no two share an origin."""
    weights: _Weights = {}
    for origins, weight in items:
        weights[origins] = max(weight, weights.get(origins, 0))
    waiting, total = list(_connected(weights)), 0
    while waiting:
        group = waiting.pop()
        if len(group) <= _MOST_EXACTLY_WEIGHED:
            total += _sum_of(group)
        else:
            heaviest = max(group, key=lambda origins: (group[origins], -len(origins), sorted(origins)))
            total += group[heaviest]
            waiting += _connected(_apart_from(heaviest, group))
    return total


def _apart_from(taken: frozenset[str], weights: _Weights) -> _Weights:
    """The sets that have nothing in common with one."""
    return {origins: weight for origins, weight in weights.items() if not origins & taken}


def _connected(weights: _Weights) -> Iterator[_Weights]:
    """The sets in groups that have nothing in common with each other."""
    having: dict[str, list[frozenset[str]]] = {}
    for origins in weights:
        for name in origins:
            having.setdefault(name, []).append(origins)
    left = dict.fromkeys(weights)
    while left:
        waiting, group = [next(iter(left))], {}
        while waiting:
            origins = waiting.pop()
            if origins in left:
                del left[origins]
                group[origins] = weights[origins]
                waiting += [other for name in origins for other in having[name]]
        yield group


def _sum_of(weights: _Weights) -> int:
    """The largest sum of connected sets of which no two have anything in common."""
    if len(weights) < 2:
        return sum(weights.values())
    # Of the set that is near most others: either it is taken, and they are not, or it is not taken.
    most = max(weights, key=lambda origins: (sum(bool(origins & other) for other in weights), sorted(origins)))
    others = {origins: weight for origins, weight in weights.items() if origins != most}
    return max(
        weights[most] + sum(map(_sum_of, _connected(_apart_from(most, weights)))),
        sum(map(_sum_of, _connected(others))),
    )

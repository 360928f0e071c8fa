"""Circles of evidence: a judgement that rests on judgements which rest on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from builder.values.judgement import Judgement
from builder.values.problems import Problem
from builder.values.references import Ref

_Steps = Mapping[str, Sequence[str]]


def find_evidence_circles(judgements: Iterable[Judgement]) -> Iterator[Problem]:
    """Yield one problem for each circle, at the first reference in it by which a judgement rests on another.

    What speaks against a judgement is followed as well, since it weighs in the judgement. Two judgements that speak
    against each other are not a circle: neither rests on the other.
    """
    rests = {judgement.id: list(_rests_on(judgement)) for judgement in judgements}
    steps = _in_circles(
        {
            judgement.id: [
                target
                for target in (item.passage.target for item in (*judgement.evidence, *judgement.against))
                if target in rests
            ]
            for judgement in judgements
        },
        rests,
    )
    reported: set[tuple[str, str]] = set()
    for name in steps:
        for ref in rests[name]:
            way = [] if (name, ref.target) in reported else _way(ref.target, name, steps)
            if way:
                reported.update(pairwise([name, *way]))
                yield _problem(ref, [name, *way])


def _rests_on(judgement: Judgement) -> Iterator[Ref]:
    yield from (item.passage for item in judgement.evidence)
    yield from (item.passage for item in (judgement.outcome.evidence if judgement.outcome else ()))


def _in_circles(weighed: _Steps, rests: Mapping[str, Sequence[Ref]]) -> dict[str, list[str]]:
    """The steps from judgement to judgement, without the judgements at which all ways end: those are in no circle."""
    steps = {
        name: [*dict.fromkeys((*targets, *(ref.target for ref in rests[name] if ref.target in rests)))]
        for name, targets in weighed.items()
    }
    coming: dict[str, list[str]] = {name: [] for name in steps}
    for name, targets in steps.items():
        for target in targets:
            coming[target].append(name)
    left = {name: len(targets) for name, targets in steps.items()}
    ends = deque(name for name, count in left.items() if not count)
    while ends:
        for name in coming[ends.popleft()]:
            left[name] -= 1
            if not left[name]:
                ends.append(name)
    return {name: [target for target in steps[name] if left[target]] for name, count in left.items() if count}


def _way(start: str, end: str, steps: _Steps) -> list[str]:
    """The shortest way from one judgement to another, both included; an empty list if there is none."""
    if start not in steps:
        return []
    before: dict[str, str] = {start: ""}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        if name == end:
            way = [name]
            while before[way[-1]]:
                way.append(before[way[-1]])
            return way[::-1]
        for target in steps[name]:
            if target not in before:
                before[target] = name
                waiting.append(target)
    return []


def _problem(ref: Ref, circle: Sequence[str]) -> Problem:
    return Problem(
        ref.place,
        "evidence-circle",
        f"The evidence of “{circle[0]}” leads back to it: {' → '.join(f'“{name}”' for name in circle)}.",
        "Take one of these references out: what a judgement rests on cannot rest on that judgement.",
    )

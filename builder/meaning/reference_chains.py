"""Chains of references: from each name, follow the names it comes from to the ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set


def chain_ends(steps: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return, for each name with steps, the names at which its chains end, which are those without steps.

    A circle that no step leaves has no end: the first of its names in the alphabet represents it. Takes time in
    proportion to the steps, however long the chains are. Source: R. Tarjan, “Depth-first search and linear graph
    algorithms” (1972); a circle is a strongly connected component, and each is found after everything that it leads to.
    """
    found: dict[str, frozenset[str]] = {}
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    path: list[tuple[str, Iterator[str]]] = []

    def enter(name: str) -> None:
        number[name] = lowest[name] = len(number)
        waiting.append(name)
        path.append((name, iter(steps[name])))

    for first in steps:
        if first not in number:
            enter(first)
        while path:
            name, following = path[-1]
            other = next((other for other in following if other in steps and other not in found), None)
            if other is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[name])
                if lowest[name] == number[name]:
                    circle = {name}
                    while (member := waiting.pop()) != name:
                        circle.add(member)
                    found.update(dict.fromkeys(circle, _ends_of(circle, steps, found)))
            elif other in number:
                lowest[name] = min(lowest[name], number[other])
            else:
                enter(other)
    return found


def _ends_of(
    circle: Set[str], steps: Mapping[str, Sequence[str]], found: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Where the chains end of names that lead to each other; a name alone leads to itself at most."""
    outside = {other for name in circle for other in steps[name]} - circle
    return frozenset[str]().union(*(found.get(other, {other}) for other in outside)) or frozenset({min(circle)})

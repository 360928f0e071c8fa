"""Origins: where the content of a cited report comes from, and how many reports are independent of each other.

An article lists its sources under ``via``. A note can do so for its passage alone, and a position on a claim for the
passages that it cites; the nearest of the three is used. An origin is the end of such a chain: an article, an agency
that is an entry, or an event, without sources of its own. Whatever has no sources is its own origin. So is whatever
names itself: an article ``via`` an agency and itself has its own reporting in addition to the agency's. Articles that
draw on each other in a circle are one origin.

Two reports share an origin only through what they themselves are cited for; a third report does not connect them. The
result (`count_independent`) is **the largest number of reports of which no two share an origin**:

- five papers with one wire are one, and a paper and the wire it prints are one;
- A (via an agency) and B (via a panel) are two, and stay two when C (via both) is cited as well. C adds nothing, since
  everything in it can come from the agency or the panel. So a further report never makes the number smaller;
- C alone is one: it draws on two, but it is not known from which of them the words come, and no other report supports
  them. An author who knows gives the passage its own ``via``. Only what is certain is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.reference_chains import chain_ends
from builder.values.references import Ref

MOST_EXACTLY_COUNTED = 20
"""How many connected sets of origins are counted exactly; beyond, the count can be too small, never too large."""

_ITSELF = "#"
"""Added to an article's id: the article as an origin of its own content, whatever else it draws on."""


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report as it is cited: the article, and the origins of what it is cited for, at least one."""

    article: str
    origins: frozenset[str]

    @property
    def is_own_origin(self) -> bool:
        """Whether the report is its only origin."""
        return self.origins == {self.article}


class OriginFinder:
    """Knows where each article and each passage of a briefing comes from."""

    def __init__(self, sources: Mapping[str, Sequence[str]]) -> None:
        """``sources`` are what articles and notes draw on, by their ids, in the order in which readers meet them."""
        self._sources = sources
        steps = {name: _steps(name.partition("#")[0], targets) for name, targets in sources.items()}
        steps |= {target: [target.partition("#")[0]] for target in _passages(steps) if target not in steps}
        self.ends = chain_ends(steps)
        """For each article and note that draws on something, where the chain of that ends."""

    @property
    def sources(self) -> Mapping[str, Sequence[str]]:
        """Those that were given."""
        return self._sources

    def cite(self, target: str, via: Sequence[Ref] = ()) -> CitedReport:
        """Return an article or a passage as a cited report; ``via`` is what the citing record names as its source."""
        article = target.partition("#")[0]
        if not via:
            names = self._ends_of(target) if target in self.ends else self._ends_of(article)
        else:
            names = frozenset[str]().union(*map(self._ends_of, _steps(article, [ref.target for ref in via])))
        return CitedReport(article, frozenset(name.partition("#")[0] for name in names))

    def grouped(self, targets: Iterable[str]) -> dict[str, list[str]]:
        """Return each origin with the articles and passages that come from it, in their order."""
        groups: dict[str, list[str]] = {}
        for target in targets:
            for name in self.cite(target).origins:
                groups.setdefault(name, []).append(target)
        return groups

    def _ends_of(self, name: str) -> frozenset[str]:
        # A passage that says nothing of its own comes from where its article does.
        article, _, note = name.partition("#")
        return self.ends.get(name) or (self._ends_of(article) if note else frozenset({name}))


def _steps(article: str, targets: Iterable[str]) -> list[str]:
    return [f"{article}{_ITSELF}" if target == article else target for target in targets]


def _passages(steps: Mapping[str, Sequence[str]]) -> set[str]:
    """The passages that something draws on."""
    named = {name for names in steps.values() for name in names}
    return {name for name in named if "#" in name and not name.endswith(_ITSELF)}


def count_independent(cited: Iterable[CitedReport]) -> int:
    """Return how many of the reports are independent: the largest number of which no two share an origin."""
    sets = {report.origins for report in cited}
    alone = {name for names in sets if len(names) == 1 for name in names}
    rest = {names for names in sets if not names & alone}
    # What draws on all that another does, and on more, can always give way to it.
    return len(alone) + _most_apart(_near([names for names in rest if not any(other < names for other in rest)]))


def _near(sets: Iterable[frozenset[str]]) -> dict[int, set[int]]:
    """For each of the sets, by number, those that have anything in common with it."""
    numbered = dict(enumerate(sorted(sets, key=sorted)))
    having: dict[str, set[int]] = {}
    for number, names in numbered.items():
        for name in names:
            having.setdefault(name, set()).add(number)
    return {
        number: set[int]().union(*(having[name] for name in names)) - {number} for number, names in numbered.items()
    }


def _most_apart(near: Mapping[int, Collection[int]]) -> int:
    """Return the largest number of sets of which no two are connected."""
    left = {number: set(others) for number, others in near.items()}
    picked = 0
    while left:
        least = min(left, key=lambda number: (len(left[number]), number))
        if len(left[least]) > 1 and len(left) <= MOST_EXACTLY_COUNTED:
            # Of a set and those near it one at least is among the most that are apart.
            return picked + max(1 + _most_apart(_without(left, choice)) for choice in (least, *left[least]))
        # Of a set and the single one connected with it, either can be taken.
        left = _without(left, least)
        picked += 1
    return picked


def _without(near: dict[int, set[int]], picked: int) -> dict[int, set[int]]:
    """What is left to pick from: all but a set and those near it."""
    gone = {picked, *near[picked]}
    touched = set[int]().union(*(near[number] for number in gone))
    return {
        number: others - gone if number in touched else others for number, others in near.items() if number not in gone
    }

"""Origins: where that comes from which a report is cited for, and how many reports are independent of each other.

An article says under ``via`` what it draws on; a note may say it for its passage alone, and a position on a claim for
the passages that it cites. The nearest of the three holds. An origin is where such chains end: with what draws on
nothing else, be it an article, an agency that is an entry, or an event. What draws on nothing is its own origin, and so
is what names itself: an article ``via`` an agency and itself has its own reporting beside the agency's. Articles that
draw on each other in a circle are one origin.

Two reports share an origin only through what they themselves are cited for; no third report joins them. What is counted
(`independent`) is **the largest number of reports of which no two share an origin**:

- five papers with one wire are one, and a paper beside the wire it prints is one with it;
- A (via an agency) and B (via a panel) are two, and stay two when C (via both) is cited besides. C adds nothing, since
  all it says may come from the agency or the panel. So a further report never makes the number smaller;
- C alone is one: it draws on two, but nobody says which of them the words come from, and no other report bears them
  out. Whoever knows gives the passage its own ``via``. The count is of what is sure, never of what may be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.chains import ends
from builder.values.records import Briefing, Ref

MOST_TRIED = 20
"""Up to how many entangled sets of origins the count is exact; beyond, it may be too small, never too large."""

_ITSELF = "#"
"""Behind an article's id: the article as an origin of what it says, whatever else it draws on."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as it is cited: the article, and the origins of what it is cited for, of which it has one at least."""

    article: str
    origins: frozenset[str]

    @property
    def is_its_own(self) -> bool:
        """Whether it draws on nothing but itself."""
        return self.origins == {self.article}


class Origins:
    """Knows where each article and each passage of a briefing comes from."""

    def __init__(self, briefing: Briefing) -> None:
        steps = {article.id: _steps(article.id, article.via) for article in briefing.articles if article.via}
        steps |= {note.full_id: _steps(article, note.via)
                  for article, notes in briefing.notes.items() for note in notes if note.via}
        steps |= {target: [target.partition("#")[0]] for target in _passages(steps) if target not in steps}
        self._ends = ends(steps)

    def cited(self, target: str, via: Sequence[Ref] = ()) -> Cited:
        """An article or a passage as a report; ``via`` is what those who cite it say of where it comes from."""
        article = target.partition("#")[0]
        if not via:
            names = self._ends_of(target) if target in self._ends else self._ends_of(article)
        else:
            names = frozenset[str]().union(*map(self._ends_of, _steps(article, via)))
        return Cited(article, frozenset(name.partition("#")[0] for name in names))

    def _ends_of(self, name: str) -> frozenset[str]:
        # A passage that says nothing of its own comes from where its article does.
        article, _, note = name.partition("#")
        return self._ends.get(name) or (self._ends_of(article) if note else frozenset({name}))


def _steps(article: str, via: Iterable[Ref]) -> list[str]:
    return [f"{article}{_ITSELF}" if ref.target == article else ref.target for ref in via]


def _passages(steps: Mapping[str, Sequence[str]]) -> set[str]:
    """The passages that something draws on."""
    named = {name for names in steps.values() for name in names}
    return {name for name in named if "#" in name and not name.endswith(_ITSELF)}


def independent(cited: Iterable[Cited]) -> int:
    """How many of the reports are independent: the largest number of which no two share an origin."""
    sets = {report.origins for report in cited}
    alone = {name for names in sets if len(names) == 1 for name in names}
    rest = {names for names in sets if not names & alone}
    # What draws on all that another does, and on more, can always give way to it.
    return len(alone) + _most_apart([names for names in rest if not any(other < names for other in rest)])


def _most_apart(sets: Collection[frozenset[str]]) -> int:
    """The largest number of the sets of which no two have anything in common."""
    if not sets:
        return 0
    near = {names: [other for other in sets if other & names] for names in sets}
    least = min(sets, key=lambda names: (len(near[names]), sorted(names)))
    # Of a set and those near it one at least is among the most that are apart; of a set and one other, either may be.
    tried = [least] if len(near[least]) <= 2 or len(sets) > MOST_TRIED else near[least]
    return max(1 + _most_apart([names for names in sets if names not in near[choice]]) for choice in tried)

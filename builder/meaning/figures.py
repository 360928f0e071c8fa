"""Figures: who says how many about a claim, put together by unit and by where the figures come from in the end.

Nothing here decides between them: the smallest and the largest are named, and from how many independent origins they
are (`builder.meaning.origins`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from builder.meaning.evidence_sides import cited_reports
from builder.meaning.origins import CitedReport, count_independent
from builder.meaning.site import Site
from builder.values.amounts import Amount
from builder.values.records import Claim, Position

_TAKEN_BACK = "retracts"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the position that gives it, its number on the claim from 1, and the reports that it is cited from.

    A position without a report comes from who takes it, or from what it names under ``via``.
    """

    number: int
    position: Position
    amount: Amount
    cited: tuple[CitedReport, ...]

    @property
    def origins(self) -> frozenset[str]:
        """Every origin that it may have."""
        return frozenset(chain.from_iterable(report.origins for report in self.cited))

    @property
    def is_retracted(self) -> bool:
        """Whether those who gave it have taken it back."""
        return self.position.stance == _TAKEN_BACK

    @property
    def sort_key(self) -> tuple[float, float, int]:
        """Figures are shown from the smallest to the largest."""
        return min(self.amount.ends), max(self.amount.ends), self.number


@dataclass(frozen=True, slots=True)
class FigureSet:
    """All figures of one unit about a claim, the smallest first."""

    unit: str
    figures: tuple[Figure, ...]

    @property
    def held(self) -> tuple[Figure, ...]:
        """Those that were not taken back."""
        return tuple(figure for figure in self.figures if not figure.is_retracted)

    @property
    def low(self) -> float | None:
        """The smallest end that is given and held; ``None`` if none is held."""
        return min(chain.from_iterable(figure.amount.ends for figure in self.held), default=None)

    @property
    def high(self) -> float | None:
        """The largest end that is given and held; ``None`` if none is held."""
        return max(chain.from_iterable(figure.amount.ends for figure in self.held), default=None)

    @property
    def is_open_below(self) -> bool:
        """Whether one of those held says “at most”."""
        return any(figure.amount.low is None for figure in self.held)

    @property
    def is_open_above(self) -> bool:
        """Whether one of those held says “at least”."""
        return any(figure.amount.high is None for figure in self.held)

    @property
    def independent(self) -> int:
        """How many independent origins those held have."""
        return count_independent(report for figure in self.held for report in figure.cited)

    @property
    def have_shared_origins(self) -> bool:
        """Whether reports have several origins in common, so that there are at least so many independent ones."""
        return len(frozenset[str]().union(*(figure.origins for figure in self.held))) > self.independent


def claim_figures(site: Site, claim: Claim) -> tuple[FigureSet, ...]:
    """The figures on a claim, those of a unit together; units in the order in which they are first given."""
    units: dict[str, tuple[str, list[Figure]]] = {}
    for number, position in enumerate(claim.positions, 1):
        if position.value is not None:
            unit = " ".join(position.unit.split())
            figure = Figure(number, position, position.value, _cited(site, position))
            units.setdefault(unit.casefold(), (unit, []))[1].append(figure)
    return tuple(
        FigureSet(unit, tuple(sorted(figures, key=lambda figure: figure.sort_key))) for unit, figures in units.values()
    )


def by_origin(figures: Iterable[Figure]) -> Sequence[tuple[frozenset[str], Sequence[Figure]]]:
    """Figures that come from the same origins together, in the order of the smallest of each group."""
    groups: dict[frozenset[str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.origins, []).append(figure)
    return list(groups.items())


def _cited(site: Site, position: Position) -> tuple[CitedReport, ...]:
    cited = cited_reports(site, position.evidence, position.via)
    if cited:
        return cited
    if position.via:
        return (site.origins.cite("", position.via),)
    return (CitedReport("", frozenset({position.who.target})),)

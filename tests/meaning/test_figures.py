"""Figures on a claim: by unit, by origin, with the range of those that are held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.meaning.figures import FigureSet, by_origin, claim_figures
from builder.values.amounts import Amount
from builder.values.records import Claim, Position
from builder.values.references import Ref
from builder.values.text_file import Place
from tests.connected import FERRY, connected

SITE, _ = connected(FERRY)
PLACE = Place("claims.yaml")
FIVE = Amount(5, 5)


def figures() -> tuple[FigureSet, ...]:
    claim = SITE.registry.records["crowd"]
    assert isinstance(claim, Claim)
    return claim_figures(SITE, claim)


def position(who: str, *evidence: str, value: Amount = FIVE, via: str = "") -> Position:
    return Position(
        who=Ref(who, PLACE),
        stance="asserts",
        evidence=tuple(Ref(each, PLACE, True) for each in evidence),
        via=(Ref(via, PLACE),) if via else (),
        value=value,
    )


def test_figures_of_one_unit_are_together_the_smallest_first() -> None:
    people, boats = figures()
    assert (people.unit, boats.unit) == ("people", "boats")
    assert [figure.position.who.target for figure in people.figures] == ["harbour", "captain", "union", "mayor"]


def test_the_range_leaves_out_what_was_taken_back() -> None:
    people, boats = figures()
    assert (people.low, people.high, people.is_open_above, people.is_open_below) == (250, 500, True, False)
    assert [figure.position.who.target for figure in people.figures if figure.is_retracted] == ["mayor"]
    assert (boats.low, boats.high) == (3, 3)


def test_two_papers_with_one_wire_are_one_origin() -> None:
    people, _ = figures()
    groups = [(sorted(origins), len(group)) for origins, group in by_origin(people.figures)]
    assert groups == [(["three"], 1), (["wire"], 2), (["four"], 1)]
    assert people.independent == 2


@pytest.mark.parametrize(
    ("positions", "origins", "independent"),
    [
        ([position("captain"), position("union")], [["captain"], ["union"]], 2),
        ([position("captain", via="wire"), position("union", "one#carried")], [["wire"]], 1),
        ([position("captain", "one#carried", "three#carried")], [["three", "wire"]], 2),
        ([position("captain", "three#carried", via="union"), position("union")], [["union"]], 1),
        ([position("captain", "nowhere#n")], [["captain"]], 1),
    ],
)
def test_a_figure_comes_from_its_reports_or_from_who_gives_it(
    positions: list[Position], origins: list[list[str]], independent: int
) -> None:
    claim = Claim(id="c", statement="S", positions=tuple(positions), place=PLACE)
    (found,) = claim_figures(SITE, claim)
    assert [sorted(names) for names, _ in by_origin(found.figures)] == origins
    assert found.independent == independent


def test_a_claim_without_figures_has_none_and_one_with_only_retracted_figures_no_range() -> None:
    claim = SITE.registry.records["late"]
    assert isinstance(claim, Claim)
    assert claim_figures(SITE, claim) == ()
    taken_back = replace(position("captain"), stance="retracts")
    (found,) = claim_figures(SITE, Claim(id="c", statement="S", positions=(taken_back,), place=PLACE))
    assert (found.low, found.high, found.independent) == (None, None, 0)

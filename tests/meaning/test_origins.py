"""How many reports are independent of each other, and which origins they have."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.origins import MOST_EXACTLY_COUNTED, CitedReport, OriginFinder, count_independent
from builder.meaning.reference_chains import chain_ends
from builder.values.references import Ref
from builder.values.text_file import Place

HERE = Place("a.md")

COUNTED: list[tuple[str, int]] = [
    # Each word is a report, each letter of it one of its origins.
    ("", 0),
    ("r", 1),
    ("r r", 1),
    ("r r r r r", 1),
    ("r p", 2),
    ("r p r p", 2),
    ("r p q", 3),
    ("rp", 1),  # nobody says from which of the two it has its words
    ("rp rp", 1),  # and both may have them from the same
    ("r rp", 1),
    ("r p rp", 2),  # a third report joins nobody
    ("r p rp rp", 2),
    ("rp pq", 1),
    ("rp q", 2),
    ("rp qs", 2),
    ("rp pq qs", 2),  # the one in the middle joins nobody either
    ("rx py xy", 2),
    ("rx py qz xyz", 3),
    ("rp pq qr", 1),  # each shares something with each other
    ("rp pq qr s", 2),
    ("ab bc cd de ef", 3),
    ("ab bc cd da", 2),
    ("abc ade bdf cef", 1),
    ("abc ab b", 1),
    ("ab cd ef ace", 3),
]


def named(names: str, article: str = "a") -> CitedReport:
    return CitedReport(article, frozenset(names))


def refs(*names: str) -> tuple[Ref, ...]:
    return tuple(Ref(name, HERE) for name in names)


def of(articles: dict[str, str], notes: dict[str, str], cited: str, via: str = "") -> set[str]:
    """The origins of what is cited, in a briefing of articles and of notes with their ``via``."""
    sources = {name: names.split() for name, names in (articles | notes).items() if names}
    return set(OriginFinder(sources).cite(cited, refs(*via.split())).origins)


@pytest.mark.parametrize(("reports", "number"), COUNTED)
def test_reports_are_counted_of_which_no_two_share_an_origin(reports: str, number: int) -> None:
    assert count_independent(map(named, reports.split())) == number


@pytest.mark.parametrize("reports", [reports for reports, _ in COUNTED if len(reports.split()) < 6])
def test_neither_order_nor_names_decide(reports: str) -> None:
    renamed = reports.translate(str.maketrans("abcdefpqrsxyz", "zyxsrqpfedcba"))
    for order in permutations(renamed.split()):
        assert count_independent(map(named, order)) == dict(COUNTED)[reports]


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=4), max_size=7), st.text("abcdefgh", min_size=1, max_size=4))
def test_it_is_the_most_that_can_be_picked_and_a_further_report_takes_none_away(reports: list[str], more: str) -> None:
    most = max(
        len(picked)
        for number in range(len(reports) + 1)
        for picked in combinations(reports, number)
        if all(not set(one) & set(other) for one, other in combinations(picked, 2))
    )
    assert count_independent(map(named, reports)) == most
    assert most <= count_independent(map(named, [*reports, more])) <= most + 1


def test_however_many_reports_are_entangled_the_count_comes_and_is_never_too_large() -> None:
    chance = random.Random(7)
    names = [chr(0x4E00 + number) for number in range(60)]
    reports = ["".join(chance.sample(names, 3)) for _ in range(20 * MOST_EXACTLY_COUNTED)]
    assert 10 < count_independent(map(named, reports)) <= 20


ARTICLES = {
    "own": "",
    "wire": "agency",
    "again": "wire",
    "third": "again",
    "both": "agency panel",
    "mixed": "agency mixed",
    "itself": "itself",
    "one": "other",
    "other": "one",
    "out": "in",
    "in": "out agency",
    "on-circle": "one panel",
    "on-note": "both#by-panel",
    "on-plain-note": "wire#plain",
    "on-event": "briefing-day",
}
NOTES = {
    "wire#plain": "",
    "wire#seen": "wire",
    "both#by-panel": "panel",
    "both#by-report": "third",
    "own#by-agency": "agency",
    "own#by-both": "agency own",
    "own#round": "own#round-2",
    "own#round-2": "own#round",
}


@pytest.mark.parametrize(
    ("cited", "via", "origins"),
    [
        ("own", "", "own"),
        ("wire", "", "agency"),
        ("again", "", "agency"),  # by way of another article
        ("third", "", "agency"),
        ("both", "", "agency panel"),
        ("mixed", "", "agency mixed"),  # what names itself has its own reporting besides
        ("itself", "", "itself"),
        ("one", "", "one"),  # a circle is one origin
        ("other", "", "one"),
        ("out", "", "agency"),  # of a circle with a way out, that way
        ("on-circle", "", "one panel"),
        ("on-event", "", "briefing-day"),
        ("own#unsaid", "", "own"),
        ("wire#plain", "", "agency"),  # a passage comes from where its article does
        ("wire#seen", "", "wire"),  # unless it says that the article saw it itself,
        ("both#by-panel", "", "panel"),  # or whose it is
        ("both#by-report", "", "agency"),
        ("own#by-agency", "", "agency"),
        ("own#by-both", "", "agency own"),
        ("on-note", "", "panel"),  # an article may draw on a passage
        ("on-plain-note", "", "agency"),
        ("own#round", "", "own"),
        ("both#by-panel", "agency", "agency"),  # a position says more than the note
        ("both", "both", "both"),
        ("wire#plain", "wire", "wire"),
        ("wire#plain", "both#by-panel own", "own panel"),
        ("own#unsaid", "third", "agency"),
    ],
)
def test_the_nearest_that_says_where_it_comes_from_is_followed_to_the_end(cited: str, via: str, origins: str) -> None:
    assert of(ARTICLES, NOTES, cited, via) == set(origins.split())
    assert of(dict(reversed(ARTICLES.items())), dict(reversed(NOTES.items())), cited, via) == set(origins.split())


def test_a_chain_may_be_longer_than_calls_may_be_deep() -> None:
    found = chain_ends({str(number): [str(number + 1)] for number in range(50_000)})
    assert found["0"] == found["49999"] == {"50000"}


def test_the_ends_of_circles_that_lead_to_circles_are_the_last() -> None:
    found = chain_ends({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"], "e": ["a", "f"], "f": ["f"]})
    assert {name: set(names) for name, names in found.items()} == {
        "a": {"c"},
        "b": {"c"},
        "c": {"c"},
        "d": {"c"},
        "e": {"c", "f"},
        "f": {"f"},
    }

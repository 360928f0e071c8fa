"""Who says how many: the table, its pictures, and what is said of the range, on a site and in its copies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from builder.kinds import PAGE_KINDS
from builder.pages.figure_drawing import draw_figure, figure_marks
from builder.pages.figure_scale import FigureScale
from builder.pages.figures import figures_views, position_amount
from builder.pages.search_writer import SearchWriter
from builder.pages.theme import Theme
from builder.pages.views import Views
from builder.values.amounts import Amount
from builder.values.records import Claim, Position
from builder.values.references import Ref
from builder.values.text_file import Place
from tests.conftest import ROOT
from tests.connected import FERRY, connected
from tests.copying import book_of, faults, page_of, site_of, unzipped

SITE, WORDS = connected(FERRY)
SCALE = FigureScale(0, 10, (0, 5, 10))
PAGE = site_of(FERRY)["claims/crowd.html"].decode()
PLACE = Place("claims.yaml")


def many(positions: int) -> Claim:
    return Claim(
        id="c",
        statement="S",
        positions=tuple(
            Position(who=Ref("captain", PLACE), stance="asserts", value=Amount(n, n + n % 3), unit="people")
            for n in range(1, positions + 1)
        ),
        place=PLACE,
    )


def test_the_table_says_who_gives_which_figure_for_when_and_where() -> None:
    people, boats = figures_views(Views(SITE, WORDS, "claims/crowd.html"), claim(), range(1, 7))
    rows = [row for group in people.groups for row in group.rows]
    assert [(row.who.words, row.stance, row.amount) for row in rows] == [
        ("Harbour Trust", "denies", "250 to 300"),
        ("Ona Brook", "asserts", "about 400"),
        ("Ferry Union", "hedges", "at least 500"),
        ("Per Vale", "retracts", "2,000"),
    ]
    assert [row.as_of.words if row.as_of else row.date and row.date.words for row in rows] == [
        None,
        "1 May 2031",
        "May 2031",
        None,
    ]
    assert [[item.article.words for item in row.evidence] for row in rows][1] == [
        "The ferry in number one",
        "The ferry in number two",
    ]
    assert (boats.axis, boats.legend, boats.range) == ((), (), "One figure is given. No other is held against it.")


def claim() -> Claim:
    found = SITE.registry.records["crowd"]
    assert isinstance(found, Claim)
    return found


def test_the_range_is_named_and_not_decided() -> None:
    people, _ = figures_views(Views(SITE, WORDS, "claims/crowd.html"), claim(), range(1, 7))
    assert people.range == (
        "3 figures from 2 origins: from 250 to 500 or more. Nothing is decided here between them. "
        "1 that was taken back is not counted."
    )


def test_the_legend_has_the_marks_that_are_drawn() -> None:
    people, _ = figures_views(Views(SITE, WORDS, "claims/crowd.html"), claim(), range(1, 7))
    assert [item.words for item in people.legend] == [
        "A figure",
        "“About” that figure",
        "From there to there",
        "At least, or at most",
        "Taken back",
    ]


def test_a_page_draws_the_positions_that_it_shows_on_the_scale_of_all() -> None:
    views = Views(SITE, WORDS, "claims/crowd.html")
    (whole,), (half,) = (figures_views(views, many(30), range(1, last + 1)) for last in (30, 15))
    assert [len(group.rows) for group in whole.groups] == [30]
    assert [len(group.rows) for group in half.groups] == [15]
    assert (half.axis, half.range) == (whole.axis, whole.range)
    assert half.groups[0].rows[3] == whole.groups[0].rows[3]
    assert figures_views(views, many(30), range(40, 50)) == ()


@pytest.mark.parametrize(
    ("amount", "approx", "retracted", "marks", "shapes"),
    [
        (Amount(5, 5), False, False, {"exact"}, ["dot"]),
        (Amount(5, 5), True, False, {"about"}, ["dot about"]),
        (Amount(2, 5), False, False, {"range"}, ["span", "cap", "cap"]),
        (Amount(2, 5), True, False, {"about-range"}, ["span about", "cap", "cap"]),
        (Amount(2, None), False, False, {"range", "open"}, ["span", "cap", "arrow"]),
        (Amount(None, 5), False, False, {"range", "open"}, ["span", "arrow", "cap"]),
        (Amount(5, 5), False, True, {"exact", "retracted"}, ["dot", "cross"]),
    ],
)
def test_kinds_of_figures_differ_in_shape_and_not_only_in_colour(
    amount: Amount, approx: bool, retracted: bool, marks: set[str], shapes: list[str]
) -> None:
    assert figure_marks(amount, approx, retracted) == marks
    drawn = draw_figure(amount, approx, retracted, SCALE)
    assert re.findall(r'class="((?:dot|span|cap|arrow|cross)[^"]*)"', drawn) == shapes
    assert isinstance(drawn, Markup) and 'aria-hidden="true"' in drawn and "style=" not in drawn


def test_a_figure_is_where_its_number_is() -> None:
    assert 'x="50%"' in draw_figure(Amount(5, 5), False, False, SCALE)
    assert 'x1="20%" y1="50%" x2="100%"' in draw_figure(Amount(2, None), False, False, SCALE)


@pytest.mark.parametrize(
    ("amount", "approx", "unit", "en", "de"),
    [
        (Amount(10000, 10000), True, "troops", "about 10,000\u00a0troops", "etwa 10.000\u00a0troops"),
        (Amount(0.125, 0.125), False, "", "0.125", "0,125"),
        (Amount(1234.5678, None), False, "", "at least 1,234.5678", "mindestens 1.234,5678"),
        (Amount(None, 3), False, "%", "at most 3\u00a0%", "höchstens 3\u00a0%"),
        (Amount(1, 2), False, "km", "1 to 2\u00a0km", "1 bis 2\u00a0km"),
    ],
)
def test_a_figure_is_written_as_the_language_writes_it(
    amount: Amount, approx: bool, unit: str, en: str, de: str
) -> None:
    position = Position(who=Ref("captain", PLACE), stance="asserts", value=amount, unit=unit, approx=approx)
    theme = Theme(ROOT / "themes" / "default")
    assert [position_amount(theme.words(language), position) for language in ("en", "de")] == [en, de]


def test_the_page_has_text_figures_and_the_text_of_a_position() -> None:
    assert "<p>Nobody <em>counted</em> them." in PAGE
    assert 'href="../entries/harbour.html"' in PAGE
    assert PAGE.count('<table class="figures"') == 2
    assert '<tr class="position-text"><td colspan="5"><p>A capacity, as' in PAGE
    assert "style=" not in PAGE.split("<body")[1]


def test_a_claim_without_figures_has_no_chart() -> None:
    assert "figures" not in site_of(FERRY)["claims/late.html"].decode()


def test_copies_have_the_text_and_the_figures() -> None:
    book = {name: data.decode() for name, data in unzipped(book_of(FERRY)).items() if name.endswith(("html", "opf"))}
    for text in (book["EPUB/claims.xhtml"], page_of(FERRY).decode()):
        assert "Nobody <em>counted</em> them." in text
        assert "A capacity, as" in text
        assert text.count('<table class="figures"') == 3
        assert "3 figures from 2 origins: from 250 to 500 or more." in text
    assert re.search(r'href="claims.xhtml"[^>]*properties="svg"', book["EPUB/package.opf"])
    assert not re.search(r'href="judgements.xhtml"[^>]*properties="svg"', book["EPUB/package.opf"])


@pytest.mark.slow
def test_a_book_with_pictures_is_valid(tmp_path: Path) -> None:
    assert faults(book_of(FERRY), tmp_path) == []


def test_nothing_withheld_is_in_the_figures() -> None:
    assert "four" in PAGE
    assert "Zwielicht" not in PAGE


def test_search_finds_a_claim_by_its_texts_and_figures() -> None:
    (found,) = PAGE_KINDS[Claim].search(SearchWriter(SITE, WORDS), claim())
    shown = " | ".join(text for text, _ in found.blocks)
    assert "Nobody counted them" in shown
    assert "Ona Brook asserts: about 400\u00a0people" in shown
    assert "A capacity, as" in shown

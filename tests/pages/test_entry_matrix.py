"""Who appears where: which rows and columns, how large the dots, where links lead, and how it is read out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from builder.checking import check_content
from builder.meaning.site import Site
from builder.pages import entry_matrix as module
from builder.pages.entry_matrix import LARGEST_RADIUS, SMALLEST_RADIUS, dot_radius, entry_matrix
from tests.conftest import ROOT, built
from tests.reading_html import page

ENTRIES = """\
- {id: arch, type: place, name: Zeta}
- {id: bela, type: person, name: Bela}
- {id: yard, type: organisation, name: Yard}
- {id: word, type: term, name: Axle}
- {id: none, type: person, name: Nobody}
"""
ARTICLES = {
    "late": ("2024-07-19", "Bela came. Bela went. Then Bela saw Zeta."),
    "early": ("2024-06-19~", "Yard opened. Zeta stood. Axle turned."),
    "silent": ("2024-06-20", "It rained."),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name in ("articles", "entries", "notes"):
        (folder / name).mkdir(parents=True)
    (folder / "briefing.yaml").write_text("title: Small\n", encoding="utf-8")
    (folder / "entries" / "all.yaml").write_text(ENTRIES, encoding="utf-8")
    for name, (date, text) in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(
            f'---\ntitle: The {name} one\npublished: "{date}"\n---\n{text}\n', encoding="utf-8"
        )
    (folder / "notes" / "early.yaml").write_text("- {id: a, quote: Yard opened, text: Yard did.}\n", encoding="utf-8")
    return folder


def site_of(content: Path) -> Site:
    checked = check_content(content)
    assert not checked.problems
    return checked.site


def test_rows_come_by_number_of_places_then_persons_and_organisations_first(content: Path) -> None:
    picture = entry_matrix(site_of(content))
    assert picture
    assert [(row.entry.id, row.places) for row in picture.rows] == [("bela", 3), ("yard", 2), ("arch", 2), ("word", 1)]


def test_columns_come_by_date_and_silent_articles_are_left_out(content: Path) -> None:
    picture = entry_matrix(site_of(content))
    assert picture
    assert [article.id for article in picture.columns] == ["early", "late"]
    assert [[cell.places for cell in row.cells] for row in picture.rows] == [[0, 3], [2, 0], [1, 1], [1, 0]]


def test_the_places_are_those_of_the_entrys_page(content: Path) -> None:
    site = site_of(content)
    picture = entry_matrix(site)
    assert picture
    for row in picture.rows:
        places = Counter(link.source.partition("#")[0] for link in site.backlinks_to(row.entry.id))
        assert [cell.places for cell in row.cells] == [places[article.id] for article in picture.columns]


def test_the_area_of_a_dot_grows_with_the_places() -> None:
    areas = {places: float(dot_radius(places, 16)) ** 2 for places in (4, 8, 16)}
    assert areas[16] == pytest.approx(LARGEST_RADIUS**2)
    assert areas[8] == pytest.approx(areas[16] / 2, rel=0.02)
    assert areas[4] == pytest.approx(areas[16] / 4, rel=0.02)


def test_a_single_place_is_seen_beside_a_thousand_and_none_is_not() -> None:
    assert float(dot_radius(1, 1000)) == SMALLEST_RADIUS
    assert dot_radius(0, 1000) == "0"


def test_more_than_can_be_read_is_left_out_and_counted(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    monkeypatch.setattr(module, "MOST_COLUMNS", 1)
    picture = entry_matrix(site_of(content))
    assert picture
    assert [row.entry.id for row in picture.rows] == ["bela", "yard"]
    assert [article.id for article in picture.columns] == ["late"]
    assert (picture.entries, picture.articles) == (4, 2)


def test_where_nobody_is_named_there_is_no_picture(content: Path, tmp_path: Path) -> None:
    for path in (*(content / "articles").iterdir(), *(content / "notes").iterdir()):
        path.unlink()
    (content / "articles" / "silent.md").write_text("---\ntitle: Rain\n---\nIt rained.\n", encoding="utf-8")
    assert entry_matrix(site_of(content)) is None
    assert not page(built(content, tmp_path / "site", search=False) / "entries.html").find(class_="presence")


def test_the_same_briefing_makes_the_same_picture() -> None:
    assert entry_matrix(site_of(ROOT / "content")) == entry_matrix(site_of(ROOT / "content"))


def test_the_page_of_entries_shows_it_as_a_table_above_the_list(content: Path, tmp_path: Path) -> None:
    html = page(built(content, tmp_path / "site", search=False) / "entries.html")
    (section,) = html.find("div", class_="presence")
    (table,) = section.find("table")
    assert [" ".join(head.text.split()) for head in table.find("th", scope="col")] == [
        "Entry",
        "1: The early one",
        "2: The late one",
    ]
    assert [(head.text, head.find("a")[0].attributes["href"]) for head in table.find("th", scope="row")] == [
        ("Bela", "entries/bela.html"),
        ("Yard", "entries/yard.html"),
        ("Zeta", "entries/arch.html"),
        ("Axle", "entries/word.html"),
    ]
    assert [[cell.text for cell in row.find("td")] for row in table.find("tr")[1:]] == [
        ["", "3 places"],
        ["2 places", ""],
        ["1 place", "1 place"],
        ["1 place", ""],
    ]
    (key,) = section.find("ol", class_="presence-key")
    assert [(item.text.strip(), item.find("a")[0].attributes["href"]) for item in key.find("li")] == [
        ("The early one, about 19 June 2024", "articles/early.html"),
        ("The late one, 19 July 2024", "articles/late.html"),
    ]
    places = [element.name for element in html.find("main")[0].find() if element.name in ("section", "ul")]
    assert places[0] == "section"


def test_the_keyboard_meets_each_entry_once_in_the_table(content: Path, tmp_path: Path) -> None:
    html = page(built(content, tmp_path / "site", search=False) / "entries.html")
    (table,) = html.find("table", class_="presence-table")
    reached = [link.attributes["href"] for link in table.find("a") if link.attributes.get("tabindex") != "-1"]
    assert len(reached) == len(set(reached)) == 4
    assert {link.attributes["href"] for link in table.find("a")} == set(reached)

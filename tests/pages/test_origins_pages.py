"""What pages, copies and data say of origins: each passage's, and how many each side has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from builder.checking import check_content
from builder.data.graph import BRIEFING_FILE
from builder.kinds import KIND_RULES, PAGE_KINDS
from builder.meaning.review.rules import review_site
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.pages.views import Views
from builder.values.records import Claim
from tests.conftest import ROOT, built
from tests.connected import connected, data_file
from tests.data.test_graph import SCHEMA
from tests.reading_html import Element, page, parse

WEIR = ROOT / "tests" / "briefings" / "origins"

SIDES = {
    "asserts: 4 reports, at least 2 origins: Valley Wire, Flood Panel; 1 report is its own origin "
    "(what may come from one origin counts once)",
    "denies: 3 reports, 2 origins: Valley Wire, Flood Panel",
    "hedges: 1 report, at least 1 origin: Flood Panel, Valley Wire (what may come from one origin counts once)",
}
OF_EVIDENCE = "2 reports, 3 origins: Valley Wire, Flood Panel; 1 report is its own origin"
AGAINST = "2 reports, 2 origins"


@pytest.fixture(scope="module")
def weir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(WEIR, tmp_path_factory.mktemp("weir") / "site", search=False)


def words(element: Element) -> str:
    return " ".join(element.text.split())


def origins_beside(item: Element) -> list[str]:
    return [words(line) for line in item.find("p") if words(line).startswith("Origin")]


def test_a_claims_page_counts_the_origins_of_each_stance_by_itself(weir: Path) -> None:
    (sides,) = page(weir / "claims" / "shut.html").find("ul", class_="origins")
    assert {words(line) for line in sides.find("li")} == SIDES
    assert [link.attributes["href"] for link in sides.find("li")[1].find("a")] == [
        "../entries/wire.html",
        "../entries/panel.html",
    ]
    assert not page(weir / "claims" / "rain.html").find("ul", class_="origins"), "who declines cites nothing"


def test_each_passage_of_a_claim_names_its_origin_and_a_positions_own_goes_before(weir: Path) -> None:
    rows = page(weir / "claims" / "shut.html").find("tbody")[0].find("tr")
    assert [origins_beside(row) for row in rows] == [
        ["Origin: Valley Wire", "Origins: Flood Panel, Valley Wire"],
        ["Origin: Valley Wire"],
        ["Origin: Valley Wire", "Origins: Flood Panel, Valley Wire", "Origin: Flood Panel"],
        ["Origins: Flood Panel, Valley Wire"],
    ]


def test_a_judgements_page_counts_both_sides_and_a_notes_own_origin(weir: Path) -> None:
    html = page(weir / "judgements" / "again.html")
    assert [words(line) for line in html.find("p", class_="origins")] == [OF_EVIDENCE, AGAINST]
    assert [origins_beside(item) for item in html.find("ul", class_="evidence")[0].find("li")] == [
        ["Origin: Valley Wire"],
        ["Origin: Flood Panel"],
        [],
    ]


def test_a_note_says_on_its_articles_page_where_its_words_come_from(weir: Path) -> None:
    notes = {note.attributes["id"]: words(note) for note in page(weir / "articles" / "morning.html").find("aside")}
    assert "Origin of these words: Flood Panel" in notes["note-gate"]
    assert "Origin of" not in notes["note-over"]
    assert "draws on it" in words(page(weir / "entries" / "panel.html").find("section", class_="places")[0])


@pytest.mark.parametrize("name", ["single", "epub"])
def test_the_copies_say_the_same(weir: Path, name: str) -> None:
    if name == "single":
        (path,) = (weir / "copies").glob("*.html")
        said = words(parse(path.read_text(encoding="utf-8")))
    else:
        (path,) = (weir / "copies").glob("*.epub")
        with ZipFile(path) as book:
            said = " ".join(
                "".join(ET.fromstring(book.read(part)).itertext())
                for part in book.namelist()
                if part.endswith(".xhtml")
            )
        said = " ".join(said.split())
    for line in (
        *SIDES,
        OF_EVIDENCE,
        AGAINST,
        "Origin: Flood Panel",
        "Origins: Flood Panel, Valley Wire",
        "Origin of these words: Flood Panel",
    ):
        assert line in said, line


def test_german_pages_say_it_in_german() -> None:
    site, _ = connected(WEIR)
    german = Theme(bundled_themes() / DEFAULT_THEME).words("de")
    claim: Any = PAGE_KINDS[Claim].view_of(Views(site, german, "claims/shut.html"), site.briefing.claims[0])
    (asserts, *_) = claim.origins
    assert (
        german.count("origins.reports", asserts.reports),
        german.count("origins.at-least", asserts.independent),
        german.count("origins.own", asserts.own),
        german("origins.shared"),
    ) == (
        "4 Berichte",
        "mindestens 2 Ursprünge",
        "1 Bericht ist selbst Ursprung",
        "was von einem Ursprung stammen kann, zählt einmal",
    )


def graph() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(data_file(*connected(WEIR), BRIEFING_FILE))
    return whole


def test_the_graph_has_what_was_written_and_what_was_counted() -> None:
    whole = graph()
    assert not [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(whole)]
    claim, judgement = whole["claims"][0], whole["judgements"][0]
    assert [position.get("via") for position in claim["positions"]] == [None, ["wire"], None, None]
    notes = {note["id"]: note.get("via") for article in whole["articles"] for note in article["notes"]}
    assert {name: via for name, via in notes.items() if via} == {
        "morning#gate": ["panel"],
        "letter#pressed": ["letter"],
    }
    assert {side["side"]: (side["reports"], side["independent"], side["origins"]) for side in claim["sides"]} == {
        "asserts": (4, 2, ["wire", "panel", "letter"]),
        "denies": (3, 2, ["wire", "panel"]),
        "hedges": (1, 1, ["panel", "wire"]),
    }
    assert [(side["side"], side["independent"]) for side in judgement["sides"]] == [("evidence", 3), ("against", 2)]


def test_the_graph_has_every_origin_with_all_that_goes_back_to_it() -> None:
    assert {origin["name"]: (origin["articles"], origin.get("passages")) for origin in graph()["origins"]} == {
        "wire": (["morning", "evening"], None),
        "panel": (["evening", "weekly"], ["morning#gate"]),
        "local": (["local"], None),
        "letter": (["letter"], ["letter#pressed"]),
    }


@pytest.mark.parametrize(
    ("notes", "evidence", "said"),
    [
        ({}, "local#over, local#gate", ["of one article, “local”"]),
        ({}, "morning#over, evening#over", ["of one origin, “wire”, which “morning” and “evening” share"]),
        ({}, "morning#over, weekly#over", []),
        ({}, "morning#over, weekly#over, evening#over", []),
        ({}, "evening#over", ["of one article, “evening”"]),
        ({}, "morning#over, morning#gate", []),  # the second passage is the panel's
        ({"local": "wire"}, "local#own, morning#over", ["of one origin, “wire”, which “local” and “morning” share"]),
        (
            {"local": "[wire, miller]", "letter": "[miller, panel]"},
            "local#own, letter#own, evening#gate",
            ["of “local”, “letter” and “evening”, of which no two are independent"],
        ),
    ],
)
def test_the_review_counts_as_pages_do(
    tmp_path: Path, notes: Mapping[str, str], evidence: str, said: list[str]
) -> None:
    content = tmp_path / "content"
    for path in WEIR.rglob("*"):
        if path.is_file():
            (content / path.relative_to(WEIR)).parent.mkdir(parents=True, exist_ok=True)
            (content / path.relative_to(WEIR)).write_bytes(path.read_bytes())
    for article, via in notes.items():
        with (content / "notes" / f"{article}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"- {{id: own, quote: The weir of {article}, text: Own., via: {via}}}\n")
    (content / "judgements.yaml").write_text(
        f"- {{id: again, statement: It will., likelihood: likely, confidence: low, evidence: [{evidence}]}}\n",
        encoding="utf-8",
    )
    found = [
        problem.message
        for problem in review_site(check_content(content).site, KIND_RULES)
        if problem.code == "single-origin"
    ]
    assert len(found) == len(said)
    for message, part in zip(found, said, strict=True):
        assert part in message

"""Claims as readers, programs and a review see them: a table of positions, and no verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.kinds.claim import REVIEW, earliest_article
from builder.values.edtf import parse_edtf
from tests.connected import SMALL, connected
from tests.copying import write
from tests.kinds.stating import data_of, description, node, review, search_records, updated, view


def test_a_claim_appears_where_it_is_said_not_where_it_is_denied() -> None:
    claim = node("Claim", "burns")
    assert [article["headline"] for article in claim["appearance"]] == [
        "The lamp is lit: 100 % \\ {new} & _bright_",
        "Words of the paper",
    ]
    assert [who["name"] for who in claim["author"]] == ["The Keeper"]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2031-04-02", "2031-04-01"), 1),
        (("2031-04", "2031-04-01"), None),
        (("2031-04-02", None), None),
        (("2031-04-02",), 0),
        (("2031-04-02", "2031-04-02"), None),
        ((), None),
    ],
)
def test_a_first_appearance_is_named_only_where_the_dates_say_which(
    dates: tuple[str | None, ...], first: int | None
) -> None:
    article = connected(SMALL)[0].articles[0].article
    articles = [
        replace(article, id=str(number), published=parse_edtf(date) if date else None)
        for number, date in enumerate(dates)
    ]
    assert earliest_article(articles) == (None if first is None else articles[first])


def test_it_is_described_by_who_says_what_and_changed_with_its_evidence() -> None:
    assert description("burns") == "The Keeper: asserts; Harbour Office: denies"
    assert updated("burns") == "2031-07-10"


def test_its_data_have_the_positions_in_their_order() -> None:
    data = data_of("claims", "burns")
    assert [(each["who"], each["stance"], each["evidence"]) for each in data["positions"]] == [
        ("keeper", "asserts", ["open#lit", "words#kept"]),
        ("harbour-office", "denies", ["none#old"]),
    ]
    assert not {"verdict", "rating"} & data.keys()


def test_its_table_has_a_column_for_each_article_and_a_row_for_each_position() -> None:
    shown = view("burns")
    assert (len(shown.columns), shown.silent, shown.unquoted) == (4, 0, 1)
    for position in shown.positions:
        assert [cell.column for cell in position.cells] == [column.link.words for column in shown.columns]
        assert [item for cell in position.cells for item in cell.evidence] == sorted(
            position.evidence, key=lambda item: [cell.column for cell in position.cells].index(item.article.words)
        )


def test_search_finds_it_by_who_says_what() -> None:
    (found,) = search_records("burns")
    assert [shown for shown, _ in found.blocks] == ["The Keeper asserts", "Harbour Office denies"]


@pytest.mark.parametrize(("stance", "codes"), [("asserts", ["one-sided-claim"]), ("denies", [])])
def test_a_review_asks_for_another_side(tmp_path: Path, stance: str, codes: list[str]) -> None:
    files = {
        "briefing.yaml": "title: T\n",
        "articles/a.md": "---\ntitle: A\n---\n\nAnn met Bob.\n",
        "entries/all.yaml": "- {id: ann, type: person, name: Ann}\n- {id: bob, type: person, name: Bob}\n",
        "claims.yaml": "- {id: c, statement: S, positions: "
        f"[{{who: ann, stance: asserts}}, {{who: bob, stance: {stance}}}]}}\n",
    }
    found = review(connected(write(files, tmp_path))[0], REVIEW)
    assert [line.rpartition(" ")[2] for line in found if "one-sided" in line] == codes

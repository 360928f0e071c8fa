"""Plain text whose article is a list, or has some: a browser copies their lines without marks."""

from __future__ import annotations

import pytest

from tests.clean.test_text_article import BODY, FIRST, SECOND, cleaned, kept

MENU = ["Home", "News", "Sport", "Weather", "Contact us"]
FOOT = ["About us", "Privacy policy", "Terms of use"]
TOWNS = [
    "Fenmouth: stone arch of 1780",
    "Lower Ford: iron girder, painted green",
    "Marrow: two wooden spans",
    "North Quill: rope bridge for walkers",
    "Oldham Weir: a lift bridge, still working",
    "Pell: seven small arches",
    "Quarry End: brick viaduct",
]
PACK = ["a map and a compass", "two litres of water", "dry socks for the night", "a whistle", "bread and cheese"]
FERRY = [
    "June 3 – Fenmouth, North Quay",
    "June 9 – Lower Ford, Old Mill",
    "June 17 – Marrow, Town Steps",
    "June 21 – Pell, Weir",
]
BRIDGES_JA = [
    "北川：石の橋、千七百年",
    "南川：鉄の橋、緑に塗る",
    "東川：木の橋、歩く人だけ",
    "西川：つり橋、長さは百",
    "中川：赤い橋、町の入口",
    "上川：小さな橋、七つのアーチ",
]
VERSE = [
    "The bridge is shut from bank to bank,",
    "And so the river has its say;",
    "The keeper has but frost to thank,",
    "The arch has but its debts to pay.",
    "He counts the boats, he counts the geese,",
    "He counts the lamps along the quay,",
    "And when the counting will not cease",
    "He puts the kettle on for tea.",
]
STEPS = [
    "1. Shake the rug outdoors.",
    "2. Fill the tub with cold water and soap.",
    "3. Press it down.",
    "4. Wait for ten minutes.",
    "5. Rinse it three times.",
    "6. Roll it in a towel.",
]


@pytest.mark.parametrize(
    "items",
    [
        TOWNS,
        [f"* {item}" for item in (*PACK, "a torch")],
        BRIDGES_JA,
        VERSE,
        STEPS,
        [*FERRY, "July 2 – Rill", "July 9 – Fen"],
    ],
    ids=["colons", "marks", "Japanese", "verse", "steps", "days"],
)
def test_a_text_that_is_one_list_is_an_article(items: list[str]) -> None:
    article = cleaned(*MENU, "Nine towns with a bridge worth seeing", *items, *FOOT)
    assert [text.removeprefix("* ") for text in kept(article)] == [item.removeprefix("* ") for item in items]
    assert article.facts.title == "Nine towns with a bridge worth seeing"


def test_lists_around_and_within_prose_stay_with_their_headings() -> None:
    pears = ["8 ripe pears, peeled", "1 lemon", "6 spoons of pectin powder", "1/2 spoon of cloves"]
    assert kept(cleaned(*MENU, "Pear jam in winter", "Ingredients", *pears, *BODY, *FOOT)) == [
        "Ingredients", *pears, *BODY
    ]  # fmt: skip
    assert kept(cleaned(*MENU, *BODY, "The timetable", *FERRY, *FOOT)) == [*BODY, "The timetable", *FERRY]
    assert kept(cleaned(*MENU, FIRST, *FERRY, SECOND, *FOOT)) == [FIRST, *FERRY, SECOND]


@pytest.mark.parametrize(
    "lines",
    [
        MENU * 4,
        [f"* {item}" for item in ["Home", "News and Views", "Sport", "Opinion", "Your Town", "Contact Us", "About Us"]],
        [f"{place} Council Shuts the Bridge at {name}" for place, name in enumerate("ABCDEFGH", 1)],
        ["Old Bridge Shut", "Mill To Be Sold", "Ferry Runs Again", "New Mayor Elected", "Rain Expected", "Jam Wins"],
    ],
    ids=["menu", "menu with marks", "most read", "headlines"],
)
def test_menus_and_headlines_are_no_article_and_no_part_of_one(lines: list[str]) -> None:
    assert kept(cleaned(*lines)) == []
    assert kept(cleaned(*lines, "Old bridge shut", *BODY, *lines)) == BODY


def test_a_quoted_mail_of_long_lines_loses_its_marks() -> None:
    quoted = [line for text in ("Old bridge shut on Saturday", *BODY) for line in (f"> {text}", ">")]
    assert kept(cleaned("Hello Jo,", "", *quoted, "", "Al")) == BODY

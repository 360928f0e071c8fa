"""What an annotation has around its words decides where it goes: to the place that has the same, or nowhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.cli import main
from tests.copying import write

ADDRESS = "https://courier.example/river"
MONTHS = ("January", "March", "May", "June", "August", "October")
PLACES = ("Little Marrow", "Estmoor", "North Fen", "Quill Bay", "Upper Lock", "Sand End")
NOUNS = ("ferry", "barge", "lantern", "anchor", "ladder", "sluice", "wagon", "kettle")
VERBS = ("passed", "left", "reached", "circled", "watched", "crossed")
REACH = 32
"""How many characters Hypothesis keeps on either side."""

MENU = ["Home", "News", "Weather", "Sign in", "The river at night", "By Tam Reed", "Updated at noon"]
BETWEEN = [
    "Advertisement",
    "Read more: Ferry strike goes on upriver",
    "Photo: the old lock",
    "Related stories",
    "Share this",
    "Sign up for our letter about boats, bridges and all that is wet",
]
FOOTER = ["More on this", "Contact us", "All rights reserved"]


def annotation(number: int, exact: str, prefix: str, suffix: str) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {
        "id": f"A{number}",
        "uri": ADDRESS,
        "text": f"Note {number}.",
        "tags": [],
        "target": [{"source": ADDRESS, "selector": [selector]}],
    }


def imported(
    folder: Path, paragraphs: list[str], rows: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, str]]]:
    """How many annotations became notes, and what was said of the others."""
    body = "\n\n".join(paragraphs)
    content = write(
        {
            "briefing.yaml": "title: T\n",
            "articles/river.md": f"---\ntitle: The river at night\nurl: {ADDRESS}\n---\n\n{body}\n",
        },
        folder / "content",
    )
    (folder / "export.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    main(["import", str(folder / "export.json"), "--content", str(content), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    if told["added"]:
        assert main(["check", "--content", str(content), "--format", "json"]) in (0, 1)
        assert "quote-" not in capsys.readouterr().out
    return len(told["added"]), told["remarks"]


def sentence(dice: random.Random) -> str:
    return (
        f"In {dice.choice(MONTHS)}, {dice.randint(2, 999)} boats {dice.choice(VERBS)} the {dice.choice(NOUNS)} "
        f"near {dice.choice(PLACES)} before {dice.randint(2, 999)} people {dice.choice(VERBS)} it."
    )


def paragraphs_of(dice: random.Random, count: int) -> list[str]:
    return [" ".join(sentence(dice) for _ in range(dice.randint(1, 4))) for _ in range(count)]


def page_of(dice: random.Random, paragraphs: list[str], between: str) -> str:
    """A page's text: the article among what else a page has."""
    parts = [*MENU]
    for paragraph in paragraphs:
        parts.append(paragraph)
        if dice.random() < 0.5:
            parts += dice.sample(BETWEEN, dice.randint(1, 2))
    return between.join([*parts, *FOOTER])


def marked(dice: random.Random, paragraphs: list[str], page: str) -> Iterator[tuple[str, str, str]]:
    """Words of every paragraph as a reader marks them, with what the page has around them."""
    for number, paragraph in enumerate(paragraphs):
        words = paragraph.split()
        first = (0, dice.randrange(len(words) - 3), max(0, len(words) - dice.randint(3, 9)))[number % 3]
        last = min(len(words), first + dice.randint(3, 14)) if number % 3 < 2 else len(words)
        exact = " ".join(words[first:last])
        at = page.index(paragraph) + len(" ".join(words[:first])) + (first > 0)
        assert page[at : at + len(exact)] == exact
        yield exact, page[max(0, at - REACH) : at], page[at + len(exact) : at + len(exact) + REACH]


@pytest.mark.parametrize(
    ("between", "least"),
    [("\n\n", 58), ("\n    ", 52), ("", 58), (" ", 48)],
    ids=["lines", "set in", "touching", "one space"],
)
def test_true_annotations_are_placed_though_their_page_had_more_on_it(
    between: str, least: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(7)
    paragraphs = paragraphs_of(dice, 60)
    page = page_of(dice, paragraphs, between)
    rows = [annotation(number, *words) for number, words in enumerate(marked(dice, paragraphs, page))]
    added, remarks = imported(tmp_path, paragraphs, rows, capsys)
    assert added >= least, remarks


def lookalikes(dice: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """The words, what the page had around them, and a paragraph that has the words in other surroundings."""
    for number in range(60):
        exact = f"people saw the {NOUNS[number % 8]} number {number} in the river"
        months, counts = dice.sample(MONTHS, 2), dice.sample(range(2, 99), 2)
        # The words in the middle of a sentence, at a paragraph's end, at its beginning, and as all of it.
        before, after = f"After the rain in {months[0]}, {counts[0]} ", f" that flows by {dice.choice(PLACES)}."
        other = (f"In {months[1]}, {counts[1]} ", f" that flows by {dice.choice(PLACES)}.")
        if number % 6 == 1:
            other = (other[0], "")
            after = "."
        elif number % 6 == 2:
            exact, before, other = exact.capitalize(), "It was late, and nobody slept. ", ("", after)
        elif number % 6 == 3:
            exact, before, after, other = exact.capitalize(), "They slept.\n\n", "\n\nThen it rained.", ("", "")
        elif number % 6 == 4:
            other = (before, f" that does not flow by {dice.choice(PLACES)}.")
        elif number % 6 == 5:
            exact, before, other = (
                exact.capitalize(),
                "Nobody slept in the whole village. ",
                ("Everybody slept in the other village. ", after),
            )
        yield exact, before, after, f"{other[0]}{exact}{other[1]}"


def test_a_lookalike_whose_true_sentence_is_gone_is_never_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(11)
    cases = list(lookalikes(dice))
    rows = [
        annotation(number, exact, before[-REACH:], after[:REACH])
        for number, (exact, before, after, _) in enumerate(cases)
    ]
    paragraphs = [each for *_, lookalike in cases for each in (sentence(dice), lookalike)]
    added, remarks = imported(tmp_path, paragraphs, rows, capsys)
    assert added == 0
    assert [each["code"] for each in remarks] == ["not-placed"] * 60
    assert all("The annotation has" in each["hint"] and "The article has" in each["hint"] for each in remarks)


SMALL = ["The council shut the bridge in May, and 14 people left.", "Nobody said why.", "The mayor slept “well”."]
AROUND = [
    # The words, what is before and after them on the page, and whether they are placed.
    ("people left", "e in May, and 14 ", ".", True),
    ("people left", "e in May, and 15 ", ".", False),
    ("14 people left", "And ", ".", False),
    ("people left", "e in May, and 114 ", ".", False),
    ("people left", "e in May, and\u00a014 ", ". Nobody said why. The ma", True),
    ("people left", "e in May, and 14 ", ".Nobody said why. The ma", True),
    ("people left", "e in May, and 14 ", ".\n\nAdvertisement\n\nNobody said wh", True),
    ("people left", "e in May, and 14 ", ". Everybody said why. The", False),
    ("The council", "Home\nNews\nBy Tam Reed\n", " shut the bridge in M", False),
    ("The council", "Home\nNews\nBy Tam Reed\n", " shut the bridge in May, and 14 p", True),
    ("The council", "Reports denied that\n", " shut the bridge in May, and 14 p", True),
    ("Nobody said", "Reports denied that\n", " why.", False),
    ("Nobody said", "Reports denied it by day\n", " why.\n\nThe mayor slept “well”.", False),
    ("Nobody said", "By day\n\nAdvertisement\n\n", " why.\n\nThe mayor slept “well”.", True),
    ("Nobody said why", "May, and 14 people left. ", ". The mayor fell", False),
    ("Nobody said why", "in May, and 14 people left. ", ".\n\nRelated storie", True),
    ("Nobody said why", "May, and 14 people left. ", "\nor when.", False),
    ("The council shut the bridge", "", " in May", True),
    ("The council shut the bridge", "The river at night\n", " in June", False),
    ("The mayor slept", "Nobody said why. ", ' "well".', True),
    ("The mayor slept", "nobody SAID  why.\n", " 'well'.", True),
    ("The mayor slept “well”", "Somebody said why.\n", ". Contact us by mail", False),
    ("The mayor slept “well”", "Nobody said why.\n", ". Contact us by mail", False),
    ("The mayor slept “well”", "14 people left.\nNobody said why.\n", ". Contact us by mail", True),
    ("Nobody said why", "", "", True),
    ("Nobody said why", "… ", " …", True),
]


@pytest.mark.parametrize(("exact", "prefix", "suffix", "placed"), AROUND)
def test_what_stands_around_the_words_decides(
    exact: str, prefix: str, suffix: str, placed: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added, _ = imported(tmp_path, SMALL, [annotation(1, exact, prefix, suffix)], capsys)
    assert added == placed

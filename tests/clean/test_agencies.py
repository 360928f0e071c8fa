"""Whose reports an article says that it repeats, and what is doubtful about what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.clean.agencies import find_agencies
from builder.clean.batch import clean_files, decode_file
from builder.clean.completeness import warn_if_incomplete
from builder.clean.front_matter_text import write_front_matter
from builder.clean.line_rules import AFTER_ARTICLE, COMMENT
from builder.clean.values import ArticleFacts, CleanedArticle, DroppedLine, Paragraph
from builder.cli import main
from builder.commands.common import EXIT_PROBLEMS
from tests.clean.test_text_article import BODY, FIRST, SECOND, THIRD, cleaned


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("(With files from Reuters)", ("Reuters",)),
        ("With files from The Canadian Press and AFP", ("The Canadian Press", "AFP")),
        ("dpa-infocom, dpa:240504-99-123456/2", ("dpa",)),
        ("Source: Xinhua", ("Xinhua",)),
        ("Quelle: dpa", ("dpa",)),
        ("© 2024 AFP", ("AFP",)),
        ("(AP)", ("AP",)),
        ("(dpa/AFP)", ("dpa",)),
        ("来源：新华社", ("新华社",)),
        ("Con información de EFE", ("EFE",)),
        ("По материалам ТАСС", ("ТАСС",)),
        ("Source: the county council", ()),
        ("Tapped", ()),
        ("Avec plaisir", ()),
    ],
)
def test_a_line_that_names_an_agency_is_found_in_the_article_and_around_it(line: str, named: tuple[str, ...]) -> None:
    assert find_agencies([*BODY, line], []) == named
    assert find_agencies(BODY, [line]) == named


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ([f"FENMOUTH (Reuters) - {FIRST}", SECOND], ("Reuters",)),
        ([FIRST, f"{THIRD} (AFP)"], ("AFP",)),
        (["The AP of old (a club) shut its doors on Saturday after a long night of talk.", SECOND], ()),
    ],
)
def test_an_agency_is_found_at_the_beginning_and_the_end_of_the_text(kept: list[str], named: tuple[str, ...]) -> None:
    assert find_agencies(kept, []) == named


def test_a_name_on_a_menu_and_the_publisher_itself_are_no_source() -> None:
    assert find_agencies(BODY, ["Reuters"]) == ()
    assert find_agencies(BODY, ["© 2024 Reuters"], publisher="Reuters") == ()
    assert find_agencies(BODY, [], ["AFP", "Jo Doe"]) == ("AFP",)


def test_an_agency_is_offered_as_a_comment_that_names_what_to_do() -> None:
    facts = cleaned("Council Shuts Old Bridge", *BODY, "(With files from Reuters)").facts
    assert facts.agencies == ("Reuters",)
    assert "# via: [reuters]\n---\n" in write_front_matter(facts)


def test_a_page_of_which_little_is_left_is_said_loudly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "\n".join([*BODY, *(f"Thing {n} is what it was before the council sat" for n in range(60))]), encoding="utf-8"
    )
    assert main(["clean", str(page), "--into", str(tmp_path / "a")]) == EXIT_PROBLEMS
    told = capsys.readouterr()
    assert "words were kept" in told.err
    assert "WARNING" in told.out
    assert len(list((tmp_path / "a").iterdir())) == 1


def test_a_whole_article_gives_no_warning() -> None:
    article = clean_files({"a": decode_file("\n".join(["Home", "News", *BODY * 3, "About us"]).encode())})["a"]
    assert not article.warnings


LONG = [f"{text} So the paper of {place} said." for place in "Marrow Fenside Quill Overton".split() for text in BODY]
FOREIGN = "Pears were dear, apples were cheap, and nobody wanted plums, which rot early when summers are wet."
FOREIGNERS = [f"In {month} growers carried baskets uphill." for month in ("June", "July", "August", "September")] * 4
COMMENTS = [
    line
    for number, text in enumerate(LONG * 2)
    for line in (f"Reader {number}", "5 May 2024 at 9:16", f"I think so: {text}", "Reply")
]


@pytest.mark.parametrize(
    ("behind", "warned"),
    [
        (LONG * 2, True),
        (COMMENTS, False),
        (["Comments (31)", *LONG * 2], False),
        ([f"{text} {FOREIGN}" for text in FOREIGNERS], False),
        ([line for text in LONG for line in ("A Garden Full of Roses", "Sport", text, "Read more")], False),
    ],
    ids=["paragraphs", "comments", "under a heading", "of another subject", "other stories"],
)
def test_only_paragraphs_that_stand_together_may_be_an_article_that_was_lost(behind: list[str], warned: bool) -> None:
    kept = tuple(Paragraph(text) for text in BODY * 2)
    lost = tuple(
        DroppedLine(number, text, COMMENT if text.startswith("Comments") else AFTER_ARTICLE)
        for number, text in enumerate(behind)
    )
    assert bool(warn_if_incomplete(CleanedArticle(ArticleFacts(), kept, lost, len(behind))).warnings) is warned

"""A review objects to what a reader would object to, and to nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.checking import check_content
from builder.cli import main
from builder.kinds import KIND_RULES
from builder.meaning.review.judgements import review_due
from builder.meaning.review.rules import SHARED_RULES, review_site
from builder.values.codes import CODES_BY_TOPIC
from tests.conftest import SOURCE, with_sources
from tests.meaning.hypotheses_review_cases import HYPOTHESES_CASES
from tests.meaning.judgement_review_cases import JUDGEMENT_CASES, argued
from tests.meaning.review_cases import CASES, DATED, SMALL, Files, article, claim, entry, unsourced
from tests.meaning.review_texts import NOTICE

ALL_CASES = {**CASES, **JUDGEMENT_CASES, **HYPOTHESES_CASES}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing to which there is no objection."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "content")
    Path("content/notes/notice.yaml").write_text(NOTICE, encoding="utf-8")
    return with_sources(Path("content"))


def objections(content: Path, files: Files) -> list[str]:
    """What a review says of the briefing with more files in it: place and code, one a line."""
    for name, text in files.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    checked = check_content(content)
    assert [f"{p.place}: {p.message}" for p in checked.problems if p.severity == "error"] == []
    found = review_site(checked.site, KIND_RULES)
    assert all(problem.message.endswith(".") and problem.hint for problem in found)
    assert {problem.severity for problem in found} <= {"warning"}
    return [f"{str(problem.place).removeprefix('content/')} {problem.code}" for problem in found]


@pytest.mark.parametrize(("files", "expected"), ALL_CASES.values(), ids=ALL_CASES)
def test_a_review_objects_to_exactly(files: Files, expected: list[str], content: Path) -> None:
    assert objections(content, files) == expected


def test_every_code_of_a_review_is_tried_and_every_rule_has_one() -> None:
    tried = {line.rpartition(" ")[2] for _, expected in ALL_CASES.values() for line in expected}
    assert tried == set(CODES_BY_TOPIC["Review"])
    assert len(KIND_RULES) + len(SHARED_RULES) == len(tried)


@pytest.mark.parametrize(
    ("without", "message", "hint"),
    [
        (["publisher"], "has no publisher.", "Add “publisher: …”: "),
        (["published", "url"], "has no date and no address.", "Add “published: …” and “url: …”: "),
        (
            list(SOURCE),
            "has no publisher, no date and no address.",
            "Add “publisher: …”, “published: …” and “url: …”: ",
        ),
    ],
)
def test_what_an_article_lacks_is_named(content: Path, without: list[str], message: str, hint: str) -> None:
    objections(content, {"articles/letter.md": unsourced(*without), **DATED})
    (problem,) = review_site(check_content(content).site, KIND_RULES)
    assert problem.message == f"The article “letter” {message}"
    assert problem.hint.startswith(hint)
    assert ("202X" in problem.hint) == ("published" in without)


JOAN = {"entries/more.yaml": entry("joan", "Joan Moss", "  aliases: [J. Moss]")}


@pytest.mark.parametrize(
    ("files", "says", "avoids"),
    [
        ({}, ["Nothing mentions “Joan Moss”", "Add the spelling"], ["rights"]),
        (
            {"articles/letter.md": article("rights: link", "Joan Moss rows.")},
            [
                "only where rights withhold the text of “letter”",
                "Speak of it in a note or on a page, refer to it as [[joan]]",
            ],
            ["spelling", "alias"],
        ),
        (
            {"articles/letter.md": article("rights: quotes", "The river is high, says J. Moss."), **DATED},
            ["the text of “letter”"],
            ["spelling", "alias"],
        ),
        (
            {
                "articles/letter.md": article("rights: excerpt", "The river is high.\n\nSo said Joan Moss."),
                **DATED,
                "articles/other.md": article("rights: link", "J. Moss rows."),
                "articles/third.md": article("rights: link", "Nobody rows."),
            },
            ["the text of “letter” and “other”"],
            ["spelling", "third"],
        ),
        (
            {"briefing.yaml": "title: A bridge\nrights: link\n"},
            ["Nothing that readers see", "No article’s text is shown"],
            ["spelling", "alias"],
        ),
    ],
)
def test_no_spelling_is_advised_where_none_would_help(
    content: Path, files: Files, says: list[str], avoids: list[str]
) -> None:
    objections(content, {**JOAN, **files})
    (said,) = (
        f"{problem.message}\n{problem.hint}"
        for problem in review_site(check_content(content).site, KIND_RULES)
        if problem.code == "unmentioned-entry" and "“Joan Moss”" in problem.message
    )
    assert [part for part in says if part not in said] == [], said
    assert [part for part in avoids if part in said] == [], said


def test_articles_that_share_an_origin_are_named(content: Path) -> None:
    objections(content, CASES["a likely judgement on two articles of one origin"][0])
    (problem,) = review_site(check_content(content).site, KIND_RULES)
    assert "“closure” and “meeting” share" in problem.message


def test_a_build_is_silent_about_what_a_review_objects_to(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    objections(content, CASES["a claim that all assert"][0])
    assert main(["build", "--no-search"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "warning" not in said.out


def test_a_briefing_with_errors_is_not_reviewed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the entry that only an unreadable claim names would seem to be mentioned by nobody."""
    (content / "entries" / "more.yaml").write_text(entry("joan", "Joan Moss"), encoding="utf-8")
    (content / "claims" / "more.yaml").parent.mkdir()
    unreadable = claim("asserts").replace("tam-reed", "joan").replace("statement", "staement")
    (content / "claims" / "more.yaml").write_text(unreadable, encoding="utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "[unknown-key]" in said
    assert "warning" not in said


def test_the_acceptance_briefing_is_reviewed_without_an_error(treaty: Path) -> None:
    checked = check_content(treaty)
    assert checked.problems == []
    assert {problem.severity for problem in review_site(checked.site, KIND_RULES)} <= {"warning"}


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        ("2031-05-31", (2031, 5, 31), False),
        ("2031-05-31", (2031, 6, 1), True),
        ("2031-05", (2031, 5, 31), False),
        ("2031-05", (2031, 6, 1), True),
        ("2031", (2031, 12, 31), False),
        ("2031-05/..", (2999, 1, 1), False),
        ("2031-05~", (2031, 7, 1), True),
    ],
)
def test_what_is_due_is_overdue_when_its_last_day_is_past(
    content: Path, due: str, today: tuple[int, int, int], late: bool
) -> None:
    (content / "judgements").mkdir()
    (content / "judgements" / "more.yaml").write_text(argued(f"due: {due}"), encoding="utf-8")
    site = check_content(content).site
    assert [problem.code for problem in review_due(site, today)] == ["overdue"] * late

"""Quotes whose words are gone: what is withdrawn, what is asked first, and what is never taken unasked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS
from tests.commands.test_reanchor import REWORDED, content_of, notes, reanchor


@pytest.mark.parametrize(
    "quote",
    [
        "Repairs will cost 30,000 crowns, said the mayor",
        "Repairs will not cost 20,000 crowns, said the mayor",
        "The ferry runs at dawn",
        "ferry runs",
        "the bridges",
        "Nobody sings in winter",
    ],
)
def test_a_lookalike_is_never_taken_unasked(tmp_path: Path, quote: str) -> None:
    content = content_of(tmp_path, before := f'- id: a\n  quote: "{quote}"\n')
    assert reanchor(content, "--accept") == EXIT_PROBLEMS
    assert notes(content) == before


def test_what_has_no_candidate_is_withdrawn_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1731196800")
    content = content_of(tmp_path, before := "- id: a\n  quote: Nobody sings in winter  # gone\n  text: >\n    So.\n")
    assert reanchor(content, "--withdraw", "The sentence was cut.") == EXIT_DONE
    assert notes(content) == before + '  withdrawn: {date: 2024-11-10, reason: "The sentence was cut."}\n'
    assert main(["check", "--content", str(content)]) == EXIT_DONE


LIKE = {
    "Arabic letters of Persian": ("وصل كتاب جديد إلى البيت.", "کتاب جدید", "U+06A9 ARABIC LETTER KEHEH"),
    "Persian letters of Arabic": ("این کتاب جدید است.", "كتاب جديد", "U+0643 ARABIC LETTER KAF"),
    "a Greek letter": ("The \u0391cme yard is shut.", "Acme yard", "U+0391 GREEK CAPITAL LETTER ALPHA"),
    "a Cyrillic letter": ("The Acme yard is shut.", "\u0410cm\u0435", "U+0410 CYRILLIC CAPITAL LETTER A"),
    "katakana": ("昨日は口ボットを見た。", "ロボットを", "U+53E3"),
    "the title": ("It is shut.", "The bridge", "the article’s title"),
    "the title in other letters": ("It is shut.", "The bri\u0501ge", "the article’s title"),
}


@pytest.mark.parametrize("case", LIKE)
def test_words_that_only_look_like_those_of_the_article_are_never_withdrawn(
    tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, quote, told = LIKE[case]
    content = content_of(
        tmp_path, before := f'- id: a\n  quote: "{quote}"\n', f"---\ntitle: The bridge\n---\n\n{text}\n"
    )
    assert reanchor(content, "--withdraw", "The words were cut.") == EXIT_PROBLEMS
    assert notes(content) == before
    assert told in capsys.readouterr().out


SEVERAL = "- id: a\n  quotes:\n    - Nobody sings in winter\n    - Traffic over the river\n"


def test_a_note_is_not_withdrawn_unasked_while_other_quotes_of_it_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = content_of(tmp_path, SEVERAL)
    assert reanchor(content, "--withdraw", "The words were cut.") == EXIT_PROBLEMS
    assert notes(content) == SEVERAL
    assert "other quotes that are not gone: “Traffic over the river”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answers", "withdrawn"), [("w\nn\ns\n", False), ("w\ny\nCut.\n", True), ("w\ny\n\ns\n", False)]
)
def test_withdrawing_a_note_of_several_quotes_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str, withdrawn: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    content = content_of(tmp_path, SEVERAL)
    reanchor(content, "--ask")
    assert ('reason: "Cut."' in notes(content)) is withdrawn
    assert withdrawn or notes(content) == SEVERAL


def test_a_note_of_which_all_quotes_are_gone_is_withdrawn_once(tmp_path: Path) -> None:
    content = content_of(tmp_path, "- id: a\n  quotes:\n    - Nobody sings in winter\n    - Snowdrops everywhere\n")
    assert reanchor(content, "--withdraw", "The words were cut.") == EXIT_DONE
    assert notes(content).count("withdrawn:") == 1


def test_nothing_is_withdrawn_at_the_prompt_without_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("w\n\ns\n"))
    content = content_of(tmp_path, before := "- id: a\n  quote: Nobody sings in winter\n")
    assert reanchor(content, "--ask") == EXIT_PROBLEMS
    assert notes(content) == before
    assert "Nothing is withdrawn without a reason" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "withdrawn"), [("s\n", False), ("q\n", False), ("w\nCut.\n", True)])
def test_which_place_is_meant_may_be_answered_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, withdrawn: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"n\nThe ferry runs\n{answer}"))
    content = content_of(tmp_path, f"- id: a\n  quote: {REWORDED}\n")
    reanchor(content, "--ask")
    assert ("withdrawn" in notes(content)) is withdrawn
    assert "no place 0" not in capsys.readouterr().err

"""Decisions about unanchored quotes, with an author whose answers are given."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builder.desk.editable_article import open_article, read_notes_file
from builder.desk.reanchor import find_unanchored_quotes
from builder.desk.reanchor_session import ReanchorChoices, ReanchorSession
from tests.connected import SMALL

NOTE = "- id: lost\n  quote: Zebras never dance on Tuesdays\n  text: So it is said.\n"


@dataclass
class Author:
    """Answers in order; then the input is at its end."""

    answers: list[str]
    shown: list[str] = field(default_factory=list)

    def ask(self, prompt: str) -> str:
        return f"{self.answers.pop(0)}\n" if self.answers else ""

    def show(self, text: str) -> None:
        self.shown.append(text)


@pytest.mark.parametrize(
    ("choices", "answers", "done", "written"),
    [
        (ReanchorChoices(), [], "", ""),
        (ReanchorChoices(withdraw="Removed.", today="2031-08-01"), [], "marked as withdrawn", "Removed."),
        (ReanchorChoices(is_asking=True, today="2031-08-01"), ["w", "No."], "marked as withdrawn", "date: 2031-08-01"),
        (ReanchorChoices(is_asking=True), ["w", ""], "", ""),
        (ReanchorChoices(is_asking=True), ["x", "s"], "", ""),
        (
            ReanchorChoices(is_asking=True, keep_earlier=False),
            ["n", "The ferry leaves"],
            "put on the words given",
            "ferry",
        ),
    ],
)
def test_a_lost_quote_becomes_what_the_choices_or_the_author_say(
    tmp_path: Path, choices: ReanchorChoices, answers: list[str], done: str, written: str
) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "notes" / "notice.yaml").write_text(NOTE, encoding="utf-8")
    article = open_article(content, "notice")
    _, file = read_notes_file(article.notes)
    (lost,) = find_unanchored_quotes(article, file)
    author = Author(answers)
    after, what = ReanchorSession(choices, author).decide(article, file, lost)
    assert what == done
    assert (written in after.raw) if written else after.raw == file.raw
    assert not author.answers

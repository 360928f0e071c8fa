"""A text that is replaced: what differs and which notes come loose is shown before anything is written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS
from tests.copying import write

HEAD = "---\ntitle: The bridge\nrights: full\n---\n\n"
OLD = """The council shut the old iron bridge on Saturday after cracks were found in one pier of it.

Traffic is sent by the southern road, said the mayor, and “it will be” so until the repairs are done.

The ferry runs at noon. Nobody sings in winter.

The last word was the keeper's, who asked for a new lamp beside the gate of the bridge.
"""
NEW = """The council shut the old iron bridge on Sunday after cracks were found in one pier of it.

Traffic is sent by the southern road, said the mayor, and "it will be" so until the repairs are done.

A second ferry has been ordered from the yard at Estmoor, which will deliver it before the winter.

The last word was the keeper's, who asked for a new lamp beside the gate of the bridge.

The mayor did not say whether Traffic is sent by the southern road in winter as well as in summer.
"""
NOTES = """- {id: shut, quote: the old iron bridge on Saturday}
- {id: traffic, quote: Traffic is sent by the southern road}
- {id: sings, quote: Nobody sings in winter}
- {id: lamp, quote: a new lamp beside the gate}
- {id: yard, quote: ordered from the yard}
- {id: asked, quote: after cracks were found in one}
- {id: news, quote: the repairs are done}
"""


class Terminal(io.StringIO):
    """Answers, as if they were typed."""

    def isatty(self) -> bool:
        return True


def replaced(folder: Path, *arguments: str, notes: str = NOTES) -> int:
    content = write(
        {"briefing.yaml": "title: T\n", "articles/bridge.md": HEAD + OLD, "notes/bridge.yaml": notes},
        folder / "content",
    )
    (folder / "new.txt").write_text("The bridge is shut\n\n" + NEW, encoding="utf-8")
    return main(
        [
            "clean",
            str(folder / "new.txt"),
            "--into",
            str(content / "articles"),
            "--id",
            "bridge",
            "--replace",
            *arguments,
        ]
    )


def article(folder: Path) -> str:
    return (folder / "content" / "articles" / "bridge.md").read_text(encoding="utf-8")


def test_what_differs_and_which_notes_come_loose_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replaced(tmp_path) == EXIT_DONE
    said = capsys.readouterr().err
    assert "the old iron bridge on [-Saturday-] {+Sunday+} after cracks were found in one …" in said
    assert "- The ferry runs at noon. Nobody sings in winter." in said
    assert "+ A second ferry has been ordered" in said
    assert "1 paragraph differs in typography alone" in said
    assert "3 notes are no longer on their words" in said
    for note, code in (("shut", "quote-changed"), ("traffic", "quote-ambiguous"), ("sings", "quote-missing")):
        assert f"{code}: the note “{note}”" in said
    assert "1 note is on the same words, but what is beside them is not the same" in said
    assert "the note “asked”" in said.partition("what is beside them")[2]
    assert "the note “news”" not in said
    assert "the note “lamp”" not in said and "1 note is on its words again" in said
    assert article(tmp_path).startswith(HEAD) and "A second ferry" in article(tmp_path)


@pytest.mark.parametrize(
    ("answers", "written"),
    [("yes\n", True), ("y\n", True), ("what\nYES\n", True), ("no\n", False), ("", False), ("\nn\n", False)],
)
def test_on_a_terminal_it_is_asked(
    tmp_path: Path, answers: str, written: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    assert replaced(tmp_path) == (EXIT_DONE if written else EXIT_PROBLEMS)
    assert ("nothing was written" in capsys.readouterr().err) is not written
    assert (article(tmp_path) == HEAD + OLD) is not written


def test_with_yes_it_is_shown_and_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert replaced(tmp_path, "--yes", "--format", "json") == EXIT_DONE
    assert "[-Saturday-] {+Sunday+}" in capsys.readouterr().err
    assert article(tmp_path) != HEAD + OLD


def test_the_same_text_is_not_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replaced(tmp_path) == EXIT_DONE
    monkeypatch.setattr("sys.stdin", Terminal(""))
    capsys.readouterr()
    assert (
        main(
            [
                "clean",
                str(tmp_path / "new.txt"),
                "--into",
                str(tmp_path / "content" / "articles"),
                "--id",
                "bridge",
                "--replace",
            ]
        )
        == EXIT_DONE
    )
    assert "would take its place" not in capsys.readouterr().err


def test_notes_that_cannot_be_read_do_not_stand_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replaced(tmp_path, notes="- id: [\n") == EXIT_DONE
    assert "which of them come loose is not known" in capsys.readouterr().err

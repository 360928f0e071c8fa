"""The command that prints the schemas for editors, or writes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.cli import main
from builder.desk.schemas import SCHEMA_KINDS, schema_for
from tests.conftest import ROOT


def test_the_command_prints_one_or_all_and_writes_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "notes"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_for("notes")
    assert main(["schema"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == list(SCHEMA_KINDS)
    for _ in range(2):
        assert main(["schema", "--into", str(tmp_path / "s"), "--names", str(ROOT / "content")]) == 0
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == sorted(f"{kind}.json" for kind in SCHEMA_KINDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["note"], "Did you mean “notes”?"),
        (["--names", "nowhere"], "no folder “nowhere”"),
        (["--into", __file__], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", *arguments]) == 2
    assert said in capsys.readouterr().err

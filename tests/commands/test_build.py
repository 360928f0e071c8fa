"""The command that builds: which copies it is told to make."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.cli import main
from tests.connected import SMALL


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A correct briefing that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def test_a_build_makes_no_copies_when_none_are_asked_for(content: Path, tmp_path: Path) -> None:
    settings = content / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "with: [zip]\n", encoding="utf-8")
    arguments = ["build", "--content", str(content), "--output", str(tmp_path / "site"), "--no-search"]
    for given, made in ((["--with", "none"], False), ([], True), (["--with", "none"], False), (["--with", ""], True)):
        assert main([*arguments, *given]) == 0
        assert (tmp_path / "site" / "copies").exists() == made


def test_none_stands_alone(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--content", str(content), "--with", "none,zip"])
    assert stopped.value.code == 2
    assert "stands alone" in capsys.readouterr().err

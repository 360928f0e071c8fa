"""The code of the program's own templates is kept as Python keeps that of modules; no other code ever is."""

from __future__ import annotations

import marshal
import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from builder.pages import template_code
from builder.pages.template_code import TemplateCode
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.values.briefing import Settings
from tests.connected import SMALL, connected

PAGE = "<p>{{ word }}</p>"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept in these tests."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The folder of the program's templates."""
    folder = tmp_path / "program"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


def compiled(program: Path, templates: Path) -> str:
    """The page of a new run, and how often that run compiles."""
    times = 0

    class Counting(Environment):
        def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
            nonlocal times
            times += 1
            return super().compile(*given, **named)  # type: ignore[call-overload]

    environment = Counting(loader=FileSystemLoader(templates), bytecode_cache=TemplateCode(program), auto_reload=False)
    return environment.get_template("parts/page.html").render(word="A") + str(times)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_template_of_the_program_is_compiled_once(program: Path, kept: Path) -> None:
    assert compiled(program, program) == "<p>A</p>1"
    assert compiled(program, program) == "<p>A</p>0"
    (file,) = files(kept)
    assert file.name == f"parts.page.html.{sys.implementation.cache_tag}.pyc"


@pytest.mark.parametrize("name", ["theme", "program-too", "program/../content"])
def test_code_of_other_templates_is_kept_nowhere(program: Path, kept: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(program, tmp_path / name)
    for _ in range(2):
        assert compiled(program, tmp_path / name) == "<p>A</p>1"
    assert not files(kept)
    assert {path.suffix for path in files(tmp_path)} == {".html"}


def test_a_changed_template_is_compiled_again(program: Path, kept: Path) -> None:
    compiled(program, program)
    (program / "parts" / "page.html").write_text("<b>{{ word }}</b>", encoding="utf-8")
    assert compiled(program, program) == "<b>A</b>1"
    assert compiled(program, program) == "<b>A</b>0"
    assert len(files(kept)) == 1


def test_another_compiler_compiles_again(program: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(program, program)
    monkeypatch.setattr(template_code, "_compiler", lambda: "another")
    assert compiled(program, program) == "<p>A</p>1"


@pytest.mark.parametrize("place", [0, 10, 16, 60, -1])
def test_damaged_code_is_not_run(program: Path, kept: Path, place: int) -> None:
    compiled(program, program)
    (file,) = files(kept)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert compiled(program, program) == "<p>A</p>1"


@pytest.mark.parametrize("data", [b"", b"x", marshal.dumps(compile("1 / 0", "page", "exec"))])
def test_foreign_code_is_not_run(program: Path, kept: Path, data: bytes) -> None:
    compiled(program, program)
    (file,) = files(kept)
    file.write_bytes(data)
    assert compiled(program, program) == "<p>A</p>1"


def test_nothing_is_kept_if_python_keeps_nothing(program: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(program, program) == "<p>A</p>1"
    assert not files(kept)


@pytest.mark.posix
def test_a_program_that_cannot_be_written_to_compiles_each_time(program: Path, kept: Path) -> None:
    kept.write_text("a file in the way", encoding="utf-8")
    for _ in range(2):
        assert compiled(program, program) == "<p>A</p>1"


def test_the_templates_of_the_default_theme_have_no_problem(tmp_path: Path) -> None:
    """A build does not check them. Here they are those of another theme, which is checked."""
    shutil.copytree(bundled_themes() / DEFAULT_THEME, tmp_path / "copy")
    assert not Theme(tmp_path / "copy").check(connected(SMALL)[0].briefing.settings)


def test_a_check_compiles_no_template_of_the_default_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", lambda *_given, **_named: pytest.fail("compiled"))
    assert not Theme(bundled_themes() / DEFAULT_THEME).check(Settings("A"))

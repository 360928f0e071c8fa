"""What any command prints is lines of visible characters, whatever is in content, names of files and arguments."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from builder.cli import main
from builder.commands.printing import print_line, print_lines, show_progress
from builder.preview.state import Preview
from builder.values.problems import Problem
from builder.values.text_file import Place
from builder.values.visible_text import visible_line
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202e##[group]\u2028::error::x\x9b1m\u200b"
YAML_HOSTILE = json.dumps(HOSTILE)
NAMES = ["::warning::x", "a\x1b[31mred", "a\nb", "a\r::error::b", "##[add-mask]x", "\u202egpj", "a\u2028b", "a\tb"]
BYTES_NAME = b"a\xff\x1bb"
PRINTING = {"commands/printing.py", "preview/watched_briefing.py"}


def test_one_module_of_the_commands_prints() -> None:
    """And the preview's, which makes it visible itself."""
    for path in (ROOT / "builder").rglob("*.py"):
        if path.relative_to(ROOT / "builder").as_posix() in PRINTING:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and ast.unparse(node.func)
            assert called not in ("print", "sys.stdout.write", "sys.stderr.write", "print_usage"), f"{path}: {called}"


def assert_harmless(text: str) -> None:
    for line in text.split("\n"):
        assert line == visible_line(line)


def run(arguments: list[str], capsys: pytest.CaptureFixture[str], *, is_json: bool = False) -> str:
    with suppress(SystemExit):
        main(arguments)
    said = capsys.readouterr()
    assert_harmless(said.err)
    if is_json:
        assert_harmless(said.out)
        json.loads(said.out)
    return said.out


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    article = next((content / "articles").glob("*.md"))
    text = article.read_text(encoding="utf-8")
    hidden = f"\u202e[a\u2067b](javascript:alert{HOSTILE[-1]}1)  ::error::x ##[group] \u200b"
    article.write_text(f"{text}\n\n::error::y {hidden}\n", encoding="utf-8")
    (content / "entries").mkdir(exist_ok=True)
    wrong = "- id: X\n  type: X\n  name: X\n  X: 1\n  see: [X]\n".replace("X", YAML_HOSTILE)
    plain = "- id: \u202ex\n  type: '::error::'\n  name: x\n  '##[x]': ::error::\n  \u2067key\u200b: '[[\u202eno]]'\n"
    (content / "entries" / "hostile.yaml").write_text(wrong, encoding="utf-8")
    (content / "entries" / "plain.yaml").write_text(plain, encoding="utf-8")
    (content / "notes" / f"{article.stem}.yaml").write_text(
        "- id: '::x'\n  quote: \u202e##[words] that ::are not\u200b there\n  text: x\n"
        f"- id: b\n  quote: {YAML_HOSTILE}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_check_prints_nothing_that_acts(place: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(["check", "--format", form], capsys, is_json=form in ("json", "sarif"))
    assert "u202e" in said
    if form == "text":
        assert_harmless(said)
    if form == "github":
        for line in said.splitlines():
            assert re.fullmatch(r"::(error|warning) file=[^:,]*,line=\d+,col=\d+,title=[a-z-]+::[^\r\n]*", line)
            assert visible_line(line.removeprefix("::")) == line.removeprefix("::")


@pytest.mark.posix
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_names_of_files_are_shown_harmless(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    for name in NAMES:
        (content / "articles" / f"{name}.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
        (content / f"{name}.yaml").write_text("x", encoding="utf-8")
        (content / "pages" / f"{name}.md").symlink_to("/etc/passwd")
    (content / "articles" / f"{os.fsdecode(BYTES_NAME)}.md").touch()
    said = run(["check", "--content", str(content), "--format", form], capsys, is_json=form in ("json", "sarif"))
    if form == "github":
        assert all(line.startswith(("::error ", "::warning ")) for line in said.splitlines())
        said = "\n".join(line.removeprefix("::") for line in said.splitlines())
    assert_harmless(said)


def test_other_commands_print_nothing_that_acts(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = next((place / "content" / "articles").glob("*.md")).stem
    page = (
        "<html><title>{0}</title><body><article><h1>{0}</h1>"
        + "<p>The bridge was opened on Monday, {0} they said.</p>" * 5
    )
    names = ["::error::a", "\u202eb", "##[c]"]
    for name in names:
        (place / f"{name}.html").write_text(page.format(HOSTILE.replace("\x1b", "")), encoding="utf-8")
        (place / f"{name}.json").write_text(json.dumps({"rows": [{"uri": HOSTILE, "text": HOSTILE}]}), encoding="utf-8")
        (place / f"{name}.csv.json").write_text(
            json.dumps([{"id": HOSTILE, "type": HOSTILE, "title": HOSTILE}]), encoding="utf-8"
        )
    for name in names:
        assert_harmless(run(["clean", f"{name}.html", "--dry-run", "--into", "out"], capsys))
        assert_harmless(run(["clean", f"{name}.html", "--into", f"out-{name}"], capsys))
        assert_harmless(run(["clean", f"{name}.missing", "--into", "out"], capsys))
        for form in ("text", "json"):
            assert_harmless(run(["import", f"{name}.json", "--format", form, "--dry-run"], capsys))
            assert_harmless(run(["import", f"{name}.csv.json", "--format", form, "--dry-run"], capsys))
        assert_harmless(run(["build", "--output", name, "--theme", name], capsys))
        assert_harmless(run(["build", "--with", name], capsys))
        assert_harmless(run(["build", "--no-search", "--draft", "--output", f"site{name}"], capsys))
        assert_harmless(run(["note", name, name], capsys))
        assert_harmless(run(["note", article, HOSTILE, "--text", HOSTILE, "--dry-run"], capsys))
        assert_harmless(run(["note", article, "the", "--text", HOSTILE, "--nth", "1", "--dry-run"], capsys))
        assert_harmless(run(["check", "--content", name], capsys))
        assert_harmless(run([name, f"--{HOSTILE}"], capsys))
        assert_harmless(run(["check", HOSTILE], capsys))
        assert_harmless(run(["new", f"new/{name}\nx"], capsys))
        assert_harmless(run(["schema", name], capsys))
    for form in ("text", "json"):
        assert_harmless(run(["reanchor", "--dry-run", "--format", form], capsys))


def test_a_line_is_one_line_and_progress_can_be_removed(capsys: pytest.CaptureFixture[str]) -> None:
    print_line("a\nb")
    print_lines("a\n::b\n", error=True)
    show_progress("\x1b[1mx")
    said = capsys.readouterr()
    assert said.out == "a\\nb\n"
    assert said.err == "a\n\\u003a:b\n\r\033[K\\u001b[1mx"


def test_the_preview_shows_problems_harmless() -> None:
    preview = Preview()
    preview.show_problems([Problem(Place("\u202ea", 1), "failed", HOSTILE, f"{HOSTILE}\nb")])
    state: dict[str, Any] = json.loads(preview.state_json(preview.shown))
    for problem in state["problems"]:
        for value in problem.values():
            assert_harmless(value)

"""The command as people and programs use it: exit codes, reports, what is written and what is left alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import __version__
from builder.cli import main
from tests.conftest import ROOT, with_sources
from tests.reading_html import page

SMALL = ROOT / "tests" / "briefings" / "small"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A correct briefing that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its bytes and the time it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(content: Path, output: Path, *options: str) -> int:
    return main(["build", "--content", str(content), "--output", str(output), *options])


def spoil_a_quote(content: Path) -> None:
    notes = next(path for path in sorted((content / "notes").glob("*.yaml")))
    text = notes.read_text(encoding="utf-8")
    notes.write_text(
        text + "- id: lost\n  quote: Zebras never dance on Tuesdays in this article\n  text: Gone.\n", encoding="utf-8"
    )


@pytest.mark.slow
def test_a_build_says_what_it_wrote_and_exits_0(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "site") == 0
    assert f"pages in {tmp_path / 'site'}" in capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "pagefind" / "pagefind.js").is_file()


@pytest.mark.slow
def test_a_second_build_with_nothing_changed_writes_no_file(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    build(content, site)
    before = contents(site)
    assert build(content, site) == 0
    assert contents(site) == before
    assert "nothing had changed" in capsys.readouterr().out


def test_one_and_two_processes_write_the_same(content: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert build(content, tmp_path / jobs, "--no-search", "--jobs", jobs) == 0
    one, two = ({path: data for path, (data, _) in contents(tmp_path / jobs).items()} for jobs in ("1", "2"))
    assert one == two


def test_a_page_that_is_gone_from_the_content_goes_from_the_site(content: Path, tmp_path: Path) -> None:
    (content / "pages" / "extra.md").write_text("---\ntitle: Extra\n---\nText.\n", encoding="utf-8")
    build(content, tmp_path / "site", "--no-search")
    assert (tmp_path / "site" / "extra.html").is_file()
    (content / "pages" / "extra.md").unlink()
    build(content, tmp_path / "site", "--no-search")
    assert not (tmp_path / "site" / "extra.html").exists()


def test_without_search_there_is_no_index_no_page_and_no_field(content: Path, tmp_path: Path) -> None:
    assert build(content, tmp_path / "site", "--no-search") == 0
    assert not (tmp_path / "site" / "pagefind").exists()
    assert not (tmp_path / "site" / "search.html").exists()
    assert not page(tmp_path / "site" / "index.html").find("form", role="search")


def test_problems_exit_1_and_leave_the_site_as_it_was(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    build(content, site, "--no-search")
    before = contents(site)
    spoil_a_quote(content)
    assert build(content, site, "--no-search") == 1
    assert contents(site) == before
    assert "[quote-missing]" in capsys.readouterr().err


def test_a_draft_is_built_in_spite_of_a_lost_quote_and_shows_it(content: Path, tmp_path: Path) -> None:
    spoil_a_quote(content)
    assert build(content, tmp_path / "site", "--draft", "--no-search") == 0
    notes = [
        note
        for path in (tmp_path / "site" / "articles").glob("*.html")
        for note in page(path).find("aside", id="note-lost")
    ]
    assert len(notes) == 1
    assert "does not stand on its words" in notes[0].text


def test_a_draft_is_not_built_in_spite_of_other_problems(content: Path, tmp_path: Path) -> None:
    (content / "briefing.yaml").write_text("titel: Wrong\n", encoding="utf-8")
    assert build(content, tmp_path / "site", "--draft") == 1
    assert not (tmp_path / "site").exists()


def test_check_reports_one_json_array_on_standard_output(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_a_quote(content)
    assert main(["check", "--content", str(content), "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert list(problem) == ["path", "line", "column", "code", "severity", "message", "hint"]
    assert problem["code"] == "quote-missing"
    assert Path(problem["path"]).is_file()


def test_check_of_a_good_briefing_reports_an_empty_array(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_sources(content)
    assert main(["check", "--content", str(content), "--format", "json", "--ignore", "article-without-notes"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_check_reports_to_github_one_line_a_problem(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_a_quote(content)
    assert main(["check", "--content", str(content), "--format", "github"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=")
    assert ",title=quote-missing::" in line


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "--content", "no/such/folder"],
        ["build", "--jobs", "none"],
        ["build", "--jobs", "0"],
        ["check", "--format", "xml"],
    ],
)
def test_wrong_use_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_a_theme_that_is_not_there_is_wrong_use(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "site", "--theme", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_folder_with_other_files_is_not_touched(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("precious", encoding="utf-8")
    assert build(content, tmp_path / "site") == 2
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["thesis.txt"]
    assert "--output" in capsys.readouterr().err


def test_a_theme_overrides_one_template_and_inherits_the_rest(content: Path, tmp_path: Path) -> None:
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "404.html").write_text(
        '{% extends "default/404.html" %}{% block main %}<h1>Lost</h1>{% endblock %}', encoding="utf-8"
    )
    assert build(content, tmp_path / "site", "--theme", str(tmp_path / "theme"), "--no-search") == 0
    assert [h1.text for h1 in page(tmp_path / "site" / "404.html").find("h1")] == ["Lost"]
    assert page(tmp_path / "site" / "index.html").find("main")


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"briefing {__version__}\n"


@pytest.mark.slow
def test_the_wheel_builds_a_briefing_anywhere(content: Path, tmp_path: Path) -> None:
    """The wheel alone, unpacked away from the checkout, has the default theme with it."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("annotated_briefing-*.whl")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            "--target",
            tmp_path / "installed",
            wheel,
        ],
        check=True,
        capture_output=True,
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import builder.cli, sys; print(builder.__file__); sys.exit(builder.cli.main(['build']))",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "installed") in done.stdout
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "assets" / "style.css").is_file()
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
    assert "builder/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "content/"))]
    assert "Provides-Extra: html" in metadata and "Provides-Extra: dev" not in metadata
    for minor in range(11, 15):
        assert f"Classifier: Programming Language :: Python :: 3.{minor}\n" in metadata


def test_copies_are_made_when_asked_for(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    assert build(content, output, "--no-search", "--with", "epub, zip") == 0
    assert sorted(path.suffix for path in (output / "copies").iterdir()) == [".epub", ".zip"]


def test_a_site_that_knows_no_address_says_what_it_lacks(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", "--content", str(content), "--output", str(tmp_path / "site"), "--no-search"]
    assert main(arguments) == 0
    assert "no feed" in capsys.readouterr().out
    assert not (tmp_path / "site" / "feed.xml").exists()
    assert main([*arguments, "--url", "https://example.org/ours/"]) == 0
    assert "no feed" not in capsys.readouterr().out
    assert "https://example.org/ours/index.html" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://example.org/ours/" in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--with", "zip,pdf", "there is no copy “pdf”"),
        ("--with", "epubs", "Did you mean “epub”?"),
        ("--url", "example.org", "with https:// before it"),
        ("--url", "file:///etc", "no whole address"),
        *(
            ("--url", f"https://{host}/", "no whole address")
            for host in ("-", "a%zz.b", "a..b", "user:word@example.org", "example.org:0", "[z]")
        ),
        ("--url", "https://example.org/x?y=1", "Leave out what begins with ?"),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_be_right(
    content: Path, tmp_path: Path, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--content", str(content), "--output", str(tmp_path / "site"), option, value])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_the_time_of_a_book_comes_from_the_environment(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = []
    for epoch in ("1000000000", "1000000000", "1100000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        main(["build", "--content", str(content), "--output", str(tmp_path / "site"), "--no-search", "--with", "epub"])
        books.append(next((tmp_path / "site" / "copies").iterdir()).read_bytes())
    assert books[0] == books[1]
    assert books[1] != books[2]


def test_annotations_name_paths_within_the_repository(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_a_quote(content)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(content.parent))
    monkeypatch.chdir(content)
    main(["check", "--content", "../content", "--format", "github"])
    assert "::error file=content/notes/" in capsys.readouterr().out


def test_an_argument_that_is_no_text_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--content", str(content), "--revision", "\udcff"])
    assert ended.value.code == 2
    assert "not text in UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.posix
def test_a_folder_that_may_not_be_looked_into_is_one_problem(
    content: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (content / "notes").chmod(0o000)
    try:
        if os.access(content / "notes", os.R_OK):
            pytest.skip("permissions do not bind this user, who is root")
        assert main([command, "--content", str(content)]) == 1
    finally:
        (content / "notes").chmod(0o755)
    said = capsys.readouterr()
    assert (said.out + said.err).count(": error: ") == 1
    assert f"{content}/notes:1:1: error: The folder cannot be read" in said.out + said.err


@pytest.mark.parametrize(
    ("where", "hint"),
    [
        ("content", "in a briefing’s content"),
        ("content/articles", "in a briefing’s content"),
        ("site", "below the briefing"),
        ("..", "briefing new"),
    ],
)
def test_who_is_in_the_wrong_folder_is_told_where_to_go(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: str, hint: str
) -> None:
    (content.parent / "site").mkdir()
    monkeypatch.chdir(content.parent / where)
    with pytest.raises(SystemExit):
        main(["check"])
    assert hint in capsys.readouterr().err

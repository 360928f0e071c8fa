"""``briefing verify``: what differs from the list is told, with exit codes for programs and words for people."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE
from builder.copies.zip_archive import make_site_zip, make_zip
from builder.values.file_list import FILE_LIST, list_files
from builder.verify import verify_site

Output = pytest.CaptureFixture[str]

FILES = {"index.html": b"<h1>One</h1>", "assets/style.css": b"p {}", "copies/site.zip": b"zip", "a/ä.html": b""}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as a build writes it."""
    folder = tmp_path / "site"
    for name, data in {**FILES, FILE_LIST: list_files(FILES)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def codes(site: Path, *own: str, digest: str = "") -> dict[str, str]:
    problems = verify_site(site, own, digest).problems
    return {Path(problem.place.path).relative_to(site).as_posix(): problem.code for problem in problems}


def test_a_site_as_it_was_built_is_said_to_be_one(site: Path, capsys: Output) -> None:
    assert main(["verify", str(site)]) == EXIT_DONE
    digest = sha256((site / FILE_LIST).read_bytes()).hexdigest()
    assert capsys.readouterr().out == f"{site} is as it was built: 4 files.\nSHA-256 of the list: {digest}\n"


def test_the_folder_site_is_meant_if_none_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    assert main(["verify"]) == EXIT_DONE


NO_LIST = {".": "handed-list"}


def emptied(site: Path) -> None:
    shutil.rmtree(site)
    site.mkdir()


SPOILT: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    "changed": (lambda site: (site / "index.html").write_bytes(b"<h1>Two</h1>"), {"index.html": "handed-changed"}),
    "longer": (lambda site: (site / "a" / "ä.html").write_bytes(b" "), {"a/ä.html": "handed-changed"}),
    "missing": (lambda site: (site / "copies" / "site.zip").unlink(), {"copies/site.zip": "handed-missing"}),
    "folder missing": (lambda site: shutil.rmtree(site / "assets"), {"assets/style.css": "handed-missing"}),
    "more": (lambda site: (site / "more.js").touch(), {"more.js": "handed-unlisted"}),
    "more, hidden": (lambda site: (site / "a" / ".DS_Store").touch(), {"a/.DS_Store": "handed-unlisted"}),
    "another name": (
        lambda site: (site / "index.html").rename(site / "Index.html"),
        {"index.html": "handed-missing", "Index.html": "handed-unlisted"},
    ),
    "folder for a file": (
        lambda site: [step(site / "index.html") for step in (Path.unlink, Path.mkdir)],
        {"index.html": "handed-missing"},
    ),
    "no list": (lambda site: (site / FILE_LIST).unlink(), NO_LIST),
    "no JSON": (lambda site: (site / FILE_LIST).write_bytes(b"{"), {FILE_LIST: "handed-list"}),
    "a list of elsewhere": (
        lambda site: (site / FILE_LIST).write_bytes(b'{"files": {"../../x": "' + b"0" * 64 + b'"}}'),
        {FILE_LIST: "handed-list"},
    ),
    "empty": (emptied, NO_LIST),
}


@pytest.mark.parametrize(("spoil", "expected"), SPOILT.values(), ids=SPOILT)
def test_whatever_differs_is_told(
    site: Path, spoil: Callable[[Path], object], expected: dict[str, str], capsys: Output
) -> None:
    if expected.keys() == {"index.html", "Index.html"} and (site / "INDEX.HTML").exists():
        pytest.skip("names differ in more than capitals here")
    spoil(site)
    assert codes(site) == expected
    assert main(["verify", str(site)]) == EXIT_PROBLEMS
    assert "is not as it was built" in capsys.readouterr().out


@pytest.mark.posix
@pytest.mark.parametrize("target", ["/etc/passwd", "assets/style.css", "gone"])
def test_a_link_in_the_place_of_a_file_is_told_once(site: Path, target: str) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(target)
    assert codes(site) == {"index.html": "handed-unsafe"}


@pytest.mark.posix
def test_what_cannot_be_read_is_told(site: Path) -> None:
    (site / "index.html").chmod(0)
    (site / "assets").chmod(0)
    if os.access(site / "index.html", os.R_OK):
        pytest.skip("permissions do not bind here")
    try:
        assert codes(site) == {
            "index.html": "handed-changed",
            "assets": "unreadable",
            "assets/style.css": "handed-missing",
        }
    finally:
        (site / "assets").chmod(0o755)


def test_files_of_ones_own_may_be_named(site: Path) -> None:
    (site / "CNAME").touch()
    (site / ".well-known").mkdir()
    (site / ".well-known" / "x").touch()
    assert codes(site, "CNAME", ".well-known/") == {}
    assert codes(site, "CNAME") == {".well-known/x": "handed-unlisted"}
    assert codes(site, "CNAM", ".well-known/x") == {"CNAME": "handed-unlisted"}
    (site / "index.html").write_bytes(b"")
    assert codes(site, "CNAME", ".well-known", "index.html") == {"index.html": "handed-changed"}


def test_the_list_can_be_held_to_a_digest(site: Path) -> None:
    digest = sha256((site / FILE_LIST).read_bytes()).hexdigest()
    for given in (digest, digest.upper(), f"sha256:{digest}"):
        assert main(["verify", str(site), "--digest", given]) == EXIT_DONE
    assert codes(site, digest="0" * 64) == {FILE_LIST: "handed-list"}
    for wrong in ("", "0" * 63, digest[:-1] + "g"):
        with pytest.raises(SystemExit):
            main(["verify", str(site), "--digest", wrong])


def test_a_zip_is_held_to_its_own_list(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "site.zip"
    path.write_bytes(make_site_zip(FILES, "site"))
    assert main(["verify", str(path)]) == EXIT_DONE
    assert "4 files" in capsys.readouterr().out
    path.write_bytes(make_zip({"site/x": b"", "site/index.html": b"", f"site/{FILE_LIST}": list_files(FILES)}))
    assert codes(path) == {
        "index.html": "handed-changed",
        "x": "handed-unlisted",
        **dict.fromkeys(("assets/style.css", "copies/site.zip", "a/ä.html"), "handed-missing"),
    }
    path.write_bytes(make_zip({f"site/{name}": data for name, data in FILES.items()}))
    assert codes(path) == {".": "handed-list"}
    path.write_bytes(b"<!doctype html>")
    assert main(["verify", str(path)]) == EXIT_PROBLEMS


def test_problems_are_told_to_programs(site: Path, capsys: Output) -> None:
    (site / "index.html").unlink()
    assert main(["verify", str(site), "--format", "json"]) == EXIT_PROBLEMS
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["path"], problem["code"]) == (str(site / "index.html"), "handed-missing")
    main(["verify", str(site), "--format", "github"])
    assert capsys.readouterr().out.startswith(f"::error file={site}/index.html,line=1,col=1,title=handed-missing::This")
    main(["verify", str(site), "--format", "sarif"])
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["ruleId"] == "handed-missing"


@pytest.mark.posix
@pytest.mark.parametrize("name", ["\x1b[2J", "a\nb::error::x", "\u202egpj.exe", "\x07", "\x9b31m", "\u2028"])
@pytest.mark.parametrize("form", ["text", "github"])
def test_a_name_is_shown_without_what_a_terminal_obeys(site: Path, name: str, form: str, capsys: Output) -> None:
    (site / name).touch()
    main(["verify", str(site), "--format", form])
    out = capsys.readouterr().out
    assert name not in out
    assert all(character.isprintable() or character == "\n" for character in out)
    assert not any(line.startswith("b::") for line in out.splitlines())


@pytest.mark.parametrize("name", ["nowhere", "site/nowhere", "site/index.html/x"])
def test_what_is_not_there_is_wrong_use(site: Path, name: str, capsys: Output) -> None:
    assert main(["verify", str(site.parent / name)]) == EXIT_WRONG_USE
    assert "nowhere" in capsys.readouterr().err or "index.html" in name


@pytest.mark.posix
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: Output) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert main(["verify", str(tmp_path / "pipe")]) == EXIT_WRONG_USE
    assert "neither a folder nor a file" in capsys.readouterr().err

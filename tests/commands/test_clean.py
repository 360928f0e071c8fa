"""The command that cleans: what it writes, what it refuses, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE
from tests.conftest import ROOT, built

CASES = ROOT / "tests" / "clean"
ID = "council-shuts-old-bridge-after-cracks-are-found"
STORY = (
    "The council shut the old bridge on Saturday, after engineers found cracks in two of its piers.\n"
    "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon.\n"
)


def test_an_article_is_written_and_a_briefing_with_it_can_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    assert (
        main(["clean", str(CASES / "bridge.txt"), "--into", str(content / "articles"), "--publisher", "The Gazette"])
        == EXIT_DONE
    )
    assert "asks for money" in capsys.readouterr().out
    written = (content / "articles" / f"{ID}.md").read_text(encoding="utf-8")
    assert written.startswith(
        "---\ntitle: Council Shuts Old Bridge After Cracks Are Found\npublisher: The Gazette\n"
        "author: [Jane Doe, John Roe]\npublished: 2024-07-19\nlanguage: en\n---\n\nThe "
        "council shut"
    )
    (content / "briefing.yaml").write_text("title: The bridge\n", encoding="utf-8")
    built(content, tmp_path / "site", search=False)


def test_the_report_goes_to_a_file_and_replaces_the_one_before(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("old", encoding="utf-8")
    assert (
        main(
            [
                "clean",
                str(CASES / "bridge.txt"),
                str(CASES / "bridge.html"),
                "--into",
                str(tmp_path),
                "--format",
                "json",
                "--report",
                str(report),
            ]
        )
        == EXIT_DONE
    )
    text, page = json.loads(report.read_text(encoding="utf-8"))
    assert (text["format"], page["format"], text["encoding"]) == ("text", "html", "UTF-8")
    assert {"line": 2, "text": "Menu"}.items() <= {"line": text["dropped"][1]["number"], **text["dropped"][1]}.items()
    assert [Path(each["article"]).name for each in (text, page)] == [f"{ID}.md", f"{ID}-2.md"]


def test_a_text_without_a_headline_is_named_after_its_file_and_the_report_asks_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old_bridge.txt").write_text(STORY, encoding="utf-8")
    assert main(["clean", str(tmp_path / "old_bridge.txt"), "--into", str(tmp_path)]) == EXIT_DONE
    assert (tmp_path / "old-bridge.md").read_text(encoding="utf-8").startswith("---\ntitle: old bridge\n")
    assert "Write the headline" in capsys.readouterr().out


def test_an_article_that_is_there_is_refused_unless_it_may_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / f"{ID}.md").write_text("mine", encoding="utf-8")
    arguments = ["clean", str(CASES / "bridge.txt"), "--into", str(tmp_path)]
    assert main([*arguments, "--report", str(tmp_path / "report.txt")]) == EXIT_WRONG_USE
    assert "--replace" in capsys.readouterr().err
    assert (tmp_path / f"{ID}.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "report.txt").exists()
    assert main([*arguments, "--replace"]) == EXIT_DONE
    assert (tmp_path / f"{ID}.md").read_text(encoding="utf-8") != "mine"


def test_a_file_without_an_article_is_said_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "menu.txt").write_text("Home\nNews\nSport\n" * 30, encoding="utf-8")
    files = [str(tmp_path / "menu.txt"), str(CASES / "bridge.txt")]
    assert main(["clean", *files, "--into", str(tmp_path / "a")]) == EXIT_PROBLEMS
    assert "no article was found in" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "a").iterdir()] == [f"{ID}.md"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (bytes(range(256)) * 9, "is not a text"),
        (b"word " * 10_000_000, "50 MB"),
    ],
    ids=["missing", "empty", "blank", "binary", "50 MB"],
)
def test_a_file_that_cannot_be_an_article_is_refused_and_nothing_written(
    data: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        (tmp_path / "bad.txt").write_bytes(data)
    into = tmp_path / "articles"
    assert main(["clean", str(CASES / "bridge.txt"), str(tmp_path / "bad.txt"), "--into", str(into)]) == EXIT_WRONG_USE
    assert message in capsys.readouterr().err
    assert not into.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{folder}", "--into", "{folder}"], "is a folder"),
        (["{case}", "--into", "{file}"], "is a file"),
        (["{case}", "--into", "{file}/deeper"], "cannot be written"),
        (["{file}", "--report", "{file}"], "one of the files"),
        (["{case}", "--report", "{folder}"], "is a folder"),
        (["{case}", "--into", "{folder}", "--report", "{folder}/" + ID + ".md"], "would be an article"),
    ],
)
def test_places_that_cannot_be_written_are_refused(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file.txt").write_text(STORY, encoding="utf-8")
    names = {"folder": tmp_path, "file": tmp_path / "file.txt", "case": CASES / "bridge.txt"}
    assert main(["clean", *(each.format(**names) for each in arguments)]) == EXIT_WRONG_USE
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_what_an_author_wrote_over_an_article_outlives_a_new_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: My own words\nrights: link  # they asked\ngrade: {source: A, report: 1, why: Known.}\n---\n"
    (tmp_path / "bridge.md").write_text(f"{head}\nOld text.\n", encoding="utf-8")
    arguments = ["clean", str(CASES / "bridge.txt"), "--into", str(tmp_path), "--id", "bridge"]
    assert main(arguments) == EXIT_WRONG_USE
    assert main([*arguments, "--replace"]) == EXIT_DONE
    now = (tmp_path / "bridge.md").read_text(encoding="utf-8")
    assert now.startswith(f"{head}\nThe council shut")
    assert "Old text" not in now
    assert "is kept as it was" in capsys.readouterr().out


def test_an_article_that_is_there_under_another_id_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(CASES / "bridge.txt"), "--into", str(tmp_path)]) == EXIT_DONE
    (tmp_path / f"{ID}.md").rename(tmp_path / "bridge.md")
    capsys.readouterr()
    assert main(["clean", str(CASES / "bridge.txt"), "--into", str(tmp_path)]) == EXIT_DONE
    assert f"{tmp_path / 'bridge.md'} is the same article" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["{case}", "--id", "A bridge"], "“a-bridge”"), (["{case}", "{page}", "--id", "bridge"], "several files")],
)
def test_an_id_is_one_and_for_one_file(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"case": CASES / "bridge.txt", "page": CASES / "bridge.html"}
    assert main(["clean", *(each.format(**names) for each in arguments), "--into", str(tmp_path)]) == EXIT_WRONG_USE
    assert message in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_outside_of_a_briefing_it_is_said_how_to_begin_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(CASES / "bridge.txt"), "--into", str(tmp_path / "articles")]) == EXIT_DONE
    assert "briefing new" in capsys.readouterr().err
    (tmp_path / "briefing.yaml").write_text("title: The bridge\n", encoding="utf-8")
    assert main(["clean", str(CASES / "bridge.html"), "--into", str(tmp_path / "articles"), "--id", "b"]) == EXIT_DONE
    assert "briefing new" not in capsys.readouterr().err


def cleaned_with(*arguments: str, into: Path) -> str:
    """What one article begins with that was cleaned with some arguments."""
    assert main(["clean", str(CASES / "bridge.txt"), "--into", str(into), *arguments]) == EXIT_DONE
    return next(into.glob("*.md")).read_text(encoding="utf-8").split("\n\n")[0]


def test_what_is_said_of_an_article_wins_over_what_was_found(tmp_path: Path) -> None:
    front = cleaned_with(
        "--url",
        "https://gazette.example/b",
        "--published",
        "2024-07",
        "--publisher",
        " The  Gazette ",
        "--rights",
        "link",
        into=tmp_path,
    )
    assert {'url: "https://gazette.example/b"', "published: 2024-07", "publisher: The Gazette", "rights: link"} <= set(
        front.split("\n")
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--url", "gazette.example/b"], "Write https://gazette.example/b."),
        (["--url", "the bridge"], "no whole address"),
        (["--published", "19 July 2024"], "Write 2024-07-19."),
        (["--published", "soon"], "no date that --published"),
        (["--rights", "some"], "full, excerpt, quotes or link"),
        (["--encoding", "klingon"], "no encoding that is known"),
        (["{page}", "--url", "https://gazette.example/b"], "several files"),
        (["{page}", "--id", "bridge"], "--id 'bridge-{n}'"),
        (["--id", "{day}"], "{date} (when it was published)"),
        (["--id", "{slug"], "a brace stands alone"),
        (["--id", "{n!r}"], "{n} (the number"),
        (["{page}", "--id", "{slug}"], "Add {n} or {stem}"),
        (["{page}", "--id", "report"], "a pattern"),
        (["--id", "con"], "Windows allows no file named “con”"),
        (["--id", "x" * 251], "too long for an id: 251 characters"),
    ],
)
def test_what_cannot_be_said_of_articles_is_refused(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "articles"
    given = [str(CASES / "bridge.html") if each == "{page}" else each for each in arguments]
    assert main(["clean", str(CASES / "bridge.txt"), *given, "--into", str(into)]) == EXIT_WRONG_USE
    assert message in capsys.readouterr().err
    assert not into.exists()


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("{date}-{stem}", ["2024-07-19-bridge", "2024-07-19-other"]),
        ("report-{n:02}", ["report-01", "report-02"]),
        ("{publisher}-{n}", ["1", "the-gazette-2"]),
        ("{n}-{slug}", [f"1-{ID}", f"2-{ID}"]),
    ],
)
def test_several_files_have_ids_by_a_pattern(pattern: str, ids: list[str], tmp_path: Path) -> None:
    page = tmp_path / "other.html"
    page.write_bytes((CASES / "bridge.html").read_bytes())
    assert (
        main(["clean", str(CASES / "bridge.txt"), str(page), "--into", str(tmp_path / "a"), "--id", pattern])
        == EXIT_DONE
    )
    assert sorted(path.stem for path in (tmp_path / "a").iterdir()) == ids


def test_a_file_is_read_in_the_encoding_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(STORY.replace("bridge", "brücke").encode("cp850"))
    assert main(["clean", str(tmp_path / "old.txt"), "--into", str(tmp_path), "--encoding", "cp850"]) == EXIT_DONE
    assert "brücke" in (tmp_path / "old.md").read_text(encoding="utf-8")

"""A library of sources becomes articles without a text, and the articles that stand are left alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.build import check
from builder.cli import main
from builder.reading.load import load
from builder.values.records import Article
from tests.conftest import ROOT, built
from tests.test_import_notes import SMALL, contents, report, said

CASES = ROOT / "tests" / "importing"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def library(folder: Path, *items: Any) -> Path:
    file = folder / "library"
    file.write_text(json.dumps(items), encoding="utf-8")
    return file


def article(content: Path, identifier: str) -> Article:
    return next(each for each in load(content)[0].articles if each.id == identifier)


def imported(content: Path, folder: Path, **item: Any) -> Article:
    main(["import", str(library(folder, {"id": "new", "type": "webpage", "title": "New", **item})),
          "--content", str(content)])
    return article(content, "new")


def test_items_become_articles_and_the_rest_is_reported(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = report(CASES / "library.json", content, capsys)
    assert told["added"] == ["quillbridge2031", "notes-on-stone-1", "keystone-2"]
    assert said(told) == ["left-out", "left-out", "already-there", "already-there", "no-title"]
    assert not check(content).problems


def test_an_article_says_where_its_source_is_and_shows_no_text(content: Path, tmp_path: Path) -> None:
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    made = article(content, "quillbridge2031")
    assert (made.title, made.publisher) == ("The bridge: a \"short\" history", "The Marrow Courier")
    assert made.authors == ("Ada Quill", "The Reading Group")
    assert (made.url, made.archived) == ("https://courier.example/history", "https://archive.example/history")
    assert made.published and made.published.text == "2031-04-07"
    assert made.retrieved and made.retrieved.text == "2031-05-01"
    assert (made.language, made.rights, made.body.text) == ("en-GB", "link", "")
    assert (built(content, tmp_path / "site", search=False) / "articles" / "quillbridge2031.html").is_file()


@pytest.mark.parametrize(("issued", "published"), [
    ({"date-parts": [[2031]]}, "2031"), ({"date-parts": [["2031", "4"]]}, "2031-04"),
    ({"date-parts": [[2031, 4, 2], [2031, 4, 9]]}, "2031-04-02/2031-04-09"),
    ({"date-parts": [[2031, 4, 0]]}, "2031-04"), ({"date-parts": [[2031]], "season": 2}, "2031-22"),
    ({"date-parts": [[2031, 4]], "circa": True}, "2031-04~"), ({"raw": "2031-04-02"}, "2031-04-02"),
    ({"literal": "2031?"}, "2031?"), ("2031-04", "2031-04"), ({"edtf": "2031-04/.."}, "2031-04/.."),
    ({"date-parts": [[2031, 13]]}, ""), ({"date-parts": [[2031, 2, 30]]}, ""), ({"raw": "last week"}, ""),
    ({"date-parts": []}, ""), ({"date-parts": [[]]}, ""), ({"date-parts": 5}, ""), (None, ""), (2031, ""),
    ({"date-parts": [[2031], [None]]}, "2031"),
    ({"date-parts": [["x"]]}, ""), ({"date-parts": [[None, 4]]}, ""), ({"date-parts": [[-44, 3, 15]]}, ""),
])
def test_dates_become_edtf_or_are_left_out(content: Path, tmp_path: Path, issued: Any, published: str) -> None:
    made = imported(content, tmp_path, issued=issued)
    assert (made.published.text if made.published else "") == published


@pytest.mark.parametrize(("author", "names"), [
    ([{"family": "Quill", "given": "Ada"}], ("Ada Quill",)),
    ([{"family": "Berg", "given": "Eva", "non-dropping-particle": "van den", "suffix": "Jr."}],
     ("Eva van den Berg Jr.",)),
    ([{"literal": "no"}, {"family": "12:30"}, {"literal": "a: b # c"}], ("no", "12:30", "a: b # c")),
    ([{}, None, 5, [], {"family": []}, {"family": {"a": 1}}], ("5",)), ("Ada Quill", ()), ({}, ()),
])
def test_authors_are_written_as_names(content: Path, tmp_path: Path, author: Any, names: tuple[str, ...]) -> None:
    assert imported(content, tmp_path, author=author).authors == names


@pytest.mark.parametrize("title", [
    "no", "a: b", "- x", "---", "...", "“Quoted”", "'x", "a # b", "5", "@x", "[[x]]", "tab\there", "🜨 \x00 \ud800",
    "line\nbreak", "x" * 5000, "\\n", "%", "{", "null", "? x", "! x", "& x", "* x", "| x", "> x",
])
def test_every_title_is_read_back_as_it_was(content: Path, tmp_path: Path, title: str) -> None:
    wanted = " ".join(title.replace("\x00", "").replace("\ud800", "\ufffd").split())
    assert imported(content, tmp_path, title=title).title == wanted
    assert not check(content).problems


def test_articles_that_stand_are_left_alone_and_a_second_import_adds_nothing(content: Path) -> None:
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    after = contents(content)
    assert {path: after[path] for path in contents(SMALL)} == contents(SMALL)
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    assert contents(content) == after


def test_an_id_that_another_record_has_is_numbered(content: Path, tmp_path: Path) -> None:
    file = library(tmp_path, *({"id": name, "type": "book", "title": name} for name in ("index", "tam-reed", "con")))
    assert main(["import", str(file), "--content", str(content)]) == 0
    assert not check(content).problems
    assert (content / "articles" / "tam-reed-2.md").is_file()


def test_a_briefings_own_sources_are_all_there_already(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site", search=False)
    assert main(["import", str(site / "data" / "sources.json"), "--content", str(content)]) == 0
    assert contents(content) == contents(SMALL)


def test_an_article_that_cannot_be_read_is_never_written_over(content: Path, tmp_path: Path) -> None:
    (content / "articles" / "new.md").write_text("broken", encoding="utf-8")
    was = contents(content)
    assert main(["import", str(library(tmp_path, {"id": "new", "type": "book", "title": "New"})),
                 "--content", str(content)]) == 0
    assert contents(content) == was


def test_the_option_for_annotations_is_refused(content: Path) -> None:
    assert main(["import", str(CASES / "library.json"), "--content", str(content), "--article", "closure"]) == 2
    assert contents(content) == contents(SMALL)


def test_a_file_where_the_folder_must_be_is_refused(content: Path) -> None:
    shutil.rmtree(content / "articles")
    (content / "articles").write_text("", encoding="utf-8")
    was = contents(content)
    assert main(["import", str(CASES / "library.json"), "--content", str(content)]) == 2
    assert contents(content) == was

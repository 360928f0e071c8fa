"""A library of sources becomes articles without a text, and the articles that stand are left alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.checking import check_content
from builder.cli import main
from builder.reading.load import load_briefing
from builder.values.records import Article
from tests.conftest import ROOT, built
from tests.desk.test_import_notes import SMALL, contents, report, said

CASES = ROOT / "tests" / "importing"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def library(folder: Path, *items: Any) -> Path:
    file = folder / "library"
    file.write_text(json.dumps(items), encoding="utf-8")
    return file


def article(content: Path, identifier: str) -> Article:
    return next(each for each in load_briefing(content)[0].articles if each.id == identifier)


def imported(content: Path, folder: Path, **item: Any) -> Article:
    main(
        [
            "import",
            str(library(folder, {"id": "new", "type": "webpage", "title": "New", **item})),
            "--content",
            str(content),
        ]
    )
    return article(content, "new")


def test_items_become_articles_and_the_rest_is_reported(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = report(CASES / "library.json", content, capsys)
    assert told["added"] == ["quillbridge2031", "notes-on-stone-1", "keystone-2"]
    assert said(told) == ["left-out", "left-out", "already-there", "already-there", "no-title"]
    assert not check_content(content).problems


def test_an_article_says_where_its_source_is_and_shows_no_text(content: Path, tmp_path: Path) -> None:
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    made = article(content, "quillbridge2031")
    assert (made.title, made.publisher) == ('The bridge: a "short" history', "The Marrow Courier")
    assert made.authors == ("Ada Quill", "The Reading Group")
    assert (made.url, made.archived) == ("https://courier.example/history", "https://archive.example/history")
    assert made.published and made.published.text == "2031-04-07"
    assert made.retrieved and made.retrieved.text == "2031-05-01"
    assert (made.language, made.rights, made.words) == ("en-GB", "link", 0)
    assert (built(content, tmp_path / "site", search=False) / "articles" / "quillbridge2031.html").is_file()


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[2031]]}, "2031"),
        ({"date-parts": [["2031", "4"]]}, "2031-04"),
        ({"date-parts": [[2031, 4, 2], [2031, 4, 9]]}, "2031-04-02/2031-04-09"),
        ({"date-parts": [[2031, 4, 0]]}, "2031-04"),
        ({"date-parts": [[2031]], "season": 2}, "2031-22"),
        ({"date-parts": [[2031, 4]], "circa": True}, "2031-04~"),
        ({"raw": "2031-04-02"}, "2031-04-02"),
        ({"literal": "2031?"}, "2031?"),
        ("2031-04", "2031-04"),
        ({"edtf": "2031-04/.."}, "2031-04/.."),
        ({"date-parts": [[2031, 13]]}, ""),
        ({"date-parts": [[2031, 2, 30]]}, ""),
        ({"raw": "last week"}, ""),
        ({"date-parts": []}, ""),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": 5}, ""),
        (None, ""),
        (2031, ""),
        ({"date-parts": [[2031], [None]]}, "2031"),
        ({"date-parts": [["x"]]}, ""),
        ({"date-parts": [[None, 4]]}, ""),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
        ({"date-parts": [[-1]]}, "0000"),
        ({"date-parts": [["-400"]]}, "-0399"),
        ({"date-parts": [[-45], [-44]]}, "-0044/-0043"),
        ({"date-parts": [[-12000]]}, "Y-11999"),
        ({"date-parts": [[0]]}, ""),
        ({"raw": "44 BC"}, "-0043"),
        ({"literal": "300 v. Chr."}, "-0299"),
        ({"raw": "April 2, 2031"}, "2031-04-02"),
        ({"raw": "2031/04/02"}, "2031-04-02"),
        ({"raw": "2.4.2031"}, "2031-04-02"),
        ({"raw": "03/04/2031"}, ""),
        ({"literal": "Spring 2031"}, "2031-21"),
        ({"raw": "c. 2031"}, "2031~"),
        ({"raw": "ca. April 2031"}, "2031-04~"),
        ({"literal": "about Winter 2031"}, "2031-24~"),
        ({"raw": "2031-04", "circa": 1}, "2031-04~"),
        ({"date-parts": [[2031]], "circa": 0}, "2031"),
        ({"literal": "spring, or so"}, ""),
        ({"raw": "0 BC"}, ""),
        ({"date-parts": [[2031, 22]]}, "2031-22"),
        ({"date-parts": [[2031]], "season": "Fall"}, "2031-23"),
        ({"date-parts": [["2031", "04", "00"]]}, "2031-04"),
    ],
)
def test_dates_become_edtf_or_are_left_out(content: Path, tmp_path: Path, issued: Any, published: str) -> None:
    made = imported(content, tmp_path, issued=issued)
    assert (made.published.text if made.published else "") == published


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([{"family": "Quill", "given": "Ada"}], ("Ada Quill",)),
        (
            [{"family": "Berg", "given": "Eva", "non-dropping-particle": "van den", "suffix": "Jr."}],
            ("Eva van den Berg Jr.",),
        ),
        ([{"literal": "no"}, {"family": "12:30"}, {"literal": "a: b # c"}], ("no", "12:30", "a: b # c")),
        (
            [
                {"family": "毛", "given": "泽东"},
                {"family": "김", "given": "정은"},
                {"family": "さくら", "given": "もも子"},
            ],
            ("毛泽东", "김정은", "さくらもも子"),
        ),
        (
            [{"family": "毛", "given": "Ada"}, {"family": "Quill", "given": "Ada", "static-ordering": True}],
            ("Ada 毛", "Quill Ada"),
        ),
        (
            [
                {"family": "Gaulle", "given": "Ada", "dropping-particle": "de"},
                {"family": "Arc", "given": "Ada", "non-dropping-particle": "d'"},
                {"family": "Amin", "given": "Ada", "dropping-particle": "al-"},
            ],
            ("Ada de Gaulle", "Ada d'Arc", "Ada al-Amin"),
        ),
        (
            [
                {"family": "Quill", "given": "Ada", "suffix": "Jr.", "comma-suffix": True},
                {"family": "Quill,", "given": "Ada"},
            ],
            ("Ada Quill, Jr.", "Ada Quill"),
        ),
        ([{"literal": "Board of the <i>Fen</i> &amp; Marsh"}, {"given": "Cher"}], ("Board of the Fen & Marsh", "Cher")),
        ([{}, None, 5, [], {"family": []}, {"family": {"a": 1}}], ("5",)),
        ("Ada Quill", ()),
        ({}, ()),
    ],
)
def test_authors_are_written_as_names(content: Path, tmp_path: Path, author: Any, names: tuple[str, ...]) -> None:
    assert imported(content, tmp_path, author=author).authors == names


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("hu", "Quill Ada"),
        ("hu-HU", "Quill Ada"),
        ("vi", "Quill Ada"),
        ("en", "Ada Quill"),
        ("", "Ada Quill"),
        ("Hungarian", "Ada Quill"),
    ],
)
def test_the_family_comes_first_where_the_language_wants_it(
    content: Path, tmp_path: Path, language: str, name: str
) -> None:
    author = [{"family": "Quill", "given": "Ada"}]
    assert imported(content, tmp_path, author=author, language=language).authors == (name,)


@pytest.mark.parametrize(
    ("rich", "title"),
    [
        ('The <i>Heron</i> off <span class="nocase">McFen</span> &amp; H<sub>2</sub>O', "The Heron off McFen & H2O"),
        ("<b>A</b> &lt;i&gt; &amp;amp; AT&T &copy 5 < 6 > 4", "A <i> &amp; AT&T &copy 5 < 6 > 4"),
        ("x<sup>2</sup> <SC>caps</SC> <img> <Unknown>", "x2 caps <img> <Unknown>"),
        ("&#228;&#x4E2D;", "ä中"),
    ],
)
def test_titles_lose_markup_and_entities_once(content: Path, tmp_path: Path, rich: str, title: str) -> None:
    assert imported(content, tmp_path, title=rich).title == title


@pytest.mark.parametrize(
    ("item", "url", "doi"),
    [
        ({"DOI": "10.1000/182"}, "https://doi.org/10.1000/182", "10.1000/182"),
        ({"DOI": "https://doi.org/10.1000/a(b)<c>"}, "https://doi.org/10.1000/a(b)%3Cc%3E", "10.1000/a(b)<c>"),
        ({"DOI": "doi:10.1000/182", "URL": "https://a.example/x"}, "https://a.example/x", "10.1000/182"),
        ({"DOI": "none"}, "", ""),
        ({"DOI": 5}, "", ""),
    ],
)
def test_a_doi_is_kept_and_is_an_address_where_there_is_no_other(
    content: Path, tmp_path: Path, item: dict[str, Any], url: str, doi: str
) -> None:
    made = imported(content, tmp_path, **item)
    assert (made.url, made.doi) == (url, doi)


@pytest.mark.parametrize(
    ("item", "kept", "said_of_it"),
    [
        ({"type": "report"}, "report", []),
        ({"type": "legal_case", "publisher": "P"}, "legal_case", []),
        ({"type": "webpage", "URL": "https://a.example/x"}, "", []),
        ({"type": "webpage"}, "webpage", []),
        ({"type": "journalArticle"}, "", ["left-out"]),
        ({"type": ""}, "", []),
    ],
)
def test_the_type_of_an_item_is_kept(
    content: Path,
    tmp_path: Path,
    item: dict[str, Any],
    kept: str,
    said_of_it: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = report(library(tmp_path, {"id": "new", "title": "New", **item}), content, capsys)
    assert said(told) == said_of_it
    assert article(content, "new").source_type == kept


@pytest.mark.parametrize(
    "date",
    [
        "2031-04-02",
        "-0043-03-15",
        "-0044/0000",
        "2031?",
        "2031-04~/2031-05",
        "203X",
        "2031/..",
        "2031-21/2031-23",
        "2031-04-XX",
        "2031-22~",
        "Y17000",
        "2031-04~",
        "../2031",
        "2031-04-02T10:00:00Z",
    ],
)
def test_what_is_exported_comes_back_as_it_was(content: Path, tmp_path: Path, date: str) -> None:
    written = f"""---
title: "The <i>Heron</i> &amp; 毛泽东’s “boat” <b>"
publisher: A & B &amp; C
type: report
author: [毛泽东, Quill Ada, "King, Ada, Jr.", Board of <i>x</i> &lt;]
published: "{date}"
retrieved: "{date}"
doi: 10.1000/a(b)<c>
url: https://a.example/%20x?y=1#z
rights: link
---
"""
    (content / "articles" / "new.md").write_text(written, encoding="utf-8")
    before = article(content, "new")
    site = built(content, tmp_path / "site", search=False)
    (content / "articles" / "new.md").unlink()
    assert main(["import", str(site / "data" / "sources.json"), "--content", str(content)]) == 0
    after = article(content, "new")
    for key in ("title", "authors", "publisher", "published", "retrieved", "doi", "url", "source_type", "language"):
        assert getattr(after, key) == getattr(before, key), key


@pytest.mark.parametrize(
    "title",
    [
        "no",
        "a: b",
        "- x",
        "---",
        "...",
        "“Quoted”",
        "'x",
        "a # b",
        "5",
        "@x",
        "[[x]]",
        "tab\there",
        "🜨 \x00 \ud800",
        "line\nbreak",
        "x" * 5000,
        "\\n",
        "%",
        "{",
        "null",
        "? x",
        "! x",
        "& x",
        "* x",
        "| x",
        "> x",
    ],
)
def test_every_title_is_read_back_as_it_was(content: Path, tmp_path: Path, title: str) -> None:
    wanted = " ".join(title.replace("\x00", "").replace("\ud800", "\ufffd").split())
    assert imported(content, tmp_path, title=title).title == wanted
    assert not check_content(content).problems


def test_articles_that_stand_are_left_alone_and_a_second_import_adds_nothing(content: Path) -> None:
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    after = contents(content)
    assert {path: after[path] for path in contents(SMALL)} == contents(SMALL)
    main(["import", str(CASES / "library.json"), "--content", str(content)])
    assert contents(content) == after


def test_an_id_that_another_record_has_is_numbered(content: Path, tmp_path: Path) -> None:
    file = library(tmp_path, *({"id": name, "type": "book", "title": name} for name in ("index", "tam-reed", "con")))
    assert main(["import", str(file), "--content", str(content)]) == 0
    assert not check_content(content).problems
    assert (content / "articles" / "tam-reed-2.md").is_file()


def test_a_briefings_own_sources_are_all_there_already(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site", search=False)
    assert main(["import", str(site / "data" / "sources.json"), "--content", str(content)]) == 0
    assert contents(content) == contents(SMALL)


def test_an_article_that_cannot_be_read_is_never_written_over(content: Path, tmp_path: Path) -> None:
    (content / "articles" / "new.md").write_text("broken", encoding="utf-8")
    was = contents(content)
    assert (
        main(
            ["import", str(library(tmp_path, {"id": "new", "type": "book", "title": "New"})), "--content", str(content)]
        )
        == 0
    )
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


def test_a_digest_comes_back_as_one_of_the_report(content: Path, tmp_path: Path) -> None:
    report = {"id": "new", "type": "article-newspaper", "title": "The pier is shut", "container-title": "The Gazette"}
    found = imported(
        content, tmp_path, title="Digest of “The pier is shut”", URL="https://a.example/x", custom={"digest": report}
    )
    assert (found.title, found.publisher, found.digest, found.url) == ("The pier is shut", "The Gazette", True, "")

"""What an article said before its publisher changed it: shown wherever the note is, as far as rights allow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from builder.data.schema import briefing_schema
from builder.kinds import DATA_KINDS
from builder.meaning.review.dates import review_date_order
from builder.meaning.review.wordings import unchanged_wordings
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from tests.connected import connected, files_of
from tests.copying import book_of, faults, page_of, site_of, unzipped, write
from tests.reading_html import parse
from tests.searching import search_records

FILES = {
    "briefing.yaml": "title: A line\nlanguage: en\n",
    "articles/courier.md": "---\ntitle: Courier\nlanguage: de\npublished: 2031-04-01\nrights: {rights}\n"
    "retrieved: 2031-05-30\n---\n\nDie Bahn fährt im Juni.\n",
    "notes/courier.yaml": "- id: opens\n  quote: Die Bahn fährt im Juni\n  text: The month has changed.\n{earlier}",
}
EARLIER = (
    "  earlier:\n    - quote: Die Bahn fährt im Mai\n      until: 2031-04-12\n"
    "    - {quote: Die Bahn fährt gleich, until: 2031-05}\n"
)
WORDS = ("Die Bahn fährt im Mai", "Die Bahn fährt gleich")
SHOWN = ["Until 12 April 2031 this read: “Die Bahn fährt im Mai”", "Until May 2031 this read: “Die Bahn fährt gleich”"]


def content(folder: Path, rights: str = "full", earlier: str = EARLIER) -> Path:
    return write(
        {path: text.replace("{rights}", rights).replace("{earlier}", earlier) for path, text in FILES.items()}, folder
    )


def everything(folder: Path) -> dict[str, bytes]:
    """All that a build writes, what search is fed, and the copies."""
    site, words = connected(folder)
    records = [str(record) for record in search_records(site, words)]
    return {
        **site_of(folder),
        **files_of(site, words),
        "search": "\n".join(records).encode(),
        "single.html": page_of(folder),
        **unzipped(book_of(folder)),
    }


def told(page: bytes) -> list[str]:
    return [" ".join(each.text.split()) for each in parse(page.decode()).find("p", class_="note-earlier")]


@pytest.mark.parametrize("rights", ["full", "excerpt", "quotes"])
def test_pages_and_copies_say_what_the_article_said_and_until_when(tmp_path: Path, rights: str) -> None:
    written = everything(content(tmp_path, rights))
    assert told(written["articles/courier.html"]) == SHOWN
    assert told(written["single.html"]) == SHOWN
    book = " ".join(data.decode() for name, data in written.items() if name.endswith(".xhtml"))
    assert re.findall(r">(Until .*?:) <bdi [^>]*>(.*?)</bdi>", book) == [
        tuple(re.split("(?<=:) ", each)) for each in SHOWN
    ]
    assert all(words.encode() in written["search"] for words in WORDS)


def test_the_words_carry_the_language_of_the_article(tmp_path: Path) -> None:
    page = parse(site_of(content(tmp_path))["articles/courier.html"].decode())
    assert [word.attributes["lang"] for each in page.find("p", class_="note-earlier") for word in each.find("bdi")] == [
        "de",
        "de",
    ]


def test_programs_are_told_the_same(tmp_path: Path) -> None:
    written = everything(content(tmp_path))
    graph = json.loads(written["data/briefing.json"])
    Draft202012Validator(briefing_schema(DATA_KINDS)).validate(graph)
    (note,) = graph["articles"][0]["notes"]
    assert [(each["quote"], each["until"]["edtf"]) for each in note["earlier"]] == [
        (WORDS[0], "2031-04-12"),
        (WORDS[1], "2031-05"),
    ]
    (annotation,) = json.loads(written["data/annotations.jsonld"])["first"]["items"]
    assert [(target["selector"]["exact"], target["state"]) for target in annotation["target"][2:]] == [
        (WORDS[0], {"type": "TimeState", "sourceDate": "2031-04-12T00:00:00Z"}),
        (WORDS[1], {"type": "TimeState", "sourceDate": "2031-05-01T00:00:00Z"}),
    ]


def test_words_that_rights_withhold_are_nowhere(tmp_path: Path) -> None:
    written = everything(content(tmp_path, "link"))
    assert [name for name, data in written.items() for words in WORDS if words.encode() in data] == []


def test_a_note_without_earlier_words_has_no_trace_of_them(tmp_path: Path) -> None:
    written = everything(content(tmp_path, earlier=""))
    assert [name for name, data in written.items() if b"earlier" in data and name.startswith("data/")] == [
        "data/briefing.schema.json"
    ]
    assert not told(written["articles/courier.html"])


@pytest.mark.slow
def test_the_book_is_a_valid_one(tmp_path: Path) -> None:
    assert faults(book_of(content(tmp_path / "content")), tmp_path) == []


def test_words_that_stood_until_before_the_article_was_published_are_told(tmp_path: Path) -> None:
    site, _ = connected(content(tmp_path, earlier="  earlier: [{quote: Die Bahn, until: 2030-01-01}]\n"))
    (problem,) = review_date_order(site)
    assert "stood until 2030-01-01" in problem.message and problem.place.path.endswith("courier.yaml")


def test_the_interface_has_the_words_in_german() -> None:
    german = Theme(bundled_themes() / DEFAULT_THEME).words("de")
    assert german("note.earlier", date="1. Mai 2031") == "Hier stand bis 1. Mai 2031:"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Die Bahn fährt im Juni", ["earlier-unchanged"]),
        ("Die  Bahn fährt\u00a0im Juni", ["earlier-unchanged"]),
        ("Die Bahn fährt im Mai", []),
        ("die Bahn fährt im Juni", []),
    ],
)
def test_an_earlier_wording_that_the_article_still_has_is_noticed(tmp_path: Path, words: str, codes: list[str]) -> None:
    site, _ = connected(content(tmp_path, earlier=f'  earlier: [{{quote: "{words}", until: 2031-04-12}}]\n'))
    assert [problem.code for problem in unchanged_wordings(site)] == codes

"""The articles for reference managers and LaTeX, and what readers copy to cite something."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from builder.data.bibtex import BIBTEX_FILE, article_to_bibtex, escape_tex_line
from builder.data.citation import cite_article, cite_page
from builder.data.csl import CSL_FILE, article_to_csl
from builder.data.date_formats import date_to_csl
from builder.data.highwire import article_tags, page_tags
from builder.values.edtf import parse_edtf
from builder.values.records import Article
from builder.values.text_file import Place
from builder.values.vocabulary import SOURCE_TYPES
from tests.conftest import ROOT
from tests.connected import SAMPLES, SMALL, WITHHELD, connected, data_file, published_at

_TEXT = {"type": "string", "minLength": 1}
_DATE = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
        },
        "season": {"type": ["string", "number"]},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": _TEXT,
        "raw": _TEXT,
    },
}
CSL = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["type", "id"],
            "additionalProperties": False,
            "properties": {
                "id": _TEXT,
                "type": {"enum": list(SOURCE_TYPES)},
                "title": _TEXT,
                "author": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"type": "object", "properties": {"literal": _TEXT}, "additionalProperties": False},
                },
                "reviewed-author": {"$ref": "#/items/properties/author"},
                "issued": _DATE,
                "accessed": _DATE,
                "original-date": _DATE,
                **dict.fromkeys(
                    (
                        "container-title",
                        "URL",
                        "archive",
                        "archive_location",
                        "language",
                        "reviewed-title",
                        "original-publisher",
                        "note",
                        "publisher",
                        "DOI",
                    ),
                    _TEXT,
                ),
                "custom": {"type": "object", "minProperties": 1},
            },
        },
    }
)
"""What the schema csl-data.json, 1.0.2, demands of the variables that we write, with no others let in."""

BARE = Article("bare", "Bare", "", (), "", "", None, "en", None, "full", (), None, 0, Place("bare.md"))
FULL = replace(
    BARE,
    title="Old bridge shut",
    authors=("Ada Quill", "Ben Ash"),
    publisher="The Courier",
    published=parse_edtf("2031-04-02"),
    url="https://courier.example/bridge",
    archived="https://archive.example/1",
    retrieved=parse_edtf("2031-07-03"),
)


@pytest.mark.parametrize("name", SAMPLES)
def test_csl_demands_are_kept(name: str) -> None:
    site, words = connected(SAMPLES[name])
    items = json.loads(data_file(site, words, CSL_FILE))
    assert not [error.message for error in CSL.iter_errors(items)]
    assert [item["id"] for item in items] == [article.id for article in site.briefing.articles]


@pytest.mark.parametrize(("edtf", "said"), yaml.safe_load((ROOT / "tests/data/csl_dates.yaml").read_text("utf-8")))
def test_a_date_says_as_much_as_csl_can_say(edtf: str, said: dict[str, object]) -> None:
    assert date_to_csl(parse_edtf(edtf), connected(SMALL)[1]) == said


def test_a_csl_item_has_what_the_article_has() -> None:
    words = connected(SMALL)[1]
    assert article_to_csl(BARE, words) == {"id": "bare", "type": "document", "title": "Bare", "language": "en"}
    assert article_to_csl(FULL, words) == {
        "id": "bare",
        "type": "article-newspaper",
        "title": "Old bridge shut",
        "container-title": "The Courier",
        "author": [{"literal": "Ada Quill"}, {"literal": "Ben Ash"}],
        "issued": {"date-parts": [[2031, 4, 2]]},
        "accessed": {"date-parts": [[2031, 7, 3]]},
        "URL": "https://courier.example/bridge",
        "archive": "archive.example",
        "archive_location": "https://archive.example/1",
        "language": "en",
    }


def parse_bib(text: str) -> dict[str, dict[str, str]]:
    """Entries as BibTeX reads them: braces are counted, and a backslash before one does not matter."""
    entries: dict[str, dict[str, str]] = {}
    at = 0
    while match := re.compile(r"\s*@(\w+)\{([^,\s]+),").match(text, at):
        fields = entries[match[2]] = {"": match[1]}
        at = match.end()
        while field := re.compile(r"\s*([a-z]+) = \{").match(text, at):
            depth, at = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[field[1]] = text[field.end() : at - 1]
            assert text[at] == ","
            at += 1
        assert text[at : at + 3] == "\n}\n"
        at += 3
    assert not text[at:].strip()
    return entries


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bibliography_has_an_entry_for_each_article(name: str) -> None:
    site, words = connected(SAMPLES[name])
    entries = parse_bib(data_file(site, words, BIBTEX_FILE).decode())
    assert list(entries) == [article.id for article in site.briefing.articles]
    assert all(entry["title"].startswith("{") and entry["title"].endswith("}") for entry in entries.values())


def test_what_tex_would_take_for_its_own_is_written_out() -> None:
    entry = parse_bib(data_file(*connected(WITHHELD), BIBTEX_FILE).decode())["open"]
    assert entry["title"] == (
        r"{The lamp is lit: 100 \% \textbackslash{} \textbraceleft{}new\textbraceright{} "
        r"\& \_bright\_}"
    )
    assert entry["author"] == "{Ada Quill} and {Harbour Office}"
    assert (entry["date"], entry["year"], entry["urldate"]) == ("2031-06-19~", "2031", "2031-07-03")
    assert entry["url"] == "https://open.example/lamp?a=1&b=%7B2%7D"


def test_an_address_in_a_note_is_written_so_that_tex_reads_it() -> None:
    article = replace(FULL, url="https://a.example/%20x?a=1&b=_#z", archived="https://b.example/%C3%A4_b#c~d")
    entry = parse_bib(article_to_bibtex(article, connected(SMALL)[1]))["bare"]
    assert entry["url"] == "https://a.example/%20x?a=1&b=_#z"
    assert entry["note"].endswith(r"https://b.example/\%C3\%A4\_b\#c\textasciitilde{}d")
    bare = re.sub(r"\\[%&#$_]", "", entry["note"])
    assert not set(bare) & set("%&#$_^~")


@pytest.mark.parametrize(
    ("kind", "entry", "field"),
    [
        ("", "article", "journal"),
        ("report", "report", "institution"),
        ("book", "book", "publisher"),
        ("chapter", "incollection", "booktitle"),
        ("webpage", "online", "organization"),
        ("treaty", "misc", "organization"),
    ],
)
def test_the_type_of_a_source_says_what_kind_of_entry_it_is(kind: str, entry: str, field: str) -> None:
    fields = parse_bib(article_to_bibtex(replace(FULL, source_type=kind, doi="10.1000/1_{2}"), connected(SMALL)[1]))[
        "bare"
    ]
    assert (fields[""], fields[field], fields["doi"]) == (entry, "The Courier", "10.1000/1_%7B2%7D")
    assert ("entrysubtype" in fields) == (not kind)


def test_a_date_before_christ_is_given_to_biber() -> None:
    fields = parse_bib(article_to_bibtex(replace(FULL, published=parse_edtf("-0043-03-15")), connected(SMALL)[1]))[
        "bare"
    ]
    assert (fields["date"], "year" in fields) == ("-0043-03-15", False)


def test_a_report_is_cited_as_a_report() -> None:
    article = replace(FULL, source_type="report", doi="10.1000/182")
    item = article_to_csl(article, connected(SMALL)[1])
    assert (item["type"], item["publisher"], item["DOI"]) == ("report", "The Courier", "10.1000/182")
    assert "container-title" not in item
    tags = dict(article_tags(article))
    assert (tags["z:itemType"], tags["citation_doi"]) == ("report", "10.1000/182")


@given(st.text())
def test_any_title_keeps_the_entry_whole_and_names_itself(title: str) -> None:
    (entry,) = parse_bib(article_to_bibtex(replace(FULL, title=title), connected(SMALL)[1])).values()
    assert entry["title"] == f"{{{escape_tex_line(title)}}}"
    assert entry["langid"] == "english"
    bare = re.sub(r"\\text[a-z]+\{\}|\\[%&#$_]", "", entry["title"][1:-1])
    assert not set(bare) & set("\\{}%&#$_^~\n")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {},
            "Ada Quill, Ben Ash, “Old bridge shut”, The Courier, 2 April 2031, https://courier.example/bridge "
            "(archived at https://archive.example/1, retrieved 3 July 2031)",
        ),
        (
            {"archived": ""},
            "Ada Quill, Ben Ash, “Old bridge shut”, The Courier, 2 April 2031, "
            "https://courier.example/bridge (retrieved 3 July 2031)",
        ),
        (
            {"archived": "", "retrieved": None, "url": ""},
            "Ada Quill, Ben Ash, “Old bridge shut”, The Courier, 2 April 2031",
        ),
        (
            {"authors": (), "publisher": "", "published": None, "url": "", "archived": "", "retrieved": None},
            "“Old bridge shut”",
        ),
        (
            {
                "authors": (),
                "publisher": "",
                "title": "He said “no”",
                "published": parse_edtf("2031-04~"),
                "url": "",
                "retrieved": None,
            },
            "“He said ‘no’”, about April 2031 (archived at https://archive.example/1)",
        ),
    ],
)
def test_a_citation_has_what_there_is_and_no_stray_marks(changes: dict[str, object], text: str) -> None:
    citation = cite_article(replace(FULL, **changes), connected(SMALL)[1])  # type: ignore[arg-type]
    assert citation.text == text
    assert {part.text for part in citation.parts if part.href} == {part.href for part in citation.parts if part.href}


@pytest.mark.parametrize(
    ("url", "path", "title", "text"),
    [
        ("", "index.html", "The bridge at Little Marrow", "The Reading Group, “The bridge at Little Marrow”, May 2031"),
        (
            "https://b.example/x",
            "index.html",
            "Any",
            "The Reading Group, “The bridge at Little Marrow”, May 2031, https://b.example/x/",
        ),
        (
            "https://b.example/x",
            "method.html",
            "How we read",
            "The Reading Group, “How we read”, The bridge at Little Marrow, May 2031, https://b.example/x/method.html",
        ),
    ],
)
def test_a_page_is_cited_with_the_briefing_it_is_of(url: str, path: str, title: str, text: str) -> None:
    site, words = connected(SMALL)
    assert cite_page(published_at(site, url), words, path, title).text == text


def test_an_edition_that_is_a_date_is_cited_in_words() -> None:
    assert ", 1 August 2031, " in cite_page(*connected(WITHHELD), "index.html", "").text


def test_an_articles_page_offers_the_article_to_reference_managers() -> None:
    assert article_tags(FULL) == (
        ("citation_title", "Old bridge shut"),
        ("citation_author", "Ada Quill"),
        ("citation_author", "Ben Ash"),
        ("citation_publication_date", "2031/04/02"),
        ("citation_journal_title", "The Courier"),
        ("citation_public_url", "https://courier.example/bridge"),
        ("citation_language", "en"),
        ("z:itemType", "newspaperArticle"),
    )
    assert article_tags(BARE) == (("citation_title", "Bare"), ("citation_language", "en"), ("z:itemType", "document"))


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2031-04-02", "2031/04/02"),
        ("2031-04~", "2031/04"),
        ("2031", "2031"),
        ("2031-04-02/2031-04-05", "2031/04/02"),
        ("2031-21", None),
        ("203X", None),
        ("../2031", None),
    ],
)
def test_a_highwire_date_is_as_exact_as_the_date(edtf: str, date: str | None) -> None:
    assert dict(article_tags(replace(FULL, published=parse_edtf(edtf)))).get("citation_publication_date") == date


def test_a_page_of_the_briefing_offers_itself() -> None:
    site, _ = connected(WITHHELD)
    assert page_tags(site, "method.html", "How we read") == (
        ("citation_title", "How we read"),
        ("citation_author", "Rosa Field"),
        ("citation_author", "The Reading Group"),
        ("citation_publication_date", "2031/08/01"),
        ("citation_public_url", "https://lamp.example/notes/method.html"),
        ("citation_language", "en"),
        ("z:itemType", "webpage"),
    )
    assert "citation_public_url" not in dict(page_tags(published_at(site, ""), "method.html", "How we read"))

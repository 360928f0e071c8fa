"""Articles as readers, programs and a review see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.data.json_ld import JsonLd
from builder.kinds import DATA_KINDS
from builder.kinds.article import PAGES, REVIEW
from tests.connected import connected
from tests.copying import write
from tests.kinds.stating import SITE, data_of, description, node, page_graph, review, search_records, updated, view


def test_an_article_says_whose_it_is_and_what_it_is_based_on() -> None:
    page, article = page_graph("open")
    assert page["mainEntity"] == {"@id": article["@id"]}
    assert {mention["name"] for mention in page["mentions"]} >= {"The Keeper", "Harbour Office"}
    assert article["@id"] == article["url"] == "https://open.example/lamp?a=1&b=%7B2%7D"
    assert article["author"] == [
        "Ada Quill",
        {"@type": "Organization", "name": "Harbour Office", "@id": "../entries/harbour-office.html#harbour-office"},
    ]
    assert [who["name"] for who in article["contributor"]] == ["Harbour Office"]
    assert node("NewsArticle", "part")["isBasedOn"][0]["@id"] == article["@id"]


def test_a_digest_is_the_editors_and_based_on_the_report(tmp_path: Path) -> None:
    front = "---\ntitle: A\nurl: https://p.example/a\ndigest: true\n---\n\nIn short.\n"
    site, words = connected(write({"briefing.yaml": "title: T\neditors: [Rosa]\n", "articles/a.md": front}, tmp_path))
    graph: Any = JsonLd(site, words, DATA_KINDS).page_nodes("articles/a.html", "a")["@graph"]
    (digest,) = (node for node in graph if node["@type"] == "Article")
    assert digest["author"] == ["Rosa"]
    assert digest["isBasedOn"]["@id"] == "https://p.example/a" != digest["@id"]


@pytest.mark.parametrize(
    ("article", "said", "day"),
    [
        ("open", "The Open Paper · about 19 June 2031 · 3 notes", "2031-07-03"),
        ("part", "The Partial Paper · June 2031 · 5 notes", "2031-06-01"),
        ("none", "the 2020s · 2 notes", "2020-01-01"),
    ],
)
def test_it_is_described_by_its_source_and_changed_when_it_was_read(article: str, said: str, day: str) -> None:
    assert (description(article), updated(article)) == (said, day)


@pytest.mark.parametrize(
    ("article", "text", "notes"),
    [("open", "The lamp of the harbour was lit", 3), ("part", "[…]", 5), ("none", "", 2)],
)
def test_its_data_have_as_much_of_the_text_as_rights_let_be_seen(article: str, text: str, notes: int) -> None:
    data = data_of("articles", article)
    assert data["text"].startswith(text) and bool(data["text"]) is bool(text)
    assert len(data["notes"]) == notes
    assert "Yelvarin" not in str(data) and "Averin" not in str(data)


def test_its_view_has_its_notes_and_those_that_are_on_no_words_apart() -> None:
    shown = view("open")
    assert [note.id for note in shown.notes] == ["lit", "two", "gone"]
    assert [note.id for note in shown.loose] == ["gone"]
    assert view("none").fragments == ()


def test_search_finds_it_and_each_note_by_the_same_source() -> None:
    article, *notes = search_records("open")
    assert (article.url, article.filters["type"], article.sort) == (
        "articles/open.html",
        "article",
        {"date": "02031-06-19"},
    )
    assert article.meta["authors"] == "Ada Quill, Harbour Office"
    assert [note.filters["type"] for note in notes] == ["note"] * 3
    assert {note.filters["publisher"] for note in notes} == {article.filters["publisher"]} == {"The Open Paper"}


def test_a_copy_has_the_list_and_a_chapter_for_each() -> None:
    assert PAGES.chapters
    assert [chapter.path for chapter in PAGES.chapters(SITE.briefing)] == [
        "articles.html",
        *(f"articles/{article.id}.html" for article in SITE.briefing.articles),
    ]


def test_a_review_asks_for_a_source_and_for_notes(tmp_path: Path) -> None:
    bare = "---\ntitle: T\n{}---\n\nThe bridge is shut.\n"
    source = "publisher: P\npublished: 2031\nurl: https://p.example/\n"
    files = {
        "briefing.yaml": "title: T\n",
        "articles/bare.md": bare.format(""),
        "articles/link.md": bare.format(source + "rights: link\n"),
        "articles/noted.md": bare.format(source),
        "notes/noted.yaml": "- {id: one, quote: The bridge, text: So.}\n",
    }
    site, _ = connected(write(files, tmp_path))
    found = [line.removeprefix(f"{tmp_path.as_posix()}/") for line in review(site, REVIEW)]
    assert found == ["articles/bare.md:1 article-without-notes", "articles/bare.md:1 incomplete-source"]

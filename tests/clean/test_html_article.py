"""Saved pages: the article is found, and every block that the page shows besides is reported."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.html_article import READ_AS_TEXT
from builder.clean.tei import parse_tei_paragraphs
from builder.clean.values import ArticleFacts, CleanedArticle
from builder.values.errors import BriefingError
from tests.conftest import ROOT

PAGE = (ROOT / "tests" / "clean" / "bridge.html").read_bytes()


def cleaned(page: bytes) -> CleanedArticle:
    return clean_files({"page.html": decode_file(page)})["page.html"]


def test_a_page_gives_its_article_and_what_it_states() -> None:
    article = cleaned(PAGE)
    assert article.facts == ArticleFacts(
        "Council Shuts Old Bridge After Cracks Are Found",
        "The Gazette",
        ("Jane Doe",),
        "2024-07-19",
        "en",
        "https://gazette.example/bridge",
    )
    assert [(paragraph.kind, paragraph.text.split()[0]) for paragraph in article.paragraphs] == [
        ("text", "The"),
        ("text", "Traffic"),
        ("heading", "What"),
        ("text", "The"),
        ("text", "1."),
    ]


def test_every_other_block_that_the_page_shows_is_reported_with_its_line() -> None:
    lines = PAGE.decode().split("\n")
    dropped = {line.text: line for line in cleaned(PAGE).dropped}
    assert {text.split()[0] for text in dropped} == {"Home", "Sport", "Council", "Dear", "Related", "Flood", "©"}
    assert all(line.text in lines[line.number - 1] for line in dropped.values())
    assert next(line.reason for text, line in dropped.items() if text.startswith("Dear")) == "asks for money"
    reasons = {text.split()[0]: line.reason for text, line in dropped.items()}
    assert (reasons["Dear"], reasons["Council"]) == ("asks for money", "headline (now the title)")


STORY = "Here is the text of a story that goes on for a while, and it is about a bridge. " * 4


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000 + f"<p>{STORY}</p>",
        "<html><body><p>" + "<b>" * 20_000 + STORY,
        f'<html><body><div data-x="{"x" * 3_000_000}"><p>{STORY}</p></div></body></html>',
        "<html><body>" + "<table><tr><td>" * 3000 + STORY,
        f"<!DOCTYPE html><p>{STORY}<!-- never closed",
    ],
    ids=["nested", "nested words", "huge attribute", "tables in tables", "open comment"],
)
def test_a_hostile_page_gives_its_text_and_no_crash(page: str) -> None:
    assert [paragraph.text for paragraph in cleaned(page.encode()).paragraphs] == [STORY.strip()]


def test_a_table_that_lays_out_a_page_gives_its_paragraphs_and_one_of_figures_its_rows() -> None:
    story = "".join(
        f"<p>{sentence}</p>"
        for sentence in (
            "The council shut the old bridge on Saturday after engineers found cracks in two of its piers.",
            "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon.",
            "The council has set aside a sum for the repair, and the engineers will report to it again in May.",
        )
    )
    laid_out = cleaned(f"<html><body><table><tr><td><h2>A Bridge</h2>{story}</td></tr></table></body></html>".encode())
    assert [paragraph.text.split()[0] for paragraph in laid_out.paragraphs] == ["The", "Traffic", "The"]
    figures = "<table><tr><td>Cars</td><td>1,200</td></tr><tr><td>Lorries</td><td>80</td></tr></table>"
    shown = cleaned(f"<html><body><article>{story}{figures}{story}</article></body></html>".encode())
    assert "Cars | 1,200" in [paragraph.text for paragraph in shown.paragraphs]
    assert not shown.dropped


def test_a_quotation_keeps_what_stands_beside_its_paragraphs() -> None:
    quoted = ElementTree.fromstring(
        "<body><quote><p>The list:</p><code>one, two</code><p>It <hi>is</hi> long.</p></quote></body>"
    )
    assert [paragraph.text for paragraph in parse_tei_paragraphs(quoted)] == ["The list:", "one, two", "It is long."]


def test_a_list_within_a_list_gives_each_item_once() -> None:
    listed = ElementTree.fromstring(
        "<body><list><item>Ships<list><item>Brig</item><item>Sloop</item></list></item><item>Boats</item></list></body>"
    )
    assert [paragraph.text for paragraph in parse_tei_paragraphs(listed)] == ["Ships", "Brig", "Sloop", "Boats"]


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        (
            "<title>Old Bridge Shut | The Gazette</title>",
            "<h1>Roads and Rivers</h1><h2>Old Bridge Shut</h2>",
            "Old Bridge Shut",
        ),
        (
            "<title>Old Bridge Shut | The Gazette</title>",
            "<div>Roads and Rivers</div><div>Old Bridge Shut</div>",
            "Old Bridge Shut",
        ),
        (
            '<meta property="og:title" content="Old Bridge Shut - Local - The Gazette"/>',
            "<h1>About This Site</h1><p>Old Bridge Shut</p>",
            "Old Bridge Shut",
        ),
        ("<title>The Gazette</title>", "<h1>Old Bridge Shut</h1>", "Old Bridge Shut"),
        ("<title>Old Bridge Shut</title>", "", "Old Bridge Shut"),
    ],
)
def test_a_title_is_what_the_page_shows_and_its_head_states(head: str, shown: str, title: str) -> None:
    page = f"<html><head>{head}</head><body>{shown}<article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    assert cleaned(page.encode()).facts.title == title


def test_a_page_without_an_article_says_that_it_was_read_as_text() -> None:
    article = cleaned(b"<html><body><ul>" + b"<li><a href='/'>Home</a></li>" * 50 + b"</ul></body></html>")
    assert not article.paragraphs
    assert len(article.dropped) in (49, 50)
    assert not article.notes or article.notes == (READ_AS_TEXT,)


def test_without_its_extra_a_page_is_refused_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(BriefingError, match=r"pip install 'annotated-briefing\[html\]'"):
        cleaned(PAGE)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("古い橋が閉鎖、橋脚にひび｜フェン新聞", "<h1>古い橋が閉鎖、橋脚にひび</h1>"),
        (
            "古い橋が閉鎖、橋脚にひび：フェン新聞デジタル",
            "<h1>フェン新聞デジタル</h1><h2>古い橋が閉鎖、橋脚にひび</h2>",
        ),
        ("フェン新聞 | 古い橋が閉鎖、橋脚にひび", "<div>フェン新聞</div><div>古い橋が閉鎖、橋脚にひび</div>"),
        ("古い橋が閉鎖、橋脚にひび – フェン新聞", "<p>社会</p><h1>古い橋が閉鎖、橋脚にひび</h1>"),
    ],
)
def test_a_title_in_japanese_is_the_headline(title: str, shown: str) -> None:
    story = "<p>議会は土曜日に古い橋を閉鎖した。技術者が橋脚にひびを見つけた。修理には一年かかる。</p>" * 4
    page = f"<html lang='ja'><head><title>{title}</title></head><body>{shown}<article>{story}</article></body></html>"
    assert cleaned(page.encode()).facts.title == "古い橋が閉鎖、橋脚にひび"


def test_the_date_is_the_day_that_the_page_shows() -> None:
    said = '<meta property="article:published_time" content="2024-05-04T23:30:00Z">'
    page = f"<html><head>{said}</head><body><article><h1>Old Bridge</h1><p>{{}}</p><p>{STORY}</p></article></body>"
    assert cleaned(page.format("5 May 2024").encode()).facts.published == "2024-05-05"
    assert cleaned(page.format("9 May 2024").encode()).facts.published == "2024-05-04"

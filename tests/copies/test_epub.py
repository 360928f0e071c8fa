"""The book: valid, complete, and linked within itself."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from builder.copies.cover import cover_png
from builder.meaning.folding import fold
from builder.pages.theme import default_palette
from builder.reading.load import load_briefing
from builder.values.briefing import Settings
from builder.values.png import PNG_SIGNATURE
from tests.copying import ARABIC, BRIEFINGS, MANY, book_of, content_of, faults, page_of, site_of, unzipped, write

XHTML, OPF, DC = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
)
EPUB_TYPE, LANG = "{http://www.idpf.org/2007/ops}type", "{http://www.w3.org/XML/1998/namespace}lang"

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


class Book:
    """A book taken apart: its pages as trees, by their path in the archive."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.data = book_of(content)
        self.files = unzipped(self.data)
        self.pages = {
            name: ElementTree.fromstring(data) for name, data in self.files.items() if name.endswith(".xhtml")
        }
        self.package = ElementTree.fromstring(self.files["EPUB/package.opf"])

    def page(self, path: str) -> Element:
        return self.pages[f"EPUB/{path}.xhtml"]

    def metadata(self, name: str) -> list[str]:
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]


@pytest.fixture(scope="module", params=BRIEFINGS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(content_of(request.param, tmp_path_factory.mktemp("book") / "content"))


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(content_of("nasty", tmp_path_factory.mktemp("nasty") / "content"))


@pytest.fixture(scope="module")
def sample() -> Book:
    return Book(content_of("sample", Path()))


@pytest.mark.slow
def test_the_checker_finds_nothing(book: Book, tmp_path: Path) -> None:
    assert faults(book.data, tmp_path) == []


@pytest.mark.slow
def test_the_checker_would_find_something(sample: Book, tmp_path: Path) -> None:
    assert faults(sample.data.replace(b"application/epub+zip", b"application/epub-zip", 1), tmp_path)


def test_every_link_within_the_book_leads_somewhere(book: Book) -> None:
    ids = {
        name: [element.get("id") for element in page.iter() if element.get("id")] for name, page in book.pages.items()
    }
    for name, page in book.pages.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for link in page.iter(f"{XHTML}a"):
            parts = urlsplit(link.get("href") or "")
            if parts.scheme or not link.get("href"):
                continue
            target = _joined(name, unquote(parts.path)) if parts.path else name
            assert target in book.pages, f"{name}: {link.get('href')}"
            assert not parts.fragment or parts.fragment in ids[target], f"{name}: {link.get('href')}"


def _joined(here: str, path: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(here).parent.parts, *PurePosixPath(path).parts):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_every_record_is_in_the_book(book: Book) -> None:
    briefing = load_briefing(book.content)[0]
    titles = {
        " ".join("".join(page.find(f".//{XHTML}h1").itertext()).split())  # type: ignore[union-attr]
        for page in book.pages.values()
        if page.find(f".//{XHTML}h1") is not None
    }
    ids = {element.get("id") for page in book.pages.values() for element in page.iter()}
    for record in briefing.records:
        if record.type not in ("article", "page"):
            assert f"record-{record.id}" in ids, record.id
        elif record.type == "article":
            assert f"EPUB/articles/{record.id}.xhtml" in book.pages
            assert " ".join(record.name.split()) in titles


def test_passages_are_marked_and_their_words_are_the_quotes(book: Book) -> None:
    briefing = load_briefing(book.content)[0]
    for article in briefing.articles:
        page = book.page(f"articles/{article.id}")
        for note in briefing.notes.get(article.id, ()):
            marks = [mark for mark in page.iter(f"{XHTML}mark") if note.id in (mark.get("data-notes") or "").split()]
            text = folded("".join("".join(mark.itertext()) for mark in marks))
            assert all(folded(quote.exact) in text for quote in note.quotes) or not marks
            assert marks or note.withdrawn or article.rights == "link", note.full_id


def folded(text: str) -> str:
    return fold(text).text.strip()


def test_a_note_is_a_footnote_linked_both_ways(book: Book) -> None:
    for name, page in book.pages.items():
        notes = {element.get("id"): element for element in page.iter(f"{XHTML}aside")}
        references = [link for link in page.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "noteref"]
        assert {f"#{note}" for note in notes} == {link.get("href") for link in references}, name
        assert all(link.get("role") == "doc-noteref" and (link.text or "").isdigit() for link in references)
        for note in notes.values():
            assert (note.get(EPUB_TYPE), note.get("role")) == ("footnote", "doc-footnote")
            back = [link.get("href") or "" for link in note.iter(f"{XHTML}a") if link.get("role") == "doc-backlink"]
            assert back
            assert all(
                any(element.get("id") == href[1:] for mark in page.iter(f"{XHTML}mark") for element in mark)
                for href in back
            )


def test_three_hundred_notes_keep_their_numbers(nasty: Book) -> None:
    page = nasty.page("articles/many")
    assert [link.text for link in page.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "noteref"] == [
        str(number) for number in range(1, MANY + 1)
    ]


def test_a_note_that_no_passage_leads_to_is_no_footnote(nasty: Book) -> None:
    """Some readers hide footnotes until their number is touched."""
    found = next(element for element in nasty.page("articles/chinese").iter() if element.get("id") == "note-gone")
    assert found.tag == f"{XHTML}div"
    assert "Words that are not shown." in "".join(found.itertext())


def test_the_text_of_an_article_has_its_language_and_direction(nasty: Book) -> None:
    for article, language, direction in (("arabic", "ar", "rtl"), ("hebrew", "he", "rtl"), ("full", "en", "ltr")):
        texts = [
            element
            for element in nasty.page(f"articles/{article}").iter(f"{XHTML}div")
            if element.get("class") == "text"
        ]
        assert [(text.get("lang"), text.get(LANG), text.get("dir")) for text in texts] == [
            (language, language, direction)
        ]


@pytest.mark.parametrize(("name", "direction"), [("arabic", "rtl"), ("sample", "ltr")])
def test_pages_turn_in_the_direction_of_the_language(name: str, direction: str, tmp_path: Path) -> None:
    found = Book(content_of(name, tmp_path / "content"))
    spine = found.package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == direction
    assert {page.get("dir") for page in found.pages.values()} == {direction}


def test_chapters_come_in_the_order_of_reading(sample: Book) -> None:
    names = {item.get("id"): item.get("href") for item in sample.package.iter(f"{OPF}item")}
    order = [names[item.get("idref")] for item in sample.package.iter(f"{OPF}itemref")]
    articles = [f"articles/{article.id}.xhtml" for article in load_briefing(sample.content)[0].articles]
    assert order[:10] == [
        "book/cover.xhtml",
        "book/contents.xhtml",
        "index.xhtml",
        "about.xhtml",
        "judgements.xhtml",
        "track-record.xhtml",
        "hypotheses.xhtml",
        "timeline.xhtml",
        "claims.xhtml",
        "articles.xhtml",
    ]
    assert order[10:15] == articles
    assert order[15:] == [
        *(f"entries/{kind}.xhtml" for kind in ("person", "organisation", "place", "document")),
        "glossary.xhtml",
    ]


def test_what_the_book_says_of_itself(nasty: Book) -> None:
    assert nasty.metadata("language") == ["en"]
    assert nasty.metadata("creator") == ["A & B", "<script>alert(1)</script>", "名前"]
    assert nasty.metadata("source") == ["https://ex.example/%5Bx%5D?a=%25zz&b=1#c%23d"]
    assert nasty.metadata("identifier")[0].startswith("urn:uuid:")
    assert nasty.metadata("rights")
    said = {meta.get("property"): meta.text for meta in nasty.package.iter(f"{OPF}meta")}
    assert said["dcterms:modified"] == "2031-05-01T00:00:00Z"
    assert {
        "schema:accessMode",
        "schema:accessModeSufficient",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    } <= set(said)


def test_older_readers_find_contents_and_a_cover(book: Book) -> None:
    items = {item.get("id"): item for item in book.package.iter(f"{OPF}item")}
    spine = book.package.find(f"{OPF}spine")
    assert spine is not None
    contents = ElementTree.fromstring(book.files[f"EPUB/{items[spine.get('toc')].get('href')}"])
    navigation = next(nav for nav in book.page("book/contents").iter(f"{XHTML}nav") if nav.get("id") == "toc")
    points = [
        (point.find(f"{NCX}content"), point.find(f"{NCX}navLabel/{NCX}text"))
        for point in contents.iter(f"{NCX}navPoint")
    ]
    assert [
        ((label.text or "") if label is not None else "", source.get("src") if source is not None else "")
        for source, label in points
    ] == [("".join(link.itertext()), link.get("href")) for link in navigation.iter(f"{XHTML}a")]
    assert [
        meta.get("content") for meta in contents.iter(f"{NCX}meta") if meta.get("name") == "dtb:uid"
    ] == book.metadata("identifier")
    cover = next(meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name") == "cover")
    assert (items[cover].get("media-type"), items[cover].get("properties")) == ("image/png", "cover-image")
    assert book.files[f"EPUB/{items[cover].get('href')}"].startswith(PNG_SIGNATURE)


def test_a_table_keeps_the_alignment_of_its_columns_on_pages_and_in_copies(tmp_path: Path) -> None:
    content = write(
        {"briefing.yaml": "title: T\n", "articles/a.md": "---\ntitle: A\n---\n\n| A | B |\n|--:|:-:|\n| 1 | 2 |\n"},
        tmp_path,
    )
    book, site = Book(content), site_of(content)
    for page, style in (
        (site["articles/a.html"], site["assets/style.css"]),
        (page_of(content), page_of(content)),
        (book.files["EPUB/articles/a.xhtml"], book.files["EPUB/book/style.css"]),
    ):
        assert (page.count(b'class="align-right"'), page.count(b'class="align-center"')) == (2, 2)
        assert b".align-right" in style
        assert b".align-center" in style
        assert b"text-align:right" not in page.partition(b"<table")[2].partition(b"</table")[0]


def test_the_drawn_cover_says_the_title_in_bars_from_the_side_where_reading_begins() -> None:
    covers = {
        cover_png(Settings(title, language=language), "", default_palette())
        for title in ("Fen", "The long fen")
        for language in ("en", "ar")
    }
    assert len(covers) == 4


def test_a_briefing_of_one_article_has_no_empty_chapters(tmp_path: Path) -> None:
    found = Book(content_of("bare", tmp_path / "content"))
    assert sorted(found.pages) == [
        "EPUB/articles.xhtml",
        "EPUB/articles/one.xhtml",
        "EPUB/book/contents.xhtml",
        "EPUB/book/cover.xhtml",
        "EPUB/index.xhtml",
    ]


OWN = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Mine</title></head><body><p>My own cover.</p></body></html>
"""


def test_a_theme_can_have_a_cover_of_its_own(tmp_path: Path) -> None:
    files = {
        "briefing.yaml": "title: T\ntheme: mine\n",
        "articles/a.md": "---\ntitle: A\n---\n\nText.\n",
        "themes/mine/templates/epub/cover.html": OWN,
    }
    assert "My own cover." in Book(write(files, tmp_path)).files["EPUB/book/cover.xhtml"].decode()


def test_words_of_the_interface_in_the_book_are_the_theme_s(tmp_path: Path) -> None:
    files = {
        **ARABIC,
        "briefing.yaml": "title: T\nlanguage: ar\ntheme: mine\n",
        "themes/mine/words/en.yaml": "epub: {cover: Front of the book}\n",
    }
    assert b"Front of the book" in Book(write(files, tmp_path)).files["EPUB/book/contents.xhtml"]


def test_nothing_in_the_book_can_run(book: Book) -> None:
    for page in book.pages.values():
        assert not list(page.iter(f"{XHTML}script"))
        assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]

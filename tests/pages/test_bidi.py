"""Words in another language, or written the other way: they say so wherever they are shown, and disturb nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from builder.build import build
from builder.pages.bidi import isolated_html, isolated_parts, isolated_text, language_attributes, marked
from builder.pages.theme import page_title
from builder.site_making import BuildOptions
from tests.browsing import expect, served
from tests.conftest import ROOT
from tests.copying import faults, unzipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = ROOT / "tests" / "briefings" / "hostile"
TITLE, PUBLISHER, QUOTE, NAME = "القناطر (12) مغلقة!", "صحيفة القناطر", "أغلقت القناطر يوم الأحد.", "ليلى"
FRENCH = "L'écluse est fermée"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("bidi") / "site"
    outcome = build(BuildOptions(HOSTILE, output, search=False, copies=("single", "epub")))
    assert not outcome.problems
    return output


@pytest.mark.parametrize(
    ("words", "language", "here", "said"),
    [
        (TITLE, "ar", "en", ' lang="ar" dir="rtl"'),
        (TITLE, "ar", "ar", ""),
        (TITLE, "", "en", ' dir="auto"'),
        ("Écluse fermée", "fr", "en", ' lang="fr"'),
        ("Écluse fermée", "fr", "ar", ' lang="fr" dir="ltr"'),
        ("The lock", "en", "en", ""),
        ("The lock", "EN", "en", ""),
        ("The lock (القناطر)", "en", "en", ' dir="ltr"'),
        ("Reuters!", "ar", "en", ' lang="ar"'),  # no letter of it runs the other way
        ("Reuters!", "fa", "ar", ' lang="fa" dir="auto"'),
        ("12", "ar", "en", ' lang="ar"'),
        ("חדשות", "yi", "en", ' lang="yi" dir="rtl"'),
    ],
)
def test_what_words_say_of_themselves(words: str, language: str, here: str, said: str) -> None:
    assert language_attributes(words, language, here) == said
    assert isolated_html(words, language, here) == (f"<bdi{said}>{words}</bdi>" if said else words)


@pytest.mark.parametrize(
    ("words", "way", "shown"),
    [
        ("With ليلى and 12", "ltr", 'With <bdi dir="rtl">ليلى</bdi> and 12'),
        (
            "At صحيفة القناطر, 12 of ליאת",
            "ltr",
            'At <bdi dir="rtl">صحيفة القناطر</bdi>, 12 of <bdi dir="rtl">ליאת</bdi>',
        ),
        ("قال Quill (U.K. office) 12", "rtl", 'قال <bdi dir="ltr">Quill (U.K. office)</bdi> 12'),
        ("لوحة QX-12.5 و4-AB", "rtl", 'لوحة <bdi dir="ltr">QX-12.5</bdi> و<bdi dir="ltr">4-AB</bdi>'),
        ("<ليلى>", "ltr", '&lt;<bdi dir="rtl">ليلى</bdi>&gt;'),
        ("ב3 מרקים", "ltr", '<bdi dir="rtl">ב3 מרקים</bdi>'),
        ("שָׁ", "ltr", '<bdi dir="rtl">שָׁ</bdi>'),
        ("No 12 (b)", "ltr", "No 12 (b)"),
        ("", "rtl", ""),
    ],
)
def test_each_part_of_a_sentence_that_runs_the_other_way_is_isolated(words: str, way: str, shown: str) -> None:
    assert isolated_parts(words, way) == shown


@pytest.mark.parametrize(
    ("words", "language", "here", "shown"),
    [
        (QUOTE, "ar", "en", f"”{QUOTE}“"),
        (QUOTE, "fa", "de", f"«{QUOTE}»"),
        (QUOTE, "ar", "he", f"”{QUOTE}”"),
        ("Reuters", "ar", "en", "“Reuters”"),
        ("The lock", "en", "ar", "“The lock”"),
        ("Ein Wort", "de", "en", "“Ein Wort”"),
    ],
)
def test_words_written_the_other_way_have_their_own_quotation_marks(
    words: str, language: str, here: str, shown: str
) -> None:
    assert marked(words, language, here) == shown


def test_in_plain_text_words_are_isolated_where_they_need_to_be() -> None:
    assert isolated_text(NAME, "en") == f"\u2068{NAME}\u2069"
    assert isolated_text("Quill", "en") == "Quill"
    assert page_title(TITLE, "Locks") == f"\u2068{TITLE}\u2069 – \u2068Locks\u2069"
    assert page_title("Quill", "Locks") == "Quill – Locks"
    assert page_title(TITLE, PUBLISHER) == f"{TITLE} – {PUBLISHER}"


def tags_before(html: str, words: str) -> list[str]:
    """The tags of elements that hold just these words, in quotation marks or not.

    Left out are titles, which are plain text, and marks with their anchors, in a text that says its language.
    """
    tags = [before[before.rindex("<") :] for shown in (words, f"“{words}”") for before in html.split(f">{shown}<")[:-1]]
    return [tag for tag in tags if not tag.startswith(("<title", "<mark", "</span"))]


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
    for name, data in unzipped(next(site.glob("copies/*.epub")).read_bytes()).items():
        if name.endswith(".xhtml"):
            yield name, data.decode()


@pytest.mark.parametrize(
    ("words", "language", "way", "least"),
    [(TITLE, "ar", "rtl", 12), (PUBLISHER, "ar", "rtl", 6), (QUOTE, "ar", "rtl", 8), (FRENCH, "fr", None, 8)],
)
def test_foreign_words_say_their_language_wherever_they_are_shown(
    site: Path, words: str, language: str, way: str | None, least: int
) -> None:
    silent, shown = [], 0
    for path, html in pages(site):
        text = html.replace("&#39;", "'")
        for tag in tags_before(text, words):
            shown += 1
            if f'lang="{language}"' not in tag or (way and f'dir="{way}"' not in tag):
                silent.append(f"{path}: {tag}")
    assert silent == []
    assert shown >= least


def test_a_name_written_the_other_way_is_isolated_wherever_it_is_shown(site: Path) -> None:
    silent = []
    for path, html in pages(site):
        # Within a sentence of the article the letters run the same way.
        silent += [
            f"{path}: {tag}" for tag in tags_before(html.replace(f">{NAME}</a> (", ">"), NAME) if "dir=" not in tag
        ]
    assert silent == []


def test_a_feed_names_the_language_of_a_title(site: Path) -> None:
    feed = ET.parse(site / "feed.xml").getroot()
    space = "{http://www.w3.org/2005/Atom}"
    entry = next(each for each in feed.iter(f"{space}entry") if each.findtext(f"{space}title") == TITLE)
    title = entry.find(f"{space}title")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert (entry.findtext(f"{space}summary") or "").startswith(f"\u2068{PUBLISHER}\u2069 · 13 April 2031")


@pytest.mark.slow
def test_the_book_is_valid(site: Path, tmp_path: Path) -> None:
    assert faults(next(site.glob("copies/*.epub")).read_bytes(), tmp_path) == []


@pytest.fixture
def reader(chromium: Browser, site: Path) -> Iterator[Page]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    with served(site) as address:
        page = context.new_page()
        page.goto(f"{address}articles/arabic.html")
        yield page
    context.close()


LEFT = """words => { const all = document.createTreeWalker(document.getElementById('citation'), NodeFilter.SHOW_TEXT);
  for (let node; node = all.nextNode();) { const at = node.data.indexOf(words); if (at < 0) continue;
    const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect(); return [box.left, box.right]; } }"""


def test_a_citation_has_its_parts_in_order(reader: Page) -> None:
    assert reader.evaluate("getComputedStyle(document.querySelector('#citation bdi[lang=ar]')).direction") == "rtl"
    # From left to right: the title, the publisher, the day, the month; the sign at the title's end is at its left.
    reader.set_viewport_size({"width": 1400, "height": 900})
    title, mark, day, month = (reader.evaluate(LEFT, words) for words in ("القناطر", "!", "13", "April"))
    assert mark[0] < title[0]
    assert day[1] <= month[0]


def test_a_citation_is_copied_with_its_parts_isolated_and_it_is_told(reader: Page) -> None:
    told = reader.get_by_role("status").and_(reader.locator("#copied"))
    expect(told).to_have_text("")
    reader.get_by_role("button", name="Copy the citation").click()
    expect(told).to_have_text("Copied")
    expect(reader.get_by_role("button", name="Copy the citation")).to_have_text("Copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert f"“\u2068{TITLE}\u2069”, \u2068{PUBLISHER}\u2069, 13 April 2031" in copied
    expect(told).to_have_text("")  # so that it is told again


def test_what_cannot_be_copied_is_told_and_shown(reader: Page) -> None:
    reader.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    reader.keyboard.press("n")
    reader.get_by_role("button", name="Copy address of note 1").click()
    told = reader.locator("#copied")
    expect(told).to_be_in_viewport()
    expect(told).to_contain_text("articles/arabic.html#passage-shut")
    expect(reader.locator("#note-shut .copy")).to_have_text("Not copied")
    reader.keyboard.press("Escape")
    expect(told).to_have_text("")

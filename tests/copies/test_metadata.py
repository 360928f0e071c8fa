"""What a copy says about itself, and what is done for strict checkers."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from builder.copies.cover import MARGIN, MOST_LINES, SIZES, WIDTH, fit_title, text_width
from builder.copies.epub_metadata import TIME_UNKNOWN, book_file_name, book_identifier, last_modified
from builder.copies.strict_syntax import valid_url, well_formed_language_tag
from builder.outputs.output_files import offered_outputs, requested_outputs
from builder.reading.load import load_briefing
from builder.values.briefing import Briefing, Settings
from builder.values.language_forms import text_direction
from builder.values.vocabulary import COPY_KINDS
from tests.copying import write

ARTICLE = {"articles/a.md": "---\ntitle: A\npublished: 2031-04-02\nretrieved: 2031-04-05\n---\n\nText here.\n"}
UNDATED = {"articles/a.md": "---\ntitle: A\n---\n\nText here.\n"}
EVENTS = {"events.yaml": "- {id: e, date: 2031-01/.., title: E}\n- {id: f, date: 2030-07-09, title: F}\n"}
WITHDRAWN = {"notes/a.yaml": "- {id: w, quote: gone, withdrawn: {date: 2031-09, reason: R.}}\n"}


@pytest.mark.parametrize(
    ("edition", "files", "epoch", "time"),
    [
        ("2031-05-06", ARTICLE, 0, "2031-05-06T00:00:00Z"),
        ("2031-05", ARTICLE, 0, "2031-05-01T00:00:00Z"),
        ("2031", ARTICLE, None, "2031-01-01T00:00:00Z"),
        ("First", ARTICLE, 1_900_000_000, "2030-03-17T17:46:40Z"),
        ("First", ARTICLE, None, "2031-04-05T00:00:00Z"),
        ("", {**ARTICLE, **EVENTS}, None, "2031-04-05T00:00:00Z"),
        ("", {**ARTICLE, **WITHDRAWN}, None, "2031-09-01T00:00:00Z"),
        ("", {**UNDATED, **EVENTS}, None, "2031-01-01T00:00:00Z"),
        ("-0400", UNDATED, None, TIME_UNKNOWN),
        ("", UNDATED, None, TIME_UNKNOWN),
    ],
)
def test_the_time_of_a_briefing_is_in_its_content(
    edition: str, files: dict[str, str], epoch: int | None, time: str, tmp_path: Path
) -> None:
    assert last_modified(briefing(edition, files, tmp_path), epoch) == time


def briefing(edition: str, files: dict[str, str], folder: Path) -> Briefing:
    line = f'edition: "{edition}"\n' if edition else ""
    return load_briefing(write({"briefing.yaml": f"title: T\n{line}", **files}, folder))[0]


def test_the_identifier_stays_with_the_address_or_with_title_and_edition() -> None:
    there = Settings("T", url="https://t.example/")
    assert book_identifier(there) == book_identifier(Settings("Other", edition="2", url="https://t.example/"))
    others = [
        book_identifier(Settings(*given)) for given in (("T",), ("U",), ("T", "", "en", "1"), ("T", "", "en", "2"))
    ]
    assert len({book_identifier(there), *others}) == 5
    assert UUID(others[0].removeprefix("urn:uuid:")).version == 5


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A treaty in Pyongyang", "a-treaty-in-pyongyang"),
        ("L’été, c'est fini!", "lete-cest-fini"),
        ("条約", "tiaoyue"),
        ("Con", "con-1"),
        ("../../etc", "etc"),
        ("a" * 99, "a" * 60),
        ("word " * 30, "word-" * 11 + "word"),
        ("--", "briefing"),
    ],
)
def test_a_copy_is_named_after_its_title(title: str, name: str) -> None:
    assert book_file_name(Settings(title)) == name


def test_each_copy_has_a_path_of_its_own() -> None:
    copies = offered_outputs(requested_outputs(COPY_KINDS), Settings("T"))
    assert {name: copy.path for name, copy in copies.items()} == {
        "epub": "copies/t.epub",
        "single": "copies/t.html",
        "zip": "copies/t.zip",
    }
    assert [copy.path for copy in offered_outputs(requested_outputs(["zip"]), Settings("T")).values()] == [
        "copies/t.zip"
    ]


@pytest.mark.parametrize(
    ("tag", "made", "way"),
    [
        ("en", "en", "ltr"),
        ("ar", "ar", "rtl"),
        ("AR-eg", "AR-eg", "rtl"),
        ("he", "he", "rtl"),
        ("fa-IR", "fa-IR", "rtl"),
        ("az-Arab", "az-Arab", "rtl"),
        ("ar-Latn", "ar-Latn", "ltr"),
        ("zh-Hant-TW", "zh-Hant-TW", "ltr"),
        ("de-1996", "de-1996", "ltr"),
        ("de-1996-1996", "de", "ltr"),
        ("en-12", "en", "ltr"),
        ("sl-rozaj-biske", "sl-rozaj-biske", "ltr"),
        ("yi", "yi", "rtl"),
        ("en-aa-bb", "en", "ltr"),
    ],
)
def test_a_language_has_a_valid_tag_and_a_direction(tag: str, made: str, way: str) -> None:
    assert (well_formed_language_tag(tag), text_direction(tag)) == (made, way)


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("https://ex.example/a b", "https://ex.example/a%20b"),
        ("https://ex.example/100%?x=[1]#a#b", "https://ex.example/100%25?x=%5B1%5D#a%23b"),
        ("https://ex.example/%C3%A9/é", "https://ex.example/%C3%A9/%C3%A9"),
        ("https://me:x@ex.example:8080/", "https://me:x@ex.example:8080/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y"),
        ("https://пример.example/", "https://пример.example/"),
        ("https://[::1/", ""),
        ("https://a..b/", ""),
        ("https://ex.example:99999/", ""),
        ("https://a%20b/", ""),
        ("javascript:alert(1)", ""),
        ("https://-a.example/", ""),
        ("", ""),
        ("file:///etc/passwd", ""),
    ],
)
def test_an_address_is_made_valid_or_left_out(address: str, made: str) -> None:
    assert valid_url(address) == made


@pytest.mark.parametrize(
    "title",
    [
        "Short",
        "A title of some length that needs a second line or a third",
        "word " * 60,
        "W" * 300,
        "条約" * 60,
        "عنوان " * 40,
        "e\u0301" * 90,
    ],
)
def test_a_title_fits_on_the_cover(title: str) -> None:
    size, lines = fit_title(title)
    assert size in SIZES
    assert 1 <= len(lines) <= MOST_LINES
    assert all(text_width(line.removesuffix(" …")) * size <= WIDTH - 2 * MARGIN for line in lines)

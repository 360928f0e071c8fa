"""Tables of a page: those of data become tables, and those that lay out the page paragraphs."""

from __future__ import annotations

import pytest

from builder.clean.markdown import to_markdown
from builder.clean.values import Paragraph
from builder.reading.markdown import parse_article
from tests.clean.test_html_article import cleaned
from tests.clean.test_text_article import BODY

STORY = "".join(f"<p>{text}</p>" for text in BODY)


def written(table: str) -> str:
    page = f"<html><body><article><h1>Old Bridge Shut</h1>{STORY}{table}{STORY}</article></body></html>"
    return to_markdown(cleaned(page.encode()).paragraphs)


@pytest.mark.parametrize(
    ("table", "markdown"),
    [
        (
            "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>First</td><td>6</td></tr><tr><td>Last</td><td></td></tr>"
            "</table>",
            "| Pier | Cracks |\n| --- | --- |\n| First | 6 |\n| Last |  |\n",
        ),
        (
            "<table><thead><tr><th></th><th>Length</th></tr></thead><tbody><tr><th>North</th><td>20 m</td></tr></tbody>"
            "<tfoot><tr><th>South</th><td>9 | 12 m</td></tr></tfoot></table>",
            "|  | Length |\n| --- | --- |\n| North | 20 m |\n| South | 9 \\| 12 m |\n",
        ),
        (
            "<table><tr><td><b>Pier</b></td><td><b>Cracks</b></td></tr><tr><td>First</td><td>6 *</td></tr></table>",
            "| Pier | Cracks |\n| --- | --- |\n| First | 6 \\* |\n",
        ),
        (
            "<table><tr><td>Cars</td><td>1,200</td></tr><tr><td>Lorries</td><td>80</td></tr></table>",
            "|  |  |\n| --- | --- |\n| Cars | 1,200 |\n| Lorries | 80 |\n",
        ),
        (
            "<table><tr><th>Built</th><td>1911</td></tr><tr><th>Shut</th><td>2024</td></tr></table>",
            "|  |  |\n| --- | --- |\n| Built | 1911 |\n| Shut | 2024 |\n",
        ),
        (
            "<table><tr><td>橋</td><td>ひび</td></tr><tr><td>北</td><td>6</td></tr></table>",
            "| 橋 | ひび |\n| --- | --- |\n| 北 | 6 |\n",
        ),
    ],
    ids=["heads", "a bar and no name", "bold", "no heads", "heads of rows", "Japanese"],
)
def test_a_table_of_data_becomes_a_table(table: str, markdown: str) -> None:
    assert f"\n\n{markdown}\n" in written(table)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>The ferry runs again.</p><p>It takes cars.</p></td><td>Timetable</td></tr>"
        "<tr><td>The quay</td><td>is shut.</td></tr></table>",
        "<table><tr><td>The ferry runs again.</td></tr><tr><td>It takes cars.</td></tr></table>",
        f"<table><tr><td>North</td><td>{' '.join(BODY)}</td></tr><tr><td>South</td><td>Bank</td></tr></table>",
    ],
    ids=["paragraphs", "one column", "a text beside a menu"],
)
def test_a_table_that_lays_out_a_page_is_none(table: str) -> None:
    assert "---" not in written(table)


def test_no_sign_in_a_cell_is_markup_and_tables_that_meet_stay_apart() -> None:
    cells = [("- a", "# b", "c\\|d"), ("1.", "_e_", "<f>"), ("", "|", "\\")]
    rows = [Paragraph("x", "row", each) for each in cells]
    other = [Paragraph("x", "columns", ("g", "h", "i")), Paragraph("x", "row", ("j", "k", "l"))]
    text = parse_article(to_markdown([Paragraph("Before."), *rows, *other, Paragraph("Behind.")])).text
    said = [cell for row in cells for cell in row if cell]
    assert [line for line in text.split("\n") if line] == ["Before.", *said, *"ghijkl", "Behind."]

"""Competing hypotheses on pages and in the copies: what is shown, what rights withhold, and parts of a long matrix."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from builder.pages.hypotheses_views import matrix_parts
from tests.conftest import built
from tests.connected import connected
from tests.kinds.comparing import QUESTION, large_question, with_question
from tests.reading_html import page, parse

WITHHELD = "The weir of morning overflowed"


def site_of(folder: Path, question: str = QUESTION) -> Path:
    """The site with the question, in which one article's words may not be shown."""
    content = with_question(folder / "content", question)
    article = content / "articles" / "morning.md"
    article.write_text(article.read_text(encoding="utf-8").replace("via:", "rights: link\nvia:"), encoding="utf-8")
    return built(content, folder / "site", search=False)


@pytest.fixture(scope="module")
def weir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("weir"))


def copies(site: Path) -> dict[str, str]:
    """The words of the single page, and of the chapter of the book."""
    (single,) = (site / "copies").glob("*.html")
    (book,) = (site / "copies").glob("*.epub")
    with ZipFile(book) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/hypotheses.xhtml"))
        chapter = "".join(ElementTree.fromstring(archive.read(name)).itertext())
    return {"single": parse(single.read_text(encoding="utf-8")).text, "epub": chapter}


def test_the_page_has_the_order_the_matrix_what_it_rests_on_and_its_judgement(weir: Path) -> None:
    html = page(weir / "hypotheses" / "why-over.html")
    (table,) = html.find("table", class_="matrix")
    assert len(table.find("tr")) == 1 + 6
    assert [cell.attributes["data-sign"] for cell in table.find("tr")[1].find("span", class_="sign")] == [
        "++", "\N{MINUS SIGN}", "\N{MINUS SIGN}\N{MINUS SIGN}",
    ]  # fmt: skip
    text = " ".join(html.text.split())
    for words in (
        "H1 The gate was shut too late.",
        "as Richards Heuer proposes",
        "Without row 1, the most telling",
        "One origin decides which hypothesis comes first.",
        "counts once with them: 1, 2, 5",
        "Fits all hypotheses alike",
    ):
        assert words in text, words
    assert [link.text for link in html.find("ul", class_="weighed-judgements")[0].find("a")] == ["The gate was late."]


def test_its_judgement_leads_back_to_it(weir: Path) -> None:
    (line,) = page(weir / "judgements" / "late.html").find("p", class_="weighed-in")
    assert [link.attributes["href"] for link in line.find("a")] == ["../hypotheses/why-over.html"]


def test_the_list_and_the_menu_have_it(weir: Path) -> None:
    assert "Why did the weir overflow?" in page(weir / "hypotheses.html").text
    assert 'href="hypotheses.html"' in (weir / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("copy", ["single", "epub"])
def test_copies_have_every_row_with_the_words_of_its_marks(weir: Path, copy: str) -> None:
    text = " ".join(copies(weir)[copy].split())
    for words in ("The mill held the water back.", "fits very badly", "See Valley Wire.", "The weir overflows"):
        assert words in text, words


def test_words_that_rights_withhold_are_shown_nowhere(weir: Path) -> None:
    shown = [(path, path.read_text(encoding="utf-8")) for path in weir.rglob("*") if path.suffix in (".html", ".json")]
    assert [path.name for path, text in shown if WITHHELD in text] == []
    assert [name for name, text in copies(weir).items() if WITHHELD in text] == []


def test_a_long_matrix_goes_on_on_pages_of_its_own(tmp_path: Path) -> None:
    question = large_question(12, 90)
    site = site_of(tmp_path, question)
    found, _ = connected(tmp_path / "content")
    assert matrix_parts(next(iter(found.briefing.lists["hypotheses"]))) == 2  # type: ignore[arg-type]
    rows = [
        [
            row.find("th")[0].text
            for row in page(site / "hypotheses" / name).find("table", class_="matrix")[0].find("tr")[1:]
        ]
        for name in ("why-over.html", "why-over_2.html")
    ]
    assert [number for part in rows for number in part] == [str(number) for number in range(1, 91)]
    assert "The hypotheses, the least contradicted first" not in page(site / "hypotheses" / "why-over_2.html").text

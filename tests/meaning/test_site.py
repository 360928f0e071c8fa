"""Whole sites: what is promised of every page, seen in the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from builder.meaning.folding import fold
from builder.reading.load import load_briefing
from builder.values.briefing import Briefing
from builder.values.site_paths import NOT_FOUND_PATH, path_of
from tests.conftest import ROOT, SHARED
from tests.reading_html import Element, page

pytestmark = pytest.mark.slow

SAMPLE = ROOT / "content"


@pytest.fixture(params=["sample", "treaty"])
def briefing_and_site(request: pytest.FixtureRequest) -> tuple[Briefing, Path]:
    name = request.param
    content = SAMPLE if name == "sample" else request.getfixturevalue("treaty")
    return load_briefing(content)[0], request.getfixturevalue(f"{name}_site")


def marks_of(article: Element, note: str) -> str:
    return "".join(mark.text for mark in article.find("mark") if note in mark.attributes["data-notes"].split())


def folded(text: str) -> str:
    return fold(text).text.strip()


def test_the_marks_of_every_note_read_as_its_quotes(briefing_and_site: tuple[Briefing, Path]) -> None:
    briefing, site = briefing_and_site
    for article, notes in briefing.notes.items():
        html = page(site / "articles" / f"{article}.html")
        for note in notes:
            in_text = sorted(note.quotes, key=lambda quote: _offset(briefing, article, quote.exact, quote.prefix))
            assert folded(marks_of(html, note.id)) == "".join(folded(quote.exact) for quote in in_text), note.full_id


def _offset(briefing: Briefing, article: str, words: str, prefix: str) -> int:
    text = folded(briefing.bodies[article].text)
    return text.find(f"{folded(prefix)} {folded(words)}") if prefix else text.find(folded(words))


def test_every_note_is_an_element_that_its_marks_point_to(briefing_and_site: tuple[Briefing, Path]) -> None:
    briefing, site = briefing_and_site
    for article, notes in briefing.notes.items():
        html = page(site / "articles" / f"{article}.html")
        for note in notes:
            assert html.find("aside", id=f"note-{note.id}")
        for mark in html.find("mark"):
            notes_on_it = mark.attributes["data-notes"].split()
            assert mark.attributes["aria-details"] == f"note-{notes_on_it[0]}"


def test_every_link_within_the_site_leads_somewhere(briefing_and_site: tuple[Briefing, Path]) -> None:
    _, site = briefing_and_site
    pages = {path: page(path) for path in site.rglob("*.html")}
    ids = {
        path: [element.attributes["id"] for element in html.find() if "id" in element.attributes]
        for path, html in pages.items()
    }
    for path, html in pages.items():
        assert len(ids[path]) == len(set(ids[path])), f"an id stands twice in {path}"
        for address in _addresses(html):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            if parts.path.startswith("/"):
                assert path.name == NOT_FOUND_PATH, f"{path}: {address}"
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {address}"
            if parts.fragment:
                assert parts.fragment in ids[target], f"{path}: {address}"


def _addresses(html: Element) -> Iterator[str]:
    for name, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action")):
        yield from (element.attributes[attribute] for element in html.find(name) if attribute in element.attributes)


def test_no_link_stands_in_another(briefing_and_site: tuple[Briefing, Path]) -> None:
    _, site = briefing_and_site
    for path in site.rglob("*.html"):
        for link in page(path).find("a"):
            assert not link.find("a"), path


def test_every_record_has_its_page_and_its_name_as_heading(briefing_and_site: tuple[Briefing, Path]) -> None:
    briefing, site = briefing_and_site
    for record in briefing.records:
        html = page(site / path_of(record))
        assert [heading.text for heading in html.find("h1")] == [record.name]


def test_every_backlink_of_a_reference_is_shown_with_its_sentence(treaty_site: Path) -> None:
    html = page(treaty_site / "claims" / "arms-supplies.html")
    shown = " ".join(" ".join(section.text.split()) for section in html.find("section", class_="places"))
    assert "Evidence for North Korea supplies Russia with ammunition and missiles for the war in Ukraine." in shown
    assert "The denial that belongs beside North Korea supplies Russia" in shown


def test_an_article_s_page_names_all_that_takes_its_passages_for_evidence(
    briefing_and_site: tuple[Briefing, Path],
) -> None:
    briefing, site = briefing_and_site
    uses = [
        (ref.target.partition("#")[0], f"judgements/{judgement.id}.html")
        for judgement in briefing.judgements
        for ref in (item.passage for item in (*judgement.evidence, *judgement.against))
        if "#" in ref.target
    ]
    uses += [
        (ref.target.partition("#")[0], f"claims/{claim.id}.html")
        for claim in briefing.claims
        for position in claim.positions
        for ref in position.evidence
    ]
    uses += [
        (ref.target.partition("#")[0], f"events/{event.id}.html") for event in briefing.events for ref in event.evidence
    ]
    assert uses
    shown = {
        article.id: [
            link.attributes.get("href")
            for section in page(site / "articles" / f"{article.id}.html").find("section", class_="places")
            for link in section.find("a")
        ]
        for article in briefing.articles
    }
    assert [(article, use) for article, use in uses if f"../{use}" not in shown[article]] == []


def test_overlapping_passages_both_hold(treaty_site: Path) -> None:
    html = page(treaty_site / "articles" / "signing.html")
    shared = [mark for mark in html.find("mark") if mark.attributes["data-notes"] == "technical-cooperation dprk"]
    assert (
        "".join(mark.text for mark in shared) == "military-technical cooperation with the DPRK in connection with "
        "the treaty"
    )


def test_a_note_may_have_two_passages(treaty_site: Path) -> None:
    html = page(treaty_site / "articles" / "signing.html")
    assert html.find("span", id="passage-sanctions")
    assert html.find("span", id="passage-sanctions_2")
    (note,) = html.find("aside", id="note-sanctions")
    assert [a.attributes["href"] for a in note.find("p", class_="note-back")[0].find("a")] == [
        "#passage-sanctions",
        "#passage-sanctions_2",
    ]


def test_names_link_to_whom_they_mean_and_to_nobody_else(treaty_site: Path) -> None:
    html = page(treaty_site / "articles" / "signing.html")
    links = [
        (link.text, link.attributes["href"])
        for text in html.find("div", class_="text")
        for link in text.find("a", class_="ref")
    ]
    assert ("Kim Sung-bae", "../entries/kim-sung-bae.html") in links
    assert ("Kim", "../entries/kim-jong-un.html") in links
    square = next(p for text in html.find("div", class_="text") for p in text.find("p") if "Il Sung Square" in p.text)
    assert [link.text for link in square.find("a", class_="ref")] == ["Moscow"]
    for path in treaty_site.rglob("*.html"):
        for link in page(path).find("a", class_="ref"):
            assert not (link.text == "Moscow" and _text_after(link).startswith(" Times")), path


def _text_after(link: Element) -> str:
    assert link.parent is not None
    at = next(number for number, child in enumerate(link.parent.children) if child is link)
    return "".join(child if isinstance(child, str) else child.text for child in link.parent.children[at + 1 :])


def test_withheld_sentences_are_in_no_file(treaty: Path, treaty_site: Path) -> None:
    """Every run of six words that the rights withhold is sought in every file, the search index unpacked."""
    from tests.searching import index_texts

    briefing, _ = load_briefing(treaty)
    articles = [article for article in briefing.articles if article.rights != "full"]
    assert {article.id for article in articles} == {"ratification", "delegation"}
    texts = [path.read_text(encoding="utf-8") for path in treaty_site.rglob("*") if path.suffix in (".html", ".json")]
    shown = " ".join(texts) + " ".join(index_texts(treaty_site))
    shown_words = " ".join(re.sub(r"<[^>]*>", "", shown).split())
    others = " ".join(
        " ".join(briefing.bodies[article.id].text.split()) for article in briefing.articles if article.rights == "full"
    )
    for article in articles:
        visible = " ".join(
            "".join(
                p.text
                for div in page(treaty_site / "articles" / f"{article.id}.html").find("div", class_="text")
                for p in div.find("p")
            ).split()
        )
        for run in _runs(briefing.bodies[article.id].text):
            if run not in visible and run not in others:
                assert run not in shown_words, f"{article.id}: {run}"
        assert any(run not in visible for run in _runs(briefing.bodies[article.id].text))


def _runs(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + 6]) for at in range(len(words) - 5)]


def test_quotes_show_the_anchored_words_alone(treaty: Path, treaty_site: Path) -> None:
    html = page(treaty_site / "articles" / "ratification.html")
    text = "".join(p.text for div in html.find("div", class_="text") for p in div.find("p"))
    marked = "".join(mark.text for mark in html.find("mark"))
    assert re.sub(r"\s|\[…\]", "", text) == re.sub(r"\s", "", marked)


def test_excerpts_show_the_paragraphs_with_passages_alone(treaty_site: Path) -> None:
    html = page(treaty_site / "articles" / "delegation.html")
    paragraphs = [p for div in html.find("div", class_="text") for p in div.find("p")]
    assert all(p.find("mark") or p.attributes.get("class") == "withheld" for p in paragraphs)
    assert sum(1 for p in paragraphs if p.find("mark")) == 3


def test_the_sample_is_as_rich_as_it_should_be() -> None:
    briefing, problems = load_briefing(SAMPLE)
    assert not problems
    assert len(briefing.articles) == 5
    assert all(250 <= article.words <= 500 for article in briefing.articles)
    assert all(len(briefing.notes[article.id]) >= 6 for article in briefing.articles)
    assert len(briefing.entries) >= 20
    assert len(briefing.events) >= 10
    assert len(briefing.claims) >= 5
    assert sum(len({position.stance for position in claim.positions}) > 1 for claim in briefing.claims) >= 5
    assert len(briefing.judgements) >= 4


def test_the_sample_shares_no_sentence_with_the_reports() -> None:
    """No run of twelve words: short quotations of what officials said are shorter than that."""
    raw = SHARED / "seeds" / "raw"
    if not raw.is_dir():
        pytest.skip(f"the reports are not at {raw}")
    reports = " ".join(_plain(path.read_text(encoding="utf-8")) for path in raw.glob("*.txt"))
    for path in sorted(SAMPLE.rglob("*.*")):
        words = _plain(path.read_text(encoding="utf-8")).split()
        for at in range(len(words) - 12):
            run = " ".join(words[at : at + 13])
            assert run not in reports or run in HEADLINES, f"{path}: {run}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


HEADLINES = _plain(
    "Russia, North Korea Sign Mutual Defense Deal as Kim Pledges Support for Ukraine Invasion "
    "Russia, North Korea deepen cooperation during Putin’s first visit to Korea in 24 years"
)

"""What readers see of an argument: words in their sentence, as far as rights let them, with what is said about them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from builder.copies.epub import make_epub
from builder.copies.single_page import make_single_page
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.evidence_sides import evidence_sides, passages_behind
from builder.pages.argument_views import ArgumentViews
from builder.pages.page_plans import plan_pages
from builder.pages.render import Renderer, RenderOptions
from builder.pages.theme import Theme
from builder.pages.track_record_views import track_record_view
from builder.pages.views import Views
from tests.conftest import ROOT
from tests.connected import ARGUED, connected
from tests.copying import unzipped

SITE, WORDS = connected(ARGUED)
THEME = Theme(ROOT / "themes" / "default")
JUDGEMENT = next(each for each in SITE.briefing.judgements if each.id == "mended-by-august")
PAGE = "judgements/mended-by-august.html"
SECRET = re.compile("erborgen|verschwiegen|geheim|withheldparagraph|unshownword")


def shown() -> dict[str, str]:
    """Every page of the site, both copies' pages, by name."""
    renderer = Renderer(SITE, THEME, PAGE_KINDS, RenderOptions(), PageMetadata(SITE, WORDS, DATA_KINDS))
    pages = {plan.path: renderer.render(plan).decode() for plan in plan_pages(SITE, PAGE_KINDS, search=False)}
    book = {f"epub/{name}": data.decode() for name, data in unzipped(make_epub(SITE, THEME)).items() if "xhtml" in name}
    return {**pages, **book, "single": make_single_page(SITE, THEME, THEME.assets()).decode()}


SHOWN = shown()
ALL = (PAGE, "epub/EPUB/judgements.xhtml", "single")


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def evidence() -> list[str]:
    """Each item of evidence with its stretches marked."""
    views = ArgumentViews(SITE, WORDS, PAGE)
    items = views.cited(JUDGEMENT.id, "evidence", enumerate(JUDGEMENT.evidence, 1))
    return ["".join(f"{each.before}<{each.word}>{each.after}" for each in item.sentences) for item in items]


def test_words_are_shown_in_their_sentence_and_no_further_than_rights_go() -> None:
    assert evidence() == [
        "<Das Wehr ist dicht> […]",
        "It has leaked <since the spring>, and nobody mended it, though <two men came>.",
        "",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_text_of_an_argument_is_shown(name: str) -> None:
    text = words_of(SHOWN[name])
    for said in (
        *("Two reports, and the second", "A second paragraph about the", "The money is there."),
        *("If that is wrong Nobody has begun.", "How one would notice A bill from somebody else."),
        *("What is not known Who pays. How deep the hole is.", "The mill closes.", "Nobody speaks of that"),
        *("Roughly even chance (45–55 %) The weir is older than the mill.", "Old weirs are mended, too."),
        *("Would make it more likely A crane at the weir.", "Would make it less likely A second hole."),
        *("What follows The mill runs in autumn.", "Judged by", "Ada Quill, Tam Reed", "10 June 2031"),
        *("Until 20 June 2031: Unlikely (20–45 %). Moderate confidence.", "Two men came.", "To be known by"),
        *("Happened · 2 August 2031", "The paper says so in passing.", "It names the month."),
        *("Note: Translation “The weir is tight.”", "Counts much", "himself says “tight”", "Counts little"),
        *("Source B (usually reliable), report 2 (probably true) – A reporter was there.", "He said the opposite"),
    ):
        assert said in text.replace("\u00a0", " "), said


@pytest.mark.parametrize("name", [*ALL, "index.html", "judgements.html", "epub/EPUB/index.xhtml"])
def test_the_likelihood_is_before_the_statement_and_the_confidence_after_it(name: str) -> None:
    text = words_of(re.sub(r"<head>.*?</head>|<nav.*?</nav>", "", SHOWN[name], flags=re.DOTALL)).replace("\u00a0", " ")
    order = [
        text.find(said) for said in ("Very likely or highly probable · 80–95 %", JUDGEMENT.statement, "Low confidence")
    ]
    assert -1 not in order and order == sorted(order)


def test_no_element_with_text_has_likelihood_and_confidence() -> None:
    for name, html in SHOWN.items():
        for text in re.findall(r"<(?:p|h\d|dd|td|th|title)\b[^>]*>(.*?)</(?:p|h\d|dd|td|th|title)>", html, re.DOTALL):
            for sentence in re.split(r"(?<=\.) ", words_of(text)):
                assert not re.search(r"(?i)likely|chance|certain", sentence) or "onfidence" not in sentence, name


def test_what_rights_withhold_is_on_no_page_and_in_no_copy() -> None:
    assert [name for name, html in SHOWN.items() if SECRET.search(html)] == []


def test_origins_are_counted_through_events_claims_and_judgements() -> None:
    refs = [item.passage for item in JUDGEMENT.evidence]
    assert [target for target, _ in passages_behind(SITE, refs)] == [
        *("words#dicht", "open#since", "shut#old", "open#still", "open#leaks", "shut#old")
    ]
    side, _ = evidence_sides(SITE, JUDGEMENT)
    assert (side.reports, set(side.origins)) == (3, {"words", "mill-office", "shut", "miller"})


def test_links_to_a_judgement_say_first_how_likely_it_is() -> None:
    assert Views(SITE, WORDS, "index.html").preview("old-weir").likelihood == "Roughly even chance (45–55\u00a0%)"


@pytest.mark.parametrize("name", ["track-record.html", "epub/EPUB/track-record.xhtml", "single"])
def test_the_track_record_says_how_few_cases_it_rests_on_and_what_is_left_out(name: str) -> None:
    text = words_of(SHOWN[name]).replace("\u00a0", " ")
    for said in (
        "This rests on 1 case. So few say next to nothing",
        "Likely 55–80 % 67.5 % 1 1 (100 %)",
        "Brier score 0.106",
        "Reliability 0.106",
        "Not scored – judged only after the outcome: 1.",
        "Not known yet · To be known by: December 2031",
    ):
        assert said in text, said


def test_a_range_is_drawn_where_the_medium_has_pictures() -> None:
    view = track_record_view(Views(SITE, WORDS, "track-record.html"))
    drawn = [str(band.picture) for band in view.bands]
    assert all('<rect x="' in picture for picture in drawn)
    assert [picture.count("<circle") for picture in drawn] == [0, 0, 0, 0, 1, 0, 0]
    assert "<svg" not in SHOWN["epub/EPUB/track-record.xhtml"]

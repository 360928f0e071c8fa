"""Short pages: what reads pages runs their blocks together, and they are taken apart again."""

from __future__ import annotations

import pytest

from builder.clean.block_splitting import split_joined_blocks
from builder.clean.values import CleanedArticle, Paragraph
from tests.clean.test_html_article import cleaned

JAPANESE = [
    "市は来月から古い橋を直すと発表した。工事は半年かかる。",
    "技術者は橋脚にひびを見つけたと述べた。",
    "費用はおよそ一億円で、国が半分を出す。",
]
ENGLISH = [
    "The town will repair the old bridge from next month on, it said. The work lasts for half a year.",
    "An engineer spoke of cracks in the piers.",
    "It costs one million.",
]


def page(language: str, head: str, body: list[str]) -> bytes:
    story = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<!DOCTYPE html><html lang={language}><head><meta charset=utf-8><title>Bridge</title></head><body>"
        f"<article>{head}{story}</article></body></html>"
    ).encode()


def kept(article: CleanedArticle) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    "when",
    [
        "<time datetime='2024-05-04'>{}</time>",
        "<p><time datetime='2024-05-04'>{}</time></p>",
        "<div class='date'>{} <time datetime='2024-05-04'></time></div>",
        "<p>{}</p>",
        "<figure><figcaption><time>{}</time></figcaption></figure>",
    ],
)
@pytest.mark.parametrize(
    ("language", "headline", "date", "body"),
    [
        ("ja", "古い橋、来月から修理", "2024年5月4日", JAPANESE),
        ("ja", "古い橋、来月から修理", "2024年5月4日", JAPANESE * 2),
        ("en", "Old bridge to be repaired", "4 May 2024", ENGLISH),
    ],
)
def test_a_short_article_keeps_its_paragraphs(
    language: str, headline: str, date: str, body: list[str], when: str
) -> None:
    article = cleaned(page(language, f"<h1>{headline}</h1>{when.format(date)}", body))
    assert kept(article) == body
    assert article.facts.title == headline
    assert article.facts.published == "2024-05-04"
    assert {line.text for line in article.dropped} == {headline, date}


def test_blocks_that_were_run_together_are_apart_with_their_kinds() -> None:
    shown = [
        Paragraph("Menu"),
        Paragraph("What was found", "heading"),
        Paragraph("Cracks."),
        Paragraph("Share"),
        Paragraph("Two piers", "item"),
        Paragraph("One arch", "item"),
        Paragraph("Imprint"),
    ]
    together = Paragraph("What was found Cracks. Two piers One arch")
    assert split_joined_blocks([together], shown) == [shown[1], shown[2], shown[4], shown[5]]


@pytest.mark.parametrize("text", ["Cracks in two piers.", "Cracks.", "What was found, and more"])
def test_what_is_not_made_of_several_whole_blocks_stays(text: str) -> None:
    shown = [Paragraph("What was found", "heading"), Paragraph("Cracks."), Paragraph("Menu")]
    assert split_joined_blocks([Paragraph(text)], shown) == [Paragraph(text)]

"""Data shows no more of a text than pages do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.data.citation import cite_article
from builder.data.highwire import article_tags
from builder.data.json_ld import JsonLd
from builder.data.page_head import make_page_head
from builder.kinds import DATA_KINDS
from builder.meaning.site import Site
from builder.reading.load import load_briefing
from builder.values.interface_words import InterfaceWords
from tests.connected import SAMPLES, WITHHELD, connected, files_of, pages_of, published_at

SECRET = (
    "averin ilmarin kelvarin selmarin ulvarin ystrin celmarin gelmarin melvarin olmarin selmotin yelvarin "
    "celvarin gelvarin bemvarin denmarin gemmarin"
).split()
"""Words of the texts of `tests/briefings/withheld` that stand nowhere else: from every stretch that is withheld."""


def everything(site: Site, words: InterfaceWords) -> Iterator[tuple[str, str]]:
    """Every file of data, and all that data gives to pages, by where it is."""
    for path, data in files_of(site, words).items():
        yield path, data.decode(errors="replace")
    linked = JsonLd(site, words, DATA_KINDS)
    for path, record in pages_of(site):
        yield path, f"{linked.script_text(path, record)} {make_page_head(site, words, DATA_KINDS, path, record)}"
    for readable in site.articles:
        yield readable.article.id, f"{cite_article(readable.article, words).text} {article_tags(readable.article)}"


@pytest.mark.parametrize("url", ["", "https://lamp.example/notes"])
def test_withheld_words_are_nowhere(url: str) -> None:
    site, words = connected(WITHHELD)
    whole = " ".join(body.text.lower() for body in load_briefing(WITHHELD)[0].bodies.values())
    for word in SECRET[:-1]:
        assert word in whole
    for where, text in everything(published_at(site, url), words):
        for word in SECRET:
            assert word not in text.lower(), f"{word} is in {where}"


@pytest.mark.parametrize("name", SAMPLES)
def test_withheld_runs_of_words_are_nowhere(name: str) -> None:
    """Every run of six words that the rights withhold and no open text has."""
    site, words = connected(SAMPLES[name])
    briefing, _ = load_briefing(SAMPLES[name])
    shown = " ".join(" ".join(text.replace("\\n", " ").split()) for _, text in everything(site, words))
    for article in briefing.articles:
        open_texts = " ".join(" ".join(readable.body.text.split()) for readable in site.articles)
        hidden = [run for run in runs(briefing.bodies[article.id].text) if run not in open_texts]
        assert bool(hidden) == (article.rights != "full")
        assert not [run for run in hidden if run in shown], article.id


def runs(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + 6]) for at in range(len(words) - 5)]


def test_every_right_is_tried() -> None:
    site, _ = connected(WITHHELD)
    assert {readable.article.rights for readable in site.articles} == {"full", "excerpt", "quotes", "link"}
    assert "data/texts/none.txt" not in files_of(*connected(WITHHELD))

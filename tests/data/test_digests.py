"""A digest is cited as a text of the briefing's editors, at this page's address, about somebody's report."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from builder.data.annotations import ANNOTATIONS_FILE
from builder.data.bibtex import BIBTEX_FILE
from builder.data.csl import CSL_FILE
from builder.data.feeds import feed_entries
from builder.data.json_ld import JsonLd
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS
from builder.meaning.site import Site
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from tests.connected import SAMPLES, connected, data_file, pages_of, published_at
from tests.data.test_pages import nodes
from tests.data.test_sources import CSL, parse_bib
from tests.pages.test_origins_pages import WEIR

PAGE = "https://weir.example/notes/articles/letter.html"
REPORT = "https://local.example/letter?a=1&b=2"
CITED = (
    "Ned Miller, “A letter from the mill”, The Local, 5 May 2031, https://local.example/letter?a=1&b=2 "
    "(archived at https://archive.example/letter, retrieved 9 May 2031)"
)


def on_page(site: Site, language: str = "en") -> dict[str, Any]:
    return PageMetadata(site, Theme(bundled_themes() / DEFAULT_THEME).words(language), DATA_KINDS)(
        "articles/letter.html", "letter"
    )


@pytest.mark.parametrize(
    ("url", "language", "text"),
    [
        (
            "https://weir.example/notes",
            "en",
            f"The Reading Group, “Digest of ‘A letter from the mill’”, The weir, June 2031, {PAGE}. "
            f"The report: {CITED}",
        ),
        (
            "",
            "en",
            f"The Reading Group, “Digest of ‘A letter from the mill’”, The weir, June 2031. The report: {CITED}",
        ),
        (
            "",
            "de",
            "The Reading Group, „Zusammenfassung von ‚A letter from the mill‘“, The weir, Juni 2031. Der Bericht: "
            "Ned Miller, „A letter from the mill“, The Local, 5. Mai 2031, https://local.example/letter?a=1&b=2 "
            "(archiviert unter https://archive.example/letter, abgerufen am 9. Mai 2031)",
        ),
    ],
)
def test_readers_copy_a_citation_of_the_digest_and_of_the_report(url: str, language: str, text: str) -> None:
    citation = on_page(published_at(connected(WEIR)[0], url), language)["citation"]
    assert citation.text == text
    assert [part.href for part in citation.parts if part.href] == [
        *([PAGE] if url else []),
        REPORT,
        "https://archive.example/letter",
    ]


def test_reference_managers_take_the_digest_from_its_page() -> None:
    assert on_page(connected(WEIR)[0])["meta_tags"] == (
        ("citation_title", "Digest of “A letter from the mill”"),
        ("citation_author", "The Reading Group"),
        ("citation_publication_date", "2031/06"),
        ("citation_public_url", PAGE),
        ("citation_language", "en"),
        ("z:itemType", "webpage"),
        (
            "citation_reference",
            "citation_title=A letter from the mill; citation_author=Ned Miller; "
            "citation_publication_date=2031/05/05; citation_journal_title=The Local; "
            f"citation_public_url={REPORT}; citation_language=en",
        ),
    )


def test_csl_has_the_digest_with_the_report_as_what_it_is_about() -> None:
    items = {item["id"]: item for item in json.loads(data_file(*connected(WEIR), CSL_FILE))}
    assert not list(CSL.iter_errors(list(items.values())))
    report = items["letter"].pop("custom")["digest"]
    assert (report["title"], report["container-title"]) == ("A letter from the mill", "The Local")
    assert not list(CSL.iter_errors([report]))
    assert items["letter"] == {
        "id": "letter",
        "type": "webpage",
        "title": "Digest of “A letter from the mill”",
        "author": [{"literal": "The Reading Group"}],
        "container-title": "The weir",
        "issued": {"date-parts": [[2031, 6]]},
        "URL": PAGE,
        "language": "en",
        "reviewed-title": "A letter from the mill",
        "reviewed-author": [{"literal": "Ned Miller"}],
        "original-publisher": "The Local",
        "original-date": {"date-parts": [[2031, 5, 5]]},
        "note": f"The report: {CITED}",
    }
    assert items["local"]["container-title"] == "The Local"


def test_the_bibliography_has_the_digest_with_the_report_in_a_note() -> None:
    entries = parse_bib(data_file(*connected(WEIR), BIBTEX_FILE).decode())
    assert entries["letter"] == {
        "": "incollection",
        "author": "{The Reading Group}",
        "title": "{Digest of “A letter from the mill”}",
        "booktitle": "{The weir}",
        "date": "2031-06",
        "year": "2031",
        "url": PAGE,
        "langid": "english",
        "note": "The report: Ned Miller, “A letter from the mill”, The Local, 5 May 2031, "
        r"https://local.example/letter?a=1\&b=2 (archived at https://archive.example/letter, "
        "retrieved 9 May 2031)",
    }
    assert entries["local"][""] == "article"


def test_linked_data_says_that_the_editors_wrote_it_and_that_it_is_based_on_the_report() -> None:
    site, words = connected(WEIR)
    graph: Any = JsonLd(site, words, DATA_KINDS).page_nodes("articles/letter.html", "letter")["@graph"]
    page, digest = graph
    report = digest.pop("isBasedOn")
    assert digest == {
        "@type": "Article",
        "@id": f"{PAGE}#letter",
        "headline": "Digest of “A letter from the mill”",
        "inLanguage": "en",
        "author": ["The Reading Group"],
        "datePublished": "2031-06",
        "mainEntityOfPage": PAGE,
        "isPartOf": {"@id": "https://weir.example/notes/#briefing"},
        "url": PAGE,
    }
    assert (report["@type"], report["@id"], report["author"], report["publisher"]["name"]) == (
        "NewsArticle",
        REPORT,
        ["Ned Miller"],
        "The Local",
    )
    assert page["mainEntity"] == {"@id": digest["@id"]}


def test_a_report_without_an_address_is_not_taken_for_its_digest() -> None:
    site, words = connected(WEIR)
    registry = site.registry
    letter = replace(registry.articles["letter"].article, url="")
    readable = replace(registry.articles["letter"], article=letter)
    bare = replace(
        site,
        registry=replace(
            registry, records={**registry.records, "letter": letter}, articles={**registry.articles, "letter": readable}
        ),
    )
    for record in ("letter", "shut"):
        path = {about: path for path, about in pages_of(site)}[record]
        found: Any = JsonLd(bare, words, DATA_KINDS).page_nodes(path, record)["@graph"]
        names: dict[str, set[str]] = {}
        for node in nodes(found):
            if "headline" in node:
                names.setdefault(node["@id"], set()).add(node["headline"])
        assert all(len(headlines) == 1 for headlines in names.values()), names


def test_an_annotation_of_a_digest_is_on_this_page_and_says_what_it_was_made_from() -> None:
    notes = json.loads(data_file(*connected(WEIR), ANNOTATIONS_FILE))["first"]["items"]
    targets = [target for note in notes if note["id"].startswith(PAGE) for target in note["target"]]
    assert len(targets) == 6
    for target in targets:
        source = target["source"]
        assert source["id"] in (PAGE, "https://weir.example/notes/data/texts/letter.txt")
        assert source["creator"] == [{"name": "The Reading Group"}]
        assert source["dcterms:source"] == {"id": REPORT}
        assert "state" not in target
    others = [target["source"] for note in notes if "/local.html" in note["id"] for target in note["target"]]
    assert {source["id"] for source in others} == {
        "https://local.example/weir",
        "https://weir.example/notes/data/texts/local.txt",
    }
    assert not any("creator" in source for source in others)


def test_the_feed_names_no_reporter_as_author_of_a_digest() -> None:
    authors = {entry.record.id: entry.authors for entry in feed_entries(connected(WEIR)[0], DATA_KINDS)}
    assert authors["letter"] == ()
    assert authors["local"] == ("The Local",)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_publisher_and_no_reporter_is_the_author_of_a_digest(name: str) -> None:
    site, words = connected(SAMPLES[name])
    digests = {readable.article.id: readable.article for readable in site.articles if readable.article.digest}
    items = {item["id"]: item for item in json.loads(data_file(site, words, CSL_FILE))}
    entries = parse_bib(data_file(site, words, BIBTEX_FILE).decode())
    for identifier, article in digests.items():
        assert items[identifier].get("author", []) == [{"literal": name} for name in site.briefing.settings.editors]
        assert items[identifier]["container-title"] == site.briefing.settings.title
        assert "journal" not in entries[identifier]
        assert article.title in items[identifier]["note"]

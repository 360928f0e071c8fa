"""The notes as W3C Web Annotations, for programs that show notes on other people's pages.

Source: https://www.w3.org/TR/annotation-model/ (3.1 annotations, 4.2.4 and 4.2.5 selectors, 4.3 states, 5 collections).

A note is about the publisher's text, so a target is the publisher's address, with the words to find there. Offsets need
a text that is known: so a second target is the copy under ``data/texts``, with the words and their position. That copy
is what readers may see, so rights are obeyed in both. A digest is the editors' text, and its address is its page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.data.agents import agents, moment_of
from builder.data.date_formats import iso_day
from builder.data.locations import AddressResolver
from builder.data.serialisation import Json, without_empty
from builder.data.text_export import prose_to_markdown, visible_text
from builder.meaning.addresses import address_of, source_address
from builder.meaning.anchor import Anchored
from builder.meaning.rights import OMISSION_MARK, VisibleArticle
from builder.meaning.site import Site
from builder.meaning.spans import Span
from builder.values.edtf import EdtfDate
from builder.values.json_text import json_line, json_members
from builder.values.records import Article
from builder.values.site_paths import path_of
from builder.values.web_address import as_uri

ANNOTATIONS_FILE = "data/annotations.jsonld"
_ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_CHARACTERS = 32
"""How many characters before and after a passage distinguish it from others."""

MOTIVATIONS = {
    "context": "commenting",
    "definition": "describing",
    "attribution": "describing",
    "claim": "classifying",
    "corroboration": "assessing",
    "discrepancy": "assessing",
    "correction": "editing",
    "question": "questioning",
    "translation": "describing",
}
"""What a kind of note does, in the words of the model (3.3.5); the kind itself is kept as a tag."""


def text_path(article: Article) -> str:
    """Return the address of the text in which positions are counted."""
    return f"data/texts/{article.id}.txt"


def annotation_lines(site: Site, readable: VisibleArticle) -> list[str]:
    """The notes on an article, each as a line of JSON."""
    locations = AddressResolver.of(site.briefing.settings, ANNOTATIONS_FILE)
    return [json_line(annotation) for annotation in _annotations(site, readable, locations)]


def annotations_around(site: Site) -> tuple[bytes, bytes]:
    """What is before and after the lines of all articles in ``data/annotations.jsonld``: one collection, one page."""
    settings = site.briefing.settings
    here = AddressResolver.of(settings, ANNOTATIONS_FILE)(ANNOTATIONS_FILE)
    page = {"id": f"{here}#page", "type": "AnnotationPage", "partOf": here, "startIndex": 0}
    total = sum(map(len, site.registry.notes_on.values()))
    head = without_empty(
        {
            "@context": _ANNOTATION_CONTEXT,
            "id": here,
            "type": "AnnotationCollection",
            "label": settings.title,
            "creator": agents(settings, settings.editors),
            "total": total,
            "last": page["id"] if total else None,
        }
    )
    first = f',\n"first":{{{json_members(page)},\n"items":[' if total else ""
    return f"{{{json_members(head)}{first}".encode(), b"]}}\n" if total else b"}\n"


def _annotations(site: Site, readable: VisibleArticle, locations: AddressResolver) -> Iterator[Json]:
    text = visible_text(readable.body)
    for anchored in readable.notes:
        targets = list(_targets(site, readable, text, anchored, locations))
        yield {
            "id": locations(source_address(site.registry, anchored.note.full_id, 0)),
            "type": "Annotation",
            **without_empty(
                {
                    "creator": agents(site.briefing.settings, anchored.note.by),
                    "created": moment_of(anchored.note.date),
                }
            ),
            "motivation": MOTIVATIONS[anchored.note.kind],
            "body": list(_bodies(site, anchored, locations)),
            "target": targets if len(targets) > 1 else targets[0],
        }


def _bodies(site: Site, anchored: Anchored, locations: AddressResolver) -> Iterator[Json]:
    """What the note says, its kind and its themes as tags, and what it says to see."""
    note = anchored.note
    text = prose_to_markdown(site, note.full_id, "text", note.text, locations)
    if text:
        yield {
            "type": "TextualBody",
            "value": text,
            "format": "text/markdown",
            "language": site.briefing.settings.language,
            "purpose": MOTIVATIONS[note.kind],
        }
    yield {"type": "TextualBody", "value": note.kind, "format": "text/plain", "language": "en", "purpose": "tagging"}
    for tag in note.tags:
        yield {
            "type": "TextualBody",
            "value": tag,
            "format": "text/plain",
            "language": site.briefing.settings.language,
            "purpose": "tagging",
        }
    for ref in note.see:
        if site.registry.has(ref.target):
            yield {
                "type": "SpecificResource",
                "source": locations(address_of(site.registry, ref.target)),
                "purpose": "linking",
            }


def _targets(
    site: Site, readable: VisibleArticle, text: str, anchored: Anchored, locations: AddressResolver
) -> Iterator[Json]:
    """Return the targets of each passage; if the words are gone or withheld, the article, or its former state."""
    article = readable.article
    page = locations(path_of(article))
    source = _source(site, article, page)
    whole: Json = {
        "type": "SpecificResource",
        "source": source,
        "scope": page,
        **without_empty({"state": None if article.digest else _state(article)}),
    }
    for span in anchored.spans:
        words = _quote_selector(readable, text, span)
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        copy = {**source, "id": locations(text_path(article)), "format": "text/plain"}
        yield {**whole, "selector": words}
        yield {"type": "SpecificResource", "source": copy, "scope": page, "selector": [words, position]}
    yield from _earlier(site, article, whole, anchored)
    if anchored.spans:
        return
    old = [
        {"type": "TextQuoteSelector", "exact": words} for words in site.registry.passage_texts(anchored.note.full_id)
    ]
    yield from ({**whole, "selector": selector} for selector in old)
    if not old:
        yield whole


def _source(site: Site, article: Article, page: str) -> Json:
    """Return the annotated text: the publisher's at its address, or the editors' digest on this page of the report."""
    text: Json = {
        "id": as_uri(article.url) if article.url and not article.digest else page,
        "type": "Text",
        "format": "text/html",
        "language": article.language,
    }
    if article.digest:
        text |= without_empty(
            {
                "creator": agents(site.briefing.settings, site.briefing.settings.editors),
                "dcterms:source": {"id": as_uri(article.url)} if article.url else {},
            }
        )
    return text


def _earlier(site: Site, article: Article, whole: Json, anchored: Anchored) -> Iterator[Json]:
    """The former words, in the source as it was at the beginning of the day on which the change was found."""
    for each in site.registry.earlier_wordings(anchored.note.full_id):
        day = iso_day(each.until.earliest)
        state = {"type": "TimeState", "sourceDate": f"{day}T00:00:00Z"} if day and not article.digest else None
        yield {
            **{key: value for key, value in whole.items() if key != "state"},
            **without_empty({"state": state}),
            "selector": {"type": "TextQuoteSelector", "exact": " ".join(each.quote.split())},
        }


def _state(article: Article) -> Json | None:
    """When the source was read, and a copy of it as it was then. A state must have a time (4.3.1)."""
    period = _period(article.retrieved)
    return {"type": "TimeState", **period, **without_empty({"cached": as_uri(article.archived)})} if period else None


def _period(date: EdtfDate | None) -> Json:
    """A date as the time from its first moment to its last, which is all that it says."""
    first, last = (iso_day(date.earliest), iso_day(date.latest)) if date else ("", "")
    return {"sourceDateStart": f"{first}T00:00:00Z", "sourceDateEnd": f"{last}T23:59:59Z"} if first and last else {}


def _quote_selector(readable: VisibleArticle, text: str, span: Span) -> Json:
    """Return the words of a passage with a few before and after them that readers may see.

    If a text was cut, only words in the same block, with no gap between, are certain to be next to the passage in the
    source.
    """
    low, high = 0, len(text)
    if readable.article.rights != "full":
        first, last = readable.body.block_at(span.start), readable.body.block_at(span.end - 1)
        low, high = first.start if first else span.start, last.end if last else span.end
    before, after = text[low : span.start], text[span.end : high]
    if readable.article.rights != "full":
        before = before.rpartition(OMISSION_MARK)[2].lstrip() if OMISSION_MARK in before else before
        after = after.partition(OMISSION_MARK)[0].rstrip() if OMISSION_MARK in after else after
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        **without_empty({"prefix": _tail(before), "suffix": _head(after)}),
    }


def _tail(text: str) -> str:
    """Return the last whole words of a text; without spaces, its last letters with their marks."""
    start = max(0, len(text) - CONTEXT_CHARACTERS)
    while 0 < start < len(text) and unicodedata.combining(text[start]):
        start += 1
    kept = text[start:]
    if start and not text[start - 1].isspace():
        kept = kept.partition(" ")[2] or kept
    return kept.lstrip("\n")


def _head(text: str) -> str:
    """Return the first whole words of a text; without spaces, its first letters with their marks."""
    end = min(len(text), CONTEXT_CHARACTERS)
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    kept = text[:end]
    if end < len(text) and not text[end].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip("\n")

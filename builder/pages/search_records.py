"""What search finds: a record for every page and every note, from what readers may see and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape

from builder.meaning.linking import LinkedText
from builder.meaning.registry import shortened
from builder.meaning.site import Site
from builder.pages.addresses import address_of, path_of
from builder.pages.bidi import same_language
from builder.pages.weave import Target, weave
from builder.pages.words import Words
from builder.values.edtf import EdtfDate
from builder.values.records import Article


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing to find. With ``html`` its headings and blocks can be found on their own, else ``content`` is text.

    What has no ``title`` is called by the ``words`` in its meta data.
    """

    url: str
    title: str
    content: str = ""
    html: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)
    sort: dict[str, str] = field(default_factory=dict)


def search_records(site: Site, words: Words) -> list[SearchRecord]:
    """All that can be found, sorted by address, so that the index does not depend on any other order."""
    return sorted((*_articles(site, words), *_notes(site, words), *_others(site, words)), key=lambda record: record.url)


def _text(site: Site, owner: str, key: str) -> str:
    linked = site.text(owner, key)
    return linked.document.text.strip() if linked else ""


def _facts(article: Article, words: Words) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Meta data, filters and sort keys that an article and its notes share."""
    publisher = " ".join(article.publisher.split())  # a line break in it would make two of one
    foreign = "" if same_language(article.language, words.language) else article.language
    meta = {"publisher": publisher, "date": words.date(article.published), "language": foreign}
    filters = {"publisher": _filterable(publisher), "year": _year(article.published, words)}
    sort = {"date": "{:05}-{:02}-{:02}".format(*article.published.earliest)} \
        if article.published and article.published.earliest[0] > 0 else {}
    return _given(meta), _given(filters), sort


def _filterable(value: str) -> str:
    """The value with look-alikes of two signs that Pagefind 1.5 takes for its own, so that it would find nothing."""
    return re.sub('"([^"]*)"', "“\\1”", value).replace('"', "”").replace("\\", "∖")


def _year(date: EdtfDate | None, words: Words) -> str:
    return "" if date is None or date.year is None else words.year(date.year)


def _given(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _articles(site: Site, words: Words) -> Iterator[SearchRecord]:
    for readable in site.articles:
        article = readable.article
        meta, filters, sort = _facts(article, words)
        # Who wrote it is looked for, too, and where.
        by = ", ".join(part for part in (*article.authors, article.publisher) if part)
        html = _html(site.texts[article.id, "body"]) + (f"<p>{escape(by)}</p>" if by else "")
        yield SearchRecord(path_of(article), article.title, html=html, meta={"type": "article", **meta},
                           filters={"type": "article", **filters}, sort=sort)


def _html(linked: LinkedText) -> str:
    plain = LinkedText(linked.document)
    return "".join(fragment.html for fragment in weave(plain, lambda _: Target("#", "")))


def _notes(site: Site, words: Words) -> Iterator[SearchRecord]:
    for readable in site.articles:
        meta, filters, sort = _facts(readable.article, words)
        for anchored in readable.notes:
            note = anchored.note
            # A title counts for more than a text; a note has words instead, so that a name's bearer comes before it.
            yield SearchRecord(
                address_of(site.registry, note.full_id), "",
                "\n".join((*site.registry.words(note.full_id), _text(site, note.full_id, "text"),
                           *(each.quote for each in site.registry.earlier(note.full_id)))).strip(),
                meta={"words": _note_words(site, note.full_id, words.label("kind", note.kind)), "type": "note",
                      "kind": note.kind, **meta},
                filters={"type": "note", "kind": note.kind, **filters}, sort=sort)


def _note_words(site: Site, note: str, kind: str) -> str:
    passages = site.registry.words(note)
    return site.registry.quoted(shortened(passages[0])) if passages else kind


def _others(site: Site, words: Words) -> Iterator[SearchRecord]:
    briefing = site.briefing
    for entry in briefing.entries:
        content = "\n".join(part for part in (entry.name, ", ".join(entry.aliases), _text(site, entry.id, "summary"),
                                              _text(site, entry.id, "text")) if part)
        record = _plain(path_of(entry), entry.type, entry.name, content)
        yield replace(record, meta=record.meta | _given({"aliases": ", ".join(entry.aliases)}))
    for event in briefing.events:
        content = "\n".join(part for part in (event.title, words.date(event.date), _text(site, event.id, "summary"))
                            if part)
        yield _plain(path_of(event), "event", event.title, content, words.date(event.date), _year(event.date, words))
    for claim in briefing.claims:
        positions = [f"{site.registry.name(position.who.target)} {words.label('stance', position.stance)}"
                     for position in claim.positions]
        yield _plain(path_of(claim), "claim", claim.statement, "\n".join((claim.statement, *positions)))
    for judgement in briefing.judgements:
        content = f"{judgement.statement}\n{judgement.likelihood}"
        yield _plain(path_of(judgement), "judgement", judgement.statement, content)
    for page in briefing.pages:
        yield SearchRecord(path_of(page), page.title, html=_html(site.texts[page.id, "text"]), meta={"type": "page"},
                           filters={"type": "page"})


def _plain(url: str, kind: str, title: str, content: str, date: str = "", year: str = "") -> SearchRecord:
    return SearchRecord(url, title, content, meta=_given({"type": kind, "date": date}),
                        filters=_given({"type": kind, "year": year}))


def as_page(record: SearchRecord, language: str) -> str:
    """A record with ``html`` as a document for Pagefind, whose attributes say what is meta data and what a filter."""
    meta = "".join(f'<span data-pagefind-meta="{escape(key)}">{escape(value)}</span>'
                   for key, value in record.meta.items())
    # Pagefind decodes the value of a filter twice, and of other values once.
    filters = "".join(f'<span data-pagefind-filter="{escape(key)}">{escape(escape(value, quote=False))}</span>'
                      for key, value in record.filters.items())
    sort = "".join(f'<span data-pagefind-sort="{escape(key)}">{escape(value)}</span>'
                   for key, value in record.sort.items())
    return (f'<!doctype html><html lang="{escape(language)}"><body data-pagefind-body>'
            f'<div data-pagefind-ignore="index">{meta}{filters}{sort}</div>'
            f'<h1 data-pagefind-meta="title">{escape(record.title)}</h1>{record.html}</body></html>')

"""What a page is about, in words that its head, its card elsewhere and the feed share."""

from __future__ import annotations

from builder.data.prose import plain
from builder.meaning.registry import shortened
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH
from builder.pages.bidi import isolated_text
from builder.pages.words import Words
from builder.values.records import Article, Claim, Entry, Event, Judgement, Page

LONGEST = 200
"""How many characters of a description are given; search engines and cards show no more."""


def title_of(site: Site, words: Words, path: str, record: str) -> str:
    """A page's title: that of its record, of its list, or of the briefing."""
    if path == FRONT_PATH:
        return site.briefing.settings.title
    if record:
        return site.registry.records[record].name
    name = path.rpartition("/")[2].removesuffix(".html")
    return {"search": words("site.search"), "404": words("missing.title")}.get(name) or words.label("list", name)


def description_of(site: Site, words: Words, record: str) -> str:
    """A page in one or two sentences; for what has none to say, the briefing's own description."""
    return _about(site, words, record) or " ".join(site.briefing.settings.description.split())


def _about(site: Site, words: Words, identifier: str) -> str:
    record = site.registry.records.get(identifier)
    match record:
        case Article():
            return article_facts(site, words, record)
        case Entry():
            said = plain(site, record.id, "summary") or plain(site, record.id, "text")
        case Event():
            said = _sentences(words.date(record.date), plain(site, record.id, "summary"))
        case Claim():
            said = "; ".join(
                f"{isolated_text(site.registry.name(position.who.target), words.language)}: "
                f"{words.label('stance', position.stance)}"
                for position in record.positions
            )
        case Judgement():
            said = judgement_facts(record, words)
        case Page():
            said = (
                ""
                if f"{record.id}.html" == FRONT_PATH and site.briefing.settings.description
                else plain(site, record.id, "text")
            )
        case None:
            said = ""
    return shortened(said, LONGEST)


def article_facts(site: Site, words: Words, article: Article) -> str:
    """Who published an article, when, and how many notes there are on it: never its text, which has its rights."""
    notes = len(site.registry.articles[article.id].notes)
    return " · ".join(
        part
        for part in (
            isolated_text(article.publisher, words.language),
            words.date(article.published),
            words.count("notes", notes),
        )
        if part
    )


def judgement_facts(judgement: Judgement, words: Words) -> str:
    """How likely, and how sure the analyst is."""
    return f"{words.label('likelihood', judgement.likelihood)} · {words.label('confidence', judgement.confidence)}"


def _sentences(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def site_name(site: Site, words: Words) -> str:
    """The briefing's title, with its edition where there is one."""
    settings = site.briefing.settings
    edition = words.edition(settings.edition)
    return f"{settings.title}, {edition}" if edition else settings.title

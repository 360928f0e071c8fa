"""One sentence that says where something comes from, for readers to copy, and its parts for a template to link.

Like this: Ada Quill, “Old bridge shut”, The Courier, 2 April 2031, https://… (archived at https://…, retrieved …).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.data.digests import digest_title
from builder.data.locations import Locations
from builder.meaning.quotation import quoted
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, base_of, path_of
from builder.pages.words import Words
from builder.values.records import Article


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation. ``kind`` is what it says, or ``mark`` for what stands between; ``href`` a link."""

    kind: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation; its parts in order read as its text."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def cite_article(article: Article, words: Words) -> Citation:
    """How to cite the publisher's article, not the briefing's page about it."""
    main = [Part("author", ", ".join(article.authors)), _title(article.title, words),
            Part("publisher", article.publisher), Part("date", words.date(article.published)),
            Part("url", article.url, article.url)]
    aside = []
    if article.archived:
        aside.append(_with_link("archived", words("cite.archived", url=article.archived), article.archived))
    if article.retrieved:
        aside.append([Part("retrieved", words("cite.retrieved", date=words.date(article.retrieved)))])
    return Citation((*_joined([[part] for part in main if part.text]), *_in_brackets(aside)))


def cite_digest(site: Site, article: Article, words: Words) -> Citation:
    """How to cite a digest: a page of the briefing, and after it the report that it is about."""
    own = cite_page(site, words, path_of(article), digest_title(article, words))
    return Citation((*own.parts, Part("mark", f". {words('cite.report')}: "), *cite_article(article, words).parts))


def cite_page(site: Site, words: Words, path: str, title: str) -> Citation:
    """How to cite a page of the briefing itself; the front page is the briefing."""
    settings = site.briefing.settings
    address = Locations.of(settings, path)(path) if base_of(settings.url) else ""
    front = path == FRONT_PATH or title == settings.title
    main = [Part("author", ", ".join(settings.editors)), _title(settings.title if front else title, words),
            Part("publisher", "" if front else settings.title), Part("date", words.edition(settings.edition)),
            Part("url", address, address)]
    return Citation(tuple(_joined([[part] for part in main if part.text])))


def _title(title: str, words: Words) -> Part:
    return Part("title", quoted(title.removesuffix("."), words.language))


def _with_link(kind: str, words: str, address: str) -> list[Part]:
    """Words with an address in them, of which only the address is a link."""
    before, _, after = words.partition(address)
    return [part for part in (Part(kind, before), Part(kind, address, address), Part(kind, after)) if part.text]


def _joined(groups: Sequence[Sequence[Part]]) -> list[Part]:
    """The groups with commas between them."""
    return [part for number, group in enumerate(groups) for part in ((Part("mark", ", "), *group) if number else group)]


def _in_brackets(groups: Sequence[Sequence[Part]]) -> list[Part]:
    return [Part("mark", " ("), *_joined(groups), Part("mark", ")")] if groups else []

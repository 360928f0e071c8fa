"""One sentence that says where something comes from, for readers to copy, and its parts for a template to link.

Like this: Ada Quill, “Old bridge shut”, The Courier, 2 April 2031, https://… (archived at https://…, retrieved …).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.data.digests import digest_title
from builder.data.locations import Locations
from builder.meaning.quotation import marks_of, quoted
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, base_of, path_of
from builder.pages.bidi import attributes
from builder.pages.shown import NOTHING
from builder.pages.words import Words
from builder.values.records import Article


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation."""

    kind: str
    """What it says, such as `title` or `date`; `mark` for what is between two."""
    text: str
    """The text."""
    href: str = ""
    """The address that it is a link to, if it is one."""
    attributes: Markup = NOTHING
    """The `lang` and `dir` of the text, where it needs any amid the rest."""


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite something."""

    parts: tuple[Part, ...]
    """Its parts, in order."""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(part.text for part in self.parts)


def cite_article(article: Article, words: Words) -> Citation:
    """How to cite the publisher's article, not the briefing's page about it."""
    here = words.language
    main = [
        _authors(article.authors, words),
        _title(article.title, article.language, words),
        [Part("publisher", article.publisher, "", attributes(article.publisher, article.language, here))],
        [Part("date", words.date(article.published))],
        [Part("url", article.url, article.url, attributes(article.url, "", here))],
    ]
    aside = []
    if article.archived:
        aside.append(_with_link("archived", words("cite.archived", url=article.archived), article.archived))
    if article.retrieved:
        aside.append([Part("retrieved", words("cite.retrieved", date=words.date(article.retrieved)))])
    return Citation((*_joined(_given(main)), *_in_brackets(aside)))


def cite_digest(site: Site, article: Article, words: Words) -> Citation:
    """How to cite a digest: a page of the briefing, and after it the report that it is about."""
    own = cite_page(site, words, path_of(article), digest_title(article, words))
    return Citation((*own.parts, Part("mark", f". {words('cite.report')}: "), *cite_article(article, words).parts))


def cite_page(site: Site, words: Words, path: str, title: str) -> Citation:
    """How to cite a page of the briefing itself; the front page is the briefing."""
    settings = site.briefing.settings
    address = Locations.of(settings, path)(path) if base_of(settings.url) else ""
    front = path == FRONT_PATH or title == settings.title
    main = [
        _authors(settings.editors, words),
        _title(settings.title if front else title, words.language, words),
        [Part("publisher", "" if front else settings.title)],
        [Part("date", words.edition(settings.edition))],
        [Part("url", address, address, attributes(address, "", words.language))],
    ]
    return Citation(tuple(_joined(_given(main))))


def _title(title: str, language: str, words: Words) -> list[Part]:
    """A title in the quotation marks of the citation, which stay outside of one that is written the other way."""
    text = quoted(title.removesuffix("."), words.language)
    said = attributes(title, language, words.language)
    if "dir=" not in said:
        return [Part("title", text, "", said)]
    marks = marks_of(words.language)
    inner = text.removeprefix(marks.opening).removesuffix(marks.closing)
    return [Part("mark", marks.opening), Part("title", inner, "", said), Part("mark", marks.closing)]


def _authors(names: Sequence[str], words: Words) -> list[Part]:
    """Names, each isolated from the next where it has to be; else together, as one part."""
    said = [attributes(name, "", words.language) for name in names]
    if not any(said):
        return [Part("author", ", ".join(names))]
    return _joined([[Part("author", name, "", each)] for name, each in zip(names, said, strict=True)])


def _given(groups: Sequence[Sequence[Part]]) -> list[Sequence[Part]]:
    return [group for group in groups if any(part.text for part in group)]


def _with_link(kind: str, words: str, address: str) -> list[Part]:
    """Words with an address in them, of which only the address is a link."""
    before, _, after = words.partition(address)
    return [part for part in (Part(kind, before), Part(kind, address, address), Part(kind, after)) if part.text]


def _joined(groups: Sequence[Sequence[Part]]) -> list[Part]:
    """The groups with commas between them."""
    return [part for number, group in enumerate(groups) for part in ((Part("mark", ", "), *group) if number else group)]


def _in_brackets(groups: Sequence[Sequence[Part]]) -> list[Part]:
    return [Part("mark", " ("), *_joined(groups), Part("mark", ")")] if groups else []

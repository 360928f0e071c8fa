"""A citation as one sentence, for readers to copy, and its parts for a template to link.

Like this: Ada Quill, “Old bridge shut”, The Courier, 2 April 2031, https://… (archived at https://…, retrieved …).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.data.digests import digest_title
from builder.data.locations import AddressResolver
from builder.meaning.quotation import in_quotation_marks, quotation_marks
from builder.meaning.site import Site
from builder.pages.bidi import language_attributes
from builder.pages.view_models import NO_ATTRIBUTES
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.site_paths import FRONT_PATH, path_of
from builder.values.web_address import base_url


@dataclass(frozen=True, slots=True)
class CitationPart:
    """A stretch of a citation."""

    kind: str
    """What it says, such as `title` or `date`; `mark` for what is between two."""
    text: str
    """The text."""
    href: str = ""
    """The address that it is a link to, if it is one."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the text, where it needs any amid the rest."""


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite something."""

    parts: tuple[CitationPart, ...]
    """Its parts, in order."""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(part.text for part in self.parts)


def cite_article(article: Article, words: InterfaceWords) -> Citation:
    """Cite the publisher's article, not the briefing's page about it."""
    here = words.language
    main = [
        _authors(article.authors, words),
        _title(article.title, article.language, words),
        [
            CitationPart(
                "publisher", article.publisher, "", language_attributes(article.publisher, article.language, here)
            )
        ],
        [CitationPart("date", words.date(article.published))],
        [CitationPart("url", article.url, article.url, language_attributes(article.url, "", here))],
    ]
    aside = []
    if article.archived:
        aside.append(_with_link("archived", words("cite.archived", url=article.archived), article.archived))
    if article.retrieved:
        aside.append([CitationPart("retrieved", words("cite.retrieved", date=words.date(article.retrieved)))])
    return Citation((*_joined(_given(main)), *_in_brackets(aside)))


def cite_digest(site: Site, article: Article, words: InterfaceWords) -> Citation:
    """How to cite a digest: a page of the briefing, and after it the report that it is about."""
    own = cite_page(site, words, path_of(article), digest_title(article, words))
    return Citation(
        (*own.parts, CitationPart("mark", f". {words('cite.report')}: "), *cite_article(article, words).parts)
    )


def cite_page(site: Site, words: InterfaceWords, path: str, title: str) -> Citation:
    """How to cite a page of the briefing itself; the front page is the briefing."""
    settings = site.briefing.settings
    address = AddressResolver.of(settings, path)(path) if base_url(settings.url) else ""
    front = path == FRONT_PATH or title == settings.title
    main = [
        _authors(settings.editors, words),
        _title(settings.title if front else title, words.language, words),
        [CitationPart("publisher", "" if front else settings.title)],
        [CitationPart("date", words.edition(settings.edition))],
        [CitationPart("url", address, address, language_attributes(address, "", words.language))],
    ]
    return Citation(tuple(_joined(_given(main))))


def _title(title: str, language: str, words: InterfaceWords) -> list[CitationPart]:
    """A title in the quotation marks of the citation, which stay outside of one that is written the other way."""
    text = in_quotation_marks(title.removesuffix("."), words.language)
    said = language_attributes(title, language, words.language)
    if "dir=" not in said:
        return [CitationPart("title", text, "", said)]
    marks = quotation_marks(words.language)
    inner = text.removeprefix(marks.opening).removesuffix(marks.closing)
    return [
        CitationPart("mark", marks.opening),
        CitationPart("title", inner, "", said),
        CitationPart("mark", marks.closing),
    ]


def _authors(names: Sequence[str], words: InterfaceWords) -> list[CitationPart]:
    """Names, each isolated from the next where it has to be; else together, as one part."""
    said = [language_attributes(name, "", words.language) for name in names]
    if not any(said):
        return [CitationPart("author", ", ".join(names))]
    return _joined([[CitationPart("author", name, "", each)] for name, each in zip(names, said, strict=True)])


def _given(groups: Sequence[Sequence[CitationPart]]) -> list[Sequence[CitationPart]]:
    return [group for group in groups if any(part.text for part in group)]


def _with_link(kind: str, words: str, address: str) -> list[CitationPart]:
    """Words that contain an address; only the address is a link."""
    before, _, after = words.partition(address)
    return [
        part
        for part in (CitationPart(kind, before), CitationPart(kind, address, address), CitationPart(kind, after))
        if part.text
    ]


def _joined(groups: Sequence[Sequence[CitationPart]]) -> list[CitationPart]:
    """The groups with commas between them."""
    return [
        part
        for number, group in enumerate(groups)
        for part in ((CitationPart("mark", ", "), *group) if number else group)
    ]


def _in_brackets(groups: Sequence[Sequence[CitationPart]]) -> list[CitationPart]:
    return [CitationPart("mark", " ("), *_joined(groups), CitationPart("mark", ")")] if groups else []

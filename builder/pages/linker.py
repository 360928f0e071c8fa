"""Links, dates and texts as one page shows them; every view is made of these.

Links are relative, so a page has a linker of its own, which remembers to what the page links.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from markupsafe import Markup

from builder.meaning.addresses import address_of
from builder.meaning.anchor import Anchored
from builder.meaning.site import Site
from builder.pages.bidi import isolated_html, language_attributes, marked
from builder.pages.medium import SITE_MEDIUM, Medium
from builder.pages.text_html import WIDE_ELEMENTS, LinkTarget, render_blocks, render_fragments, render_inline
from builder.pages.view_models import NO_ATTRIBUTES, DateView, ExternalLinkView, LinkView
from builder.values.edtf import EdtfDate
from builder.values.interface_words import InterfaceWords, machine_date
from builder.values.records import Article, Entry, Page
from builder.values.references import Record, Ref

_Fact: TypeAlias = tuple[str, str, str, Markup]


class TargetFacts:
    """Names, kinds and attributes of link targets, and dates in words: the same on all pages of a medium, so kept.

    The record and the note themselves are looked up for each page, and what is kept holds for these objects only. So
    it is never out of date, and every page reads of the registry what it shows.
    """

    def __init__(self, site: Site, words: InterfaceWords, medium: Medium = SITE_MEDIUM) -> None:
        self.registry, self.words, self.medium = site.registry, words, medium
        self._targets: dict[str, tuple[Record | None, Anchored | None, _Fact]] = {}
        self._dates: dict[tuple[str, bool], DateView] = {}

    def of(self, target: str) -> _Fact:
        """The address of a record or passage, its name, its kind, and the `lang` and `dir` of its name."""
        owner, mark, _ = target.partition("#")
        record, note = self.registry.records.get(owner), self.registry.notes.get(target) if mark else None
        kept = self._targets.get(target)
        if kept and kept[0] is record and kept[1] is note:
            return kept[2]
        name = self.registry.name(target)
        attributes = language_attributes(name, self.language(target), self.words.language, self.medium.language_tag)
        found = address_of(self.registry, target), name, self.kind(target), attributes
        self._targets[target] = record, note, found
        return found

    def language(self, target: str) -> str:
        """Return the language of the name of a record or a passage; empty for entries, whose names can be in any."""
        record = self.registry.records.get(target.partition("#")[0])
        if isinstance(record, Article):
            return record.language
        return "" if isinstance(record, Entry) else self.words.language

    def kind(self, target: str) -> str:
        """The type of a record; ``passage`` for a note."""
        return self.registry.records[target].type if target in self.registry.records else "passage"

    def date(self, date: EdtfDate) -> DateView:
        """A date in words, and for machines."""
        key = date.text, date.is_interval
        if key not in self._dates:
            self._dates[key] = DateView(self.words.date(date), machine_date(date))
        return self._dates[key]


class Linker:
    """Makes the links of one page. ``path`` is that page's path in the output, ``medium`` what it is a page of.

    ``facts`` are those of the medium's other pages.
    """

    def __init__(
        self,
        site: Site,
        words: InterfaceWords,
        path: str,
        medium: Medium = SITE_MEDIUM,
        facts: TargetFacts | None = None,
    ) -> None:
        self.site, self.registry, self.words, self.path = site, site.registry, words, path
        self.medium = medium
        self.facts = facts or TargetFacts(site, words, medium)
        self.linked: dict[str, None] = {}
        self.boxes = {name: words(f"box.{name}") for name in WIDE_ELEMENTS} if medium.has_wide_boxes else {}

    def date(self, date: EdtfDate | None) -> DateView | None:
        return self.facts.date(date) if date else None

    def link(self, target: str) -> LinkView:
        self.linked[target] = None
        address, name, kind, attributes = self.facts.of(target)
        return LinkView(self.medium.href(self.path, address), name, kind, attributes)

    def links(self, refs: Iterable[Ref]) -> tuple[LinkView, ...]:
        return tuple(self.link(ref.target) for ref in refs if self.registry.has(ref.target))

    def external(self, address: str, words: str = "") -> ExternalLinkView | None:
        """Return a link to a page outside the briefing; ``None`` if there is no address."""
        return (
            ExternalLinkView(self.medium.external_href(address), self.isolated(words or address)) if address else None
        )

    def names(self, names: Iterable[str]) -> Markup:
        """Names of people and things, in whatever language, with commas between them."""
        return Markup(", ").join(map(self.isolated, names))

    def people(self, names: Iterable[str], with_orcid: bool = False) -> Markup:
        """Names of those who made the briefing, with commas between them; an editor with an address is a link.

        With ``with_orcid`` an editor with an address and an ORCID iD has a link to each.
        """
        return Markup(", ").join(self._person(name, with_orcid) for name in names)

    def _person(self, name: str, with_orcid: bool) -> Markup:
        editor = self.site.briefing.settings.profile(name)
        link = self.external(editor.address, name)
        if link is None or not link.href:
            return self.isolated(name)
        said = Markup('<a rel="author external" href="{}">{}</a>').format(link.href, link.words)
        if with_orcid and editor.orcid and editor.url:
            said += Markup(' (<a rel="author external" href="{}">ORCID</a>)').format(editor.orcid_url)
        return said

    def quotes(self, passages: Iterable[str], language: str) -> tuple[str, ...]:
        """Words of a language in quotation marks."""
        return tuple(marked(words, language, self.words.language) for words in passages)

    def inline(self, owner: str, key: str) -> Markup:
        linked = self.site.text(owner, key)
        return Markup(render_inline(linked, self._resolve, self.medium)) if linked else Markup()

    def blocks(self, owner: str, key: str) -> Markup:
        linked = self.site.text(owner, key)
        return Markup(render_blocks(linked, self._resolve, self.medium, self.boxes)) if linked else Markup()

    def page_html(self, page: Page) -> Markup:
        linked = self.site.texts[page.id, "text"]
        fragments = render_fragments(linked, self._resolve, medium=self.medium, owner=page.id, boxes=self.boxes)
        return Markup("".join(fragment.html for fragment in fragments))

    def _said(self, words: str, language: str) -> Markup:
        """The attributes of an element with words of a language on this page."""
        return language_attributes(words, language, self.words.language, self.medium.language_tag)

    def isolated(self, words: str, language: str = "") -> Markup:
        """Return words in a language, isolated from the words around them if necessary."""
        return isolated_html(words, language, self.words.language, self.medium.language_tag)

    def attributes_of_note(self, note: str) -> Markup:
        """The attributes of an element with the words that a note is about."""
        return self._of_passage(note)

    def _of_passage(self, note: str) -> Markup:
        """The attributes of the words that a note is about."""
        return (
            self._said(" ".join(self.registry.passage_texts(note)), self.facts.language(note))
            if "#" in note
            else NO_ATTRIBUTES
        )

    def _date_of(self, record: Record | None) -> DateView | None:
        return self.date(record.date) if record else None

    def _resolve(self, target: str) -> LinkTarget:
        self.linked[target] = None
        address, name, kind, attributes = self.facts.of(target)
        return LinkTarget(self.medium.href(self.path, address), kind, name, attributes)

"""The records of a briefing as nodes of schema.org's vocabulary.

Nodes are named by a page's address and the record's id (``claims/x.html#x``): the address alone names the page. A claim
gets no review and no rating, because a claim gets no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.data.dates import iso_end, iso_start
from builder.data.digests import digest_address, digest_date, digest_title
from builder.data.locations import Locations, as_uri
from builder.data.prose import plain
from builder.data.subjects import judgement_facts
from builder.data.writing import Json, given
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, path_of
from builder.pages.words import Words
from builder.values.records import Article, Claim, Entry, Event, Judgement, Page
from builder.values.references import Record, Ref

ENTRY_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "document": "CreativeWork",
    "term": "DefinedTerm",
}
GLOSSARY = "glossary.html"
_SAYS_IT = frozenset({"asserts", "attributes", "hedges"})
"""Stances whose passages are where a claim appears; a denial is an answer to it."""


class Things:
    """Makes the nodes of one page; addresses are as that page writes them. ``entries`` are found by their names."""

    def __init__(self, site: Site, words: Words, path: str, entries: Mapping[str, Entry]) -> None:
        self.site, self.words, self.entries = site, words, entries
        self.registry, self.settings = site.registry, site.briefing.settings
        self.locations = Locations.of(self.settings, path)
        self.page = self.locations(path)

    def node(self, record: Record) -> Json | None:
        """What a page is about; ``None`` for a page of prose, which is itself."""
        match record:
            case Article():
                return self._article(record)
            case Entry():
                return self._entry(record)
            case Event():
                return self._event(record)
            case Claim():
                return self._claim(record)
            case Judgement():
                return self._judgement(record)
            case Page():
                return None

    def ref(self, record: Record) -> Json:
        """A record in a few words, for another one to point at."""
        key = "headline" if isinstance(record, Article) else "text" if isinstance(record, Claim | Judgement) else "name"
        return {"@type": _type_of(record), "@id": self._id(record), key: record.name}

    def briefing(self) -> str:
        """The name of the briefing as a work."""
        return f"{self.locations(FRONT_PATH)}#briefing"

    def terms(self) -> str:
        """The name of the glossary as a set of terms."""
        return f"{self.locations(GLOSSARY)}#glossary"

    def editors(self) -> list[object]:
        """Who made the briefing."""
        return [self._person(name) for name in self.settings.editors]

    def _article(self, article: Article) -> Json:
        """What stands on an article's page: the report, or the editors' digest, which is based on the report."""
        if not article.digest:
            return self._report(article)
        return given(
            {
                "@type": "Article",
                "@id": f"{self.page}#{article.id}",
                "headline": digest_title(article, self.words),
                "inLanguage": article.language,
                "author": self.editors(),
                "isPartOf": {"@id": self.briefing()},
                "datePublished": iso_start(digest_date(self.site)),
                "mainEntityOfPage": self.page,
                "url": digest_address(self.site, article),
                "isBasedOn": self._report(article),
            }
        )

    def _report(self, article: Article) -> Json:
        via = [self.registry.records[ref.target] for ref in article.via if ref.target in self.registry.records]
        works = [record for record in via if not isinstance(record, Entry) or record.type == "document"]
        people = [record for record in via if record.type in ("person", "organisation")]
        return given(
            {
                "@type": _article_type(article),
                "@id": self._id(article),
                "headline": article.title,
                "inLanguage": article.language,
                "url": as_uri(article.url),
                "archivedAt": as_uri(article.archived),
                "datePublished": iso_start(article.published),
                "author": [self._person(name) for name in article.authors],
                "publisher": self._publisher(article),
                "isBasedOn": [self.ref(record) for record in works],
                "contributor": [self.ref(record) for record in people],
            }
        )

    def _publisher(self, article: Article) -> Json:
        return {"@type": "Organization", "name": article.publisher} if article.publisher else {}

    def _person(self, name: str) -> object:
        """A person or an organisation where an entry says which; else the bare name, which schema.org lets stand."""
        entry = self.entries.get(name)
        return self.ref(entry) if entry and entry.type in ("person", "organisation") else name

    def _entry(self, entry: Entry) -> Json:
        node = given(
            {
                "@type": ENTRY_TYPES[entry.type],
                "@id": self._id(entry),
                "name": entry.name,
                "alternateName": list(entry.aliases),
                "description": plain(self.site, entry.id, "summary") or plain(self.site, entry.id, "text"),
                "mainEntityOfPage": self.page,
                "subjectOf": [
                    given({"@type": "WebPage", "url": as_uri(link.url), "name": link.title}) for link in entry.links
                ],
            }
        )
        return {**node, "inDefinedTermSet": {"@id": self.terms()}} if entry.type == "term" else node

    def _event(self, event: Event) -> Json:
        place = self.registry.records.get(event.where.target) if event.where else None
        return given(
            {
                "@type": "Event",
                "@id": self._id(event),
                "name": event.title,
                "startDate": iso_start(event.date),
                "endDate": iso_end(event.date),
                "description": plain(self.site, event.id, "summary"),
                "mainEntityOfPage": self.page,
                "location": self.ref(place) if place else {},
                "attendee": [
                    self.ref(self.registry.records[ref.target])
                    for ref in event.who
                    if ref.target in self.registry.records
                ],
                "subjectOf": self._articles(event.evidence),
            }
        )

    def _claim(self, claim: Claim) -> Json:
        says_it = [position for position in claim.positions if position.stance in _SAYS_IT]
        evidence = [ref for position in says_it for ref in position.evidence]
        first = earliest(self._evidence_articles(evidence))
        who = dict.fromkeys(position.who.target for position in claim.positions if position.stance == "asserts")
        return given(
            {
                "@type": "Claim",
                "@id": self._id(claim),
                "text": claim.statement,
                "inLanguage": self.settings.language,
                "mainEntityOfPage": self.page,
                "author": [
                    self.ref(self.registry.records[target]) for target in who if target in self.registry.records
                ],
                "appearance": self._articles(evidence),
                "firstAppearance": self.ref(first) if first else {},
            }
        )

    def _judgement(self, judgement: Judgement) -> Json:
        """What the editors claim, on which articles; likelihood and confidence are in its description."""
        return given(
            {
                "@type": "Claim",
                "@id": self._id(judgement),
                "text": judgement.statement,
                "author": self.editors(),
                "description": judgement_facts(judgement, self.words),
                "inLanguage": self.settings.language,
                "mainEntityOfPage": self.page,
                "isPartOf": {"@id": self.briefing()},
                "isBasedOn": self._articles(judgement.evidence),
                "citation": self._articles(judgement.against),
            }
        )

    def _articles(self, refs: Iterable[Ref]) -> list[Json]:
        return [self.ref(article) for article in self._evidence_articles(refs)]

    def _evidence_articles(self, refs: Iterable[Ref]) -> list[Article]:
        notes = (self.registry.notes[ref.target] for ref in refs if ref.target in self.registry.notes)
        ids = dict.fromkeys(anchored.note.article for anchored in notes)
        return [self.registry.articles[identifier].article for identifier in ids]

    def _id(self, record: Record) -> str:
        """What names the thing itself: an article by its publisher's address, the rest by their place here."""
        if isinstance(record, Article) and record.url:
            return as_uri(record.url)
        path = path_of(record)
        if isinstance(record, Article) and record.digest:
            return f"{self.locations(path)}#{record.id}-report"
        return self.locations(path) if isinstance(record, Page) else f"{self.locations(path)}#{record.id}"


def _type_of(record: Record) -> str:
    match record:
        case Article():
            return _article_type(record)
        case Entry():
            return ENTRY_TYPES[record.type]
        case Event():
            return "Event"
        case Claim() | Judgement():
            return "Claim"
        case Page():
            return "WebPage"


def _article_type(article: Article) -> str:
    return "NewsArticle" if article.publisher else "Article"


def earliest(articles: Sequence[Article]) -> Article | None:
    """The article that appeared before all others; ``None`` where the dates do not say which that is."""
    dated = sorted((article.published.order, article.id, article) for article in articles if article.published)
    if not dated or len(dated) < len(articles):
        return None
    first = dated[0][2].published
    rest = [article.published for _, _, article in dated[1:] if article.published]
    return dated[0][2] if first and all(first.latest < date.earliest for date in rest) else None

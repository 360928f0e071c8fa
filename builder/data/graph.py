"""The whole briefing as readers may see it, in one file: ``data/briefing.json``.

Its shape is `builder.data.schema`. Links stand once, with the sentence around them: a backlink is a link read from its
other end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.data.dates import said_date
from builder.data.locations import Locations
from builder.data.prose import markdown, plain, visible_text
from builder.data.writing import Json, given, json_bytes
from builder.meaning.anchor import Anchored
from builder.meaning.rights import Readable
from builder.meaning.sides import sides_of
from builder.meaning.site import Backlink, Site
from builder.pages.addresses import address_of, path_of, source_address
from builder.pages.words import Words
from builder.values.records import Claim, Entry, Event, Judgement, Page
from builder.values.references import Prose, Record, Ref

FILE = "data/briefing.json"
SCHEMA_FILE = "data/briefing.schema.json"
VERSION = "1"
"""The version of the file's shape; a program that knows it can read the file."""


def briefing_json(site: Site, words: Words) -> bytes:
    """``data/briefing.json``."""
    return json_bytes(_Graph(site, words).graph())


class _Graph:
    def __init__(self, site: Site, words: Words) -> None:
        self.site, self.words, self.registry = site, words, site.registry
        self.locations = Locations.of(site.briefing.settings, FILE)

    def graph(self) -> Json:
        briefing = self.site.briefing
        return {
            "$schema": SCHEMA_FILE.rpartition("/")[2],
            "version": VERSION,
            "settings": self._settings(),
            "pages": [self._page(page) for page in briefing.pages],
            "articles": [self._article(readable) for readable in self.site.articles],
            "entries": [self._entry(entry) for entry in briefing.entries],
            "events": [self._event(event) for event in briefing.events],
            "claims": [self._claim(claim) for claim in briefing.claims],
            "judgements": [self._judgement(judgement) for judgement in briefing.judgements],
            "links": list(self._links()),
            "origins": self._origins(),
        }

    def _settings(self) -> Json:
        settings = self.site.briefing.settings
        return {
            **given(
                {
                    "title": settings.title,
                    "description": settings.description,
                    "language": settings.language,
                    "edition": settings.edition,
                    "url": settings.url,
                    "rights": settings.rights,
                }
            ),
            "editors": list(settings.editors),
        }

    def _page(self, page: Page) -> Json:
        return {
            "id": page.id,
            "address": path_of(page),
            "title": page.title,
            "show": list(page.show),
            **self._prose(page, "text", page.text),
        }

    def _article(self, readable: Readable) -> Json:
        article = readable.article
        facts = given(
            {
                "publisher": article.publisher,
                "url": article.url,
                "doi": article.doi,
                "archived": article.archived,
                "type": article.source_type,
                "published": said_date(article.published, self.words),
                "retrieved": said_date(article.retrieved, self.words),
                "grade": given(
                    {"source": article.grade.source, "report": article.grade.report, "why": article.grade.why}
                )
                if article.grade
                else None,
            }
        )
        text = visible_text(article.body)
        return {
            "id": article.id,
            "address": path_of(article),
            "title": article.title,
            "authors": list(article.authors),
            "language": article.language,
            **facts,
            "rights": article.rights,
            "digest": article.digest,
            "via": self._targets(article.via),
            "words": article.words,
            "text": text,
            "notes": [self._note(anchored, text) for anchored in readable.notes],
        }

    def _note(self, anchored: Anchored, text: str) -> Json:
        note, gone = anchored.note, anchored.note.withdrawn
        words = self.registry.words(note.full_id)
        withdrawn: Json = (
            {"date": said_date(gone.date, self.words), "reason": gone.reason, "quotes": list(words)} if gone else {}
        )
        return {
            "id": note.full_id,
            "address": source_address(self.registry, note.full_id, 0),
            "kind": note.kind,
            "passages": [
                {"start": span.start, "end": span.end, "quote": text[span.start : span.end]} for span in anchored.spans
            ],
            **self._prose_of(note.full_id, "text", note.text),
            "see": self._targets(note.see),
            **given(
                {
                    "via": self._targets(note.via),
                    "withdrawn": withdrawn,
                    "earlier": [
                        {"quote": " ".join(each.quote.split()), "until": said_date(each.until, self.words)}
                        for each in self.registry.earlier(note.full_id)
                    ],
                }
            ),
        }

    def _entry(self, entry: Entry) -> Json:
        return {
            "id": entry.id,
            "address": path_of(entry),
            "type": entry.type,
            "name": entry.name,
            "aliases": list(entry.aliases),
            **self._prose(entry, "summary", entry.summary),
            **self._prose(entry, "text", entry.text),
            "links": [given({"url": link.url, "title": link.title}) for link in entry.links],
        }

    def _event(self, event: Event) -> Json:
        place = self._targets([event.where] if event.where else [])
        return {
            "id": event.id,
            "address": path_of(event),
            "title": event.title,
            "date": said_date(event.date, self.words),
            "who": self._targets(event.who),
            **given({"place": place[0] if place else ""}),
            **self._prose(event, "summary", event.summary),
            "evidence": self._targets(event.evidence),
        }

    def _claim(self, claim: Claim) -> Json:
        positions = [
            {
                "who": position.who.target,
                "stance": position.stance,
                **given({"date": said_date(position.date, self.words), "via": self._targets(position.via)}),
                "evidence": self._targets(position.evidence),
            }
            for position in claim.positions
        ]
        return {
            "id": claim.id,
            "address": path_of(claim),
            "statement": claim.statement,
            "positions": positions,
            "sides": self._sides(claim),
        }

    def _judgement(self, judgement: Judgement) -> Json:
        return {
            "id": judgement.id,
            "address": path_of(judgement),
            "statement": judgement.statement,
            "likelihood": judgement.likelihood,
            "confidence": judgement.confidence,
            "evidence": self._targets(judgement.evidence),
            "against": self._targets(judgement.against),
            "sides": self._sides(judgement),
        }

    def _sides(self, record: Claim | Judgement) -> list[Json]:
        return [
            {"side": side.name, "reports": side.reports, "independent": side.independent, "origins": list(side.origins)}
            for side in sides_of(self.site, record)
        ]

    def _prose(self, record: Record, key: str, prose: Prose | None) -> Json:
        return self._prose_of(record.id, key, prose)

    def _prose_of(self, owner: str, key: str, prose: Prose | None) -> Json:
        text = plain(self.site, owner, key)
        return (
            {key: {"plain": text, "markdown": markdown(self.site, owner, key, prose, self.locations)}} if text else {}
        )

    def _targets(self, refs: Iterable[Ref]) -> list[str]:
        return [ref.target for ref in refs if self.registry.knows(ref.target)]

    def _links(self) -> Iterator[Json]:
        """Every link, sorted by where it comes from; those of one text stay in its order."""
        links = [
            (backlink, target) for target in sorted(self.site.backlinks) for backlink in self.site.backlinks[target]
        ]
        for backlink, target in sorted(links, key=lambda link: (self._rank(link[0].source), link[0].block, link[1])):
            yield self._link(backlink, target)

    def _rank(self, source: str) -> tuple[int, str]:
        return self.registry.order[source.partition("#")[0]], source

    def _link(self, backlink: Backlink, target: str) -> Json:
        sentence = backlink.sentence
        return {
            "from": backlink.source,
            "to": target,
            "role": backlink.role,
            "fromAddress": source_address(self.registry, backlink.source, backlink.block),
            "toAddress": address_of(self.registry, target),
            **(
                {"sentence": {"before": sentence.before, "word": sentence.word, "after": sentence.after}}
                if sentence
                else {}
            ),
        }

    def _origins(self) -> list[Json]:
        """Every origin with what goes back to it, which may go back to others as well."""
        groups: dict[str, tuple[list[str], list[str]]] = {}
        for readable in self.site.articles:
            for name in self.site.origins.cited(readable.article.id).origins:
                groups.setdefault(name, ([], []))[0].append(readable.article.id)
            for note in (anchored.note for anchored in readable.notes if anchored.note.via):
                for name in self.site.origins.cited(note.full_id).origins:
                    groups.setdefault(name, ([], []))[1].append(note.full_id)
        return [
            {"name": name, "articles": articles, **given({"passages": passages})}
            for name, (articles, passages) in sorted(groups.items())
        ]

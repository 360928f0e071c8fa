"""Makes what templates see (`builder.pages.shown`), for one page at a time, because links are relative to it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from builder.meaning.anchor import Anchored
from builder.meaning.origins import Cited
from builder.meaning.rights import Readable
from builder.meaning.sides import Side, sides_of
from builder.meaning.site import Backlink, Site
from builder.pages.addresses import address_of, note_id, passage_id, source_address
from builder.pages.bidi import attributes, isolated
from builder.pages.languages import direction
from builder.pages.medium import SITE, Medium
from builder.pages.shown import (
    NOTHING,
    ArticleView,
    CardView,
    ClaimView,
    DateView,
    EarlierView,
    EntryView,
    EventView,
    EvidenceView,
    FragmentView,
    JudgementView,
    LinkView,
    NoteView,
    OriginsView,
    PlacesView,
    PlaceView,
    PositionView,
    PreviewView,
)
from builder.pages.weave import WIDE, Passage, Target, weave, weave_blocks, weave_inline
from builder.pages.words import Words, machine_date
from builder.values.edtf import EdtfDate
from builder.values.records import LIKELIHOODS, Article, Claim, Entry, Event, Judgement, Page, Position, Record, Ref

MOST_COLUMNS = 8
"""How many articles a claim's table shows beside each other, silent ones included."""


class Views:
    """Makes the views of one page. ``path`` is that page's path in the output, ``medium`` what it is a page of."""

    def __init__(self, site: Site, words: Words, path: str, medium: Medium = SITE) -> None:
        self.site, self.registry, self.words, self.path = site, site.registry, words, path
        self.medium = medium
        self.linked: dict[str, None] = {}
        self.boxes = {name: words(f"box.{name}") for name in WIDE} if medium.scrolls else {}

    def date(self, date: EdtfDate | None) -> DateView | None:
        return DateView(self.words.date(date), machine_date(date)) if date else None

    def link(self, target: str) -> LinkView:
        self.linked[target] = None
        name = self.registry.name(target)
        return LinkView(self._href(target), name, self._kind(target), self._said(name, self._language(target)))

    def _said(self, words: str, language: str) -> Markup:
        """The attributes of an element with words of a language on this page."""
        return attributes(words, language, self.words.language, self.medium.spelled)

    def _isolated(self, words: str, language: str) -> Markup:
        return isolated(words, language, self.words.language, self.medium.spelled)

    def _language(self, target: str) -> str:
        """The language of what a record or a passage is called; empty for entries, which may have names of any."""
        article = target.partition("#")[0]
        if article in self.registry.articles:
            return self.registry.articles[article].article.language
        return "" if isinstance(self.registry.records.get(target), Entry) else self.words.language

    def links(self, refs: Iterable[Ref]) -> tuple[LinkView, ...]:
        return tuple(self.link(ref.target) for ref in refs if self.registry.knows(ref.target))

    def inline(self, owner: str, key: str) -> Markup:
        linked = self.site.text(owner, key)
        return Markup(weave_inline(linked, self._resolve, self.medium)) if linked else Markup()

    def blocks(self, owner: str, key: str) -> Markup:
        linked = self.site.text(owner, key)
        return Markup(weave_blocks(linked, self._resolve, self.medium, self.boxes)) if linked else Markup()

    def evidence(self, refs: Iterable[Ref], via: tuple[Ref, ...] = ()) -> tuple[EvidenceView, ...]:
        """The passages that are cited; ``via`` is what those who cite them say of where they come from."""
        return tuple(self._evidence(ref.target, via) for ref in refs if ref.target in self.registry.notes)

    def places(self, target: str) -> tuple[PlacesView, ...]:
        """What points at a record: articles first, in order of date, each with all its places."""
        return self._grouped(target, self.site.pointing_at(target))

    def _uses(self, readable: Readable) -> tuple[PlacesView, ...]:
        """What points at an article, and what takes its passages for evidence."""
        evidence = (
            backlink
            for anchored in readable.notes
            for backlink in self.site.pointing_at(anchored.note.full_id)
            if isinstance(self.registry.records.get(backlink.source), Claim | Event | Judgement)
        )
        return self._grouped(
            readable.article.id, [*self.site.pointing_at(readable.article.id), *dict.fromkeys(evidence)]
        )

    def _grouped(self, target: str, backlinks: Iterable[Backlink]) -> tuple[PlacesView, ...]:
        groups: dict[str, list[PlaceView]] = {}
        for backlink in backlinks:
            groups.setdefault(backlink.source.partition("#")[0], []).append(self._place(target, backlink))
        return tuple(
            PlacesView(self.link(source), self._date_of(self.registry.records[source]), tuple(groups[source]))
            for source in sorted(groups, key=self.registry.order.__getitem__)
        )

    def article(self, readable: Readable) -> ArticleView:
        article = readable.article
        ordered = in_reading_order(readable.notes)
        notes = [self._note(anchored, number, article) for number, anchored in enumerate(ordered, 1)]
        passages = [
            Passage(
                self.medium.name(article.id, anchored.note.id), number, part, span.start, span.end, anchored.note.kind
            )
            for number, anchored in enumerate(ordered, 1)
            for part, span in enumerate(anchored.spans)
        ]
        linked = self.site.texts[article.id, "body"]
        waiting = [
            (min(span.end for span in anchored.spans), note)
            for anchored, note in zip(ordered, notes, strict=True)
            if anchored.spans
        ]
        fragments = []
        for fragment in weave(linked, self._resolve, passages, self._note_label, self.medium, article.id, self.boxes):
            here = tuple(note for end, note in waiting if end <= fragment.end)
            waiting = [(end, note) for end, note in waiting if end > fragment.end]
            fragments.append(FragmentView(Markup(fragment.html), here))
        loose = tuple(note for anchored, note in zip(ordered, notes, strict=True) if not anchored.spans)
        return ArticleView(
            article,
            direction(article.language),
            self._rights(article),
            self._grade(article),
            self.date(article.published),
            self.date(article.retrieved),
            self.links(article.via),
            tuple(fragments),
            tuple(notes),
            loose,
            self._said(article.title, article.language),
            self._isolated(article.publisher, article.language),
            self._uses(readable),
        )

    def _rights(self, article: Article) -> str:
        shown = self.words(f"rights.{article.rights}")
        return f"{self.words('rights.digest')} {shown}" if article.digest else shown

    def _grade(self, article: Article) -> str:
        grade = article.grade
        if grade is None:
            return ""
        said = self.words(
            "article.grade-value",
            source=grade.source,
            report=grade.report,
            reliability=self.words(f"reliability.{grade.source}"),
            credibility=self.words(f"credibility.{grade.report}"),
        )
        return f"{said} – {grade.why}" if grade.why else said

    def article_card(self, article: Article) -> CardView:
        notes = len(self.registry.articles[article.id].notes)
        publisher = self._isolated(article.publisher, article.language)
        return CardView(
            self.link(article.id),
            Markup(),
            self.date(article.published),
            Markup(" · ").join(part for part in (publisher, self.words.count("notes", notes)) if part),
        )

    def entry(self, entry: Entry, related: Iterable[str] = ()) -> EntryView:
        return EntryView(
            entry,
            self.inline(entry.id, "summary"),
            self.blocks(entry.id, "text"),
            tuple(self.link(other) for other in related),
            self.places(entry.id),
        )

    def entry_card(self, entry: Entry) -> CardView:
        return CardView(self.link(entry.id), self.inline(entry.id, "summary"), detail=entry.type)

    def event(self, event: Event) -> EventView:
        where = self.link(event.where.target) if event.where and self.registry.knows(event.where.target) else None
        return EventView(
            event,
            self.link(event.id),
            self.date(event.date),
            self.links(event.who),
            where,
            self.inline(event.id, "summary"),
            self.evidence(event.evidence),
            self.places(event.id),
        )

    def claim(self, claim: Claim) -> ClaimView:
        columns = self._columns(ref.target for position in claim.positions for ref in position.evidence)
        positions = tuple(self._position(position, columns) for position in claim.positions)
        speaking = tuple(any(position.cells[number] for position in positions) for number in range(len(columns)))
        return ClaimView(
            claim,
            self.link(claim.id),
            positions,
            tuple(self._column(a) for a in columns),
            speaking,
            len(self.site.briefing.articles) - len(columns),
            tuple(map(self._origins, sides_of(self.site, claim))),
            self.places(claim.id),
        )

    def _position(self, position: Position, columns: Iterable[Article]) -> PositionView:
        known = [ref for ref in position.evidence if ref.target in self.registry.notes]
        evidence = self.evidence(known, position.via)
        cells: dict[str, list[EvidenceView]] = {}
        for ref, item in zip(known, evidence, strict=True):
            cells.setdefault(ref.target.partition("#")[0], []).append(item)
        return PositionView(
            self.link(position.who.target),
            position.stance,
            self.date(position.date),
            evidence,
            tuple(tuple(cells.get(article.id, ())) for article in columns),
        )

    def judgement(self, judgement: Judgement) -> JudgementView:
        return JudgementView(
            judgement,
            self.link(judgement.id),
            LIKELIHOODS.index(judgement.likelihood) + 1,
            len(LIKELIHOODS),
            self.evidence(judgement.evidence),
            self.evidence(judgement.against),
            {side.name: self._origins(side) for side in sides_of(self.site, judgement)},
            self.places(judgement.id),
        )

    def _columns(self, evidence: Iterable[str]) -> list[Article]:
        """All articles where they fit beside each other; else those that have something to say."""
        articles = self.site.briefing.articles
        speaking = {target.partition("#")[0] for target in evidence}
        return [a for a in articles if len(articles) <= MOST_COLUMNS or a.id in speaking]

    def _column(self, article: Article) -> CardView:
        return CardView(
            self.link(article.id),
            Markup(),
            self.date(article.published),
            self._isolated(article.publisher, article.language),
        )

    def _origins(self, side: Side) -> OriginsView:
        drawn_on = {name for cited in side.cited if not cited.is_its_own for name in cited.origins}
        own = set(side.origins) - drawn_on
        named = tuple(self.link(name) for name in side.origins if name not in own)
        return OriginsView(
            side.name, side.reports, side.independent, named, len(own), len(side.origins) > side.independent
        )

    def previews(self) -> list[PreviewView]:
        """A card for every record and passage that the views made so far link to."""
        return [self._preview(target) for target in list(self.linked) if self._kind(target) != "page"]

    def _preview(self, target: str) -> PreviewView:
        sources = [backlink.source.partition("#")[0] for backlink in self.site.pointing_at(target)]
        articles = {source for source in sources if source in self.registry.articles}
        record = self.registry.records.get(target)
        article = self.registry.notes[target].note.article if record is None else ""
        return PreviewView(
            self.link(target),
            self.inline(target, "summary" if record else "text"),
            self._date_of(record),
            () if record else tuple(map(self.registry.quoted, self.registry.words(target))),
            self.link(article) if article else None,
            len(sources),
            len(articles),
            self._of_passage(target),
        )

    def _of_passage(self, note: str) -> Markup:
        """The attributes of the words that a note is about."""
        return self._said(" ".join(self.registry.words(note)), self._language(note)) if "#" in note else NOTHING

    def _date_of(self, record: Record | None) -> DateView | None:
        return self.date(
            record.date if isinstance(record, Event) else record.published if isinstance(record, Article) else None
        )

    def page_html(self, page: Page) -> Markup:
        linked = self.site.texts[page.id, "text"]
        return Markup(
            "".join(
                fragment.html
                for fragment in weave(linked, self._resolve, medium=self.medium, owner=page.id, boxes=self.boxes)
            )
        )

    def _resolve(self, target: str) -> Target:
        self.linked[target] = None
        name = self.registry.name(target)
        return Target(self._href(target), self._kind(target), name, self._said(name, self._language(target)))

    def _href(self, target: str) -> str:
        return self.medium.href(self.path, address_of(self.registry, target))

    def _kind(self, target: str) -> str:
        return self.registry.records[target].type if target in self.registry.records else "passage"

    def _note_label(self, number: int) -> str:
        return self.words("note.reference", number=number)

    def _place(self, target: str, backlink: Backlink) -> PlaceView:
        href = self.medium.href(self.path, source_address(self.registry, backlink.source, backlink.block))
        record = self.registry.records[backlink.source.partition("#")[0]]
        kind = "note" if "#" in backlink.source else record.type
        words = self.registry.name(backlink.source) if kind == "note" and not backlink.sentence else ""
        said = self._of_passage(backlink.source) if words else NOTHING
        named = NOTHING
        if backlink.sentence and isinstance(record, Article) and kind != "note":
            said = self._said(str(backlink.sentence), record.language)
        elif backlink.sentence:
            word = backlink.sentence.word
            named = self._said(word, self._language(target) if word == self.registry.name(target) else "")
        return PlaceView(
            LinkView(href, record.name, kind, self._said(record.name, self._language(record.id))),
            backlink.role,
            backlink.sentence,
            words,
            said,
            named,
        )

    def _evidence(self, target: str, via: tuple[Ref, ...]) -> EvidenceView:
        anchored = self.registry.notes[target]
        article = self.registry.articles[anchored.note.article].article
        return EvidenceView(
            self.link(target),
            self.registry.words(target),
            self.link(article.id),
            self._isolated(article.publisher, article.language),
            self.date(article.published),
            anchored.note.kind,
            anchored.note.withdrawn is not None,
            article.digest,
            self._origin_links(self.site.origins.cited(target, via)),
            self._of_passage(target),
        )

    def _origin_links(self, cited: Cited) -> tuple[LinkView, ...]:
        return () if cited.is_its_own else tuple(map(self.link, sorted(cited.origins)))

    def _quoted(self, anchored: Anchored, open_text: bool) -> tuple[str, ...]:
        """A note's words in quotation marks; those of a note that has lost them only where the text is open."""
        lost = tuple(quote.exact for quote in anchored.note.quotes) if anchored.problems and open_text else ()
        return tuple(self.registry.quoted(words) for words in self.registry.words(anchored.note.full_id) or lost)

    def _note(self, anchored: Anchored, number: int, article: Article) -> NoteView:
        note = anchored.note
        name = self.medium.name(article.id, note.id)
        passages = tuple(f"#{passage_id(name, part)}" for part in range(len(anchored.spans)))
        gone = note.withdrawn
        # A problem may show words of the article, which only an article with full rights lets be seen.
        open_text = article.rights == "full"
        quoted = self._quoted(anchored, open_text)
        return NoteView(
            note.id,
            note_id(name),
            number,
            note.kind,
            quoted,
            passages,
            self.blocks(note.full_id, "text"),
            self.links(note.see),
            tuple(
                self._place(note.full_id, backlink)
                for backlink in self.site.pointing_at(note.full_id)
                if backlink.source != note.full_id
            ),
            gone.reason if gone else "",
            self.date(gone.date) if gone else None,
            tuple(
                EarlierView(self.registry.quoted(" ".join(each.quote.split())), self.date(each.until), article.language)
                for each in self.registry.earlier(note.full_id)
            ),
            "\n".join(problem.message for problem in anchored.problems),
            "\n".join(problem.hint for problem in anchored.problems) if open_text else "",
            self.links(note.via),
            self._said(" ".join(quoted), article.language),
        )


def in_reading_order(notes: Iterable[Anchored]) -> list[Anchored]:
    """Notes by where their first passage begins, then as written; those without a passage last."""
    return sorted(notes, key=lambda anchored: (not anchored.spans, sorted(anchored.spans)[:1]))

"""What templates see of whole records; `builder.pages.view_models` has what these are made of."""

from __future__ import annotations

from markupsafe import Markup

from builder.pages.figure_views import FiguresView
from builder.pages.view_models import (
    NO_ATTRIBUTES,
    NO_HTML,
    CardView,
    DateView,
    EvidenceView,
    ExternalLinkView,
    LinkView,
    OriginsView,
    PlacesView,
    PlaceView,
    PlainLinkView,
)
from builder.values.records import Article, Claim, Entry, Event
from builder.values.value_class import value_class

_LISTED_POSITIONS = 12
"""How many positions on a claim a list of claims shows."""


@value_class
class EarlierView:
    """What an article said before."""

    quote: str
    """The words, in quotation marks."""
    until: DateView | None
    """Until when it said so."""
    language: str
    """The language tag of the quote."""


@value_class
class ReviewView:
    """A second reading of a note or a judgement."""

    by: Markup
    """Who has read it."""
    date: DateView
    """When."""
    says: str
    """What they say of it; empty where they say nothing."""


@value_class
class NoteView:
    """A note, as it is shown next to its article."""

    id: str
    """The note's id, unique within its article."""
    element: str
    """The id of its element."""
    number: int
    """Its number in the article, from 1."""
    kind: str
    """What it does, such as `context` or `correction`: a key below `kind` of the words."""
    quotes: tuple[str, ...]
    """The words of its passages, in quotation marks."""
    passages: tuple[PlainLinkView, ...]
    """Links back to its passages, with words for them; empty where it is on no words of the text."""
    text: Markup
    """Its text as finished HTML."""
    see: tuple[LinkView, ...]
    """Where to read on."""
    cited_by: tuple[PlaceView, ...]
    """The places that cite it; where they are many, the first."""
    cited_count: int
    """How many places cite it."""
    all_cited: str
    """The address of the page with all places that cite it; empty where the note has them all."""
    withdrawn: str
    """Why it was withdrawn; empty where it was not."""
    withdrawn_date: DateView | None
    """When it was withdrawn."""
    earlier: tuple[EarlierView, ...]
    """What the article said before."""
    problem: str
    """What keeps the note from its passage; only in a draft."""
    hint: str
    """How to repair that, where rights let it be shown."""
    via: tuple[LinkView, ...] = ()
    """Whom the article has these words from."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the quotes."""
    by: Markup = NO_HTML
    """Who wrote it, with commas between the names."""
    date: DateView | None = None
    """When it was written."""
    tags: tuple[PlainLinkView, ...] = ()
    """Its tags, as links to the lists of their notes; in copies without an address."""
    reviewed: tuple[ReviewView, ...] = ()
    """Who has read it for a second time."""

    @property
    def address(self) -> str:
        """The fragment to copy: its first passage, or else the note itself."""
        return self.passages[0].href if self.passages else f"#{self.element}"

    @property
    def cited_as(self) -> tuple[PlaceView, ...]:
        """The places that use it in a role, such as evidence, rather than name it in a sentence or refer to it."""
        return tuple(place for place in self.cited_by if not place.sentence and place.role != "see")


@value_class
class FragmentView:
    """A stretch of an article, and the notes whose first passage ends in it."""

    html: Markup
    """The text as finished HTML, with the passages marked."""
    notes: tuple[NoteView, ...]
    """Its notes."""


@value_class(kw_only=True)
class RecordView:
    """What the views of all records have."""

    element: str
    """The id of the record's section in a document that holds several records."""
    appears_in: tuple[PlacesView, ...]
    """The places that point at the record, articles first, in order of date; those that the page shows."""

    @property
    def appears_count(self) -> int:
        """In how many records it appears, of those that the page shows."""
        return len(self.appears_in)


@value_class(kw_only=True)
class ArticleView(RecordView):
    """An article."""

    article: Article
    """The article as its author described it; see `docs/records/articles.md`."""
    direction: str
    """How the article's language is written: `ltr` or `rtl`."""
    authors: Markup
    """Its authors, with commas between them."""
    publisher: Markup
    """Its publisher."""
    rights: str
    """What of whose text is shown, in words."""
    grade: str
    """How far the source and the report can be trusted, in words."""
    date: DateView | None
    """When it was published."""
    retrieved: DateView | None
    """When it was read."""
    via: tuple[LinkView, ...]
    """Whom it has its report from."""
    original: ExternalLinkView | None
    """Where it was published."""
    archived: ExternalLinkView | None
    """Where it is archived."""
    fragments: tuple[FragmentView, ...]
    """Its text in stretches, each with its notes."""
    notes: tuple[NoteView, ...]
    """All its notes, in the order of reading."""
    loose: tuple[NoteView, ...]
    """Those that are on no words of the text that is shown."""
    attributes: Markup
    """The `lang` and `dir` of its title and its text."""

    @property
    def anchored(self) -> tuple[NoteView, ...]:
        """The notes that are on words of the text that is shown."""
        return tuple(note for note in self.notes if note.passages)

    @property
    def note_count(self) -> int:
        """How many notes it has."""
        return len(self.notes)


@value_class(kw_only=True)
class EntryView(RecordView):
    """An entry: a person, an organisation, a place, a document or a term."""

    entry: Entry
    """The entry as it was written; see `docs/records/entries.md`."""
    name: Markup
    """Its name."""
    aliases: Markup
    """Its other names, with commas between them."""
    summary: Markup
    """Its summary."""
    text: Markup
    """Its text as finished HTML."""
    links: tuple[ExternalLinkView, ...]
    """Where to read on."""
    related: tuple[LinkView, ...]
    """The entries that are most often named with it; empty in copies."""


@value_class(kw_only=True)
class EventView(RecordView):
    """An event."""

    event: Event
    """The event as it was written; see `docs/records/events.md`."""
    link: LinkView
    """The event itself."""
    date: DateView | None
    """When it happened."""
    who: tuple[LinkView, ...]
    """Who took part."""
    where: LinkView | None
    """Where it happened."""
    summary: Markup
    """Its summary."""
    evidence: tuple[EvidenceView, ...]
    """The passages that report it."""


@value_class
class CellView:
    """What one article says of one position on a claim."""

    column: str
    """The article's title, as in the head of the column."""
    evidence: tuple[EvidenceView, ...]
    """Its words; empty if it has none on this position."""
    speaks: bool
    """Whether the article has any words on the claim."""


@value_class
class PositionView:
    """One position on a claim: a row of its table."""

    who: LinkView
    """Who takes it."""
    stance: str
    """Which it is, such as `asserts` or `denies`: a key below `stance` of the words."""
    date: DateView | None
    """Since when."""
    evidence: tuple[EvidenceView, ...]
    """The passages that report it."""
    cells: tuple[CellView, ...]
    """The same passages by article, a cell for each column of the table."""
    amount: str = ""
    """The figure that they give, in words; empty where they give none."""
    as_of: DateView | None = None
    """The date that the figure is for."""
    text: Markup = NO_HTML
    """What there is to say about it, as finished HTML."""
    text_columns: int = 1
    """How many columns the table has, which are those that its text takes."""


@value_class(kw_only=True)
class ClaimView(RecordView):
    """A claim, with a table of who says what of it."""

    claim: Claim
    """The claim as it was written; see `docs/records/claims.md`."""
    link: LinkView
    """The claim itself."""
    positions: tuple[PositionView, ...]
    """The rows of the table; of a claim in parts, those that the page shows."""
    position_count: int
    """How many positions there are."""
    columns: tuple[CardView, ...]
    """The articles that are its columns, in order of date."""
    silent: int
    """How many articles have no column, because they say nothing and there are many."""
    unquoted: int
    """How many articles have no words on the claim, with or without a column."""
    origins: tuple[OriginsView, ...]
    """The origins of each stance."""
    text: Markup = NO_HTML
    """What the dispute is about, as finished HTML; of a claim in parts, on the first."""
    figures: tuple[FiguresView, ...] = ()
    """Who says how many, for each unit; of a claim in parts, those of the positions that the page shows."""

    @property
    def first_positions(self) -> tuple[PositionView, ...]:
        """Those of the positions that a list of claims shows."""
        return self.positions[:_LISTED_POSITIONS]

    @property
    def more_positions(self) -> int:
        """How many positions a list of claims does not show."""
        return max(0, self.position_count - _LISTED_POSITIONS)

"""What parts of a theme see: words, addresses and finished HTML, nothing left to look up, count, group or compare.

Templates arrange these values and compute nothing. `builder.pages.record_views` has the views of whole records,
`builder.pages.template_values` what each template is given; `builder.pages.views` makes them. The text below a field
says what it means: `docs/themes.md` lists the fields with it.
"""

from __future__ import annotations

from markupsafe import Markup

from builder.meaning.sentences import Sentence
from builder.values.value_class import value_class

NO_ATTRIBUTES = NO_HTML = Markup()
_AUTO = Markup(' dir="auto"')


@value_class
class DateView:
    """A date."""

    words: str
    """The date as a reader expects it."""
    machine: str
    """The value of `datetime` in HTML's `time` element; empty where that cannot say it."""


@value_class
class LinkView:
    """A link to a record or to a passage."""

    href: str
    """The address, relative to the page."""
    words: str
    """What the record is called."""
    kind: str
    """The record's type, such as `article` or `person`; `passage` or `note` for a note."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the words, where they need any."""


@value_class
class PlainLinkView:
    """A link to a place in the output that is no record."""

    href: str
    """The address, relative to the page."""
    words: str
    """The words of the link."""


@value_class
class ExternalLinkView:
    """A link to a place outside the briefing."""

    href: str
    """The address; empty where the output cannot link to it."""
    words: Markup
    """The words of the link, isolated from the words around them if necessary."""


@value_class
class PlaceView:
    """A place that points at a record."""

    link: LinkView
    """The place; its words are the name of the record that it is in."""
    role: str
    """What the record is to the place, such as `mention`, `evidence` or `see`: a key below `role` of the words."""
    sentence: Sentence | None
    """The sentence that names the record, as `before`, `word` and `after`."""
    words: str = ""
    """What a note that names the record in no sentence is about."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the sentence or of the words."""
    word_attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the record's name within the sentence."""

    @property
    def item_attributes(self) -> Markup:
        """The `lang` and `dir` of an element with the whole place: a note's sentence can be in any language."""
        return self.attributes if self.sentence and self.attributes else _AUTO


@value_class
class PlacesView:
    """All places of one record that point at another."""

    source: LinkView
    """The record in which the places are."""
    date: DateView | None
    """When it was published or happened."""
    places: tuple[PlaceView, ...]
    """The places, in the order of its text."""


@value_class
class EvidenceView:
    """A passage as evidence, or a record on which a judgement rests."""

    link: LinkView
    """The passage or the record."""
    quotes: tuple[str, ...]
    """The words of each of its stretches, without quotation marks; empty where rights do not let them be shown."""
    article: LinkView
    """The article that it is in; the record itself where it is one."""
    publisher: Markup
    """The article's publisher."""
    date: DateView | None
    """When the article was published."""
    kind: str
    """The kind of the note on the passage, or the type of the record."""
    withdrawn: bool
    """Whether that note has been withdrawn."""
    digest: bool
    """Whether the article is a digest of a report."""
    origins: tuple[LinkView, ...] = ()
    """Whom the passage draws on; empty where that is its own article only."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the quotes."""
    is_record: bool = False
    """Whether it is an event, a claim or a judgement."""
    likelihood: str = ""
    """How likely the judgement is, with its range, where it is one."""
    sentences: tuple[Sentence, ...] = ()
    """The quotes in their sentences, as `before`, `word` and `after`, in place of `quotes`; only below a judgement."""
    note: Markup = NO_HTML
    """The note on the passage as finished HTML; this and what follows only below a judgement."""
    grade: str = ""
    """How far the source and the report can be trusted, in words."""
    why: Markup = NO_HTML
    """What the evidence shows, as finished HTML."""
    weight: str = ""
    """How much it counts: a key below `weight` of the words; empty where it is not said."""

    @property
    def origin_count(self) -> int:
        """How many origins there are."""
        return len(self.origins)


@value_class
class OriginsView:
    """How many reports speak for a side, and how many independent origins they have."""

    side: str
    """A stance, `evidence` or `against`."""
    reports: int
    """How many reports there are."""
    independent: int
    """How many origins they have that are independent of each other."""
    named: tuple[LinkView, ...]
    """The origins, without the reports that are their own origin and no other's; where they are many, the first."""
    unnamed: int
    """How many origins are not in `named` because they are many."""
    own: int
    """How many reports are their own origin and no other's."""
    shared: bool
    """Whether some reports have several origins in common, so that there are at least so many independent ones."""


@value_class
class CardView:
    """A record in a list."""

    link: LinkView
    """The record."""
    summary: Markup
    """Its summary, if it has one."""
    date: DateView | None = None
    """When it was published."""
    detail: str | Markup = ""
    """More facts about it, such as the publisher and the number of notes."""


@value_class
class PreviewView:
    """The card for a link: what it leads to, in a few words, and where else that appears."""

    link: LinkView
    """What the card is about."""
    summary: Markup
    """Its summary, or the text of a note."""
    date: DateView | None
    """When it was published or happened."""
    quotes: tuple[str, ...]
    """The words of a passage, in quotation marks."""
    article: LinkView | None
    """The article of a passage."""
    places: int
    """In how many places it appears."""
    articles: int
    """In how many articles."""
    attributes: Markup = NO_ATTRIBUTES
    """The `lang` and `dir` of the quotes."""
    likelihood: str = ""
    """How likely it is, with its range, where it is a judgement."""


@value_class
class LabelView:
    """The words for one value of the content model."""

    key: str
    """The value, as a key of the words, such as `kind.context`."""
    words: str
    """The words for it."""


@value_class
class MenuItemView:
    """A line of the menu."""

    href: str
    """The address, relative to the page."""
    words: Markup
    """The words of the link."""
    current: bool
    """Whether this is the page."""


@value_class
class PartLinkView:
    """A link to a part of a list or of a record."""

    number: int
    """The number of the part, from 1."""
    href: str
    """The address, relative to the page."""
    current: bool
    """Whether this is the page."""
    after_gap: bool
    """Whether parts are left out before it."""


@value_class
class PagingView:
    """Which part of a list or of a record a page shows, and where the others are."""

    number: int
    """The number of the part, from 1."""
    count: int
    """How many parts there are."""
    previous: str
    """The address of the part before; empty on the first."""
    next: str
    """The address of the part after; empty on the last."""
    links: tuple[PartLinkView, ...]
    """The first and the last part, and those near this one."""


@value_class
class LegendItem:
    """A line of a picture's legend: a shape, and what it means."""

    shape: Markup
    """The shape, drawn."""
    words: str
    """What it means."""


@value_class
class CopyView:
    """A copy of the briefing to take away."""

    kind: str
    """The name of the output: `zip`, `single`, `epub`, or that of a package."""
    href: str
    """The address, relative to the page."""
    words: str
    """The words of the link."""
    download: bool
    """Whether it is to be kept rather than shown."""

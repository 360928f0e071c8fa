"""What templates see of a record: words, addresses and finished HTML, nothing left to look up.

Templates choose and arrange; they compute nothing. `builder.pages.views` makes these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.meaning.sentences import Sentence
from builder.values.records import Article, Claim, Entry, Event, Judgement

NOTHING = Markup()


@dataclass(frozen=True)
class DateView:
    """A date in words, and for machines where HTML can say it."""

    words: str
    machine: str


@dataclass(frozen=True)
class LinkView:
    """A link to a record or a passage; ``attributes`` are the ``lang`` and ``dir`` of its words, if they need any."""

    href: str
    words: str
    kind: str
    attributes: Markup = NOTHING


@dataclass(frozen=True)
class PlaceView:
    """A place that points at a record: where, in which role, in which sentence.

    A note that points at it by no sentence has ``words``, those that it is about. ``attributes`` are the ``lang`` and
    ``dir`` of the sentence or these words, ``word_attributes`` those of the record's name in the sentence.
    """

    link: LinkView
    role: str
    sentence: Sentence | None
    words: str = ""
    attributes: Markup = NOTHING
    word_attributes: Markup = NOTHING


@dataclass(frozen=True)
class PlacesView:
    """All places of one record that point at another."""

    source: LinkView
    date: DateView | None
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class EvidenceView:
    """A passage as evidence: its words, its article, and what the note on it says of itself.

    ``origins`` are empty where it has no other than its own article. ``attributes`` are the ``lang`` and ``dir`` of the
    words.
    """

    link: LinkView
    words: tuple[str, ...]
    article: LinkView
    publisher: Markup
    date: DateView | None
    kind: str
    withdrawn: bool
    digest: bool
    origins: tuple[LinkView, ...] = ()
    attributes: Markup = NOTHING


@dataclass(frozen=True)
class EarlierView:
    """What an article said before, in quotation marks, until when, and in which language."""

    words: str
    until: DateView | None
    language: str


@dataclass(frozen=True)
class NoteView:
    """A note as it stands beside its article. ``words`` are its passages' words in quotation marks.

    ``attributes`` are the ``lang`` and ``dir`` of these words.
    """

    id: str
    element: str
    number: int
    kind: str
    words: tuple[str, ...]
    passages: tuple[str, ...]
    text: Markup
    see: tuple[LinkView, ...]
    cited_by: tuple[PlaceView, ...]
    withdrawn: str
    withdrawn_date: DateView | None
    earlier: tuple[EarlierView, ...]
    problem: str
    hint: str
    via: tuple[LinkView, ...] = ()
    attributes: Markup = NOTHING


@dataclass(frozen=True)
class FragmentView:
    """A stretch of an article and the notes whose first passage ends in it."""

    html: Markup
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class CardView:
    """A record in a list."""

    link: LinkView
    summary: Markup
    date: DateView | None = None
    detail: str | Markup = ""


@dataclass(frozen=True)
class ArticleView:
    """An article's page. ``direction`` is that of the article's own language, ``attributes`` are those of its title.

    ``rights`` says what of whose text is shown, ``grade`` how far it can be trusted, both in words.
    """

    article: Article
    direction: str
    rights: str
    grade: str
    date: DateView | None
    retrieved: DateView | None
    via: tuple[LinkView, ...]
    fragments: tuple[FragmentView, ...]
    notes: tuple[NoteView, ...]
    loose: tuple[NoteView, ...]
    attributes: Markup
    publisher: Markup
    appears_in: tuple[PlacesView, ...]


@dataclass(frozen=True)
class EntryView:
    """An entry's page. ``related`` are the entries that are most often named with it."""

    entry: Entry
    summary: Markup
    text: Markup
    related: tuple[LinkView, ...]
    appears_in: tuple[PlacesView, ...]


@dataclass(frozen=True)
class EventView:
    """An event's page, or its place in the timeline."""

    event: Event
    link: LinkView
    date: DateView | None
    who: tuple[LinkView, ...]
    where: LinkView | None
    summary: Markup
    evidence: tuple[EvidenceView, ...]
    appears_in: tuple[PlacesView, ...]


@dataclass(frozen=True)
class PositionView:
    """One row of a claim's table: ``cells`` has the words in each of the table's articles, none where it is silent."""

    who: LinkView
    stance: str
    date: DateView | None
    evidence: tuple[EvidenceView, ...]
    cells: tuple[tuple[EvidenceView, ...], ...]


@dataclass(frozen=True)
class OriginsView:
    """How many reports speak for a side, and how many origins they have that are independent of each other.

    ``named`` are the origins, but for reports that are their own and no other's, of which there are ``own``;
    ``shared`` says that they are more than can be counted, because some reports have several in common.
    ``side`` is a stance, ``evidence`` or ``against``.
    """

    side: str
    reports: int
    independent: int
    named: tuple[LinkView, ...]
    own: int
    shared: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim's page, or its place in a list. ``columns`` are the table's articles, in order of date.

    ``speaking`` says for each of them whether it has any words on the claim. ``origins`` are those of each stance.
    """

    claim: Claim
    link: LinkView
    positions: tuple[PositionView, ...]
    columns: tuple[CardView, ...]
    speaking: tuple[bool, ...]
    silent: int
    origins: tuple[OriginsView, ...]
    appears_in: tuple[PlacesView, ...]


@dataclass(frozen=True)
class JudgementView:
    """A judgement's page, or its place in a list. ``step`` is the likelihood's place on its scale, from 1.

    ``origins`` are those of the ``evidence`` and of what speaks ``against`` it, each where there is any.
    """

    judgement: Judgement
    link: LinkView
    step: int
    steps: int
    evidence: tuple[EvidenceView, ...]
    against: tuple[EvidenceView, ...]
    origins: Mapping[str, OriginsView]
    appears_in: tuple[PlacesView, ...]


@dataclass(frozen=True)
class PreviewView:
    """The card for a link: what it leads to, in a few words, and where else that appears.

    ``attributes`` are the ``lang`` and ``dir`` of the words.
    """

    link: LinkView
    summary: Markup
    date: DateView | None
    words: tuple[str, ...]
    article: LinkView | None
    places: int
    articles: int
    attributes: Markup = NOTHING

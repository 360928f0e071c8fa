"""What templates see of judgements: the argument for each, and what came of it."""

from __future__ import annotations

from markupsafe import Markup

from builder.pages.record_views import RecordView, ReviewView
from builder.pages.view_models import NO_HTML, DateView, EvidenceView, LinkView, OriginsView
from builder.values.judgement import Judgement
from builder.values.value_class import value_class


@value_class
class AssumptionView:
    """What a judgement takes for granted."""

    text: Markup
    """What that is, as finished HTML."""
    otherwise: Markup
    """What follows if it is wrong; empty where it is not said."""
    signs: Markup
    """How one would notice that; empty where it is not said."""


@value_class
class AlternativeView:
    """What else could be so."""

    statement: str
    """The statement; that of the judgement where one is named."""
    judgement: LinkView | None
    """The judgement that says so, if one is named."""
    likelihood: str
    """How likely that judgement is, with its range; empty where none is named."""
    why: Markup
    """Why it is held less likely, as finished HTML."""


@value_class
class IndicatorView:
    """What would change a judgement."""

    direction: str
    """What it would make the judgement: a key below `direction` of the words."""
    text: Markup
    """What one would see, as finished HTML."""


@value_class
class ChangeView:
    """How likely a judgement was held before."""

    date: DateView | None
    """Until when."""
    likelihood: str
    """The likelihood until then, with its range."""
    confidence: str
    """The confidence until then: a key below `confidence` of the words; empty if it did not change."""
    why: Markup
    """The reason for the change, as finished HTML; empty if none is given."""


@value_class
class OutcomeView:
    """What came of a judgement."""

    result: str
    """What came of it: a key below `outcome` of the words."""
    date: DateView | None
    """When that was known."""
    text: Markup
    """What there is to say about it, as finished HTML."""
    evidence: tuple[EvidenceView, ...]
    """What shows it."""


@value_class(kw_only=True)
class JudgementView(RecordView):
    """A judgement."""

    judgement: Judgement
    """The judgement as it was written; see `docs/records/judgements.md`."""
    link: LinkView
    """The judgement itself."""
    step: int
    """The likelihood's place on its scale, from 1."""
    steps: int
    """How many steps the scale has."""
    scale: tuple[bool, ...]
    """For each step whether it is the one."""
    range: str
    """The likelihood's range in per cent."""
    other: str
    """The directive's other word for the likelihood."""
    evidence: tuple[EvidenceView, ...]
    """The evidence for it; of a judgement in parts, what the page shows."""
    against: tuple[EvidenceView, ...]
    """The evidence against it."""
    evidence_count: int
    """How many items of evidence are for it."""
    against_count: int
    """How many are against it."""
    evidence_origins: OriginsView | None
    """The origins of the evidence for it."""
    against_origins: OriginsView | None
    """The origins of the evidence against it."""
    hypotheses: tuple[LinkView, ...] = ()
    """The questions whose hypotheses were compared for it."""
    by: Markup = NO_HTML
    """Who judged, with commas between the names."""
    date: DateView | None = None
    """When it was judged."""
    about: LinkView | None = None
    """The claim that it is about."""
    reviewed: tuple[ReviewView, ...] = ()
    """Who has read it for a second time."""
    due: DateView | None = None
    """By when it can be known what came of it."""
    outcome: OutcomeView | None = None
    """What came of it, without its text and evidence in a list."""
    reasoning: Markup = NO_HTML
    """How the evidence leads to the conclusion, as finished HTML; this and what follows is not in lists."""
    assumptions: tuple[AssumptionView, ...] = ()
    """What is taken for granted."""
    gaps: tuple[Markup, ...] = ()
    """What is not known, each as finished HTML."""
    alternatives: tuple[AlternativeView, ...] = ()
    """What else could be so."""
    indicators: tuple[IndicatorView, ...] = ()
    """What would change the judgement."""
    implications: tuple[Markup, ...] = ()
    """What follows from it, each as finished HTML."""
    changes: tuple[ChangeView, ...] = ()
    """How likely it was held before, the latest first."""

"""The track record as its page shows it: calibration by likelihood, the Brier score and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from builder.meaning.track_record import LikelihoodBand, track_record
from builder.pages.views import Views
from builder.values.language_forms import format_fraction
from builder.values.likelihood_words import likelihood_range
from builder.values.vocabulary import LIKELIHOOD_RANGES

_FEW = 30
"""Below how many cases the page says that they are few; a rule of thumb of statistics."""

_PLACES = 3
"""To how many decimal places scores are given."""


@dataclass(frozen=True)
class BandView:
    """The settled judgements of one likelihood."""

    likelihood: str
    """The likelihood: a key below `likelihood` of the words."""
    range: str
    """Its range in per cent."""
    middle: str
    """The middle of the range in per cent."""
    cases: int
    """How many judgements there are."""
    happened: int
    """How many of them happened."""
    share: str
    """How many per cent of them happened; empty if there are none."""
    picture: Markup
    """The range and that share, drawn; empty in an EPUB."""


@dataclass(frozen=True)
class UnscoredView:
    """Judgements that are not scored."""

    reason: str
    """Why: `hindsight`, or a key below `outcome` of the words."""
    cases: int
    """How many there are."""


@dataclass(frozen=True)
class TrackRecordView:
    """How sure one was, and what came."""

    cases: int
    """How many judgements are scored."""
    few: bool
    """Whether these are too few to say much."""
    bands: tuple[BandView, ...]
    """The likelihoods of the scale, least likely first."""
    brier: str
    """The Brier score."""
    reliability: str
    """How far what happened is from what was said."""
    resolution: str
    """How far the likelihoods tell cases apart."""
    uncertainty: str
    """How hard the cases were."""
    unscored: tuple[UnscoredView, ...]
    """The judgements with an outcome that are not scored."""


def track_record_view(views: Views) -> TrackRecordView:
    """The track record of a briefing."""
    record = track_record(views.site.briefing.judgements)
    language = views.words.language

    def score(value: Fraction) -> str:
        return format_fraction(language, value, _PLACES)

    return TrackRecordView(
        cases=record.cases,
        few=record.cases < _FEW,
        bands=tuple(_band(views, band) for band in record.bands),
        brier=score(record.brier),
        reliability=score(record.reliability),
        resolution=score(record.resolution),
        uncertainty=score(record.uncertainty),
        unscored=tuple(UnscoredView(reason, cases) for reason, cases in record.unscored.items()),
    )


def _band(views: Views, band: LikelihoodBand) -> BandView:
    return BandView(
        band.likelihood,
        likelihood_range(views.words, band.likelihood),
        _percent(views, band.forecast),
        band.cases,
        band.happened,
        _percent(views, band.share) if band.cases else "",
        _picture(band) if views.medium.has_pictures else Markup(),
    )


def _percent(views: Views, value: Fraction) -> str:
    number = format_fraction(views.words.language, value * 100, 1)
    return views.words("track.percent", number=number)


def _picture(band: LikelihoodBand) -> Markup:
    """A line from 0 to 100 with the range on it, and a dot at the share that happened."""
    low, high = LIKELIHOOD_RANGES[band.likelihood]
    dot = f'<circle cx="{float(4 + band.share * 100):.1f}" cy="8" r="4"/>' if band.cases else ""
    return Markup(
        '<svg class="calibration" viewBox="0 0 108 16" aria-hidden="true" focusable="false">'
        '<line x1="4" y1="8" x2="104" y2="8"/>'
        f'<rect x="{4 + low}" y="3" width="{high - low}" height="10"/>{dot}</svg>'
    )

"""The track record: how likely things were held that are settled now, and whether they happened.

The Brier score is the mean square of the difference between the probability that was given and what came, 1 or 0. As a
probability counts the middle of the likelihood's range in ICD 203. Sources: G. W. Brier, “Verification of forecasts
expressed in terms of probability” (1950); A. H. Murphy, “A new vector partition of the probability score” (1973): the
score is reliability − resolution + uncertainty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from builder.values.edtf import EdtfDate
from builder.values.judgement import Judgement
from builder.values.vocabulary import LIKELIHOOD_RANGES, LIKELIHOODS

_SCORES = {"happened": 1, "did not": 0}
"""The outcomes that are scored; one that is partial or unclear is no event that happened or did not."""

HINDSIGHT = "hindsight"
"""Why a judgement is not scored that is dated after its outcome."""


@dataclass(frozen=True, slots=True)
class LikelihoodBand:
    """The settled judgements of one likelihood: how many there are, and how many of them happened."""

    likelihood: str
    cases: int
    happened: int

    @property
    def forecast(self) -> Fraction:
        """The probability that the likelihood stands for: the middle of its range."""
        return range_middle(self.likelihood)

    @property
    def share(self) -> Fraction:
        """The share that happened; 0 if there are no cases."""
        return Fraction(self.happened, self.cases) if self.cases else Fraction(0)


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Every band of the scale, and for each reason not to be scored the number of judgements that are not."""

    bands: tuple[LikelihoodBand, ...]
    unscored: Mapping[str, int]

    @property
    def cases(self) -> int:
        """How many judgements are scored."""
        return sum(band.cases for band in self.bands)

    @property
    def base_rate(self) -> Fraction:
        """The share of all cases that happened; 0 if there are no cases."""
        return Fraction(sum(band.happened for band in self.bands), self.cases or 1)

    @property
    def brier(self) -> Fraction:
        """The Brier score, from 0, the best, to 1."""
        return self._mean(
            [
                band.happened * (1 - band.forecast) ** 2 + (band.cases - band.happened) * band.forecast**2
                for band in self.bands
            ]
        )

    @property
    def reliability(self) -> Fraction:
        """How far the shares that happened are from the probabilities that were given; 0 is best."""
        return self._mean([band.cases * (band.forecast - band.share) ** 2 for band in self.bands])

    @property
    def resolution(self) -> Fraction:
        """How far the shares of the bands are from the share of all cases; more is better."""
        return self._mean([band.cases * (band.share - self.base_rate) ** 2 for band in self.bands])

    @property
    def uncertainty(self) -> Fraction:
        """How hard the cases were: the score of someone who says the base rate each time."""
        return self.base_rate * (1 - self.base_rate)

    def _mean(self, sums: Iterable[Fraction]) -> Fraction:
        return sum(sums, Fraction(0)) / (self.cases or 1)


def range_middle(likelihood: str) -> Fraction:
    """The middle of a likelihood's range, as a probability from 0 to 1."""
    low, high = LIKELIHOOD_RANGES[likelihood]
    return Fraction(low + high, 200)


def track_record(judgements: Iterable[Judgement]) -> TrackRecord:
    """The track record of the judgements whose outcome is known."""
    scored: dict[str, list[int]] = {likelihood: [] for likelihood in LIKELIHOODS}
    unscored: dict[str, int] = {}
    for judgement in judgements:
        outcome = judgement.outcome
        if outcome is None:
            continue
        late = judgement.date is not None and judgement.date.earliest > outcome.date.latest
        reason = HINDSIGHT if late else "" if outcome.result in _SCORES else outcome.result
        if reason:
            unscored[reason] = unscored.get(reason, 0) + 1
        else:
            scored[likelihood_before(judgement, outcome.date)].append(_SCORES[outcome.result])
    bands = (LikelihoodBand(likelihood, len(scores), sum(scores)) for likelihood, scores in scored.items())
    return TrackRecord(tuple(bands), dict(sorted(unscored.items())))


def likelihood_before(judgement: Judgement, date: EdtfDate) -> str:
    """The likelihood that was held before a date: one that was changed on that day or later does not count."""
    later = [change for change in judgement.changed if change.date.earliest >= date.earliest]
    return min(later, key=lambda change: change.date.sort_key).likelihood if later else judgement.likelihood

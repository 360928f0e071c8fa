"""What templates see of competing hypotheses, and how it is made of what was weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from builder.meaning.hypothesis_weighing import (
    WeighedRow,
    deciding_origins,
    inconsistency,
    rank_hypotheses,
    weighed_rows,
)
from builder.pages.page_parts import part_count
from builder.pages.record_views import RecordView
from builder.pages.view_models import EvidenceView, LinkView
from builder.pages.views import Views
from builder.values.hypotheses import CompetingHypotheses
from builder.values.judgement import Judgement
from builder.values.site_paths import section_id
from builder.values.value_class import value_class

_MOST_CELLS, _MOST_ROWS = 600, 100
"""The most cells and the most rows of a matrix on one page."""

_MOST_TWINS = 20
"""How many rows a row names with which it shares an origin."""

_MOST_ORIGINS = 5
"""How many deciding origins a page names."""

_KEYS = {"++": "very-well", "+": "well", "0": "neither", "-": "badly", "--": "very-badly", "n/a": "no-bearing"}
"""The marks as keys of the words, below `fits`."""


@value_class
class HypothesisView:
    """A hypothesis: a column of the matrix."""

    label: str
    """What the column is called, such as `H1`; the hypothesis with the lowest score is the first."""
    statement: str
    """What could be so."""
    element: str
    """The id of its element."""
    score: str
    """How much contradicts it: the sum after Heuer."""
    against: int
    """How many rows contradict it."""


@value_class
class FitView:
    """How one row fits one hypothesis: a cell of the matrix."""

    column: str
    """The hypothesis, with its label, as in the head of the column."""
    sign: str
    """The mark, with real minus signs."""
    key: str
    """The mark as a key below `fits` of the words."""


@value_class
class RatedEvidenceView:
    """An item of evidence: a row of the matrix."""

    number: int
    """Its number, from 1: the most telling row is the first."""
    evidence: EvidenceView
    """The passage, event or claim."""
    why: Markup
    """Why it fits or does not, as finished HTML."""
    weight: str
    """How much it counts: a key below `weight` of the words; empty where the author does not say."""
    fits: tuple[FitView, ...]
    """How it fits each hypothesis, in the order of the columns."""
    tells: bool
    """Whether it tells any hypothesis from another."""
    twins: str
    """The numbers of the rows that may come from the same origin, with commas between them; empty if there are none."""
    more_twins: int
    """How many such rows are not in `twins` because they are many."""


@value_class
class RankView:
    """A hypothesis in an order."""

    label: str
    """What its column is called."""
    statement: str
    """What could be so."""
    score: str
    """How much contradicts it in this order."""


@value_class
class SensitivityView:
    """What becomes of the order of the hypotheses if something is taken away."""

    row: int
    """The number of the row that is taken away; 0 if it is everything of an origin."""
    origin: LinkView | None
    """The origin, everything of which is taken away."""
    stays: bool
    """Whether the order stays as it is."""
    order: tuple[RankView, ...]
    """The hypotheses in the order that results."""


@value_class
class WeighedJudgementView:
    """A judgement that rests on a comparison of hypotheses."""

    link: LinkView
    """The judgement."""
    likelihood: str
    """How likely it is: a key below `likelihood` of the words."""


@value_class(kw_only=True)
class HypothesesView(RecordView):
    """A question and the hypotheses that compete to answer it, with the matrix of evidence."""

    record: CompetingHypotheses
    """The question as it was written; see `docs/records/hypotheses.md`."""
    link: LinkView
    """The question itself."""
    text: Markup
    """What there is to say about the comparison, as finished HTML."""
    hypotheses: tuple[HypothesisView, ...]
    """The hypotheses, the one with the lowest score first."""
    rows: tuple[RatedEvidenceView, ...]
    """The rows of the matrix, the most telling first; of a matrix in parts, those that the page shows."""
    row_count: int
    """How many rows there are."""
    origin_count: int
    """How many origins the rows may have."""
    sensitivity: tuple[SensitivityView, ...]
    """What becomes of the order without the most telling row, and without each origin that decides what is first."""
    decided: bool
    """Whether one origin decides which hypothesis comes first."""
    judgements: tuple[WeighedJudgementView, ...]
    """The judgements that rest on the comparison."""


def matrix_parts(record: CompetingHypotheses) -> int:
    """In how many parts the matrix of a question is."""
    return part_count(len(record.evidence), _rows_in_part(record))


def _rows_in_part(record: CompetingHypotheses) -> int:
    return min(_MOST_ROWS, max(1, _MOST_CELLS // len(record.hypotheses)))


def hypotheses_view(views: Views, record: CompetingHypotheses) -> HypothesesView:
    """What templates see of a question."""
    rows = weighed_rows(views.site, record)
    scores = inconsistency(record, rows)
    statements = {each.id: each.statement for each in record.hypotheses}
    order = [name for group in rank_hypotheses(scores) for name in group]
    labels = {name: f"H{number}" for number, name in enumerate(order, 1)}
    element = section_id(record.id)
    origins = list(deciding_origins(record, rows))
    ranks = _Ranks(record, labels, statements)
    return HypothesesView(
        element=element,
        record=record,
        link=views.link(record.id),
        text=views.blocks(record.id, "text"),
        hypotheses=tuple(
            HypothesisView(
                labels[name],
                statements[name],
                f"{element}_{name}",
                score_words(scores[name]),
                sum(row.contradicts(name) for row in rows),
            )
            for name in order
        ),
        rows=tuple(_rows(views, record, rows, labels, statements)),
        row_count=len(rows),
        origin_count=len({name for row in rows for name in row.origins}),
        sensitivity=tuple(_sensitivity(views, ranks, rows, origins)),
        decided=bool(origins),
        judgements=tuple(_judgements(views, record)),
        appears_in=views.places(record.id),
    )


def score_words(halves: int) -> str:
    """A score in digits, with a half as a fraction."""
    return f"{halves // 2 or ''}½" if halves % 2 else str(halves // 2)


def _rows(
    views: Views,
    record: CompetingHypotheses,
    rows: Sequence[WeighedRow],
    labels: Mapping[str, str],
    statements: Mapping[str, str],
) -> Iterator[RatedEvidenceView]:
    sharing: dict[str, list[int]] = {}
    for row in rows:
        for name in row.origins:
            sharing.setdefault(name, []).append(row.number)
    for row in views.part_of(rows, _rows_in_part(record)):
        shown = views.listed([(row.place, row.evidence)])
        twins = sorted({number for name in row.origins for number in sharing[name]} - {row.number})
        for evidence in shown:
            yield RatedEvidenceView(
                row.number,
                evidence,
                views.inline(record.id, f"evidence.{row.place}"),
                row.evidence.weight,
                tuple(_fit(row, name, f"{label}: {statements[name]}") for name, label in labels.items()),
                row.telling > 0,
                ", ".join(map(str, twins[:_MOST_TWINS])),
                max(0, len(twins) - _MOST_TWINS),
            )


def _fit(row: WeighedRow, hypothesis: str, column: str) -> FitView:
    mark = row.evidence.mark(hypothesis)
    return FitView(column, mark.replace("-", "\N{MINUS SIGN}"), _KEYS[mark])


class _Ranks:
    """Makes the order of the hypotheses of one question by some of its rows."""

    def __init__(self, record: CompetingHypotheses, labels: Mapping[str, str], statements: Mapping[str, str]) -> None:
        self.record, self.labels, self.statements = record, labels, statements

    def order(self, rows: Sequence[WeighedRow]) -> tuple[RankView, ...]:
        """The hypotheses by some of the rows."""
        scores = inconsistency(self.record, rows)
        order = sorted(self.labels, key=lambda name: scores[name])  # equal ones stay as they are
        return tuple(RankView(self.labels[name], self.statements[name], score_words(scores[name])) for name in order)

    def stays(self, before: Sequence[WeighedRow], after: Sequence[WeighedRow]) -> bool:
        """Whether two sets of rows put the hypotheses into the same order, equal ones together."""
        one, other = (inconsistency(self.record, rows) for rows in (before, after))
        return rank_hypotheses(one) == rank_hypotheses(other)


def _sensitivity(
    views: Views, ranks: _Ranks, rows: Sequence[WeighedRow], origins: Sequence[str]
) -> Iterator[SensitivityView]:
    left = rows[1:]
    yield SensitivityView(rows[0].number, None, ranks.stays(rows, left), ranks.order(left))
    for origin in origins[:_MOST_ORIGINS]:
        left = [row for row in rows if origin not in row.origins]
        link = views.link(origin)
        yield SensitivityView(0, link, ranks.stays(rows, left), ranks.order(left))


def _judgements(views: Views, record: CompetingHypotheses) -> Iterator[WeighedJudgementView]:
    for backlink in views.site.backlinks_to(record.id):
        if backlink.role == "hypotheses":
            judgement = views.registry.records[backlink.source]
            if isinstance(judgement, Judgement):
                yield WeighedJudgementView(views.link(judgement.id), judgement.likelihood)

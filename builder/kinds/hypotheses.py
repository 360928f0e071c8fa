"""Competing hypotheses: a question, its possible answers, and which evidence contradicts each of them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, TARGET, Member, Object, identifier, many, number, text, use, word
from builder.data.serialisation import Json, without_empty
from builder.data.updates import evidence_day
from builder.meaning.evidence_sides import passages_behind
from builder.meaning.hypothesis_weighing import (
    WeighedRow,
    deciding_origins,
    inconsistency,
    rank_hypotheses,
    untested_hypotheses,
    weighed_rows,
)
from builder.meaning.site import Site
from builder.pages.hypotheses_views import hypotheses_view, matrix_parts
from builder.pages.kind import PageKind, RecordList
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.values.hypotheses import CompetingHypotheses, Hypothesis
from builder.values.interface_words import InterfaceWords
from builder.values.problems import Problem, enumerate_words
from builder.values.references import Ref
from builder.values.site_paths import path_of
from builder.values.vocabulary import CONSISTENCIES, WEIGHTS

_MOST_NAMED_ORIGINS = 3
"""How many deciding origins a warning names."""

_HYPOTHESIS = Object[tuple[Hypothesis, int]](
    "A hypothesis.",
    (
        Member("id", identifier("Its name within the question."), lambda _, each: each[0].id),
        Member("statement", text("What could be so."), lambda _, each: each[0].statement),
        Member(
            "inconsistency",
            {
                "description": "How much contradicts it, after Heuer: its weighted score.",
                "type": "number",
                "minimum": 0,
            },
            lambda _, each: each[1] / 2 if each[1] % 2 else each[1] // 2,
        ),
    ),
)

_FIT = Object[tuple[str, str]](
    "How an item of evidence fits one hypothesis.",
    (
        Member("hypothesis", identifier("Its id within the question."), lambda _, pair: pair[0]),
        Member("mark", word("How it fits.", CONSISTENCIES), lambda _, pair: pair[1]),
    ),
)

_ROW = Object[tuple[CompetingHypotheses, WeighedRow]](
    "An item of evidence, and how it fits each hypothesis.",
    (
        Member(
            "passage",
            identifier("The note on it, or the event or claim.", TARGET),
            lambda _, each: each[1].evidence.passage.target,
        ),
        Member(
            "consistency",
            many("How it fits each hypothesis.", _FIT.schema),
            lambda w, each: [_FIT.write(w, pair) for pair in each[1].evidence.consistency],
        ),
        Member(
            "why",
            use("prose", "Why it fits or does not."),
            lambda w, each: w.prose(each[0].id, f"evidence.{each[1].place}", each[1].evidence.why),
            optional=True,
        ),
        Member("weight", word("How much it counts.", WEIGHTS), lambda _, each: each[1].evidence.weight, optional=True),
        Member(
            "place",
            number("Its place in the author's order, from 1; the list has the most telling first.", 1),
            lambda _, each: each[1].place,
        ),
        Member(
            "origins",
            many("Every origin that it may have.", identifier("A record.")),
            lambda _, each: sorted(each[1].origins),
        ),
    ),
)


def _by_score(site: Site, record: CompetingHypotheses) -> list[tuple[Hypothesis, int]]:
    """The hypotheses with their scores, the lowest score first."""
    scores = inconsistency(record, weighed_rows(site, record))
    return sorted(((each, scores[each.id]) for each in record.hypotheses), key=lambda each: each[1])


_OBJECT = Object[CompetingHypotheses](
    "A question, and the hypotheses that compete to answer it.",
    (
        Member("id", identifier("Its name in references."), lambda _, each: each.id),
        Member("address", ADDRESS, lambda _, each: path_of(each)),
        Member("question", text("What is asked."), lambda _, each: each.question),
        Member("text", use("prose", "About it."), lambda w, each: w.prose(each.id, "text", each.text), optional=True),
        Member(
            "hypotheses",
            many("The hypotheses, the least contradicted first.", _HYPOTHESIS.schema),
            lambda w, each: [_HYPOTHESIS.write(w, one) for one in _by_score(w.site, each)],
        ),
        Member(
            "evidence",
            many("The evidence, the most telling first.", _ROW.schema),
            lambda w, each: [_ROW.write(w, (each, row)) for row in weighed_rows(w.site, each)],
        ),
        Member(
            "decidingOrigins",
            many("The origins without which another hypothesis could come first.", identifier("A record.")),
            lambda w, each: list(deciding_origins(each, weighed_rows(w.site, each))),
            optional=True,
        ),
    ),
)


def _describe(site: Site, words: InterfaceWords, record: CompetingHypotheses) -> str:
    """The hypotheses, the least contradicted first."""
    return words("hypotheses.description", list=" · ".join(each.statement for each, _ in _by_score(site, record)))


def _node(things: SchemaOrgNodes, record: CompetingHypotheses) -> Json:
    return without_empty(
        {
            "@type": "Question",
            "@id": things.id_of(record),
            "name": record.question,
            "text": record.question,
            "author": things.editors(),
            "inLanguage": things.settings.language,
            "mainEntityOfPage": things.page,
            "isPartOf": {"@id": things.briefing_id()},
            "isBasedOn": things.articles(_passages(things.site, record)),
            "answerCount": len(record.hypotheses),
            "suggestedAnswer": [{"@type": "Answer", "text": each.statement} for each in record.hypotheses],
        }
    )


def _updated(site: Site, record: CompetingHypotheses) -> str:
    return evidence_day(site, _passages(site, record))


def _passages(site: Site, record: CompetingHypotheses) -> list[Ref]:
    """The passages that the evidence is or rests on."""
    refs = [row.passage for row in record.evidence]
    return [Ref(target, ref.place) for ref in refs for target, _ in passages_behind(site, [ref])]


DATA = DataKind[CompetingHypotheses](
    name="comparison",
    member="hypotheses",
    records="Questions, and the hypotheses that compete to answer them.",
    object=_OBJECT,
    values=lambda site: site.briefing.of(CompetingHypotheses),
    describe=_describe,
    type=lambda _: "Question",
    node=_node,
    updated=_updated,
    optional=True,
)


def _search(writer: SearchWriter, record: CompetingHypotheses) -> Iterator[SearchRecord]:
    """A question is found by its words, its hypotheses, and what is said of the evidence."""
    written = [block for key, _ in record.prose() for block in writer.of_document(record.id, key)]
    yield SearchRecord(
        path_of(record),
        record.question,
        filters={"type": record.type},
        blocks=[*((each.statement, "") for each in record.hypotheses), *writer.blocks(record.id, written)],
    )


PAGES = PageKind[CompetingHypotheses](
    parts=matrix_parts,
    view=hypotheses_view,
    lists=(RecordList[CompetingHypotheses]("hypotheses", hypotheses_view, part="comparison_item"),),
    search=_search,
    types=(CompetingHypotheses.type,),
    optional=True,
)


def _review_rows(site: Site) -> Iterator[Problem]:
    """Report evidence that fits all hypotheses alike."""
    for record in site.briefing.of(CompetingHypotheses):
        for row in weighed_rows(site, record):
            if not row.telling:
                yield Problem(
                    row.evidence.place,
                    "undiagnostic-evidence",
                    f"“{row.evidence.passage.target}” fits all hypotheses of “{record.id}” alike, so it tells nothing.",
                    "Rate it more exactly, or remove the row.",
                    "warning",
                )


def _review_tests(site: Site) -> Iterator[Problem]:
    """Report hypotheses that nothing contradicts."""
    for record in site.briefing.of(CompetingHypotheses):
        untested = set(untested_hypotheses(record))
        for each in record.hypotheses:
            if each.id in untested:
                yield Problem(
                    each.place,
                    "untested-hypothesis",
                    f"Nothing speaks against “{each.id}”: perhaps it was not tested.",
                    "Look for evidence that it does not fit, and rate that.",
                    "warning",
                )


def _review_origins(site: Site) -> Iterator[Problem]:
    """Report comparisons in which one origin decides which hypothesis comes first."""
    for record in site.briefing.of(CompetingHypotheses):
        rows = weighed_rows(site, record)
        deciding = list(deciding_origins(record, rows))
        if deciding:
            (first,) = rank_hypotheses(inconsistency(record, rows))[0]
            named = enumerate_words([f"“{name}”" for name in deciding[:_MOST_NAMED_ORIGINS]])
            yield Problem(
                record.place,
                "deciding-origin",
                f"“{first}” comes first in “{record.id}” by one origin: without {named} it would not.",
                "Add evidence of another origin, or say in the text what the comparison rests on.",
                "warning",
            )


REVIEW = (_review_rows, _review_tests, _review_origins)
"""The review rules on competing hypotheses alone."""

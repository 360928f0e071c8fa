"""Judgements: what the analyst concludes, how likely it is, and how sure the analyst is."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, EVIDENCE, PASSAGE, SIDES, Member, Object, identifier, many, text, word
from builder.data.serialisation import Json, without_empty
from builder.data.updates import evidence_day
from builder.meaning.evidence_sides import evidence_sides
from builder.meaning.site import Site
from builder.pages.kind import PageKind, RecordList
from builder.pages.page_parts import EVIDENCE_PART, part_count
from builder.pages.record_views import JudgementView
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.views import Views
from builder.values.interface_words import InterfaceWords
from builder.values.records import Judgement
from builder.values.site_paths import path_of, section_id
from builder.values.vocabulary import CONFIDENCES, LIKELIHOODS

_OBJECT = Object[Judgement](
    "What the analyst concludes.",
    (
        Member("id", identifier("Its name in references."), lambda _, each: each.id),
        Member("address", ADDRESS, lambda _, each: path_of(each)),
        Member("statement", text("What is concluded."), lambda _, each: each.statement),
        Member(
            "likelihood",
            word("How likely it is, on the scale of ICD 203.", LIKELIHOODS),
            lambda _, each: each.likelihood,
        ),
        Member("confidence", word("How sure the analyst is.", CONFIDENCES), lambda _, each: each.confidence),
        Member("evidence", EVIDENCE, lambda w, each: w.targets(each.evidence)),
        Member(
            "against",
            many("The notes on passages against it.", identifier("A note.", PASSAGE)),
            lambda w, each: w.targets(each.against),
        ),
        Member("sides", SIDES, lambda w, each: w.sides(each)),
    ),
)


def _describe(_site: Site, words: InterfaceWords, judgement: Judgement) -> str:
    """Return the likelihood and the analyst's confidence in words."""
    return f"{words.label('likelihood', judgement.likelihood)} · {words.label('confidence', judgement.confidence)}"


def _node(things: SchemaOrgNodes, judgement: Judgement) -> Json:
    """Return the claim of the editors, and its articles; likelihood and confidence are in its description."""
    return without_empty(
        {
            "@type": "Claim",
            "@id": things.id_of(judgement),
            "text": judgement.statement,
            "author": things.editors(),
            "description": _describe(things.site, things.words, judgement),
            "inLanguage": things.settings.language,
            "mainEntityOfPage": things.page,
            "isPartOf": {"@id": things.briefing_id()},
            "isBasedOn": things.articles(judgement.evidence),
            "citation": things.articles(judgement.against),
        }
    )


def _updated(site: Site, judgement: Judgement) -> str:
    return evidence_day(site, (*judgement.evidence, *judgement.against))


DATA = DataKind[Judgement](
    name="judgement",
    member="judgements",
    records="What the analyst concludes.",
    object=_OBJECT,
    values=lambda site: site.briefing.judgements,
    describe=_describe,
    type=lambda _: "Claim",
    label="text",
    node=_node,
    updated=_updated,
)


def _view(views: Views, judgement: Judgement) -> JudgementView:
    step, steps = LIKELIHOODS.index(judgement.likelihood) + 1, len(LIKELIHOODS)
    link = views.link(judgement.id)
    evidence, against = (
        views.evidence(views.part_of(side, EVIDENCE_PART)) for side in (judgement.evidence, judgement.against)
    )
    origins = {side.name: views.origins(side) for side in evidence_sides(views.site, judgement)}
    return JudgementView(
        element=section_id(judgement.id),
        judgement=judgement,
        link=link,
        step=step,
        steps=steps,
        scale=tuple(number == step for number in range(1, steps + 1)),
        evidence=evidence,
        against=against,
        evidence_count=views.known_passages(judgement.evidence),
        against_count=views.known_passages(judgement.against),
        evidence_origins=origins.get("evidence"),
        against_origins=origins.get("against"),
        appears_in=views.places(judgement.id),
    )


def _search(writer: SearchWriter, judgement: Judgement) -> Iterator[SearchRecord]:
    """A judgement is found by its likelihood and confidence, and by the directive's other words for the likelihood."""
    words = writer.words
    likelihood = words.label("likelihood", judgement.likelihood)
    other = words.label("likelihood-too", judgement.likelihood)
    yield SearchRecord(
        path_of(judgement),
        judgement.statement,
        filters={"type": judgement.type},
        blocks=[(likelihood, other.lower()), (words.label("confidence", judgement.confidence), "")],
    )


def _parts(judgement: Judgement) -> int:
    return part_count(max(len(judgement.evidence), len(judgement.against)), EVIDENCE_PART)


PAGES = PageKind[Judgement](
    template="judgement.html",
    parts=_parts,
    view=_view,
    lists=(
        RecordList[Judgement](
            "judgements", _view, template="judgements.html", part="judgement_item", chapter="judgements"
        ),
    ),
    search=_search,
    types=(Judgement.type,),
)

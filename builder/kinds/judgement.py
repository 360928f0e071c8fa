"""Judgements: what the analyst concludes, how likely it is, and how sure the analyst is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.data.argument_members import ARGUMENT, cited_ids
from builder.data.date_formats import first_day, iso_start
from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, REVIEWS, SIDES, TARGET, Member, Object, identifier, many, number, text, word
from builder.data.serialisation import Json, without_empty
from builder.data.text_export import prose_to_plain_text
from builder.data.updates import evidence_day
from builder.kinds.claim import reviewed_claim
from builder.meaning.evidence_sides import evidence_sides, passages_behind
from builder.meaning.review.judgements import JUDGEMENT_RULES
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.judgement_views import JudgementView
from builder.pages.kind import PageKind, RecordList
from builder.pages.page_parts import EVIDENCE_PART, part_count
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.views import Views
from builder.values.briefing import Briefing
from builder.values.edtf import parse_edtf_or_none
from builder.values.interface_words import InterfaceWords
from builder.values.judgement import CitedEvidence, Judgement
from builder.values.likelihood_words import likelihood_in_words, likelihood_range
from builder.values.records import Claim
from builder.values.references import Ref
from builder.values.site_paths import path_of, section_id
from builder.values.vocabulary import CONFIDENCES, LIKELIHOOD_RANGES, LIKELIHOODS

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
        Member(
            "percent",
            many("The lower and the upper end of the likelihood's range.", number("Per cent.")),
            lambda _, each: list(LIKELIHOOD_RANGES[each.likelihood]),
        ),
        Member("confidence", word("How sure the analyst is.", CONFIDENCES), lambda _, each: each.confidence),
        Member(
            "about",
            identifier("The claim that it is about."),
            lambda w, each: next(iter(w.targets(ref for ref in (each.about,) if ref)), ""),
            optional=True,
        ),
        Member("reviewed", REVIEWS, lambda w, each: w.reviews(each.reviewed), optional=True),
        Member(
            "evidence",
            many("The notes on the passages it rests on, and the records.", identifier("A note or a record.", TARGET)),
            lambda w, each: cited_ids(w, each.evidence),
        ),
        Member(
            "against",
            many("The notes on passages against it, and the records.", identifier("A note or a record.", TARGET)),
            lambda w, each: cited_ids(w, each.against),
        ),
        Member(
            "hypotheses",
            many("The questions whose hypotheses were compared for it.", identifier("A question.")),
            lambda w, each: w.targets(each.hypotheses),
            optional=True,
        ),
        Member("sides", SIDES, lambda w, each: w.sides(each)),
        *ARGUMENT,
    ),
)


def _describe(_site: Site, words: InterfaceWords, judgement: Judgement) -> str:
    """Return how likely it is, and in another sentence how sure the analyst is."""
    likelihood = likelihood_in_words(words, judgement.likelihood)
    return f"{likelihood}. {words.label('confidence', judgement.confidence)}."


def _other_word(words: InterfaceWords, judgement: Judgement) -> str:
    return words.label("likelihood-too", judgement.likelihood).lower()


def _node(things: SchemaOrgNodes, judgement: Judgement) -> Json:
    """Return the claim of the editors, and its articles; likelihood and confidence are in its description."""
    return without_empty(
        {
            "@type": "Claim",
            "@id": things.id_of(judgement),
            "text": judgement.statement,
            "author": _authors(things, judgement),
            "dateCreated": iso_start(judgement.date),
            "description": _describe(things.site, things.words, judgement),
            "abstract": prose_to_plain_text(things.site, judgement.id, "reasoning"),
            "inLanguage": things.settings.language,
            "mainEntityOfPage": things.page,
            "isPartOf": {"@id": things.briefing_id()},
            "isBasedOn": _works(things, judgement.evidence),
            "citation": _works(things, judgement.against),
        }
    )


def _works(things: SchemaOrgNodes, evidence: Iterable[CitedEvidence]) -> list[Json]:
    """The articles behind evidence, and the claims and judgements in it; an event is no work."""
    refs = [item.passage for item in evidence]
    records = [record for record in things.records(refs) if record.type != "event"]
    return [*things.articles(_behind(things.site, refs)), *map(things.short_node, records)]


def _behind(site: Site, refs: Sequence[Ref]) -> list[Ref]:
    """The passages that evidence is or rests on."""
    return [Ref(target, ref.place) for ref in refs for target, _ in passages_behind(site, [ref])]


def _claim_review(things: SchemaOrgNodes, judgement: Judgement) -> Iterator[Json]:
    """Yield the review of the claim that a judgement is about, if it is about one.

    The rating is the judgement in words. It has no number: how likely the judgement is says how true the claim is only
    if both say the same. The review was published when the judgement was made, or with the edition. Sources:
    https://schema.org/ClaimReview, and Google's guidelines on fact check markup
    (https://developers.google.com/search/docs/data-types/factcheck), which want ``claimReviewed``, ``url`` and
    a ``reviewRating`` with an ``alternateName``, and recommend ``author`` and ``itemReviewed``.
    """
    for claim in things.records(ref for ref in (judgement.about,) if ref):
        if not isinstance(claim, Claim):
            continue
        settings = things.settings
        yield without_empty(
            {
                "@type": "ClaimReview",
                "@id": f"{things.id_of(judgement)}-review",
                "url": things.page,
                "claimReviewed": claim.statement,
                "inLanguage": settings.language,
                "author": _authors(things, judgement) or {"@type": "Organization", "name": settings.title},
                "datePublished": iso_start(judgement.date) or iso_start(parse_edtf_or_none(settings.edition)),
                "itemReviewed": reviewed_claim(things, claim),
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": things.words(
                        "judgement.review-rating",
                        likelihood=things.words.label("likelihood", judgement.likelihood),
                        statement=judgement.statement,
                    ),
                },
            }
        )


def _authors(things: SchemaOrgNodes, judgement: Judgement) -> object:
    """Those who judged; the editors where it is not said."""
    return [things.person(name) for name in judgement.by] or things.editors()


def _updated(site: Site, judgement: Judgement) -> str:
    outcome = judgement.outcome
    refs = [item.passage for item in (*judgement.evidence, *judgement.against, *(outcome.evidence if outcome else ()))]
    dates = (judgement.date, outcome.date if outcome else None, *(each.date for each in judgement.changed))
    return max(evidence_day(site, _behind(site, refs)), *map(first_day, dates))


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
    more_nodes=_claim_review,
    updated=_updated,
)


def _view(views: Views, judgement: Judgement) -> JudgementView:
    """A judgement with its argument."""
    name = judgement.id
    return replace(
        _item(views, judgement),
        evidence=views.cited(name, "evidence", _shown(views, judgement.evidence)),
        against=views.cited(name, "against", _shown(views, judgement.against)),
        outcome=views.outcome(judgement, whole=True),
        reasoning=views.blocks(name, "reasoning"),
        assumptions=views.assumptions(judgement),
        gaps=views.texts(judgement, "gaps", len(judgement.gaps)),
        alternatives=views.alternatives(judgement),
        indicators=views.indicators(judgement),
        implications=views.texts(judgement, "implications", len(judgement.implications)),
        changes=views.changes(judgement),
        appears_in=views.places(name),
    )


def _item(views: Views, judgement: Judgement) -> JudgementView:
    """A judgement in a list."""
    step, steps = LIKELIHOODS.index(judgement.likelihood) + 1, len(LIKELIHOODS)
    origins = {side.name: views.origins(side) for side in evidence_sides(views.site, judgement)}
    return JudgementView(
        element=section_id(judgement.id),
        judgement=judgement,
        link=views.link(judgement.id),
        about=next(iter(views.links(ref for ref in (judgement.about,) if ref)), None),
        reviewed=views.reviews(judgement.reviewed),
        step=step,
        steps=steps,
        scale=tuple(number == step for number in range(1, steps + 1)),
        range=likelihood_range(views.words, judgement.likelihood),
        other=_other_word(views.words, judgement),
        evidence=views.listed(_shown(views, judgement.evidence)),
        against=views.listed(_shown(views, judgement.against)),
        evidence_count=_known(views, judgement.evidence),
        against_count=_known(views, judgement.against),
        evidence_origins=origins.get("evidence"),
        against_origins=origins.get("against"),
        hypotheses=views.links(judgement.hypotheses),
        by=views.people(judgement.by),
        date=views.date(judgement.date),
        due=views.date(judgement.due),
        outcome=views.outcome(judgement, whole=False),
        appears_in=(),
    )


def _shown(views: Views, items: Sequence[CitedEvidence]) -> Sequence[tuple[int, CitedEvidence]]:
    """The evidence that a page shows, each item with its number."""
    return views.part_of([*enumerate(items, 1)], EVIDENCE_PART)


def _known(views: Views, items: Iterable[CitedEvidence]) -> int:
    return sum(views.registry.has(item.passage.target) for item in items)


def _search(writer: SearchWriter, judgement: Judgement) -> Iterator[SearchRecord]:
    """A judgement is found by its argument, its confidence, its likelihood, and the directive's other words for it."""
    words = writer.words
    likelihood = words.label("likelihood", judgement.likelihood)
    said = [each for key, _ in judgement.prose() for each in writer.of_document(judgement.id, key)]
    said += [(0, each.statement) for each in judgement.alternatives if each.statement]
    said += [(0, name) for name in judgement.by]
    yield SearchRecord(
        path_of(judgement),
        judgement.statement,
        filters={"type": judgement.type},
        blocks=[
            (likelihood, _other_word(words, judgement)),
            (words.label("confidence", judgement.confidence), ""),
            *writer.blocks(judgement.id, enumerate(text for _, text in said)),
        ],
    )


def _parts(judgement: Judgement) -> int:
    return part_count(max(len(judgement.evidence), len(judgement.against)), EVIDENCE_PART)


def _has_record(judgement: Judgement) -> bool:
    """Whether the track record has it: its outcome is known, or the day by which it can be."""
    return bool(judgement.outcome or judgement.due)


def _chapters(briefing: Briefing) -> Iterator[Chapter]:
    judgements = tuple(briefing.judgements)
    yield Chapter("judgements.html", "judgements", judgements, words="list.judgements")
    settled = tuple(filter(_has_record, judgements))
    yield Chapter("track-record.html", "track-record", settled, "", "list.track-record", True, "track_record")


PAGES = PageKind[Judgement](
    template="judgement.html",
    parts=_parts,
    view=_view,
    lists=(
        RecordList[Judgement]("judgements", _item, template="judgements.html", part="judgement_item"),
        RecordList[Judgement](
            "track-record", _item, template="track_record.html", part="outcome_item", holds=_has_record
        ),
    ),
    chapters=_chapters,
    search=_search,
    types=(Judgement.type,),
)

REVIEW = JUDGEMENT_RULES
"""The review rules on judgements alone."""

"""Claims: disputed statements, and who says what about them. A claim gets no verdict, so neither review nor rating."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from builder.data.date_formats import first_day
from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import (
    ADDRESS,
    EVIDENCE,
    SIDES,
    Member,
    Object,
    Writer,
    figure,
    identifier,
    many,
    text,
    use,
    via,
    word,
)
from builder.data.serialisation import Json, without_empty
from builder.data.updates import evidence_day
from builder.meaning.evidence_sides import evidence_sides
from builder.meaning.figures import claim_figures
from builder.meaning.site import Site
from builder.pages.bidi import isolated_text
from builder.pages.figures import figures_views, position_amount
from builder.pages.kind import PageKind, RecordList
from builder.pages.record_views import CellView, ClaimView, PositionView
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.view_models import NO_ATTRIBUTES, NO_HTML, CardView, EvidenceView
from builder.pages.views import Views
from builder.values.amounts import Amount
from builder.values.interface_words import InterfaceWords
from builder.values.problems import Problem, enumerate_words
from builder.values.records import Article, Claim, Position, position_text_key
from builder.values.references import Ref
from builder.values.site_paths import path_of, section_id
from builder.values.vocabulary import SAYING_STANCES, STANCES

_Numbered: TypeAlias = tuple[Claim, int, Position]
"""A position on a claim, with its number from 1."""

_FIGURE = Object[tuple[Position, Amount]](
    "The figure that they give; a missing end of a range is open.",
    (
        Member("from", figure("The number, or the smaller end of a range."), lambda _, f: f[1].low, optional=True),
        Member("to", figure("The number, or the larger end of a range."), lambda _, f: f[1].high, optional=True),
        Member("unit", text("What it counts or measures."), lambda _, f: f[0].unit, optional=True),
        Member(
            "approx",
            {"description": "Whether they say “about”.", "type": "boolean"},
            lambda _, f: f[0].approx,
        ),
        Member("asOf", use("date", "The date that it is for."), lambda w, f: w.date(f[0].as_of), optional=True),
        Member("words", text("The figure in words."), lambda w, f: position_amount(w.words, f[0])),
    ),
)


def _figure(writer: Writer, numbered: _Numbered) -> Json | None:
    _, _, position = numbered
    return _FIGURE.write(writer, (position, position.value)) if position.value else None


def _text(writer: Writer, numbered: _Numbered) -> Json | None:
    claim, number, position = numbered
    return writer.prose(claim.id, position_text_key(number), position.text)


_POSITION = Object[_Numbered](
    "One position.",
    (
        Member("who", identifier("Whose it is: an entry."), lambda _, n: n[2].who.target),
        Member("stance", word("What they do with the claim.", STANCES), lambda _, n: n[2].stance),
        Member("date", use("date", "When they said so."), lambda w, n: w.date(n[2].date), optional=True),
        Member("via", via("Where their words come from."), lambda w, n: w.targets(n[2].via), optional=True),
        Member("evidence", EVIDENCE, lambda w, n: w.targets(n[2].evidence)),
        Member("text", use("prose", "What there is to say about it."), _text, optional=True),
        Member("figure", _FIGURE.schema, _figure, optional=True),
    ),
)

_OBJECT = Object[Claim](
    "A disputed statement; it gets no verdict.",
    (
        Member("id", identifier("Its name in references."), lambda _, claim: claim.id),
        Member("address", ADDRESS, lambda _, claim: path_of(claim)),
        Member("statement", text("What is claimed."), lambda _, claim: claim.statement),
        Member(
            "text",
            use("prose", "What the dispute is about."),
            lambda w, claim: w.prose(claim.id, "text", claim.text),
            optional=True,
        ),
        Member(
            "positions",
            many("Who says what about it.", _POSITION.schema),
            lambda w, claim: [_POSITION.write(w, (claim, n, each)) for n, each in enumerate(claim.positions, 1)],
        ),
        Member("sides", SIDES, lambda w, claim: w.sides(claim)),
    ),
)


def _describe(site: Site, words: InterfaceWords, claim: Claim) -> str:
    return "; ".join(
        f"{isolated_text(site.registry.name(position.who.target), words.language)}: "
        f"{words.label('stance', position.stance)}"
        for position in claim.positions
    )


def _node(things: SchemaOrgNodes, claim: Claim) -> Json:
    return {**reviewed_claim(things, claim), "mainEntityOfPage": things.page}


def reviewed_claim(things: SchemaOrgNodes, claim: Claim) -> Json:
    """A claim as a node of schema.org: who makes it and where it appears; nothing about whether it is true."""
    evidence = [ref for position in claim.positions if position.stance in SAYING_STANCES for ref in position.evidence]
    first = earliest_article(things.evidence_articles(evidence))
    asserting = {position.who.target: position.who for position in claim.positions if position.stance == "asserts"}
    return without_empty(
        {
            "@type": "Claim",
            "@id": things.id_of(claim),
            "text": claim.statement,
            "inLanguage": things.settings.language,
            "author": [things.short_node(record) for record in things.records(asserting.values())],
            "appearance": things.articles(evidence),
            "firstAppearance": things.short_node(first) if first else {},
        }
    )


def earliest_article(articles: Sequence[Article]) -> Article | None:
    """Return the article that appeared before all others, or ``None`` if the dates do not decide."""
    dated = sorted((article.published.sort_key, article.id, article) for article in articles if article.published)
    if not dated or len(dated) < len(articles):
        return None
    first = dated[0][2].published
    rest = [article.published for _, _, article in dated[1:] if article.published]
    return dated[0][2] if first and all(first.latest < date.earliest for date in rest) else None


def _updated(site: Site, claim: Claim) -> str:
    evidence = [ref for position in claim.positions for ref in position.evidence]
    return max(evidence_day(site, evidence), *(first_day(position.date) for position in claim.positions), "")


DATA = DataKind[Claim](
    name="claim",
    member="claims",
    records="Disputed statements, and who says what about them.",
    object=_OBJECT,
    values=lambda site: site.briefing.claims,
    describe=_describe,
    type=lambda _: "Claim",
    label="text",
    node=_node,
    updated=_updated,
)


_MOST_COLUMNS = 8
"""The most columns in the table of a claim, including articles without a position."""

_MOST_CELLS = 600
"""The most cells in the table of a claim on one page."""


def divide_positions(claim: Claim, cells: int = _MOST_CELLS) -> list[list[tuple[int, Position]]]:
    """The positions on a claim, each with its number from 1, in parts whose tables have so many cells at the most.

    A position with passages in more articles than that is in several parts, with some of its passages in each.
    """
    parts: list[list[tuple[int, Position]]] = []
    rows: dict[int, list[Ref]] = {}
    columns: set[str] = set()
    for number, position in enumerate(claim.positions):
        for ref in position.evidence or (None,):
            wanted = columns | ({ref.target.partition("#")[0]} if ref else set())
            if rows and len(rows.keys() | {number}) * max(len(wanted), _MOST_COLUMNS) > cells:
                parts.append(_cut(claim, rows))
                rows, wanted = {}, wanted - columns
            rows.setdefault(number, []).extend([ref] if ref else [])
            columns = wanted
    return [*parts, _cut(claim, rows)]


def _cut(claim: Claim, rows: Mapping[int, Sequence[Ref]]) -> list[tuple[int, Position]]:
    return [(number + 1, replace(claim.positions[number], evidence=tuple(refs))) for number, refs in rows.items()]


def _view(views: Views, claim: Claim) -> ClaimView:
    speaking = _speaking(views, claim.positions)
    parts = divide_positions(claim)
    shown = parts[views.part - 1 : views.part] if views.part else [list(enumerate(claim.positions, 1))]
    rows = shown[0] if shown else []
    here = [position for _, position in rows]
    columns = _columns(views, _speaking(views, here) if len(shown) < len(parts) else speaking)
    positions = tuple(_position(views, claim, row, columns, speaking) for row in rows)
    articles = len(views.site.briefing.articles)
    return ClaimView(
        element=section_id(claim.id),
        claim=claim,
        link=views.link(claim.id),
        positions=positions,
        columns=tuple(_column(views, article) for article in columns),
        position_count=len(claim.positions),
        silent=articles - len(_columns(views, speaking)),
        unquoted=articles - len(speaking),
        origins=tuple(map(views.origins, evidence_sides(views.site, claim))),
        text=views.blocks(claim.id, "text") if views.part < 2 else NO_HTML,
        figures=figures_views(views, claim, {number for number, _ in rows}),
        appears_in=views.places(claim.id),
    )


def _speaking(views: Views, positions: Iterable[Position]) -> set[str]:
    """The articles with words on any of these positions."""
    known = views.registry.notes
    return {ref.target.partition("#")[0] for position in positions for ref in position.evidence if ref.target in known}


def _columns(views: Views, speaking: Collection[str]) -> list[Article]:
    """Return all articles if they fit next to each other, or those with a position."""
    articles = views.site.briefing.articles
    return [article for article in articles if len(articles) <= _MOST_COLUMNS or article.id in speaking]


def _column(views: Views, article: Article) -> CardView:
    return CardView(
        views.link(article.id),
        NO_ATTRIBUTES,
        views.date(article.published),
        views.isolated(article.publisher, article.language),
    )


def _position(
    views: Views,
    claim: Claim,
    row: tuple[int, Position],
    columns: Sequence[Article],
    speaking: Collection[str],
) -> PositionView:
    number, position = row
    known = [ref for ref in position.evidence if ref.target in views.registry.notes]
    evidence = views.evidence(known, position.via)
    cells: dict[str, list[EvidenceView]] = {}
    for ref, item in zip(known, evidence, strict=True):
        cells.setdefault(ref.target.partition("#")[0], []).append(item)
    return PositionView(
        views.link(position.who.target),
        position.stance,
        views.date(position.date),
        evidence,
        tuple(CellView(article.name, tuple(cells.get(article.id, ())), article.id in speaking) for article in columns),
        position_amount(views.words, position),
        views.date(position.as_of),
        views.blocks(claim.id, position_text_key(number)),
        len(columns) + 1,
    )


def _search(writer: SearchWriter, claim: Claim) -> Iterator[SearchRecord]:
    names, words = writer.site.registry, writer.words
    blocks = writer.of_document(claim.id, "text")
    for number, position in enumerate(claim.positions, 1):
        said = f"{names.name(position.who.target)} {words.label('stance', position.stance)}"
        amount = position_amount(words, position)
        blocks.append((0, f"{said}: {amount}" if amount else said))
        blocks += writer.of_document(claim.id, position_text_key(number))
    yield SearchRecord(
        path_of(claim), claim.statement, filters={"type": claim.type}, blocks=writer.blocks(claim.id, blocks)
    )


PAGES = PageKind[Claim](
    template="claim.html",
    parts=lambda claim: len(divide_positions(claim)),
    view=_view,
    lists=(RecordList[Claim]("claims", _view, template="claims.html", part="claim_item", chapter="claims"),),
    search=_search,
    types=(Claim.type,),
)


def _review_sides(site: Site) -> Iterator[Problem]:
    """Report claims on which all positions take the same stance."""
    for claim in site.briefing.claims:
        stances = {position.stance for position in claim.positions}
        if len(stances) == 1:
            yield Problem(
                claim.place,
                "one-sided-claim",
                f"Every position on “{claim.id}” is “{stances.pop()}”: nobody takes another side.",
                "A claim is in dispute: add who denies it, hedges or declines to speak, with the words. If "
                "nobody does, it may be an event or a judgement.",
                "warning",
            )


def _review_units(site: Site) -> Iterator[Problem]:
    """Report claims with figures in several units: they cannot be compared on one scale."""
    for claim in site.briefing.claims:
        units = [figures.unit or "no unit" for figures in claim_figures(site, claim)]
        if len(units) > 1:
            yield Problem(
                claim.place,
                "different-units",
                f"The figures on “{claim.id}” are in {enumerate_words([f'“{unit}”' for unit in units], 'and')}.",
                "Write the same unit for what can be compared; figures in different units are drawn apart. "
                "If they count different things, make it two claims.",
                "warning",
            )


REVIEW = (_review_sides, _review_units)
"""The review rules on claims alone."""

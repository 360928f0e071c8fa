"""The rule that nothing is reported before it happens, nor withdrawn before it is printed.

Only what is certain counts. Dates marked as uncertain or approximate are ignored, intervals count by the end that could
be right, and a day is allowed for, because the same hour has two dates around the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from builder.meaning.site import Site
from builder.values.edtf import Day, EdtfDate, Point, parse_edtf_or_none
from builder.values.judgement import Judgement
from builder.values.problems import Problem
from builder.values.records import Article
from builder.values.references import Ref
from builder.values.text_file import Place

_CALENDAR_YEARS = range(1, 10_000)
"""The years that ``datetime.date`` knows."""


def review_date_order(site: Site) -> Iterator[Problem]:
    """Dates that contradict each other."""
    articles = {article.id: article for article in site.briefing.articles}
    edition = parse_edtf_or_none(site.briefing.settings.edition)
    yield from _articles(site, edition)
    for claim in site.briefing.claims:
        for position in claim.positions:
            place = position.who.place
            if _certainly_before(edition, position.date):
                yield _problem(
                    place,
                    f"The position of “{position.who.target}” on “{claim.id}” is dated "
                    f"{_text(position.date)}, after the edition of {_text(edition)}.",
                )
            for ref, article in _reports(position.evidence, articles):
                if _certainly_before(article.published, position.date):
                    yield _problem(
                        ref.place,
                        f"“{article.id}” appeared on {_text(article.published)}, before the "
                        f"position that it is evidence of, dated {_text(position.date)}.",
                    )
    for judgement in site.briefing.judgements:
        yield from _judgement(judgement, edition, site)
    reaches = edition or _latest(article.published for article in articles.values())
    for event in site.briefing.events:
        reports = list(_reports(event.evidence, articles))
        early = [(ref, article) for ref, article in reports if _certainly_before(article.published, event.date)]
        # What a later report confirms was announced before, and so is what is after everything the briefing knows.
        if len(early) < len(reports) or _certainly_before(reaches, event.date):
            continue
        for ref, article in early:
            yield _problem(
                ref.place,
                f"“{article.id}” appeared on {_text(article.published)}, before the event "
                f"that it is evidence of, dated {_text(event.date)}, and no report is from afterwards.",
            )


def _latest(dates: Iterable[EdtfDate | None]) -> EdtfDate | None:
    return max((each for each in dates if each), key=lambda each: each.latest, default=None)


def _articles(site: Site, edition: EdtfDate | None) -> Iterator[Problem]:
    for readable in site.articles:
        article = readable.article
        if _certainly_before(article.retrieved, article.published):
            yield _problem(
                article.place,
                f"“{article.id}” was retrieved on {_text(article.retrieved)}, before it was "
                f"published on {_text(article.published)}.",
            )
        if _certainly_before(edition, article.published):
            yield _problem(
                article.place,
                f"“{article.id}” was published on {_text(article.published)}, after the edition of {_text(edition)}.",
            )
        for note in (anchored.note for anchored in readable.notes):
            if note.withdrawn and _certainly_before(note.withdrawn.date, article.published):
                yield _problem(
                    note.place,
                    f"The words of “{note.id}” were withdrawn on {_text(note.withdrawn.date)}, "
                    f"before the article was published on {_text(article.published)}.",
                )
            for each in note.earlier:
                if _certainly_before(each.until, article.published):
                    yield _problem(
                        note.place,
                        f"Words of “{note.id}” stood until {_text(each.until)}, before the "
                        f"article was published on {_text(article.published)}.",
                    )
                if _certainly_before(edition, each.until):
                    yield _problem(
                        note.place,
                        f"Words of “{note.id}” stood until {_text(each.until)}, after the edition of {_text(edition)}.",
                    )


def _judgement(judgement: Judgement, edition: EdtfDate | None, site: Site) -> Iterator[Problem]:
    """A judgement is made after its evidence appeared and before its outcome is known, and both before the edition."""
    name, made = f"“{judgement.id}”", judgement.date
    outcome = judgement.outcome.date if judgement.outcome else None
    if _certainly_before(edition, made):
        yield _problem(judgement.place, f"{name} is dated {_text(made)}, after the edition of {_text(edition)}.")
    if _certainly_before(edition, outcome):
        yield _problem(
            judgement.place, f"The outcome of {name} is dated {_text(outcome)}, after the edition of {_text(edition)}."
        )
    if _certainly_before(outcome, made):
        yield _problem(
            judgement.place, f"{name} is dated {_text(made)}, when its outcome of {_text(outcome)} was known."
        )
    if _certainly_before(judgement.due, made):
        yield _problem(judgement.place, f"{name} is dated {_text(made)}, and was due by {_text(judgement.due)}.")
    for change in judgement.changed:
        if _certainly_before(change.date, made):
            yield _problem(
                change.place, f"{name} is dated {_text(made)}, and changed on {_text(change.date)}, before that."
            )
    refs = [item.passage for item in (*judgement.evidence, *judgement.against)]
    latest = max((change.date for change in judgement.changed), key=lambda date: date.sort_key, default=made)
    for ref, article in _reports(refs, {article.id: article for article in site.briefing.articles}):
        if made and _certainly_before(latest, article.published):
            yield _problem(
                ref.place,
                f"“{article.id}” appeared on {_text(article.published)}, after {name}, which rests on it and is dated "
                f"{_text(latest)}.",
            )


def _reports(evidence: Iterable[Ref], articles: dict[str, Article]) -> Iterator[tuple[Ref, Article]]:
    for ref in evidence:
        article = articles.get(ref.target.partition("#")[0])
        if article:
            yield ref, article


def _problem(place: Place, message: str) -> Problem:
    return Problem(
        place,
        "date-order",
        message,
        "Look at both dates. One that is not sure takes a mark: 2024-07-19~ (about), 2024-07? (uncertain). "
        "So does one that is only announced.",
        "warning",
    )


def _certainly_before(one: EdtfDate | None, other: EdtfDate | None) -> bool:
    """Whether every day of the first date is before every day of the second, by more than a day."""
    if one is None or other is None or not (_is_sure(one) and _is_sure(other)):
        return False
    return one.latest < other.earliest and not _are_neighbours(one.latest, other.earliest)


def _is_sure(when: EdtfDate) -> bool:
    return not any(end.is_uncertain or end.is_approximate for end in (when.start, when.end) if isinstance(end, Point))


def _are_neighbours(one: Day, other: Day) -> bool:
    if one[0] not in _CALENDAR_YEARS or other[0] not in _CALENDAR_YEARS:
        return False
    return abs((date(*other) - date(*one)).days) <= 1


def _text(when: EdtfDate | None) -> str:
    return when.text if when else ""

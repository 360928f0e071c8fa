"""The rule that a second person has read each note and each judgement, where the briefing asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.meaning.site import Site
from builder.values.edtf import EdtfDate
from builder.values.people import Review
from builder.values.problems import Problem
from builder.values.text_file import Place


def review_second_readers(site: Site) -> Iterator[Problem]:
    """Report notes and judgements that nobody but their author has read since they were made."""
    if not site.briefing.settings.review_required:
        return
    for note in (anchored.note for readable in site.articles for anchored in readable.notes):
        yield from _unread(f"note “{note.full_id}”", note.by, note.date, note.reviewed, note.place)
    for judgement in site.briefing.judgements:
        yield from _unread(
            f"judgement “{judgement.id}”", judgement.by, judgement.date, judgement.reviewed, judgement.place
        )


def _unread(
    what: str, authors: Iterable[str], date: EdtfDate | None, reviews: Sequence[Review], place: Place
) -> Iterator[Problem]:
    own = {_plain(author) for author in authors}
    by_others = [review for review in reviews if _plain(review.by) not in own]
    since = [review for review in by_others if date is None or not review.date.latest < date.earliest]
    if since:
        return
    if by_others:
        said = f"The {what} was read by a second person only before it was written."
    elif reviews:
        said = f"The {what} was read for a second time by its author alone."
    else:
        said = f"The {what} was not read by a second person."
    yield Problem(
        place,
        "not-reviewed",
        said,
        "Let somebody else read it, and add “reviewed: [{by: …, date: …}]”; or remove “review: required” from "
        "briefing.yaml.",
        "warning",
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()

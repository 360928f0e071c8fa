"""The last change of a record, as far as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable

from builder.data.date_formats import first_day
from builder.meaning.site import Site
from builder.values.references import Ref


def evidence_day(site: Site, refs: Iterable[Ref]) -> str:
    """The latest day on which evidence was published, read, changed or withdrawn; empty where none has a date."""
    days = [""]
    for ref in refs:
        anchored = site.registry.notes.get(ref.target)
        if anchored is None:
            continue
        article = site.registry.article(anchored.note.article)
        gone = anchored.note.withdrawn
        days += (
            first_day(article.published),
            first_day(article.retrieved),
            first_day(gone.date) if gone else "",
            *(first_day(each.until) for each in anchored.note.earlier),
        )
    return max(days)

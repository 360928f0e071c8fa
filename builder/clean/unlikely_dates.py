"""Warn about dates that are taken but unlikely: in the future, or before the web."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.clean.values import CleanedArticle

_FIRST_YEAR_OF_THE_WEB = 1991
"""The year of the first pages of the web: what is older was put there later."""


def warn_about_unlikely_date(cleaned: CleanedArticle, today: date) -> CleanedArticle:
    """Return the article, with a note if its date is after ``today`` or older than the web."""
    published = cleaned.facts.published
    if not published:
        return cleaned
    if published > today.isoformat()[: len(published)]:
        what = "which is still to come"
    elif int(published[:4]) < _FIRST_YEAR_OF_THE_WEB:
        what = "which was before there were pages on the web"
    else:
        return cleaned
    note = f"the file states that it was published on {published}, {what}. If that is wrong, say it with --published."
    return replace(cleaned, notes=(*cleaned.notes, note))

"""Dates that a page declares and that are unlikely: they are taken as they are, and asked about."""

from __future__ import annotations

from datetime import date

import pytest

from builder.clean.unlikely_dates import warn_about_unlikely_date
from builder.clean.values import ArticleFacts, CleanedArticle
from tests.clean.test_publication_date import PUBLISHED, cleaned


@pytest.mark.parametrize("day", ["2099-11-29", "2091-04-12", "1962-01-05", "1893-01-05", "1990-12-31"])
@pytest.mark.parametrize("above", ["", "<header><p>The Gazette · Today, 14 April 2024</p></header>"])
def test_a_declared_date_stays_whatever_the_year_and_is_asked_about(day: str, above: str) -> None:
    article = warn_about_unlikely_date(cleaned(PUBLISHED.format(f"{day}T08:00:00Z"), "", "", above), date(2026, 5, 4))
    assert article.facts.published == day
    assert any(day in note for note in article.notes)


@pytest.mark.parametrize(
    ("published", "asked"),
    [
        ("2026-05-04", False),
        ("2026-05", False),
        ("2026-05-05", True),
        ("2026-06", True),
        ("1991-01-01", False),
        ("1985-03", True),
        ("", False),
    ],
)
def test_a_date_to_come_or_of_before_the_web_is_asked_about(published: str, asked: bool) -> None:
    article = CleanedArticle(ArticleFacts(published=published), (), (), 0)
    assert bool(warn_about_unlikely_date(article, date(2026, 5, 4)).notes) is asked

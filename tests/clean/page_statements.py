"""What a page states, for tests of its facts."""

from __future__ import annotations

from dataclasses import replace

from builder.clean.page import parse_page
from builder.clean.text_dates import Reading
from builder.clean.values import ArticleFacts


def parse_page_facts(html: str) -> ArticleFacts:
    """The facts that a page states for programs, with the first date of publication in its markup."""
    page = parse_page(html)
    published = page.dates.times(Reading()).published
    return replace(page.facts, published=published[0].day.isoformat()) if published else page.facts

"""Read the day in the title of a page: “Old bridge shut - 04.05.2024 - The Gazette”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from builder.clean.publisher import TITLE_SEPARATORS
from builder.clean.text_dates import Reading, is_only_date

_ENDS_IN_NUMBER = re.compile(r"\d\.?\s*\Z")
"""The end of a part before a date that is the beginning of a range: “14. – 20. May 2024”."""


def date_of_titles(titles: Iterable[str], reading: Reading) -> list[date]:
    """Return the day if exactly one is a part of a title by itself. A date within the headline can be any day."""
    parts = (pair for title in titles for pair in pairwise(TITLE_SEPARATORS.split(title)))
    stated = {
        reading.first(part) for before, part in parts if is_only_date(part) and not _ENDS_IN_NUMBER.search(before)
    }
    days = [date.fromisoformat(day) for day in stated if len(day) == len("2024-05-04")]
    return days if len(days) == 1 else []

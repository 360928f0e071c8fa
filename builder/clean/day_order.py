"""Decide whether a page writes the day or the month first in dates that have only numbers: 04/05/2024."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.addresses import host_of_address
from builder.values.day_order import day_is_first

_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\d/-])")
_COUNTRIES = {"uk": "GB", "gov": "US", "mil": "US", "edu": "US"}
"""Countries by top-level domain, where the domain is not the tag of the country."""
_ANYWHERE = frozenset("ad ai as bz cc cd co dj fm gg io la me ms nu sc sh sr su to tv tk ws".split())
"""Domains of countries that sites everywhere use (Google Search Central, “Managing multi-regional sites”)."""
_MONTHS = 12


def day_first(texts: Sequence[str], language: str, url: str) -> bool | None:
    """Whether a page has the day first, by its other dates, or else by its country; ``None`` if neither shows it.

    Args:
        texts: the lines of the page.
        language: the tag of its language.
        url: its address.
    """
    orders = {
        int(first) > _MONTHS
        for text in texts
        for first, _, second in _FIGURES.findall(text)
        if (int(first) > _MONTHS) != (int(second) > _MONTHS)
    }
    if orders:
        return orders.pop() if len(orders) == 1 else None
    end = host_of_address(url).lower().rpartition(".")[2]
    country = _COUNTRIES.get(end) or (end.upper() if len(end) == 2 and end not in _ANYWHERE else "")
    return day_is_first(f"{language.partition('-')[0]}-{country}") if language and country else None

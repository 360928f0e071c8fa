"""Read the day in the path of an address: /2024/05/04/, /2024/may/04/, /20240504/, /24-05-2024."""

from __future__ import annotations

import re
from datetime import date

from builder.clean.addresses import path_of_address
from builder.values.month_names import month_names

_FORMS = tuple(
    re.compile(rf"(?:/|(?<=[a-z])[-_]){form}(?=[/_.;?&-]|\Z)", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>\d\d?|[a-z]{3,9})(?P=sign)(?P<day>\d\d?)",
        r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>20\d\d)",
    )
)


def date_of_url(url: str) -> list[date]:
    """Return the day if the path has exactly one. The time that an archive adds before an address is ignored."""
    path = path_of_address(url[max(url.rfind("http://"), url.rfind("https://"), 0) :])
    found = {day for form in _FORMS for match in form.finditer(path) if (day := _day(match.groupdict()))}
    return list(found) if len(found) == 1 else []


def _day(parts: dict[str, str]) -> date | None:
    named = month_names("en").get(parts["month"].lower())
    try:
        return date(int(parts["year"]), named or int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None

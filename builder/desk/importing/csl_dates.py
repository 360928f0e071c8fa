"""Dates of CSL-JSON as EDTF.

Source: the schema ``csl-data.json``, 1.0.2, and the specification's section “Dates”: a date has parts, or is a text;
years before Christ are negative and count from -1, while EDTF has a year 0, so that 44 BC is -44 there and -0043 here.
"""

from __future__ import annotations

import re
from typing import Any

from builder.desk.importing.csl_texts import csl_list, csl_text
from builder.values.edtf import parse_edtf_or_none
from builder.values.written_dates import written_date_to_edtf

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = re.compile(rf"({'|'.join(_SEASONS)}),? (\d{{4}})", re.IGNORECASE)
_ABOUT = re.compile(r"(?:c\.|ca\.|circa|about) ?(?=\S)", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"(\d{1,4}) ?(?:BC|BCE|B\.C\.|B\.C\.E\.|v\. ?Chr\.)", re.IGNORECASE)
_YEAR = re.compile(r"-?\d+")


def parse_csl_date(value: Any, language: str = "en") -> str:
    """Return the date as EDTF; anything else is returned unchanged, to be named in a report.

    ``language`` is that of the item, in which months can be named.
    """
    if isinstance(value, str):
        return _written(csl_text(value), language)
    if not isinstance(value, dict):
        return ""
    points = [point for parts in csl_list(value.get("date-parts"))[:2] if (point := _point(csl_list(parts)))]
    about = "~" if value.get("circa") and csl_text(value.get("circa")) not in ("0", "false") else ""
    if not points:
        text = next((text for text in (csl_text(value.get(key)) for key in ("edtf", "raw", "literal")) if text), "")
        written = _written(text, language)
        return f"{written}~" if about and parse_edtf_or_none(f"{written}~") else written
    season = _season(csl_text(value.get("season")))
    if len(points) == 1 and re.fullmatch(r"-?\d{4}", points[0]) and season:
        return f"{points[0]}-{season}{about}"
    return "/".join(f"{point}{about}" for point in points)


def _season(written: str) -> int:
    """Return EDTF's number for a season; 0 for other values. CSL numbers seasons from 1 and allows words as well."""
    number = int(written) + 20 if written in ("1", "2", "3", "4") else 0
    return number or _SEASONS.get(written.casefold(), 0)


def _point(parts: list[Any]) -> str:
    """Return year, month and day; parts at the end that are 0 or empty are unknown."""
    written = [csl_text(part) for part in parts[:3]]
    while written and written[-1] in ("", "0", "00"):
        written.pop()
    if not written:
        return ""
    return "-".join([_year(written[0]), *(part.zfill(2) if part else "?" for part in written[1:])])


def _year(written: str) -> str:
    if not _YEAR.fullmatch(written):
        return written or "?"
    year = int(written)
    year += 1 if year < 0 else 0
    digits = f"{abs(year):04}"
    return ("-" if year < 0 else "") + digits if len(digits) == 4 else f"Y{year}"


def _written(text: str, language: str) -> str:
    """Return an unambiguous date in words as EDTF: an EDTF date, a day, a season, a year BC; “about” is kept."""
    if not text or parse_edtf_or_none(text):
        return text
    if _ABOUT.match(text):
        rest = _written(_ABOUT.sub("", text, count=1), language)
        return f"{rest}~" if parse_edtf_or_none(f"{rest}~") else text
    season, before_christ = _SEASON.fullmatch(text), _BEFORE_CHRIST.fullmatch(text)
    if season:
        return f"{season[2]}-{_SEASONS[season[1].casefold()]}"
    if before_christ and int(before_christ[1]):
        return _year(f"-{before_christ[1]}")
    return written_date_to_edtf(text, language) or text

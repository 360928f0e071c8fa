"""What a text states about itself: its title, its date, who wrote it, where it stood. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from builder.clean.body import content_words
from builder.clean.language import weight
from builder.clean.markers import is_caption, is_headline, is_interface, is_prose, opens_letter, reason

DATE = "date line"
BYLINE = "byline"
ADDRESS = "address (now the url)"

_MONTHS = (
    "jan|january|januar|jänner|janvier|enero|ene|января|январь|gennaio|janeiro|januari",
    "feb|february|februar|février|févr|febrero|февраля|февраль|febbraio|fevereiro|februari",
    "mar|march|märz|mars|marzo|марта|март|março|maart",
    "apr|april|avril|avr|abril|abr|апреля|апрель|aprile",
    "may|mai|mayo|мая|май|maggio|maio|mei",
    "jun|june|juni|juin|junio|июня|июнь|giugno|junho",
    "jul|july|juli|juillet|juil|julio|июля|июль|luglio|julho",
    "aug|august|août|agosto|ago|августа|август|augustus",
    "sep|sept|september|septembre|septiembre|сентября|сентябрь|settembre|setembro",
    "oct|october|oktober|okt|octobre|octubre|октября|октябрь|ottobre|outubro",
    "nov|november|novembre|noviembre|ноября|ноябрь|novembro",
    "dec|december|dezember|dez|décembre|déc|diciembre|dic|декабря|декабрь|dicembre|dezembro",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAME = rf"(?P<month>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?\.?"
_DATES = tuple(re.compile(rf"(?<![\w./-]){pattern}(?!\w|[./-]\d)", re.IGNORECASE) for pattern in (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d\S*)?", rf"{_YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)",
    rf"{_NAME}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}(?:\s+de)?[\s-]+{_NAME}(?:\s+de|,)?[\s-]+{_YEAR}",
    rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}", rf"(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}",
    rf"(?<!\d\s)(?<!\d\.\s){_NAME},?\s+(?:de\s+)?{_YEAR}"))
_PUBLISHED = re.compile(r"\b(?:published|posted|date|first published|released|issued|veröffentlicht|publié|publicado|"
                        r"опубликован\w*|дата|stand)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|edited|last|aktualisiert|mis à jour|actualizado|обновлен\w*)\b",
                      re.IGNORECASE)

_BY = re.compile(r"^(?:(?:written |posted |reported |story )?by|von|par|por|di|автор|text|author|words by)\s*:?\s+"
                 r"(?P<names>\S.*)$", re.IGNORECASE)
_TITLED = r"(?:[^\W\d_a-zа-яё][\w.'’-]*|de|van|von|der|den|la|le|al|bin|du|da|dos|el|ter)"
_PERSON_NAME = re.compile(rf"^(?:[^\W\d_a-zа-яё][\w.'’-]*)(?:\s+{_TITLED}){{1,4}}$")
_URL = re.compile(r"^(?:(?:source|url|link|original|from|retrieved from|available at)\s*:?\s*)?(?P<url>https?://[^\s<>\"]{4,500})$",
                  re.IGNORECASE)


def stated_date(text: str) -> str:
    """The first date in a text as ISO 8601, a month where no day is stated; empty where it is not plain."""
    found = [(match.start(), match.groupdict()) for pattern in _DATES if (match := pattern.search(text))]
    for _, parts in sorted(found, key=lambda each: each[0]):
        stated = _iso(parts)
        if stated:
            return stated
    return ""


def _iso(parts: dict[str, str]) -> str:
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first:
            day, month = second, first
        else:
            return ""  # which is the day is nowhere said
    else:
        name = parts["month"].lower()
        month = int(name) if name.isdigit() else _MONTH_OF[name]
        if "day" not in parts:
            return f"{year}-{month:02d}"
        day = int(parts["day"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def published(texts: Sequence[str], first: int, end: int) -> tuple[str, list[int]]:
    """The date of the article and the places of lines that are there for dates alone."""
    dates: list[tuple[int, str]] = []
    places = []
    early = _third_prose(texts, first, end)
    for place in (*range(early), *range(max(end, early), min(end + 5, len(texts)))):
        text = texts[place]
        if weight(text) > 14 or is_prose(text) or text.startswith("©"):
            continue
        stated = stated_date(text)
        labelled = bool(_PUBLISHED.search(text))
        if not stated or (place >= end and not labelled and not _UPDATED.search(text)):
            continue
        if not labelled and not _alone(text):
            continue
        rank = 0 if labelled else 2 if _UPDATED.search(text) else 1
        dates.append((rank, stated))
        if _alone(text) or weight(text) <= 6:
            places.append(place)
    return (min(dates, key=lambda each: each[0])[1] if dates else ""), places


def _third_prose(texts: Sequence[str], first: int, end: int) -> int:
    """Where the third paragraph is: what is stated of an article stands before that."""
    prose = [place for place in range(first, min(end, first + 30)) if is_prose(texts[place])]
    return prose[2] if len(prose) > 2 else min(end, first + 30)


_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:[ap]\.?m\.?|[A-Z]{2,4}T?|UTC|Uhr|at|on|um|à|a las|в)\b|"
                   r"[+-]\d\d:?\d\d|\b\w{2,9}day\b")


def _alone(text: str) -> bool:
    """Whether a date is most of what a line says: a heading may name a date too."""
    rest = text
    for pattern in _DATES:
        rest = pattern.sub(" ", rest)
    rest = _TIME.sub(" ", rest)
    return len(re.findall(r"\w+", _UPDATED.sub(" ", _PUBLISHED.sub(" ", rest)))) <= 4


def authors(texts: Sequence[str], first: int) -> tuple[tuple[str, ...], list[int]]:
    """Who wrote the article, by a line that says “By …” before its text, and where that stands."""
    for place, text in enumerate(texts):
        if place > first + 30 or sum(map(is_prose, texts[first:place])) > 1:
            break
        match = _BY.match(text)
        if match and weight(text) <= 20 and not is_prose(text):
            names = _names(match["names"])
            if names:
                return names, [place]
    return (), []


def _names(text: str) -> tuple[str, ...]:
    text = re.split(r"\s[|•·–—-]\s|[|•·]|\s\(|\d|\bfor\b|\bin\b|\bUpdated\b|\bPublished\b", text)[0]
    names = []
    for part in re.split(r",|\s+(?:and|und|et|y|и|&)\s+|;", text):
        name = part.strip(" .")
        if name.isupper() and len(name) > 4:
            name = name.title()
        if not _PERSON_NAME.match(name):
            break  # “Staff Writer, The Gazette” follows the names
        names.append(name)
    return tuple(dict.fromkeys(names))


def address(texts: Sequence[str], first: int, end: int) -> tuple[str, list[int]]:
    """The address of the article: a line near its head or its end that has one and nothing else."""
    for place, text in enumerate(texts):
        if (place < first + 2 or end <= place < end + 4) and (match := _URL.match(text)):
            return match["url"], [place]
    return "", []


POSSIBLE, LIKELY = 0.6, 0.9
"""Scores of a headline: one that is merely possible is taken where it is the only one."""


def title(texts: Sequence[str], first: int, end: int, reasons: dict[int, str]) -> tuple[str, str, list[int]]:
    """The headline, a publisher that stands behind it after a bar, and every place where it stands near the head."""
    start = next((place for place in range(first, end) if place not in reasons and _is_text(texts[place])), first)
    # What a headline is about, the article is about.
    about = frozenset().union(*(content_words(texts[place]) for place in range(first, end) if place not in reasons))
    scores = [_title_score(place, texts, start, about, reasons) for place in range(start + 1)]
    possible = [place for place, score in enumerate(scores) if score >= POSSIBLE]
    best = max(possible, key=lambda place: (scores[place], -place), default=-1)
    if best < 0 or (scores[best] < LIKELY and len(possible) > 1):
        return "", "", []
    others = [text for place, text in enumerate(texts[:start + 1]) if place != best]
    found, publisher = without_site(texts[best], others)
    same = [place for place, text in enumerate(texts[:min(end, start + 6)])
            if text.casefold() == found.casefold() or text == texts[best]
            or without_site(text, [found])[0].casefold() == found.casefold()]
    sites = (publisher, *(without_site(texts[place], [found])[1] for place in same))
    return found, next(filter(None, sites), ""), same


def _is_text(text: str) -> bool:
    return is_prose(text) and not (text.endswith(("?", "!")) and weight(text) <= 18)


def _title_score(place: int, texts: Sequence[str], start: int, about: frozenset[str], reasons: dict[int, str]) -> float:
    text = texts[place]
    if (not is_headline(text) or is_caption(text) or reason(text) or is_interface(text) or opens_letter(text)
            or _BY.match(text) or _URL.match(text) or _is_text(text) or (stated_date(text) and _alone(text))):
        return 0.0
    own = content_words(text)
    shared = len(own & about) / max(len(own), 3)
    again = any(other == text or other.startswith(text + " ")
                for at, other in enumerate(texts[:start + 6]) if at != place)
    count = weight(text)
    near = 0.4 if start - place <= 3 else 0.2 if start - place <= 8 else 0.0
    begins = re.search(r"[^\W\d_]", text)
    small = begins is not None and begins[0].islower() and not re.match(r"[\W]*[a-z][A-Z]", text)
    return (1.4 * shared + min(count, 8) / 16 + 0.5 * again + near - (0.6 if small else 0)
            - (0.3 if reasons.get(place) == "caption or credit" else 0))


_BAR = re.compile(r"\s+[|•·–—»-]\s+")


def without_site(text: str, others: Sequence[str]) -> tuple[str, str]:
    """A headline apart from the site's name behind it: at a bar, or where the headline stands alone elsewhere."""
    for bar in reversed(list(_BAR.finditer(text))):
        before, behind = text[:bar.start()], text[bar.end():]
        if weight(before) >= 3 and 0 < weight(behind) <= 5 and (
                any(other.casefold() == before.casefold() for other in others) or "|" in bar[0]):
            return before, behind
    return text, ""

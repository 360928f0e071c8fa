"""Those who made something, as agents of the Web Annotation model.

Source: https://www.w3.org/TR/annotation-model/, 3.2.1 and 3.3.1: an agent may have an ``id``, a ``name`` and a
``homepage``; ``created`` is an ``xsd:dateTime`` in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.data.date_formats import iso_day
from builder.data.serialisation import Json, without_empty
from builder.values.briefing import Settings
from builder.values.edtf import EdtfDate, Point
from builder.values.web_address import as_uri


def agents(settings: Settings, names: Iterable[str]) -> list[Json]:
    """People by their names; of editors with an ORCID iD it is known that they are people, and which."""
    return [_agent(settings, name) for name in names]


def _agent(settings: Settings, name: str) -> Json:
    editor = settings.profile(name)
    return without_empty(
        {
            "id": editor.orcid_url,
            "type": "Person" if editor.orcid else "",
            "name": name,
            "homepage": as_uri(editor.url) if editor.url else "",
        }
    )


def moment_of(date: EdtfDate | None) -> str:
    """The first moment of a date that is one day, and certain; an empty string for others: the model has no form."""
    point = date.start if date and not date.is_interval else None
    if not isinstance(point, Point) or not point.day or point.is_approximate or point.is_uncertain:
        return ""
    day = iso_day(point.earliest)
    return f"{day}T00:00:00Z" if day else ""

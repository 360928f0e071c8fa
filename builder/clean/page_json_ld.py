"""Read linked data about the article of a page (https://schema.org/Article), including references by ``@id``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|HowTo|Recipe|ScholarlyWork)\Z")
_ORGANIZATION = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization"})
_CDATA = re.compile(r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")
"""What XHTML puts around the text of a script: a CDATA section or a comment, which a script may have commented out."""
_DEEPEST = 12
"""The deepest nesting of linked data that is read."""
_MOST_REFERENCES_FOLLOWED = 3
"""The most references by ``@id`` that are followed in sequence."""

_JsonLdObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class JsonLdFacts:
    """The facts about an article in linked data; an empty string for each that is not stated."""

    publisher: str = ""
    site: str = ""
    """The name of the site, if the data has one in addition to the article's publisher."""
    organization: str = ""
    """The name of the only organisation in the data."""
    authors: tuple[str, ...] = ()
    published: str = ""
    """As it is written, like ``created``, the date of creation or of upload."""
    created: str = ""
    addresses: tuple[str, ...] = ()


def parse_json_ld(scripts: Sequence[str]) -> JsonLdFacts:
    """Return the facts about the first article in scripts of linked data."""
    things = [thing for script in scripts for thing in _things(_read(script))]
    known: dict[str, _JsonLdObject] = {}
    for thing in things:
        if isinstance(name := thing.get("@id"), str) and thing.get("name"):
            known.setdefault(name, thing)
    article = next((thing for thing in things if any(map(_ARTICLE.match, _kinds(thing)))), {})
    site = next((thing for thing in things if "WebSite" in _kinds(thing) and _name(thing, known)), {})
    dated = article or next((thing for thing in things if "WebPage" in _kinds(thing)), {})
    return JsonLdFacts(
        _name(article.get("publisher"), known),
        _name(site, known),
        _only([_name(thing, known) for thing in things if _ORGANIZATION & set(_kinds(thing))]),
        tuple(dict.fromkeys(_names(article.get("author"), known))),
        _name(dated.get("datePublished"), known) or _of_all(things, "datePublished", known),
        _name(dated.get("dateCreated"), known) or _of_all(things, "uploadDate", known),
        tuple(filter(None, (_address(article.get("url")), _address(article.get("mainEntityOfPage"))))),
    )


def _only(names: Sequence[str]) -> str:
    """Return the only name of several things; an empty string if they have different ones."""
    found = set(filter(None, names))
    return found.pop() if len(found) == 1 else ""


def _of_all(things: Sequence[_JsonLdObject], key: str, known: dict[str, _JsonLdObject]) -> str:
    """Return the value of a key if all things that have the key have the same value."""
    return _only([_name(thing.get(key), known) for thing in things])


def _read(script: str) -> object:
    data = _CDATA.sub("", script).strip()
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(data)
        # A template may close what it did not open; anything else behind the data makes it doubtful.
        return value if not data[end:].strip("}]; \n\r\t") else None
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int = 0) -> Iterator[_JsonLdObject]:
    """Yield every thing in linked data, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _things(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _things([each for each in value.values() if isinstance(each, (dict, list))], depth + 1)


def _kinds(thing: _JsonLdObject) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _name(value: object, known: dict[str, _JsonLdObject], follow: int = _MOST_REFERENCES_FOLLOWED) -> str:
    """Return a text, or the name of a thing, also if it is only a reference by ``@id``; else an empty string."""
    if isinstance(value, list):
        return next(filter(None, (_name(each, known, follow) for each in value)), "")
    if isinstance(value, str):
        thing = known.get(value)
        return _name(thing, known, follow - 1) if thing and follow else " ".join(value.split())
    if not isinstance(value, dict):
        return ""
    name = _name(value.get("name"), {}, follow)
    reference = value.get("@id")
    return name or (_name(known.get(reference), known, follow - 1) if isinstance(reference, str) and follow else "")


def _names(value: object, known: dict[str, _JsonLdObject]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = _name(each, known)
        if name and not re.match(r"https?://", name):
            yield name


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) else ""

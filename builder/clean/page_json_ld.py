"""What linked data in a page says of its article (https://schema.org/Article), things that are named by ``@id`` too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|HowTo|Recipe|ScholarlyWork)\Z")
_DEEPEST = 12
"""How deep linked data is looked into."""
_MOST_REFERENCES_FOLLOWED = 3
"""How many references are followed from one thing to the next."""

_JsonLdObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class JsonLdFacts:
    """The facts about an article in linked data; empty where they are not stated."""

    publisher: str = ""
    site: str = ""
    """The name of the site, where the data names one beside the article's publisher."""
    authors: tuple[str, ...] = ()
    published: str = ""
    """As it is written, as is that on which it was made, or put online, where no more is said."""
    created: str = ""
    addresses: tuple[str, ...] = ()


def parse_json_ld(scripts: Sequence[str]) -> JsonLdFacts:
    """The facts about the first article in some scripts of linked data."""
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
        tuple(dict.fromkeys(_names(article.get("author"), known))),
        _name(dated.get("datePublished"), known) or _of_all(things, "datePublished", known),
        _name(dated.get("dateCreated"), known) or _of_all(things, "uploadDate", known),
        tuple(filter(None, (_address(article.get("url")), _address(article.get("mainEntityOfPage"))))),
    )


def _of_all(things: Sequence[_JsonLdObject], key: str, known: dict[str, _JsonLdObject]) -> str:
    """What all things say that say something of a kind, if it is the same."""
    said = {value for thing in things if (value := _name(thing.get(key), known))}
    return said.pop() if len(said) == 1 else ""


def _read(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int = 0) -> Iterator[_JsonLdObject]:
    """Every thing in linked data, outermost first."""
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
    """A text, or the name of a thing, which may be named elsewhere by its ``@id``; empty for what has no name."""
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

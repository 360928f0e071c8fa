"""What the head of a page states about its article: linked data (https://schema.org/Article), and its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.clean.values import Facts

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|Review)\Z")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?=\Z|[T\s])")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z")
DEEPEST = 12
"""How deep linked data is looked into."""


@dataclass
class _Head(HTMLParser):
    """The addresses and the linked data that a page states."""

    addresses: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inside: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel", "").lower() == "canonical":
            self.addresses.insert(0, given.get("href", ""))
        elif tag == "meta" and given.get("property") == "og:url":
            self.addresses.append(given.get("content", ""))
        self.inside = tag == "script" and given.get("type", "").strip().lower() == "application/ld+json"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data


def stated(html: str) -> Facts:
    """The facts that the head of a page states; empty where it states none. Its headline is not always the page's."""
    head = _Head()
    head.feed(html)
    head.close()
    article = next((each for script in head.scripts for each in _articles(_read(script))), {})
    date = _DATE.match(_text(article.get("datePublished")))
    places = (*head.addresses, _text(article.get("url")), _text(article.get("mainEntityOfPage")))
    url = next((address for address in map(str.strip, places) if _ADDRESS.match(address)), "")
    return Facts("", _text(article.get("publisher")), tuple(dict.fromkeys(_names(article.get("author")))),
                 date[0] if date else "", "", url)


def _read(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """The articles in linked data, outermost first."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(_ARTICLE.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
               if isinstance(kind, str)):
            yield value
        yield from _articles([value.get("@graph"), value.get("mainEntity")], depth + 1)


def _text(value: object) -> str:
    """A text, or the name or else the address of a thing."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(value.get("@id"))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = _text(each)
        if name and not _ADDRESS.match(name):
            yield name

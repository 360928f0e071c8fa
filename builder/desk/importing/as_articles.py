"""A library of sources (CSL-JSON) becomes articles without a text, of which readers see where they stand.

Source: the schema ``csl-data.json`` of the Citation Style Language, version 1.0.2
(https://github.com/citation-style-language/schema), and what Zotero and citeproc-js make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from builder.desk.importing.addresses import page_of
from builder.desk.importing.taken import Outcome
from builder.desk.note_text import one_line, scalar
from builder.reading import model
from builder.reading.front_matter import split_front_matter
from builder.reading.shapes import Reader, Shape
from builder.reading.yaml_nodes import Scalar
from builder.values.records import Briefing
from builder.values.refused import Refused
from builder.values.slugs import free, slug
from builder.values.source import Source

LONGEST_ID = 60
_PLACE_NAME = re.compile(r"https?://", re.IGNORECASE)
_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_SHAPES = {key.name: key.shape for key in model.ARTICLE.keys}


def as_articles(items: Iterable[Mapping[str, Any]], briefing: Briefing, files: Iterable[str]) -> Outcome:
    """Make articles of the items of a library.

    ``files`` are the ids that files of articles have, those that cannot be read included.
    """
    outcome = Outcome()
    pages = {page: article.id for article in briefing.articles
             for page in (page_of(article.url), page_of(article.archived)) if page}
    standing = {article.id for article in briefing.articles} | set(files)
    taken = standing | {record.id for record in briefing.records} | briefing.unread.ids
    for item in items:
        title, page = _words(item.get("title")), page_of(_words(item.get("URL")))
        about = title or _words(item.get("URL")) or _words(item.get("id")) or "an item without a name"
        identifier = free(_identifier(item, title), taken - standing)
        there = pages.get(page) or (identifier if identifier in standing else "")
        if there:
            outcome.say("already-there", about, f"The article “{there}” has this address or id; it is left as it is.")
        elif not title:
            outcome.say("no-title", about, "It has no title, which an article needs.")
        else:
            taken.add(identifier)
            if page:
                pages[page] = identifier
            outcome.texts[identifier] = _stub(item, title, about, outcome)
            outcome.added.append(identifier)
    return outcome


def _identifier(item: Mapping[str, Any], title: str) -> str:
    """An id from the library's own, or from the title where that is an address or a number."""
    own = _words(item.get("id"))
    wanted = title if _PLACE_NAME.match(own) or not re.search("[A-Za-z]", own) else own
    return slug(wanted, LONGEST_ID) or slug(title, LONGEST_ID) or "source"


def _stub(item: Mapping[str, Any], title: str, about: str, outcome: Outcome) -> str:
    wanted = {
        "publisher": _words(item.get("container-title")) or _words(item.get("publisher")),
        "url": _words(item.get("URL")),
        "archived": next((place for place in (_words(item.get("archive_location")), _words(item.get("archive")))
                          if _PLACE_NAME.match(place)), ""),
        "published": _date(item.get("issued")),
        "retrieved": _date(item.get("accessed")),
        "language": _words(item.get("language")),
    }
    right = {"title": title}
    for key, value in wanted.items():
        wrong = _wrong(_SHAPES[key], value) if value else ""
        if value and not wrong:
            right[key] = value
        elif wrong:
            outcome.say("left-out", about, f"“{key}” is left out. {wrong}")
    authors = [name for name in map(_name, _list(item.get("author"))) if name]
    lines = [f"{key}: {scalar(value)}" for key, value in right.items()]
    if authors:
        lines += ["author:", *(f"  - {scalar(name, 2)}" for name in authors)]
    text = "\n".join(["---", *lines, "rights: link", "---", ""])
    _make_sure(text, right, tuple(authors))
    return text


def _wrong(shape: Shape, value: str) -> str:
    reader = Reader(Source("", value))
    shape.read(Scalar(value, 0, len(value)), reader)
    return reader.problems[0].message if reader.problems else ""


def _make_sure(text: str, right: Mapping[str, str], authors: tuple[str, ...]) -> None:
    """Read the article back: it must say what was meant."""
    source = Source("", text)
    node, _, problems = split_front_matter(source)
    reader = Reader(source)
    values = model.ARTICLE.read(node, reader) if node is not None else None
    read = {key: getattr(values.get(key), "text", values.get(key)) for key in right} if values else {}
    if problems or reader.problems or read != dict(right) or (values and values.get("author", ()) != authors):
        raise Refused(f"The article “{right['title']}” cannot be written so that it is read back the same.")


def _date(value: Any) -> str:
    """A date of CSL as EDTF; what is no date comes out as it is, to be named in the report."""
    if isinstance(value, str):
        return one_line(value)
    if not isinstance(value, dict):
        return ""
    points = [point for parts in _list(value.get("date-parts"))[:2] if (point := _point(_list(parts)))]
    if not points:
        return next((words for words in (_words(value.get(key)) for key in ("edtf", "raw", "literal")) if words), "")
    about = "~" if value.get("circa") else ""
    season = _words(value.get("season"))
    if len(points) == 1 and len(points[0]) == 4 and season in ("1", "2", "3", "4"):
        return f"{points[0]}-2{season}{about}"
    return "/".join(f"{point}{about}" for point in points)


def _point(parts: list[Any]) -> str:
    """Year, month and day; those at the end that are 0 or nothing are not known."""
    words = [_words(part) for part in parts[:3]]
    while words and words[-1] in ("", "0"):
        words.pop()
    return "-".join(word.zfill(2 if number else 4) if word else "?" for number, word in enumerate(words))


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return _words(value)
    return _words(value.get("literal")) or " ".join(filter(None, (_words(value.get(part)) for part in _NAME_PARTS)))


def _words(value: Any) -> str:
    """A text in one line. A number counts as its digits; of a list the first counts, as Crossref gives titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return one_line(str(value))
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

"""Make articles without a text of a library of sources (CSL-JSON); readers see where the sources are.

Source: the schema ``csl-data.json`` of the Citation Style Language, version 1.0.2
(https://github.com/citation-style-language/schema), and how Zotero and citeproc-js use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from builder.desk.importing.csl_dates import parse_csl_date
from builder.desk.importing.csl_names import parse_csl_name
from builder.desk.importing.csl_texts import csl_list, csl_plain_text, csl_text
from builder.desk.importing.import_report import ImportReport
from builder.reading import content_model
from builder.reading.front_matter import split_front_matter
from builder.reading.shapes import RecordReader, Shape
from builder.reading.yaml_nodes import ScalarNode
from builder.values.briefing import Briefing
from builder.values.errors import BriefingError
from builder.values.records import usual_source_type
from builder.values.slugs import LONGEST_ARTICLE_ID, free_slug, slugify
from builder.values.text_file import TextFile
from builder.values.web_address import DOI_PATTERN, page_key
from builder.values.yaml_text import scalar

_DOI_RESOLVER = "https://doi.org/"
"""What leads from a DOI to its source."""

_DATES = frozenset({"published", "retrieved"})
"""Keys with dates as values, which are written unchanged."""

_PLACE_NAME = re.compile(r"https?://", re.IGNORECASE)
_SHAPES = {key.name: key.shape for key in content_model.ARTICLE.keys}


def items_to_articles(items: Iterable[Mapping[str, Any]], briefing: Briefing, files: Iterable[str]) -> ImportReport:
    """Make articles of the items of a library.

    ``files`` are the ids of all files of articles, including those that cannot be read.
    """
    outcome = ImportReport()
    pages = {
        page: article.id
        for article in briefing.articles
        for page in (page_key(article.url), page_key(article.archived))
        if page
    }
    standing = {article.id for article in briefing.articles} | set(files)
    taken = standing | {record.id for record in briefing.records} | briefing.unread.ids
    for item, digest in map(_report, items):
        title, page = csl_plain_text(item.get("title")), page_key(_address(item))
        about = title or csl_text(item.get("URL")) or csl_text(item.get("id")) or "an item without a name"
        identifier = free_slug(_identifier(item, title), taken - standing)
        there = pages.get(page) or (identifier if identifier in standing else "")
        if there:
            outcome.add_remark(
                "already-there", about, f"The article “{there}” has this address or id; it is left as it is."
            )
        elif not title:
            outcome.add_remark("no-title", about, "It has no title, which an article needs.")
        else:
            taken.add(identifier)
            if page:
                pages[page] = identifier
            outcome.texts[identifier] = _stub(item, title, about, outcome, digest)
            outcome.added.append(identifier)
    return outcome


def _identifier(item: Mapping[str, Any], title: str) -> str:
    """Return an id made of the library's own id, or of the title if that is an address or a number."""
    own = csl_text(item.get("id"))
    wanted = title if _PLACE_NAME.match(own) or not re.search("[A-Za-z]", own) else own
    return slugify(wanted, LONGEST_ARTICLE_ID) or slugify(title, LONGEST_ARTICLE_ID) or "source"


def _doi(item: Mapping[str, Any]) -> str:
    """Return the item's DOI, however it is written: ``10.…``, ``doi:10.…`` or as an address."""
    found = DOI_PATTERN.search(csl_text(item.get("DOI")))
    return found[0] if found else ""


def _address(item: Mapping[str, Any]) -> str:
    """Return the address of the source: its own, or that of its DOI."""
    doi = _doi(item)
    return csl_text(item.get("URL")) or (f"{_DOI_RESOLVER}{quote(doi, safe='/:;().-_')}" if doi else "")


def _report(item: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """Return the report that an item is about, and whether the item is a digest of it in a briefing."""
    own = item.get("custom")
    about = own.get("digest") if isinstance(own, dict) else None
    return (about, True) if isinstance(about, dict) and about.get("title") else (item, False)


def _exact(item: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the dates of a briefing's own export that CSL cannot express in full."""
    own = item.get("custom")
    kept = own.get("edtf") if isinstance(own, dict) else None
    return {key: csl_text(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def _stub(item: Mapping[str, Any], title: str, about: str, outcome: ImportReport, digest: bool) -> str:
    exact, language = _exact(item), csl_text(item.get("language")).replace("_", "-")
    wanted = {
        "publisher": csl_plain_text(item.get("container-title")) or csl_plain_text(item.get("publisher")),
        "url": _address(item),
        "doi": _doi(item),
        "archived": next(
            (
                place
                for place in (csl_text(item.get("archive_location")), csl_text(item.get("archive")))
                if _PLACE_NAME.match(place)
            ),
            "",
        ),
        "published": exact.get("published") or parse_csl_date(item.get("issued"), language),
        "retrieved": exact.get("retrieved") or parse_csl_date(item.get("accessed"), language),
        "language": language,
        "type": csl_text(item.get("type")),
    }
    right = {"title": title}
    for key, value in wanted.items():
        if key == "type" and value == usual_source_type(right.get("publisher", ""), right.get("url", "")):
            continue
        wrong = _wrong(_SHAPES[key], value) if value else ""
        if value and not wrong:
            right[key] = value
        elif wrong:
            outcome.add_remark("left-out", about, f"“{key}” is left out. {wrong}")
    authors = [
        name for each in csl_list(item.get("author")) if (name := parse_csl_name(each, right.get("language", "")))
    ]
    lines = [f"{key}: {value if key in _DATES else scalar(value)}" for key, value in right.items()]
    if authors:
        lines += ["author:", *(f"  - {scalar(name, 2)}" for name in authors)]
    text = "\n".join(["---", *lines, "rights: link", *(["digest: yes"] if digest else []), "---", ""])
    _make_sure(text, right, tuple(authors))
    return text


def _wrong(shape: Shape, value: str) -> str:
    reader = RecordReader(TextFile("", value))
    shape.read(ScalarNode(value, 0, len(value)), reader)
    return reader.problems[0].message if reader.problems else ""


def _make_sure(text: str, right: Mapping[str, str], authors: tuple[str, ...]) -> None:
    """Read the article back, and check that it is as intended."""
    source = TextFile("", text)
    node, _, problems = split_front_matter(source)
    reader = RecordReader(source)
    values = content_model.ARTICLE.read(node, reader) if node is not None else None
    read = {key: getattr(values.get(key), "text", values.get(key)) for key in right} if values else {}
    if problems or reader.problems or read != dict(right) or (values and values.get("author", ()) != authors):
        raise BriefingError(f"The article “{right['title']}” cannot be written so that it is read back the same.")

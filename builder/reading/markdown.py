"""Markdown to a document: plain text with stand-off markup.

CommonMark with tables, by markdown-it-py. Raw HTML is text. Links can lead to http, https and mailto. Any other link
keeps its words and loses its address. A picture becomes a link to itself, because no page may send a request to another
site. In someone else's text, nothing that Markdown would remove is removed: see `builder.reading.mistaken_markup`,
`block_rules`, `inline_rules` and `flanking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from builder.reading.plain_paragraphs import plain_document
from builder.reading.reference_syntax import REFERENCE_SYNTAX, NameOf
from builder.reading.text_limits import TOO_MUCH
from builder.values.document import Document, MarkupNotice, ProseReference, RefusedLink
from builder.values.problems import Problem
from builder.values.references import Prose
from builder.values.text_file import Place

_MOST_SIMILAR_NOTICES = 100
"""How many links to one address are distinguished by their place."""

_MOST_SHOWN = 30
"""How many characters of a text are shown in a message about it."""


def parse_article(text: str) -> Document:
    """Read someone else's text: brackets in it are theirs, so neither references nor link definitions are read."""
    return plain_document(text) or _parsed_article(text)


def parse_prose(text: str, name_of: NameOf) -> Document:
    """Read the analyst's own text, with references ``[[id]]``, ``[[id|words]]`` and ``[[article#note]]``."""
    return plain_document(text, name_of) or _parsed_prose(text, name_of)


# What reads more than plain paragraphs is imported when there is such a text.


def _parsed_article(text: str) -> Document:
    from builder.reading.markdown_parsing import parsed_article  # noqa: PLC0415

    return parsed_article(text)


def _parsed_prose(text: str, name_of: NameOf) -> Document:
    from builder.reading.markdown_parsing import parsed_prose  # noqa: PLC0415

    return parsed_prose(text, name_of)


def markdown_problems(document: Document, prose: Prose) -> Iterator[Problem]:
    """Return the problems of a text as Markdown: links that pages do not allow, marks that were read as text."""
    for refused in document.refused_links:
        address = unquote(refused.address)
        yield Problem(
            _place_of_link(refused, prose),
            "link-refused",
            f"A link to “{address}” is left out; its words stay.",
            "Links go to https, http and mailto; a record is named as [[id]].",
            "warning",
        )
    is_as_written = bool(document.notices) and prose.source.text.startswith(prose.text, prose.start)
    for told in document.notices:
        yield _problem_of(told, _place_of(told, prose, is_as_written))


class _Warning(NamedTuple):
    """A problem with the words that are read otherwise than an author may think, and what to write instead.

    In both texts ``{words}`` are these words, ``{escaped}`` the same with a backslash that makes them text.
    """

    code: str
    message: str
    hint: str


_MARK_READ = _Warning(
    "list-or-sentence",
    "“{words}” makes a list of one of this paragraph, and is no part of its text.",
    "Write {escaped} if it belongs to the sentence.",
)

_WARNINGS = {
    "number-kept": _Warning(
        "list-or-sentence",
        "“{words}” begins a sentence here, not a list, and is kept as text.",
        "Write {escaped} to say so. If a list is meant, number its items from 1.",
    ),
    "number-read": _MARK_READ,
    "sign-read": _MARK_READ,
    "comparison-kept": _Warning(
        "quotation-or-sign",
        "“{words}” is a sign here, not the mark of a quotation, and is kept as text.",
        "Write \\{words} to say so. If a quotation is meant, put a space behind it.",
    ),
    "comparison-read": _Warning(
        "quotation-or-sign",
        "“{words}” makes a quotation of this paragraph, and is no part of its text.",
        "Write \\{words} if it belongs to the sentence, as in “more than 5”.",
    ),
    "nested-too-deep": _Warning(
        "nested-too-deep",
        "Quotations and lists stand in each other so deep here that from here on "
        "their marks are kept as text: “{shortened}”.",
        "Take out some of the marks before these words.",
    ),
    "cells-joined": _Warning(
        "cells-joined",
        "This row has more cells than its table has columns; what is over, “{words}”, is kept in the last one.",
        "Give the table a column more, or write \\| for a line that parts no cells.",
    ),
    "definition-unused": _Warning(
        "definition-unused",
        "Markdown takes this line for the address of a link, and no link uses it, so it is not shown: “{words}”.",
        "Write \\{words} to show it, or remove it.",
    ),
}
"""The warnings by the code of the notice that `builder.reading` leaves in a document."""


def _problem_of(told: MarkupNotice, place: Place) -> Problem:
    words = told.written_text
    if told.code in TOO_MUCH:
        return Problem(place, "too-large", *TOO_MUCH[told.code])
    if told.code == "reference-blank":
        return _reference_blank(words, place)
    warning = _WARNINGS[told.code]
    values = {
        "words": words,
        "escaped": f"{words[:-1]}\\{words[-1:]}",
        "shortened": f"{words[:_MOST_SHOWN]}{'…' * (len(words) > _MOST_SHOWN)}",
    }
    return Problem(place, warning.code, warning.message.format(**values), warning.hint.format(**values), "warning")


def _reference_blank(words: str, place: Place) -> Problem:
    target, line, _ = words.strip("[]").partition("|")
    named = target.strip(" \\")
    if named:
        return Problem(
            place,
            "reference-blank",
            f"{words} has no words to show.",
            f"Write [[{named}]] for its own name, or [[{named}|the words]].",
        )
    return Problem(
        place,
        "reference-blank",
        f"{words} names no record.",
        f"Write the id of one: [[id{'|the words' if line else ''}]]. If the brackets are meant, write \\{words}.",
    )


def _place_of(told: MarkupNotice, prose: Prose, is_as_written: bool) -> Place:
    """The place of a notice; ``is_as_written``: the text is in the file as it is, not folded by YAML."""
    if is_as_written:
        return prose.source.place(prose.start + told.markdown_offset)
    return prose.find(told.written_text, prose.text.count(told.written_text, 0, told.markdown_offset)) or prose.place


def _place_of_link(refused: RefusedLink, prose: Prose) -> Place:
    if refused.occurrence > _MOST_SIMILAR_NOTICES:
        return prose.place
    for address in (refused.address, unquote(refused.address)):
        for before in ("](", "](<", "<", "]: ", ""):
            place = prose.find(before + address, refused.occurrence)
            if place:
                return place._replace(column=place.column + len(before))
    return prose.place


def reference_place(reference: ProseReference, prose: Prose) -> Place:
    """Return the place of a reference in the file: text that YAML folds has its words in the same order."""
    written = REFERENCE_SYNTAX.match(prose.text, reference.markdown_offset)
    head = f"[[{written[1]}" if written else f"[[{reference.target}"
    return prose.find(head, prose.text.count(head, 0, reference.markdown_offset)) or prose.place

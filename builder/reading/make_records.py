"""Make records from values that have been read and checked."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from builder.reading.compound_shapes import EitherShape, ListShape, MappingShape
from builder.reading.markdown import markdown_problems, parse_article
from builder.reading.people_model import EDITOR, REVIEW
from builder.reading.shapes import ReadValues, Shape
from builder.reading.text_limits import markdown_limit_problem
from builder.values.briefing import Settings
from builder.values.document import Document
from builder.values.limits import DEFAULT_LIMITS, Limits
from builder.values.problems import Problem
from builder.values.records import Article, EarlierWording, Grade, Note, Page, Quote, Withdrawal
from builder.values.references import Prose
from builder.values.tags import distinct_tags
from builder.values.text_file import Place, TextFile
from builder.values.vocabulary import FolderSearch

_SPACES_AND_LETTERS = bytes(32 if chr(code).isspace() else ord("x") for code in range(128)) + bytes(128)


def make_settings(values: ReadValues, place: Place) -> Settings:
    """Settings from ``briefing.yaml``."""
    search, limits = values.get("search"), values.get("limits")
    editors = [make_record(EDITOR, each) for each in values.get("editors", ()) if each.is_complete]
    return Settings(
        title=values.get("title", ""),
        description=values.get("description", ""),
        language=values.get("language", "en"),
        edition=values.get("edition", ""),
        editors=tuple(editor.name for editor in editors),
        profiles=tuple(editor for editor in editors if editor.address),
        review_required=values.get("review") == "required",
        url=values.get("url", ""),
        rights=values.get("rights", "full"),
        theme=values.get("theme", ""),
        copies=values.get("with", ()),
        search=search.get("enabled", True) if search else True,
        folder_search=_folder_search(search.get("folder", True) if search else True),
        autolink=values.get("autolink", "first"),
        limits=Limits(**limits.values) if limits else DEFAULT_LIMITS,
        place=place,
        theme_place=values.places.get("theme", place),
        language_place=values.places.get("language", place),
    )


def _folder_search(value: bool | str) -> FolderSearch:
    if value == "zip":
        return "zip"
    return "yes" if value else "no"


def make_article(
    settings: Settings, problems: list[Problem], identifier: str, values: ReadValues, source: TextFile, body: int
) -> tuple[Article, Document]:
    """Make an article from its front matter, and its text; refused links are added to ``problems``.

    An article without a title is made as well, so that its notes can be checked.
    """
    grade = values.get("grade")
    prose = Prose(source.text[body:], source, body, len(source.text))
    refused = markdown_limit_problem(prose.text, prose.place, source.limits)
    text = Document() if refused else parse_article(prose.text)
    problems += [refused] if refused else markdown_problems(text, prose)
    article = Article(
        id=identifier,
        title=values.get("title", identifier),
        publisher=values.get("publisher", ""),
        authors=values.get("author", ()),
        url=values.get("url", ""),
        archived=values.get("archived", ""),
        retrieved=values.get("retrieved"),
        language=values.get("language", settings.language),
        published=values.get("published"),
        rights=values.get("rights", settings.rights),
        digest=values.get("digest", False),
        via=values.get("via", ()),
        grade=Grade(grade.get("source"), grade.get("report"), grade.get("why", ""))
        if grade and grade.is_complete
        else None,
        words=_count_words(text.text),
        place=source.place(0),
        doi=values.get("doi", ""),
        source_type=values.get("type", ""),
    )
    return article, text


def _count_words(text: str) -> int:
    """Return how many words white space separates."""
    if not text.isascii():
        return len(text.split())
    # Without making the words: every character but white space as the same one.
    marks = text.encode().translate(_SPACES_AND_LETTERS)
    return marks.count(b" x") + marks.startswith(b"x")


def make_page(problems: list[Problem], identifier: str, values: ReadValues, source: TextFile, body: int) -> Page:
    """A page from its front matter and body, which is left out if it is too large; that is added to ``problems``."""
    prose = Prose(source.text[body:], source, body, len(source.text))
    refused = markdown_limit_problem(prose.text, prose.place, source.limits)
    if refused:
        problems.append(refused)
        prose = Prose("", source, body, body)
    return Page(identifier, values.get("title", identifier), values.get("show", ()), prose, source.place(0))


def make_record(shape: MappingShape, values: ReadValues) -> Any:
    """Make a record of the class that ``shape`` names, with those records inside it that are complete."""
    if shape.record is None:
        raise TypeError(f"nothing is made of {shape.of} alone")
    given = {
        key.attribute or key.name: _made(key.shape, values.values[key.name])
        for key in shape.keys
        if key.name in values.values
    }
    has_place = any(field.name == "place" for field in fields(shape.record))
    return shape.record(**given, **({"place": values.place} if has_place else {}))


def _made(shape: Shape, value: Any) -> Any:
    match shape:
        case ListShape():
            return tuple(_made(shape.shape, each) for each in value if getattr(each, "whole", True))
        case EitherShape():
            return _made(shape.long, value) if isinstance(value, ReadValues) else value
        case MappingShape():
            return make_record(shape, value)
        case _:
            return value


def make_note(article: str, values: ReadValues, problems: list[Problem]) -> Note | None:
    """Make a note; ``None`` if it has no usable quote or withdrawal, which is then in ``problems``."""
    quotes = _quotes(values, problems)
    gone: Any = values.get("withdrawn")
    if not quotes or ("withdrawn" in values.places and not (gone and gone.is_complete)):
        return None
    return Note(
        values.get("id"),
        article,
        quotes,
        values.get("kind", "context"),
        values.get("text"),
        values.get("see", ()),
        Withdrawal(gone.get("date"), gone.get("reason")) if gone else None,
        values.place,
        values.get("via", ()),
        tuple(
            EarlierWording(each.get("quote").exact, each.get("until"))
            for each in values.get("earlier", ())
            if each.is_complete
        ),
        values.get("by", ()),
        values.get("date"),
        distinct_tags(values.get("tags", ())),
        tuple(make_record(REVIEW, each) for each in values.get("reviewed", ()) if each.is_complete),
    )


def _quotes(values: ReadValues, problems: list[Problem]) -> tuple[Quote, ...]:
    one: Quote | None = values.get("quote")
    several = values.get("quotes")
    prefix, suffix = values.get("prefix", ""), values.get("suffix", "")
    if one and several is not None:
        problems.append(
            Problem(
                one.place, "quote-twice", "The note has both “quote” and “quotes”.", "Move the quote into the list."
            )
        )
        return ()
    if one:
        return (Quote(one.exact, prefix, suffix, one.place),)
    if several and len(several) > 1 and (prefix or suffix):
        problems.append(
            Problem(
                values.places["prefix" if prefix else "suffix"],
                "quote-context",
                "A prefix or suffix beside several quotes does not say whose it is.",
                "Put it beside its quote: “- {quote: …, prefix: …}”.",
            )
        )
        return ()
    quotes = tuple(_with_context(quote, prefix, suffix) for quote in several or ())
    whole = tuple(quote for quote in quotes if quote is not None)
    if "quote" not in values.places and "quotes" not in values.places:
        problems.append(
            Problem(
                values.place,
                "missing-key",
                "A note needs the key “quote” or “quotes”.",
                "Add “quote: …” – the exact words the note is about.",
            )
        )
    return whole if len(whole) == len(quotes) else ()


def _with_context(quote: Any, prefix: str, suffix: str) -> Quote | None:
    if isinstance(quote, Quote):
        return Quote(quote.exact, prefix, suffix, quote.place, is_listed=True)
    inner: Quote | None = quote.get("quote")
    return inner and Quote(
        inner.exact, quote.get("prefix", prefix), quote.get("suffix", suffix), inner.place, is_listed=True
    )

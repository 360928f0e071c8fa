"""The content model: the keys of every kind of record, what they hold and mean, and where they are written.

Checks, records and editors' schemas follow from these definitions. The names follow EDTF for dates, the W3C Web
Annotation model for quotes, ICD 203 for likelihoods and the Admiralty scale for grades.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from builder.reading.amount_shapes import AmountShape
from builder.reading.compound_shapes import EitherShape, FieldKey, ListShape, MappingShape
from builder.reading.hypotheses_model import HYPOTHESES
from builder.reading.judgement_model import JUDGEMENT
from builder.reading.people_model import AUTHORS, EDITORS, SECOND_READINGS
from builder.reading.scalar_shapes import (
    ChoiceShape,
    ContextShape,
    DateShape,
    DoiShape,
    IdShape,
    LanguageShape,
    MarkdownShape,
    QuoteShape,
    ReferenceShape,
    TextShape,
    UrlShape,
    WholeNumberShape,
    YesNoShape,
)
from builder.values import vocabulary as v
from builder.values.collation import collation_key
from builder.values.entry_points import output_names
from builder.values.records import Article, Claim, Entry, Event, Link, Page, Position

PAGE_LISTS = ("judgements", "hypotheses", "track-record", "timeline", "claims", "articles", "entries", "glossary")
"""The lists of records that readers are offered, in the order of reading."""

SETTINGS = MappingShape(
    "a briefing",
    (
        FieldKey("title", TextShape(), "the briefing's title", required=True),
        FieldKey("description", TextShape(), "what it is about, in one or two sentences"),
        FieldKey("language", LanguageShape(), "the language of the briefing's own prose"),
        FieldKey("edition", TextShape(), "a date or a name for this edition"),
        FieldKey("editors", EDITORS, "who made it"),
        FieldKey(
            "review",
            ChoiceShape(("required", "optional")),
            "whether a check asks that each note and judgement was read by a second person",
        ),
        FieldKey("url", UrlShape(), "the absolute address at which it is published"),
        FieldKey("rights", ChoiceShape(v.RIGHTS, "bad-rights"), "the rights of articles that state none"),
        FieldKey("theme", TextShape(), "the theme: a name, or a folder"),
        FieldKey("with", ListShape(ChoiceShape(v.COPY_KINDS, more=output_names)), "the copies to take away"),
        FieldKey(
            "search",
            MappingShape(
                "“search”",
                (
                    FieldKey("enabled", YesNoShape(), "whether there is a search index"),
                    FieldKey(
                        "folder",
                        YesNoShape(("zip",)),
                        "whether search works in a folder opened by double-click, too; “zip”: in the zip alone",
                    ),
                ),
                "{enabled: no}",
            ),
            "how search is set up",
        ),
        FieldKey("autolink", ChoiceShape(v.AUTOLINKS), "which mentions of a name become links"),
        FieldKey(
            "limits",
            MappingShape(
                "“limits”",
                (
                    FieldKey("file", WholeNumberShape(), "the size of a file, in megabytes"),
                    FieldKey("characters", WholeNumberShape(), "the length of a file's text, in characters"),
                    FieldKey("lines", WholeNumberShape(), "how many lines one text has"),
                    FieldKey("marks", WholeNumberShape(), "how many characters of one text can be markup"),
                    FieldKey("records", WholeNumberShape(), "how many records a folder has, and items a list"),
                ),
                "{file: 20, characters: 2000000}",
            ),
            "the largest sizes that are read, where the usual ones are too small",
        ),
    ),
)

GRADE = MappingShape(
    "a grade",
    (
        FieldKey(
            "source",
            ChoiceShape(v.RELIABILITY_GRADES, "bad-grade"),
            "the reliability of the source, A to F",
            required=True,
        ),
        FieldKey(
            "report",
            ChoiceShape(v.CREDIBILITY_GRADES, "bad-grade"),
            "the credibility of the report, 1 to 6",
            required=True,
        ),
        FieldKey("why", TextShape(), "the reason for the grade"),
    ),
    "{source: B, report: 2, why: …}",
)

ARTICLE = MappingShape(
    "an article",
    (
        FieldKey("title", TextShape(), "the headline", required=True),
        FieldKey("publisher", TextShape(), "who published it"),
        FieldKey("author", ListShape(TextShape(), or_one=True), "who wrote it"),
        FieldKey(
            "type", ChoiceShape(v.SOURCE_TYPES), "what kind of source it is, as the Citation Style Language calls it"
        ),
        FieldKey("url", UrlShape(), "where it stands"),
        FieldKey("doi", DoiShape(), "its DOI"),
        FieldKey("archived", UrlShape(), "where a copy of it is kept"),
        FieldKey("retrieved", DateShape(), "when it was read"),
        FieldKey("language", LanguageShape(), "the language of its text"),
        FieldKey("published", DateShape(), "when it appeared"),
        FieldKey("rights", ChoiceShape(v.RIGHTS, "bad-rights"), "how much of the text readers may see"),
        FieldKey("digest", YesNoShape(), "whether the text is a digest in your own words, and not the publisher's"),
        FieldKey("via", ListShape(ReferenceShape(), or_one=True), "whose report this repeats"),
        FieldKey("grade", GRADE, "how far it can be trusted"),
    ),
)

QUOTE = MappingShape(
    "a quote",
    (
        FieldKey("quote", QuoteShape(), "the exact words", required=True),
        FieldKey("prefix", ContextShape(), "the words just before"),
        FieldKey("suffix", ContextShape(), "the words just after"),
    ),
)

NOTE = MappingShape(
    "a note",
    (
        FieldKey("id", IdShape(), "a name that no other note on this article has", required=True),
        FieldKey("quote", QuoteShape(), "the exact words the note is about"),
        FieldKey(
            "quotes",
            ListShape(EitherShape(QuoteShape(), QUOTE), filled=True),
            "several passages that the note is about",
        ),
        FieldKey("prefix", ContextShape(), "the words just before the quote, where it stands more than once"),
        FieldKey("suffix", ContextShape(), "the words just after the quote, where it stands more than once"),
        FieldKey("kind", ChoiceShape(v.NOTE_KINDS, "bad-kind"), "what the note does"),
        FieldKey("text", MarkdownShape(), "what there is to say"),
        FieldKey("see", ListShape(ReferenceShape(), or_one=True), "related notes and records"),
        FieldKey(
            "via",
            ListShape(ReferenceShape(), or_one=True),
            "where these words come from, if not from where the article does",
        ),
        FieldKey(
            "earlier",
            ListShape(
                MappingShape(
                    "an earlier wording",
                    (
                        FieldKey("quote", QuoteShape(), "the words that the article had", required=True),
                        FieldKey("until", DateShape(), "the day on which they were found changed", required=True),
                    ),
                    "{quote: …, until: 2031-04-12}",
                )
            ),
            "what the article said in their place before, the newest last",
        ),
        FieldKey(
            "withdrawn",
            MappingShape(
                "a withdrawal",
                (
                    FieldKey("date", DateShape(), "when the words were found gone", required=True),
                    FieldKey("reason", TextShape(), "why the note stays without its words", required=True),
                ),
                "{date: 2024-11-10, reason: …}",
            ),
            "the words are gone from the source",
        ),
        FieldKey("by", AUTHORS, "who wrote it"),
        FieldKey("date", DateShape(), "when it was written"),
        FieldKey("tags", ListShape(TextShape(), or_one=True), "the themes that it belongs to"),
        FieldKey("reviewed", SECOND_READINGS, "who has read it for a second time, and when"),
    ),
)

LINK = MappingShape(
    "a link",
    (
        FieldKey("url", UrlShape(), "the address", required=True),
        FieldKey("title", TextShape(), "the words of the link"),
    ),
    record=Link,
)

ENTRY = MappingShape(
    "an entry",
    (
        FieldKey("id", IdShape(), "a name that no other record has", required=True),
        FieldKey("type", ChoiceShape(v.ENTRY_TYPES, "bad-type"), "what it is", required=True),
        FieldKey("name", TextShape(), "its usual name", required=True),
        FieldKey("aliases", ListShape(TextShape()), "other names under which texts mention it"),
        FieldKey("summary", MarkdownShape(), "who or what it is, in a sentence"),
        FieldKey("text", MarkdownShape(), "more about it"),
        FieldKey("links", ListShape(EitherShape(UrlShape(), LINK, "url")), "where to read on"),
    ),
    record=Entry,
)

EVENT = MappingShape(
    "an event",
    (
        FieldKey("id", IdShape(), "a name that no other record has", required=True),
        FieldKey("date", DateShape(), "when it happened", required=True),
        FieldKey("title", TextShape(), "what happened", required=True),
        FieldKey("who", ListShape(ReferenceShape(), or_one=True), "who took part"),
        FieldKey("place", ReferenceShape(), "where it happened", attribute="where"),
        FieldKey("summary", MarkdownShape(), "what is known of it"),
        FieldKey("evidence", ListShape(ReferenceShape(passage=True), or_one=True), "the passages that report it"),
    ),
    record=Event,
)

POSITION = MappingShape(
    "a position",
    (
        FieldKey("who", ReferenceShape(), "whose position it is", required=True),
        FieldKey("stance", ChoiceShape(v.STANCES, "bad-stance"), "what they do with the claim", required=True),
        FieldKey("evidence", ListShape(ReferenceShape(passage=True), or_one=True), "the passages in which they say so"),
        FieldKey("date", DateShape(), "when they said so"),
        FieldKey(
            "via",
            ListShape(ReferenceShape(), or_one=True),
            "where their words come from, if not from where the articles do",
        ),
        FieldKey("text", MarkdownShape(), "what there is to say about it"),
        FieldKey("value", AmountShape(), "the figure that they give: a number, or a range"),
        FieldKey("unit", TextShape(), "what the figure counts or measures", needs="value"),
        FieldKey("approx", YesNoShape(), "whether they say “about”", needs="value"),
        FieldKey("as_of", DateShape(), "the date that the figure is for", needs="value"),
    ),
    record=Position,
)

CLAIM = MappingShape(
    "a claim",
    (
        FieldKey("id", IdShape(), "a name that no other record has", required=True),
        FieldKey("statement", TextShape(), "what is claimed, as a sentence", required=True),
        FieldKey("text", MarkdownShape(), "what the dispute is about"),
        FieldKey("positions", ListShape(POSITION, filled=True), "who says what about it", required=True),
    ),
    record=Claim,
)

PAGE = MappingShape(
    "a page",
    (
        FieldKey("title", TextShape(), "the page's title", required=True),
        FieldKey("show", ListShape(ChoiceShape(PAGE_LISTS)), "the lists set below the prose"),
    ),
)


@dataclass(frozen=True)
class ContentFolder:
    """What a folder of the content holds. ``listed`` means that its files are YAML lists of records, not Markdown.

    ``file`` means that one file with its name can be there instead. ``order`` gives the order in which readers meet the
    records of a list.
    """

    name: str
    fields: MappingShape
    listed: bool = True
    file: bool = True
    order: Callable[[Any], Any] | None = None

    @property
    def ending(self) -> str:
        """The ending of its files."""
        return ".yaml" if self.listed else ".md"


def article_order(article: Article) -> tuple[object, ...]:
    """What articles are sorted by: their day of publication, those without one last, then their ids."""
    return (article.published is None, article.published and article.published.sort_key, article.id)


def page_order(page: Page) -> tuple[object, ...]:
    """What pages are sorted by: the front page first, then their ids."""
    return (page.id != "index", page.id)


def _entry_order(entry: Entry) -> Any:
    return v.ENTRY_TYPES.index(entry.type), *collation_key(entry.name), entry.id


CONTENT_FOLDERS = {
    folder.name: folder
    for folder in (
        ContentFolder("pages", PAGE, listed=False, file=False),
        ContentFolder("articles", ARTICLE, listed=False, file=False),
        ContentFolder("notes", NOTE, file=False),
        ContentFolder("entries", ENTRY, order=_entry_order),
        ContentFolder("events", EVENT, order=lambda event: (event.date.sort_key, event.id)),
        ContentFolder("claims", CLAIM),
        ContentFolder("judgements", JUDGEMENT),
        ContentFolder("hypotheses", HYPOTHESES),
    )
}
"""Every folder of a briefing's content."""

RECORD_FOLDERS = {name: folder for name, folder in CONTENT_FOLDERS.items() if folder.file}
"""The folders of records that need nothing but their own keys, in the order in which readers meet the records."""

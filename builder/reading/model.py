"""The content model: the keys of every kind of record, what they hold and mean, and where they are written.

Checks, records and editors' schemas follow from these definitions. The names follow EDTF for dates, the W3C Web
Annotation model for quotes, ICD 203 for likelihoods and the Admiralty scale for grades.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from builder.reading.compound import Either, Fields, Key, Many
from builder.reading.scalars import (
    Choice,
    Date,
    Doi,
    Exact,
    Identifier,
    Language,
    Markdown,
    Reference,
    Switch,
    Text,
    Url,
    Words,
)
from builder.values import vocabulary as v
from builder.values.collation import name_key
from builder.values.installed import output_names
from builder.values.records import Claim, Entry, Event, Judgement, Link, Position

LISTS = ("judgements", "timeline", "claims", "articles", "entries", "glossary")
"""The lists of records that readers are offered, in the order of reading."""

SETTINGS = Fields(
    "a briefing",
    (
        Key("title", Text(), "the briefing's title", required=True),
        Key("description", Text(), "what it is about, in one or two sentences"),
        Key("language", Language(), "the language of the briefing's own prose"),
        Key("edition", Text(), "a date or a name for this edition"),
        Key("editors", Many(Text(), or_one=True), "who made it"),
        Key("url", Url(), "the absolute address at which it is published"),
        Key("rights", Choice(v.RIGHTS, "bad-rights"), "the rights of articles that state none"),
        Key("theme", Text(), "the theme: a name, or a folder"),
        Key("with", Many(Choice(v.COPIES, more=output_names)), "the copies to take away"),
        Key(
            "search",
            Fields(
                "“search”",
                (
                    Key("enabled", Switch(), "whether there is a search index"),
                    Key("folder", Switch(), "whether search works in a folder opened by double-click, too"),
                ),
                "{enabled: no}",
            ),
            "how search is set up",
        ),
        Key("autolink", Choice(v.AUTOLINKS), "which mentions of a name become links"),
    ),
)

GRADE = Fields(
    "a grade",
    (
        Key("source", Choice(v.RELIABILITY, "bad-grade"), "the reliability of the source, A to F", required=True),
        Key("report", Choice(v.CREDIBILITY, "bad-grade"), "the credibility of the report, 1 to 6", required=True),
        Key("why", Text(), "the reason for the grade"),
    ),
    "{source: B, report: 2, why: …}",
)

ARTICLE = Fields(
    "an article",
    (
        Key("title", Text(), "the headline", required=True),
        Key("publisher", Text(), "who published it"),
        Key("author", Many(Text(), or_one=True), "who wrote it"),
        Key("type", Choice(v.SOURCE_TYPES), "what kind of source it is, as the Citation Style Language calls it"),
        Key("url", Url(), "where it stands"),
        Key("doi", Doi(), "its DOI"),
        Key("archived", Url(), "where a copy of it is kept"),
        Key("retrieved", Date(), "when it was read"),
        Key("language", Language(), "the language of its text"),
        Key("published", Date(), "when it appeared"),
        Key("rights", Choice(v.RIGHTS, "bad-rights"), "how much of the text readers may see"),
        Key("digest", Switch(), "whether the text is a digest in your own words, and not the publisher's"),
        Key("via", Many(Reference(), or_one=True), "whose report this repeats"),
        Key("grade", GRADE, "how far it can be trusted"),
    ),
)

QUOTE = Fields(
    "a quote",
    (
        Key("quote", Exact(), "the exact words", required=True),
        Key("prefix", Words(), "the words just before"),
        Key("suffix", Words(), "the words just after"),
    ),
)

NOTE = Fields(
    "a note",
    (
        Key("id", Identifier(), "a name that no other note on this article has", required=True),
        Key("quote", Exact(), "the exact words the note is about"),
        Key("quotes", Many(Either(Exact(), QUOTE), filled=True), "several passages that the note is about"),
        Key("prefix", Words(), "the words just before the quote, where it stands more than once"),
        Key("suffix", Words(), "the words just after the quote, where it stands more than once"),
        Key("kind", Choice(v.NOTE_KINDS, "bad-kind"), "what the note does"),
        Key("text", Markdown(), "what there is to say"),
        Key("see", Many(Reference(), or_one=True), "related notes and records"),
        Key("via", Many(Reference(), or_one=True), "where these words come from, if not from where the article does"),
        Key(
            "earlier",
            Many(
                Fields(
                    "an earlier wording",
                    (
                        Key("quote", Exact(), "the words that the article had", required=True),
                        Key("until", Date(), "the day on which they were found changed", required=True),
                    ),
                    "{quote: …, until: 2031-04-12}",
                )
            ),
            "what the article said in their place before, the newest last",
        ),
        Key(
            "withdrawn",
            Fields(
                "a withdrawal",
                (
                    Key("date", Date(), "when the words were found gone", required=True),
                    Key("reason", Text(), "why the note stays without its words", required=True),
                ),
                "{date: 2024-11-10, reason: …}",
            ),
            "the words are gone from the source",
        ),
    ),
)

LINK = Fields(
    "a link",
    (
        Key("url", Url(), "the address", required=True),
        Key("title", Text(), "the words of the link"),
    ),
    record=Link,
)

ENTRY = Fields(
    "an entry",
    (
        Key("id", Identifier(), "a name that no other record has", required=True),
        Key("type", Choice(v.ENTRY_TYPES, "bad-type"), "what it is", required=True),
        Key("name", Text(), "its usual name", required=True),
        Key("aliases", Many(Text()), "other names under which texts mention it"),
        Key("summary", Markdown(), "who or what it is, in a sentence"),
        Key("text", Markdown(), "more about it"),
        Key("links", Many(Either(Url(), LINK, "url")), "where to read on"),
    ),
    record=Entry,
)

EVENT = Fields(
    "an event",
    (
        Key("id", Identifier(), "a name that no other record has", required=True),
        Key("date", Date(), "when it happened", required=True),
        Key("title", Text(), "what happened", required=True),
        Key("who", Many(Reference(), or_one=True), "who took part"),
        Key("place", Reference(), "where it happened", attribute="where"),
        Key("summary", Markdown(), "what is known of it"),
        Key("evidence", Many(Reference(passage=True), or_one=True), "the passages that report it"),
    ),
    record=Event,
)

POSITION = Fields(
    "a position",
    (
        Key("who", Reference(), "whose position it is", required=True),
        Key("stance", Choice(v.STANCES, "bad-stance"), "what they do with the claim", required=True),
        Key("evidence", Many(Reference(passage=True), or_one=True), "the passages in which they say so"),
        Key("date", Date(), "when they said so"),
        Key("via", Many(Reference(), or_one=True), "where their words come from, if not from where the articles do"),
    ),
    record=Position,
)

CLAIM = Fields(
    "a claim",
    (
        Key("id", Identifier(), "a name that no other record has", required=True),
        Key("statement", Text(), "what is claimed, as a sentence", required=True),
        Key("positions", Many(POSITION, filled=True), "who says what about it", required=True),
    ),
    record=Claim,
)

JUDGEMENT = Fields(
    "a judgement",
    (
        Key("id", Identifier(), "a name that no other record has", required=True),
        Key("statement", Text(), "what is concluded, as a sentence", required=True),
        Key(
            "likelihood", Choice(v.LIKELIHOODS, "bad-likelihood", v.LIKELIHOODS_TOO), "how likely it is", required=True
        ),
        Key("confidence", Choice(v.CONFIDENCES, "bad-confidence"), "how sure the analyst is", required=True),
        Key(
            "evidence",
            Many(Reference(passage=True), or_one=True, filled=True),
            "the passages it rests on",
            required=True,
        ),
        Key("against", Many(Reference(passage=True), or_one=True), "the passages that speak against it"),
    ),
    record=Judgement,
)

PAGE = Fields(
    "a page",
    (
        Key("title", Text(), "the page's title", required=True),
        Key("show", Many(Choice(LISTS)), "the lists set below the prose"),
    ),
)


@dataclass(frozen=True)
class Folder:
    """What a folder of the content holds. ``listed`` says that its files are YAML lists of records, not Markdown.

    ``file`` says that one file of its name may be there instead. ``order`` gives the order in which readers meet the
    records of a list.
    """

    name: str
    fields: Fields
    listed: bool = True
    file: bool = True
    order: Callable[[Any], Any] | None = None

    @property
    def ending(self) -> str:
        """The ending of its files."""
        return ".yaml" if self.listed else ".md"


def _entry_order(entry: Entry) -> Any:
    return v.ENTRY_TYPES.index(entry.type), *name_key(entry.name), entry.id


FOLDERS = {
    folder.name: folder
    for folder in (
        Folder("pages", PAGE, listed=False, file=False),
        Folder("articles", ARTICLE, listed=False, file=False),
        Folder("notes", NOTE, file=False),
        Folder("entries", ENTRY, order=_entry_order),
        Folder("events", EVENT, order=lambda event: (event.date.order, event.id)),
        Folder("claims", CLAIM),
        Folder("judgements", JUDGEMENT),
    )
}
"""Every folder of a briefing's content."""

RECORD_FOLDERS = {name: folder for name, folder in FOLDERS.items() if folder.file}
"""The folders of records that need nothing but their own keys, in the order in which readers meet the records."""

"""The shape of ``data/briefing.json`` as a JSON Schema, published beside it.

Source: https://json-schema.org/draft/2020-12/json-schema-core. Every object is closed: a key that the schema does not
describe is a mistake of ours. Words of the content model are those of `builder.values.vocabulary`.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.data.graph import VERSION
from builder.data.writing import Json, json_bytes
from builder.values import vocabulary as v

_ID = "^[a-z0-9-]+$"
_TARGET = "^[a-z0-9-]+(#[a-z0-9-]+)?$"
_PASSAGE = "^[a-z0-9-]+#[a-z0-9-]+$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
ROLES = ("mention", "reference", "see", "via", "who", "place", "evidence", "against", "position", *v.STANCES)
"""What a link does: named in passing, named on purpose, or the key of the content model that it stands under."""


def schema_json() -> bytes:
    """``data/briefing.schema.json``; the same for every briefing."""
    return json_bytes(briefing_schema())


def _text(description: str, **more: object) -> Json:
    return {"description": description, "type": "string", **more}


def _word(description: str, words: Sequence[str]) -> Json:
    return {"description": description, "enum": list(words)}


def _id(description: str, pattern: str = _ID) -> Json:
    return _text(description, pattern=pattern)


def _many(description: str, items: Json) -> Json:
    return {"description": description, "type": "array", "items": items}


def _via(description: str) -> Json:
    return _many(description, _id("A record or a note.", _TARGET))


def _use(name: str, description: str) -> Json:
    return {"$ref": f"#/$defs/{name}", "description": description}


def _closed(description: str, properties: dict[str, Json], optional: str = "") -> Json:
    """An object with these keys and no others; all are required but the ``optional`` ones."""
    may_lack = optional.split()
    assert properties.keys() >= set(may_lack)
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in may_lack],
        "additionalProperties": False,
    }


def briefing_schema() -> Json:
    """The schema."""
    lists = {
        name: _many(description, {"$ref": f"#/$defs/{item}"})
        for name, item, description in (
            ("pages", "page", "The analyst's own prose."),
            ("articles", "article", "Reports by others, in order of date, with the notes on them."),
            ("entries", "entry", "People, organisations, places, documents and terms."),
            ("events", "event", "What happened when, in order of date."),
            ("claims", "claim", "Disputed statements, and who says what about them."),
            ("judgements", "judgement", "What the analyst concludes."),
            ("links", "link", "Everything that points at something; read from the other end, its backlinks."),
            ("origins", "origin", "Where reports come from, and which go back to the same."),
        )
    }
    whole = _closed(
        "A briefing as its readers may see it.",
        {
            "$schema": _text("Where this schema stands, relative to the file."),
            "version": {"description": "The version of the file's shape.", "const": VERSION},
            "settings": _use("settings", "What holds for the whole briefing."),
            **lists,
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A briefing",
        **whole,
        "$defs": {**_shared(), **_own(), **_others()},
    }


def _shared() -> dict[str, Json]:
    return {
        "settings": _closed(
            "What holds for the whole briefing.",
            {
                "title": _text("The title."),
                "description": _text("What it is about."),
                "language": _text("The language of its own prose, a BCP 47 tag."),
                "edition": _text("The edition: a date or a name."),
                "url": _text("Where it is published."),
                "rights": _word("The rights of articles that state none.", v.RIGHTS),
                "editors": _many("Who made it.", _text("A name.")),
            },
            "description edition url",
        ),
        "date": _closed(
            "A date, which may be uncertain or an interval.",
            {
                "edtf": _text("The date as EDTF, level 1, has it."),
                "words": _text("The date in the briefing's language."),
                "earliest": _text("The first day that it may mean; missing where there is none.", pattern=_DAY),
                "latest": _text("The last day that it may mean; missing where there is none.", pattern=_DAY),
            },
            "earliest latest",
        ),
        "prose": _closed(
            "A text of the analyst's.",
            {
                "plain": _text("Its words, in one line."),
                "markdown": _text("The text as CommonMark; links to records are relative to this file, or absolute."),
            },
        ),
        "link": _closed(
            "One thing that points at another.",
            {
                "from": _id("The record or note that points.", _TARGET),
                "to": _id("What it points at.", _TARGET),
                "role": _word("What the link does.", ROLES),
                "fromAddress": _text("The path of the place that points."),
                "toAddress": _text("The path it leads to."),
                "sentence": _closed(
                    "The sentence that the link stands in, in three parts.",
                    {
                        "before": _text("The words before."),
                        "word": _text("The words that point."),
                        "after": _text("The words after."),
                    },
                ),
            },
            "sentence",
        ),
        "origin": _closed(
            "An origin and the reports that go back to it. A report may go back to several.",
            {
                "name": _id("The id of what they draw on in the end: an article, an entry or another record."),
                "articles": _many("The ids of the articles.", _id("An article.")),
                "passages": _many(
                    "The notes whose passages come from it, as they say themselves.", _id("A note.", _PASSAGE)
                ),
            },
            "passages",
        ),
        "side": _closed(
            "The evidence that speaks for one side.",
            {
                "side": _word(
                    "A stance towards a claim, or the part that evidence has in a judgement.",
                    (*v.STANCES, "evidence", "against"),
                ),
                "reports": {"description": "How many articles are cited.", "type": "integer", "minimum": 1},
                "independent": {
                    "description": "The largest number of reports of which no two share an origin.",
                    "type": "integer",
                    "minimum": 1,
                },
                "origins": _many("Every origin that one of them may have.", _id("A record.")),
            },
        ),
    }


def _own() -> dict[str, Json]:
    """The kinds of record that the analyst writes."""
    address = _text("The path of its page within the site.")
    evidence = _many("The notes on the passages that report it.", _id("A note.", _PASSAGE))
    sides = _many("The sides on which a passage is cited, each with its own origins.", {"$ref": "#/$defs/side"})
    return {
        "page": _closed(
            "A page of prose.",
            {
                "id": _id("Its name."),
                "address": address,
                "title": _text("Its title."),
                "show": _many("The lists set below the prose.", _word("A list.", v.LISTS)),
                "text": _use("prose", "The prose."),
            },
            "text",
        ),
        "entry": _closed(
            "A person, an organisation, a place, a document or a term.",
            {
                "id": _id("Its name in references."),
                "address": address,
                "type": _word("What it is.", v.ENTRY_TYPES),
                "name": _text("Its usual name."),
                "aliases": _many("Other names for it.", _text("A name.")),
                "summary": _use("prose", "Who or what it is."),
                "text": _use("prose", "More about it."),
                "links": _many(
                    "Where to read on.",
                    _closed(
                        "A link out of the briefing.",
                        {"url": _text("The address."), "title": _text("The words of the link.")},
                        "title",
                    ),
                ),
            },
            "summary text",
        ),
        "event": _closed(
            "What happened when.",
            {
                "id": _id("Its name in references."),
                "address": address,
                "title": _text("What happened."),
                "date": _use("date", "When."),
                "who": _many("Who took part.", _id("An entry.")),
                "place": _id("Where: an entry."),
                "summary": _use("prose", "What is known of it."),
                "evidence": evidence,
            },
            "place summary",
        ),
        "claim": _closed(
            "A disputed statement; it gets no verdict.",
            {
                "id": _id("Its name in references."),
                "address": address,
                "statement": _text("What is claimed."),
                "positions": _many(
                    "Who says what about it.",
                    _closed(
                        "One position.",
                        {
                            "who": _id("Whose it is: an entry."),
                            "stance": _word("What they do with the claim.", v.STANCES),
                            "date": _use("date", "When they said so."),
                            "via": _via("Where their words come from."),
                            "evidence": evidence,
                        },
                        "date via",
                    ),
                ),
                "sides": sides,
            },
        ),
        "judgement": _closed(
            "What the analyst concludes.",
            {
                "id": _id("Its name in references."),
                "address": address,
                "statement": _text("What is concluded."),
                "likelihood": _word("How likely it is, on the scale of ICD 203.", v.LIKELIHOODS),
                "confidence": _word("How sure the analyst is.", v.CONFIDENCES),
                "evidence": evidence,
                "against": _many("The notes on passages against it.", _id("A note.", _PASSAGE)),
                "sides": sides,
            },
        ),
    }


def _others() -> dict[str, Json]:
    """Articles and the notes on them."""
    offset = {"type": "integer", "minimum": 0}
    return {
        "article": _closed(
            "A report by somebody else, as far as its rights let it be seen.",
            {
                "id": _id("Its name in references."),
                "address": _text("The path of its page within the site."),
                "title": _text("The headline."),
                "authors": _many("Who wrote it.", _text("A name.")),
                "language": _text("The language of its text, a BCP 47 tag."),
                "publisher": _text("Who published it."),
                "url": _text("Where it stands."),
                "archived": _text("Where a copy is kept."),
                "doi": _text("Its DOI."),
                "type": _word("What kind of source it is, as CSL calls it, where that is known.", v.SOURCE_TYPES),
                "published": _use("date", "When it appeared."),
                "retrieved": _use("date", "When it was read."),
                "grade": _closed(
                    "How far it can be trusted, on the Admiralty scale.",
                    {
                        "source": _word("The reliability of the source.", v.RELIABILITY),
                        "report": _word("The credibility of the report.", v.CREDIBILITY),
                        "why": _text("The reason."),
                    },
                    "why",
                ),
                "rights": _word("How much of the text readers may see.", v.RIGHTS),
                "digest": {
                    "description": "Whether the text is a digest in the briefing's own words.",
                    "type": "boolean",
                },
                "via": _via("What it draws on."),
                "words": {"description": "How many words the whole text has.", "type": "integer", "minimum": 0},
                "text": _text(
                    "The text as readers may see it; “[…]” stands for what is withheld. Each block ends a line."
                ),
                "notes": _many("The notes on it.", {"$ref": "#/$defs/note"}),
            },
            "publisher url doi type archived published retrieved grade",
        ),
        "note": _closed(
            "What the analyst has to say about a passage, or several.",
            {
                "id": _id("The article's id and the note's own.", _PASSAGE),
                "address": _text("The path of the note within the site."),
                "kind": _word("What it does.", v.NOTE_KINDS),
                "passages": _many(
                    "Its passages; none where its words are gone or withheld.",
                    _closed(
                        "One passage.",
                        {
                            "start": {"description": "The offset in the article's text, in code points.", **offset},
                            "end": {"description": "The offset after the last character.", **offset},
                            "quote": _text("The text between the two."),
                        },
                    ),
                ),
                "text": _use("prose", "What there is to say."),
                "see": _many("Related records and notes.", _id("A record or a note.", _TARGET)),
                "via": _via("Where its words come from, if not from where the article does."),
                "withdrawn": _closed(
                    "Its words are gone from the source.",
                    {
                        "date": _use("date", "When they were found gone."),
                        "reason": _text("Why the note stays."),
                        "quotes": _many("The old words, so far as rights allow.", _text("Words.")),
                    },
                ),
                "earlier": _many(
                    "What the article said before, so far as rights allow, the newest last.",
                    _closed(
                        "One wording.",
                        {"quote": _text("The words."), "until": _use("date", "When they were found changed.")},
                    ),
                ),
            },
            "text via withdrawn earlier",
        ),
    }

"""Objects of ``data/briefing.json``, each described once: what is written, and the JSON Schema of it.

Source of the schema's words: https://json-schema.org/draft/2020-12/json-schema-core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.data.date_formats import iso_day
from builder.data.locations import AddressResolver
from builder.data.serialisation import Json
from builder.data.text_export import prose_to_markdown, prose_to_plain_text
from builder.meaning.evidence_sides import EvidenceSide, evidence_sides
from builder.meaning.site import Site
from builder.values.edtf import EdtfDate
from builder.values.interface_words import InterfaceWords
from builder.values.judgement import Judgement
from builder.values.people import Review
from builder.values.records import Claim
from builder.values.references import Prose, Ref
from builder.values.slugs import ANY_REFERENCE, ID, PASSAGE_REFERENCE
from builder.values.vocabulary import STANCES

_ID = f"^{ID}$"
TARGET = f"^{ANY_REFERENCE}$"
PASSAGE = f"^{PASSAGE_REFERENCE}$"

_DAY = r"^\d{4}-\d{2}-\d{2}$"

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values: it knows the site, the words of its interface, and how the file writes addresses."""

    site: Site
    words: InterfaceWords
    locations: AddressResolver

    def date(self, date: EdtfDate | None) -> Json | None:
        """A date as EDTF and in words."""
        return DATE.write(self, date) if date else None

    def targets(self, refs: Iterable[Ref]) -> list[str]:
        """The ids that references name, without those that name nothing."""
        return [ref.target for ref in refs if self.site.registry.has(ref.target)]

    def prose(self, owner: str, key: str, prose: Prose | None) -> Json | None:
        """Return a text of the analyst as words and as Markdown; ``None`` if there is none."""
        return PROSE.write(self, (owner, key, prose)) if prose_to_plain_text(self.site, owner, key) else None

    def reviews(self, reviews: Iterable[Review]) -> list[Json]:
        """The second readings of a note or a judgement."""
        return [_REVIEW.write(self, review) for review in reviews]

    def sides(self, record: Claim | Judgement) -> list[Json]:
        """The sides of a claim or a judgement, each with its origins."""
        return [SIDE.write(self, side) for side in evidence_sides(self.site, record)]


@dataclass(frozen=True)
class Member(Generic[_V]):
    """A member of an object: its name, the schema of its value, and the value. An optional one is left out if empty."""

    name: str
    schema: Json
    value: Callable[[Writer, _V], Any]
    optional: bool = False


@dataclass(frozen=True)
class Object(Generic[_V]):
    """An object that has these members and no others."""

    description: str
    members: tuple[Member[_V], ...]

    def write(self, writer: Writer, value: _V) -> Json:
        """The object as JSON, its members in their order."""
        written: Json = {}
        for member in self.members:
            each = member.value(writer, value)
            if each or not member.optional or each not in (None, "", [], {}, ()):
                written[member.name] = each
        return written

    @property
    def schema(self) -> Json:
        """The schema of the object: it is closed, so a key that is not described is a mistake of ours."""
        return {
            "description": self.description,
            "type": "object",
            "properties": {member.name: member.schema for member in self.members},
            "required": [member.name for member in self.members if not member.optional],
            "additionalProperties": False,
        }


def text(description: str, **more: object) -> Json:
    """A text."""
    return {"description": description, "type": "string", **more}


def word(description: str, words: Sequence[str]) -> Json:
    """One of several words."""
    return {"description": description, "enum": list(words)}


def identifier(description: str, pattern: str = _ID) -> Json:
    """The id of a record, or, with another pattern, of a note or either."""
    return text(description, pattern=pattern)


def many(description: str, items: Json) -> Json:
    """A list."""
    return {"description": description, "type": "array", "items": items}


def number(description: str, minimum: int = 0) -> Json:
    """A whole number."""
    return {"description": description, "type": "integer", "minimum": minimum}


def figure(description: str) -> Json:
    """A number of any kind."""
    return {"description": description, "type": "number"}


def use(name: str, description: str) -> Json:
    """A value that the schema describes elsewhere, under a name."""
    return {"$ref": f"#/$defs/{name}", "description": description}


_REVIEW = Object[Review](
    "A second reading.",
    (
        Member("by", text("Who has read it."), lambda _, review: review.by),
        Member("date", use("date", "When."), lambda w, review: w.date(review.date)),
        Member("says", text("What they say of it."), lambda _, review: review.says, optional=True),
    ),
)

REVIEWS = many("Who has read it for a second time, and when.", _REVIEW.schema)

DATE = Object[EdtfDate](
    "A date, which may be uncertain or an interval.",
    (
        Member("edtf", text("The date as EDTF, level 1, has it."), lambda _, date: date.text),
        Member("words", text("The date in the briefing's language."), lambda w, date: w.words.date(date)),
        Member(
            "earliest",
            text("The first day that it may mean; missing where there is none.", pattern=_DAY),
            lambda _, date: iso_day(date.earliest),
            optional=True,
        ),
        Member(
            "latest",
            text("The last day that it may mean; missing where there is none.", pattern=_DAY),
            lambda _, date: iso_day(date.latest),
            optional=True,
        ),
    ),
)

PROSE = Object[tuple[str, str, Prose | None]](
    "A text of the analyst's.",
    (
        Member("plain", text("Its words, in one line."), lambda w, each: prose_to_plain_text(w.site, each[0], each[1])),
        Member(
            "markdown",
            text("The text as CommonMark; links to records are relative to this file, or absolute."),
            lambda w, each: prose_to_markdown(w.site, *each, w.locations),
        ),
    ),
)

SIDE = Object[EvidenceSide](
    "The evidence that speaks for one side.",
    (
        Member(
            "side",
            word(
                "A stance towards a claim, or the part that evidence has in a judgement.",
                (*STANCES, "evidence", "against"),
            ),
            lambda _, side: side.name,
        ),
        Member("reports", number("How many articles are cited.", 1), lambda _, side: side.reports),
        Member(
            "independent",
            number("The largest number of reports of which no two share an origin.", 1),
            lambda _, side: side.independent,
        ),
        Member(
            "origins",
            many("Every origin that one of them may have.", identifier("A record.")),
            lambda _, side: list(side.origins),
        ),
    ),
)

ADDRESS = text("The path of its page within the site.")
EVIDENCE = many("The notes on the passages that report it.", identifier("A note.", PASSAGE))
SIDES = many("The sides on which a passage is cited, each with its own origins.", {"$ref": "#/$defs/side"})


def via(description: str) -> Json:
    """What something draws on."""
    return many(description, identifier("A record or a note.", TARGET))

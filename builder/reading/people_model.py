"""The keys of people: editors, and those who have read a note or a judgement for a second time."""

from __future__ import annotations

from dataclasses import dataclass

from builder.reading.compound_shapes import EitherShape, FieldKey, ListShape, MappingShape
from builder.reading.scalar_shapes import DateShape, TextShape, UrlShape
from builder.reading.shapes import RecordReader, read_scalar
from builder.reading.yaml_nodes import Node
from builder.values.orcid import parse_orcid
from builder.values.people import Editor, Review


@dataclass(frozen=True)
class OrcidShape:
    """An ORCID iD, as its address or alone."""

    expected: str = "an ORCID iD such as 0000-0002-1825-0097"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        try:
            return parse_orcid(scalar.text)
        except ValueError as error:
            reader.add_problem(
                node,
                "bad-orcid",
                f"“{scalar.text}” is not {self.expected}: {error}.",
                "Copy it from the page of the person at orcid.org.",
            )
            return None


EDITOR = MappingShape(
    "an editor",
    (
        FieldKey("name", TextShape(), "the name", required=True),
        FieldKey("url", UrlShape(), "the address of a page about them"),
        FieldKey("orcid", OrcidShape(), "their ORCID iD"),
    ),
    "{name: …, orcid: …}",
    record=Editor,
)

EDITORS = ListShape(EitherShape(TextShape(), EDITOR, "name"), or_one=True)

REVIEW = MappingShape(
    "a review",
    (
        FieldKey("by", TextShape(), "who has read it", required=True),
        FieldKey("date", DateShape(), "when", required=True),
        FieldKey("says", TextShape(), "what they say of it"),
    ),
    "{by: …, date: 2031-05-02, says: …}",
    record=Review,
)

SECOND_READINGS = ListShape(REVIEW, or_one=True)
AUTHORS = ListShape(TextShape(), or_one=True)

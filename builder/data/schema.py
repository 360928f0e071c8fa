"""The shape of ``data/briefing.json`` as a JSON Schema, published next to it and derived from its serialisers.

Source: https://json-schema.org/draft/2020-12/json-schema-core. Words of the content model are those of
`builder.values.vocabulary`.
"""

from __future__ import annotations

from builder.data.graph import DEFINITIONS, SCHEMA_VERSION
from builder.data.kind import DataKinds, in_order
from builder.data.members import many, text, use
from builder.data.serialisation import Json
from builder.values.json_text import json_bytes


def schema_json(kinds: DataKinds) -> bytes:
    """``data/briefing.schema.json``; the same for every briefing."""
    return json_bytes(briefing_schema(kinds))


def briefing_schema(kinds: DataKinds) -> Json:
    """The schema."""
    properties: dict[str, Json] = {
        "$schema": text("Where this schema stands, relative to the file."),
        "version": {"description": "The version of the file's shape.", "const": SCHEMA_VERSION},
        "settings": use("settings", "What holds for the whole briefing."),
        **{kind.member: many(kind.records, {"$ref": f"#/$defs/{kind.name}"}) for kind in in_order(kinds)},
        "links": many(
            "Everything that points at something; read from the other end, its backlinks.", {"$ref": "#/$defs/link"}
        ),
        "origins": many("Where reports come from, and which go back to the same.", {"$ref": "#/$defs/origin"}),
    }
    left_out = {kind.member for kind in kinds.values() if kind.optional}
    objects = dict(DEFINITIONS)
    for kind in in_order(kinds):
        objects |= {kind.name: kind.object, **kind.inner}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A briefing",
        "description": "A briefing as its readers may see it.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
        "$defs": {name: each.schema for name, each in objects.items()},
    }

"""The content model as JSON Schemas, so that an editor completes keys, explains them, and marks mistakes.

They follow from the definitions from which the checks follow (`builder.reading.content_model`). The YAML language
server supports draft 7 best (https://github.com/redhat-developer/yaml-language-server). An editor reads YAML's own
types, in which ``2024`` is a number and ``true`` is not a word. A build reads both as they were written, so the schemas
allow them as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from builder.reading import amount_shapes, compound_shapes, content_model, people_model, scalar_shapes, shapes
from builder.values.briefing import Briefing
from builder.values.slugs import ANY_REFERENCE, ID, PASSAGE_REFERENCE

Schema: TypeAlias = dict[str, Any]

_JSON_SCHEMA_DRAFT = "http://json-schema.org/draft-07/schema#"

LIST_FILE_KINDS = {name: folder.fields for name, folder in content_model.CONTENT_FOLDERS.items() if folder.listed}
"""Files that hold a list of records."""

SINGLE_FILE_KINDS = {"briefing": content_model.SETTINGS, "article": content_model.ARTICLE, "page": content_model.PAGE}
"""A file, and two kinds of front matter, that hold one."""

SCHEMA_KINDS = (*SINGLE_FILE_KINDS, *LIST_FILE_KINDS)

_TEXT = ["string", "number", "boolean"]
_YES_OR_NO = "|".join(
    "".join(f"[{letter.upper()}{letter}]" for letter in word) for word in ("yes", "no", "true", "false", "on", "off")
)


def schema_for(kind: str, names: Sequence[str] = ()) -> Schema:
    """The schema of one kind of file. ``names`` are the records and notes that a reference is offered."""
    one = SINGLE_FILE_KINDS.get(kind) or LIST_FILE_KINDS[kind]
    inner = _Writer(names).of(one)
    if kind == "notes":
        inner |= {"anyOf": [{"required": ["quote"]}, {"required": ["quotes"]}]}
    whole = inner if kind in SINGLE_FILE_KINDS else {"type": "array", "items": inner}
    return {
        "$schema": _JSON_SCHEMA_DRAFT,
        "title": f"{one.of[:1].upper()}{one.of[1:]}" if kind in SINGLE_FILE_KINDS else kind.capitalize(),
        **whole,
    }


def reference_names(briefing: Briefing) -> list[str]:
    """What a reference in this briefing can name: records, then notes."""
    return [
        *sorted(record.id for record in briefing.records),
        *sorted(note.full_id for notes in briefing.notes.values() for note in notes),
    ]


class _Writer:
    """Writes shapes as schemas."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def of(self, shape: shapes.Shape) -> Schema:
        return _FORMS[type(shape)](self, shape)

    def text(self, _: shapes.Shape) -> Schema:
        return {"type": _TEXT}

    def identifier(self, _: scalar_shapes.IdShape) -> Schema:
        return {"type": ["string", "integer"], "pattern": f"^{ID}$"}

    def date(self, shape: scalar_shapes.DateShape) -> Schema:
        return {
            "type": ["string", "integer"],
            "description": f"{shape.expected}: 2024-07-19, 2024-07, 2024, 2024-07-19~ (about), 2024? (uncertain), "
            "2024-06-18/2024-06-19 (from, to), 2024-06/.. (open)",
        }

    def choice(self, shape: scalar_shapes.ChoiceShape) -> Schema:
        numbers = [int(option) for option in shape.options if option.isdigit()]
        return {"enum": [*shape.options, *shape.more(), *shape.also, *numbers]}

    def reference(self, shape: scalar_shapes.ReferenceShape) -> Schema:
        only_passages = shape.passage and not shape.types
        names = [name for name in self.names if "#" in name or not only_passages]
        form = {
            "type": ["string", "integer"],
            "pattern": f"^{PASSAGE_REFERENCE}$" if only_passages else f"^{ANY_REFERENCE}$",
        }
        return {"anyOf": [{"enum": names}, form]} if names else form

    def url(self, _: scalar_shapes.UrlShape) -> Schema:
        return {"type": "string", "pattern": "^https?://"}

    def doi(self, _: scalar_shapes.DoiShape) -> Schema:
        return {"type": "string", "pattern": r"^10\.[0-9]{4,9}/\S+$"}

    def orcid(self, _: people_model.OrcidShape) -> Schema:
        return {"type": "string", "pattern": "^(https?://orcid\\.org/)?([0-9]{4}-?){3}[0-9]{3}[0-9Xx]/?$"}

    def number(self, _: amount_shapes.NumberShape) -> Schema:
        return {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"}

    def amount(self, _: amount_shapes.AmountShape) -> Schema:
        ends = {**self.of(amount_shapes.RANGE_FIELDS), "minProperties": 1}
        return {"anyOf": [self.of(amount_shapes.NumberShape()), ends]}

    def language(self, _: scalar_shapes.LanguageShape) -> Schema:
        return {"type": ["string", "boolean"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}

    def whole_number(self, _: scalar_shapes.WholeNumberShape) -> Schema:
        return {"type": "integer", "minimum": 1}

    def switch(self, shape: scalar_shapes.YesNoShape) -> Schema:
        return {"type": ["boolean", "string"], "pattern": f"^({'|'.join((_YES_OR_NO, *shape.others))})$"}

    def many(self, shape: compound_shapes.ListShape) -> Schema:
        items = {"type": "array", "items": self.of(shape.shape), **({"minItems": 1} if shape.filled else {})}
        return {"anyOf": [items, self.of(shape.shape)]} if shape.or_one else items

    def either(self, shape: compound_shapes.EitherShape) -> Schema:
        return {"anyOf": [self.of(shape.short), self.of(shape.long)]}

    def by_id(self, shape: compound_shapes.ValuesByIdShape) -> Schema:
        return {"type": "object", "propertyNames": {"pattern": f"^{ID}$"}, "additionalProperties": self.of(shape.shape)}

    def fields(self, shape: compound_shapes.MappingShape) -> Schema:
        required = [key.name for key in shape.keys if key.required]
        needs = {key.name: [key.needs] for key in shape.keys if key.needs}
        return {
            "type": "object",
            "additionalProperties": False,
            **({"required": required} if required else {}),
            **({"oneOf": [{"required": [name]} for name in shape.one_of]} if shape.one_of else {}),
            **({"dependencies": needs} if needs else {}),
            "properties": {key.name: self._described(key) for key in shape.keys},
        }

    def _described(self, key: compound_shapes.FieldKey) -> Schema:
        inner = self.of(key.shape)
        more = f" ({inner['description']})" if "description" in inner else ""
        return {**inner, "description": f"{key.doc[:1].upper()}{key.doc[1:]}{more}."}


_FORMS: dict[type, Callable[[_Writer, Any], Schema]] = {
    scalar_shapes.TextShape: _Writer.text,
    scalar_shapes.MarkdownShape: _Writer.text,
    scalar_shapes.ContextShape: _Writer.text,
    scalar_shapes.QuoteShape: _Writer.text,
    scalar_shapes.IdShape: _Writer.identifier,
    scalar_shapes.DateShape: _Writer.date,
    scalar_shapes.ChoiceShape: _Writer.choice,
    scalar_shapes.ReferenceShape: _Writer.reference,
    scalar_shapes.UrlShape: _Writer.url,
    scalar_shapes.DoiShape: _Writer.doi,
    scalar_shapes.LanguageShape: _Writer.language,
    scalar_shapes.WholeNumberShape: _Writer.whole_number,
    scalar_shapes.YesNoShape: _Writer.switch,
    people_model.OrcidShape: _Writer.orcid,
    amount_shapes.NumberShape: _Writer.number,
    amount_shapes.AmountShape: _Writer.amount,
    compound_shapes.ListShape: _Writer.many,
    compound_shapes.EitherShape: _Writer.either,
    compound_shapes.MappingShape: _Writer.fields,
    compound_shapes.ValuesByIdShape: _Writer.by_id,
}

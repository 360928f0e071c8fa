"""The content model as JSON Schemas, so that an editor completes keys, explains them, and marks what is wrong.

They follow from the definitions that the checks follow from (`builder.reading.model`). Draft 7 is what the YAML
language server knows best (https://github.com/redhat-developer/yaml-language-server). An editor reads YAML's own types,
where ``2024`` is a number and ``true`` no word; a build takes both as they were written, so they may stand for text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from builder.reading import compound, model, scalars, shapes
from builder.values.briefing import Briefing

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

LISTS = {name: folder.fields for name, folder in model.FOLDERS.items() if folder.listed}
"""Files that hold a list of records."""

SINGLE = {"briefing": model.SETTINGS, "article": model.ARTICLE, "page": model.PAGE}
"""A file, and two kinds of front matter, that hold one."""

KINDS = (*SINGLE, *LISTS)

_ID = "[a-z0-9-]+"
_TEXT = ["string", "number", "boolean"]
_YES_OR_NO = "|".join(
    "".join(f"[{letter.upper()}{letter}]" for letter in word) for word in ("yes", "no", "true", "false", "on", "off")
)


def schema(kind: str, names: Sequence[str] = ()) -> Schema:
    """The schema of one kind of file. ``names`` are the records and notes that a reference is offered."""
    one = SINGLE.get(kind) or LISTS[kind]
    inner = _Writer(names).of(one)
    if kind == "notes":
        inner |= {"anyOf": [{"required": ["quote"]}, {"required": ["quotes"]}]}
    whole = inner if kind in SINGLE else {"type": "array", "items": inner}
    return {
        "$schema": DRAFT,
        "title": f"{one.of[:1].upper()}{one.of[1:]}" if kind in SINGLE else kind.capitalize(),
        **whole,
    }


def names_in(briefing: Briefing) -> list[str]:
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

    def identifier(self, _: scalars.Identifier) -> Schema:
        return {"type": ["string", "integer"], "pattern": f"^{_ID}$"}

    def date(self, shape: scalars.Date) -> Schema:
        return {
            "type": ["string", "integer"],
            "description": f"{shape.expected}: 2024-07-19, 2024-07, 2024, 2024-07-19~ (about), 2024? (uncertain), "
            "2024-06-18/2024-06-19 (from, to), 2024-06/.. (open)",
        }

    def choice(self, shape: scalars.Choice) -> Schema:
        numbers = [int(option) for option in shape.options if option.isdigit()]
        return {"enum": [*shape.options, *shape.more(), *shape.also, *numbers]}

    def reference(self, shape: scalars.Reference) -> Schema:
        names = [name for name in self.names if "#" in name or not shape.passage]
        form = {"type": ["string", "integer"], "pattern": f"^{_ID}#{_ID}$" if shape.passage else f"^{_ID}(#{_ID})?$"}
        return {"anyOf": [{"enum": names}, form]} if names else form

    def url(self, _: scalars.Url) -> Schema:
        return {"type": "string", "pattern": "^https?://"}

    def doi(self, _: scalars.Doi) -> Schema:
        return {"type": "string", "pattern": r"^10\.[0-9]{4,9}/\S+$"}

    def language(self, _: scalars.Language) -> Schema:
        return {"type": ["string", "boolean"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}

    def switch(self, _: scalars.Switch) -> Schema:
        return {"type": ["boolean", "string"], "pattern": f"^({_YES_OR_NO})$"}

    def many(self, shape: compound.Many) -> Schema:
        items = {"type": "array", "items": self.of(shape.shape), **({"minItems": 1} if shape.filled else {})}
        return {"anyOf": [items, self.of(shape.shape)]} if shape.or_one else items

    def either(self, shape: compound.Either) -> Schema:
        return {"anyOf": [self.of(shape.short), self.of(shape.long)]}

    def fields(self, shape: compound.Fields) -> Schema:
        required = [key.name for key in shape.keys if key.required]
        return {
            "type": "object",
            "additionalProperties": False,
            **({"required": required} if required else {}),
            "properties": {key.name: self._described(key) for key in shape.keys},
        }

    def _described(self, key: compound.Key) -> Schema:
        inner = self.of(key.shape)
        more = f" ({inner['description']})" if "description" in inner else ""
        return {**inner, "description": f"{key.doc[:1].upper()}{key.doc[1:]}{more}."}


_FORMS: dict[type, Callable[[_Writer, Any], Schema]] = {
    scalars.Text: _Writer.text,
    scalars.Markdown: _Writer.text,
    scalars.Words: _Writer.text,
    scalars.Exact: _Writer.text,
    scalars.Identifier: _Writer.identifier,
    scalars.Date: _Writer.date,
    scalars.Choice: _Writer.choice,
    scalars.Reference: _Writer.reference,
    scalars.Url: _Writer.url,
    scalars.Doi: _Writer.doi,
    scalars.Language: _Writer.language,
    scalars.Switch: _Writer.switch,
    compound.Many: _Writer.many,
    compound.Either: _Writer.either,
    compound.Fields: _Writer.fields,
}

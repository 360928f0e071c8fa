"""Shapes: what a value may be, and how it is read from a YAML node.

The content model (`builder.reading.model`) is written in these terms once; checks, and whatever describes the
model to an editor, follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from builder.values.edtf import parse_edtf
from builder.values.problems import Problem, did_you_mean, nearest_word, one_of
from builder.values.records import Prose, Quote, Ref
from builder.values.slugs import slug
from builder.values.source import Place, Source

IDENTIFIER = re.compile(r"[a-z0-9-]+\Z")
_REFERENCE = re.compile(r"[a-z0-9-]+(#[a-z0-9-]+)?\Z")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass
class Reader:
    """One record being read: its source, the problems found so far, and what it refers to."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    references: list[Ref] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def complain(self, node: Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.source.place(node.start), code, message, hint))


@dataclass(frozen=True)
class Values:
    """A mapping as read.

    ``values`` holds what is right; ``whole`` says whether all that is required is; ``places`` has the place of
    the value of every known key that was written.
    """

    values: dict[str, Any]
    place: Place
    whole: bool
    places: dict[str, Place] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)


class Shape(Protocol):
    """What a value may be. ``read`` returns ``None`` after it has said what is wrong."""

    @property
    def expected(self) -> str: ...

    def read(self, node: Node, reader: Reader) -> Any: ...


def _scalar(shape: Shape, node: Node, reader: Reader) -> Scalar | None:
    if not isinstance(node, Scalar):
        text = shape.expected.startswith("a text") and reader.source.text[node.start] in "[{"
        reader.complain(node, "wrong-type", f"{_here_stands(node)}; {shape.expected} is wanted.",
                        "Put the value in quotation marks if its brackets are meant." if text
                        else f"Write {shape.expected}.")
        return None
    return None if _nothing(shape, node, reader) else node


def _nothing(shape: Shape, node: Node, reader: Reader, repair: str = "Write one.") -> bool:
    if not isinstance(node, Scalar) or node.text.strip():
        return False
    reader.complain(node, "empty-value", f"Nothing stands here; {_wanted(shape)} is wanted.", repair)
    return True


def _wanted(shape: Shape) -> str:
    return f"{shape.expected}," if isinstance(shape, Many) else shape.expected


def _here_stands(node: Node) -> str:
    if isinstance(node, Scalar):
        return "Here stands a single value"
    return "Here stands a list" if isinstance(node, Sequence) else "Here stand keys with values"


@dataclass(frozen=True)
class Text:
    """Words as they stand."""

    expected: str = "a text"

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        return scalar.text.strip() if scalar else None


@dataclass(frozen=True)
class Markdown:
    """Markdown with references."""

    expected: str = "a text"

    def read(self, node: Node, reader: Reader) -> Prose | None:
        scalar = _scalar(self, node, reader)
        if not scalar:
            return None
        prose = Prose(scalar.text, reader.source, scalar.start, scalar.end)
        reader.prose.append(prose)
        return prose


@dataclass(frozen=True)
class Words:
    """The words before or after a quote: text whose outer white space is kept."""

    expected: str = "a text"

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        return scalar.text if scalar else None


@dataclass(frozen=True)
class Exact:
    """The exact words of a quote."""

    expected: str = "the words of a quote"

    def read(self, node: Node, reader: Reader) -> Quote | None:
        if isinstance(node, Scalar) and not any(character.isalnum() for character in node.text):
            reader.complain(node, "quote-empty", "The quote holds no words.",
                            "Copy the words that the note is about from the article.")
            return None
        scalar = _scalar(self, node, reader)
        return Quote(scalar.text, "", "", reader.source.place(scalar.start)) if scalar else None


@dataclass(frozen=True)
class Identifier:
    """A record's id."""

    expected: str = "an id"

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        if scalar and not IDENTIFIER.match(scalar.text):
            reader.complain(node, "bad-id", f"“{scalar.text}” cannot be an id.", suggest_id(scalar.text))
            return None
        return scalar.text if scalar else None


def suggest_id(text: str, taken: Collection[str] = ()) -> str:
    """A hint that names an id like the text, unless that is taken."""
    near = "" if slug(text) in taken else slug(text)
    return "An id is made of a–z, 0–9 and “-”" + (f", for example “{near}”." if near else ".")


@dataclass(frozen=True)
class Date:
    """An EDTF date."""

    expected: str = "a date"

    def read(self, node: Node, reader: Reader) -> Any:
        scalar = _scalar(self, node, reader)
        if not scalar:
            return None
        try:
            return parse_edtf(scalar.text.strip())
        except ValueError as error:
            reader.complain(node, "bad-date", f"“{scalar.text}” is no date: {error}.",
                            "Write 2024-07-19, 2024-07, 2024, 2024-07-19~ (about), 2024? (uncertain), "
                            "2024-06-18/2024-06-19 (from, to) or 2024-06/.. (open).")
            return None


@dataclass(frozen=True)
class Choice:
    """One word of a few."""

    options: Seq[str]
    code: str = "bad-choice"

    @property
    def expected(self) -> str:
        return one_of(self.options)

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        if scalar and scalar.text.strip() not in self.options:
            reader.complain(node, self.code, f"“{scalar.text}” is not one of the words wanted here.",
                            f"{did_you_mean(scalar.text, self.options)} Write {self.expected}.".strip())
            return None
        return scalar.text.strip() if scalar else None


def _only_word(node: Node) -> str:
    """The one word in a list in a list, which is how YAML reads ``[[id]]``."""
    while isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    return node.text if isinstance(node, Scalar) else ""


@dataclass(frozen=True)
class Reference:
    """The name of a record, or of a note as ``article#note``; with ``passage`` only the latter."""

    passage: bool = False

    @property
    def expected(self) -> str:
        return "a passage as article#note" if self.passage else "the id of a record"

    def read(self, node: Node, reader: Reader) -> Ref | None:
        if isinstance(node, Sequence):
            bare = _only_word(node) or "id"
            reader.complain(node, "wrong-type", f"Here stands a list; {self.expected} is wanted.",
                            f"In YAML a reference stands bare: write {bare}, not [[{bare}]].")
            return None
        scalar = _scalar(self, node, reader)
        if not scalar:
            return None
        target = scalar.text.strip()
        if not _REFERENCE.match(target):
            reader.complain(node, "unknown-reference", f"“{target}” names nothing: it is no id.",
                            suggest_id(target))
            return None
        reference = Ref(target, reader.source.place(node.start), self.passage)
        reader.references.append(reference)
        return reference


@dataclass(frozen=True)
class Url:
    """An absolute address."""

    expected: str = "an address with https:// or http://"

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        if not scalar:
            return None
        url = scalar.text.strip()
        if not is_web_address(url):
            whole = f"https://{url}"
            reader.complain(node, "bad-url", f"“{url}” is no whole address of a page.",
                            f"Write {whole}." if "." in url and ":" not in url and is_web_address(whole)
                            else "Write the address as a browser shows it, with https:// or http:// before it.")
            return None
        return url


def is_web_address(url: str) -> bool:
    """Whether it is the whole address of a page: scheme and host, no name or password, no space or quotation mark."""
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
        return parts.scheme in ("http", "https") and _is_host(parts.hostname or "") and port_is_number \
            and "@" not in parts.netloc and not re.search(r"[\s<>\"\\]", url)
    except ValueError:
        return False


def _is_host(name: str) -> bool:
    """Whether it can be a host: names between dots (https://www.rfc-editor.org/rfc/rfc1123#section-2.1), or IPv6."""
    if ":" in name:
        return True  # urlsplit has held it to what may stand in brackets
    return all(_LABEL.match(label) for label in name.removesuffix(".").split("."))


@dataclass(frozen=True)
class Language:
    """A BCP 47 language tag."""

    expected: str = "a language tag such as en or pt-BR"

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(self, node, reader)
        if scalar and not _LANGUAGE.match(scalar.text.strip()):
            reader.complain(node, "bad-language", f"“{scalar.text}” is not {self.expected}.",
                            f"Write {tag}." if _LANGUAGE.match(tag := scalar.text.strip().replace("_", "-"))
                            else "Write the two or three letters of the language: en, de, ru, ko.")
            return None
        return scalar.text.strip() if scalar else None


@dataclass(frozen=True)
class Switch:
    """Yes or no."""

    expected: str = "yes or no"

    def read(self, node: Node, reader: Reader) -> bool | None:
        scalar = _scalar(self, node, reader)
        if not scalar:
            return None
        word = scalar.text.strip().lower()
        if word not in ("yes", "no", "true", "false", "on", "off"):
            reader.complain(node, "bad-choice", f"“{scalar.text}” is neither yes nor no.", "Write yes or no.")
            return None
        return word in ("yes", "true", "on")


@dataclass(frozen=True)
class Many:
    """A list. With ``or_one`` a single value stands for a list of one; with ``filled`` it may not be empty."""

    shape: Shape
    or_one: bool = False
    filled: bool = False

    @property
    def expected(self) -> str:
        each = f"one of {self.shape.expected}" if isinstance(self.shape, Choice) else self.shape.expected
        return f"a list, each item {each}"

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        if isinstance(node, Sequence):
            if self.filled and not node.items:
                reader.complain(node, "empty-list", f"The list is empty; {self.expected}, is wanted.",
                                "Write at least one item.")
                return None
            values = [None if self._is_gap(item, reader) else self.shape.read(item, reader) for item in node.items]
            return tuple(value for value in values if value is not None)
        if self.or_one:
            value = self.shape.read(node, reader)
            return None if value is None else (value,)
        hint = f"Write [{node.text}]." if isinstance(node, Scalar) and node.text else "Begin each item with “- ”."
        reader.complain(node, "wrong-type", f"{_here_stands(node)}; {self.expected}, is wanted.", hint)
        return None

    def _is_gap(self, item: Node, reader: Reader) -> bool:
        repair = "Write one, or remove the item."
        return not _is_quote(self.shape) and _nothing(self.shape, item, reader, repair)


@dataclass(frozen=True)
class Either:
    """Keys with values, or a shorter form of the same."""

    short: Shape
    long: Fields

    @property
    def expected(self) -> str:
        return self.short.expected

    def read(self, node: Node, reader: Reader) -> Any:
        shape: Shape = self.long if isinstance(node, Mapping) else self.short
        return shape.read(node, reader)


def _is_quote(shape: Shape) -> bool:
    """Whether the shape says itself what is wrong with an empty value."""
    return isinstance(shape, Exact) or (isinstance(shape, Either) and _is_quote(shape.short))


@dataclass(frozen=True)
class Key:
    """One key of a mapping: its name, the shape of its value, and its meaning for those who ask an editor."""

    name: str
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True)
class Fields:
    """Keys with values. ``of`` names what has them, with its article: ``a note``; ``example`` is one of it."""

    of: str
    keys: tuple[Key, ...]
    example: str = ""

    @property
    def expected(self) -> str:
        return self.of

    def read(self, node: Node, reader: Reader) -> Values | None:
        if not isinstance(node, Mapping):
            if not _nothing(self, node, reader):
                reader.complain(node, "wrong-type", f"{_here_stands(node)}; {self.of}, as keys with values, is wanted.",
                                f"Write it as “{self.example or self.keys[0].name + ': …'}”.")
            return None
        known = {key.name: key for key in self.keys}
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        meant: set[str] = set()
        for name, value_node in node.pairs:
            key = known.get(name.text)
            if key is None:
                meant.add(self._unknown(name, reader))
                continue
            places[key.name] = reader.source.place(value_node.start)
            value = self._value(key, value_node, reader)
            if value is not None:
                values[key.name] = value
        for key in self.keys:
            # A key that was misspelt is not missing as well.
            if key.required and key.name not in places and key.name not in meant:
                reader.complain(node, "missing-key", f"{self.of[:1].upper() + self.of[1:]} needs the key “{key.name}”.",
                                f"Add “{key.name}: …” – {key.doc}.")
        whole = all(key.name in values for key in self.keys if key.required)
        return Values(values, reader.source.place(node.start), whole, places)

    def _unknown(self, name: Scalar, reader: Reader) -> str:
        names = [key.name for key in self.keys]
        reader.complain(name, "unknown-key", f"“{name.text}” is not a key of {self.of}.",
                        did_you_mean(name.text, names, f"The keys are {', '.join(names)}."))
        return nearest_word(name.text, names)

    def _value(self, key: Key, node: Node, reader: Reader) -> Any:
        repair = "Write one." if key.required else "Write one, or remove the key."
        if not _is_quote(key.shape) and _nothing(key.shape, node, reader, repair):
            return None
        return key.shape.read(node, reader)

"""Shapes of single values: texts, words of a list, dates, references, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from builder.reading.shapes import RecordReader, read_scalar
from builder.reading.text_limits import markdown_limit_problem
from builder.reading.yaml_nodes import Node, ScalarNode, SequenceNode
from builder.values.edtf import parse_edtf
from builder.values.problems import enumerate_words, suggest_word
from builder.values.records import Quote
from builder.values.references import Prose, Ref
from builder.values.slugs import ID_PATTERN, LONGEST_ID, slugify
from builder.values.web_address import DOI_PATTERN, is_web_address
from builder.values.written_dates import written_date_to_edtf

_ASIDE = re.compile(r"\s*[(\[–—:,;].*\Z")
"""An explanation behind a word: likely (55–80 %)."""
_SHOWN_OF_LONG_ID = 40
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True)
class TextShape:
    """Words, unchanged."""

    expected: str = "a text"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        return scalar.text.strip() if scalar else None


@dataclass(frozen=True)
class MarkdownShape:
    """Markdown with references."""

    expected: str = "a text"

    def read(self, node: Node, reader: RecordReader) -> Prose | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        prose = Prose(scalar.text, reader.source, scalar.start, scalar.end)
        refused = markdown_limit_problem(prose.text, prose.place, reader.source.limits)
        if refused:
            reader.problems.append(refused)
            return None
        reader.prose.append(prose)
        return prose


@dataclass(frozen=True)
class ContextShape:
    """The words before or after a quote: text with its outer white space."""

    expected: str = "a text"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        return scalar.text if scalar else None


@dataclass(frozen=True)
class QuoteShape:
    """The exact words of a quote."""

    expected: str = "the words of a quote"

    def read(self, node: Node, reader: RecordReader) -> Quote | None:
        if isinstance(node, ScalarNode) and not any(character.isalnum() for character in node.text):
            reader.add_problem(
                node,
                "quote-empty",
                "The quote holds no words.",
                "Copy the words that the note is about from the article.",
            )
            return None
        scalar = read_scalar(self, node, reader)
        return Quote(scalar.text, "", "", reader.source.place(scalar.start)) if scalar else None


@dataclass(frozen=True)
class IdShape:
    """A record's id."""

    expected: str = "an id"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if scalar and (refused := why_no_id(scalar.text)):
            reader.add_problem(node, "bad-id", *refused)
            return None
        return scalar.text if scalar else None


def why_no_id(text: str, taken: Collection[str] = ()) -> tuple[str, str] | None:
    """Return why a text cannot be an id, and a hint; ``None`` if it can."""
    if not ID_PATTERN.match(text):
        return f"“{shortened(text)}” cannot be an id.", suggest_id(text, taken)
    if len(text) > LONGEST_ID:
        return (
            f"“{shortened(text)}” is too long for an id: {len(text)} characters, and file names are made of it.",
            f"Choose one of at most {LONGEST_ID} characters.",
        )
    return None


def shortened(text: str) -> str:
    """An id in a message: its beginning, if it is long."""
    return text if len(text) <= LONGEST_ID else f"{text[:_SHOWN_OF_LONG_ID]}…"


def suggest_id(text: str, taken: Collection[str] = ()) -> str:
    """Return a hint that names an id similar to the text, unless that id is used already."""
    near = slugify(text, LONGEST_ID)
    near = "" if near in taken else near
    return "An id is made of a–z, 0–9 and “-”" + (f", for example “{near}”." if near else ".")


@dataclass(frozen=True)
class DateShape:
    """An EDTF date."""

    expected: str = "a date"

    def read(self, node: Node, reader: RecordReader) -> Any:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        try:
            return parse_edtf(scalar.text.strip())
        except ValueError as error:
            near = written_date_to_edtf(scalar.text)
            reader.add_problem(
                node,
                "bad-date",
                f"“{scalar.text}” is no date: {error}.",
                f"Write {near}."
                if near
                else "Write 2024-07-19, 2024-07, 2024, 2024-07-19~ (about), 2024? (uncertain), "
                "2024-06-18/2024-06-19 (from, to) or 2024-06/.. (open).",
            )
            return None


@dataclass(frozen=True)
class ChoiceShape:
    """One word of a few, in any case. Words in ``also`` are accepted as one of them.

    ``more`` gives further ones. They take time to find and are looked up only if a word is none of the others.
    """

    options: Seq[str]
    code: str = "bad-choice"
    also: Mapping[str, str] = field(default_factory=dict)
    more: Callable[[], Seq[str]] = tuple

    @property
    def expected(self) -> str:
        return enumerate_words(self.options)

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        word = self._understood(scalar.text)
        if word is None:
            reader.add_problem(
                node,
                self.code,
                f"“{scalar.text}” is not one of the words wanted here.",
                f"{self._nearest(scalar.text)} Write {self.expected}.".strip(),
            )
        return word

    def _understood(self, text: str) -> str | None:
        written = " ".join(text.split()).casefold()
        return self._known.get(written) or next((word for word in self.more() if word == text.strip()), None)

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {
            **{also.casefold(): word for also, word in self.also.items()},
            **{w.casefold(): w for w in self.options},
        }

    def _nearest(self, text: str) -> str:
        """Return a hint at the word that is meant; words in brackets or after it are an explanation."""
        alone = self._understood(_ASIDE.sub("", text))
        if alone:
            return f"Did you mean “{alone}”?"
        # “Highly likely” is nearer in letters to “highly improbable” than to “very likely”.
        known = [*self.options, *self.more(), *self.also]
        last = text.casefold().split()[-1:]
        return suggest_word(text, [word for word in known if word.split()[-1:] == last] or known)


def _only_word(node: Node) -> str:
    """The one word in a list in a list, which is how YAML reads ``[[id]]``."""
    while isinstance(node, SequenceNode) and len(node.items) == 1:
        node = node.items[0]
    return node.text if isinstance(node, ScalarNode) else ""


def name_types(types: Seq[str]) -> str:
    """Return types of records with their articles, as an enumeration: ``an event, a claim or a judgement``."""
    return enumerate_words([f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in types])


@dataclass(frozen=True)
class ReferenceShape:
    """The name of a record, or of a note as ``article#note``; with ``passage`` only the latter.

    ``types`` are the types of record that will do, with ``passage`` in addition to a note.
    """

    passage: bool = False
    types: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        record = f"the id of {name_types(self.types)}" if self.types else "the id of a record"
        if not self.passage:
            return record
        return "a passage as article#note" + (f", or {record}" if self.types else "")

    def read(self, node: Node, reader: RecordReader) -> Ref | None:
        if isinstance(node, SequenceNode):
            bare = _only_word(node) or "id"
            reader.add_problem(
                node,
                "wrong-type",
                f"Here stands a list; {self.expected} is wanted.",
                f"In YAML a reference stands bare: write {bare}, not [[{bare}]].",
            )
            return None
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        # A text that is not an id names nothing; this is reported where the known names are at hand.
        reference = Ref(scalar.text.strip(), reader.source.place(node.start), self.passage, self.types)
        reader.references.append(reference)
        return reference


@dataclass(frozen=True)
class UrlShape:
    """An absolute address."""

    expected: str = "an address with https:// or http://"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        url = scalar.text.strip()
        if not is_web_address(url):
            whole = f"https://{url}"
            reader.add_problem(
                node,
                "bad-url",
                f"“{url}” is no whole address of a page.",
                f"Write {whole}."
                if "." in url and ":" not in url and is_web_address(whole)
                else "Write the address as a browser shows it, with https:// or http:// before it.",
            )
            return None
        return url


@dataclass(frozen=True)
class DoiShape:
    """A digital object identifier (ISO 26324), without the address of a resolver."""

    expected: str = "a DOI such as 10.1000/182"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        doi = scalar.text.strip()
        if not DOI_PATTERN.fullmatch(doi):
            bare = doi[max(doi.find("10."), 0) :]
            reader.add_problem(
                node,
                "bad-doi",
                f"“{doi}” is not {self.expected}.",
                f"Write {bare}." if DOI_PATTERN.fullmatch(bare) else "It begins with 10., a number and a slash.",
            )
            return None
        return doi


@dataclass(frozen=True)
class LanguageShape:
    """A BCP 47 language tag."""

    expected: str = "a language tag such as en or pt-BR"

    def read(self, node: Node, reader: RecordReader) -> str | None:
        scalar = read_scalar(self, node, reader)
        if scalar and not _LANGUAGE.match(scalar.text.strip()):
            reader.add_problem(
                node,
                "bad-language",
                f"“{scalar.text}” is not {self.expected}.",
                f"Write {tag}."
                if _LANGUAGE.match(tag := scalar.text.strip().replace("_", "-"))
                else "Write the two or three letters of the language: en, de, ru, ko.",
            )
            return None
        return scalar.text.strip() if scalar else None


@dataclass(frozen=True)
class WholeNumberShape:
    """A whole number from 1 to 10⁹."""

    expected: str = "a whole number from 1"

    def read(self, node: Node, reader: RecordReader) -> int | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        written = scalar.text.strip().replace("_", "")
        if not _NUMBER.fullmatch(written):
            reader.add_problem(
                node, "wrong-type", f"“{scalar.text}” is not {self.expected}.", "Write it in digits, such as 20000."
            )
            return None
        return int(written)


@dataclass(frozen=True)
class YesNoShape:
    """Yes or no, or one of a few other words."""

    others: Seq[str] = ()

    @property
    def expected(self) -> str:
        return enumerate_words(["yes", "no", *self.others])

    def read(self, node: Node, reader: RecordReader) -> bool | str | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        word = scalar.text.strip().lower()
        if word in self.others:
            return word
        if word not in ("yes", "no", "true", "false", "on", "off"):
            neither = " nor ".join(["neither yes", "no", *self.others])
            reader.add_problem(node, "bad-choice", f"“{scalar.text}” is {neither}.", f"Write {self.expected}.")
            return None
        return word in ("yes", "true", "on")

"""YAML as nodes that know their place, with every value as the author wrote it.

PyYAML's scanner reads the text. Its resolver is not used, because it turns ``no`` into false and ``12:30`` into 750.
Aliases, tags, several documents and deep nesting (https://yaml.org/spec/1.1/) are refused: hand-written notes never
need them, and some can be made to explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.reader import Reader

from builder.reading.simple_yaml import read_simple_yaml
from builder.reading.yaml_errors import ScannerError, YamlProblem, explain_scanner_error
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from builder.values.limits import LONGEST_VALUE, describe_repair
from builder.values.problems import Problem
from builder.values.text_file import TextFile

_DEEPEST = 12
"""How many collections can be nested; the content model needs five."""

_VALUES_FOR_RECORD = 20
"""How many values a file can have for each record that it can have."""

_COMMENT_LIKE_A_WORD = re.compile(r"[ \t]+(#\w\S*)")
"""A comment right after a value without quotation marks and without a space after its mark: “name: Ines #Corvo”."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(source: TextFile, start: int = 0, end: int | None = None) -> tuple[Node | None, list[Problem]]:
    """Read the YAML between two offsets of a file.

    Returns the root node, ``None`` if there is none or if it cannot be read, and the problems.
    """
    text = source.text[start:end]
    simple = read_simple_yaml(text, start, source.limits.records)
    if simple is not None:
        return simple, []
    composer = _Composer(source, start, text)
    try:
        return composer.document(), composer.problems
    except YamlProblem as refusal:
        place = source.place(refusal.offset)
        return None, [*composer.problems, Problem(place, refusal.code, refusal.message, refusal.hint)]


class _Composer:
    """Builds nodes from the event stream, so that a hostile file is refused before it is built."""

    def __init__(self, source: TextFile, base: int, text: str) -> None:
        self.source, self.base, self.text = source, base, text
        self.problems: list[Problem] = []
        self.nodes = 0
        self.events = self._events()

    def _events(self) -> Iterator[yaml.Event]:
        # As `yaml.parse` does, without its generator: a file has some twenty events for each record.
        loader = None
        try:
            loader = _LOADER(self.text)
            while loader.check_event():
                yield loader.get_event()
        except yaml.YAMLError as error:
            raise self._syntax(error) from error
        finally:
            if loader is not None:
                loader.dispose()

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise YamlProblem(
                    "yaml-syntax",
                    self._at(event),
                    "A second YAML document begins here.",
                    "Keep one document in a file: remove the “---”.",
                )
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 0)
        return None if isinstance(root, ScalarNode) and not root.text else root

    def _node(self, event: yaml.Event, depth: int, listed: bool = False) -> Node:
        self._refuse_surprises(event, depth)
        self._refuse_too_much(event)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                self._warn_about_lost_words(event)
            return ScalarNode(event.value, self._at(event), self._end(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth, listed)

    def _warn_about_lost_words(self, event: yaml.ScalarEvent) -> None:
        lost = _COMMENT_LIKE_A_WORD.match(self.source.text, self._end(event))
        if lost:
            self.problems.append(
                Problem(
                    self.source.place(lost.start(1)),
                    "yaml-comment",
                    f"YAML takes “{lost[1]}” and the rest of the line for a comment, so the value ends before it.",
                    "Put the whole value in quotation marks, or write a space after the # if it is a comment.",
                    "warning",
                )
            )

    def _refuse_surprises(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise YamlProblem(
                "yaml-alias",
                self._at(event),
                "This is a YAML alias (“*name”).",
                "Write the value out, or put it in quotation marks if the star is meant.",
            )
        if getattr(event, "anchor", None):
            raise YamlProblem(
                "yaml-alias",
                self._at(event),
                "This is a YAML anchor (“&name”).",
                "Write the value without it, or put it in quotation marks if the “&” is meant.",
            )
        if getattr(event, "tag", None):
            raise YamlProblem(
                "yaml-tag",
                self._at(event),
                "This is a YAML tag (“!name”).",
                "Write the value without it, or put it in quotation marks if the “!” is meant.",
            )
        if depth >= _DEEPEST and not isinstance(event, yaml.ScalarEvent):
            raise YamlProblem(
                "yaml-depth",
                self._at(event),
                f"Lists stand in each other more than {_DEEPEST} deep.",
                "A briefing needs no such depth; look for a bracket that is not closed.",
            )

    def _refuse_too_much(self, event: yaml.Event) -> None:
        self.nodes += 1
        most = self.source.limits.records * _VALUES_FOR_RECORD
        if self.nodes > most:
            raise self._too_large(event, f"This file has more than {most:,} values")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_VALUE:
            raise YamlProblem(
                "too-large",
                self._at(event),
                f"This value has {len(event.value):,} characters; {LONGEST_VALUE:,} are read at the most.",
                "Divide it, or look for a quotation mark that is not closed.",
            )

    def _refuse_long_list(self, event: yaml.Event, number: int) -> None:
        most = self.source.limits.records
        if number > most:
            raise self._too_large(event, f"This list has more than {most:,} items")

    def _too_large(self, event: yaml.Event, message: str) -> YamlProblem:
        needed = 2 * self.source.limits.records
        return YamlProblem(
            "too-large", self._at(event), f"{message}; no more are read.", describe_repair("records", needed)
        )

    def _sequence(self, event: yaml.Event, depth: int) -> SequenceNode:
        items: list[Node] = []
        for inner in self.events:
            if isinstance(inner, yaml.SequenceEndEvent):
                return SequenceNode(tuple(items), self._at(event), self._end(inner))
            self._refuse_long_list(inner, len(items) + 1)
            items.append(self._node(inner, depth + 1, listed=True))
        raise AssertionError("the event stream ended inside a sequence")

    def _mapping(self, event: yaml.Event, depth: int, listed: bool) -> MappingNode:
        pairs: dict[str, tuple[ScalarNode, Node]] = {}
        for number, inner in enumerate(self.events, 1):
            if isinstance(inner, yaml.MappingEndEvent):
                return MappingNode(tuple(pairs.values()), self._at(event), self._end(inner))
            self._refuse_long_list(inner, number)
            key = self._node(inner, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, ScalarNode):
                raise YamlProblem(
                    "yaml-syntax",
                    key.start,
                    "A key must be a word, not a list.",
                    "Put the value in quotation marks if the bracket is meant.",
                )
            if key.text in pairs:
                first = self.source.place(pairs[key.text][0].start)
                again = listed and key.text == next(iter(pairs))  # as a new record would begin
                self.problems.append(
                    Problem(
                        self.source.place(key.start),
                        "duplicate-key",
                        f"The key “{key.text}” stands here twice.",
                        f"It stands first in line {first.line}; keep one of the two."
                        + (f" If a new record begins here, write “- {key.text}: …”." if again else ""),
                    )
                )
            else:
                pairs[key.text] = (key, value)
        raise AssertionError("the event stream ended inside a mapping")

    def _at(self, event: yaml.Event) -> int:
        return self.base + int(event.start_mark.index) if event.start_mark else self.base

    def _end(self, event: yaml.Event) -> int:
        return self.base + int(event.end_mark.index) if event.end_mark else self.base

    def _syntax(self, error: yaml.YAMLError) -> YamlProblem:
        unprintable = Reader.NON_PRINTABLE.search(self.text)
        if unprintable:
            return YamlProblem(
                "yaml-syntax",
                self.base + unprintable.start(),
                "A control character stands here, which YAML does not allow.",
                "Delete it; it is often invisible in an editor.",
            )
        return explain_scanner_error(
            ScannerError(
                self.source.text,
                self._mark(error, "problem_mark"),
                self._mark(error, "context_mark"),
                str(getattr(error, "problem", "")),
                str(getattr(error, "context", "")),
            )
        )

    def _mark(self, error: yaml.YAMLError, name: str) -> int:
        mark = getattr(error, name, None)
        return self.base + int(mark.index) if mark else self.base

"""Reads files of content into values, and collects what is wrong with them and what could not be made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.reading.compound_shapes import MappingShape
from builder.reading.content_folder import ContentFile, read_text
from builder.reading.shapes import ReadValues, RecordReader
from builder.reading.yaml_nodes import Node, SequenceNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.briefing import UnreadContent
from builder.values.limits import DEFAULT_LIMITS, Limits
from builder.values.problems import Problem
from builder.values.references import Prose, Ref
from builder.values.text_file import TextFile


@dataclass
class FileReader:
    """The problems and texts of the files read so far, and what could not be made of them.

    ``limits`` are the largest sizes that are read.
    """

    problems: list[Problem] = field(default_factory=list)
    limits: Limits = DEFAULT_LIMITS
    texts: list[str] = field(default_factory=list)
    unread_ids: set[str] = field(default_factory=set)
    unread_articles: set[str] = field(default_factory=set)
    unread_lists: bool = False
    references: list[Ref] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def unread(self, *, folders: bool = False) -> UnreadContent:
        """What could not be made; ``folders`` says that whole folders could not be read."""
        return UnreadContent(
            frozenset(self.unread_ids),
            frozenset(self.unread_articles),
            self.unread_lists,
            folders,
            tuple(self.references),
            tuple(self.prose),
        )

    def text(self, file: ContentFile) -> TextFile | None:
        """The text of a file; ``None`` if it cannot be read."""
        source, problems = read_text(file.path, file.real_path, self.limits)
        self.problems += problems
        if source is not None:
            self.texts.append(source.text)
        return source

    def yaml(self, file: ContentFile) -> tuple[Node | None, TextFile | None]:
        """The YAML of a file, as far as it can be read, and its text."""
        source = self.text(file)
        if source is None:
            return None, None
        root, problems = parse_yaml(source)
        self.problems += problems
        return root, source

    def items(self, root: Node, source: TextFile, shape: MappingShape) -> Iterable[tuple[ReadValues, RecordReader]]:
        """The values of each item of a list, and what read them."""
        if not isinstance(root, SequenceNode):
            self.problems.append(
                Problem(
                    source.place(root.start),
                    "wrong-type",
                    f"A list is wanted here, each item {shape.of}.",
                    "Begin each record with “- id: …”.",
                )
            )
            return
        for item in root.items:
            reader = RecordReader(source)
            values = shape.read(item, reader)
            self.problems += reader.problems
            if values is not None:
                yield values, reader

    def values(self, shape: MappingShape, node: Node, source: TextFile) -> ReadValues:
        """The values of one mapping."""
        reader = RecordReader(source)
        values = shape.read(node, reader)
        self.problems += reader.problems
        return values or ReadValues({}, source.place(node.start), is_complete=False)

    def keep(self, identifier: str | None, reader: RecordReader) -> None:
        """Remember a record that cannot be made, so that it is neither missed nor its references left unlooked at."""
        if identifier:
            self.unread_ids.add(identifier)
        self.references += reader.references
        self.prose += reader.prose

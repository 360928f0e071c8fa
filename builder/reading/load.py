"""A content folder becomes a briefing: every file read, every problem found in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from builder.reading import content_model
from builder.reading.compound_shapes import MappingShape
from builder.reading.content_folder import ContentFile, find_files, read_text, warn_of_stray_files
from builder.reading.front_matter import split_front_matter
from builder.reading.make_records import (
    make_article,
    make_note,
    make_page,
    make_record,
    make_settings,
)
from builder.reading.scalar_shapes import suggest_id
from builder.reading.shapes import ReadValues, RecordReader
from builder.reading.yaml_nodes import Node, SequenceNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.briefing import Briefing, Settings, UnreadContent
from builder.values.file_names import is_windows_device
from builder.values.problems import Problem, nearest_word
from builder.values.progress import Progress, ignore_progress
from builder.values.records import Note
from builder.values.references import Prose, Record, Ref
from builder.values.slugs import ID_PATTERN
from builder.values.text_file import Place, TextFile

_RESERVED_PAGES = frozenset({"404", "search", *content_model.PAGE_LISTS})
"""Pages that a build writes itself."""

_UNREADABLE_CODES = frozenset({"unreadable", "link-folder"})
"""Codes of what could not be read, so that nothing in it is reported as missing."""

_R = TypeVar("_R")


def load_briefing(content: Path, progress: Progress = ignore_progress) -> tuple[Briefing, list[Problem]]:
    """Read a content folder.

    Returns the briefing as far as it can be read, and every problem. A record with a problem is left out and its
    id remembered.
    """
    files, strays, problems = find_files(content)
    loader = _Loader(problems, files, progress, unread_folders=any(each.code in _UNREADABLE_CODES for each in problems))
    settings = loader.settings([file for file in files if file.kind == "briefing"], content)
    problems += warn_of_stray_files(content, strays, settings.theme)
    by_kind = {name: [file for file in files if file.kind == name] for name in content_model.CONTENT_FOLDERS}
    if not (by_kind["articles"] or by_kind["pages"] or loader.unread_folders):
        problems.append(
            Problem(
                settings.place,
                "nothing-to-build",
                "The briefing has no article and no page.",
                "Put an article into articles/ or a page into pages/.",
            )
        )
    articles = loader.documents(by_kind["articles"], partial(make_article, settings, problems), content_model.ARTICLE)
    lists = {name: loader.lists(by_kind[name], folder) for name, folder in content_model.RECORD_FOLDERS.items()}
    pages = loader.documents(by_kind["pages"], make_page, content_model.PAGE)
    notes = loader.notes(by_kind["notes"], [file.id for file in by_kind["articles"]])
    briefing = Briefing(
        settings,
        tuple(sorted((article for article, _ in articles), key=content_model.article_order)),
        {article.id: body for article, body in articles},
        notes,
        lists,
        tuple(sorted(pages, key=content_model.page_order)),
        loader.unread(),
    )
    return briefing, problems


def _rename(near: str, given: str) -> str:
    other = f"notes/{near}.yaml if they are on “{near}”" if near else "its article's name"
    return f"Rename the file to {other}, or add articles/{given}.md."


@dataclass
class _Loader:
    """What is shared by the reading of all files: the problems, and which id was taken where."""

    problems: list[Problem]
    files: list[ContentFile]
    progress: Progress
    done: int = 0
    taken: dict[str, Place] = field(default_factory=dict)
    unread_ids: set[str] = field(default_factory=set)
    unread_articles: set[str] = field(default_factory=set)
    unread_lists: bool = False
    unread_folders: bool = False
    references: list[Ref] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def unread(self) -> UnreadContent:
        return UnreadContent(
            frozenset(self.unread_ids),
            frozenset(self.unread_articles),
            self.unread_lists,
            self.unread_folders,
            tuple(self.references),
            tuple(self.prose),
        )

    def settings(self, files: list[ContentFile], content: Path) -> Settings:
        path = (content / "briefing.yaml").as_posix()
        if not files:
            self.problems.append(
                Problem(
                    Place(path),
                    "missing-file",
                    "The briefing has no briefing.yaml.",
                    "Add it, with at least “title: …”.",
                )
            )
            return Settings(title="", place=Place(path))
        root, source = self._yaml(files[0])
        if root is None or source is None:
            if source is not None and not self._has_problem(files[0].path):
                self.problems.append(
                    Problem(
                        Place(files[0].path),
                        "missing-key",
                        "A briefing needs the key “title”.",
                        "Add “title: …” – the briefing's title.",
                    )
                )
            return Settings(title="", place=Place(files[0].path))
        values = self._values(content_model.SETTINGS, root, source)
        return make_settings(values, Place(files[0].path))

    def documents(
        self, files: Iterable[ContentFile], make: Callable[[str, ReadValues, TextFile, int], _R], shape: MappingShape
    ) -> list[_R]:
        """Read records that are a Markdown file each."""
        records = []
        for file in files:
            usable = self._claim_file_id(file)
            source = self._read(file)
            if source is None:
                self.unread_ids.add(file.id)
                continue
            mapping, body, problems = split_front_matter(source)
            self.problems += problems
            values = self._values(shape, mapping, source) if mapping is not None else None
            if values is not None and usable:
                records.append(make(file.id, values, source, body))
            else:
                self.unread_ids.add(file.id)
        return records

    def lists(self, files: Iterable[ContentFile], folder: content_model.ContentFolder) -> tuple[Record, ...]:
        """Read records from lists, several to a file, and sort them."""
        records: list[Record] = []
        for file in files:
            before = len(self.problems)
            root, source = self._yaml(file)
            if root is None or source is None:
                # A file that is merely empty hides no record.
                self.unread_lists = self.unread_lists or len(self.problems) > before
                continue
            for values, reader in self._items(root, source, folder.fields):
                identifier = values.get("id")
                fresh = identifier is not None and self._claim_id(identifier, values.places["id"])
                if values.is_complete and fresh and not reader.problems:
                    records.append(make_record(folder.fields, values))
                else:
                    self._keep(identifier, reader)
        return tuple(sorted(records, key=folder.order) if folder.order else records)

    def notes(self, files: Iterable[ContentFile], articles: list[str]) -> dict[str, tuple[Note, ...]]:
        known = frozenset(articles)
        notes: dict[str, tuple[Note, ...]] = {}
        for file in files:
            before = len(self.problems)
            root, source = self._yaml(file)
            unreadable = len(self.problems) > before
            if file.id not in known and not self.unread_folders:
                self.problems.append(
                    Problem(
                        Place(file.path),
                        "notes-without-article",
                        f"There is no article “{file.id}” for these notes.",
                        _rename(nearest_word(file.id, articles), file.id),
                    )
                )
            if root is not None and source is not None:
                notes[file.id] = (*notes.get(file.id, ()), *self._notes_of(file.id, root, source))
            elif unreadable:
                self.unread_articles.add(file.id)
        return notes

    def _notes_of(self, article: str, root: Node, source: TextFile) -> Iterable[Note]:
        seen: dict[str, Place] = {}
        for values, reader in self._items(root, source, content_model.NOTE):
            identifier = values.get("id")
            if identifier in seen:
                self.problems.append(
                    Problem(
                        values.places["id"],
                        "duplicate-note",
                        f"Two notes on this article have the id “{identifier}”.",
                        f"The first stands in line {seen[identifier].line}; give one of them another id.",
                    )
                )
            note = make_note(article, values, self.problems) if values.is_complete else None
            if note and identifier not in seen:
                yield note
            else:
                self._keep(f"{article}#{identifier}", reader)
            if identifier:
                seen.setdefault(identifier, values.place)

    def _keep(self, identifier: str | None, reader: RecordReader) -> None:
        """Remember a record that cannot be made, so that it is neither missed nor its references left unlooked at."""
        if identifier:
            self.unread_ids.add(identifier)
        self.references += reader.references
        self.prose += reader.prose

    def _read(self, file: ContentFile) -> TextFile | None:
        self.done += 1
        self.progress("reading", self.done, len(self.files))
        source, problems = read_text(file.path, file.real_path)
        self.problems += problems
        return source

    def _yaml(self, file: ContentFile) -> tuple[Node | None, TextFile | None]:
        source = self._read(file)
        if source is None:
            return None, None
        root, problems = parse_yaml(source)
        self.problems += problems
        return root, source

    def _items(self, root: Node, source: TextFile, shape: MappingShape) -> Iterable[tuple[ReadValues, RecordReader]]:
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

    def _values(self, shape: MappingShape, node: Node, source: TextFile) -> ReadValues:
        reader = RecordReader(source)
        values = shape.read(node, reader)
        self.problems += reader.problems
        return values or ReadValues({}, source.place(node.start), is_complete=False)

    def _has_problem(self, path: str) -> bool:
        return any(problem.place.path == path for problem in self.problems)

    def _claim_file_id(self, file: ContentFile) -> bool:
        place = Place(file.path)
        if not ID_PATTERN.match(file.id):
            self.problems.append(
                Problem(
                    place,
                    "bad-id",
                    f"The file name “{file.id}” cannot be an id.",
                    suggest_id(file.id, {other.id for other in self.files}),
                )
            )
            return False
        if file.kind == "pages" and file.id in _RESERVED_PAGES:
            self.problems.append(
                Problem(
                    place,
                    "reserved-id",
                    f"A page cannot be named “{file.id}”.",
                    "The build writes a page of that name itself; choose another.",
                )
            )
            return False
        return self._claim_id(file.id, place)

    def _claim_id(self, identifier: str, place: Place) -> bool:
        if is_windows_device(identifier):
            self.problems.append(
                Problem(
                    place,
                    "reserved-id",
                    f"Windows allows no file named “{identifier}”.",
                    f"Choose another id, for example “{identifier}-1”.",
                )
            )
            return False
        first = self.taken.setdefault(identifier, place)
        if first is not place:
            self.problems.append(
                Problem(
                    place,
                    "duplicate-id",
                    f"The id “{identifier}” is taken.",
                    f"{first} has it already; one id names one record in the whole briefing.",
                )
            )
            return False
        return True

"""A content folder becomes a briefing: every file read, every problem found in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from builder.reading import content_model
from builder.reading.article_files import ArticleFiles, ReadArticle, read_article_files, read_notes
from builder.reading.compound_shapes import MappingShape
from builder.reading.content_folder import ContentFile, find_files, warn_of_stray_files
from builder.reading.file_reader import FileReader
from builder.reading.front_matter import split_front_matter
from builder.reading.make_records import make_page, make_record, make_settings
from builder.reading.scalar_shapes import why_no_id
from builder.reading.shapes import ReadValues
from builder.reading.yaml_nodes import SequenceNode
from builder.values.briefing import Briefing, Settings, UnreadContent
from builder.values.file_names import is_windows_device
from builder.values.limits import Limits, describe_repair
from builder.values.problems import Problem, nearest_word
from builder.values.progress import Progress, ignore_progress
from builder.values.records import Note, Page
from builder.values.references import Record
from builder.values.text_file import Place, TextFile

_RESERVED_PAGES = frozenset({"404", "search", *content_model.PAGE_LISTS})
"""Pages that a build writes itself."""

_UNREADABLE_CODES = frozenset({"unreadable", "link-folder"})
"""Codes of what could not be read, so that nothing in it is reported as missing."""

_R = TypeVar("_R")


@dataclass(frozen=True)
class ContentFrame:
    """A content folder but for its articles, whose files are known and not yet read.

    ``lists`` and ``pages`` are as in `Briefing`. ``loose_notes`` are notes on articles that cannot be used.
    """

    settings: Settings
    articles: Sequence[ArticleFiles]
    lists: Mapping[str, Sequence[Record]]
    pages: Sequence[Page]
    loose_notes: dict[str, tuple[Note, ...]]
    unread: UnreadContent
    problems: list[Problem]


def load_frame(content: Path) -> ContentFrame:
    """Read all of a content folder but its articles and the notes on them."""
    files, strays, problems = find_files(content)
    unread_folders = any(each.code in _UNREADABLE_CODES for each in problems)
    loader = _Loader(files, FileReader(problems))
    settings = loader.settings([file for file in files if file.kind == "briefing"], content)
    loader.reader.limits = settings.limits
    problems += warn_of_stray_files(content, strays, settings.theme)
    by_kind = {name: [file for file in files if file.kind == name] for name in content_model.CONTENT_FOLDERS}
    if not (by_kind["articles"] or by_kind["pages"] or unread_folders):
        problems.append(
            Problem(
                settings.place,
                "nothing-to-build",
                "The briefing has no article and no page.",
                "Put an article into articles/ or a page into pages/.",
            )
        )
    articles = loader.articles(by_kind["articles"], by_kind["notes"])
    lists = {name: loader.lists(by_kind[name], folder) for name, folder in content_model.RECORD_FOLDERS.items()}
    pages = loader.documents(by_kind["pages"], partial(make_page, problems), content_model.PAGE)
    usable = {each.id for each in articles if each.is_usable}
    loose = [file for file in by_kind["notes"] if file.id not in usable]
    loose_notes = loader.loose_notes(loose, [file.id for file in by_kind["articles"]], unread_folders=unread_folders)
    return ContentFrame(
        settings,
        articles,
        lists,
        tuple(sorted(pages, key=content_model.page_order)),
        loose_notes,
        loader.reader.unread(folders=unread_folders),
        problems,
    )


def read_limits(content: Path) -> Limits:
    """The limits that a content folder's ``briefing.yaml`` states, as far as it can be read."""
    files = [file for file in find_files(content)[0] if file.kind == "briefing"]
    return _Loader(files, FileReader()).settings(files, content).limits


def load_briefing(content: Path, progress: Progress = ignore_progress) -> tuple[Briefing, list[Problem]]:
    """Read a content folder.

    Returns the briefing as far as it can be read, and every problem. A record with a problem is left out and its
    id remembered.
    """
    frame = load_frame(content)
    read = []
    for number, files in enumerate(frame.articles, 1):
        progress("reading", number, len(frame.articles))
        read.append(read_article_files(files, frame.settings))
    return whole_briefing(frame, read), [*frame.problems, *(problem for each in read for problem in each.problems)]


def whole_briefing(frame: ContentFrame, read: Iterable[ReadArticle]) -> Briefing:
    """The briefing that a frame and its articles are."""
    read = list(read)
    made = [(each.article, each) for each in read if each.article is not None]
    return Briefing(
        frame.settings,
        tuple(sorted((article for article, _ in made), key=content_model.article_order)),
        {article.id: each.body for article, each in made},
        {**frame.loose_notes, **{each.id: each.notes for _, each in made if each.notes}},
        frame.lists,
        frame.pages,
        UnreadContent.of_all([frame.unread, *(each.unread for each in read)]),
    )


def _rename(near: str, given: str) -> str:
    other = f"notes/{near}.yaml if they are on “{near}”" if near else "its article's name"
    return f"Rename the file to {other}, or add articles/{given}.md."


@dataclass
class _Loader:
    """What is shared by the reading of all files: which ids there are, and which was taken where."""

    files: list[ContentFile]
    reader: FileReader
    taken: dict[str, Place] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        return self.reader.problems

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
        root, source = self.reader.yaml(files[0])
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
        values = self.reader.values(content_model.SETTINGS, root, source)
        return make_settings(values, Place(files[0].path))

    def articles(self, files: Iterable[ContentFile], notes: Iterable[ContentFile]) -> list[ArticleFiles]:
        """The files of each article; its notes belong to the first that can be used."""
        on: dict[str, tuple[ContentFile, ...]] = {}
        for note in notes:
            on[note.id] = (*on.get(note.id, ()), note)
        found = []
        for file in files:
            is_usable = self._claim_file_id(file)
            found.append(ArticleFiles(file, on.get(file.id, ()) if is_usable else (), is_usable))
        return found

    def documents(
        self, files: Iterable[ContentFile], make: Callable[[str, ReadValues, TextFile, int], _R], shape: MappingShape
    ) -> list[_R]:
        """Read records that are a Markdown file each."""
        records = []
        for file in files:
            usable = self._claim_file_id(file)
            source = self.reader.text(file)
            if source is None:
                self.reader.unread_ids.add(file.id)
                continue
            mapping, body, problems = split_front_matter(source)
            self.reader.problems += problems
            values = self.reader.values(shape, mapping, source) if mapping is not None else None
            if values is not None and usable:
                records.append(make(file.id, values, source, body))
            else:
                self.reader.unread_ids.add(file.id)
        return records

    def lists(self, files: Iterable[ContentFile], folder: content_model.ContentFolder) -> tuple[Record, ...]:
        """Read records from lists, several to a file, and sort them."""
        records: list[Record] = []
        number = 0
        for file in files:
            before = len(self.problems)
            root, source = self.reader.yaml(file)
            if isinstance(root, SequenceNode) and source is not None:
                number += len(root.items)
                if number > self.reader.limits.records:
                    self._refuse_folder(folder.name, number, source)
                    break
            if root is None or source is None:
                # A file that is merely empty hides no record.
                self.reader.unread_lists = self.reader.unread_lists or len(self.problems) > before
                continue
            for values, record in self.reader.items(root, source, folder.fields):
                identifier = values.get("id")
                fresh = identifier is not None and self._claim_id(identifier, values.places["id"])
                if values.is_complete and fresh and not record.problems:
                    records.append(make_record(folder.fields, values))
                else:
                    self.reader.keep(identifier, record)
        return tuple(sorted(records, key=folder.order) if folder.order else records)

    def _refuse_folder(self, folder: str, number: int, source: TextFile) -> None:
        """Report that the records up to those of a file are more than are read, and read no more."""
        self.reader.unread_lists, most = True, self.reader.limits.records
        self.problems.append(
            Problem(
                Place(source.path),
                "too-large",
                f"With this file, {folder} has {number:,} records; {most:,} are read at the most.",
                describe_repair("records", number),
            )
        )

    def loose_notes(
        self, files: Iterable[ContentFile], articles: list[str], *, unread_folders: bool
    ) -> dict[str, tuple[Note, ...]]:
        """Notes on articles that cannot be used, or are not there; these are reported."""
        known = frozenset(articles)
        notes: dict[str, tuple[Note, ...]] = {}
        for file in files:
            found = read_notes(file, self.reader)
            if found:
                notes[file.id] = (*notes.get(file.id, ()), *found)
            if file.id not in known and not unread_folders:
                self.problems.append(
                    Problem(
                        Place(file.path),
                        "notes-without-article",
                        f"There is no article “{file.id}” for these notes.",
                        _rename(nearest_word(file.id, articles), file.id),
                    )
                )
        return notes

    @cached_property
    def _file_ids(self) -> frozenset[str]:
        return frozenset(file.id for file in self.files)

    def _has_problem(self, path: str) -> bool:
        return any(problem.place.path == path for problem in self.problems)

    def _claim_file_id(self, file: ContentFile) -> bool:
        place = Place(file.path)
        if refused := why_no_id(file.id, self._file_ids):
            message, hint = refused
            self.problems.append(Problem(place, "bad-id", f"The file name {message}", hint))
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

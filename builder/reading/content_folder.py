"""The content folder: which files it has, what each is for, and their text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.reading.content_model import CONTENT_FOLDERS, RECORD_FOLDERS
from builder.values.limits import BYTES_IN_MEGABYTE, DEFAULT_LIMITS, Limits, describe_repair
from builder.values.problems import Problem, nearest_word, suggest_word
from builder.values.regular_files import NotAFile, open_file
from builder.values.text_file import Place, TextFile, with_uniform_line_ends


@dataclass(frozen=True)
class ContentFile:
    """One file of a briefing: what it is for, the id its name gives, and its path as people see it."""

    kind: str
    id: str
    path: str
    real_path: Path


def find_files(content: Path) -> tuple[list[ContentFile], list[PurePosixPath], list[Problem]]:
    """Return the files of a briefing in order of path, files that look like them but are not read, and problems."""
    files: list[ContentFile] = []
    strays: list[PurePosixPath] = []
    problems: list[Problem] = []
    root = content.resolve()
    shown = PurePosixPath(content.as_posix())
    for relative, where, is_link in _walk(content, PurePosixPath(), problems):
        path = str(shown / relative)
        if is_link:
            wrong = _wrong_link(path, relative, where, root)
            if wrong:
                problems.append(wrong)
            if wrong or where.is_dir():
                continue
        kind = _kind(relative)
        if kind:
            files.append(ContentFile(kind, relative.name.rsplit(".", 1)[0], path, where))
        elif _looks_like_content(relative):
            strays.append(relative)
    return files, strays, problems + _case_clashes(files)


def _wrong_link(path: str, relative: PurePosixPath, where: Path, root: Path) -> Problem | None:
    """Return the problem of a symbolic link, if its target would be read."""
    is_folder = len(relative.parts) == 1 and relative.name in CONTENT_FOLDERS
    try:
        target = where.resolve()
    except (OSError, RuntimeError):  # it leads round in a circle
        target = where
    if where.is_dir() or (is_folder and where.exists()):
        return Problem(
            Place(path),
            "link-folder",
            f"This is a symbolic link to {target}; what is in there is not read.",
            "Put the folder itself in place of the link.",
        )
    if not target.is_relative_to(root) and target != where:
        return Problem(
            Place(path),
            "link-outside",
            "This is a symbolic link out of the content folder.",
            "Copy the file into the folder.",
        )
    return (
        _dead_link(path, "folder" if is_folder else "file")
        if not where.exists() and (is_folder or _kind(relative) or _looks_like_content(relative))
        else None
    )


def _dead_link(path: str, what: str) -> Problem:
    return Problem(
        Place(path),
        "unreadable",
        f"The {what} cannot be read: it is a symbolic link that leads nowhere.",
        f"Put the {what} itself in its place, or remove the link.",
    )


def warn_of_stray_files(content: Path, strays: Iterable[PurePosixPath], theme: str) -> Iterator[Problem]:
    """Return a warning for each file that is not read, except those of a theme in the content folder."""
    folder = PurePosixPath(os.path.normpath(theme)) if theme else None
    for relative in strays:
        if folder is None or folder not in relative.parents:
            yield _stray(relative, str(PurePosixPath(content.as_posix()) / relative))


def read_text(path: str, where: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[TextFile | None, list[Problem]]:
    """The text of a file, its line ends made uniform and a byte order mark taken off. ``path`` is what people see."""
    try:
        with open_file(where) as file:
            size = os.fstat(file.fileno()).st_size
            if size > limits.file_bytes:
                return None, [_too_large(path, size, limits)]
            data: bytes = file.read()
    except OSError as error:
        return None, [unreadable(path, "file", error)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        shown = TextFile(path, with_uniform_line_ends(data[: error.start].decode("utf-8-sig", "replace")))
        return None, [
            Problem(
                shown.place(len(shown.text)),
                "not-utf8",
                f"The file is not UTF-8: byte 0x{data[error.start]:02x} stands here.",
                "Save it as UTF-8; most editors offer that under “Save with encoding”.",
            )
        ]
    if len(text) > limits.characters:
        return None, [_too_long(path, len(text), limits)]
    return TextFile(path, with_uniform_line_ends(text), limits), []


def _too_large(path: str, size: int, limits: Limits) -> Problem:
    megabytes = -(-size // BYTES_IN_MEGABYTE)
    return Problem(
        Place(path),
        "too-large",
        f"The file has {megabytes:,} MB; {limits.file:,} MB are read at the most.",
        describe_repair("file", megabytes),
    )


def _too_long(path: str, characters: int, limits: Limits) -> Problem:
    return Problem(
        Place(path),
        "too-large",
        f"The file has {characters:,} characters; {limits.characters:,} are read at the most.",
        describe_repair("characters", characters),
    )


def unreadable(path: str, kind: str, error: OSError) -> Problem:
    """The problem of a file or a folder, which is the ``kind``, that cannot be read."""
    reason = error.strerror or "it cannot be read"
    hint = f"Put a {kind} in its place, or remove it." if isinstance(error, NotAFile) else "Look at its permissions."
    return Problem(Place(path), "unreadable", f"The {kind} cannot be read: {reason}.", hint)


_RAW = frozenset({".html", ".htm", ".txt"})
"""Extensions of files saved from the web, from which articles are made."""


def _walk(folder: Path, relative: PurePosixPath, problems: list[Problem]) -> Iterator[tuple[PurePosixPath, Path, bool]]:
    """The files below a folder in order of path, and whether each is a symbolic link.

    What cannot be looked into becomes a problem.
    """
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(folder.as_posix(), "folder", error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~", "#")) or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), relative / entry.name, problems)
        else:
            yield relative / entry.name, Path(entry.path), entry.is_symlink()


def _kind(relative: PurePosixPath) -> str:
    stem, ending = relative.stem, relative.suffix.replace(".yml", ".yaml")
    if str(relative) in ("briefing.yaml", "briefing.yml"):
        return "briefing"
    if len(relative.parts) == 1:
        return stem if stem in RECORD_FOLDERS and ending == ".yaml" else ""
    folder = relative.parts[0]
    return (
        folder
        if len(relative.parts) == 2 and folder in CONTENT_FOLDERS and CONTENT_FOLDERS[folder].ending == ending
        else ""
    )


def _looks_like_content(relative: PurePosixPath) -> bool:
    if len(relative.parts) == 1:
        return relative.suffix.lower() in (".yaml", ".yml") or relative.name in CONTENT_FOLDERS
    return relative.parts[0] in CONTENT_FOLDERS or relative.suffix.lower() in (".md", ".yaml", ".yml")


def _stray(relative: PurePosixPath, path: str) -> Problem:
    first = relative.parts[0]
    if len(relative.parts) == 1 and nearest_word(relative.stem, ["briefing", *RECORD_FOLDERS]):
        hint = f"Did you mean “{nearest_word(relative.stem, ['briefing', *RECORD_FOLDERS])}.yaml”?"
    elif len(relative.parts) > 1 and first in CONTENT_FOLDERS:
        hint = f"Files of {first}/ end in {CONTENT_FOLDERS[first].ending} and stand in it directly."
        if first == "articles" and relative.suffix.lower() in _RAW:
            hint += f" “briefing clean {path}” makes an article of a saved page or text."
    else:
        name = first.rsplit(".", 1)[0] if len(relative.parts) == 1 else first
        hint = suggest_word(name, [*CONTENT_FOLDERS, "briefing"], f"A briefing has {', '.join(CONTENT_FOLDERS)}.")
    return Problem(
        Place(path), "stray-file", "This file is not read: nothing in a briefing has this name.", hint, "warning"
    )


def _case_clashes(files: list[ContentFile]) -> list[Problem]:
    problems = []
    seen: dict[tuple[str, str], ContentFile] = {}
    for file in files:
        first = seen.setdefault((file.kind, file.id.lower()), file)
        if first is not file and file.kind in ("articles", "pages", "notes", "briefing"):
            by_case = first.id != file.id
            problems.append(
                Problem(
                    Place(file.path),
                    "case-clash",
                    f"This file's name differs from {first.path} by {'case' if by_case else 'its ending'} alone.",
                    "Rename one of the two: on many disks they are the same file."
                    if by_case
                    else "Keep one of the two: both stand for the same.",
                )
            )
    return problems

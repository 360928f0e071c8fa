"""Which files of a theme are read, and what among them is refused: links that lead elsewhere, pipes and devices.

The rule is that of the content folder (`builder.reading.content_folder`): a link to a folder is not followed, a link to
a file is read if it leads to a file of the theme.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from builder.reading.content_folder import unreadable
from builder.values.problems import Problem
from builder.values.regular_files import NotAFile, kind_of_file
from builder.values.text_file import Place

READ_FOLDERS = ("assets", "templates", "words")
"""The folders of a theme that have its files; no other is read."""


def theme_files(folder: Path) -> Iterator[Path]:
    """All files of a theme by path, hidden ones left out. Links to folders are not followed."""
    for name in READ_FOLDERS:
        yield from sorted(_files(folder / name))


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir() and not folder.is_symlink():
        for path in folder.iterdir():
            if not path.name.startswith("."):
                yield from _files(path) if path.is_dir() and not path.is_symlink() else (path,)


def theme_file_problems(folder: Path) -> list[Problem]:
    """What may not be in a theme, in order of path: it could publish files from elsewhere, or keep a build waiting."""
    root = folder.resolve()
    tops = [folder / name for name in READ_FOLDERS]
    named = [top for top in tops if os.path.lexists(top) and (top.is_symlink() or not top.is_dir())]
    return [problem for path in (*named, *theme_files(folder)) for problem in _problems_of(path, root)]


def _problems_of(path: Path, root: Path) -> Iterator[Problem]:
    try:
        kind = kind_of_file(path.stat().st_mode)
    except OSError as error:
        yield unreadable(str(path), "file", error)
        return
    target = path.resolve()
    if path.is_symlink() and path.is_dir():
        yield Problem(
            Place(str(path)),
            "link-folder",
            f"This is a symbolic link to {target}; what is in there is not read.",
            "Put the folder itself in place of the link.",
        )
    elif path.is_symlink() and not target.is_relative_to(root):
        yield Problem(
            Place(str(path)),
            "link-outside",
            "This is a symbolic link out of the theme.",
            "Copy the file into the theme.",
        )
    elif kind:
        yield unreadable(str(path), "file", NotAFile(str(path), kind))
    elif not os.access(path, os.R_OK):
        yield unreadable(str(path), "file", PermissionError(13, "Permission denied"))

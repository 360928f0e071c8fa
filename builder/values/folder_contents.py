"""The contents of all files of a folder. `pathlib` would take twice as long as reading them does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def contents_below(folder: Path, endings: tuple[str, ...] = ("",)) -> Iterator[tuple[str, bytes]]:
    """Each file below a folder with one of these endings, by its path there, in one order on every system.

    Symbolic links to files are followed; those to folders are not.
    """
    for place, folders, names in os.walk(folder):
        folders.sort()
        shown = os.path.relpath(place, folder).replace(os.sep, "/")
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118
            if name.endswith(endings) and os.path.isfile(path):  # noqa: PTH113 - reading a pipe would wait
                with open(path, "rb") as file:  # noqa: PTH123
                    yield name if shown == "." else f"{shown}/{name}", file.read()

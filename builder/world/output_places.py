"""Where a build prepares what it writes: next to the output folder, so that the two can be exchanged, or in it.

Only modules that are imported quickly are used here: a build that has nothing to do looks here as well.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_WORK_NAME = ".briefing-new"
_LONGEST_NAME = 255


def work_folders(folder: Path) -> list[Path]:
    """The work folders of an output folder: the one next to it, if it can have a name, and the one in it."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - links are not followed
    name = f".{whole.name}{_WORK_NAME}"
    beside = [whole.parent / name] if whole.name and len(os.fsencode(name)) <= _LONGEST_NAME else []
    return [*beside, folder / _WORK_NAME]


def choose_work_folder(folder: Path) -> Path:
    """The work folder for the next build: the one next to the output if two folders can be exchanged there.

    The one in it is for a mount point, and for a folder that has been given to a user who may not write next to it.
    """
    beside, *others = work_folders(folder)
    if not others or not os.path.lexists(folder):
        return beside
    return beside if _can_be_exchanged(folder, beside.parent) else others[0]


def _can_be_exchanged(folder: Path, parent: Path) -> bool:
    inner, outer = folder.stat(), parent.stat()
    if inner.st_dev != outer.st_dev or os.path.ismount(folder):
        return False
    if outer.st_mode & stat.S_ISVTX and hasattr(os, "geteuid") and os.geteuid() not in (0, inner.st_uid, outer.st_uid):
        return False  # only the owner moves what is in a folder with the sticky bit, such as /tmp
    return os.access(parent, os.W_OK | os.X_OK)


def is_unfinished(folder: Path) -> bool:
    """Whether a build is writing to an output folder, or was killed while it did."""
    return any(map(os.path.lexists, work_folders(folder)))

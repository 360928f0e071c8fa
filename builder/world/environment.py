"""The program that makes a site: which Python, which packages, which files of its own.

It is looked up without `importlib.metadata`, which takes longer to import than the look does.
"""

from __future__ import annotations

import os
import sys

from builder import __version__
from builder.world.file_states import WatchedFolder

_METADATA = (".dist-info", ".egg-info", ".egg-link", ".pth")
"""Endings of what describes an installed package in a folder of packages; the names have its version."""


def program_folder() -> WatchedFolder:
    """The folder of this package."""
    return WatchedFolder(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "program")  # noqa: PTH120


def installed_packages() -> list[list[str | int]]:
    """The names of what describes packages, in each folder where Python looks for them, and when it was changed.

    Installing a package again changes the time, also in the same version.
    """
    found: list[list[str | int]] = []
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as listing:
                known = sorted(
                    (entry.name, entry.stat(follow_symlinks=False).st_mtime_ns)
                    for entry in listing
                    if entry.name.endswith(_METADATA)
                )
        except OSError:  # an archive, or a folder that does not exist
            known = []
        found.append([folder, *(part for each in known for part in each)])
    return found


def environment() -> dict[str, object]:
    """Everything about the program and the process that a site depends on, as JSON has it."""
    return {
        "program": __version__,
        "python": sys.version,
        "platform": sys.platform,
        "packages": installed_packages(),
        "folder": os.getcwd(),  # noqa: PTH109 - themes are looked for here
        "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
    }

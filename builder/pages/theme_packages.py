"""Themes that are installed packages: an entry point of the group ``briefing.themes`` names each.

Source: the entry points specification of the Python Packaging User Guide. The entry point's name is the theme's name,
its value the package whose folder is the theme. The package is found, not imported: a theme runs no code.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from builder.values.entry_points import entry_points_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_GROUP = "briefing.themes"


def installed_theme(name: str) -> Path | None:
    """Return the folder of the installed theme of that name, or ``None``."""
    found = (_folder(point) for point in entry_points_of(_GROUP) if point.name == name)
    return next((folder for folder in found if folder), None)


def installed_themes() -> frozenset[str]:
    """The names of all installed themes."""
    return frozenset(point.name for point in entry_points_of(_GROUP))


def _folder(point: EntryPoint) -> Path | None:
    top, *below = point.module.split(".")  # to look for a package in a package would import the outer one
    try:
        spec = find_spec(top)
    except ValueError:  # a module without a spec
        return None
    places = spec.submodule_search_locations if spec else None
    folders = (Path(place, *below) for place in places or ())
    return next((folder for folder in folders if folder.is_dir()), None)

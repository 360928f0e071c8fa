"""What installed packages add, by the entry points that they declare.

Source: https://packaging.python.org/specifications/entry-points/. The lookup reads the metadata of every installed
package, so it is done only for a name that the program itself does not know.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

OUTPUTS = "briefing.outputs"
"""The group of entry points that name outputs."""


@cache
def entry_points_of(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, in order of name and of package."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - it takes time that most commands need not spend

    return tuple(sorted(entry_points(group=group), key=lambda found: (found.name, package_of(found))))


def package_of(found: EntryPoint) -> str:
    """The name of the package that declares an entry point."""
    return found.dist.name if found.dist else found.module


def output_names() -> tuple[str, ...]:
    """The names of the outputs that installed packages add."""
    return tuple(dict.fromkeys(found.name for found in entry_points_of(OUTPUTS)))

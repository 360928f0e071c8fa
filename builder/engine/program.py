"""The program as one fingerprint: with another, everything is made again."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from builder import __version__
from builder.engine.fingerprints import fingerprint
from builder.values.folder_contents import contents_below
from builder.values.installed_packages import package_version, required_packages

_PACKAGE = Path(__file__).resolve().parent.parent
_DISTRIBUTION = "annotated-briefing"
_ENDINGS = (".py", ".yaml", ".json", ".txt")


@cache
def program_fingerprint() -> bytes:
    """The fingerprint of the files of this package, of Python, and of the packages that this one needs.

    The files are read, because in a checkout they change without another version.
    """
    contents = tuple(contents_below(_PACKAGE, _ENDINGS))
    return fingerprint(__version__, sys.version, _versions(), contents)


def _versions() -> tuple[tuple[str, str], ...]:
    """The packages that a build needs, with their versions."""
    return tuple((name, package_version(name)) for name in required_packages(_DISTRIBUTION))

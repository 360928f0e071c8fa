"""The program as one fingerprint: with another, everything is made again."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from builder import __version__
from builder.engine.fingerprints import fingerprint

_PACKAGE = Path(__file__).resolve().parent.parent
_DISTRIBUTION = "annotated-briefing"
_NAME = re.compile(r"[\w.-]+")


@cache
def program_fingerprint() -> bytes:
    """The fingerprint of the files of this package, of Python, and of the packages that this one needs.

    The files are read, because in a checkout they change without another version.
    """
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".yaml", ".json", ".txt"))
    contents = tuple((path.relative_to(_PACKAGE).as_posix(), path.read_bytes()) for path in files)
    return fingerprint(__version__, sys.version, _versions(), contents)


def _versions() -> tuple[tuple[str, str], ...]:
    """The packages that a build needs, with their versions."""
    try:
        names = [match[0] for need in requires(_DISTRIBUTION) or () if (match := _NAME.match(need)) and ";" not in need]
        return tuple((name, version(name)) for name in names)
    except PackageNotFoundError:
        return ()

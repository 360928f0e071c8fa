"""Names of files that any system can keep.

Windows refuses some characters and device names ("Naming Files, Paths, and Namespaces"), Windows and macOS know no
difference of case, and most file systems allow no more than 255 bytes in one part of a path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST_FILE_NAME = 255
"""How many bytes one part of a path has at most, on most file systems and in EPUB 3.3, sec-container-filenames."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def file_name_problem(names: Iterable[str]) -> str | None:
    """Return why some system cannot keep files with these relative paths, for the first such path; else ``None``."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        for part in name.split("/"):
            if reason := _why_part_refused(part, name):
                return reason
        for path in _paths(name):
            other = seen.setdefault(_folded(path), path)
            if other != path:
                return f"“{path}” and “{other}” are one name where case does not count"
    return None


def is_windows_device(name: str) -> bool:
    """Whether Windows reserves a name, without its extension, for a device."""
    return name.partition(".")[0].casefold() in _DEVICES


def _why_part_refused(part: str, name: str) -> str | None:
    if part in ("", ".", ".."):
        return f"“{name}” is no path within a folder"
    if _REFUSED.search(part) or part[-1] in ". " or is_windows_device(part):
        return f"Windows allows no file named “{part}”"
    if len(part.encode()) > _LONGEST_FILE_NAME:
        return f"“{part}” is longer than {_LONGEST_FILE_NAME} bytes"
    return None


def _paths(name: str) -> Iterable[str]:
    """A path and the folders above it."""
    parts = name.split("/")
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())

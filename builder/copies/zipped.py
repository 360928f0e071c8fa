"""Zip archives whose bytes depend on nothing but their content.

Times, permissions and order are fixed, so the same files make the same archive. Names are such as any system can
unpack: PKWARE's APPNOTE 6.3.10, section 4.4.17, wants relative names with forward slashes, Windows refuses some
characters and device names ("Naming Files, Paths, and Namespaces"), and Windows and macOS know no difference of case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder.values.refused import Refused

Time = tuple[int, int, int, int, int, int]

EPOCH: Time = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell."""

LONGEST_NAME = 255
"""Bytes in one part of a path, which most file systems allow at most; so does EPUB 3.3, sec-container-filenames."""

MIMETYPE = "mimetype"
"""EPUB 3.3, sec-zip-container-mime: this file comes first and is stored as it is, so that it can be read in place."""

_UNIX, _FILE = 3, 0o100644 << 16
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


class NameRefused(Refused):
    """A file cannot have this name in an archive. The message says why."""


def archive(files: Mapping[str, bytes], time: Time = EPOCH) -> bytes:
    """The files as a zip archive.

    Raises:
        NameRefused: when a name is no relative path, cannot be unpacked on Windows, or is another's but for case.
    """
    check_names(files)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: (name != MIMETYPE, name)):
            archive.writestr(_entry(name, time), files[name], compresslevel=9)
    return buffer.getvalue()


def site_zip(files: Mapping[str, bytes], top: str) -> bytes:
    """A site as an archive that unpacks into the one folder ``top``.

    Raises:
        NameRefused: as `archive`, and when ``top`` is not the name of one folder.
    """
    if "/" in top:
        raise NameRefused(f"“{top}” is not the name of one folder")
    return archive({f"{top}/{name}": data for name, data in files.items()})


def check_names(names: Iterable[str]) -> None:
    """Look at the names of an archive's files.

    Raises:
        NameRefused: for the first that cannot be.
    """
    seen: dict[str, str] = {}
    for name in sorted(names):
        for part in name.split("/"):
            _check_part(part, name)
        for path in _paths(name):
            other = seen.setdefault(_folded(path), path)
            if other != path:
                raise NameRefused(f"“{path}” and “{other}” are one name where case does not count")


def _check_part(part: str, name: str) -> None:
    if part in ("", ".", ".."):
        raise NameRefused(f"“{name}” is no path within a folder")
    if _REFUSED.search(part) or part[-1] in ". " or part.partition(".")[0].casefold() in _DEVICES:
        raise NameRefused(f"Windows allows no file named “{part}”")
    if len(part.encode()) > LONGEST_NAME:
        raise NameRefused(f"“{part}” is longer than {LONGEST_NAME} bytes")


def _paths(name: str) -> Iterable[str]:
    """A path and the folders above it."""
    parts = name.split("/")
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _entry(name: str, time: Time) -> ZipInfo:
    entry = ZipInfo(name, time)
    entry.create_system, entry.external_attr = _UNIX, _FILE
    entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
    return entry

"""Zip archives whose bytes depend on nothing but their content.

Times, permissions and order are fixed, so the same files make the same archive. Names are such as any system can
unpack: PKWARE's APPNOTE 6.3.10, section 4.4.17, wants relative names with forward slashes, and
`builder.values.file_names` knows what systems refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder.values.file_names import why_refused
from builder.values.refused import Refused

Time = tuple[int, int, int, int, int, int]

EPOCH: Time = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell."""

MIMETYPE = "mimetype"
"""EPUB 3.3, sec-zip-container-mime: this file comes first and is stored as it is, so that it can be read in place."""

_UNIX, _FILE = 3, 0o100644 << 16


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
    if reason := why_refused(names):
        raise NameRefused(reason)


def _entry(name: str, time: Time) -> ZipInfo:
    entry = ZipInfo(name, time)
    entry.create_system, entry.external_attr = _UNIX, _FILE
    entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
    return entry

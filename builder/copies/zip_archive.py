"""Zip archives whose bytes depend on nothing but their content.

Times, permissions and order are fixed, so the same files make the same archive. Names are such as any system can
unpack: PKWARE's APPNOTE 6.3.10, section 4.4.17, wants relative names with forward slashes, and
`builder.values.file_names` knows what systems refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder.values.errors import BriefingError
from builder.values.file_list import FILE_LIST, list_files
from builder.values.file_names import file_name_problem

ZipTime = tuple[int, int, int, int, int, int]

_ZIP_EPOCH: ZipTime = (1980, 1, 1, 0, 0, 0)
"""The earliest time in a zip archive."""

_MIMETYPE = "mimetype"
"""EPUB 3.3, sec-zip-container-mime: this file comes first and is stored as it is, so that it can be read in place."""

_UNIX, _FILE = 3, 0o100644 << 16


class ArchiveNameError(BriefingError):
    """A file cannot have this name in an archive. The message says why."""


def make_zip(files: Mapping[str, bytes], time: ZipTime = _ZIP_EPOCH) -> bytes:
    """The files as a zip archive.

    Raises:
        ArchiveNameError: when a name is not a relative path, cannot be unpacked on Windows, or differs only in case.
    """
    _check_archive_names(files)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: (name != _MIMETYPE, name)):
            archive.writestr(_entry(name, time), files[name], compresslevel=9)
    return buffer.getvalue()


def make_site_zip(files: Mapping[str, bytes], top: str) -> bytes:
    """A site as an archive that unpacks into the one folder ``top``, with the list of its files.

    Raises:
        ArchiveNameError: as `make_zip`, and when ``top`` is not the name of one folder.
    """
    if "/" in top:
        raise ArchiveNameError(f"“{top}” is not the name of one folder")
    listed = {**files, FILE_LIST: list_files(files)}
    return make_zip({f"{top}/{name}": data for name, data in listed.items()})


def _check_archive_names(names: Iterable[str]) -> None:
    """Look at the names of an archive's files.

    Raises:
        ArchiveNameError: for the first that cannot be.
    """
    if reason := file_name_problem(names):
        raise ArchiveNameError(reason)


def _entry(name: str, time: ZipTime) -> ZipInfo:
    entry = ZipInfo(name, time)
    entry.create_system, entry.external_attr = _UNIX, _FILE
    entry.compress_type = ZIP_STORED if name == _MIMETYPE else ZIP_DEFLATED
    return entry

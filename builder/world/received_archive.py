"""A site that was received as a zip. Nothing is unpacked to disk.

Programs that unpack archives differ in what they do with names that lead elsewhere, with two files of one name, with
links and with bytes that belong to no file. An archive with any of these is refused as a whole, and so is one that
unpacks to far more than a site can be (https://www.usenix.org/conference/woot19/presentation/fifield). The form is that
of PKWARE's APPNOTE 6.3.10.
"""

from __future__ import annotations

import mmap
import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from builder.values.file_list import FILE_LIST
from builder.values.file_names import file_name_problem
from builder.values.problems import Problem
from builder.values.text_file import Place
from builder.world.received import CHUNK, ReceivedSite, UnreadableFile

_MOST_FILES = 100_000
_LARGEST_GROWTH = 50
"""How many times its size an archive may unpack to. Pages become a tenth; the most that deflate can do is 1,032."""
_SMALL = 10 * 1024 * 1024
"""Bytes that any archive may unpack to."""

_LONGEST_PATH, _DEEPEST_PATH = 1000, 30
"""How many characters and slashes a path has at most: what is compared grows with their product."""

_DAMAGED = (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, OverflowError, struct.error, zlib.error)
"""What `zipfile` raises for an archive that is not one."""

_LISTED, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_END, _END_SIZE, _NO_COMMENT = b"PK\x05\x06", 22, b"\0\0"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF_8 = 0x1, 0x8, 0x800
_IN_EXTRA_FIELD = 0xFFFFFFFF
_LONGEST_DESCRIPTOR = 24


class _UnsafeArchive(Exception):
    """An archive must not be unpacked. The message says why."""


@contextmanager
def received_archive(path: Path) -> Iterator[ReceivedSite]:
    """Find the files of an archive, which can be read as long as the context lasts.

    Raises:
        OSError: when the file cannot be opened.
    """
    with ExitStack() as stack:
        try:
            yield _read(path, stack)
        except _UnsafeArchive as error:
            yield _refused(path, str(error))


def _read(path: Path, stack: ExitStack) -> ReceivedSite:
    file = stack.enter_context(path.open("rb"))
    if _has_too_many_entries(file.fileno()):
        raise _UnsafeArchive(f"It has more than {_MOST_FILES:,} files.")
    try:
        archive = stack.enter_context(ZipFile(file))
        entries = archive.infolist()
        _check_entries(entries)
        _check_layout(file, archive, entries)
    except _DAMAGED as error:
        raise _UnsafeArchive("It is not a zip, or only a part of one.") from error
    files = {entry.filename: entry for entry in entries if not entry.is_dir()}
    top = _top_folder(files)
    return ReceivedSite(
        str(path), {name.removeprefix(top): partial(_chunks, archive, entry) for name, entry in files.items()}
    )


def _has_too_many_entries(descriptor: int) -> bool:
    """Whether the list of an archive is too long to be read: `zipfile` would keep all of it before it gives any."""
    try:
        data = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
    except (ValueError, OSError):  # an empty file
        return False
    with data:
        count = position = 0
        while count <= _MOST_FILES and (position := data.find(_LISTED, position)) >= 0:
            position += len(_LISTED)
            count += 1
    return count > _MOST_FILES


def _check_entries(entries: Sequence[ZipInfo]) -> None:
    """Look at what the archive says of its files.

    Raises:
        _UnsafeArchive: for the first that no site has.
    """
    names = [entry.filename for entry in entries]
    for name, count in Counter(names).items():
        if count > 1:
            raise _UnsafeArchive(f"It has {count} files of the name “{name}”.")
    for entry in entries:
        if len(entry.filename) > _LONGEST_PATH or entry.filename.count("/") > _DEEPEST_PATH:
            raise _UnsafeArchive(f"It has a path that is too long: “{entry.filename[:80]}…”.")
        if entry.orig_filename != entry.filename:
            raise _UnsafeArchive(f"It has a name that programs read in different ways: “{entry.orig_filename}”.")
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG):
            raise _UnsafeArchive(f"“{entry.filename}” is a link or a device, not a file.")
        if entry.is_dir() and entry.file_size:
            raise _UnsafeArchive(f"“{entry.filename}” is a folder with a content.")
        if entry.flag_bits & _ENCRYPTED:
            raise _UnsafeArchive(f"“{entry.filename}” is encrypted.")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _UnsafeArchive(f"“{entry.filename}” is compressed in a way that not every program knows.")
    folders = {name[: match.start()] for name in names for match in re.finditer("/", name)}
    if both := sorted(folders.intersection(names)):
        raise _UnsafeArchive(f"“{both[0]}” is a file and a folder.")
    if reason := file_name_problem({name.removesuffix("/") for name in names}):
        raise _UnsafeArchive(f"It has a name that is not safe to unpack: {reason}.")


def _check_layout(file: BinaryIO, archive: ZipFile, entries: Sequence[ZipInfo]) -> None:
    """Check the size that files unpack to, and that they follow each other without sharing or leaving bytes.

    Raises:
        _UnsafeArchive: when they do not.
    """
    size = file.seek(0, SEEK_END)
    if sum(entry.file_size for entry in entries) > max(_SMALL, _LARGEST_GROWTH * size):
        raise _UnsafeArchive(f"It would unpack to more than {_LARGEST_GROWTH} times its size.")
    file.seek(max(0, size - _END_SIZE))
    end_record = file.read()
    if not (end_record.startswith(_END) and end_record.endswith(_NO_COMMENT)):
        raise _UnsafeArchive("It has bytes behind its end.")
    end = slack = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        _check_gap(end, slack, entry.header_offset)
        end = _end_of(file, entry)
        slack = _LONGEST_DESCRIPTOR if entry.flag_bits & _HAS_DESCRIPTOR else 0
    _check_gap(end, slack, archive.start_dir)


def _check_gap(end: int, slack: int, begin: int) -> None:
    """Check that something begins where something ended, or not more than ``slack`` bytes behind."""
    if not end <= begin <= end + slack:
        raise _UnsafeArchive("It has bytes that belong to no file, or to several.")


def _end_of(file: BinaryIO, entry: ZipInfo) -> int:
    """Return where the content of a file ends, before a data descriptor.

    Raises:
        _UnsafeArchive: when its own header does not say of it what the list of the archive says.
    """
    file.seek(entry.header_offset)
    header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    signature, _, flags, method, _, _, crc, compressed, plain, name_length, extra_length = header
    name = file.read(name_length).decode("utf-8" if flags & _IS_UTF_8 else "cp437")
    alike = (signature, flags, method, name) == (_LOCAL, entry.flag_bits, entry.compress_type, entry.orig_filename)
    if not flags & _HAS_DESCRIPTOR and _IN_EXTRA_FIELD not in (compressed, plain):
        alike &= (crc, compressed, plain) == (entry.CRC, entry.compress_size, entry.file_size)
    if not alike:
        raise _UnsafeArchive(f"It says two things of “{entry.filename}”.")
    return file.tell() + int(extra_length) + entry.compress_size


def _top_folder(names: Collection[str]) -> str:
    """Return the one folder that a site is in, with a slash; an empty string if it is in none."""
    tops = {name.partition("/")[0] for name in names}
    return "" if FILE_LIST in names or len(tops) != 1 else f"{tops.pop()}/"


def _refused(path: Path, reason: str) -> ReceivedSite:
    hint = "Do not unpack it; ask for it again."
    return ReceivedSite(str(path), {}, [Problem(Place(str(path)), "handed-unsafe", reason, hint)], is_safe=False)


def _chunks(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except _DAMAGED as error:
        raise UnreadableFile("It is damaged in the archive, and cannot be unpacked.") from error

"""Whether a site is as it was built: every file against the digests of its list, nothing more, nothing missing.

The list vouches for the files. What vouches for the list is its own digest, known from elsewhere, or an attestation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from builder.values.errors import BriefingError
from builder.values.file_list import FILE_LIST, FileListError, read_file_list
from builder.values.problems import Problem, sort_problems
from builder.values.text_file import Place
from builder.world.received import ReadChunks, ReceivedSite, UnreadableFile
from builder.world.received_archive import received_archive
from builder.world.received_folder import read_received_folder

_LARGEST_LIST = 32 * 1024 * 1024
"""Bytes of a list that is read: some 300,000 files."""

_ASK_AGAIN = "Build the site again, or ask for it again where you got it."


@dataclass(frozen=True)
class Verification:
    """What came of it. ``files`` is how many are listed, ``list_digest`` the SHA-256 of the list, empty without one."""

    problems: Sequence[Problem]
    files: int = 0
    list_digest: str = ""


def verify_site(path: Path, own: Collection[str] = (), list_digest: str = "") -> Verification:
    """Compare a site, in a folder or a zip, with its list.

    ``own`` are the paths in it of files and folders that no build wrote and that belong there. ``list_digest`` is the
    SHA-256 that the list must have, if it is known.

    Raises:
        BriefingError: when there is nothing at the path that could be a site.
    """
    try:
        with _received(path) as site:
            done = _verify(site, own, list_digest) if site.is_safe else Verification(site.problems)
    except OSError as error:
        raise BriefingError(f"{path} cannot be read: {error.strerror or error}.") from error
    return replace(done, problems=sort_problems(done.problems))


def _received(path: Path) -> AbstractContextManager[ReceivedSite]:
    if path.is_dir():
        return nullcontext(read_received_folder(path))
    if path.is_file():
        return received_archive(path)
    if path.exists():
        raise BriefingError(f"{path} is neither a folder nor a file.", "Name the folder or the zip of a site.")
    raise BriefingError(f"there is no “{path}” here.", "Name the folder or the zip of a site.")


def _verify(site: ReceivedSite, own: Collection[str], list_digest: str) -> Verification:
    where = Path(site.where)
    if FILE_LIST not in site.files:
        problem = Problem(
            Place(site.where),
            "handed-list",
            f"It has no list of its files, {FILE_LIST}.",
            "Name the folder that “briefing build” wrote, or the zip that it made. " + _ASK_AGAIN,
        )
        return Verification([*site.problems, problem])
    try:
        data = _read_list(site.files[FILE_LIST])
        digest = sha256(data).hexdigest()
        listed = read_file_list(data)
    except (FileListError, UnreadableFile) as error:
        problem = Problem(
            Place(str(where / FILE_LIST)), "handed-list", f"The list of files cannot be used: {error}.", _ASK_AGAIN
        )
        return Verification([*site.problems, problem])
    problems = list(site.problems)
    if list_digest and digest != list_digest.lower():
        message = f"The list of files is another one: its SHA-256 is {digest}."
        problems.append(Problem(Place(str(where / FILE_LIST)), "handed-list", message, _ASK_AGAIN))
    for name, expected in listed.items():
        if name in site.files:
            problems += _differences(where / name, site.files[name], expected)
        elif name not in site.refused:
            problems.append(Problem(Place(str(where / name)), "handed-missing", "This file is missing.", _ASK_AGAIN))
    problems += (
        Problem(
            Place(str(where / name)),
            "handed-unlisted",
            "No build wrote this file.",
            "Remove it. If it is yours and belongs there, name it with --own.",
        )
        for name in site.files
        if name not in listed and name != FILE_LIST and not _is_own(name, own)
    )
    return Verification(problems, len(listed), digest)


def _is_own(name: str, own: Collection[str]) -> bool:
    return any(name == each or name.startswith(f"{each.rstrip('/')}/") for each in own)


def _read_list(chunks: ReadChunks) -> bytes:
    data = b""
    for chunk in chunks():
        data += chunk
        if len(data) > _LARGEST_LIST:
            raise FileListError(f"it has more than {_LARGEST_LIST // 1024**2} MB")
    return data


def _differences(path: Path, chunks: ReadChunks, expected: str) -> Iterator[Problem]:
    """The problem of a file that is not the one that is listed."""
    found = sha256()
    try:
        for chunk in chunks():
            found.update(chunk)
    except UnreadableFile as error:
        yield Problem(Place(str(path)), "handed-changed", str(error), _ASK_AGAIN)
        return
    if found.hexdigest() != expected:
        message = "This file was changed since it was built."
        yield Problem(Place(str(path)), "handed-changed", message, _ASK_AGAIN)

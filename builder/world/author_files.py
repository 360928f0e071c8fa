"""The author's own files: written all or none, whenever the program may be killed, and never over another's change.

All new contents are first written to temporary files next to their places, so that a full disk is met before anything
is replaced. Then a journal is written, and each is moved to its place. If the program is killed before the journal,
the next command removes the temporary files; if it is killed after it, the next command moves the rest.

The journal names only the files themselves; the names of the temporary files follow from these. So a journal that came
with someone else's folder can do no more than rename files that came with it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from dataclasses import replace as changed
from hashlib import sha256
from pathlib import Path

from builder.values.errors import BriefingError
from builder.world import staging
from builder.world.publishing import has_linked_folder
from builder.world.staging import STAGING_NAME
from builder.world.stop_signals import stop_signals_kept
from builder.world.work_folder import JOURNAL_NAME, NEXT_JOURNAL_NAME, locked

_OLD_ENDING = ".briefing-old"
"""The ending of a file as it was, kept until all others have been moved."""

_WRITE_PERMISSIONS = 0o222
"""The permission bits to write a file. A move would replace a file without any of them."""

_PREPARING, _MOVING, _PUTTING_BACK = "preparing", "moving", "putting back"
"""What is being done: temporary files are written, they are moved to their places, or that is undone."""

_ARTICLES_FOLDER = "articles"
_LONGEST_NAME = 255


@dataclass(frozen=True)
class _WritingJournal:
    """Files that are being written, relative to their root, each with the digests of its old and new content.

    The digest of the old content is an empty string if there was no file. ``made`` are folders that were made for them.
    """

    files: Sequence[tuple[str, str, str]]
    made: Sequence[str]
    step: str = _PREPARING

    def write(self, work: Path) -> None:
        """Write the journal, in one step."""
        staging.write_file(work / NEXT_JOURNAL_NAME, json.dumps(asdict(self)).encode())
        staging.write_out([work / NEXT_JOURNAL_NAME], [])
        staging.move(work / NEXT_JOURNAL_NAME, work / JOURNAL_NAME)
        staging.write_out([], [work])


def root_of_articles(folder: Path) -> Path:
    """The folder of a briefing, given that of its articles; another folder is its own root."""
    return folder.parent if folder.name == _ARTICLES_FOLDER else folder


@contextmanager
def locked_author_folder(root: Path, waiting: Callable[[str], object] = lambda _holder: None) -> Iterator[None]:
    """Keep other commands from writing below a folder, and finish what one that was killed had begun to write.

    If another command writes there, it is waited for; ``waiting`` is called with the name of its process.

    Raises:
        BriefingError: when nothing can be written there.
    """
    try:
        with locked(root / STAGING_NAME, waiting):
            _finish(root)
            yield
    except OSError as error:
        raise BriefingError(f"{root} cannot be written: {error.strerror or error}. Nothing was changed.") from error


def finish_interrupted_writing(root: Path) -> None:
    """Finish what a command that was killed had begun to write below a folder, or remove what it had prepared.

    Raises:
        BriefingError: when that cannot be done.
    """
    work = root / STAGING_NAME
    if os.path.lexists(work / JOURNAL_NAME):
        with locked_author_folder(root):
            return
    if os.path.lexists(work):
        with suppress(BriefingError, OSError), locked(work):  # else it is in use, or not ours
            _finish(root)


def write_author_files(
    files: Mapping[Path, bytes],
    replace: Iterable[Path] = (),
    root: Path | None = None,
    read: Mapping[Path, bytes] | None = None,
) -> None:
    """Write an author's files: all, or none.

    ``replace`` names the files that may exist already; no other file is replaced. ``root`` is the folder that commands
    are kept from while this one writes. ``read`` has what some of the files held when their new content was made.

    Raises:
        BriefingError: when a file is in the way, the folder cannot be written, or a file has been changed since it was
            read.
    """
    if not files:
        return
    root = root or next(iter(files)).parent
    with locked_author_folder(root):
        _refuse_obstacles(files, frozenset(replace))
        _refuse_changed(read or {})
        _Writing(root, files).write()


def _refuse_obstacles(files: Iterable[Path], allowed: frozenset[Path]) -> None:
    for path in files:
        if path.is_symlink():
            raise BriefingError(f"{path} is a symbolic link, and is left as it is. Put the file itself there.")
        if path.is_dir() or (path not in allowed and path.exists()):
            raise BriefingError(f"{path} is there already, and is left as it is. Move it, or choose another name.")
        if path.exists() and not path.stat().st_mode & _WRITE_PERMISSIONS:
            raise BriefingError(f"{path} is read-only, and is left as it is. Make it writable if it may be changed.")


def _refuse_changed(read: Mapping[Path, bytes]) -> None:
    for path, data in read.items():
        if not path.is_file() or path.read_bytes() != data:
            raise BriefingError(
                f"{path} was changed by someone else in the meantime. Nothing was written: run the command again."
            )


class _Writing:
    """One set of files on its way to its places."""

    def __init__(self, root: Path, files: Mapping[Path, bytes]) -> None:
        self.root, self.work, self.files = root, root / STAGING_NAME, files
        self.made = [folder for path in files for folder in _missing(path.parent)]
        self.journal = _WritingJournal(
            [(_shown(path, root), _digest_of_file(path), sha256(data).hexdigest()) for path, data in files.items()],
            [_shown(folder, root) for folder in dict.fromkeys(self.made)],
        )

    def write(self) -> None:
        """Write all files, or none.

        Raises:
            BriefingError: when one cannot be written.
        """
        try:
            self.journal.write(self.work)
            self._prepare()
            changed(self.journal, step=_MOVING).write(self.work)
        except OSError as error:
            self._remove_prepared()
            name = self._at if error.errno else error
            raise BriefingError(f"{name} cannot be written: {error.strerror or error}. Nothing was changed.") from error
        except BaseException:
            with stop_signals_kept():
                self._remove_prepared()
            raise
        with stop_signals_kept():
            self._move_all()

    def _prepare(self) -> None:
        for path, data in self.files.items():
            self._at = path
            for folder in _missing(path.parent):
                staging.make_folder(folder, mode=None)
            staging.write_file(_new(path), data)
            if path.exists():
                staging.copy_permissions(path, _new(path))
                staging.remove_if_possible([_old(path)])
                staging.link_file(path, _old(path))
        staging.write_out([_new(path) for path in self.files], {path.parent for path in self.files})

    _at: Path | str = ""

    def _remove_prepared(self) -> None:
        temporary = [each for path in self.files for each in (_new(path), _old(path))]
        staging.remove_if_possible(temporary, self.made)
        staging.remove_if_possible([self.work / JOURNAL_NAME, self.work / NEXT_JOURNAL_NAME])

    def _move_all(self) -> None:
        moved: list[Path] = []
        try:
            for path in self.files:
                staging.move(_new(path), path)
                moved.append(path)
            staging.write_out([], {path.parent for path in self.files})
        except OSError as error:
            with suppress(OSError):
                changed(self.journal, step=_PUTTING_BACK).write(self.work)
            for other in moved:
                _put_back(other)
            self._remove_prepared()
            raise BriefingError(f"{path} cannot be written: {error.strerror or error}. Nothing was changed.") from error
        self._remove_prepared()


def _put_back(path: Path) -> None:
    if os.path.lexists(_old(path)):
        staging.move(_old(path), path)
    else:
        staging.remove_file(path)


def _finish(root: Path) -> None:
    work = root / STAGING_NAME
    if os.path.lexists(work / JOURNAL_NAME):
        with stop_signals_kept():
            _finish_writing(root, _read_journal(work / JOURNAL_NAME))
            staging.remove_file(work / JOURNAL_NAME)
    staging.remove_if_possible([work / NEXT_JOURNAL_NAME])


def _read_journal(path: Path) -> _WritingJournal:
    try:
        return _WritingJournal(**json.loads(path.read_bytes()))
    except (ValueError, TypeError):
        raise BriefingError(f"{path} cannot be read. Remove it, and look at your files.") from None


def _finish_writing(root: Path, journal: _WritingJournal) -> None:
    """Move the rest of the files; if an author has changed one of them since, put the others back instead."""
    files = [(root / path, old, new) for path, old, new in journal.files if not has_linked_folder(root, path)]
    # A file is as it was, or as it was to be; else it was changed after the program had been killed.
    are_ours = all(_digest_of_file(path) in (old, new) for path, old, new in files)
    if journal.step == _MOVING and are_ours:
        for path, _, _ in files:
            if os.path.lexists(_new(path)):
                staging.move(_new(path), path)
    elif journal.step != _PREPARING:
        for path, old, new in files:
            if old != new and _digest_of_file(path) == new:
                _put_back(path)
    temporary = [each for path, _, _ in files for each in (_new(path), _old(path))]
    made = [root / folder for folder in journal.made if not has_linked_folder(root, folder)]
    staging.remove_if_possible(temporary, made)


def _missing(folder: Path) -> list[Path]:
    """Return the folder and its parents that do not exist, outermost first."""
    return [each for each in reversed((folder, *folder.parents)) if not each.exists()]


def _shown(path: Path, root: Path) -> str:
    """A path relative to the root; one that is elsewhere as it is, and is passed over by the next command."""
    whole, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100 - links are not followed
    return whole.relative_to(base).as_posix() if whole.is_relative_to(base) else str(whole)


def _new(path: Path) -> Path:
    """The temporary file of a file's new content. Content folders do not read names that begin with a dot."""
    return _beside(path, STAGING_NAME)


def _old(path: Path) -> Path:
    return _beside(path, _OLD_ENDING)


def _beside(path: Path, ending: str) -> Path:
    name = f".{path.name}{ending}"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f".{sha256(os.fsencode(path.name)).hexdigest()}{ending}"
    return path.with_name(name)


def _digest_of_file(path: Path) -> str:
    """The digest of a file's content; an empty string if there is none."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""

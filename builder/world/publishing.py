"""An output folder becomes another at once: whoever looks finds wholly the old site or wholly the new one.

A complete new folder, the *stand-in*, is made next to the output folder. Files that stay are linked into it. Then

1. a journal is written, and the two are exchanged in one step: the stand-in is the site;
2. the output folder, which is hidden now, is changed file by file until it equals the stand-in;
3. the two are exchanged again, and the stand-in is removed.

So the output folder remains the same folder, with its owner, permissions, attributes and files of others. Programs that
have it open keep it: a server that was started in it, a container that it was given to, a terminal. These alone can
see it change file by file, in milliseconds.

Where there can be no stand-in (the output folder is a mount point, or what is next to it cannot be written), the output
folder is changed file by file in its place. If the program is killed meanwhile, `builder.world.interrupted_output` goes
on from the journal.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from builder.world import MANIFEST, staging
from builder.world.stand_in import (
    NoStandIn,
    add_files,
    copy_folder_states,
    folders_in,
    link_files,
    make_folders,
    move_what_came,
    remove_emptied_folders,
    remove_folder_of_folders,
)
from builder.world.stop_signals import stop_signals_kept
from builder.world.work_folder import (
    ASIDE_NAME,
    JOURNAL_NAME,
    NEW_NAME,
    NEXT_JOURNAL_NAME,
    NEXT_NAME,
    OLD_NAME,
)


@dataclass(frozen=True)
class FolderChanges:
    """What is to be done to an output folder: files to write, the list among them, and files to remove."""

    contents: Mapping[str, bytes]
    removed: Sequence[str] = ()


@dataclass(frozen=True)
class Journal:
    """What has been begun: the files that are written, and those that are removed.

    ``listed`` are the changed files that the last build wrote, too; a file in the place of another one belongs to
    someone else. ``folder`` is the device and inode of the output folder. With ``in_place``, that folder is changed
    where it is; otherwise its stand-in is there meanwhile.
    """

    changed: Sequence[str]
    removed: Sequence[str]
    listed: Sequence[str]
    folder: Sequence[int]
    in_place: bool = False

    def write(self, work: Path, files: Collection[Path] = (), folders: Collection[Path] = ()) -> None:
        """Write the journal in one step, and before it to the disk the files and folders that it is about."""
        next_journal = work / NEXT_JOURNAL_NAME
        staging.write_file(next_journal, json.dumps(asdict(self)).encode())
        staging.write_out([next_journal, *files], folders)
        staging.move(next_journal, work / JOURNAL_NAME)
        staging.write_out([], [work])


def folder_number(folder: Path) -> list[int]:
    """The device and inode of a folder: they stay when it is moved."""
    known = folder.stat()
    return [known.st_dev, known.st_ino]


def publish(folder: Path, work: Path, changes: FolderChanges, listed: Collection[str]) -> None:
    """Make the changes, all or none. ``listed`` are the files that the last build wrote; ``work`` is the work folder.

    Raises:
        OSError: when they cannot be made. The folder is as it was before then.
    """
    new = work / NEW_NAME
    try:
        if not folder.exists():
            _publish_first(folder, new, changes)
            return
        journal = _prepare(folder, work, changes, listed)
        with stop_signals_kept():
            _replace(folder, work, journal)
            clear(work)
    finally:
        if not os.path.lexists(work / JOURNAL_NAME):
            with stop_signals_kept():
                clear(work)


def _publish_first(folder: Path, new: Path, changes: FolderChanges) -> None:
    staging.make_folder(new)
    add_files(changes.contents, new)
    staging.write_out([new / path for path in changes.contents], folders_in(new))
    staging.move(new, folder)
    staging.write_out([], [folder.parent])


def _prepare(folder: Path, work: Path, changes: FolderChanges, listed: Collection[str]) -> Journal:
    """Write the new files to the disk, as a stand-in of the folder if there can be one, and a journal."""
    new = work / NEW_NAME
    staging.make_folder(new)
    is_beside = not work.absolute().is_relative_to(folder.absolute())
    has_stand_in = is_beside and _make_stand_in(folder, new, changes)
    if not has_stand_in:
        staging.remove_tree(new)
        staging.make_folder(new)
        add_files(changes.contents, new)
    journal = Journal(
        [path for path in changes.contents if path != MANIFEST],
        list(changes.removed),
        [path for path in changes.contents if path in listed],
        folder_number(folder),
        in_place=not has_stand_in,
    )
    journal.write(work, [new / path for path in changes.contents], folders_in(new))
    return journal


def _make_stand_in(folder: Path, new: Path, changes: FolderChanges) -> bool:
    try:
        link_files(folder, new, {*changes.contents, *changes.removed, staging.STAGING_NAME})
        remove_emptied_folders(changes.removed, new)
        add_files(changes.contents, new)
        copy_folder_states(folder, new)
    except NoStandIn:
        return False
    return True


def _replace(folder: Path, work: Path, journal: Journal) -> None:
    new, update = work / NEW_NAME, FolderUpdate(journal, work)
    has_stand_in = not journal.in_place and _put_stand_in(folder, work, journal)
    try:
        if has_stand_in:
            update.make(target=new, source=folder)
        else:
            update.make(target=folder, source=new)
    except OSError:
        update.undo()
        if has_stand_in:
            staging.exchange(folder, new, work / ASIDE_NAME)
        staging.remove_file(work / JOURNAL_NAME)
        raise
    if has_stand_in:
        take_stand_in_away(folder, work)
    staging.remove_file(work / JOURNAL_NAME)


def _put_stand_in(folder: Path, work: Path, journal: Journal) -> bool:
    """Put the stand-in where the output folder is. Where that is refused, the folder is to be changed in its place."""
    try:
        staging.exchange(folder, work / NEW_NAME, work / ASIDE_NAME)
    except OSError:
        Journal(journal.changed, journal.removed, journal.listed, journal.folder, in_place=True).write(work)
        return False
    staging.write_out([], [folder.parent, work])
    return True


def take_stand_in_away(folder: Path, work: Path) -> None:
    """Put the output folder, which has been changed, into its place again."""
    new = work / NEW_NAME
    staging.exchange(folder, new, work / ASIDE_NAME)
    staging.write_out([], [folder.parent, work])
    keep_what_came(new, folder)


def keep_what_came(stand_in: Path, folder: Path) -> None:
    """Take over from a stand-in what someone else put there while it was in the place of the output folder."""
    try:
        ours = json.loads((stand_in / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):  # not yet complete, so it never was there
        return
    move_what_came(stand_in, folder, [*ours, MANIFEST])


def clear(work: Path) -> None:
    """Remove what was prepared, except the lock and the journal."""
    for name in (NEW_NAME, OLD_NAME, ASIDE_NAME):
        staging.remove_tree(work / name)
    staging.remove_if_possible([work / NEXT_NAME, work / NEXT_JOURNAL_NAME])


@dataclass
class FolderUpdate:
    """Changes an output folder file by file until it has the files of another, as a journal says.

    What was replaced or removed is kept in the work folder, so that it can be undone. ``skipped`` are the files that
    were not written, because a file that no build wrote had come to be there.
    """

    journal: Journal
    work: Path
    skipped: list[str] = field(default_factory=list)
    _done: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    _folders: dict[str, bool] = field(default_factory=dict)

    def make(self, target: Path, source: Path) -> None:
        """Make the changes. Those that were made before are passed over. The list of the files is written last.

        Raises:
            OSError: when one cannot be made; `undo` takes back the others.
        """
        journal = self.journal
        self._old = self.work / OLD_NAME
        make_folders(self._old)
        self._listed = {*journal.listed, MANIFEST}
        changed = [*journal.changed]
        folders = {parent.as_posix() for path in changed for parent in Path(path).parents}
        files = frozenset(changed)
        obstacles = [
            path
            for path in journal.removed
            if path in folders or any(parent.as_posix() in files for parent in Path(path).parents)
        ]
        for path in obstacles:
            self._remove(target, path)
        self._folders.clear()
        for path in changed:
            self._put(target, source, path)
        for path in journal.removed:
            self._remove(target, path)
        if self.skipped:
            self._leave_out_skipped(source)
        self._put(target, source, MANIFEST)
        touched = {target, *((target / path).parent for path in (*changed, *journal.removed))}
        staging.write_out([], [folder for folder in touched if folder.is_dir()])

    def undo(self) -> None:
        """Take back what was changed.

        Raises:
            OSError: when that is not possible either.
        """
        for place, old, file in reversed(self._done):
            if file and not os.path.lexists(file) and os.path.lexists(place):
                staging.link_file(place, file)  # so that the journal can still be followed, if this is interrupted
            if old is None:
                staging.remove_file(place)
            else:
                make_folders(Path(place).parent)
                staging.move(old, place)
        self._done.clear()

    def _put(self, target: Path, source: Path, path: str) -> None:
        file, place = f"{source}/{path}", f"{target}/{path}"
        if not os.path.lexists(file) or not self._has_folder_for(target, path):  # it has been moved already
            return
        if path not in self._listed and _is_foreign_file(Path(place), Path(file)):
            self.skipped.append(path)
            return
        if os.path.isdir(place):  # noqa: PTH112 - this is done for each file of a site
            remove_folder_of_folders(Path(place))
        is_replaced = os.path.lexists(place)
        if is_replaced:
            old = self._next_old()
            staging.link_file(place, old)
            self._done.append((place, old, file))
        if source.parent == self.work:
            staging.move(Path(file), Path(place))
        else:  # the stand-in must remain complete
            next_file = f"{self.work}/{NEXT_NAME}"
            staging.remove_if_possible([next_file] if os.path.lexists(next_file) else [])
            staging.link_file(file, next_file)
            staging.move(Path(next_file), Path(place))
        if not is_replaced:
            self._done.append((place, None, file))

    def _has_folder_for(self, target: Path, path: str) -> bool:
        """Make the folder of a file, unless it exists. Return whether that is a folder within the output."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._folders[folder] = not has_linked_folder(target, path)
            if self._folders[folder]:
                make_folders(target / folder)
        return self._folders[folder]

    def _next_old(self) -> str:
        old = f"{self._old}/{len(self._done)}"
        if os.path.lexists(old):  # of a build that was killed
            staging.remove_file(old)
        return old

    def _remove(self, target: Path, path: str) -> None:
        place = target / path
        if not is_within(path) or has_linked_folder(target, path) or not (place.is_file() or place.is_symlink()):
            return
        old = self._next_old()
        staging.move(place, old)
        self._done.append((str(place), old, None))
        remove_emptied_folders([path], target)

    def _leave_out_skipped(self, source: Path) -> None:
        """Write the list of the files again, without those that are not there."""
        listed = json.loads((source / MANIFEST).read_bytes())["files"]
        staging.remove_file(source / MANIFEST)
        rest = {path: digest for path, digest in listed.items() if path not in self.skipped}
        staging.write_file(source / MANIFEST, list_bytes(rest, ""), staging.FILE_MODE)


def list_bytes(digests: Mapping[str, str], search: str) -> bytes:
    """The list of an output's files, as it is written."""
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(digests[path])}" for path in sorted(digests))
    files = f"{{\n{lines}\n}}" if lines else "{}"
    return f'{{\n"files": {files},\n"search": {json.dumps(search)}\n}}\n'.encode()


def is_within(path: str) -> bool:
    """Whether a path leads to a place within its folder. A list can have been edited."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def has_linked_folder(folder: Path, path: str) -> bool:
    """Whether one of the folders on a path is a symbolic link, so that the path can lead to another place."""
    return not is_within(path) or any((folder / parent).is_symlink() for parent in Path(path).parents)


def _is_foreign_file(place: Path, file: Path) -> bool:
    """Whether there is something else than a folder or the same file."""
    if not os.path.lexists(place) or (place.is_dir() and not place.is_symlink()):
        return False
    return place.is_symlink() or not place.is_file() or place.read_bytes() != file.read_bytes()

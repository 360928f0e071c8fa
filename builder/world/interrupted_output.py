"""What a build that was killed left: the next one finishes it, or removes what had only been prepared."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from builder.values.errors import BriefingError
from builder.world import staging
from builder.world.output_places import choose_work_folder, work_folders
from builder.world.publishing import (
    FolderUpdate,
    Journal,
    clear,
    folder_number,
    keep_what_came,
    take_stand_in_away,
)
from builder.world.stop_signals import stop_signals_kept
from builder.world.work_folder import (
    ASIDE_NAME,
    JOURNAL_NAME,
    NEW_NAME,
    ForeignFolder,
    LockBusy,
    check_work_folder,
    locked,
)


class OutputError(BriefingError):
    """The output folder cannot be written, or has files that no build wrote. The message says how to proceed."""


@contextmanager
def locked_output(folder: Path, waiting: Callable[[str], object] | None = None) -> Iterator[None]:
    """Keep other builds away from an output folder, and finish what a build that was killed had begun.

    ``waiting`` is called once with the name of the process that writes to it, if it must be waited for.

    Raises:
        OutputError: when another build writes to it and ``waiting`` is ``None``, or it cannot be written to.
    """
    with ExitStack() as stack:
        with _reported(folder):
            work = choose_work_folder(folder)
            others = [other for other in work_folders(folder) if other != work and os.path.lexists(other)]
            for place in others:
                check_work_folder(place)
            for place in (work, *others):
                stack.enter_context(locked(place, waiting))
        finish_interrupted(folder)
        yield


@contextmanager
def _reported(folder: Path) -> Iterator[None]:
    try:
        yield
    except LockBusy as busy:
        raise OutputError(
            f"Another build is writing to {folder} ({busy.holder}). Wait for it with --wait, or name another folder "
            "with --output."
        ) from None
    except ForeignFolder as error:
        raise OutputError(f"{error} Or name another folder with --output.") from None
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}. {as_it_is(folder)}") from error


def as_it_is(folder: Path) -> str:
    """What is to be said of a folder that could not be written."""
    return "The site in it is as it was." if _has_files(folder) else "Nothing was written."


def _has_files(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def finish_interrupted(folder: Path) -> None:
    """Finish what a build of this output had begun when it was killed, or remove what it had prepared.

    Raises:
        OutputError: when that cannot be done, or something else is in the way.
    """
    try:
        for work in work_folders(folder):
            if os.path.lexists(work):
                check_work_folder(work)
                with stop_signals_kept():
                    _finish(folder, work)
    except ForeignFolder as error:
        raise OutputError(f"{error} Or name another folder with --output.") from None
    except OSError as error:
        reason = f"{error.strerror or error} ({error.filename})" if error.filename else error.strerror or error
        raise OutputError(f"{folder} cannot be written: {reason}. A build that was killed is not finished.") from error


def _finish(folder: Path, work: Path) -> None:
    if os.path.lexists(work / JOURNAL_NAME):
        journal = _read_journal(work / JOURNAL_NAME)
        if journal.in_place:
            FolderUpdate(journal, work).make(folder, work / NEW_NAME)
        elif _are_both_there(folder, work):
            _finish_exchange(folder, work, journal)
        staging.remove_file(work / JOURNAL_NAME)
    clear(work)
    _remove_work_folder(work)


def _read_journal(path: Path) -> Journal:
    try:
        return Journal(**json.loads(path.read_bytes()))
    except (ValueError, TypeError):
        raise OutputError(
            f"{path} cannot be read. See whether the site is complete, and remove {path.parent} yourself."
        ) from None


def _are_both_there(folder: Path, work: Path) -> bool:
    """Bring an exchange by three moves to an end that was interrupted. Whether there are two folders then."""
    new, aside = work / NEW_NAME, work / ASIDE_NAME
    if os.path.lexists(aside):
        if not os.path.lexists(folder):
            staging.move(aside, folder)  # both folders were complete when the exchange began
        elif not os.path.lexists(new):
            staging.move(aside, new)
    return folder.is_dir() and new.is_dir()


def _finish_exchange(folder: Path, work: Path, journal: Journal) -> None:
    new = work / NEW_NAME
    if folder_number(new) == journal.folder:  # the stand-in is in its place
        FolderUpdate(journal, work).make(target=new, source=folder)
        take_stand_in_away(folder, work)
    else:  # it has not been put there, has been taken away again, or all of it has been copied from another place
        keep_what_came(new, folder)


def _remove_work_folder(work: Path) -> None:
    """Remove the work folder, unless this process or another one has locked it."""
    for path in list(work.iterdir()):
        if path.name.isdigit():  # of earlier versions
            staging.remove_file(path)
    if not any(work.iterdir()):
        staging.remove_folder(work)

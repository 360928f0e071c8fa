"""What a command that was killed had begun to write is finished by the next one, whichever it is."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

_USUAL_OUTPUT = Path("site")


def finish_what_was_interrupted(given: argparse.Namespace) -> None:
    """Finish the authors' files and the site that commands with these arguments write, or remove what was prepared.

    The site is that of ``briefing build`` where another command is not told which: in ``site``.

    Raises:
        BriefingError: when authors' files cannot be written.
    """
    for root in _roots(given):
        if os.path.lexists(root / ".briefing-new"):
            from builder.world.author_files import finish_interrupted_writing

            finish_interrupted_writing(root)
    if "output" not in given:
        _finish_output(_USUAL_OUTPUT)


def _roots(given: argparse.Namespace) -> list[Path]:
    """The folders below which commands write files of authors."""
    roots = [given.content] if "content" in given else []
    if getattr(given, "into", None):
        roots += [given.into, given.into.parent]
    if "folder" in given:
        roots.append(given.folder)
    return roots


def _finish_output(output: Path) -> None:
    from builder.world.output_places import is_unfinished

    if not output.is_dir() or output.is_symlink() or not is_unfinished(output):
        return
    from builder.values.errors import BriefingError
    from builder.world.interrupted_output import locked_output

    try:
        with locked_output(output):
            pass
    except BriefingError:  # a build is running, or the next one says what is in its way
        return

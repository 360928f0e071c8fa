"""The files to clean, read from disk."""

from __future__ import annotations

import os
from pathlib import Path

from builder.clean.batch import DecodedFile, decode_file
from builder.clean.values import NotAnArticle
from builder.values.errors import BriefingError
from builder.values.regular_files import read_file

_MOST_BYTES = 10_000_000
"""The size of the largest file that is read; the longest pages have a tenth of that."""
_BLANK_BYTES = b"\xef\xbb\xbf \t\r\n"


def read_input_file(path: Path, encoding: str = "") -> DecodedFile:
    """Read a text or a page.

    Args:
        path: the file.
        encoding: its encoding, if the author states it.

    Raises:
        BriefingError: if there is no such file, or it cannot be an article.
    """
    if not os.path.lexists(path):
        raise BriefingError(f"There is no file “{path}” here.")
    if path.is_dir():
        raise BriefingError(f"{path} is a folder. Name the files in it, for example {path}/*.txt.")
    data = _read_bytes(path)
    if not data.strip(_BLANK_BYTES):
        raise BriefingError(f"{path} is empty.")
    try:
        return decode_file(data, encoding)
    except NotAnArticle as error:
        hint = "" if "--encoding" in str(error) else " Save the page as text or as HTML, and clean that."
        raise BriefingError(f"{path} {error}.{hint}") from error


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise BriefingError(
                f"{path} has {size / 1e6:.0f} MB; no article is longer than {_MOST_BYTES / 1e6:.0f} MB. Cut out "
                "the part that has it."
            )
        return read_file(path)
    except OSError as error:
        raise BriefingError(f"{path} cannot be read: {error.strerror or error}.") from error

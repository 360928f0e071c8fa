"""Two operations of the system that Python does not offer, where the system has them.

Two folders are exchanged in one step, so that no reader finds neither of them, or parts of both. Linux has
``renameat2`` with ``RENAME_EXCHANGE`` (https://man7.org/linux/man-pages/man2/rename.2.html), macOS ``renamex_np`` with
``RENAME_SWAP``. And a whole disk is written out, for which Linux has ``syncfs``.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2

_NOT_POSSIBLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})


def exchange_in_one_step(one: Path, other: Path) -> bool:
    """Exchange two folders of one disk. Return ``False``, with nothing changed, if the system has no such operation.

    Raises:
        OSError: when the system has it and refuses these two.
    """
    import ctypes  # noqa: PLC0415 - it is needed only if something is published

    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _NOT_POSSIBLE:
        return False
    raise OSError(number, os.strerror(number), str(one))


def write_out_disk(descriptor: int) -> bool:
    """Have the system write out all that it holds back of one disk. Return ``False`` if it has no such operation.

    Raises:
        OSError: when the disk cannot be written.
    """
    import ctypes  # noqa: PLC0415

    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    if library.syncfs(descriptor):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return True

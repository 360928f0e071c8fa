"""The memory of a process while it builds a site."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_collection() -> Iterator[None]:
    """Keep Python's collector of reference cycles from running; afterwards it is as it was before.

    A build creates millions of objects and needs nearly all of them until its end. The collector would examine them
    again and again and free almost nothing. Objects outside of cycles are freed as always, and the cycles are freed
    after the build.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

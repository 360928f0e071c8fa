"""What ends a command: neither the content's fault nor a bug."""

from __future__ import annotations


class BriefingError(Exception):
    """A command cannot be done as it was asked for. The message says why, and how to proceed, to a person."""

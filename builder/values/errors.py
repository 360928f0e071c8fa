"""The errors that a person reads: neither a problem of the content nor a bug."""

from __future__ import annotations


class BriefingError(Exception):
    """A command cannot do what it was asked to do. As text it is the message, and then the ``hint`` if there is one.

    Together they say what is wrong and how to proceed. ``code`` names the error where it is shown as a problem.
    """

    code = "refused"

    def __init__(self, message: object = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = str(message)
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class Stopped(KeyboardInterrupt):
    """A signal has asked the program to end; ``number`` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

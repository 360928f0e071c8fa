"""How large the parts of a briefing can be. A briefing that needs more says so in ``briefing.yaml``.

Texts come from anywhere, so none may keep the program busy for longer than an author waits: what is larger is refused,
with its place, before it is read. Each limit is far above what people write.
"""

from __future__ import annotations

from dataclasses import dataclass

BYTES_IN_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest sizes that are read; each field is a key of ``limits`` in ``briefing.yaml``.

    ``file`` is the size of a file in megabytes (10⁶ bytes), ``characters`` the length of its text. ``lines`` and
    ``marks`` are about one text in Markdown: its lines, and the characters in it that can be markup. ``records`` is how
    many records a folder such as ``entries`` has, how many notes an article, and how many items any list in YAML.
    """

    file: int = 10
    characters: int = 3_000_000
    lines: int = 60_000
    marks: int = 30_000
    records: int = 10_000

    @property
    def file_bytes(self) -> int:
        """The size of a file in bytes."""
        return self.file * BYTES_IN_MEGABYTE


DEFAULT_LIMITS = Limits()
"""The limits of a briefing that states none."""

LONGEST_VALUE = 100_000
"""How many characters a value in YAML has at most; prose is shorter by far."""

LONGEST_NAME = 1_000
"""How many characters a title, a name, an address or any other value of a line has at most."""


def describe_repair(key: str, needed: int) -> str:
    """Return how to repair what is larger than the limit of that key: ``needed`` is its size."""
    return f"Divide it, or allow it in briefing.yaml:\n  limits: {{{key}: {_rounded_up(needed)}}}"


def _rounded_up(number: int) -> int:
    """The next number with no more than two digits that are not 0."""
    step: int = 10 ** max(len(str(number)) - 2, 0)
    return -(-number // step) * step

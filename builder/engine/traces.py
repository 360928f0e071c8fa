"""What a build remembers for the next one: what it made, and on which facts each of that depends.

A *target* is what is made at once: a page, or the files of an output. It is made again only if a fact that it was made
from has another fingerprint than then, or what holds for all targets has: the program, the theme, the settings.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from builder.engine.facts import Facts

_FORM = "1"
"""The version of the form in which a memory is kept."""

_DIGEST_SIZE = 16


def digest(data: bytes) -> bytes:
    """What a file of the output is known by."""
    return blake2b(data, digest_size=_DIGEST_SIZE).digest()


@dataclass(frozen=True)
class Trace:
    """The facts that a target was made from, and the files that were made, each by the digest of its content."""

    reads: tuple[str, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Memory:
    """What one build leaves to the next: the traces of its targets, and the facts as they were.

    ``common`` is the fingerprint of what holds for all targets.
    """

    common: bytes = b""
    facts: Mapping[str, bytes] = field(default_factory=dict)
    traces: Mapping[str, Trace] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The memory as it is kept between builds."""
        traces = {name: (trace.reads, dict(trace.files)) for name, trace in self.traces.items()}
        return marshal.dumps((_FORM, self.common, dict(self.facts), traces))

    @classmethod
    def from_bytes(cls, data: bytes | None) -> Memory:
        """A memory that was kept; an empty one if there is none, or none of this form."""
        try:
            form, common, facts, traces = marshal.loads(data or b"")
            if form == _FORM:
                return cls(common, facts, {name: Trace(*trace) for name, trace in traces.items()})
        except (ValueError, TypeError, EOFError, AttributeError):
            pass
        return cls()


NO_MEMORY = Memory()
"""What there is before the first build."""


@dataclass(frozen=True)
class Made:
    """What a target is made of today: its files, the facts that were read for them, and why it was made again.

    ``reason`` is empty if its files were kept.
    """

    files: Mapping[str, bytes]
    reads: tuple[str, ...]
    reason: str = ""


ReadFile = Callable[[str], bytes | None]
"""Returns a file of the last output, if it is there."""


class Keeper:
    """Knows which targets of the last build are still what they would be if they were made again."""

    def __init__(self, memory: Memory, common: bytes, facts: Facts, read_file: ReadFile) -> None:
        self.memory, self.facts, self.read_file = memory, facts, read_file
        self.is_common = memory.common == common

    def reason(self, target: str) -> str:
        """Why a target must be made again: empty if it need not."""
        trace = self.memory.traces.get(target)
        if trace is None:
            return "it is new"
        if not self.is_common:
            return "the program, the theme, the settings or the menu are others"
        return next((f"{fact} has changed" for fact in trace.reads if self._has_changed(fact)), "")

    def kept(self, target: str) -> Made | None:
        """A target as the last output has it; ``None`` if a file of it is not there as it was made."""
        trace = self.memory.traces[target]
        files = {path: self.read_file(path) for path in trace.files}
        if any(data is None or digest(data) != trace.files[path] for path, data in files.items()):
            return None
        return Made({path: data for path, data in files.items() if data is not None}, trace.reads)

    def _has_changed(self, fact: str) -> bool:
        return self.memory.facts.get(fact) != self.facts[fact]


def remember(common: bytes, facts: Facts, made: Mapping[str, Made]) -> Memory:
    """The memory of a build that made these targets."""
    reads: Iterable[str] = {fact for each in made.values() for fact in each.reads}
    traces = {
        name: Trace(each.reads, {path: digest(data) for path, data in each.files.items()})
        for name, each in made.items()
    }
    return Memory(common, {fact: facts[fact] for fact in reads}, traces)

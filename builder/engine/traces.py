"""What a build remembers for the next one: what it made, and on which facts each of that depends.

A *target* is what is made at once: a page, or what one record gives to the data files. It is made again only if a fact
that it was made from has another fingerprint than then, or what holds for all targets has: the program, the theme, the
settings.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any

from builder.data.joined_files import Piece
from builder.engine.facts import Facts
from builder.pages.search_parts import RecordsPart
from builder.values.kept_file import FileContent, FileState, KeptFile

_FORM = "4"
"""The version of the form in which a memory is kept."""

_DIGEST_SIZE = 16
_NUMBER = "I"


def digest(data: bytes) -> bytes:
    """What a file of the output is known by."""
    return blake2b(data, digest_size=_DIGEST_SIZE).digest()


PlainPart = tuple[str, bytes, tuple[Any, ...]]


@dataclass(frozen=True)
class Trace:
    """The facts that a target was made from, and the files that were made, each by the digest of its content.

    ``reads`` are the numbers of the facts in the memory's list, as an array of machine words. ``part`` is what search
    needs to know of a record: the name and the digest of the part, and its facts.
    """

    reads: bytes
    files: Mapping[str, bytes]
    part: PlainPart | None = None

    @property
    def numbers(self) -> array[int]:
        """The numbers of the facts."""
        return array(_NUMBER, self.reads)


@dataclass(frozen=True)
class JoinedTrace:
    """A file that was joined of pieces: its digest, that of its layout, and where each piece is in it."""

    digest: bytes
    layout: bytes
    places: Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True)
class Memory:
    """What one build leaves to the next: the traces of its targets and joined files, and the facts as they were.

    ``common`` is the fingerprint of what holds for all targets; ``states`` are those of the files that it wrote.
    ``facts`` has each fact by its name, in the order of their numbers.
    """

    common: bytes = b""
    facts: Mapping[str, bytes] = field(default_factory=dict)
    traces: Mapping[str, Trace] = field(default_factory=dict)
    joined: Mapping[str, JoinedTrace] = field(default_factory=dict)
    states: Mapping[str, FileState | None] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The memory as it is kept between builds."""
        traces = {name: (trace.reads, dict(trace.files), trace.part) for name, trace in self.traces.items()}
        joined = {path: (trace.digest, trace.layout, dict(trace.places)) for path, trace in self.joined.items()}
        return marshal.dumps((_FORM, self.common, dict(self.facts), traces, joined, dict(self.states)))

    @classmethod
    def from_bytes(cls, data: bytes | None) -> Memory:
        """A memory that was kept; an empty one if there is none, or none of this form."""
        try:
            form, common, facts, traces, joined, states = marshal.loads(data or b"")
            if form == _FORM:
                return cls(
                    common,
                    facts,
                    {name: Trace(*trace) for name, trace in traces.items()},
                    {path: JoinedTrace(*trace) for path, trace in joined.items()},
                    states,
                )
        except (ValueError, TypeError, EOFError, AttributeError):
            pass
        return cls()

    def with_states(self, states: Mapping[str, FileState | None]) -> Memory:
        """The same with the states of the files that were written."""
        return replace(self, states=states)


NO_MEMORY = Memory()
"""What there is before the first build."""


@dataclass(frozen=True)
class Made:
    """What a target is made of today: its files, pieces of joined files, or a part of the search index; and why.

    Of a target that was kept, there is only its ``trace``, and its files.
    """

    files: Mapping[str, FileContent]
    reads: tuple[str, ...] = ()
    reason: str = ""
    pieces: Mapping[Piece, bytes] = field(default_factory=dict)
    part: RecordsPart | None = None
    trace: Trace | None = None


ReadFile = Callable[[str], bytes | None]
"""Returns a file of the last output, if it is there."""

StateOf = Callable[[str], FileState | None]
"""Returns the state of a file of the last output, if it has one."""


class Keeper:
    """Knows which targets of the last build are still what they would be if they were made again."""

    def __init__(
        self, memory: Memory, common: bytes, facts: Facts, read_file: ReadFile, state_of: StateOf = lambda _path: None
    ) -> None:
        self.memory, self.facts, self._read_file, self._state_of = memory, facts, read_file, state_of
        self.common, self._is_common = common, memory.common == common

    @cached_property
    def _changed(self) -> Mapping[int, str]:
        """The facts that have changed, by their numbers."""
        then = self.memory.facts.items()
        return {number: name for number, (name, fact) in enumerate(then) if self.facts[name] != fact}

    def reason(self, target: str) -> str:
        """Why a target must be made again: empty if it need not."""
        trace = self.memory.traces.get(target)
        if trace is None:
            return "it is new"
        if not self._is_common:
            return "the program, the theme, the settings or the menu are others"
        changed = self._changed
        if changed.keys().isdisjoint(trace.numbers):
            return ""
        return next(f"{changed[number]} has changed" for number in trace.numbers if number in changed)

    def kept(self, target: str) -> Made | None:
        """A target as the last output has it; ``None`` if a file of it is not there as it was made."""
        trace = self.memory.traces[target]
        files = {path: self.kept_file(path, made) for path, made in trace.files.items()}
        found = {path: file for path, file in files.items() if file is not None}
        return Made(found, trace=trace) if len(found) == len(files) else None

    def kept_file(self, path: str, made: bytes) -> KeptFile | None:
        """A file of the last output with this digest; ``None`` if it is not there any more."""
        state = self.memory.states.get(path)
        if state is None or self._state_of(path) != state:
            data = self._read_file(path)
            if data is None or digest(data) != made:
                return None
        return KeptFile(lambda: self._read_file(path) or b"")


def remember(keeper: Keeper, made: Mapping[str, Made], joined: Mapping[str, JoinedTrace] = {}) -> Memory:
    """The memory of a build that made these targets."""
    any_kept = any(each.trace for each in made.values())
    numbers = {name: number for number, name in enumerate(keeper.memory.facts if any_kept else ())}
    traces = {name: each.trace or _trace(each, numbers) for name, each in made.items()}
    return Memory(keeper.common, {name: keeper.facts[name] for name in numbers}, traces, joined)


def _trace(made: Made, numbers: dict[str, int]) -> Trace:
    """The trace of what was made; facts that have no number get one."""
    reads = array(_NUMBER, [numbers.setdefault(fact, len(numbers)) for fact in made.reads])
    files = {path: digest(data) for path, data in made.files.items() if isinstance(data, bytes)}
    part = (made.part.name, made.part.digest, tuple(made.part.facts)) if made.part else None
    return Trace(reads.tobytes(), files, part)

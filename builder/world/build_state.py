"""What the last build was asked, read, wrote and reported, so that the next one knows whether anything has changed.

It is kept in the cache folder, one file for each set of options, and compared before anything else is imported. If only
the states of files differ, their contents are compared: a checkout writes the same content with new times.

Nothing is kept of a build unless it is certain what it read: no symbolic link, nothing that changed while it ran.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from builder.values.regular_files import open_file, read_file
from builder.world import MANIFEST
from builder.world.cache_folder import CacheFolder
from builder.world.environment import program_folder
from builder.world.file_states import (
    Clock,
    Look,
    WatchedFolder,
    content_hash,
    digest_of,
    look_at,
    output_hash,
    real_path,
    states,
)

_FORMAT = 1
_ENDING = ".state"
_MOST_STATES = 8
"""For how many sets of options a state is kept."""
_HEADER_LENGTH_DIGITS = 12
_CHECKSUM_DIGITS = 32

Report: TypeAlias = Mapping[str, Any]
"""What a build prints, as JSON has it."""


class _Kept(NamedTuple):
    """The beginning of the file of a state, and where the rest of it is."""

    about: dict[str, Any]
    path: str
    at: int


class _Rest(NamedTuple):
    """What the last build read and wrote, as listings, and the hash of each file that it read."""

    read: bytes
    written: bytes
    hashes: dict[str, str]


class BuildState:
    """The state that the last build with the same options left. ``asked`` is all that was asked, as JSON has it.

    ``content`` and ``output`` are the folders.
    """

    def __init__(self, cache: CacheFolder, asked: Mapping[str, Any], content: str, output: str) -> None:
        self._cache = cache
        self._inputs = [WatchedFolder(os.path.realpath(content), "content"), program_folder()]
        self._outputs = [WatchedFolder(os.path.realpath(output), "output")]
        self._asked = json.dumps([_FORMAT, asked, self._inputs, self._outputs], sort_keys=True)
        self._clock: Clock | None = None
        self._name = f"build-{digest_of(self._asked.encode())}{_ENDING}"

    def report_if_unchanged(self) -> Report | None:
        """What the last build reported, if another would read and write the same; else ``None``."""
        try:
            kept = self._read()
            return self._report(kept) if kept else None
        except (LookupError, TypeError, ValueError):  # written by another program
            return None

    def _report(self, kept: _Kept) -> Report | None:
        themes = kept.about["themes"]
        if kept.about["asked"] != self._asked or any(map(os.path.isdir, kept.about["absent"])):
            return None
        if any(os.path.realpath(given) != real for given, real in themes):
            return None
        inputs = self._inputs_with(real for _, real in themes)
        read = look_at(inputs)
        if not self._is_same_content(kept, inputs, read):
            return None
        written = look_at(self._outputs)
        if not self._is_same_output(kept, written):
            return None
        if (read.digest, written.digest) != (kept.about["read"], kept.about["written"]):
            self._renew(kept, inputs)
        report: Report = kept.about["report"]
        return report

    def _is_same_content(self, kept: _Kept, inputs: list[WatchedFolder], read: Look) -> bool:
        """Whether the last build read the same; contents are compared where states differ."""
        if not read.is_certain or read.digest == kept.about["read"]:
            return read.is_certain
        rest = self._read_rest(kept)
        return rest is not None and all(
            path is not None and content_hash(real_path(inputs, path)) == rest.hashes.get(path)
            for path in _differing(rest.read, read.listing)
        )

    def _is_same_output(self, kept: _Kept, written: Look) -> bool:
        """Whether the output is what the last build wrote; contents are compared where states differ."""
        if not written.is_certain or written.digest == kept.about["written"]:
            return written.is_certain
        rest = self._read_rest(kept)
        listed = self._listed()
        return (
            rest is not None
            and self._list_hash() == kept.about["list"]
            and all(
                path is not None and output_hash(real_path(self._outputs, path)) == listed.get(path)
                for path in _differing(rest.written, written.listing)
            )
        )

    def _renew(self, kept: _Kept, inputs: list[WatchedFolder]) -> None:
        """Keep the present states of the same contents, so that these need not be compared the next time."""
        self.begin()
        read, written = look_at(inputs, self._clock), look_at(self._outputs, self._clock)
        rest = self._read_rest(kept)
        # Contents are compared once more: those of before may be younger than these looks.
        if (
            self._clock
            and rest
            and not read.has_recent
            and self._is_same_content(kept, inputs, read)
            and self._is_same_output(kept, written)
        ):
            self._write(kept.about, read, written, rest.hashes)

    def _inputs_with(self, theme_folders: Iterable[str]) -> list[WatchedFolder]:
        return [*self._inputs, *(WatchedFolder(folder, "theme") for folder in theme_folders)]

    def begin(self) -> None:
        """Remember when the build begins; call it before anything is read."""
        self._clock = self._cache.clock() if self._cache.prepare() else None

    def keep(self, report: Report, theme_folders: Iterable[str], absent: Sequence[str], list_digest: str) -> bool:
        """Keep the state after a build without errors. Return whether it was kept.

        ``absent`` are the folders that do not exist and would have been the theme. ``list_digest`` is the hash of the
        list that the build wrote: if the list is another, so is the output.
        """
        if self._clock is None or any(map(os.path.isdir, absent)):
            return False
        themes = [[folder, os.path.realpath(folder)] for folder in theme_folders]
        inputs = self._inputs_with(real for _, real in themes)
        read = look_at(inputs, self._clock)
        if not read.is_certain or read.has_recent:
            return False
        hashes = self._hashes(inputs, themes, read)
        written = look_at(self._outputs, self._cache.settled_clock())
        if hashes is None or not written.is_certain or self._list_hash() != list_digest:
            return False
        about = {
            "asked": self._asked,
            "themes": themes,
            "absent": list(absent),
            "report": report,
            "list": list_digest,
        }
        return self._write(about, read, written, hashes)

    def _hashes(self, inputs: list[WatchedFolder], themes: object, read: Look) -> dict[str, str] | None:
        """The hash of each file that was read; those that the last state has are not made again."""
        kept = self._read()
        rest = self._read_rest(kept) if kept and kept.about.get("themes") == themes else None
        before, known = (states(rest.read), rest.hashes) if rest else ({}, {})
        hashes: dict[str, str] = {}
        for path, state in states(read.listing).items():
            if path.endswith("/"):
                continue
            found = known.get(path) if before.get(path) == state else content_hash(real_path(inputs, path), state)
            if found is None:
                return None
            hashes[path] = found
        return hashes

    def _list_path(self) -> str:
        return os.path.join(self._outputs[0].path, MANIFEST)  # noqa: PTH118

    def _list_hash(self) -> str | None:
        return output_hash(self._list_path())

    def _listed(self) -> dict[str, str]:
        """The hash of each file of the output, by its path in the listing."""
        try:
            data = read_file(self._list_path(), follow=False)
            listed = json.loads(data)["files"]
            return {"0/" + MANIFEST: sha256(data).hexdigest(), **{f"0/{path}": listed[path] for path in listed}}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _write(self, about: dict[str, Any], read: Look, written: Look, hashes: Mapping[str, str]) -> bool:
        table = json.dumps(hashes).encode()
        about = {
            **about,
            "read": read.digest,
            "written": written.digest,
            "hashes": digest_of(table),
            "lengths": [len(read.listing), len(written.listing), len(table)],
        }
        header = json.dumps(about).encode()
        start = f"{digest_of(header)}{len(header):0{_HEADER_LENGTH_DIGITS}}".encode()
        done = self._cache.write(self._name, [start, header, read.listing, written.listing, table])
        self._cache.remove_but_latest(_ENDING, _MOST_STATES)
        return done

    def _read(self) -> _Kept | None:
        """The beginning of the state of the last build; ``None`` if there is none, or it is damaged."""
        path = str(self._cache.path / self._name)
        try:
            with open_file(path, follow=False) as file:
                start = file.read(_CHECKSUM_DIGITS + _HEADER_LENGTH_DIGITS)
                header = file.read(int(start[_CHECKSUM_DIGITS:]))
            if digest_of(header).encode() != start[:_CHECKSUM_DIGITS]:
                return None
            about = json.loads(header)
            return _Kept(about, path, len(start) + len(header)) if isinstance(about, dict) else None
        except (OSError, ValueError, OverflowError, MemoryError):
            return None

    def _read_rest(self, kept: _Kept) -> _Rest | None:
        """What the last build read and wrote, and the hashes of what it read; ``None`` if they are damaged."""
        try:
            with open_file(kept.path, follow=False) as file:
                file.seek(kept.at)
                read, written, table = map(file.read, kept.about["lengths"])
        except OSError:
            return None
        found = [digest_of(part) for part in (read, written, table)]
        if found != [kept.about[name] for name in ("read", "written", "hashes")]:
            return None
        return _Rest(read, written, json.loads(table))


def _differing(old: bytes, new: bytes) -> Iterable[str | None]:
    """The paths with another state; ``None`` if there are other paths."""
    before, now = states(old), states(new)
    if before.keys() != now.keys():
        return [None]
    return [path for path, state in now.items() if state != before[path] or "?" in state]

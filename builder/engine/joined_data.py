"""The data files joined of the pieces that were made, and of those that the last build's files have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.data.files import WHOLE, DataWriter
from builder.data.joined_files import JoinedFile, Piece, join
from builder.engine.fingerprints import fingerprint
from builder.engine.targets import DataPlan
from builder.engine.traces import JoinedTrace, Keeper, Made, digest
from builder.meaning.site import Site
from builder.values.kept_file import FileContent, KeptFile, content_of


def plan_data(site: Site) -> list[DataPlan]:
    """What is to be made of the data files: what each record gives, and what no single one can."""
    return [DataPlan(record) for record in (WHOLE, *site.registry.records)]


class KeptPieces:
    """The pieces in the joined files of the last build; none if one of these files is not as it was written."""

    def __init__(self, keeper: Keeper) -> None:
        self.joined = keeper.memory.joined
        found = {path: keeper.kept_file(path, trace.digest) for path, trace in self.joined.items()}
        self.files = {path: file for path, file in found.items() if file is not None}
        self.are_whole = bool(found) and len(found) == len(self.files)

    def files_of(self, path: str) -> tuple[KeptFile, JoinedTrace] | None:
        """A file of the last build that is as it was, with its trace."""
        return (self.files[path], self.joined[path]) if path in self.files else None


def join_files(
    writer: DataWriter, made: Iterable[Made], kept: KeptPieces
) -> tuple[dict[str, FileContent], dict[str, JoinedTrace]]:
    """The joined files, and how they are remembered."""
    new = {name: data for each in made for name, data in each.pieces.items()}
    files: dict[str, FileContent] = {}
    traces: dict[str, JoinedTrace] = {}
    for file in writer.joined():
        files[file.path], traces[file.path] = _joined(file, new, kept)
    return files, traces


def _joined(file: JoinedFile, new: Mapping[Piece, bytes], kept: KeptPieces) -> tuple[FileContent, JoinedTrace]:
    layout = fingerprint(tuple((slot.before, slot.name, tuple(slot.records), slot.after) for slot in file.slots))
    old = kept.files_of(file.path)
    slots = {slot.name for slot in file.slots}
    if old and old[1].layout == layout and not any(piece.slot in slots for piece in new):
        return old
    data, before = (content_of(old[0]), old[1].places) if old else (b"", {})

    def piece(name: Piece) -> bytes:
        if name in new:
            return new[name]
        at, length = before[name]
        return data[at : at + length]

    joined = join(file, piece)
    places = {(name.slot, name.record): at for name, at in joined.places.items()}
    return joined.data, JoinedTrace(digest(joined.data), layout, places)

"""The addresses of records, notes and blocks in the output."""

from __future__ import annotations

from builder.meaning.registry import RecordRegistry
from builder.values.document import block_id
from builder.values.site_paths import note_id, passage_id, path_of


def address_of(registry: RecordRegistry, target: str) -> str:
    """Return the path of a record or of a note's passage; of the note itself if it has no passage."""
    if target in registry.records:
        return path_of(registry.records[target])
    article, _, note = target.partition("#")
    fragment = passage_id(note) if registry.notes[target].spans else note_id(note)
    return f"{path_of(registry.records[article])}#{fragment}"


def source_address(registry: RecordRegistry, source: str, block: int) -> str:
    """The path of a text that points at something: the note, or the block of an article or a page."""
    if source in registry.notes:
        article, _, note = source.partition("#")
        return f"{path_of(registry.records[article])}#{note_id(note)}"
    path = path_of(registry.records[source])
    return f"{path}#{block_id(block)}" if block and registry.records[source].type in ("article", "page") else path

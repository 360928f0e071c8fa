"""A document as it is written: its text in pieces, and its tags and blocks at offsets into that text."""

from __future__ import annotations

from builder.values.document import Block, Tag


class DocumentWriter:
    """Writes text and tags side by side. ``at`` is the offset after the text that is written so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.tags: list[Tag] = []
        self.blocks: list[Block] = []

    def write(self, text: str) -> None:
        """Add text at the end."""
        self.parts.append(text)
        self.at += len(text)

    def put_tag(self, kind: int, name: str, attributes: tuple[tuple[str, str], ...] = ()) -> None:
        """Add a tag at the end of the text that is written so far."""
        self.tags.append(Tag(self.at, kind, name, attributes))

    def written_text(self) -> str:
        """Return the whole text."""
        return "".join(self.parts)

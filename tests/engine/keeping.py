"""A store of what builds keep, in memory, and a briefing connected with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from builder.engine.article_memory import ArticleMemory, KeptContent
from builder.engine.connected_content import ConnectedContent, connect_content
from builder.engine.row_making import remember_articles
from builder.reading.load import load_frame
from builder.world.file_states import file_state


@dataclass
class Store:
    """Connects a content folder again and again, each time with what the last time was kept."""

    content: Path
    details: dict[str, bytes] = field(default_factory=dict)
    memory: ArticleMemory = field(default_factory=ArticleMemory)

    def connect(self) -> ConnectedContent:
        kept = KeptContent(self.memory, self.details.get, self.details.__setitem__, True, file_state)
        connected = connect_content(load_frame(self.content), kept)
        self.memory = ArticleMemory.from_bytes(remember_articles(connected, kept).to_bytes())
        return connected

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words in a file."""
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text
        (self.content / path).write_text(text.replace(old, new), encoding="utf-8")

"""Text and tags of a document are written side by side."""

from __future__ import annotations

from builder.values.document import CLOSE, OPEN, Tag
from builder.values.document_writer import DocumentWriter


def test_a_tag_is_at_the_end_of_the_text_before_it() -> None:
    writer = DocumentWriter()
    writer.write("one ")
    writer.put_tag(OPEN, "a", (("href", "x"),))
    writer.write("two")
    writer.put_tag(CLOSE, "a")
    assert writer.written_text() == "one two"
    assert writer.tags == [Tag(4, OPEN, "a", (("href", "x"),)), Tag(7, CLOSE, "a")]
    assert writer.at == 7

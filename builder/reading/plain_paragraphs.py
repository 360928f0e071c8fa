"""Paragraphs of plain words, which become a document without the Markdown parser.

Most paragraphs have no character that means anything to Markdown, and to find that out takes a twentieth of the time
that the parser takes. All other texts are left to the parser. Tests compare the two.
"""

from __future__ import annotations

import re
from functools import cache

from builder.reading.reference_syntax import REFERENCE_SYNTAX, NameOf, read_reference
from builder.reading.text_limits import expansion_limit
from builder.values.document import CLOSE, OPEN, Block, Document, ProseReference, Tag, block_id
from builder.values.document_writer import DocumentWriter

_MARKUP = bytes(code for code in range(32) if code != 10) + b"\\`*_[]<>&~|#\x7f"
"""Control characters, and what can be markup anywhere in a line. More is in it than need be: that is only slower."""

_OPENING = frozenset("\"'“‘«„(")
"""With what a line of plain words can begin, in addition to letters."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def plain_document(text: str, name_of: NameOf | None = None) -> Document | None:
    """Return what the parser would make of paragraphs of words and references, and ``None`` for any other text.

    Without ``name_of``, a text with brackets is not plain, since brackets are not references then.
    """
    has_references = name_of is not None and "[[" in text
    if not _is_plain(REFERENCE_SYNTAX.sub(_placeholder, text) if has_references else text):
        return None
    if has_references:
        return _PlainDocument(text, name_of).build()
    return _without_references(text)


def _without_references(text: str) -> Document:
    paragraphs = [paragraph.strip("\n") for paragraph in text.split("\n\n")]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    tags: list[Tag] = []
    blocks: list[Block] = []
    at = 0
    for number, paragraph in enumerate(paragraphs, 1):
        end = at + len(paragraph)
        tags.append(Tag(at, OPEN, "p", _attributes(number)))
        blocks.append(Block(at, end, number, 0, is_heading=False))
        at = end + 1
        tags.append(Tag(at, CLOSE, "p"))
    paragraphs.append("")
    return Document("\n".join(paragraphs), tuple(tags), tuple(blocks))


@cache
def _attributes(number: int) -> tuple[tuple[str, str], ...]:
    """The attributes of a paragraph, which are shared by all texts."""
    return (("id", block_id(number)),)


def _placeholder(reference: re.Match[str]) -> str:
    """A letter for a reference of plain words, so that a line can begin with it; else what is not plain."""
    inner = reference[0][2:-2].replace("|", "", 1).replace("#", "", 1)
    return "x" if _has_no_markup(inner) and "\n" not in inner else "["


def _is_plain(text: str) -> bool:
    """Whether no character is markup, and no line begins or ends as one with markup or with an indent does."""
    lines = [line for line in text.split("\n") if line]
    if not lines or not _has_no_markup(text):
        return False
    return all((line[0].isalpha() or line[0] in _OPENING) and not line[-1].isspace() for line in lines)


def _has_no_markup(text: str) -> bool:
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return len(data.translate(None, _MARKUP)) == len(data)


class _PlainDocument(DocumentWriter):
    """A document that is written paragraph by paragraph."""

    def __init__(self, text: str, name_of: NameOf | None) -> None:
        super().__init__()
        self.text, self.name_of = text, name_of
        self.expansion = expansion_limit(len(text))
        self.references: list[ProseReference] = []

    def build(self) -> Document | None:
        for number, paragraph in enumerate(_PARAGRAPH.finditer(self.text), 1):
            start = self.at
            self.put_tag(OPEN, "p", _attributes(number))
            if not self._words(paragraph.start(), paragraph.end()):
                return None
            self.blocks.append(Block(start, self.at, number, 0, is_heading=False))
            self.write("\n")
            self.put_tag(CLOSE, "p")
        return Document(self.written_text(), tuple(self.tags), tuple(self.blocks), tuple(self.references))

    def _words(self, start: int, end: int) -> bool:
        """Write the words of a paragraph. False if a reference has no words or too many, which the parser reports."""
        for match in REFERENCE_SYNTAX.finditer(self.text, start, end) if self.name_of else ():
            assert self.name_of is not None
            reference = read_reference(match, self.name_of, self.text[match.end() : min(match.end() + 1, end)])
            if reference is None:
                return False
            self.write(self.text[start : match.start()])
            target, words = reference
            self.expansion -= len(words)
            if self.expansion < 0:
                return False
            self.put_tag(OPEN, "ref", (("target", target),))
            self.references.append(ProseReference(target, self.at, self.at + len(words), match.start()))
            self.write(words)
            self.put_tag(CLOSE, "ref")
            start = match.end()
        self.write(self.text[start:end])
        return True

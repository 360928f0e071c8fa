"""A page of HTML is parsed once, and several readers take from it what each is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Protocol

from builder.clean.values import NotAnArticle

_MOST_ATTRIBUTES = 1_000
"""How many attributes a tag can have; libxml2 compares each with all others."""

_MOST_TAGS = 30_000
"""How many tags a page can have; the longest articles have a tenth of that."""

Attributes = Mapping[str, str]
"""The attributes of an element by name; an empty string for one without a value."""


class PageReader(Protocol):
    """What is called for each tag and text of a page, in their order."""

    def start_element(self, tag: str, attributes: Attributes, *, is_closed: bool) -> None:
        """Read a start tag. ``is_closed``: it ends with ``/>``, and no call of `end_element` follows."""

    def end_element(self, tag: str) -> None:
        """Read an end tag."""

    def read_text(self, text: str, line: int) -> None:
        """Read text between two tags; ``line`` is the line in the file where it begins, counted from 1."""

    def end_page(self) -> None:
        """Finish what is open at the end of the page."""


class _Parser(HTMLParser):
    """Passes on what is not in a ``template``, which is no part of the page until a script puts it there."""

    def __init__(self, readers: Sequence[PageReader]) -> None:
        super().__init__(convert_charrefs=True)
        self.readers = readers
        self.tags = 0
        self.templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_closed=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_closed=True)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], *, is_closed: bool) -> None:
        self._refuse_too_much(len(attrs))
        if tag == "template":
            self.templates += 1  # a slash does not close it
        if self.templates or tag == "template":
            return
        attributes = {name: value or "" for name, value in attrs}
        for reader in self.readers:
            reader.start_element(tag, attributes, is_closed=is_closed)

    def _refuse_too_much(self, attributes: int) -> None:
        self.tags += 1
        line = self.getpos()[0]
        if attributes > _MOST_ATTRIBUTES:
            raise NotAnArticle(
                f"has a tag with {attributes:,} attributes in line {line}, which is no page's: delete it"
            )
        if self.tags > _MOST_TAGS:
            raise NotAnArticle(f"has more than {_MOST_TAGS:,} tags, the last in line {line}: cut out the article")

    def handle_endtag(self, tag: str) -> None:
        if tag == "template" and self.templates:
            self.templates -= 1
            return
        if self.templates:
            return
        for reader in self.readers:
            reader.end_element(tag)

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        for reader in () if self.templates else self.readers:
            reader.read_text(data, line)


_ENDS = {"<!--": "-->", "<![": "]>", "<?": ">"}
"""What begins a comment, a marked section or an instruction, and what ends it."""


def _with_ends(html: str) -> str:
    """Return a page in which what begins a comment and has no end is text, as Python's parser reads it.

    The parser would look for the end of each one in all of the text after it.
    """
    for begin, end in _ENDS.items():
        last = html.rfind(end) + 1
        html = html[:last] + html[last:].replace(begin, f"&lt;{begin[1:]}")
    return html


def read_page(html: str, *readers: PageReader) -> None:
    """Parse a page once and pass every tag and text to each of the readers.

    Raises:
        NotAnArticle: if it has more tags, or a tag has more attributes, than any page.
    """
    parser = _Parser(readers)
    parser.feed(_with_ends(html))
    parser.close()
    for reader in readers:
        reader.end_page()

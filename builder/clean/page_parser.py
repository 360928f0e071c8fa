"""A page of HTML is parsed once, and several readers take from it what each is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Protocol

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
    def __init__(self, readers: Sequence[PageReader]) -> None:
        super().__init__(convert_charrefs=True)
        self.readers = readers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_closed=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, is_closed=True)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], *, is_closed: bool) -> None:
        attributes = {name: value or "" for name, value in attrs}
        for reader in self.readers:
            reader.start_element(tag, attributes, is_closed=is_closed)

    def handle_endtag(self, tag: str) -> None:
        for reader in self.readers:
            reader.end_element(tag)

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        for reader in self.readers:
            reader.read_text(data, line)


def read_page(html: str, *readers: PageReader) -> None:
    """Parse a page once and pass every tag and text to each of the readers."""
    parser = _Parser(readers)
    parser.feed(html)
    parser.close()
    for reader in readers:
        reader.end_page()

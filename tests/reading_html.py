"""Reading built pages as a browser's parser would see them, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    """An element: its name, attributes, children and text in order."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def find(self, name: str = "", **attributes: str) -> list[Element]:
        """All descendants of that name with those attributes; ``class_`` asks for one class of several."""
        found = []
        for child in self.children:
            if isinstance(child, str):
                continue
            if (not name or child.name == name) and all(child.matches(key, value) for key, value in attributes.items()):
                found.append(child)
            found += child.find(name, **attributes)
        return found

    def matches(self, key: str, value: str) -> bool:
        if key == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(key.replace("_", "-")) == value


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.at = self.root
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        if self.at.name != tag:
            self.faults.append(f"</{tag}> closes <{self.at.name}>")
            return
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """The document; fails where an element is not closed by its own end tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.faults, reader.faults[:3]
    assert reader.at is reader.root, f"<{reader.at.name}> is not closed"
    return reader.root


def page(path: Path) -> Element:
    """A built page."""
    return parse(path.read_text(encoding="utf-8"))

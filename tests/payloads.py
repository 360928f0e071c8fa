"""Words that try to become a program, a site with them in every field, and what its outputs may consist of."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from builder.build import build
from builder.site_making import BuildOptions
from tests.conftest import ROOT
from tests.payload_records import Writing, write_briefing

OWN = [
    line
    for line in (ROOT / "tests" / "data" / "payloads.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]
HARMLESS = "(hurt)"


def public_payloads() -> list[str]:
    """The lines of all files in the folder that BRIEFING_PAYLOADS names; none if it names none."""
    folder = os.environ.get("BRIEFING_PAYLOADS")
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []
    lines = [line for path in files for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    # Two brackets name a record, and a name that is none stops a build; so do characters that YAML does not know.
    return [re.sub(r"\[(?=\[)", "[ ", line) for line in lines if line.strip() and line.isprintable()]


def build_with(payloads: Sequence[str], start: int, folder: Path, *, search: bool = False) -> Path:
    """Build the briefing with the payloads from ``start`` on, as a draft, and return the folder of its site."""
    write_briefing(folder / "content", Writing(payloads, start))
    site = folder / "site"
    outcome = build(BuildOptions(folder / "content", site, search=search, draft=True))
    assert outcome.changes, [f"{each.place}: {each.message}" for each in outcome.problems if each.severity == "error"]
    return site


# What documents consist of


@dataclass
class Parsed:
    """The elements of a document in order, each with its attributes, and the text of each script and style."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    programs: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed, self.inside = Parsed(), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parsed.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag if tag in ("script", "style") else ""
        if self.inside:
            self.parsed.programs.append((dict(attrs).get("type") or tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            kind, text = self.parsed.programs[-1]
            self.parsed.programs[-1] = (kind, text + data)


def parse_html(text: str) -> Parsed:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.parsed


def parse_xml(data: bytes) -> Parsed:
    """Raises `ElementTree.ParseError` when the document is not well-formed."""
    parsed = Parsed()
    for element in ElementTree.fromstring(data).iter():
        name = _local(str(element.tag))
        parsed.elements.append((name, {_local(key): value for key, value in element.attrib.items()}))
        if name in ("script", "style"):
            parsed.programs.append((name, element.text or ""))
    return parsed


def _local(name: str) -> str:
    return name.rpartition("}")[2]


MARKDOWN = frozenset(
    "p em strong s code pre ul ol li table thead tbody tr th td h2 h3 h4 h5 h6 blockquote br hr a div".split()
)
MARKDOWN_ATTRIBUTES = frozenset({"id", "class", "href", "rel", "start", "lang", "dir", "role", "tabindex"})
ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "background", "cite", "srcset", "content"}
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DATA_TYPES = frozenset({"application/ld+json", "application/json"})


@dataclass
class Known:
    """What outputs with harmless words consist of: all that others may consist of as well."""

    names: set[str] = field(default_factory=lambda: set(MARKDOWN))
    attributes: set[tuple[str, str]] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    programs: set[str] = field(default_factory=set)

    def learn(self, parsed: Parsed) -> None:
        for name, attributes in parsed.elements:
            self.names.add(name)
            self.attributes |= {(name, each) for each in attributes}
            self.loaded |= {_from_top(value) for each, value in attributes.items() if each in ADDRESSES}
        self.programs |= {text for _, text in parsed.programs}

    def faults(self, parsed: Parsed) -> Iterator[str]:
        """What may not be in a document."""
        for name, attributes in parsed.elements:
            if name not in self.names:
                yield f"<{name}>"
            for each, value in attributes.items():
                if (name, each) not in self.attributes and not (name in MARKDOWN and each in MARKDOWN_ATTRIBUTES):
                    yield f"<{name} {each}>"
                if each in ADDRESSES and not self._is_safe(name, each, value):
                    yield f"<{name} {each}={value[:60]!r}>"
        for kind, text in parsed.programs:
            if kind in _DATA_TYPES:
                json.loads(text)
            elif text not in self.programs:
                yield f"<{kind}> with {text[:60]!r}"

    def _is_safe(self, name: str, attribute: str, value: str) -> bool:
        if _from_top(value) in self.loaded or (name == "meta" and attribute == "content"):
            return True
        scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", value))
        if name in ("a", "cite", "blockquote", "q", "uri"):
            return not scheme or scheme[1].lower() in ("http", "https", "mailto")
        return not scheme and name in ("link", "content", "item", "reference", "img", "itemref")


def _from_top(path: str) -> str:
    return re.sub(r"\A(?:\.\./)+", "", path)


ParseHtml = Callable[[str], Parsed]


def documents(name: str, data: bytes, parse: ParseHtml = parse_html) -> Iterator[tuple[str, Parsed]]:
    """The documents in a file of the output, those in archives and feeds among them.

    Fails where a file of data or of words for scripts is anything else.
    """
    ending = Path(name).suffix
    if ending in (".zip", ".epub"):
        with ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                xml = ending == ".epub" and inner.endswith(".html")
                yield from (
                    [(f"{name}/{inner}", parse_xml(archive.read(inner)))]
                    if xml
                    else documents(f"{name}/{inner}", archive.read(inner), parse)
                )
    elif ending == ".html":
        yield name, parse(data.decode())
    elif ending in (".xhtml", ".xml", ".svg", ".opf", ".ncx"):
        yield name, parse_xml(data)
        for element in ElementTree.fromstring(data).iter():
            if element.get("type") == "html":
                yield f"{name} ({_local(str(element.tag))})", parse("".join(element.itertext()))
    elif ending in (".json", ".jsonld"):
        json.loads(data)
    elif ending == ".js" and "assets/" not in name and "pagefind" not in name:
        called = re.fullmatch(r"[\w.]+(?:\((.*)\)| = (.*));\s*", data.decode(), re.DOTALL)
        assert called, f"{name} is no single call: {data[:80]!r}"
        words = json.loads(called[1] or called[2])
        if isinstance(words, str):
            yield name, parse(words)


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def faults_of(site: Path, known: Known, parse: ParseHtml = parse_html) -> list[str]:
    """All that may not be in the files of a site, with the names of the files."""
    return [
        f"{where}: {fault}"
        for name, data in files_of(site).items()
        for where, parsed in documents(name, data, parse)
        for fault in known.faults(parsed)
    ]


def what_is_known(site: Path, parse: ParseHtml = parse_html) -> Known:
    known = Known()
    for name, data in files_of(site).items():
        for _, parsed in documents(name, data, parse):
            known.learn(parsed)
    return known

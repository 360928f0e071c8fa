"""Words that try to become a program, a briefing that has them in every field, and what its outputs may consist of."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import yaml

from builder.build import build
from builder.site_making import BuildOptions
from tests.conftest import ROOT

OWN = [
    line
    for line in (ROOT / "tests" / "data" / "payloads.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]
HARMLESS = "(hurt)"
NEEDLE = "needle"
"""A word in every field, by which a search finds all."""


def public_payloads() -> list[str]:
    """The lines of all files in the folder that BRIEFING_PAYLOADS names; none if it names none."""
    folder = os.environ.get("BRIEFING_PAYLOADS")
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []
    lines = [line for path in files for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    # Two brackets name a record, and a name that is none stops a build; so do characters that YAML does not know.
    return [re.sub(r"\[(?=\[)", "[ ", line) for line in lines if line.strip() and line.isprintable()]


@dataclass
class Writing:
    """Writes a briefing in which the next of the payloads is in each field."""

    payloads: Sequence[str]
    start: int = 0
    fields: int = 0

    def next(self) -> str:
        self.fields += 1
        return self.payloads[(self.start + self.fields - 1) % len(self.payloads)]

    def words(self, before: str) -> str:
        return f"{before} {NEEDLE} {self.next()}"

    def address(self) -> str:
        encoded = re.sub(r"[\s<>\"\\]", lambda found: f"%{ord(found[0]):02X}", self.next())
        return f"https://a.example/{encoded}"

    def doi(self) -> str:
        return "10.1000/" + re.sub(r"\s", "_", self.next())

    def prose(self) -> str:
        """Markdown with the payloads wherever Markdown has a place for words."""
        forms = [
            "{}", "# {}", "### {}", "> {}", "- {}\n- {}", "1. {}", "*{}*", "**{}**", "`{}`", "    {}", "```\n{}\n```",
            "| {} | b |\n|---|---|\n| {} | c |", "[{}](https://a.example/)", "[x]({})", "![{}](https://a.example/x.png)",
            "![x]({})", "[x][{}]", "<{}>", "~~{}~~", "a {}\\\nb {}", "[[keeper|{}]]",
        ]  # fmt: skip
        return "\n\n".join(re.sub(r"\{\}", lambda _: self.words("").strip().replace("|", "¦"), form) for form in forms)


def full_records(w: Writing) -> dict[str, Any]:
    """Every kind of record with every one of its keys. A test holds it to the content model."""
    return {
        "briefing": {
            "title": w.words("Bridge"),
            "description": w.words("About"),
            "language": "en",
            "edition": w.words("May"),
            "editors": [w.words("Group"), w.words("Others")],
            "url": "https://site.example/bridge/",
            "rights": "full",
            "with": ["single", "epub", "zip"],
        },
        "articles": {
            "title": w.words("News"),
            "publisher": w.words("Courier"),
            "author": [w.words("Ada"), w.words("Ben")],
            "url": w.address(),
            "doi": w.doi(),
            "archived": w.address(),
            "published": "2031-04-02",
            "grade": {"source": "B", "report": 2, "why": w.words("because")},
        },
        "notes": [
            {
                "id": "one",
                "quote": "The keeper saw cracks",
                "kind": "context",
                "text": w.prose(),
                "see": ["shut"],
                "earlier": [{"quote": w.words("saw"), "until": "2031-04-12"}],
            },
            {"id": "two", "quotes": ["shut on Tuesday", "by the fair"], "text": w.words("Two")},
            {
                "id": "several",
                "quotes": [
                    w.words("several"),
                    {"quote": w.words("one"), "prefix": w.words("before"), "suffix": w.words("after")},
                ],
                "text": w.words("Several"),
            },
            {"id": "lost", "quote": w.words("lost"), "text": w.words("Lost")},
            {"id": "context", "quote": "fair", "prefix": w.words("the"), "suffix": w.words("of"), "text": w.words("C")},
            {
                "id": "gone",
                "quote": w.words("gone"),
                "text": w.words("Gone"),
                "withdrawn": {"date": "2031-05-01", "reason": w.words("It is gone")},
            },
        ],
        "entries": [
            {
                "id": "keeper",
                "type": "person",
                "name": w.words("Keeper"),
                "aliases": [w.words("Guard"), "Keeper"],
                "summary": w.words("Who"),
                "text": w.prose(),
                "links": [w.address(), {"url": w.address(), "title": w.words("More")}],
            },
            {"id": "arch", "type": "term", "name": w.words("Arch"), "summary": w.words("A term")},
            {"id": "marrow", "type": "place", "name": w.words("Marrow")},
        ],
        "events": [
            {
                "id": "shut",
                "date": "2031-04-01",
                "title": w.words("Shut"),
                "who": ["keeper"],
                "place": "marrow",
                "summary": w.words("What"),
                "evidence": ["news#one"],
            },
        ],
        "claims": [
            {
                "id": "claim",
                "statement": w.words("Claimed"),
                "positions": [{"who": "keeper", "stance": "asserts", "evidence": ["news#one"], "date": "2031-04-02"}],
            },
        ],
        "judgements": [
            {
                "id": "judged",
                "statement": w.words("Judged"),
                "likelihood": "unlikely",
                "confidence": "moderate",
                "evidence": ["news#one"],
                "against": ["news#two"],
            },
        ],
        "pages": {"title": w.words("Front"), "show": ["judgements", "timeline", "claims"]},
    }


def write_briefing(content: Path, w: Writing) -> None:
    """Write the records as a briefing, with prose in an article and in two pages."""
    records = full_records(w)
    body = "The keeper saw cracks. The bridge was shut on Tuesday.\n\nIt opens by the fair."
    files = {
        "briefing.yaml": _yaml(records["briefing"]),
        "articles/news.md": _front(records["articles"], f"{body}\n\n{w.prose()}"),
        "articles/second.md": _front({"title": w.words("Second"), "rights": "excerpt", "via": "news"}, w.prose()),
        "articles/third.md": _front({"title": w.words("Third"), "digest": True, "via": "keeper"}, w.prose()),
        "notes/news.yaml": _yaml(records["notes"]),
        "pages/index.md": _front(records["pages"], w.prose()),
        "pages/method.md": _front({"title": w.words("Method")}, w.prose()),
        **{f"{name}.yaml": _yaml(records[name]) for name in ("entries", "events", "claims", "judgements")},
    }
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")


def _yaml(value: object) -> str:
    written: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000, default_style='"')
    # Numbers, dates and choices are read with quotation marks as well; yes and no are not.
    return written.replace('!!bool "true"', "yes").replace('!!int "2"', "2")


def _front(value: object, body: str) -> str:
    return f"---\n{_yaml(value)}---\n\n{body}\n"


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

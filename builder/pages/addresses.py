"""Where everything stands in the output, and how one page points at another.

Links are relative, so that one output serves at a domain's root, under a project's path and from a folder.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from builder.meaning.registry import RecordRegistry
from builder.values.document import block_id
from builder.values.references import Record

FRONT_PATH = "index.html"
NOT_FOUND_PATH = "404.html"
"""The page that a server shows at every wrong address."""

SAFE_IN_URL = "/%:@!$&'()*+,;=~-._"
"""What stands for itself in the path of an address."""


def path_of(record: Record) -> str:
    """The path of a record's page within the output, with forward slashes."""
    return f"{record.folder}/{record.id}.html" if record.folder else f"{record.id}.html"


def address_of(registry: RecordRegistry, target: str) -> str:
    """The path of a record, or of a note's passage; of the note itself where it stands on no words."""
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


def section_id(record: str) -> str:
    """The id of a record's section in a document that holds several."""
    return f"record-{record}"


def note_id(note: str) -> str:
    """The id of a note's element."""
    return f"note-{note}"


def passage_id(note: str, index: int = 0) -> str:
    """The id of a note's passage, counted from 0. The underscore, which no note's id holds, keeps ids apart."""
    return f"passage-{note}_{index + 1}" if index else f"passage-{note}"


def path_to_root(path: str) -> str:
    """What leads from a page to the top of the output: nothing, or ``../`` for each folder."""
    return "../" * path.count("/")


def base_url(url: str) -> str:
    """The folder in which the front page is published, as a URI (RFC 3986) in ASCII; empty where none is known.

    ``url`` may name the folder, with or without a slash, or the front page in it.
    """
    if not url:
        return ""
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    path = folder if last.endswith((".html", ".htm")) else parts.path
    return urlunsplit((parts.scheme, ascii_host(parts.netloc), quote(path.rstrip("/") + "/", safe=SAFE_IN_URL), "", ""))


def ascii_host(netloc: str) -> str:
    """A host, with its port, in ASCII."""
    if netloc.isascii():
        return netloc
    host, mark, port = netloc.partition(":")
    try:
        return host.encode("idna").decode() + mark + port
    except UnicodeError:  # a label that IDNA does not know: percent-encoding is what RFC 3986, 3.2.2 leaves
        return quote(netloc, safe=":@")

"""The briefing's texts as plain text and as Markdown that any program reads.

An author's ``[[id]]`` means nothing elsewhere, so each becomes a Markdown link with the words it shows on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.data.locations import AddressResolver
from builder.meaning.addresses import address_of
from builder.meaning.registry import RecordRegistry
from builder.meaning.site import Site
from builder.values.document import CLOSE, OPEN, Document, ProseReference
from builder.values.references import Prose

_HTML_OR_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|(?<!\\)<", re.DOTALL)
_SPECIAL = re.compile(r"([\\\[\]*_`<>])")


def prose_to_plain_text(site: Site, owner: str, key: str) -> str:
    """A text in one line; empty where the record has none."""
    linked = site.text(owner, key)
    return " ".join(linked.document.text.split()) if linked else ""


def prose_to_markdown(site: Site, owner: str, key: str, prose: Prose | None, locations: AddressResolver) -> str:
    """A text as CommonMark, its references made links.

    It means elsewhere what it means here: HTML is text, and an address that is refused here leads nowhere.
    """
    linked = site.text(owner, key)
    if prose is None or linked is None:
        return ""
    document = linked.document
    if not document.references and not document.refused_links:
        return _harmless(prose.text.strip(), ())
    out: list[str] = []
    done = 0
    for reference in sorted(document.references, key=lambda reference: reference.markdown_offset):
        end = prose.text.find("]]", reference.markdown_offset)
        if not prose.text.startswith("[[", reference.markdown_offset) or reference.markdown_offset < done or end < 0:
            continue
        out += (prose.text[done : reference.markdown_offset], _link(reference, document, site.registry, locations))
        done = end + 2
    return _harmless(
        "".join((*out, prose.text[done:])).strip(), [refused.address for refused in document.refused_links]
    )


def _harmless(text: str, refused: Iterable[str]) -> str:
    if "<" in text:  # in few texts, and the expression looks at each character
        text = _HTML_OR_CODE.sub(lambda match: match[0] if match[1] else r"\<", text)
    for address in refused:
        text = re.sub(rf"(\]\(\s*|\]:\s*){re.escape(address)}", r"\1#", text)
    return text


def _link(reference: ProseReference, document: Document, registry: RecordRegistry, locations: AddressResolver) -> str:
    words = _SPECIAL.sub(r"\\\1", document.text[reference.start : reference.end])
    if not registry.has(reference.target):
        return words
    return f"[{words}]({locations(address_of(registry, reference.target))})"


def visible_text(document: Document) -> str:
    """Return an article's text as readers see it, a line end after each block; offsets of passages hold in it.

    A line end of the author within a paragraph is a space, as on a page. Code keeps its lines.
    """
    if all(document.text.find("\n", block.start, block.end) < 0 for block in document.blocks):
        return document.text
    code = _preformatted(document)
    parts: list[str] = []
    done = 0
    for block in document.blocks:
        if any(start <= block.start < end for start, end in code):
            continue
        parts += (document.text[done : block.start], document.text[block.start : block.end].replace("\n", " "))
        done = block.end
    return "".join((*parts, document.text[done:]))


def _preformatted(document: Document) -> list[tuple[int, int]]:
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for tag in document.tags:
        if tag.name == "pre" and tag.kind == OPEN:
            opened.append(tag.at)
        elif tag.name == "pre" and tag.kind == CLOSE:
            found.append((opened.pop(), tag.at))
    return found

"""The medium of an EPUB: XHTML, chapters instead of pages, numbers of notes that are text, addresses that are valid."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from builder.copies.chapters import chapters_by_path
from builder.copies.strict_syntax import valid_url, well_formed_language_tag
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.medium import Medium
from builder.values.language_forms import text_direction
from builder.values.site_paths import note_id, path_to_root


def chapter_file(path: str) -> str:
    """The file of a chapter within the book."""
    return f"{path.removesuffix('.html')}.xhtml"


class EpubMedium(Medium):
    """An EPUB's chapters. ``here`` and addresses are paths of the site; links are what leads there in the book."""

    void_end = "/>"
    has_wide_boxes = False
    has_pictures = False
    has_parts = False

    def __init__(self, site: Site) -> None:
        self.places: Mapping[str, tuple[Chapter, str]] = chapters_by_path(site)

    def href(self, here: str, address: str) -> str:
        path, _, fragment = address.partition("#")
        chapter, section = self.places[path]
        end = f"#{fragment or section}" if fragment or section else ""
        return end if end and chapter.path == here else f"{path_to_root(here)}{chapter_file(chapter.path)}{end}"

    def language_tag(self, language: str) -> str:
        return well_formed_language_tag(language)

    def text_attributes(self, language: str, _here: str = "") -> Markup:
        """Readers and converters take a text out of its page, so it says everything; the tag twice, as XHTML does."""
        tag = well_formed_language_tag(language)
        return Markup(' lang="{0}" xml:lang="{0}" dir="{1}"').format(tag, text_direction(language))

    def external_href(self, address: str) -> str:
        return valid_url(address)

    def note_reference(self, note: str, number: int, label: str) -> str:
        """The number as text: few readers draw it from a style sheet, and a link without words opens no note.

        EPUB 3 Structural Semantics Vocabulary 1.1, ``noteref``; DPUB-ARIA 1.1, ``doc-noteref``.
        """
        return (
            f'<a class="note-ref" epub:type="noteref" role="doc-noteref" href="#{note_id(note)}" '
            f'aria-label="{escape(label)}">{number}</a>'
        )

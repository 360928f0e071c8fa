"""How a briefing's pages are put together: here as the files of a site; copies override what differs.

Views and weaving ask a medium for whatever depends on it. Everything else about a page is the same in all of them.
"""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from builder.pages.view_models import NO_ATTRIBUTES
from builder.values.language_forms import text_direction
from builder.values.site_paths import note_id, path_to_root


class Medium:
    """A site: every record has a page of its own, written as HTML, with links relative to it."""

    has_wide_boxes = True
    """Whether what is wider than the page can be moved in a box of its own; in a book it has to shrink and wrap."""

    has_parts = True
    """Whether long lists and records are shown in parts, each a page of its own."""

    has_pictures = True
    """Whether pages can have drawings in their text."""

    void_end = ">"
    """How the tag of an element without content ends."""

    def href(self, here: str, address: str) -> str:
        """The link from the page at ``here`` to an address, a path within the site with or without a fragment."""
        return path_to_root(here) + address

    def name(self, _owner: str, local: str) -> str:
        """The name of a note of a record in the document that contains the record."""
        return local

    def block(self, _owner: str, local: str) -> str:
        """The name of a block of a record's text in the document that contains the record."""
        return local

    def element(self, name: str) -> str:
        """The element to write for one of a text; the headings of a text begin with ``h2``, below the page's own."""
        return name

    def language_tag(self, language: str) -> str:
        """Return a language tag in the form that the medium allows."""
        return language

    def text_attributes(self, language: str, here: str) -> Markup:
        """The attributes of an element with a text of a language, on a page written in the direction ``here``."""
        way = text_direction(language)
        return Markup(' lang="{}"').format(language) + (Markup(f' dir="{way}"') if way != here else NO_ATTRIBUTES)

    def external_href(self, address: str) -> str:
        """Return an external address in the form that links allow; empty if the medium cannot link to it."""
        return address

    def note_reference(self, note: str, number: int, label: str) -> str:
        """The link from a passage to the note of that name. ``label`` names it for those who do not see it.

        Its number is drawn by the style sheet, so that the article's text stays what it is.
        """
        return f'<a class="note-ref" href="#{note_id(note)}" data-number="{number}" aria-label="{escape(label)}"></a>'


SITE_MEDIUM = Medium()

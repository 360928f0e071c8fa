"""A whole briefing as one HTML file: every chapter a section, style, scripts and icon inside, no request to anywhere.

It is rendered from the same views as the site, with a medium that makes every address a fragment. What the browser may
run is named by its hash (Content Security Policy Level 3, section 2.3.1, hash-source), so nothing that an author
writes could ever run, were it to come through as markup.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath

from markupsafe import Markup

from builder.copies.chapters import Contents, ListChapter, chapter_context, list_chapters
from builder.copies.embedded_files import find_asset, media_type
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.css import decode_sheet, encode_sheet, with_file_addresses
from builder.pages.entry_matrix import EntryMatrixView, entry_matrix_view
from builder.pages.medium import Medium
from builder.pages.record_views import EventView
from builder.pages.render import Renderer
from builder.pages.theme import STYLE_SHEET, THEME_STYLE_SHEET, Theme
from builder.pages.timeline import TimelineView, timeline_view
from builder.pages.view_models import NO_ATTRIBUTES
from builder.pages.views import Views
from builder.values.site_paths import section_id
from builder.values.xml_text import replace_forbidden_characters

_SCRIPTS = ("assets/keys.js", "assets/cards.js", "assets/previews.js", "assets/notes.js")
_SCHEME_SCRIPT, _ICON = "assets/scheme.js", "assets/icon.svg"

_FOLDER = "single/"
"""Where the theme has the templates of the page, and parts of its own."""

_PARTS = {"front": "chapter_prose", "page": "chapter_prose", "glossary": "chapter_entries"}
"""The part that shows a chapter of a kind, where it is not called like the kind."""

_HEADINGS = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
_ENDS = re.compile(r"</(?=script|style)|<!--", re.IGNORECASE)


class _SinglePageMedium(Medium):
    """One document for all records: what has a page of its own on the site is a section with an id here.

    Ids of a site are unique within a page only. Here those of notes, passages and blocks have their record's before
    them: ``note-closure_-cracks``, ``block-closure_-p3``. The underscore, which no id of an author's holds, keeps two
    apart; the hyphen keeps a note named ``2`` from being taken for a second passage.
    """

    has_parts = False

    def href(self, _here: str, address: str) -> str:
        path, _, fragment = address.partition("#")
        record = PurePosixPath(path).stem
        if not fragment:
            return f"#{section_id(record)}"
        kind, dash, name = fragment.partition("-")
        return f"#{kind}-{self.name(record, name)}" if dash else f"#{self.block(record, fragment)}"

    def name(self, owner: str, local: str) -> str:
        return f"{owner}_-{local}"

    def block(self, owner: str, local: str) -> str:
        return f"block-{self.name(owner, local)}"

    def text_attributes(self, language: str, _here: str) -> Markup:
        """Texts of all languages follow each other, so each says both."""
        return super().text_attributes(language, "")

    def element(self, name: str) -> str:
        """Headings are one level deeper than on a page of their own, because the section has a title."""
        return _HEADINGS.get(name, name)


@dataclass(frozen=True, slots=True)
class _PageSection:
    """A chapter on the page."""

    id: str
    """The id of its element."""
    kind: str
    """What it is: `front`, `page`, `article`, or the name of a list."""
    part: str
    """The part of the theme that shows it."""
    title: str
    """Its title."""
    attributes: Markup
    """The `lang` and `dir` of the title, if it is an article's."""
    shown: Contents
    """What it shows."""
    timeline: TimelineView | None = None
    """The events as a picture, for the timeline."""
    presence: EntryMatrixView | None = None
    """Who appears where: the picture for the list of articles."""


def make_single_page(site: Site, theme: Theme, assets: Mapping[str, bytes]) -> bytes:
    """Make one file of the briefing as readers may see it. ``assets`` are the theme's, by their path in a site.

    Raises:
        ThemeError: when a template of the theme fails.
    """
    renderer = Renderer(site, theme, PAGE_KINDS, folder=_FOLDER)
    scheme, *scripts = (embeddable_text(assets[name]) for name in (_SCHEME_SCRIPT, *_SCRIPTS))
    with renderer.reporting_theme_errors():
        style = embeddable_text(_style(renderer, assets))
        views = Views(site, renderer.words, "", _SinglePageMedium())
        sections = [_section(site, chapter, views) for chapter in list_chapters(site.briefing)]
        presence = entry_matrix_view(views)
        html = renderer.fill_template(
            f"{_FOLDER}page.html",
            sections=[replace(each, presence=presence) if each.kind == "articles" else each for each in sections],
            previews=views.previews(),
            style=Markup(style),
            scheme=Markup(scheme),
            scripts=list(map(Markup, scripts)),
            policy=_content_security_policy([scheme, *scripts], [style]),
            icon=_data_url(assets[_ICON], _ICON),
        )
    return html.encode()


def _style(renderer: Renderer, assets: Mapping[str, bytes]) -> bytes:
    """Return the site's style, the page's additions, and the theme's own, which overrides both, with embedded files."""

    def inside(address: str) -> str:
        path = find_asset(address, assets)
        return _data_url(assets[path], path) if path else ""

    sheets = (
        assets[STYLE_SHEET],
        renderer.fill_template(f"{_FOLDER}style.css").encode(),
        assets.get(THEME_STYLE_SHEET, b""),
    )
    return b"\n".join(encode_sheet(with_file_addresses(decode_sheet(sheet), inside)) for sheet in sheets if sheet)


def _section(site: Site, chapter: Chapter, views: Views) -> _PageSection:
    own = chapter.kind in ("front", "page", "article") and chapter.records
    name = section_id(chapter.records[0].id) if own else f"chapter-{PurePosixPath(chapter.path).stem}"
    title = chapter.title or views.words(chapter.words)
    if chapter.kind == "front" and title == site.briefing.settings.title:
        title = views.words("site.front")
    shown = chapter_context(chapter, views)
    return _PageSection(
        name,
        chapter.kind,
        _PARTS.get(chapter.kind, f"chapter_{chapter.template or chapter.kind}"),
        title,
        views.medium.text_attributes(chapter.language, "") if chapter.language else NO_ATTRIBUTES,
        shown,
        timeline_view((view for view in shown.items if isinstance(view, EventView)), views.words)
        if isinstance(shown, ListChapter) and chapter.kind == "timeline"
        else None,
    )


def embeddable_text(file: bytes) -> str:
    """Return a script or style sheet in the form allowed in its element, which is what the browser hashes.

    HTML, section 4.12.1.3: a script must not contain its end tag or the beginning of a comment. A backslash
    before the second sign means the same to both languages. Line ends are what a parser makes of them.
    """
    text = replace_forbidden_characters(file.decode())
    return _ENDS.sub(lambda match: f"{match[0][0]}\\{match[0][1:]}", text)


def _content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The page's Content Security Policy: these scripts and styles, pictures and fonts in the file, nothing else."""
    run, shown = (" ".join(map(_hash, texts)) for texts in (scripts, styles))
    return (
        f"default-src 'none'; script-src {run}; style-src {shown}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _data_url(data: bytes, path: str) -> str:
    """A file of the theme as an address."""
    return f"data:{media_type(path)};base64,{b64encode(data).decode()}"

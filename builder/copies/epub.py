"""A whole briefing as an EPUB 3: chapters, a cover, navigation and what the book says about itself.

The specification is EPUB 3.3 (W3C Recommendation, https://www.w3.org/TR/epub-33/); its sections are named by their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from builder.copies.chapters import chapter_context, list_chapters
from builder.copies.cover import cover_png, cover_svg
from builder.copies.embedded_files import find_asset, media_type
from builder.copies.epub_medium import EpubMedium, chapter_file
from builder.copies.epub_metadata import book_identifier, last_modified
from builder.copies.ncx import NCX_MEDIA_TYPE, TocEntry, make_ncx
from builder.copies.strict_syntax import valid_url, well_formed_language_tag, xml_fault
from builder.copies.zip_archive import make_zip
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.css import decode_sheet, encode_sheet, for_light_scheme, light_value, with_file_addresses
from builder.pages.render import Renderer
from builder.pages.template_values import template_values
from builder.pages.theme import Theme
from builder.pages.theme_errors import ThemeError
from builder.pages.view_models import NO_ATTRIBUTES
from builder.pages.views import Views
from builder.values.problems import Problem
from builder.values.site_paths import path_to_root, section_id

_EPUB_MEDIA_TYPE = "application/epub+zip"
_XHTML, _CSS, _SVG, _PNG = "application/xhtml+xml", "text/css", "image/svg+xml", "image/png"
_CONTENT_FOLDER = "EPUB"
_FOLDER = "epub/"
"""Where the theme has the templates of the book, and parts of its own."""

# The book's own files are in a folder of their own: no page of the author can have their paths.
_NAVIGATION, _COVER_PAGE, _COVER, _STYLE = "book/contents.xhtml", "book/cover.xhtml", "book/cover.svg", "book/style.css"
_NCX_PATH, _RASTER_COVER = "book/contents.ncx", "book/cover.png"
"""For readers that know no more than EPUB 2."""
_THEME_STYLE, _EMBEDDED_FOLDER = "book/theme.css", "book/"


@dataclass(frozen=True, slots=True)
class _ManifestItem:
    """A line of the manifest (sec-item-elem). Those with ``spine`` are read, in their order."""

    id: str
    href: str
    type: str
    properties: str = ""
    spine: bool = False


def make_epub(site: Site, theme: Theme, epoch: int | None = None) -> bytes:
    """Make an EPUB of the briefing as readers may see it.

    ``epoch`` is the value of SOURCE_DATE_EPOCH, if it is set: the time of a briefing whose edition is no date.

    Raises:
        ThemeError: when a template of the theme fails.
    """
    return make_zip(_Epub(site, theme).files(epoch))


class _Epub:
    def __init__(self, site: Site, theme: Theme) -> None:
        self.site, self.theme = site, theme
        self.renderer = Renderer(site, theme, PAGE_KINDS, folder=_FOLDER)
        self.words = self.renderer.words
        self.medium = EpubMedium(site)
        self.chapters = list_chapters(site.briefing)
        self.language = well_formed_language_tag(site.briefing.settings.language)
        self.renderer.environment.globals.update(
            language=self.language,
            token=self._token,
            own_tokens=theme.own_properties,
        )
        self.palette, self.properties = theme.palette, theme.properties
        self.own_properties = theme.own_properties
        self.enclosed = _own_style(theme)

    def files(self, epoch: int | None) -> dict[str, bytes]:
        """Every file of the container (sec-container-abstract)."""
        settings = self.site.briefing.settings
        edition = self.words("site.edition", edition=self.words.edition(settings.edition)) if settings.edition else ""
        with self.renderer.reporting_theme_errors():
            texts = {chapter_file(chapter.path): self._chapter(chapter) for chapter in self.chapters}
            toc = self._contents()
            texts[_NCX_PATH] = make_ncx(
                settings.title, book_identifier(settings), self.language, toc, path_to_root(_NCX_PATH)
            )
            texts[_NAVIGATION] = self._fill(
                "contents",
                _NAVIGATION,
                entries=toc,
                start=chapter_file(self.chapters[0].path),
                glossary=self._glossary(),
            )
            said = (settings.title, edition, ", ".join(settings.editors))
            texts[_COVER_PAGE] = self._fill("cover", _COVER_PAGE, description=". ".join(filter(None, said)))
            texts[_STYLE] = self.renderer.fill_template(f"{_FOLDER}style.css")
            texts[_COVER] = cover_svg(settings, edition, self.palette)
            items = self._items(texts)
            texts["package.opf"] = self._fill(
                "package",
                "package.opf",
                items=items,
                spine=tuple(item for item in items if item.spine),
                source=valid_url(settings.url),
                identifier=book_identifier(settings),
                modified=last_modified(self.site.briefing, epoch),
            )
            container = self.renderer.fill_template(
                f"{_FOLDER}container.html", package=f"{_CONTENT_FOLDER}/package.opf"
            )
        # The mimetype has neither a line end nor a byte order mark (sec-zip-container-mime).
        return {
            "mimetype": _EPUB_MEDIA_TYPE.encode("ascii"),
            "META-INF/container.xml": container.encode(),
            f"{_CONTENT_FOLDER}/{_RASTER_COVER}": cover_png(settings, edition, self.palette),
            **{f"{_CONTENT_FOLDER}/{name}": text.encode() for name, text in texts.items()},
            **{f"{_CONTENT_FOLDER}/{name}": data for name, data in self.enclosed.items()},
        }

    def _fill(self, template: str, path: str, **context: Any) -> str:
        """A file of the book, which is XML.

        Raises:
            ThemeError: when a template of the theme, or a part, makes no well-formed XML.
        """
        text = self.renderer.fill_template(f"{_FOLDER}{template}.html", root=path_to_root(path), **context)
        fault = xml_fault(text)
        if fault:
            raise ThemeError(
                Problem(
                    self.theme.place_of(f"{_FOLDER}{template}.html"),
                    "theme-broken",
                    f"This template, with the parts that it uses, makes no well-formed XML of {path}: {fault}.",
                    "Close every element, or give the EPUB a part of its own in epub/parts.",
                )
            )
        return text

    def _token(self, name: str, otherwise: str = "") -> Markup:
        """A custom property of the style: the theme's own, else ``otherwise``, else the default style's."""
        value = self.own_properties.get(name) or otherwise or self.properties[name]
        return Markup(light_value(value, self.properties))

    def _title(self, chapter: Chapter) -> str:
        return chapter.title or self.words(chapter.words)

    def _chapter(self, chapter: Chapter) -> str:
        views = Views(self.site, self.words, chapter.path, self.medium)
        template = {"front": "page", "articles": "list"}.get(chapter.kind, chapter.template or chapter.kind)
        shown = template_values(chapter_context(chapter, views))
        return self._fill(
            template, chapter_file(chapter.path), title=self._title(chapter), front=chapter.kind == "front", **shown
        )

    def _contents(self) -> tuple[TocEntry, ...]:
        """The chapters, with the articles below their list (sec-nav-toc)."""
        entries: list[TocEntry] = []
        for chapter in self.chapters:
            here = chapter_file(chapter.path)
            said = self.medium.text_attributes(chapter.language) if chapter.language else NO_ATTRIBUTES
            entry = TocEntry(here, self._title(chapter), attributes=said)
            if chapter.kind in ("judgements", "claims"):
                below = (
                    TocEntry(f"{here}#{section_id(record.id)}", self.words.title(record.type, record.name))
                    for record in chapter.records
                )
                entry = replace(entry, below=tuple(below))
            if chapter.kind == "article":
                above = entries.pop()
                entry = replace(above, below=(*above.below, entry))
            entries.append(entry)
        return tuple(entries)

    def _glossary(self) -> str:
        return next((chapter_file(chapter.path) for chapter in self.chapters if chapter.kind == "glossary"), "")

    def _items(self, texts: Mapping[str, str]) -> tuple[_ManifestItem, ...]:
        """The manifest, what is read in the order in which it is read (sec-manifest-elem, sec-spine-elem)."""
        pages = [
            _ManifestItem(
                f"chapter-{number}",
                chapter_file(chapter.path),
                _XHTML,
                # A file with a picture inside must say so (sec-svg).
                "svg" if "<svg" in texts[chapter_file(chapter.path)] else "",
                spine=True,
            )
            for number, chapter in enumerate(self.chapters, 1)
        ]
        return (
            _ManifestItem("cover", _COVER_PAGE, _XHTML, spine=True),
            _ManifestItem("contents", _NAVIGATION, _XHTML, "nav", spine=True),
            *pages,
            _ManifestItem("cover-image", _RASTER_COVER, _PNG, "cover-image"),
            _ManifestItem("cover-drawing", _COVER, _SVG),
            _ManifestItem("ncx", _NCX_PATH, NCX_MEDIA_TYPE),
            _ManifestItem("style", _STYLE, _CSS),
            *(
                _ManifestItem(f"theme-{number}", name, media_type(name) or _CSS)
                for number, name in enumerate(self.enclosed, 1)
            ),
        )


def _own_style(theme: Theme) -> dict[str, bytes]:
    """The theme's own style as a book can have it, with the files that it names, by their paths in the book.

    Few readers know custom properties, and none has a switch for dark pages that a style could know of.
    """
    assets = theme.assets()
    sheet = theme.own_style
    if not sheet:
        return {}
    files: dict[str, bytes] = {}

    def taken_along(address: str) -> str:
        path = find_asset(address, assets)
        if path:
            files[f"{_EMBEDDED_FOLDER}{path}"] = assets[path]
        return path

    text = with_file_addresses(for_light_scheme(decode_sheet(sheet), theme.properties), taken_along)
    return {_THEME_STYLE: encode_sheet(text), **files}

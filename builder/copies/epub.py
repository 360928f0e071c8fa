"""A whole briefing as an EPUB 3: chapters, a cover, navigation and what the book says about itself.

The specification is EPUB 3.3 (W3C Recommendation, https://www.w3.org/TR/epub-33/); its sections are named by their ids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from builder.copies.book import Book, file_of
from builder.copies.chapters import chapters, contents
from builder.copies.cover import cover_png, cover_svg
from builder.copies.enclosed import asset_of, media_type
from builder.copies.metadata import identifier, modified
from builder.copies.ncx import MEDIA_TYPE as NCX
from builder.copies.ncx import TocEntry, ncx
from builder.copies.wellformed import language_tag, web_address, xml_fault
from builder.copies.zipped import archive
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.addresses import root_of, section_id
from builder.pages.chapter import Chapter
from builder.pages.css import bytes_of, in_light, light_value, text_of, with_files
from builder.pages.render import Renderer
from builder.pages.shown import NOTHING
from builder.pages.shown_pages import values
from builder.pages.theme import Theme, ThemeBroken
from builder.pages.views import Views
from builder.values.problems import Problem

MEDIA_TYPE = "application/epub+zip"
XHTML, CSS, SVG, PNG = "application/xhtml+xml", "text/css", "image/svg+xml", "image/png"
TOP = "EPUB"
FOLDER = "epub/"
"""Where the theme has the templates of the book, and parts of its own."""

# The book's own files stand in a folder of their own: no page of the author's can have their paths.
NAVIGATION, COVER_PAGE, COVER, STYLE = "book/contents.xhtml", "book/cover.xhtml", "book/cover.svg", "book/style.css"
OLD_NAVIGATION, RASTER_COVER = "book/contents.ncx", "book/cover.png"
"""For readers that know no more than EPUB 2."""
OWN_STYLE, ENCLOSED = "book/theme.css", "book/"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the manifest (sec-item-elem). Those with ``spine`` are read, in their order."""

    id: str
    href: str
    type: str
    properties: str = ""
    spine: bool = False


def epub(site: Site, theme: Theme, epoch: int | None = None) -> bytes:
    """The briefing as readers may see it, as an EPUB.

    ``epoch`` is the value of SOURCE_DATE_EPOCH, if it is set: the time of a briefing whose edition is no date.

    Raises:
        ThemeBroken: when a template of the theme fails.
    """
    return archive(_Epub(site, theme).files(epoch))


class _Epub:
    def __init__(self, site: Site, theme: Theme) -> None:
        self.site, self.theme = site, theme
        self.renderer = Renderer(site, theme, PAGE_KINDS, folder=FOLDER)
        self.words = self.renderer.words
        self.medium = Book(site)
        self.chapters = chapters(site.briefing)
        self.language = language_tag(site.briefing.settings.language)
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
        with self.renderer.blaming_theme():
            texts = {file_of(chapter.path): self._chapter(chapter) for chapter in self.chapters}
            toc = self._contents()
            texts[OLD_NAVIGATION] = ncx(
                settings.title, identifier(settings), self.language, toc, root_of(OLD_NAVIGATION)
            )
            texts[NAVIGATION] = self._fill(
                "contents", NAVIGATION, entries=toc, start=file_of(self.chapters[0].path), glossary=self._glossary()
            )
            said = (settings.title, edition, ", ".join(settings.editors))
            texts[COVER_PAGE] = self._fill("cover", COVER_PAGE, description=". ".join(filter(None, said)))
            texts[STYLE] = self.renderer.fill(f"{FOLDER}style.css")
            texts[COVER] = cover_svg(settings, edition, self.palette)
            items = self._items()
            texts["package.opf"] = self._fill(
                "package",
                "package.opf",
                items=items,
                spine=tuple(item for item in items if item.spine),
                source=web_address(settings.url),
                identifier=identifier(settings),
                modified=modified(self.site.briefing, epoch),
            )
            container = self.renderer.fill(f"{FOLDER}container.html", package=f"{TOP}/package.opf")
        # The mimetype has neither a line end nor a byte order mark (sec-zip-container-mime).
        return {
            "mimetype": MEDIA_TYPE.encode("ascii"),
            "META-INF/container.xml": container.encode(),
            f"{TOP}/{RASTER_COVER}": cover_png(settings, edition, self.palette),
            **{f"{TOP}/{name}": text.encode() for name, text in texts.items()},
            **{f"{TOP}/{name}": data for name, data in self.enclosed.items()},
        }

    def _fill(self, template: str, path: str, **context: Any) -> str:
        """A file of the book, which is XML.

        Raises:
            ThemeBroken: when a template of the theme, or a part, makes no well-formed XML.
        """
        text = self.renderer.fill(f"{FOLDER}{template}.html", root=root_of(path), **context)
        fault = xml_fault(text)
        if fault:
            raise ThemeBroken(
                Problem(
                    self.theme.place_of(f"{FOLDER}{template}.html"),
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
        shown = values(contents(chapter, views))
        return self._fill(
            template, file_of(chapter.path), title=self._title(chapter), front=chapter.kind == "front", **shown
        )

    def _contents(self) -> tuple[TocEntry, ...]:
        """The chapters, with the articles below their list (sec-nav-toc)."""
        entries: list[TocEntry] = []
        for chapter in self.chapters:
            here = file_of(chapter.path)
            said = self.medium.text_attributes(chapter.language) if chapter.language else NOTHING
            entry = TocEntry(here, self._title(chapter), attributes=said)
            if chapter.kind in ("judgements", "claims"):
                below = (TocEntry(f"{here}#{section_id(record.id)}", record.name) for record in chapter.records)
                entry = replace(entry, below=tuple(below))
            if chapter.kind == "article":
                above = entries.pop()
                entry = replace(above, below=(*above.below, entry))
            entries.append(entry)
        return tuple(entries)

    def _glossary(self) -> str:
        return next((file_of(chapter.path) for chapter in self.chapters if chapter.kind == "glossary"), "")

    def _items(self) -> tuple[Item, ...]:
        """The manifest, what is read in the order in which it is read (sec-manifest-elem, sec-spine-elem)."""
        pages = [
            Item(f"chapter-{number}", file_of(chapter.path), XHTML, spine=True)
            for number, chapter in enumerate(self.chapters, 1)
        ]
        return (
            Item("cover", COVER_PAGE, XHTML, spine=True),
            Item("contents", NAVIGATION, XHTML, "nav", spine=True),
            *pages,
            Item("cover-image", RASTER_COVER, PNG, "cover-image"),
            Item("cover-drawing", COVER, SVG),
            Item("ncx", OLD_NAVIGATION, NCX),
            Item("style", STYLE, CSS),
            *(Item(f"theme-{number}", name, media_type(name) or CSS) for number, name in enumerate(self.enclosed, 1)),
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
        path = asset_of(address, assets)
        if path:
            files[f"{ENCLOSED}{path}"] = assets[path]
        return path

    text = with_files(in_light(text_of(sheet), theme.properties), taken_along)
    return {OWN_STYLE: bytes_of(text), **files}

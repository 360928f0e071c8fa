"""Themes: templates, assets and words, each file taken from the theme or else from the default one."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from builder.meaning.registry import shorten
from builder.pages.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated_html, letter_directions
from builder.pages.colours import make_palette
from builder.pages.css import LIGHT_SWITCH_PROPERTY, decode_sheet, encode_sheet, root_properties, with_scheme_fallbacks
from builder.pages.parts import part_problem
from builder.pages.template_code import TemplateCode
from builder.pages.template_compiler import SiteEnvironment
from builder.pages.template_problems import UNCOMPILED, failed_template, uncompiled_template, unread_template
from builder.pages.theme_errors import ThemeError, ThemeNotFound
from builder.pages.theme_files import theme_file_problems, theme_files
from builder.pages.theme_packages import installed_theme, installed_themes
from builder.pages.word_files import load_words, word_problems
from builder.reading.content_folder import read_text
from builder.values.briefing import Settings
from builder.values.folder_contents import contents_below
from builder.values.interface_words import InterfaceWords
from builder.values.palette import Palette
from builder.values.problems import Problem
from builder.values.regular_files import read_file
from builder.values.text_file import Place

DEFAULT_THEME = "default"
STYLE_SHEET, THEME_STYLE_SHEET = "assets/style.css", "assets/theme.css"
OWN_PAGES_FOLDER = "pages"
"""The folder, among the templates, of the pages that a theme adds to a site."""

_LONGEST_TITLE = 70
_Environment = TypeVar("_Environment", bound=ImmutableSandboxedEnvironment)


def page_title(name: str, site: str) -> Markup:
    """The title of a page in 70 characters, which is what tabs and search engines show: its name, then the site's.

    If their directions differ, each is isolated from the words around it. ``name`` can be HTML, as a filter of a block
    gets it; Jinja writes out what such a filter returns as it is, so that it has to be HTML as well.
    """
    name = name.unescape() if isinstance(name, Markup) else name
    if not site:
        whole = name
    elif len(letter_directions(name + site)) > 1:
        whole = " – ".join(f"{FIRST_STRONG_ISOLATE}{part}{POP_ISOLATE}" for part in (name, site))
    else:
        whole = f"{name} – {site}"
    shown = whole if len(whole) <= _LONGEST_TITLE else shorten(name, _LONGEST_TITLE)
    return Markup(html.escape(shown, quote=False))  # quotation marks end no title, and checkers count what is written


@pass_context
def _isolated(context: Context, words: str) -> Markup:
    """A name, in whatever language, amid words of the page: ``{{ entry.aliases | map("isolated") | join(", ") }}``."""
    return isolated_html(words, "", context["settings"].language)


def bundled_themes() -> Path:
    """The folder of themes that come with the package: inside the wheel, or next to the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_places(name: str, content: Path) -> list[Path]:
    """Where the folder of a theme is looked for, in order; after them, among installed packages."""
    return [
        Path(name),
        content / name,
        Path("themes") / name,
        content / "themes" / name,
        content.resolve().parent / "themes" / name,
        bundled_themes() / name,
    ]


def find_theme(name: str, content: Path) -> Path:
    """The folder of a theme.

    ``name`` is a folder, relative to ``content`` or to where the command runs, or the name of a theme in a folder
    ``themes`` there or in the package, or of an installed one (`builder.pages.theme_packages`).

    Raises:
        ThemeNotFound: when there is no such theme.
    """
    for place in theme_places(name, content):
        if place.is_dir():
            return place
    installed = installed_theme(name)
    if installed:
        return installed
    shelves = (Path("themes"), content / "themes", content.resolve().parent / "themes", bundled_themes())
    beside_it = {theme.name for shelf in shelves if shelf.is_dir() for theme in shelf.iterdir()}
    raise ThemeNotFound(name, sorted(beside_it | installed_themes()))


_CODE = TemplateCode(bundled_themes() / DEFAULT_THEME / "templates")
"""The code of the templates of every theme: a template is known by its text as well."""

_CORRECT: set[tuple[str, str]] = set()
"""The path and the text of each template that has no problem, since a preview checks the same at each change."""


@cache
def default_properties() -> dict[str, str]:
    """The custom properties of the default theme's style."""
    return root_properties(decode_sheet((bundled_themes() / DEFAULT_THEME / STYLE_SHEET).read_bytes()))


def default_palette() -> Palette:
    """The colours of what is drawn for the default theme."""
    return make_palette(default_properties(), {})


@dataclass(frozen=True)
class Theme:
    """A theme's folder; for each file that it lacks, the default theme has one."""

    folder: Path

    @property
    def folders(self) -> list[Path]:
        """Where files are looked for, first match first."""
        default = bundled_themes() / DEFAULT_THEME
        return [default] if self.folder.resolve() == default else [self.folder, default]

    def environment(self) -> SiteEnvironment:
        """Return Jinja's sandbox: output is escaped, and an undefined name is an error."""
        made = self._made(SiteEnvironment, bytecode_cache=_CODE)
        made.trusted_folder = os.path.realpath(self.folders[-1] / "templates")
        return made

    def plain_environment(self) -> ImmutableSandboxedEnvironment:
        """The same with the code that Jinja itself makes of templates, which takes longer."""
        return self._made(ImmutableSandboxedEnvironment)

    def _made(self, kind: type[_Environment], **more: Any) -> _Environment:
        loaders: list[BaseLoader] = [FileSystemLoader(folder / "templates") for folder in self.folders]
        default = PrefixLoader({DEFAULT_THEME: FileSystemLoader(self.folders[-1] / "templates")})
        environment = kind(
            loader=ChoiceLoader([*loaders, default]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # an environment is for one run
            **more,
        )
        environment.filters["page_title"] = page_title
        environment.filters["isolated"] = _isolated
        return environment

    @cached_property
    def own_pages(self) -> tuple[str, ...]:
        """The names of the pages that the theme adds to a site: each is a template ``pages/NAME.html``."""
        found = {
            path.stem for folder in self.folders for path in (folder / "templates" / OWN_PAGES_FOLDER).glob("*.html")
        }
        return tuple(sorted(found))

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all files of the theme, and of the default one behind it."""
        digest = sha256()
        for folder in self.folders:
            for path, data in contents_below(folder):
                digest.update(f"{path}\n{len(data)}\n".encode() + data)
        return digest.hexdigest()

    def has_file(self, path: str) -> bool:
        """Whether the theme, or else the default one, has this file."""
        return any((folder / path).is_file() for folder in self.folders)

    def assets(self) -> dict[str, bytes]:
        """Return the files that pages load, by their path in the output.

        Style sheets have their colours as every browser reads them, where the style knows how
        (`with_scheme_fallbacks`).
        """
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for path in theme_files(folder):
                relative = path.relative_to(folder)
                if relative.parts[0] == "assets":
                    found[relative.as_posix()] = read_file(path)
        if LIGHT_SWITCH_PROPERTY.encode() not in found[STYLE_SHEET]:
            return found
        return {
            path: encode_sheet(with_scheme_fallbacks(decode_sheet(data))) if path.endswith(".css") else data
            for path, data in found.items()
        }

    @cached_property
    def own_properties(self) -> dict[str, str]:
        """The custom properties that the theme sets itself, by name without the hyphens."""
        style = self.folder / STYLE_SHEET
        instead = style.read_bytes() if len(self.folders) > 1 and style.is_file() else b""
        return {**root_properties(decode_sheet(instead)), **root_properties(decode_sheet(self.own_style))}

    @cached_property
    def own_style(self) -> bytes:
        """The theme's style sheet that is loaded after the default style; empty if it has none."""
        path = self.folder / THEME_STYLE_SHEET
        return path.read_bytes() if path.is_file() else b""

    @property
    def properties(self) -> dict[str, str]:
        """All custom properties: the default style's, and in place of them the theme's own."""
        return {**default_properties(), **self.own_properties}

    @property
    def palette(self) -> Palette:
        """The colours of what is drawn for this theme."""
        return make_palette(default_properties(), self.own_properties)

    def words(self, language: str) -> InterfaceWords:
        """The interface words for a language tag.

        Raises:
            ThemeError: when a file of words cannot be read.
        """
        return load_words(self.folders, language)

    def check(self, settings: Settings) -> list[Problem]:
        """Return all problems of the files, of the words, and of the theme's own templates, before any is used.

        The default theme's templates are part of the program and need no check.
        """
        strange = theme_file_problems(self.folder) if len(self.folders) > 1 else []
        if strange:
            return strange
        environment = self.environment()
        problems: list[Problem] = []
        for name in self._own_templates:
            try:
                problems += self._template_problems(environment, name)
            except TemplateSyntaxError as error:
                problems.append(unread_template(name, error))
            except UnicodeDecodeError:
                problems += self._not_utf8(name)
            except UNCOMPILED as error:
                problems.append(uncompiled_template(self.place_of(name), error))
        try:
            problems += word_problems(self.folders, settings.language, settings.language_place)
        except ThemeError as error:
            problems.append(error.problem)
        return problems

    @property
    def _own_templates(self) -> list[str]:
        """The names of the templates that the theme has itself."""
        return FileSystemLoader(self.folder / "templates").list_templates() if len(self.folders) > 1 else []

    @staticmethod
    def _template_problems(environment: Environment, name: str) -> list[Problem]:
        assert environment.loader is not None
        source, path, _ = environment.loader.get_source(environment, name)
        known = (path or name, source)
        if known not in _CORRECT:
            environment.get_template(name)
            problem = part_problem(environment, name, path or name)
            if problem:
                return [problem]
            _CORRECT.add(known)
        return []

    def place_of(self, template: str) -> Place:
        """Where a template was read: in the theme, or else in the default one."""
        paths = [folder / "templates" / template for folder in self.folders]
        return Place(str(next((path for path in paths if path.is_file()), paths[0])), 1)

    def _not_utf8(self, template: str) -> list[Problem]:
        paths = (folder / "templates" / template.removeprefix(f"{DEFAULT_THEME}/") for folder in self.folders)
        return next((read_text(str(path), path)[1] for path in paths if path.is_file()), [])

    def problem_from_error(self, error: Exception) -> Problem | None:
        """The problem behind an error raised while a page was rendered; ``None`` where no template is at fault."""
        return failed_template(error, str(self.folder), len(self.folders) == 1)

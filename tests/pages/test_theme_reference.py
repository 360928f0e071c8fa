"""`docs/themes.md` says what templates get: it is compared with the classes of the values and with real renderings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta

from builder.copies.epub import make_epub
from builder.copies.single_page import make_single_page
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.pages.page_plans import plan_pages
from builder.pages.render import Renderer, RenderOptions
from builder.pages.theme import Theme
from tests.conftest import ROOT
from tests.connected import SMALL, connected
from tests.theme_reference import PAGE, record_pages, shown, tables, type_words, written

TEXT = PAGE.read_text(encoding="utf-8")
DEFAULT = Theme(ROOT / "themes" / "default")
TEMPLATES = ROOT / "themes" / "default" / "templates"
FREELY = {"super", "self", "caller", "varargs", "kwargs"}
"""What Jinja itself gives."""

IN_SECTIONS = {"section"}
"""What `page.html` gives to `section.html`, which it includes."""


def table(heading: str) -> set[str]:
    """The names in the table below a heading."""
    section = TEXT.split(f"### {heading}\n")[1].split("\n### ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


EVERY, OWN_PAGES_FOLDER, PROGRAMS = (
    table(heading) for heading in ("Every template", "Every page of the site", "Every page of the site, for programs")
)
EXTRA = {"search.html": set[str](), "404.html": set[str]()}


def documented(template: str) -> set[str]:
    """The names that the page documents for one template, beside those of every template."""
    row = re.search(rf"^\| `{re.escape(template)}` \|(.*)\|$", TEXT, re.MULTILINE)
    if row:
        return set(re.findall(r"`(\w+)`", re.sub(r"\(each with [^)]*\)", "", row[1])))
    if template in EXTRA:
        return OWN_PAGES_FOLDER | PROGRAMS
    heading = next(line for line in re.findall(r"^### (.*)$", TEXT, re.MULTILINE) if f"`{template}`" in line)
    return OWN_PAGES_FOLDER | PROGRAMS | table(heading)


def test_the_tables_are_those_of_the_values() -> None:
    assert written(TEXT) == TEXT, "run python -m tests.theme_reference"


def test_every_value_has_a_meaning() -> None:
    bare = [f"{each.name}.{name}" for each in shown().values() for name, (_, said) in each.fields.items() if not said]
    assert bare == []
    assert [each.name for each in shown().values() if not each.meaning] == []


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("str", "text"),
        ("DateView | None", "DateView, or none"),
        ("tuple[LinkView, ...]", "list of LinkView"),
        ("tuple[tuple[str, int], ...]", "list of pairs of text and number"),
        ("Mapping[str, SectionView]", "SectionView by name"),
        ("str | Markup", "text or HTML"),
    ],
)
def test_a_type_is_told_without_python(annotation: str, words: str) -> None:
    assert type_words(annotation) == words


@pytest.fixture(scope="module")
def given() -> dict[str, set[str]]:
    """The names that each template was really given, on a site and in its copies."""
    found: dict[str, set[str]] = {}

    def fill(self: Renderer, template: str, **context: Any) -> str:
        found.setdefault(template, set()).update(context)
        return real(self, template, **context)

    real = Renderer.fill_template
    site, words = connected(SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "fill_template", fill)
        renderer = Renderer(
            site, DEFAULT, PAGE_KINDS, RenderOptions(search=True), PageMetadata(site, words, DATA_KINDS)
        )
        for page in plan_pages(site, PAGE_KINDS, search=True):
            renderer.render(page)
        make_single_page(site, DEFAULT, DEFAULT.assets())
        make_epub(site, DEFAULT)
    return found


def test_templates_get_what_the_page_says(given: dict[str, set[str]]) -> None:
    assert len(given) > 25
    assert {
        template: names ^ documented(template) for template, names in given.items() if names != documented(template)
    } == {}


def name_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=name_of)
def test_templates_use_what_the_page_says(path: Path) -> None:
    name = name_of(path)
    used = (
        meta.find_undeclared_variables(DEFAULT.environment().parse(path.read_text(encoding="utf-8"))) - EVERY - FREELY
    )
    if name.startswith("epub/"):
        used -= {"language", "token", "own_tokens"}
    if "parts/" in name:
        assert used == set()
    elif name in ("base.html", "epub/base.html"):
        assert used <= OWN_PAGES_FOLDER | PROGRAMS | {"title"}
    elif name == "list.html":
        assert used <= documented("claims.html")
    else:
        assert used <= (IN_SECTIONS if name == "section.html" else documented(name))


def test_tables_have_no_line_too_many() -> None:
    known = shown()
    pages = len(list(record_pages(known)))
    own = len(known) - 1  # all but what records have in common
    assert tables().count("| name | what it is | meaning |") == own + pages

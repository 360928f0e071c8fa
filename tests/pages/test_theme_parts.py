"""Themes in parts: one replaced alone, pages that a theme adds, themes that are packages, templates that only show."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from builder.checking import check_content
from builder.copies.epub import make_epub
from builder.copies.single_page import make_single_page
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.pages.page_plans import plan_pages
from builder.pages.render import Renderer, RenderOptions
from builder.pages.theme import THEME_STYLE_SHEET, Theme, find_theme
from builder.pages.theme_errors import ThemeError, ThemeNotFound
from builder.pages.timeline_rows import GAP_STEPS, MOST_LANES
from builder.values.entry_points import entry_points_of
from builder.values.vocabulary import NOTE_KINDS, STANCES
from tests.conftest import ROOT
from tests.connected import SMALL, connected
from tests.copying import unzipped

TEMPLATES = ROOT / "themes" / "default" / "templates"
DEFAULT = Theme(ROOT / "themes" / "default")


def theme_of(folder: Path, **templates: str) -> Theme:
    """A theme with these templates, by their path with ``__`` for the slash."""
    for name, text in templates.items():
        path = folder / "templates" / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme(folder)


def pages_with(theme: Theme) -> dict[str, str]:
    """Every page of the small briefing, with the theme."""
    site, words = connected(SMALL)
    renderer = Renderer(site, theme, PAGE_KINDS, RenderOptions(), PageMetadata(site, words, DATA_KINDS))
    return {page.path: renderer.render(page).decode() for page in plan_pages(site, PAGE_KINDS, False, theme.own_pages)}


@pytest.fixture(scope="module")
def default_pages() -> dict[str, str]:
    return pages_with(DEFAULT)


def test_a_part_is_replaced_alone_on_the_site_and_in_the_copies(tmp_path: Path, default_pages: dict[str, str]) -> None:
    own = '{% macro date(view) %}{% if view %}<i class="when">{{ view.words }}</i>{% endif %}{% endmacro %}\n'
    theme = theme_of(tmp_path, parts__date=own)
    found = pages_with(theme)
    assert {path for path, text in found.items() if 'class="when"' in text} == {
        path for path, text in default_pages.items() if "<time" in text or 'class="date"' in text
    }
    assert not [path for path, text in found.items() if "<time" in text]
    site, _ = connected(SMALL)
    assert 'class="when"' in make_single_page(site, theme, theme.assets()).decode()
    book = unzipped(make_epub(site, theme))
    assert any(b'<i class="when">' in data for name, data in book.items() if name.endswith(".xhtml"))


def test_a_part_extends_the_default_one(tmp_path: Path, default_pages: dict[str, str]) -> None:
    own = (
        '{% import "default/parts/note.html" as usual %}\n'
        '{% macro note(view) %}<div class="ours">{{ usual.note(view, **kwargs) }}</div>{% endmacro %}\n'
    )
    found = pages_with(theme_of(tmp_path, parts__note=own))
    path = next(path for path, text in default_pages.items() if 'class="note ' in text)
    assert found[path].count('<div class="ours"><aside') == default_pages[path].count("<aside")


def test_a_copy_has_a_part_of_its_own_first(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, single__parts__scale="{% macro scale(view) %}<b>SCALE</b>{% endmacro %}")
    site, _ = connected(SMALL)
    assert "<b>SCALE</b>" in make_single_page(site, theme, theme.assets()).decode()
    assert not [path for path, text in pages_with(theme).items() if "SCALE" in text]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("link", '<a href="{{ view.href }}">{{ view.words }}<br></a>'),
        ("link", "<b>{{ view.words }}"),
        ("origins", "{{ view.reports }} &nbsp; reports"),
        ("date", "<time datetime=now>{{ view.words if view }}</time>"),
    ],
)
def test_a_part_that_makes_no_xml_is_a_problem_of_the_theme(tmp_path: Path, part: str, text: str) -> None:
    theme = theme_of(tmp_path, **{f"parts__{part}": f"{{% macro {part}(view) %}}{text}{{% endmacro %}}"})
    with pytest.raises(ThemeError) as raised:
        make_epub(connected(SMALL)[0], theme)
    problem = raised.value.problem
    assert problem.code == "theme-broken"
    assert "well-formed" in problem.message


@pytest.mark.parametrize("name", ["parts__note", "epub__parts__scale"])
def test_a_part_without_its_macro_is_found_by_a_check(tmp_path: Path, name: str) -> None:
    theme = theme_of(tmp_path, **{name: "{% macro other(view) %}{% endmacro %}\n"})
    (problem,) = theme.check(connected(SMALL)[0].briefing.settings)
    assert (problem.code, problem.place.line) == ("theme-broken", 1)
    assert name.rpartition("__")[2] in problem.message
    assert problem.place.path.endswith(f"{name.replace('__', '/')}.html")


def test_a_part_that_is_not_there_is_named_with_the_line(tmp_path: Path) -> None:
    theme = theme_of(
        tmp_path, claim='{% extends "default/claim.html" %}\n{% block main %}\n{{ parts.nte(view) }}{% endblock %}'
    )
    with pytest.raises(ThemeError) as raised:
        pages_with(theme)
    assert "nte.html" in raised.value.problem.message
    assert raised.value.problem.place.line == 3


def test_a_template_that_cannot_be_read_is_reported_alike_by_a_check_and_by_a_page(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, claim='{% extends "base.html" %}\n{% block main %}{% if %}{% endblock %}')
    (problem,) = theme.check(connected(SMALL)[0].briefing.settings)
    assert problem.message.startswith("This template cannot be read: ")
    assert problem.place.line == 2
    with pytest.raises(ThemeError) as raised:
        pages_with(theme)
    assert raised.value.problem == problem


def test_a_theme_adds_a_page(tmp_path: Path) -> None:
    page = """{% extends "base.html" %}
{% block title %}{{ t("list.colophon") }}{% endblock %}
{% block main %}
<h1>{{ t("list.colophon") }}</h1>
{{ parts.items(sections.claims, 2) }}
{% endblock %}
"""
    theme = theme_of(tmp_path, pages__colophon=page, pages__hidden='{% extends "base.html" %}')
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text("list: {colophon: How this was made}\n", encoding="utf-8")
    found = pages_with(theme)
    assert "<h1>How this was made</h1>" in found["colophon.html"]
    assert 'class="list claims"' in found["colophon.html"]
    assert '<a href="colophon.html" aria-current="page">How this was made</a>' in found["colophon.html"]
    assert any('href="../colophon.html"' in text for path, text in found.items() if "/" in path)
    assert "hidden.html" in found
    assert not [path for path, text in found.items() if 'href="hidden.html"' in text]


def test_a_page_of_a_theme_that_is_in_the_way_is_a_problem(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Ferry\ntheme: own\n", encoding="utf-8")
    (content / "pages" / "about.md").write_text("---\ntitle: About\n---\n\nText.\n", encoding="utf-8")
    theme_of(content / "own", pages__about='{% extends "base.html" %}', pages__search='{% extends "base.html" %}')
    found = [p for p in check_content(content).problems if p.code == "theme-broken"]
    assert [Path(p.place.path).name for p in found] == ["about.html", "search.html"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that is a theme, as pip would have installed it."""
    package = tmp_path / "lagoon_theme"
    theme_of(package, claim='{% extends "default/claim.html" %}')
    (package / "__init__.py").write_text("raise RuntimeError('a theme runs no code')\n", encoding="utf-8")
    theme_of(package / "dark", claim='{% extends "default/claim.html" %}')
    info = tmp_path / "lagoon_theme-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lagoon-theme\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[briefing.themes]\nlagoon = lagoon_theme\ndark = lagoon_theme.dark\ngone = no_such.inner\n", encoding="utf-8"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    entry_points_of.cache_clear()
    yield package
    entry_points_of.cache_clear()


def test_a_theme_is_found_as_an_installed_package(installed: Path, tmp_path: Path) -> None:
    assert find_theme("lagoon", tmp_path / "content") == installed
    assert find_theme("dark", tmp_path / "content") == installed / "dark"
    assert "lagoon_theme" not in sys.modules


def test_a_folder_of_the_briefing_counts_before_a_package(installed: Path, tmp_path: Path) -> None:
    own = tmp_path / "content" / "themes" / "lagoon"
    own.mkdir(parents=True)
    assert find_theme("lagoon", tmp_path / "content") == own


@pytest.mark.parametrize("name", ["lagon", "gone"])
def test_a_theme_that_is_not_there_is_likened_to_an_installed_one(installed: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ThemeNotFound) as raised:
        find_theme(name, tmp_path)
    assert name == "gone" or "lagoon" in raised.value.hint


def name_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


COMPUTING = {"length", "count", "groupby", "unique", "select", "selectattr", "reject", "rejectattr", "sort", "sum"}
COMPUTING |= {"first", "last", "list", "min", "max", "batch", "slice", "replace", "dictsort", "items", "random"}


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_computes_nothing(path: Path) -> None:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    assert not filters & COMPUTING
    assert not list(tree.find_all((nodes.Slice, nodes.Sub, nodes.Mul, nodes.Div, nodes.Mod)))
    assert not [node for node in tree.find_all(nodes.For) if node.test]
    assert not [node for node in tree.find_all(nodes.Getattr) if node.attr == "length"]
    assert not [node for node in tree.find_all(nodes.Compare) if node.ops[0].op not in ("eq", "ne")]
    called = {node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
    assert called <= {"t", "caller", "token"}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("parts/*.html")), ids=name_of)
def test_a_part_has_one_macro_of_its_name(path: Path) -> None:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    assert [macro.name for macro in tree.find_all(nodes.Macro)] == [path.stem]


STYLE = (ROOT / "themes" / "default" / "assets" / "style.css").read_text(encoding="utf-8")
SCRIPTS = sorted((ROOT / "themes" / "default" / "assets").glob("*.js"))


def test_the_widths_that_scripts_ask_for_are_those_of_the_style() -> None:
    asked = {
        query
        for path in SCRIPTS
        for query in re.findall(r'matchMedia\("([^"]*width[^"]*)"\)', path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 2
    assert [query for query in asked if f"@media {query} {{" not in STYLE] == []


def test_the_style_has_a_rule_for_each_step_of_the_timeline_and_no_more() -> None:
    assert {int(lanes) for lanes in re.findall(r"\.lanes-(\d+)", STYLE)} == set(range(MOST_LANES + 1))
    assert {int(wait) for wait in re.findall(r"\.wait-(\d+)", STYLE)} == set(range(1, len(GAP_STEPS) + 1))


def test_the_style_knows_only_kinds_and_stances_that_there_are() -> None:
    assert set(re.findall(r"\.kind-(\w+)", STYLE)) <= set(NOTE_KINDS)
    assert set(re.findall(r"\.stance-(\w+)", STYLE)) <= set(STANCES)


def test_the_style_names_the_sheet_that_a_theme_adds() -> None:
    assert THEME_STYLE_SHEET in STYLE.partition("*/")[0]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200

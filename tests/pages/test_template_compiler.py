"""Templates compiled for a site say what Jinja says, or nothing, and then Jinja fills them in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.pages.page_plans import plan_pages
from builder.pages.parts import Parts
from builder.pages.render import Renderer, RenderOptions
from builder.pages.template_compiler import SiteEnvironment, escaped_text
from builder.pages.theme import Theme
from builder.pages.view_models import DateView, LinkView
from builder.values.interface_words import InterfaceWords, Phrase
from builder.values.text_file import Place
from tests.conftest import ROOT
from tests.connected import SMALL, connected

FOLDER = Path("templates").absolute()
"""Where the templates of these tests would be, if they were files."""

HERE = Place("words/en.yaml", 1)
WORDS = InterfaceWords(
    "en",
    {
        key: Phrase(text, HERE)
        for key, text in {
            "plain": "Fish & chips",
            "with.value": "<{what}>",
            "number.one": "{number} fish",
            "number.other": "{number} fishes",
            "kind.a": "A & B",
        }.items()
    },
)
PARTS = {
    "parts/link.html": '{% macro link(view, style="s") %}<a class="{{ style }}">{{ view.words }}</a>{% endmacro %}',
    "parts/fixed.html": "{% macro fixed() %}{{ t('plain') }}{{ settings['title'] }}{% endmacro %}",
    "parts/text.html": "{% macro text(words) %}{{ words }}{% endmacro %}",
    "parts/open.html": "{% macro open(view) %}{{ kwargs['a'] }}{{ varargs }}{{ view }}{% endmacro %}",
    "parts/around.html": "{% macro around(view) %}[{{ caller(view) if caller is defined }}]{% endmacro %}",
    "parts/spaced.html": "{% set line = '<' %}\n"
    "{% macro spaced(view) %}{{ line }}{{ parts.text(view.words) }}{% endmacro %}",
    "base.html": "{% block a %}{{ t('plain') }}{% endblock %}{{ t('kind.a') }}{% block b scoped %}{% endblock %}",
    "inner.html": "{{ view.words }}{{ t('plain') }}{% set t = 3 %}{{ t }}",
}
VIEW = LinkView("a.html?x=1&y=2", "“Words” <b> & 'more'", "person", Markup(' lang="de"'))
GIVEN: dict[str, Any] = {
    "view": VIEW,
    "none": None,
    "number": 3,
    "html": Markup("<b>&amp;</b>"),
    "text": "<&>\"'",
    "date": DateView("1 May", ""),
    "views": (VIEW, VIEW),
    "table": {"a": "<", "items": "x"},
    "empty": "",
}

SAME = [
    "{{ text }}{{ html }}{{ number }}{{ none }}{{ 1.5 }}{{ true }}{{ '<' }}{{ views }}",
    "{{ t('plain') }}{{ t('plain') ~ text }}{{ t('plain') | upper }}{{ t(text if empty else 'plain') }}",
    "{{ t('with.value', what=text) }}{{ t('with.value', what=html) }}{{ t('with.value', **{'what': 1}) }}",
    "{{ t.count('number', number) }}{{ t.label('kind', 'a') }}{{ t.label('kind', text) }}{{ t.direction }}",
    "{{ t.count(*['number', 1]) }}",
    "{{ parts.link(view) }}{{ parts.link(view, 'x') }}"
    "{{ parts.link(view, style=text) }}{{ parts.link(style=1, view=view) }}",
    "{{ parts.link(view) ~ text }}{{ parts.link(view) | upper }}"
    "{{ parts['link'](view) }}{{ parts.fixed() }}{{ parts.fixed() }}",
    "{{ parts.text(text) }}{{ parts.text(html) }}{{ parts.text(text) }}"
    "{{ parts.text(number) }}{{ parts.spaced(view) }}",
    "{{ parts.open(view, 2, 3, a=text) }}{{ parts.around(view) }}",
    "{% call(each) parts.around(view) %}{{ each.words }}{{ text }}{{ t('plain') }}{% endcall %}",
    "{% for view in views %}{{ parts.link(view) }}{{ loop.index }}"
    "{{ ', ' if not loop.last }}{{ t('plain') }}{% endfor %}",
    "{% for t in 'ab' %}{{ t }}{% endfor %}{{ t('plain') }}",
    "{% set t = view %}{{ t.words }}{{ t.kind }}",
    "{% macro t(x) %}({{ x }}){% endmacro %}{{ t('plain') }}{{ t(text) }}",
    "{% macro own(parts, t) %}{{ parts.words }}{{ t }}{% endmacro %}{{ own(view, text) }}{{ t('plain') }}",
    "{% autoescape false %}{{ text }}{{ t('plain') }}"
    "{{ parts.link(view) }}{{ 'x' if empty }}{% endautoescape %}{{ text }}",
    "{% filter upper %}{{ text }}{{ t('plain') }}{% endfilter %}{% set kept %}{{ text }}{% endset %}{{ kept }}",
    "{{ text if number else html }}{{ '<' if empty }}{{ (text if number) ~ html }}{{ html if empty else t('plain') }}",
    "{{ 'no' if empty else parts.link(view) }}{{ (view if number else date).words }}",
    "{% include 'inner.html' %}{{ t('plain') }}{% with t = 5 %}{{ t }}{% endwith %}",
    "{% extends 'base.html' %}{% block a %}{{ super() }}{{ text }}"
    "{% endblock %}{% block b %}{{ view.words }}{% endblock %}",
    "{% from 'parts/link.html' import link %}{% import 'parts/text.html' as m %}{{ link(view) }}{{ m.text(text) }}",
    "{{ view.attributes }}{{ view.words | join('<') }}"
    "{{ [text, html] | join('&') }}{{ views | map(attribute='kind') | join }}",
    "{{ view.words.upper() }}{{ 'a-b'.split('-') }}{{ 1 .real }}{{ (1, 2).count(1) }}{{ view['words'] }}",
    "{% set n = namespace(x=1) %}{% for v in views %}{% set n.x = n.x + loop.index %}{% endfor %}{{ n.x }}",
    "{% for v in views recursive %}{{ v.kind }}{{ loop([]) if loop.first }}{% else %}{{ t('plain') }}{% endfor %}",
    "{{ text is defined }}{{ absent is defined }}{{ absent | default(text) }}{{ view.words in text }}{{ -number }}",
    "{{ view.absent is defined }}{{ view.absent is undefined }}{{ view.absent | d(text) }}",
    "{{ view.words is defined and view.words }}{{ view.words.absent is defined }}{{ view.words | default('x') }}",
    "{% if view.absent is not defined %}{{ view.words }}{% endif %}{{ view.absent | d(view.words) | upper }}",
]
"""What both fill in alike."""

FOR_JINJA = [
    "{% set parts = {'link': view.href.upper} %}{{ parts.link() }}",
    "{{ table.a }}",
]
"""What only Jinja fills in."""

WRONG = [
    "{% set t = view %}{% extends 'base.html' %}{% block a %}"
    "{{ parts.fixed() }}{% endblock %}{% block b %}{% endblock %}",
    "{{ absent }}",
    "{{ absent.words }}",
    "{{ view.absent }}",
    "{{ t('absent') }}",
    "{{ t('with.value') }}",
    "{{ parts.absent(view) }}",
    "{{ parts.link() }}",
    "{{ parts.link(view, 'a', 'b') }}",
    "{{ parts.link(view, absent=1) }}",
    "{{ parts.text(none.words) }}",
    "{% for each in none %}{% endfor %}",
]
"""What is an error in both."""


def environment(kind: type[Environment], page: str) -> Environment:
    templates = {**PARTS, "page.html": page}
    made = kind(
        loader=FunctionLoader(lambda name: (templates[name], f"{FOLDER}/{name}", None) if name in templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    parts = Parts(made)
    made.globals.update(t=WORDS, parts=parts, settings={"title": "<T>"})
    if isinstance(made, SiteEnvironment):
        made.serve(WORDS, parts)
    return made


def filled(kind: type[Environment], page: str) -> str:
    return environment(kind, page).get_template("page.html").render(GIVEN)


class TrustingEnvironment(SiteEnvironment):
    """The environment with the templates of these tests read as those of the default theme are."""

    trusted_folder = str(FOLDER.resolve())


@pytest.mark.parametrize("kind", [SiteEnvironment, TrustingEnvironment])
@pytest.mark.parametrize("page", SAME)
def test_a_template_is_filled_in_as_jinja_does(page: str, kind: type[Environment]) -> None:
    assert filled(kind, page) == filled(Environment, page)


@pytest.mark.parametrize("page", [*FOR_JINJA, *WRONG])
def test_what_is_not_filled_in_is_an_exception(page: str) -> None:
    with pytest.raises(Exception):  # noqa: B017 - whichever: Jinja is asked then
        filled(TrustingEnvironment, page)


@pytest.mark.parametrize("page", FOR_JINJA)
def test_a_template_of_another_theme_needs_no_second_try(page: str) -> None:
    assert filled(SiteEnvironment, page) == filled(Environment, page)


@pytest.mark.parametrize("page", FOR_JINJA)
def test_jinja_fills_in_the_rest(page: str) -> None:
    assert filled(Environment, page)


@pytest.mark.parametrize("page", WRONG)
def test_jinja_fails_where_it_should(page: str) -> None:
    with pytest.raises(Exception):  # noqa: B017
        filled(Environment, page)


@pytest.mark.parametrize("value", ["", "a", "<&>\"'", Markup("<b>"), 3, None, 1.5, ("<", Markup("<"))])
def test_values_are_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped_text(value) == str(Markup.escape(value))


def test_no_page_of_the_default_theme_is_left_to_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = small_renderer(Theme(ROOT / "themes" / "default"))
    monkeypatch.setattr(Renderer, "_plain_environment", None)
    for page in plan_pages(renderer.site, PAGE_KINDS, search=True):
        assert renderer.render(page)


def test_a_theme_can_write_whatever_jinja_reads(tmp_path: Path) -> None:
    (tmp_path / "templates" / "pages").mkdir(parents=True)
    page = "{% for name in sections %}{{ name }} {% endfor %}{{ sections.entries.heading }}"
    (tmp_path / "templates" / "pages" / "own.html").write_text(page, encoding="utf-8")
    renderer = small_renderer(Theme(tmp_path))
    plan = next(each for each in plan_pages(renderer.site, PAGE_KINDS, True, ("own",)) if each.path == "own.html")
    assert renderer.render(plan) == renderer.render(plan)
    assert renderer.words("list.entries") in renderer.render(plan).decode()


def small_renderer(theme: Theme) -> Renderer:
    site, words = connected(SMALL)
    return Renderer(site, theme, PAGE_KINDS, RenderOptions(search=True), PageMetadata(site, words, DATA_KINDS))

"""A theme from elsewhere is a program in a sandbox: it makes pages of what it is given, and reaches nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import pytest
from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError

from builder.build import build
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.pages.page_plans import plan_pages
from builder.pages.parts import Parts
from builder.pages.render import Renderer, RenderOptions
from builder.pages.template_compiler import SiteEnvironment
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.pages.theme_errors import ThemeError
from builder.site_making import BuildOptions
from tests.conftest import ROOT
from tests.connected import SMALL, connected

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('__cla' ~ 'ss__') }}",
    "{{ ['']|map('attr', '__class__')|list }}",
    "{{ ['']|map(attribute='__class__')|list }}",
    "{{ ['']|map(attribute='__class__.__base__')|first }}",
    "{{ ['a']|groupby('__class__') }}",
    "{{ ['a', 'b']|sort(attribute='__class__') }}",
    "{{ ['a', 'b']|sum(attribute='__class__') }}",
    "{{ ['a']|selectattr('__class__')|list }}",
    "{{ ['a', 'b']|unique(attribute='__class__')|list }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(t) }}",
    "{{ '{t.__class__}'.format_map({'t': t}) }}",
    "{{ ('{0.__class__}'|safe).format(t) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(t) }}",
    "{% set f = '{0.__class__}'|attr('format') %}{{ f(t) }}",
    "{{ ['{0.__class__}']|map('attr', 'format')|first|attr('__self__') }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum['__globals__'].os.popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ dict.__base__ }}",
    "{{ dict.mro() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ ([1]|map('string')).gi_frame.f_globals }}",
    "{{ ([1]|map('string')).gi_code }}",
    "{{ ([1]|select).gi_frame.f_back }}",
    "{{ t.__class__ }}",
    "{{ t.__init__.__globals__ }}",
    "{{ t.__class__('en', {}) }}",
    "{{ t.count.__func__.__globals__ }}",
    "{{ t._table }}{{ t.__dict__ }}",
    "{{ t.__reduce__() }}",
    "{{ parts.__class__ }}",
    "{{ parts.__class__('x') }}",
    "{{ parts._environment }}",
    "{{ parts._environment('x') }}",
    "{{ parts['_environment'].from_string('x') }}",
    "{{ parts['__class__'] }}",
    "{{ parts['__init__'].__globals__ }}",
    "{{ parts|attr('_environment') }}",
    "{{ parts.link._func }}",
    "{{ parts.link._func.__globals__ }}",
    "{{ parts.link._environment.loader }}",
    "{{ settings.__class__.__init__.__globals__ }}",
    "{{ settings.__dataclass_fields__ }}",
    "{{ settings.title.__class__ }}",
    "{{ settings.theme_place._replace.__globals__ }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}x{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}x{% endmacro %}{{ m.__call__.__globals__ }}",
    "{% import 'parts/link.html' as p %}{{ p._body_stream }}{{ p.__dict__ }}",
    "{% import 'parts/link.html' as p %}{{ p.link._environment }}",
    "{% set n = namespace() %}{% set n.__class__ = 1 %}{{ n }}{{ n.__class__ }}",
    "{% set x = [] %}{{ x.append(1) }}{{ x }}",
    "{{ t.table.update({'a': 1}) }}",
    "{{ t.table.clear() }}",
    "{{ ''.encode.__self__.__class__ }}",
    "{{ (1).__add__.__self__.__class__ }}",
    "{{ loop.__class__ }}{% for a in [1] %}{{ loop._iterator }}{{ loop.__class__ }}{% endfor %}",
    "{% block x %}{% endblock %}{{ self.x.__class__ }}{{ self.x._context }}",
    "{% include '../../secret.txt' %}",
    "{% include '/etc/hostname' %}",
    "{% import '..' ~ '/../secret.txt' as s %}",
    "{% extends '../../secret.txt' %}",
    "{{ parts['../../secret'] }}",
    "{{ range(1000000000)|length }}",
    "{{ t('secret', value=t) }}",
]
"""Ways out that are known of Jinja, of its sandbox before 3.1.6, or of what this program gives to templates."""

SECRET = "a word of the machine"


def renderer(theme: Path) -> Renderer:
    site, words = connected(SMALL)
    return Renderer(site, Theme(theme), PAGE_KINDS, RenderOptions(), PageMetadata(site, words, DATA_KINDS))


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """The folder of a theme, with a word of its own that looks into a value; a file with a secret is beside it."""
    folder = tmp_path / "theme"
    (folder / "templates" / "pages").mkdir(parents=True)
    (folder / "words").mkdir()
    (folder / "words" / "en.yaml").write_text('secret: "{value.__class__.__init__.__globals__}"\n', encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return folder


def say_what_comes(folder: Path, template: str, kind: str) -> str:
    """The text of a template, or the name of the error, by the program's ``own`` code or by Jinja's."""
    made = renderer(folder)
    environment = made.environment if kind == "own" else made._plain_environment
    (folder / "templates" / "pages" / "x.html").write_text(template, encoding="utf-8")
    try:
        return environment.get_template("pages/x.html").render(settings=made.site.briefing.settings)
    except Exception as error:
        return f"({type(error).__name__})"


REFUSED = re.compile(r"\((?:Security|Undefined|WordsFormat|Overflow|Type|Key|Filter|Template\w*)\w*\)")
NOTHING_FOUND = re.compile(r"\[(?:Undefined|\(Undefined, \[.*\]\))\]")
"""Lists of what is there for an attribute that may not be read: nothing."""


@pytest.mark.parametrize("kind", ["own", "jinja"])
@pytest.mark.parametrize("template", ESCAPES)
def test_no_way_out_of_the_sandbox_is_open(theme: Path, template: str, kind: str) -> None:
    said = say_what_comes(theme, template, kind)
    assert REFUSED.fullmatch(said) or NOTHING_FOUND.fullmatch(said.replace("&#39;", "'")), said


WRONG_IN_ANY_THEME = [
    *ESCAPES[::9],
    "{{ range(1000000000) }}",
    "{{ '%d'|format('x') }}",
    "{{ t.count('number', 'x') }}",
    "{{ t.date('x') }}",
    "{{ 1 // 0 }}",
    "{{ ('a' * 2)[5] + 1 }}",
    "{{ 'a' * (10 ** 14 + lost_notes) }}",
]


@pytest.mark.parametrize("template", WRONG_IN_ANY_THEME)
def test_what_fails_is_a_problem_with_its_place(theme: Path, template: str) -> None:
    made = renderer(theme)
    (theme / "templates" / "pages" / "x.html").write_text(f"\n{template}", encoding="utf-8")
    plan = next(each for each in plan_pages(made.site, PAGE_KINDS, False, ("x",)) if each.path == "x.html")
    with pytest.raises(ThemeError) as raised:
        made.render(plan)
    assert raised.value.problem.place.line == 2
    assert SECRET not in str(raised.value)


EXTENDING = {
    "article.html": "{% extends 'default/article.html' %}{% block main %}ATTEMPT{{ super() }}{% endblock %}",
    "parts/note.html": "{% import 'default/parts/note.html' as usual %}"
    "{% macro note(view) %}ATTEMPT{{ usual.note(view) }}{% endmacro %}",
}


def test_a_command_is_run_by_no_template_that_extends_the_default_one(theme: Path, tmp_path: Path) -> None:
    done = tmp_path / "done"
    attempt = "{{ cycler.__init__.__globals__.os.system('touch " + str(done) + "') }}"
    (theme / "templates" / "parts").mkdir()
    for name, template in EXTENDING.items():
        text = template.replace("ATTEMPT", attempt)
        (theme / "templates" / name).write_text(text, encoding="utf-8")
        outcome = build(BuildOptions(SMALL, tmp_path / "site", theme=str(theme), search=False))
        wrong = next(problem for problem in outcome.problems if problem.code == "theme-broken")
        assert wrong.place.path == str(theme / "templates" / name)
        assert "__init__" in wrong.message
        assert not done.exists()
        (theme / "templates" / name).unlink()


def test_values_that_a_theme_sets_reach_no_further_in_the_default_theme(theme: Path) -> None:
    """The default theme's own templates call ``t``: another theme can set it, but to nothing that it could not call."""
    template = "{% set t = cycler.__init__ %}{% extends 'default/404.html' %}"
    assert say_what_comes(theme, template, "own") == "(SecurityError)"


class Unsafe:
    """A value whose call would change something, as the sandbox knows it."""

    alters_data = True

    def __call__(self, *_given: object, **_named: object) -> str:
        return "called"


@pytest.mark.parametrize("call", ["t('site.skip')", "t.x()", "parts.link(t)", "t | safe", "other()"])
def test_calls_are_checked_in_trusted_templates_as_well(theme: Path, call: str) -> None:
    environment = renderer(theme).environment
    environment.trusted_folder = os.path.realpath(theme)
    (theme / "templates" / "x.html").write_text("{{ " + call + " }}", encoding="utf-8")
    template = environment.get_template("x.html")
    try:
        said = template.render(t=Unsafe(), parts={"link": Unsafe()}, other=Unsafe())
    except Exception:
        return
    assert "called" not in said


def test_a_folder_is_not_trusted_for_how_its_path_is_written(theme: Path) -> None:
    templates = bundled_themes().resolve() / DEFAULT_THEME / "templates"
    way_round = Path(str(templates), os.path.relpath(theme, templates))
    assert str(way_round).startswith(str(templates))
    assert say_what_comes(way_round, "{{ t.__class__ }}", "own") == "(SecurityError)"


def test_the_templates_of_the_default_theme_ask_for_nothing_private() -> None:
    for path in sorted((bundled_themes() / DEFAULT_THEME / "templates").rglob("*.html")):
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        names = [node.attr for node in tree.find_all(nodes.Getattr)]
        names += [node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)]
        assert not [name for name in names if name.startswith("_") or name in ("mro", "gi_frame", "format")], path
        assert not [node for node in tree.find_all(nodes.Filter) if node.name in ("attr", "map") and node.kwargs], path


PLAIN = (str, bytes, int, float, bool, type(None))
"""Values in which there is nothing to look for, `Markup` among the texts."""


class Reached:
    """What templates reach from what they are given, by attributes and keys that the sandbox allows."""

    def __init__(self) -> None:
        self.kinds: set[type] = set()
        self.functions: set[str] = set()
        self.texts: set[str] = set()
        self.seen: dict[int, Any] = {}

    def look(self, value: Any) -> None:
        if isinstance(value, str):
            self.texts.add(value)
        if isinstance(value, PLAIN) or id(value) in self.seen:
            return
        self.seen[id(value)] = value
        if isinstance(value, FunctionType | MethodType):
            self.functions.add(f"{value.__module__}.{value.__qualname__}")
            return
        if isinstance(value, BuiltinFunctionType | type) or type(value).__name__.startswith(("method", "builtin")):
            return
        self.kinds.add(type(value))
        if isinstance(value, list | tuple | set | frozenset):
            for each in value:
                self.look(each)
        if isinstance(value, Mapping):
            for each in value.values():
                self.look(each)
        for name in dir(value):
            if not name.startswith("_"):
                self.look(getattr(value, name, None))


def reached_by(content: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> Reached:
    """Build a briefing and look at all that any template is given."""
    reached = Reached()
    fill = Renderer.fill_template

    def looking(self: Renderer, template: str, **context: Any) -> str:
        own = {name: value for name, value in self.environment.globals.items() if name not in Environment().globals}
        for value in {**own, **context}.values():
            reached.look(value)
        return fill(self, template, **context)

    monkeypatch.setattr(Renderer, "fill_template", looking)
    copies = ("single", "epub")
    assert build(BuildOptions(content, output, search=False, url="https://example.org/", copies=copies)).changes
    return reached


def test_templates_reach_data_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No path, no module, no open file and no function that does something is reachable from a template's values."""
    reached = reached_by(SMALL, tmp_path / "site", monkeypatch)
    assert [kind for kind in reached.kinds if not _is_data(kind)] == []
    assert {name for name in reached.functions if not _is_harmless(name)} == set()


def test_templates_reach_no_words_that_rights_withhold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ROOT / "tests" / "briefings" / "withheld"
    texts = "\n".join(reached_by(content, tmp_path / "site", monkeypatch).texts)
    assert "None of the paper" in texts
    withheld = (content / "articles" / "none.md").read_text(encoding="utf-8").split("---")[2].split()
    assert [word for word in withheld if "strin" in word and word in texts] == []


def _is_data(kind: type) -> bool:
    if kind in (dict, list, tuple, set, frozenset, Parts):
        return True
    return kind.__module__.startswith("builder.") and (hasattr(kind, "__dataclass_fields__") or issubclass(kind, tuple))


def _is_harmless(name: str) -> bool:
    """Whether a function computes from data alone: methods of values, and the EPUB's look at the theme's colours."""
    return name.startswith(("builder.values.", "builder.data.")) or name == "builder.copies.epub._Epub._token"


def test_the_environments_are_sandboxes(theme: Path) -> None:
    for environment in (Theme(theme).environment(), Theme(theme).plain_environment()):
        assert environment.sandboxed
        with pytest.raises(SecurityError):
            environment.from_string("{{ ''.__class__ }}").render()
    assert issubclass(SiteEnvironment, type(Theme(theme).plain_environment()))


ENDLESS = {
    "includes itself": {"pages/x.html": "\n{% include 'pages/x.html' %}"},
    "extends itself": {"article.html": "\n{% extends 'article.html' %}"},
    "extends itself by way of another": {
        "article.html": "\n{% extends 'a.html' %}",
        "a.html": "\n{% extends 'article.html' %}",
    },
    "imports itself": {"pages/x.html": "\n{% import 'pages/x.html' as x %}"},
    "a macro calls itself": {"pages/x.html": "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"},
    "a part calls itself": {"parts/link.html": "\n{% macro link(view) %}{{ parts.link(view) }}{% endmacro %}"},
    "a block shows itself": {"pages/x.html": "\n{% block a %}{{ self.a() }}{% endblock %}"},
    "a loop goes into itself": {"pages/x.html": "\n{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"},
}


@pytest.mark.parametrize("case", ENDLESS)
def test_a_template_without_an_end_is_a_problem_with_its_place(theme: Path, tmp_path: Path, case: str) -> None:
    (theme / "templates" / "parts").mkdir()
    for name, text in ENDLESS[case].items():
        (theme / "templates" / name).write_text(text, encoding="utf-8")
    outcome = build(BuildOptions(SMALL, tmp_path / "site", theme=str(theme), search=False))
    (wrong,) = [problem for problem in outcome.problems if problem.severity == "error"]
    assert wrong.code == "theme-broken"
    assert wrong.place.path in [str(theme / "templates" / name) for name in ENDLESS[case]]
    assert wrong.place.line == 2
    assert "without an end" in wrong.message
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}" * 3000 + "{% endif %}" * 3000,
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "[" * 3000 + "]" * 3000 + " }}",
        "{{ " + "-" * 9000 + "1 }}",
        "{{ " + "9" * 9000 + " }}",
        "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    ],
    ids=["if", "brackets", "lists", "minus", "digits", "for"],
)
def test_a_template_that_makes_no_program_is_a_problem(theme: Path, tmp_path: Path, text: str) -> None:
    (theme / "templates" / "pages" / "x.html").write_text(text, encoding="utf-8")
    outcome = build(BuildOptions(SMALL, tmp_path / "site", theme=str(theme), search=False))
    (wrong,) = [problem for problem in outcome.problems if problem.severity == "error"]
    assert (wrong.code, wrong.place.path) == ("theme-broken", str(theme / "templates" / "pages" / "x.html"))

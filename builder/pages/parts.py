"""The parts of a theme: small templates, each with one macro of its own name, which pages and other parts call.

`{{ parts.note(view) }}` calls the macro `note` of `parts/note.html`. A theme that has that file replaces the part on
all pages and in the copies alike; everything else stays. A copy looks for a part of its own first, such as
`epub/parts/note.html`. Parts see what every template is given and what they are called with, nothing else of the page.
For that reason each is loaded once for a whole site.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, nodes
from jinja2.runtime import Macro

from builder.values.problems import Problem
from builder.values.text_file import Place

_PARTS_FOLDER = "parts"


class Parts:
    """The parts of a theme by name. ``before`` is the folder of a copy with parts of its own, such as ``epub/``."""

    def __init__(self, environment: Environment, before: str = "") -> None:
        self._environment = environment
        self._folders = tuple(dict.fromkeys((f"{before}{_PARTS_FOLDER}", _PARTS_FOLDER)))

    def __getitem__(self, name: str) -> Macro:
        if name.startswith("_"):  # templates reach everything that is given for a key
            raise KeyError(name)
        part: Macro = getattr(self, name)
        return part

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        template = self._environment.select_template([f"{folder}/{name}.html" for folder in self._folders])
        macro = getattr(template.module, name, None)
        if macro is None:
            raise TemplateRuntimeError(f"“{template.name}” has no macro “{name}”")
        setattr(self, name, macro)  # the next look-up finds the attribute
        return macro


def part_problem(environment: Environment, name: str, path: str) -> Problem | None:
    """What is wrong with a template that is a part: it must have a macro of its own name.

    ``name`` is the template's, ``path`` where it was read.
    """
    *folders, file = name.split("/")
    part = file.removesuffix(".html")
    if not folders or folders[-1] != _PARTS_FOLDER or environment.loader is None:
        return None
    source = environment.loader.get_source(environment, name)[0]
    if part in _macro_names(source):
        return None
    return Problem(
        Place(path, 1),
        "theme-broken",
        f"This part has no macro “{part}”.",
        f"Write {{% macro {part}(…) %}} in it, as the default theme's part of the same name does.",
    )


@lru_cache(maxsize=256)  # a preview checks the same parts at each change
def _macro_names(source: str) -> frozenset[str]:
    return frozenset(macro.name for macro in Environment().parse(source).find_all(nodes.Macro))

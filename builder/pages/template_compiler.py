"""Templates compiled for one use: a briefing's pages, thousands from the same template, with everything escaped.

What Jinja compiles asks at every place, for the sake of any program, what is called and what an attribute is. Here a
site's words and parts are called as they are, an attribute is Python's, and what is written out becomes no `Markup`
on the way. The text of a page is the same to the byte, or else an exception is raised where Jinja would give a value,
such as for a key of a mapping that is written as an attribute: then Jinja's own code has to make the page
(`builder.pages.render`).

Every environment is Jinja's sandbox (https://jinja.palletsprojects.com/en/stable/sandbox/), since a theme can be a
stranger's. Only the templates that come with this package read attributes without the sandbox's checks: their text is
known to read none that is private (a test looks at it). What they call is checked like all else.
"""

from __future__ import annotations

import keyword
import os
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, TypeGuard, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from builder.pages.parts import Parts
from builder.values.interface_words import InterfaceWords

try:  # what `escape` is made with: it gives the text itself, not a `Markup`, which takes five times as long to make
    from markupsafe._speedups import _escape_inner as _escape_text
except ImportError:
    _escape_text = escape

_FOR_ABSENT = frozenset({"defined", "undefined", "default", "d"})
"""The tests and filters that are for values that may not exist."""

_MOST_KEPT = 64
"""How many results of one part are kept."""


def escaped_text(value: Any) -> str:
    """A value as text of HTML: what is `Markup` as it is, all else escaped."""
    kind = type(value)
    if kind is str:
        return _escape_text(value)
    return value if kind is Markup else escape(value)


class _EscapedWords(dict[str, str]):
    """The interface words that need no values, escaped, by key."""

    def __init__(self, words: InterfaceWords) -> None:
        self._words = words

    def __missing__(self, key: str) -> str:
        text = self[key] = escaped_text(self._words(key))
        return text


class _PartFunctions:
    """The parts by name as functions that return their HTML."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def __getattr__(self, name: str) -> Callable[..., str]:
        function = _part_function(getattr(self._parts, name))
        setattr(self, name, function)  # the next look-up finds the attribute
        return function


def _part_function(macro: Macro) -> Callable[..., str]:
    """A part as a function. The HTML for nothing or for one text is kept: parts see nothing else of a page."""
    plain = not (macro.catch_kwargs or macro.catch_varargs or macro.caller)
    function = getattr(macro, "_func", None) if plain else None
    absent = [(missing,) * (len(macro.arguments) - given) for given in range(len(macro.arguments) + 1)]
    kept: dict[tuple[Any, ...], str] = {}

    def html(*given: Any, **named: Any) -> str:
        if function is None or named or len(given) >= len(absent):
            return macro(*given, **named)
        if not given or (type(given[0]) is str and len(given) == 1):
            if given not in kept:
                if len(kept) == _MOST_KEPT:
                    kept.clear()
                kept[given] = function(*given, *absent[len(given)])
            return kept[given]
        made: str = function(*given, *absent[len(given)])
        return made

    return html


def _called(context: Context, function: Any, **scope: Any) -> Callable[..., Any]:
    """A function to be called as Jinja calls it, within the sandbox."""
    return partial(_sandbox_of(context).call, context, function, **scope)


def _called_for_html(context: Context, function: Any, **scope: Any) -> Callable[..., str]:
    """A function to be called as Jinja calls it, within the sandbox, its result as text of HTML."""
    call = _sandbox_of(context).call
    return lambda *given, **named: escaped_text(call(context, function, *given, **named, **scope))


def _sandbox_of(context: Context) -> ImmutableSandboxedEnvironment:
    return cast("ImmutableSandboxedEnvironment", context.environment)


class SiteEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with templates compiled for the pages of one site, whose words and parts `serve` names."""

    trusted_folder: str = ""
    """The real path of a folder whose templates read attributes without a check; empty if there is none."""

    helpers: tuple[Any, ...] = (None, {}, None, None, _escape_text, escaped_text, _called, _called_for_html)
    """What the code of a template is given, in the order in which `_SiteCode` unpacks it."""

    def serve(self, words: InterfaceWords, parts: Parts) -> None:
        """Use the shortcuts wherever ``t`` and ``parts`` are these two."""
        html = _PartFunctions(parts)
        self.helpers = (words, _EscapedWords(words), parts, html, _escape_text, escaped_text, _called, _called_for_html)


class _SiteCode(CodeGenerator):
    """Writes the Python of a template. A shortcut for words and parts asks first whether it is these that are meant."""

    environment: SiteEnvironment

    _written: nodes.Node | None = None
    """The value that `_output_child_pre` has written."""
    _maybe_absent: nodes.Node | None = None
    """The value that may not exist. Jinja has a value for an attribute that does not exist, where Python raises."""

    @cached_property
    def _is_trusted(self) -> bool:
        """Whether the template is in the trusted folder, wherever links and ``..`` in its path lead."""
        folder, path = self.environment.trusted_folder, self.filename
        return bool(folder and path) and os.path.realpath(path or "").startswith(folder + os.sep)

    def write_commons(self) -> None:
        super().write_commons()
        names = "b_words, b_escaped_words, b_parts, b_html, b_escape, b_text, b_called, b_called_for_html"
        self.writeline(f"{names} = environment.helpers")

    def visit(self, node: nodes.Node, *given: Any, **named: Any) -> Any:
        if node is not self._written:
            return super().visit(node, *given, **named)
        self._written = None
        return None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        kept = node is self._maybe_absent or keyword.iskeyword(node.attr) or isinstance(node.node, nodes.Const)
        if kept or not self._is_trusted:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        self._maybe_absent = node.node if node.name in _FOR_ABSENT else None
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        self._maybe_absent = node.node if node.name in _FOR_ABSENT else None
        super().visit_Filter(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        function = node.node
        of_words = _is_name(function, "t") or (_is_public(function) and _is_name(function.node, "t"))
        if forward_caller or not of_words or not _is_simple(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        words = frame.symbols.ref("t")
        self.write(
            f"({words}{f'.{function.attr}' if isinstance(function, nodes.Getattr) else ''} if {words} is b_words"
        )
        self._write_otherwise("b_called", node, frame)

    def _write_otherwise(self, call: str, node: nodes.Call, frame: Frame) -> None:
        """The other branch, in which Jinja calls the function, and the arguments for both."""
        self.write(f" else {call}(context, ")
        self.visit(node.node, frame)
        self.write(", _loop_vars=_loop_vars" if frame.loop_frame else "")
        self.write(", _block_vars=_block_vars" if frame.block_frame else "")
        self.write("))(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.visit(named, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self._write_html(node, frame)
            self._written = node
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame):
            super()._output_child_post(node, frame, finalize)

    def _write_html(self, node: nodes.Expr, frame: Frame) -> None:
        """An expression whose value is text of HTML."""
        if isinstance(node, nodes.Const):
            self.write(repr(str(escape(node.value))))
        elif isinstance(node, nodes.CondExpr):
            self._write_choice(node, frame.soft())
        elif isinstance(node, nodes.Call) and (part := _part_called(node)):
            self.write(f"(b_html.{part} if {frame.symbols.ref('parts')} is b_parts")
            self._write_otherwise("b_called_for_html", node, frame)
        elif isinstance(node, nodes.Call) and (key := _fixed_key(node)):
            self.write(f"(b_escaped_words[{key!r}] if {frame.symbols.ref('t')} is b_words else b_text(")
            self.visit(node, frame)
            self.write("))")
        else:
            self.write("(b_value if (b_value := ")
            self.visit(node, frame)
            self.write(").__class__ is Markup else b_escape(b_value) if b_value.__class__ is str else b_text(b_value))")

    def _write_choice(self, node: nodes.CondExpr, frame: Frame) -> None:
        self.write("(")
        self._write_html(node.expr1, frame)
        self.write(" if ")
        self.visit(node.test, frame)
        self.write(" else ")
        if node.expr2 is None:
            self.write("''")
        else:
            self._write_html(node.expr2, frame)
        self.write(")")


SiteEnvironment.code_generator_class = _SiteCode


def _escapes(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _is_public(node: nodes.Node) -> TypeGuard[nodes.Getattr]:
    """Whether it is an attribute that the sandbox allows of words and of parts."""
    return isinstance(node, nodes.Getattr) and not node.attr.startswith("_")


def _is_simple(node: nodes.Call) -> bool:
    """Whether the arguments are written as Python writes them."""
    return not (node.dyn_args or node.dyn_kwargs or any(keyword.iskeyword(named.key) for named in node.kwargs))


def _part_called(node: nodes.Call) -> str:
    """The name of the part that a call is of; empty for another call."""
    function = node.node
    if _is_public(function) and _is_name(function.node, "parts") and _is_simple(node):
        return function.attr
    return ""


def _fixed_key(node: nodes.Call) -> str:
    """The key of words that are asked for with nothing to be filled in; empty for another call."""
    if not _is_name(node.node, "t") or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
        return ""
    key = node.args[0].value if isinstance(node.args[0], nodes.Const) else None
    return key if isinstance(key, str) else ""

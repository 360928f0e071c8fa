"""What is wrong with a template, as a problem: it cannot be read, or it fails while a page is made."""

from __future__ import annotations

import os
import traceback
from collections import Counter
from collections.abc import Sequence

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from builder.values.interface_words import MissingWordsError, WordsFormatError
from builder.values.problems import Problem
from builder.values.text_file import Place

UNCOMPILED = (SyntaxError, RecursionError, MemoryError, ValueError, OverflowError)
"""What Python raises for a template that Jinja can read, but that makes no program."""


def unread_template(name: str, error: TemplateSyntaxError) -> Problem:
    """The problem of a template whose syntax is wrong."""
    reason = (error.message or "its syntax is wrong").rstrip(".")
    place = Place(error.filename or name, error.lineno)
    return Problem(
        place, "theme-broken", f"This template cannot be read: {reason}.", "See the Jinja documentation on templates."
    )


def uncompiled_template(place: Place, error: Exception) -> Problem:
    """The problem of a template with one of the errors in `UNCOMPILED`."""
    reason = (error.msg if isinstance(error, SyntaxError) else str(error)) or type(error).__name__
    return Problem(
        place,
        "theme-broken",
        f"This template cannot be read: Python makes no program of it ({reason}).",
        "Its blocks or expressions are nested too deep, or a number in it is too large.",
    )


def failed_template(error: Exception, theme: str, is_default: bool) -> Problem | None:
    """The problem behind an error raised while a page was rendered; ``None`` where no template is at fault.

    ``theme`` is the path of the theme's folder. A template of the default theme is not at fault for what it calls.
    """
    if isinstance(error, WordsFormatError):
        return Problem(error.place, "theme-broken", str(error), "Use only what is given, in braces.")
    if isinstance(error, TemplateSyntaxError):
        return unread_template(error.name or theme, error)
    all_frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in all_frames if frame.filename.endswith(".html")]
    if isinstance(error, RecursionError) and frames:
        return _endless(frames)
    own = [] if is_default else [frame for frame in frames if frame.filename.startswith(f"{theme}{os.sep}")]
    is_at_fault = isinstance(error, TemplateError | MissingWordsError) or all_frames[-1].filename.endswith(".html")
    if not (is_at_fault or own):
        return None
    at = frames if is_at_fault else own
    place = Place(at[-1].filename, at[-1].lineno or 1) if at else Place(theme)
    said = f"there is no template “{error.name}”" if isinstance(error, TemplateNotFound) else str(error)
    said = said or type(error).__name__
    return Problem(
        place,
        "theme-broken",
        f"This template fails: {said.rstrip('.')}.",
        "Look at the names it uses; the default theme's template of the same name shows which exist.",
    )


def _endless(frames: Sequence[traceback.FrameSummary]) -> Problem:
    """The problem of templates that show themselves again and again, at the first place that comes back."""
    places = [Place(frame.filename, frame.lineno or 1) for frame in frames]
    counts = Counter(places)
    most = max(counts.values())
    return Problem(
        next(place for place in places if counts[place] > most // 2),
        "theme-broken",
        "This template includes, extends, imports or calls itself, without an end.",
        "A template that replaces a default one extends “default/” and its name, not its name alone.",
    )

"""A cover drawn from the title of a briefing: a page of text with a marked passage and a note next to it.

It is an SVG with the title in letters, and a PNG for readers that show no SVG. The PNG needs no font: there every word
of the title is a bar as long as the word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from builder.values.briefing import Settings
from builder.values.language_forms import text_direction
from builder.values.palette import Palette
from builder.values.png import Canvas
from builder.values.xml_text import REPLACEMENT_CHARACTER, replace_forbidden_characters

WIDTH, _HEIGHT = 1200, 1800
MARGIN = 120
SIZES = (116, 96, 80, 66, 54)
MOST_LINES = 6

_BAR = 0.2
"""How thick a bar for a word is, in ems: thin, since a thick one would look as if the word were withheld."""

_SMALLER = 2
"""How many pixels of the SVG are one of the PNG."""

_TEXT = "Georgia, 'Noto Serif', 'DejaVu Serif', serif"
_LABEL = "'Noto Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif"

_NARROW, _WIDE = frozenset("iljtfrI.,:;!|'’‘()[] -"), frozenset("mwMWQ@%—&")


def cover_svg(settings: Settings, edition: str, colours: Palette) -> str:
    """The cover as SVG. ``edition`` is its line with the edition, or empty."""
    text, label = (
        f'font-family="{escape(family.replace(chr(34), chr(39)), quote=False)}"'
        for family in (colours.font_text or _TEXT, colours.font_label or _LABEL)
    )
    size, lines = fit_title(replace_forbidden_characters(settings.title).replace(REPLACEMENT_CHARACTER, ""))
    rtl = text_direction(settings.language) == "rtl"
    # In text that runs from right to left the start is at the right, whatever the anchor is called.
    x = WIDTH - MARGIN if rtl else MARGIN
    attributes = f'x="{x}" direction="{"rtl" if rtl else "ltr"}" text-anchor="start"'
    title = "".join(
        f'<text {attributes} y="{520 + round(at * size * 1.18)}" {text} font-size="{size}" '
        f'font-weight="600" fill="{colours.ink}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    foot = "".join(
        f'<text {attributes} y="{1600 + at * 60}" {label} font-size="40" fill="{colours.quiet}">{escape(line)}</text>'
        for at, line in enumerate(_foot(settings.editors, edition))
    )
    picture = _picture(colours)
    turned = f'<g transform="translate({WIDTH} 0) scale(-1 1)">{picture}</g>' if rtl else picture
    name = ". ".join(part for part in (settings.title, edition, ", ".join(settings.editors)) if part)
    return replace_forbidden_characters(
        f'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{_HEIGHT}" viewBox="0 0 {WIDTH} {_HEIGHT}" role="img" aria-label="{escape(name)}">'
        f'<rect width="{WIDTH}" height="{_HEIGHT}" fill="{colours.paper}"/>'
        f'<rect width="{WIDTH}" height="36" fill="{colours.accent}"/>{turned}{title}{foot}</svg>\n'
    )


def fit_title(title: str) -> tuple[int, Sequence[str]]:
    """Return the largest size at which the title fits, and its lines. At the smallest size, the rest is cut off."""
    for size in SIZES:
        lines = _wrap_text(title, (WIDTH - 2 * MARGIN) / size)
        if len(lines) <= MOST_LINES:
            return size, lines
    return SIZES[-1], [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + " …"]


def _wrap_text(text: str, room: float) -> list[str]:
    """The text in lines no wider than ``room`` in ems, broken between words, and within a word that is too long."""
    lines: list[str] = []
    for piece in (piece for word in text.split() for piece in _pieces(word, room)):
        if lines and text_width(f"{lines[-1]} {piece}") <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines or [""]


def text_width(text: str) -> float:
    """Return the approximate width of a text, in ems."""
    return sum(map(_advance, text))


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character in _NARROW:
        return 0.34
    return 0.92 if character in _WIDE else 0.74 if character.isupper() else 0.56


def _pieces(word: str, room: float) -> Iterable[str]:
    piece = ""
    for character in word:
        if piece and text_width(piece + character) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


def _foot(editors: Iterable[str], edition: str) -> Sequence[str]:
    lines = _wrap_text(", ".join(editors), (WIDTH - 2 * MARGIN) / 40)[:2]
    return [line for line in (edition[:48], *lines) if line]


class _Box(NamedTuple):
    """A rectangle of the picture, its corner radius and its colour."""

    x: int
    y: int
    width: int
    height: int
    radius: int
    colour: str


def _boxes(colours: Palette) -> Iterator[_Box]:
    """Lines of a text, one passage of it marked, and the note that belongs to it in the margin."""
    yield _Box(MARGIN + 190, 217, 300, 36, 4, colours.mark)
    for y, long in ((150, 560), (190, 600), (230, 580), (270, 600), (310, 340)):
        yield _Box(MARGIN, y, long, 10, 5, colours.line)
    yield _Box(MARGIN + 490, 234, 190, 3, 0, colours.accent)
    yield _Box(MARGIN + 680, 170, 280, 130, 6, colours.line)
    yield _Box(MARGIN + 681, 171, 278, 128, 5, colours.raised)
    yield _Box(MARGIN + 680, 170, 8, 130, 0, colours.accent)
    for y, long in ((196, 90), (226, 210), (250, 220), (274, 130)):
        yield _Box(MARGIN + 712, y, long, 8, 4, colours.faint)


def _picture(colours: Palette) -> str:
    return "".join(
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{box.radius}" '
        f'fill="{box.colour}"/>'
        for box in _boxes(colours)
    )


def cover_png(settings: Settings, edition: str, colours: Palette) -> bytes:
    """The cover as PNG, half as large as the SVG."""
    drawn = (
        colours.paper,
        colours.ink,
        colours.quiet,
        colours.line,
        colours.mark,
        colours.accent,
        colours.raised,
        colours.faint,
    )
    canvas = Canvas(WIDTH // _SMALLER, _HEIGHT // _SMALLER, drawn)
    rtl = text_direction(settings.language) == "rtl"
    for box in (_Box(0, 0, WIDTH, 36, 0, colours.accent), *_boxes(colours), *_bars(settings, edition, colours)):
        left = WIDTH - box.x - box.width if rtl else box.x
        canvas.fill(
            left // _SMALLER,
            box.y // _SMALLER,
            max(box.width // _SMALLER, 1),
            max(box.height // _SMALLER, 1),
            drawn.index(box.colour),
        )
    return canvas.png()


def _bars(settings: Settings, edition: str, colours: Palette) -> Iterator[_Box]:
    """Draw a bar for each word of the title and of the line at the bottom."""
    size, lines = fit_title(replace_forbidden_characters(settings.title).replace(REPLACEMENT_CHARACTER, ""))
    for at, line in enumerate(lines):
        yield from _line_of_bars(line, 520 + round((at * 1.18 - 0.4) * size), size, colours.ink)
    for at, line in enumerate(_foot(settings.editors, edition)):
        yield from _line_of_bars(line, 1584 + at * 60, 40, colours.quiet)


def _line_of_bars(line: str, y: int, size: int, colour: str) -> Iterator[_Box]:
    x = float(MARGIN)
    for word in line.split():
        long = text_width(word) * size
        yield _Box(round(x), y, round(long), round(_BAR * size), 0, colour)
        x += long + text_width(" ") * size

"""The social card: a picture of a briefing for links in social media.

Every article is a column of lines, as long as its paragraphs, with the annotated words marked. So the picture belongs
to this briefing only, needs no font, and reads the same in every language. Withheld words are not drawn: it is made of
articles as readers may see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.meaning.spans import Span
from builder.pages.theme import default_palette
from builder.values.document import Block
from builder.values.palette import Palette
from builder.values.png import Canvas

SOCIAL_CARD_FILE = "assets/social.png"
CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""The size, in pixels, that cards with a large picture are made for."""

MOST_ARTICLES_DRAWN = 8
"""Articles that are drawn: of more, those with most notes."""

_MARGIN, _GAP, _WIDEST, _BAR = 72, 52, 320, 18
_STEP, _THICK, _BETWEEN, _HEAD = 17, 6, 9, 44
_AROUND, _NOTE = 5, 8
_PAPER, _INK, _QUIET, _LINE, _MARK, _ACCENT = range(6)


_LEAST, _MOST = 16, 1000


class _DrawnLine(NamedTuple):
    """One line of a paragraph: how far down it is, in pixels, and which characters of the article it represents."""

    y: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _ArticleColumn:
    """Where an article is drawn, and how many characters one of its lines represents."""

    x: int
    width: int
    measure: int

    def at(self, characters: int) -> int:
        """Return how far a number of characters reaches in a line, in pixels."""
        return self.width * characters // self.measure


def has_social_card(site: Site) -> bool:
    """Whether there is anything to draw."""
    return bool(site.articles)


def draw_social_card(site: Site, palette: Palette | None = None) -> bytes:
    """The picture, as PNG, in the colours of a theme or else of the default one."""
    colours = palette or default_palette()
    canvas = Canvas(
        CARD_WIDTH, CARD_HEIGHT, (colours.paper, colours.ink, colours.quiet, colours.line, colours.mark, colours.accent)
    )
    canvas.fill(0, 0, CARD_WIDTH, _BAR, _ACCENT)
    shown = _most_noted(site)
    measure = _measure(shown)
    width = min((CARD_WIDTH - 2 * _MARGIN - _GAP * (len(shown) - 1)) // len(shown), _WIDEST)
    left = (CARD_WIDTH - width * len(shown) - _GAP * (len(shown) - 1)) // 2
    for place, readable in enumerate(shown):
        _draw(canvas, _ArticleColumn(left + place * (width + _GAP), width, measure), readable)
    return canvas.png()


def _most_noted(site: Site) -> list[VisibleArticle]:
    noted = list(site.registry.notes_on.items())
    chosen = sorted(range(len(noted)), key=lambda place: -len(noted[place][1]))[:MOST_ARTICLES_DRAWN]
    return [site.registry.articles[noted[place][0]] for place in sorted(chosen)]


def _measure(articles: Sequence[VisibleArticle]) -> int:
    """Return how many characters a line represents, so that the longest article fits; longer paragraphs are cut."""
    measure = _LEAST
    while measure < _MOST and any(_depth(readable, measure) > CARD_HEIGHT - _MARGIN for readable in articles):
        measure += measure // 8
    return measure


def _depth(readable: VisibleArticle, measure: int) -> int:
    return max((run.y + _STEP for run in _runs(readable.body.blocks, measure)), default=0)


def _runs(blocks: Sequence[Block], measure: int) -> Iterator[_DrawnLine]:
    y = _MARGIN + _HEAD
    for block in blocks:
        for start in range(block.start, block.end, measure):
            yield _DrawnLine(y, start, min(start + measure, block.end))
            y += _STEP
        y += _BETWEEN


def _draw(canvas: Canvas, column: _ArticleColumn, readable: VisibleArticle) -> None:
    canvas.fill(column.x, _MARGIN, min(column.width, 3 * len(readable.article.title)), _THICK * 2, _INK)
    spans = sorted(span for note in readable.notes for span in note.spans)
    for run in _runs(readable.body.blocks, column.measure):
        if run.y + _STEP > CARD_HEIGHT - _MARGIN // 2:
            break
        passages = [span for span in spans if span.start < run.end and run.start < span.end]
        for span in passages:
            _fill(canvas, column, run, span, _AROUND, _MARK)
        _fill(canvas, column, run, Span(run.start, run.end), 0, _LINE)
        for span in passages:
            _fill(canvas, column, run, span, 0, _QUIET)
        if any(run.start <= span.start for span in passages):
            canvas.fill(column.x + column.width + _NOTE, run.y - _AROUND, _NOTE, _THICK + 2 * _AROUND, _ACCENT)


def _fill(canvas: Canvas, column: _ArticleColumn, run: _DrawnLine, span: Span, around: int, colour: int) -> None:
    """Fill what a line shows of a passage, and so much above and below it."""
    first, last = max(span.start, run.start) - run.start, min(span.end, run.end) - run.start
    canvas.fill(
        column.x + column.at(first), run.y - around, column.at(last) - column.at(first), _THICK + 2 * around, colour
    )

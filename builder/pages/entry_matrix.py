"""Who appears where: the entries that articles and their notes speak of most, against the articles.

The picture is a table, so that it is one to those who do not see it: a row for an entry, a column for an article, and
in each cell a dot whose area grows with the number of places, after Bertin's reorderable matrix (Sémiologie
graphique, 1967). Places are those that the entry's own page lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

from builder.meaning.site import Site
from builder.pages.view_models import CardView, LinkView
from builder.pages.views import Views
from builder.values.collation import collation_key
from builder.values.records import Article, Entry
from builder.values.value_class import value_class

MOST_ROWS, MOST_COLUMNS = 25, 30
"""More would not be read at a glance; the pages of the entries have it all."""

LARGEST_RADIUS = 9.0
"""The largest dot in a square of 20 units."""

SMALLEST_RADIUS = 2.2
"""The smallest radius: a single place must be visible next to a hundred."""

_ACTORS = ("person", "organisation")


@value_class
class MatrixCell:
    """How often an article speaks of an entry."""

    places: int
    """In how many places it does."""
    radius: str
    """The radius of the dot for them, in a square of 20 units."""


@value_class
class MatrixRow:
    """An entry with a cell for each column."""

    entry: Entry
    """The entry as it was written."""
    places: int
    """In how many places articles speak of it."""
    cells: tuple[MatrixCell, ...]
    """The cells."""


@value_class
class EntryMatrix:
    """The picture: its columns in order of date, its rows with the most mentioned entry first.

    ``most`` is the number of places behind the largest dot; ``entries`` and ``articles`` are how many there would be
    without the limits.
    """

    columns: tuple[Article, ...]
    rows: tuple[MatrixRow, ...]
    most: int
    entries: int
    articles: int


@value_class
class EntryMatrixView:
    """Who appears where, as a table of dots."""

    columns: tuple[CardView, ...]
    """The articles."""
    rows: tuple[tuple[LinkView, MatrixRow], ...]
    """The entries, each as a pair of its link and its cells."""
    most: int
    """How many places the largest dot is for."""
    limits: str
    """What the picture leaves out, if anything."""


def entry_matrix_view(views: Views) -> EntryMatrixView | None:
    """The picture of a briefing with links from one page."""
    picture = entry_matrix(views.site)
    if picture is None:
        return None
    limits = [
        views.words(f"presence.some-{name}", shown=shown, every=every)
        for name, shown, every in (
            ("entries", len(picture.rows), picture.entries),
            ("articles", len(picture.columns), picture.articles),
        )
        if shown < every
    ]
    return EntryMatrixView(
        tuple(views.article_card(article) for article in picture.columns),
        tuple((views.link(row.entry.id), row) for row in picture.rows),
        picture.most,
        " ".join(limits),
    )


def entry_matrix(site: Site) -> EntryMatrix | None:
    """The picture of a briefing; ``None`` where no article speaks of an entry."""
    counts = {entry.id: _places(site, entry) for entry in site.briefing.entries}
    named = sorted(
        (entry for entry in site.briefing.entries if counts[entry.id]),
        key=lambda entry: (-counts[entry.id].total(), entry.type not in _ACTORS, collation_key(entry.name)),
    )
    rows = named[:MOST_ROWS]
    if not rows:
        return None
    columns, articles = _columns(site.briefing.articles, [counts[entry.id] for entry in rows])
    most = max(counts[entry.id][article.id] for entry in rows for article in columns)
    return EntryMatrix(
        columns, tuple(_row(entry, counts[entry.id], columns, most) for entry in rows), most, len(named), articles
    )


def _places(site: Site, entry: Entry) -> Counter[str]:
    """How often each article, its notes included, points at an entry."""
    pointing = site.pointing.get(entry.id, {})
    return Counter({source: places for source, places in pointing.items() if source in site.registry.articles})


def _columns(articles: Iterable[Article], counts: Sequence[Counter[str]]) -> tuple[tuple[Article, ...], int]:
    """The articles that speak of any of the rows, those with the most places, and how many there are.

    Articles come in order of date, as the briefing has them, and stay in it.
    """
    total = sum(counts, Counter[str]())
    speaking = [article for article in articles if total[article.id]]
    chosen = {article.id for article in sorted(speaking, key=lambda a: -total[a.id])[:MOST_COLUMNS]}
    return tuple(article for article in speaking if article.id in chosen), len(speaking)


def _row(entry: Entry, counts: Counter[str], columns: Iterable[Article], most: int) -> MatrixRow:
    cells = tuple(MatrixCell(counts[article.id], dot_radius(counts[article.id], most)) for article in columns)
    return MatrixRow(entry, counts.total(), cells)


def dot_radius(places: int, most: int) -> str:
    """The radius of a dot: its area is in proportion to the places, down to the smallest that is well seen."""
    return f"{max(SMALLEST_RADIUS, LARGEST_RADIUS * sqrt(places / most)):.1f}" if places else "0"

"""Results as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.benchmarks.results import CASES, COMPARED, PLAIN, Results, cpu, exponent, memory, wall


def report(results: Results) -> str:
    """All tables, each under a heading."""
    parts = [f"### {articles:,} articles\n\n{costs_table(results, articles)}" for articles in results.articles]
    if results.ends:
        first, last = results.ends
        parts.append(f"### Growth from {first:,} to {last:,} articles\n\n{growth_table(results)}")
    parts.append(f"### Output\n\n{output_table(results)}")
    return "\n\n".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and whose other columns are numbers."""
    ruler = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ruler, *rows])


def costs_table(results: Results, articles: int) -> str:
    """What each case costs, and how many times that is what Hugo costs."""

    def cells(case: str, kind: str) -> Iterator[str]:
        yield f"{case}, with search" if kind != PLAIN else case
        for quantity in (wall, cpu, memory):
            yield number(results.median(articles, case, kind, quantity))
        other = COMPARED[kind]
        if not results.has(articles, case, other):
            yield from ["–"] * 5
            return
        for quantity in (wall, cpu, memory):
            yield number(results.median(articles, case, other, quantity))
        for quantity in (wall, cpu):
            yield number(results.ratio(articles, case, kind, quantity))

    head = ["", "s", "CPU s", "MB", "Hugo: s", "CPU s", "MB", "ratio: s", "CPU s"]
    return table(head, (list(cells(case, kind)) for case, kind in measured(results, articles)))


def measured(results: Results, articles: int) -> Iterator[tuple[str, str]]:
    return ((case, kind) for case in CASES for kind in COMPARED if results.has(articles, case, kind))


def growth_table(results: Results) -> str:
    """The exponents of growth of each case between the ends."""
    ends = results.ends
    assert ends is not None

    def cells(case: str, kind: str) -> Iterator[str]:
        yield f"{case}, with search" if kind != PLAIN else case
        for each in (kind, COMPARED[kind]):
            for quantity in (wall, cpu, memory):
                known = all(results.has(articles, case, each) for articles in ends)
                yield f"{results.growth(ends, case, each, quantity):.2f}" if known else "–"

    head = ["", "s", "CPU s", "MB", "Hugo: s", "CPU s", "MB"]
    rows = [pair for pair in measured(results, ends[0]) if pair in set(measured(results, ends[1]))]
    return table(head, (list(cells(*pair)) for pair in rows))


def output_table(results: Results) -> str:
    """How many files a cold build writes, their MB, and the exponents of their growth."""
    kinds = list(dict.fromkeys(kind for _, kind in results.sizes))
    head = ["articles", *(f"{kind}: {what}" for kind in kinds for what in ("files", "MB"))]
    rows = [
        [f"{articles:,}", *(cell for kind in kinds for cell in _size_cells(results, articles, kind))]
        for articles in results.articles
    ]
    ends = results.ends
    if ends:
        growth = [f"growth from {ends[0]:,}"]
        for kind in kinds:
            less, more = (results.sizes[articles, kind] for articles in ends)
            growth += [f"{exponent(ends, less.files, more.files):.2f}", f"{exponent(ends, less.mb, more.mb):.2f}"]
        rows.append(growth)
    return table(head, rows)


def _size_cells(results: Results, articles: int, kind: str) -> list[str]:
    size = results.sizes[articles, kind]
    return [f"{size.files:,}", number(size.mb)]


def number(value: float) -> str:
    """A number with two digits that count, at least."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"

"""Where in a long text words can be aligned at a bounded cost, as `builder.meaning.alignment` aligns them.

Most of an article is unlike any part of a quote. Only the stretches found here are aligned in full; finding them costs
a tenth of that. Only cells within the bound are computed (Ukkonen, “Finding approximate patterns in strings”, 1985).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

_NEVER = float("inf")
_ROUNDING = 1e-6


def stretches(
    words: list[str], wanted: list[str], bound: float, difference: Callable[[str, str], float], more: float
) -> Iterator[tuple[int, int]]:
    """Return the stretches of ``words`` that hold every alignment of ``wanted`` with a cost within the bound.

    ``difference`` is the cost of exchanging a word, at most 1, which is also the cost of the first word inserted and of
    one left out; ``more`` is the cost of each further word of an insertion.
    """
    reach = len(wanted) + int(bound / more) + 2
    first = last = -1
    for end in _ends_within(words, wanted, bound + _ROUNDING, difference, more):
        if last < 0 or end - reach > last:
            if last >= 0:
                yield first, last
            first = max(0, end - reach)
        last = end
    if last >= 0:
        yield first, last


def _ends_within(
    words: list[str], wanted: list[str], bound: float, difference: Callable[[str, str], float], more: float
) -> Iterator[int]:
    """The places in ``words`` at which an alignment within the bound ends."""
    size = len(wanted)
    row = [float(number) for number in range(size + 1)]
    inserted = [_NEVER] * (size + 1)
    top = min(size, int(bound))  # the last cell within the bound
    costs: dict[str, list[float]] = {}
    for end, word in enumerate(words, 1):
        differences = costs.get(word)
        if differences is None:
            differences = costs[word] = [difference(word, want) for want in wanted]
        top = _advance(row, inserted, differences, top, bound, more)
        if top == size and row[size] <= bound:
            yield end


def _advance(
    row: list[float], inserted: list[float], differences: list[float], top: int, bound: float, more: float
) -> int:
    """Compute the costs of all cells within the bound for one word more, in place; return the last cell."""
    size = len(differences)
    diagonal = left = 0.0
    now = 0
    # The innermost loop of all: a comparison takes a fifth of the time of a call to `min`.
    for at in range(1, top + 1):
        above, insertion = row[at], inserted[at] + more
        if above + 1 < insertion:  # noqa: PLR1730
            insertion = above + 1
        cost = diagonal + differences[at - 1]
        if left + 1 < cost:  # noqa: PLR1730
            cost = left + 1
        if insertion < cost and at < size:
            cost = insertion
        inserted[at] = insertion
        diagonal = above
        row[at] = left = cost
        if cost <= bound:
            now = at
    at = top
    while at < size and (left + 1 <= bound or at == top):
        cost = diagonal + differences[at] if at == top else _NEVER
        at += 1
        left = row[at] = cost if cost < left + 1 else left + 1
        inserted[at] = _NEVER
        if left <= bound:
            now = at
    return now

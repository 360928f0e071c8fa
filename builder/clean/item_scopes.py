"""Which parts of a page are items of their own: articles, teasers, comments. One of them has the headline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_CONTAINERS = frozenset({"article", "aside", "div", "main", "section"})
"""Elements that may be an item, and whose end tags pages do not leave out."""

Scope = tuple[int, ...]
"""The items that something is in, by number, the outermost first."""


@dataclass
class ItemScopes:
    """The items that are open while a page is read, and those in which its main headings are."""

    headed: list[Scope] = field(default_factory=list)
    """The items around each ``h1``."""
    articles: set[int] = field(default_factory=set)
    """Those that are elements ``article``, or comments."""
    _open: list[tuple[int, str, int]] = field(default_factory=list)
    """The number of each open item, its element, and how many elements of that name are open in it."""
    _count: int = 0

    @property
    def scope(self) -> Scope:
        """The items that are open."""
        return tuple(number for number, _, _ in self._open)

    def start_element(self, tag: str, given: Mapping[str, str]) -> None:
        """Open an item, if the element is one."""
        if tag == "h1":
            self.headed.append(self.scope)
        if tag in _CONTAINERS and (tag == "article" or "itemscope" in given):
            self._count += 1
            if tag == "article" or given.get("itemtype", "").endswith("Comment"):
                self.articles.add(self._count)
            self._open.append((self._count, tag, 1))
        elif self._open and self._open[-1][1] == tag:
            self._nest(1)

    def end_element(self, tag: str) -> None:
        """Close the item that is open, if it ends here."""
        if self._open and self._open[-1][1] == tag:
            self._nest(-1)

    def _nest(self, more: int) -> None:
        number, tag, nesting = self._open.pop()
        if nesting + more:
            self._open.append((number, tag, nesting + more))

    def is_of_headline(self, scope: Scope) -> bool:
        """Whether a text inside these items belongs to the item with the headline; true if that item is not known."""
        within = set(filter(None, self.headed))
        if len(within) != 1:
            return True
        own = within.pop()
        return scope == own[: len(scope)] or (scope[: len(own)] == own and self.articles.isdisjoint(scope[len(own) :]))

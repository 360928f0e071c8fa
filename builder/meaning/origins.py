"""Origins: which articles tell the same report again.

An article says under ``via`` whose report it repeats. Two articles that share an origin, or of which one repeats the
other, are one origin, however many steps lie between them: five papers with one wire are not five witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.values.records import Article


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """For each article the name of its origin: the same for all that go back to one."""
    parents: dict[str, str] = {}
    articles = list(articles)
    for article in articles:
        for ref in article.via:
            _join(parents, article.id, ref.target)
    return {article.id: _find(parents, article.id) for article in articles}


def by_origin(articles: Iterable[str], origin_of: Mapping[str, str]) -> list[Sequence[str]]:
    """The articles in groups of one origin each, in the order in which they come."""
    groups: dict[str, list[str]] = {}
    for article in dict.fromkeys(articles):
        groups.setdefault(origin_of.get(article, article), []).append(article)
    return list(groups.values())


def _find(parents: dict[str, str], name: str) -> str:
    while parents.get(name, name) != name:
        parents[name] = parents.get(parents[name], parents[name])
        name = parents[name]
    return name


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_find(parents, one), _find(parents, other)))
    parents[second] = first

"""Articles that repeat one report count as one origin."""

from __future__ import annotations

import pytest

from builder.meaning.origins import by_origin, origins
from builder.values.document import Document
from builder.values.records import Article, Ref
from builder.values.source import Place


def article(identifier: str, *via: str) -> Article:
    place = Place("a.md")
    return Article(identifier, identifier, "", (), "", "", None, "en", None, "full",
                   tuple(Ref(name, place) for name in via), None, Document(), 0, place)


@pytest.mark.parametrize(("articles", "groups"), [
    ([article("a"), article("b")], [["a"], ["b"]]),
    ([article("a", "wire"), article("b", "wire")], [["a", "b"]]),
    ([article("a", "wire"), article("b", "a")], [["a", "b"]]),
    ([article("a", "one"), article("b", "one", "two"), article("c", "two")], [["a", "b", "c"]]),
    ([article("a", "one"), article("b", "two"), article("c", "one")], [["a", "c"], ["b"]]),
    ([article("a", "a")], [["a"]]),
    ([article("a", "b"), article("b", "a")], [["a", "b"]]),
    ([], []),
])
def test_articles_are_grouped_by_where_they_come_from(articles: list[Article], groups: list[list[str]]) -> None:
    found = by_origin([a.id for a in articles], origins(articles))
    assert found == groups


def test_the_order_of_articles_does_not_decide_who_belongs_together() -> None:
    articles = [article("a", "one"), article("b", "one", "two"), article("c", "two"), article("d")]
    forwards, backwards = origins(articles), origins(reversed(articles))
    assert forwards == backwards

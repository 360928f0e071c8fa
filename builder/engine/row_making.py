"""Makes the rows of articles that were read, from the site that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.engine.article_memory import NO_ARTICLES, ArticleMemory, KeptContent
from builder.engine.article_rows import ArticleRow, details_of, names_read, plain_questions
from builder.engine.connected_content import ConnectedContent
from builder.engine.plain_values import to_plain


def remember_articles(content: ConnectedContent, kept: KeptContent) -> ArticleMemory:
    """What to remember of all articles for the next build."""
    if not kept.is_wanted:
        return NO_ARTICLES
    rows = {name: article.row for name, article in content.kept.items()}
    rows |= {row.id: row for row in make_rows(content, kept.keep)}
    return ArticleMemory(content.common, rows, content.evidence)


def make_rows(content: ConnectedContent, keep: Callable[[str, bytes], None]) -> Iterator[ArticleRow]:
    """The rows of the articles that were read and have no problem; ``keep`` is given their details by key."""
    registry, facts = content.site.registry, content.fingerprints
    for name, linked in content.linked.items():
        if name in content.faulty:
            continue
        about = content.facts[name]
        key, details = details_of(linked)
        keep(key, details)
        yield ArticleRow(
            name,
            about.states,
            about.content,
            key,
            to_plain(linked.article),
            linked.order,
            tuple(linked.note_ids),
            tuple(linked.note_marks),
            tuple(linked.text_keys),
            tuple(linked.naming_themselves),
            {source: tuple(targets) for source, targets in linked.sources.items()},
            names_read(linked, registry),
            plain_questions(about.questions),
            about.answers,
            dict(linked.places),
            facts.of_article(name),
            facts.links_of(name),
        )

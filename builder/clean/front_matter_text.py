"""Front matter: facts as YAML whose values are read back exactly."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.values import ArticleFacts
from builder.values.slugs import slugify
from builder.values.yaml_text import double_quoted, flow_scalar, scalar


def write_front_matter(facts: ArticleFacts) -> str:
    """Return the facts between two lines of ``---``. Unknown facts are left out."""
    authors = facts.authors
    author = scalar(authors[0]) if len(authors) == 1 else f"[{', '.join(flow_scalar(each) for each in authors)}]"
    pairs = [
        ("title", scalar(facts.title)),
        ("publisher", scalar(facts.publisher) if facts.publisher else ""),
        ("author", author if authors else ""),
        ("published", facts.published),
        ("language", facts.language),
        ("url", double_quoted(facts.url) if facts.url else ""),
        ("rights", facts.rights),
    ]
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs if value) + _offered(facts.agencies) + "---\n"


def _offered(agencies: Sequence[str]) -> str:
    """Return a comment with ``via``: the author decides whether a report is repeated, and ``via`` needs an entry."""
    ids = ", ".join(filter(None, map(slugify, agencies)))
    if not ids:
        return ""
    named = " ".join(", ".join(agencies).split())
    return (
        f"# The text names {named}. If it repeats that report, make an entry of it and take the mark off “via”.\n"
        f"# via: [{ids}]\n"
    )

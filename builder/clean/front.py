"""Front matter: facts as YAML whose values are read back exactly."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from builder.clean.values import Facts
from builder.values.slugs import slug

# What YAML takes for a value as it stands, and nobody for anything but words.
_PLAIN = re.compile(r"[^\W\d_][\w’“”–]*(?:,? [\w’“”–]+)*|\d{4}-\d\d(?:-\d\d)?")
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# JSON leaves these as they are; YAML does not print them.
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def quoted(value: str) -> str:
    """A value as YAML: bare where that is safe, else between quotes."""
    if _PLAIN.fullmatch(value) and value.lower() not in _TAKEN and not _UNPRINTED.search(value):
        return value
    return _between_quotes(value)


def _between_quotes(value: str) -> str:
    return _UNPRINTED.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(value, ensure_ascii=False))


def front_matter(facts: Facts) -> str:
    """The facts between two lines of ``---``; what is not known is left out."""
    authors = facts.authors
    author = quoted(authors[0]) if len(authors) == 1 else f"[{', '.join(_in_list(each) for each in authors)}]"
    pairs = [
        ("title", quoted(facts.title)),
        ("publisher", quoted(facts.publisher) if facts.publisher else ""),
        ("author", author if authors else ""),
        ("published", facts.published),
        ("language", facts.language),
        ("url", quoted(facts.url) if facts.url else ""),
        ("rights", facts.rights),
    ]
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs if value) + _offered(facts.agencies) + "---\n"


def _offered(agencies: Sequence[str]) -> str:
    """A comment that offers ``via``: whose report an article repeats is the author's to say, and needs an entry."""
    ids = ", ".join(filter(None, map(slug, agencies)))
    if not ids:
        return ""
    named = " ".join(", ".join(agencies).split())
    return (
        f"# The text names {named}. If it repeats that report, make an entry of it and take the mark off “via”.\n"
        f"# via: [{ids}]\n"
    )


def _in_list(value: str) -> str:
    return _between_quotes(value) if "," in value else quoted(value)

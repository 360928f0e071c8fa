"""Find what a reference to an unknown name probably means: a known name that is written in another way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from builder.values.slugs import slugify

_MARKS = re.compile(r"[^a-z0-9]+", re.IGNORECASE)
_BEFORE = re.compile(r".*[/\\](?=.)")
"""The folders before the name of a file."""

_ENDING = re.compile(r"\.(md|ya?ml|html)\Z", re.IGNORECASE)
_OF_PAGES = re.compile(r"\A(note|passage)-|_\d+\Z")
"""The text around a note's id in the address of the note or its passage on a page."""


def find_similar_names(target: str, records: Collection[str], notes: Collection[str]) -> list[str]:
    """Return the names of records or notes that are written in another way here.

    That is ``a#b`` as ``a.b``, ``a/b``, ``a # b`` or ``b#a``, with a file's folder and ending, or as the address of its
    page; a note's id alone, which may name several notes; and what has capitals or spaces.
    """
    found = next((name for name in _forms(target) if name in records or name in notes), None)
    return [found] if found else [name for name in notes if name.partition("#")[2] == slugify(target)]


def _forms(target: str) -> Iterator[str]:
    yield slugify(_stem(target))
    for mark in _MARKS.finditer(target):
        left, right = target[: mark.start()], target[mark.end() :]
        yield f"{slugify(_stem(left))}#{slugify(right)}"
        yield f"{slugify(_stem(left))}#{slugify(_OF_PAGES.sub('', right))}"
        yield f"{slugify(right)}#{slugify(_stem(left))}"


def _stem(text: str) -> str:
    return _ENDING.sub("", _BEFORE.sub("", text.strip()))

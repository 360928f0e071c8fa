"""The ids of cleaned articles: of the title, as somebody says, or of a pattern such as ``{date}-{slug}``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import Formatter

from builder.clean.values import Facts
from builder.reading.scalars import IDENTIFIER, suggest_id
from builder.values.refused import Refused
from builder.values.slugs import slug

LONGEST = 60
"""Characters of the part of an id that is made of a title, a publisher or a file's name."""
FIELDS = {
    "n": "the number of the file, from 1",
    "date": "when it was published",
    "slug": "its title",
    "stem": "the file's name",
    "publisher": "who published it",
}


def check_pattern(pattern: str, files: int) -> None:
    """See whether an id, or a pattern of ids, can be one.

    Raises:
        Refused: when it cannot.
    """
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError as error:
        raise Refused(f"“{pattern}” cannot be a pattern of ids: a brace stands alone. {_explained()}") from error
    names = [name for _, name, _, _ in pieces if name is not None]
    for _, name, spec, conversion in pieces:
        if name is not None and (
            name not in FIELDS or conversion or (spec and not (name == "n" and re.fullmatch(r"0?\d{1,2}", spec)))
        ):
            shown = f"{{{name}{':' + spec if spec else ''}}}"
            raise Refused(f"“{shown}” is nothing that an id can be made of. {_explained()}")
    if not names and not IDENTIFIER.match(pattern):
        raise Refused(f"“{pattern}” cannot be an article's id. {suggest_id(pattern)}")
    if not names and files > 1:
        raise Refused(
            f"--id {pattern} names one article, and there are several files. Clean that one by itself, or "
            f"give a pattern, for example --id '{pattern}-{{n}}'. {_explained()}"
        )


def _explained() -> str:
    return "Ids are made of " + ", ".join(f"{{{name}}} ({what})" for name, what in FIELDS.items()) + "."


def from_pattern(pattern: str, number: int, stem: str, facts: Facts) -> str:
    """The id of an article by a pattern; what is not known of it is left out.

    Raises:
        Refused: when nothing is left that can be an id.
    """
    title = slug(facts.title, LONGEST, facts.language) or slug(stem, LONGEST)
    values = {
        "n": number,
        "date": slug(facts.published),
        "slug": title,
        "stem": slug(stem, LONGEST),
        "publisher": slug(facts.publisher, LONGEST, facts.language),
    }
    made = re.sub(r"(?<=[-_])[-_]+|^[-_]+|[-_]+$", "", pattern.format(**values))
    if not IDENTIFIER.match(made):
        raise Refused(f"--id '{pattern}' makes “{made}” of {stem}, which cannot be an article's id. {suggest_id(made)}")
    return made


def check_clashes(ids: Mapping[str, str], pattern: str) -> None:
    """See that no two files have the same id.

    Raises:
        Refused: when two have.
    """
    first: dict[str, str] = {}
    clashes: list[Sequence[str]] = []
    for source, made in ids.items():
        if made in first:
            clashes.append((first[made], source, made))
        first.setdefault(made, source)
    if clashes:
        one, two, made = clashes[0]
        more = f" ({len(clashes)} files clash)" if len(clashes) > 1 else ""
        raise Refused(
            f"--id '{pattern}' makes the id “{made}” of both {one} and {two}{more}, and nothing is written. "
            f"Add {{n}} or {{stem}} to it, for example --id '{pattern}-{{n}}'."
        )

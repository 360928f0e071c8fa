"""The ids of cleaned articles: from the title, or from the pattern that the author gives, such as ``{date}-{slug}``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter

from builder.clean.values import ArticleFacts
from builder.reading.scalar_shapes import why_no_id
from builder.values.errors import BriefingError
from builder.values.file_names import is_windows_device
from builder.values.slugs import LONGEST_ARTICLE_ID, free_slug, slugify

_PATTERN_FIELDS = {
    "n": "the number of the file, from 1",
    "date": "when it was published",
    "slug": "its title",
    "stem": "the file's name",
    "publisher": "who published it",
}


def check_id_pattern(pattern: str, files: int) -> None:
    """Check an id, or a pattern of ids.

    Raises:
        BriefingError: if no id can be made of it.
    """
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError as error:
        raise BriefingError(f"“{pattern}” cannot be a pattern of ids: a brace stands alone. {_explained()}") from error
    names = [name for _, name, _, _ in pieces if name is not None]
    for _, name, spec, conversion in pieces:
        if name is not None and (
            name not in _PATTERN_FIELDS
            or conversion
            or (spec and not (name == "n" and re.fullmatch(r"0?\d{1,2}", spec)))
        ):
            shown = f"{{{name}{':' + spec if spec else ''}}}"
            raise BriefingError(f"“{shown}” is nothing that an id can be made of. {_explained()}")
    if not names and (refused := _why_no_article_id(pattern)):
        raise BriefingError(refused)
    if not names and files > 1:
        raise BriefingError(
            f"--id {pattern} names one article, and there are several files. Clean that one by itself, or "
            f"give a pattern, for example --id '{pattern}-{{n}}'. {_explained()}"
        )


def article_ids(paths: Sequence[Path], facts: Mapping[str, ArticleFacts], pattern: str = "") -> dict[str, str]:
    """Return the id of each article, by the path of its file.

    Args:
        paths: the files, in the order in which they are numbered.
        facts: the facts about each article, by path; files without an article are left out.
        pattern: the pattern of the ids; without one they are made from the titles, with a number where two are equal.

    Raises:
        BriefingError: if the pattern makes something that is not an id, or one id for two files.
    """
    if not pattern:
        return _ids_from_titles(paths, facts)
    ids = {
        str(path): _id_from_pattern(pattern, number, path.stem, facts[str(path)])
        for number, path in enumerate(paths, 1)
        if str(path) in facts
    }
    _check_unique_ids(ids, pattern)
    return ids


def _ids_from_titles(paths: Sequence[Path], facts: Mapping[str, ArticleFacts]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for path in paths:
        if each := facts.get(str(path)):
            title = slugify(each.title, LONGEST_ARTICLE_ID, each.language)
            wanted = title or slugify(path.stem, LONGEST_ARTICLE_ID) or "article"
            ids[str(path)] = free_slug(wanted, set(ids.values()))
    return ids


def _explained() -> str:
    return "Ids are made of " + ", ".join(f"{{{name}}} ({what})" for name, what in _PATTERN_FIELDS.items()) + "."


def _id_from_pattern(pattern: str, number: int, stem: str, facts: ArticleFacts) -> str:
    """Return the id of an article by a pattern. Facts that are not known are left out.

    Raises:
        BriefingError: if the result cannot be an id.
    """
    title = slugify(facts.title, LONGEST_ARTICLE_ID, facts.language) or slugify(stem, LONGEST_ARTICLE_ID)
    values = {
        "n": number,
        "date": slugify(facts.published),
        "slug": title,
        "stem": slugify(stem, LONGEST_ARTICLE_ID),
        "publisher": slugify(facts.publisher, LONGEST_ARTICLE_ID, facts.language),
    }
    made = re.sub(r"(?<=[-_])[-_]+|^[-_]+|[-_]+$", "", pattern.format(**values))
    if refused := _why_no_article_id(made):
        raise BriefingError(f"--id '{pattern}' cannot be used for {stem}: {refused}")
    return made


def _why_no_article_id(text: str) -> str:
    """Return why ``briefing check`` would refuse an id, and a hint; an empty string if it would not."""
    if is_windows_device(text):
        return f"Windows allows no file named “{text}”. Choose another id, for example “{text}-1”."
    return " ".join(why_no_id(text) or ()).replace("cannot be an id.", "cannot be an article's id.")


def _check_unique_ids(ids: Mapping[str, str], pattern: str) -> None:
    """Check that no two files have the same id.

    Raises:
        BriefingError: if two have.
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
        raise BriefingError(
            f"--id '{pattern}' makes the id “{made}” of both {one} and {two}{more}, and nothing is written. "
            f"Add {{n}} or {{stem}} to it, for example --id '{pattern}-{{n}}'."
        )

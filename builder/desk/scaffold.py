"""The files of a new briefing: a small one that works, with comments, or one without content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder.desk.note_text import one_line
from builder.desk.schemas import SCHEMA_KINDS, schema_for
from builder.reading.scalar_shapes import LanguageShape
from builder.reading.shapes import RecordReader
from builder.reading.yaml_nodes import ScalarNode
from builder.values.errors import BriefingError
from builder.values.json_text import json_bytes
from builder.values.text_file import TextFile
from builder.values.yaml_text import scalar

SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"
"""The files of a new briefing. ``dot-…`` replaces an initial dot in a name: packaging leaves out some of those."""

_UNTITLED = "A new briefing"
"""The title of a briefing without one."""

_BARE_FRONT_PAGE = """---
title: Overview
# The lists below the prose: judgements, hypotheses, track-record, timeline, claims, articles, entries, glossary.
show: [judgements, timeline, claims, articles]
---
"""
"""The front page of a briefing without an example."""

_ABOUT_EXAMPLE = (
    "The articles, notes and records in `content/` are an example, made up to show how each kind is "
    "written. Replace them with\nyours."
)
_ABOUT_NOTHING = (
    "`content/` has a front page and nothing else. `briefing clean --into content/articles FILE…` makes "
    'articles of saved pages;\n`briefing note ARTICLE "words"` begins the notes on one.'
)

_EXAMPLE = "description: What two reports say about a footbridge that was closed for repairs."


def scaffold_files(title: str, language: str, bare: bool = False) -> dict[str, bytes]:
    """Return the files of a new briefing by their path. The content of a ``bare`` one is its settings and a page."""
    kept = dict(_template_files())
    if bare:
        kept = {path: data for path, data in kept.items() if path.parts[0] != "content" or path.name == "briefing.yaml"}
        kept[PurePosixPath("content/pages/index.md")] = _BARE_FRONT_PAGE.encode()
    files = {str(path): _filled(data, title, language, bare) for path, data in kept.items()}
    schemas = {f"schemas/{kind}.json": json_bytes(schema_for(kind), indent=1) for kind in SCHEMA_KINDS}
    return files | schemas


def check_new_briefing(folder: Path, title: str | None, language: str) -> None:
    """Check what a new briefing is to be made of.

    Raises:
        BriefingError: when the folder is not empty, or the title or the language cannot be used.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
            raise BriefingError(
                f"{folder} is not an empty folder, and is left as it is. Name one that is not there yet."
            )
    except OSError as error:
        raise BriefingError(f"{folder} cannot be read: {error.strerror}.") from error
    reader = RecordReader(TextFile("--language", language))
    if LanguageShape().read(ScalarNode(language, 0, len(language)), reader) is None:
        raise BriefingError(" ".join(f"{problem.message} {problem.hint}" for problem in reader.problems))
    if title is not None and not title.strip():
        raise BriefingError("The title is empty. Write one, or leave --title out.")


def _template_files() -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(SCAFFOLD.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            parts = (
                part.replace("dot-", ".", 1) if part.startswith("dot-") else part
                for part in path.relative_to(SCAFFOLD).parts
            )
            yield PurePosixPath(*parts), path.read_bytes()


def _filled(data: bytes, title: str, language: str, bare: bool) -> bytes:
    name = one_line(title)
    given = {
        "@TITLE@": name or _UNTITLED,
        "@TITLE-YAML@": scalar(name or _UNTITLED),
        "@LANGUAGE@": language,
        # The description of the example does not fit a briefing with another title.
        "@DESCRIPTION@": "# description: What it is about, in one or two sentences." if name or bare else _EXAMPLE,
        "@ABOUT-CONTENT@": _ABOUT_NOTHING if bare else _ABOUT_EXAMPLE,
    }
    return re.sub("@[A-Z-]+@", lambda match: given[match[0]], data.decode("utf-8")).encode("utf-8")

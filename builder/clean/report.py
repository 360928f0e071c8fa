"""The report of a cleaning, for people and for programs: the path of each article, and every removed line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from builder.clean.values import CleanedArticle
from builder.values.json_text import json_text
from builder.values.visible_text import visible_json, visible_line


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """One file: its path, the path of its article (empty if there is none), how it was decoded, and the result."""

    source_path: str
    article_path: str
    encoding: str
    html: bool
    cleaned: CleanedArticle
    notes: tuple[str, ...] = ()


def _cleaning_report_text(entries: Sequence[CleanedFile]) -> str:
    """Return the report for people: the removed lines of each file, with their numbers and reasons."""
    return "\n".join(_text(entry) for entry in entries)


def _text(entry: CleanedFile) -> str:
    cleaned, facts = entry.cleaned, entry.cleaned.facts
    form = "HTML" if entry.html else "plain text"
    unit = "blocks" if entry.html else "lines"
    lines = [f"{entry.source_path} → {entry.article_path or 'no article'}", f"  read as      {form}, {entry.encoding}"]
    for name, value in (
        ("title", facts.title),
        ("publisher", facts.publisher),
        ("author", ", ".join(facts.authors)),
        ("published", facts.published),
        ("language", facts.language),
        ("url", facts.url),
    ):
        lines.append(f"  {name:<12} {value or '– (not stated)'}")
    if facts.rights:
        lines.append(f"  rights       {facts.rights}")
    lines += [f"  WARNING      {warning}" for warning in cleaned.warnings]
    if facts.agencies:
        named = ", ".join(facts.agencies)
        lines.append(
            f"  via?         the text names {named}. If it repeats that report, make an entry of it, and "
            "write its id as “via”."
        )
    lines += [f"  look at      {note}" for note in (*cleaned.notes, *entry.notes)]
    lines.append(
        f"  {len(cleaned.paragraphs)} paragraphs kept; {len(cleaned.dropped)} of {cleaned.lines} {unit} "
        f"dropped{_summary(cleaned)}"
    )
    wide = max((len(dropped.reason) for dropped in cleaned.dropped), default=0)
    deep = max((len(str(dropped.number)) for dropped in cleaned.dropped), default=0)
    lines += [
        f"  line {dropped.number:>{deep}}  {dropped.reason:<{wide}}  {dropped.text}" for dropped in cleaned.dropped
    ]
    return "".join(f"{visible_line(line)}\n" for line in lines)


def _summary(cleaned: CleanedArticle) -> str:
    counts = Counter(dropped.reason for dropped in cleaned.dropped).most_common()
    return ": " + ", ".join(f"{count} {reason}" for reason, count in counts) if counts else ""


def _cleaning_report_json(entries: Sequence[CleanedFile]) -> str:
    """Return the report for programs: a list with one object for each file."""
    return visible_json(json_text([_object(entry) for entry in entries]))


def _object(entry: CleanedFile) -> dict[str, object]:
    cleaned = entry.cleaned
    return {
        "source": entry.source_path,
        "article": entry.article_path or None,
        "encoding": entry.encoding,
        "format": "html" if entry.html else "text",
        **{
            key: list(value) if isinstance(value, tuple) else value or None
            for key, value in asdict(cleaned.facts).items()
        },
        "warnings": list(cleaned.warnings),
        "notes": [*cleaned.notes, *entry.notes],
        "kept": [paragraph.text for paragraph in cleaned.paragraphs],
        "dropped": [asdict(dropped) for dropped in cleaned.dropped],
    }


CLEANING_REPORT_FORMATS = {"text": _cleaning_report_text, "json": _cleaning_report_json}

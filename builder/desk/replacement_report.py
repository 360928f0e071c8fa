"""What is lost when an article's text is replaced: the differences, and the notes that lose their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.desk.annotation_context import do_surroundings_fit
from builder.desk.editable_article import EditableArticle, read_notes_file
from builder.desk.reanchor import iter_quotes, iter_unanchored, suggest_candidates
from builder.desk.text_diff import diff_paragraphs
from builder.desk.unanchored_report import unanchored_to_text
from builder.desk.yaml_edit import YamlFile
from builder.meaning.context import snippet
from builder.meaning.matches import match_quote
from builder.reading.front_matter import split_front_matter
from builder.reading.markdown import parse_article
from builder.values.document import Document
from builder.values.errors import BriefingError
from builder.values.text_file import TextFile

_MOST_NOTES_SHOWN = 20
"""How many notes are shown that lose their place in one article."""

_CONTEXT_COMPARED = 32
"""How many characters on either side of a note's words are compared."""


def describe_replacement(new: Mapping[Path, bytes], old: Mapping[str, str]) -> str:
    """Describe, for a person, how existing articles would change; an empty string if no text changes.

    ``new`` are files by where they are to be written, ``old`` the articles' texts by the same paths.
    """
    told = [_of_article(path, old[str(path)], data.decode("utf-8")) for path, data in new.items() if str(path) in old]
    return "\n".join(text for text in told if text)


def _of_article(path: Path, old: str, new: str) -> str:
    before, after = _body(old), _body(new)
    differs = diff_paragraphs(_paragraphs(before), _paragraphs(after))
    if not differs:
        return ""
    lines = [f"{path}: what is there, and what would take its place:", *(f"  {line}" for line in differs.lines)]
    if differs.more:
        lines.append(f"  and {differs.more} more paragraphs")
    if differs.typography:
        lines.append(
            f"  {differs.typography} paragraph{'' if differs.typography == 1 else 's'} differ"
            f"{'s' if differs.typography == 1 else ''} in typography alone"
        )
    return "\n".join([*lines, *_of_notes(path, before, after)]) + "\n"


def _of_notes(path: Path, before: Document, after: Document) -> Iterator[str]:
    """The notes that would no longer be on their words, and how many would be again."""
    folder = path.parent.parent / "notes"
    notes = next((at for ending in (".yaml", ".yml") if (at := folder / f"{path.stem}{ending}").exists()), None)
    if notes is None:
        return
    old, new = (EditableArticle(path.stem, str(path), body, notes) for body in (before, after))
    try:
        _, file = read_notes_file(notes)
    except BriefingError as refused:
        yield f"  Its notes cannot be read, so which of them come loose is not known. {refused}"
        return
    were = {each[:2] for each in iter_unanchored(old, file)}
    now = list(iter_unanchored(new, file))
    loose = [each for each in now if each[:2] not in were]
    again = len(were - {each[:2] for each in now})
    if loose:
        yield f"  {_notes(len(loose))} no longer on {'its' if len(loose) == 1 else 'their'} words:"
        for each in loose[:_MOST_NOTES_SHOWN]:
            yield from (f"    {line}" for line in unanchored_to_text(new, suggest_candidates(new, *each)).splitlines())
        if len(loose) > _MOST_NOTES_SHOWN:
            yield f"    and {len(loose) - _MOST_NOTES_SHOWN} more"
        yield f"  Afterwards “briefing reanchor {path.stem}” shows each with what its words may have become."
    else:
        yield "  No note comes loose."
    moved = list(_elsewhere(old, new, file))
    if moved:
        yield f"  {_notes(len(moved))} on the same words, but what is beside them is not the same:"
        yield from (f"    {line}" for lines in moved[:_MOST_NOTES_SHOWN] for line in lines)
        if len(moved) > _MOST_NOTES_SHOWN:
            yield f"    and {len(moved) - _MOST_NOTES_SHOWN} more"
    if again:
        yield f"  {_notes(again)} on {'its' if again == 1 else 'their'} words again."


def _elsewhere(old: EditableArticle, new: EditableArticle, file: YamlFile) -> Iterator[tuple[str, str, str]]:
    """Return the quotes that are in both texts with other words around: perhaps in another sentence."""
    for _, _, name, quote in iter_quotes(file):
        before = match_quote(quote, old.folded).span
        after = match_quote(quote, new.folded).span
        if before and after:
            left, right = (
                old.text[max(0, before.start - _CONTEXT_COMPARED) : before.start],
                old.text[before.end : before.end + _CONTEXT_COMPARED],
            )
            if not do_surroundings_fit(new.body, "", after, quote.exact, left, right):
                yield (
                    f"{quote.place}: the note “{name}”",
                    f"  was in “{snippet(old.text, *before)}”",
                    f"  is in “{snippet(new.text, *after)}”",
                )


def _notes(count: int) -> str:
    return f"{count} note{' is' if count == 1 else 's are'}"


def _body(text: str) -> Document:
    source = TextFile.of_file_text("", text)
    mapping, body, _ = split_front_matter(source)
    return parse_article(source.text[body if mapping is not None else 0 :])


def _paragraphs(body: Document) -> list[str]:
    return [" ".join(body.text[block.start : block.end].split()) for block in body.blocks]

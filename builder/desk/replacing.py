"""What is lost when an article's text is replaced: what differs, and which notes come loose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.desk.placing import OnDesk, notes_file
from builder.desk.reanchor import Loose, loose_quotes
from builder.desk.telling import as_text
from builder.desk.text_diff import difference
from builder.desk.yaml_edit import File
from builder.reading.front_matter import split_front_matter
from builder.reading.markdown import parse_article
from builder.values.document import Document
from builder.values.refused import Refused
from builder.values.source import Source

MOST = 20
"""How many notes are shown that come loose from one article."""


def what_differs(new: Mapping[Path, bytes], old: Mapping[str, str]) -> str:
    """To a person, what becomes of articles that are there already; empty where no text changes.

    ``new`` are files by where they are to be written, ``old`` the articles' texts by the same paths.
    """
    told = [_of_article(path, old[str(path)], data.decode("utf-8")) for path, data in new.items() if str(path) in old]
    return "\n".join(text for text in told if text)


def _of_article(path: Path, old: str, new: str) -> str:
    before, after = _body(old), _body(new)
    differs = difference(_paragraphs(before), _paragraphs(after))
    if not differs:
        return ""
    lines = [f"{path}: what is there, and what would take its place:", *(f"  {line}" for line in differs.lines)]
    if differs.more:
        lines.append(f"  and {differs.more} more paragraphs")
    if differs.typography:
        lines.append(f"  {differs.typography} paragraph{'' if differs.typography == 1 else 's'} differ"
                     f"{'s' if differs.typography == 1 else ''} in typography alone")
    return "\n".join([*lines, *_of_notes(path, before, after)]) + "\n"


def _of_notes(path: Path, before: Document, after: Document) -> Iterator[str]:
    """The notes that would no longer be on their words, and how many would be again."""
    folder = path.parent.parent / "notes"
    notes = next((at for ending in (".yaml", ".yml") if (at := folder / f"{path.stem}{ending}").exists()), None)
    if notes is None:
        return
    old, new = (OnDesk(path.stem, str(path), body, notes) for body in (before, after))
    try:
        _, file = notes_file(notes)
    except Refused as refused:
        yield f"  Its notes cannot be read, so which of them come loose is not known. {refused}"
        return
    were = _loose(old, file)
    loose = {key: each for key, each in _loose(new, file).items() if key not in were}
    again = len([key for key in were if key not in _loose(new, file)])
    if loose:
        yield f"  {_notes(len(loose))} no longer on {'its' if len(loose) == 1 else 'their'} words:"
        for each in list(loose.values())[:MOST]:
            yield from (f"    {line}" for line in as_text(new, each).splitlines())
        if len(loose) > MOST:
            yield f"    and {len(loose) - MOST} more"
        yield f"  Afterwards “briefing reanchor {path.stem}” shows each with what its words may have become."
    else:
        yield "  No note comes loose."
    if again:
        yield f"  {_notes(again)} on {'its' if again == 1 else 'their'} words again."


def _notes(count: int) -> str:
    return f"{count} note{' is' if count == 1 else 's are'}"


def _loose(article: OnDesk, file: File) -> dict[tuple[int, int], Loose]:
    return {(each.item, each.listed): each for each in loose_quotes(article, file)}


def _body(text: str) -> Document:
    source = Source("", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    mapping, body, _ = split_front_matter(source)
    return parse_article(source.text[body if mapping is not None else 0:])


def _paragraphs(body: Document) -> list[str]:
    return [" ".join(body.text[block.start:block.end].split()) for block in body.blocks]

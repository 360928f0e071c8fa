"""A new note: its words found in the article, and its record put at the end of the notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.desk.editable_article import EditableArticle, find_quote, read_notes_file
from builder.desk.note_file import free_id, note_ids
from builder.desk.unique_quote import shortest_unique_quote
from builder.desk.yaml_edit import with_item
from builder.meaning.anchor import MOST_CANDIDATES_SHOWN
from builder.meaning.characters import is_quotation_mark
from builder.meaning.context import snippet
from builder.meaning.letter_search import is_in_title
from builder.meaning.matches import match_quote
from builder.meaning.nearest import nearest_passages
from builder.meaning.spans import Span
from builder.meaning.word_diff import word_diff
from builder.reading.scalar_shapes import why_no_id
from builder.values.errors import BriefingError
from builder.values.records import Quote
from builder.values.text_file import Place

_LEAST_PLACES = 2
"""How many letters or digits a quote holds at the least."""


@dataclass(frozen=True)
class NoteRequest:
    """What an author asks for; ``nth`` counts from 1."""

    words: str
    prefix: str = ""
    suffix: str = ""
    nth: int | None = None
    id: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class NewNote:
    """A note to be written: the record, and the new content of its file. ``read`` has the old one, if there is one."""

    pairs: dict[str, str]
    path: Path
    data: bytes
    read: Mapping[Path, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacementFailure:
    """Why words cannot be placed, for a person.

    ``place_count`` is the number of places that have them. ``candidates`` says where these are, if one can be chosen.
    """

    message: str
    place_count: int = 0
    candidates: str = ""


def create_note(article: EditableArticle, wanted: NoteRequest) -> NewNote | PlacementFailure:
    """Place the words, and make the note's record.

    Raises:
        BriefingError: when the request itself is wrong, wherever the words are.
    """
    span = find_place(article, wanted)
    if isinstance(span, PlacementFailure):
        return span
    placed = shortest_unique_quote(article.folded, span)
    if placed is None:
        return PlacementFailure(
            f"Nothing that stands around these words in “{article.id}” tells them from their like. Quote more words."
        )
    quote, context = placed
    mark, file = read_notes_file(article.notes)
    taken = note_ids(file.root)
    pairs = {
        "id": _given_id(wanted.id, taken) if wanted.id else free_id(quote, taken),
        "quote": quote,
        "prefix": context.prefix,
        "suffix": context.suffix,
        "kind": wanted.kind,
        "text": wanted.text.strip(),
    }
    pairs = {key: value for key, value in pairs.items() if value}
    read = {article.notes: (mark + file.raw).encode()} if article.notes.exists() else {}
    return NewNote(pairs, article.notes, (mark + with_item(file, pairs)).encode(), read)


def find_place(article: EditableArticle, wanted: NoteRequest) -> Span | PlacementFailure:
    """Return the one place that is meant.

    Raises:
        BriefingError: when the request itself is wrong, wherever the words are.
    """
    if sum(character.isalnum() for character in wanted.words) < _LEAST_PLACES:
        raise BriefingError(
            f"“{wanted.words}” is too short for a quote: at least {_LEAST_PLACES} letters or digits are wanted. "
            "Take in the words beside it."
        )
    if wanted.nth is not None and (wanted.prefix or wanted.suffix):
        raise BriefingError(
            "Say which place is meant by its number or by what stands beside it, not by both: leave out "
            "--nth, or --prefix and --suffix."
        )
    quote = Quote(wanted.words, wanted.prefix, wanted.suffix, Place(article.path))
    found = find_quote(article, quote)
    if not found:
        return PlacementFailure(
            f"These words do not stand in “{article.id}”." + (_longer(article, quote) or _nearest(article, wanted))
        )
    fits = quote.prefix == quote.suffix == "" or _fits(article, quote)
    shown = "\n".join(
        f"  {number}  “{snippet(article.text, *span)}”"
        for number, span in enumerate(found[: max(MOST_CANDIDATES_SHOWN, wanted.nth or 0)], 1)
    )
    if wanted.nth is not None and not 0 < wanted.nth <= len(found):
        none = f"There is no place {wanted.nth}: these words stand in “{article.id}” {_times(len(found))}.\n{shown}"
        return PlacementFailure(none, len(found), none)
    if wanted.nth is None and (len(found) > 1 or not fits):
        why = (
            f"stand in “{article.id}” {_times(len(found))}"
            if fits
            else (f"stand in “{article.id}”, but not where the prefix or suffix says")
        )
        more = f"\n  and {len(found) - MOST_CANDIDATES_SHOWN} more" if len(found) > MOST_CANDIDATES_SHOWN else ""
        return PlacementFailure(
            f"These words {why}. Say which is meant with --nth, or with other words "
            f"before or after them.\n{shown}{more}",
            len(found),
            f"These words {why}.\n{shown}{more}",
        )
    return found[(wanted.nth or 1) - 1]


def strip_quotation_marks(article: EditableArticle, words: str) -> str:
    """Return the words without quotation marks around them, if they are in the article only without."""
    bare = words.strip()
    while len(bare) > 1 and is_quotation_mark(bare[0]) and is_quotation_mark(bare[-1]):
        bare = bare[1:-1].strip()
    as_given = find_quote(article, Quote(words, "", "", Place(article.path)))
    return bare if not as_given and find_quote(article, Quote(bare, "", "", Place(article.path))) else words


def _fits(article: EditableArticle, quote: Quote) -> bool:
    return bool(match_quote(quote, article.folded).fitting)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _longer(article: EditableArticle, quote: Quote) -> str:
    longer = match_quote(quote, article.folded).longer
    return (
        f" They are a part of “{article.text_of_span(longer)}” there; quote whole words and numbers." if longer else ""
    )


def _nearest(article: EditableArticle, wanted: NoteRequest) -> str:
    near = nearest_passages(article.text, wanted.words, wanted.prefix, wanted.suffix, most=3)
    if is_in_title(wanted.words, article.title):
        return " They are words of its title, which is not part of the text: a note is on words below it."
    if not near:
        return " Nothing in it is like them; copy the words from the article."
    diffs = "\n".join(
        f"  {min(int(each.score * 100), 99)} % alike: "
        f"{word_diff(wanted.words, article.text[each.start : each.end])}\n"
        f"    in “{snippet(article.text, each.start, each.end)}”"
        for each in near
    )
    return f" What comes near them:\n{diffs}\nQuote what the article says."


def _given_id(given: str, taken: Collection[str]) -> str:
    if refused := why_no_id(given, taken):
        why = " ".join(refused).replace("cannot be an id.", "cannot be a note's id.")
        raise BriefingError(f"{why} Nothing was changed.")
    if given in taken:
        raise BriefingError(
            f"A note on this article has the id “{given}” already. Choose another; nothing was changed."
        )
    return given

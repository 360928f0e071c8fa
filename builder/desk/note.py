"""A new note: its words found in the article, and its record put at the end of the notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from builder.desk.note_file import free_id, ids
from builder.desk.placing import OnDesk, notes_file, standing
from builder.desk.unique_quote import unique_quote
from builder.desk.yaml_edit import with_item
from builder.meaning.anchor import SHOWN
from builder.meaning.characters import is_quotation_mark
from builder.meaning.context import snippet
from builder.meaning.letters import is_in_title
from builder.meaning.matches import Span, match
from builder.meaning.nearest import candidates
from builder.meaning.word_diff import word_diff
from builder.reading.scalars import IDENTIFIER, suggest_id
from builder.values.records import Quote
from builder.values.refused import Refused
from builder.values.source import Place

LEAST = 2
"""How many letters or digits a quote holds at the least."""


@dataclass(frozen=True)
class Wanted:
    """What an author asks for; ``nth`` counts from 1."""

    words: str
    prefix: str = ""
    suffix: str = ""
    nth: int | None = None
    id: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class New:
    """A note as it is to be written: the record, and its file's new contents."""

    pairs: dict[str, str]
    path: Path
    data: bytes


@dataclass(frozen=True)
class NotPlaced:
    """Why words cannot be placed, to a person.

    ``places`` is at how many places they stand, and ``shown`` says where, for those who can choose one.
    """

    message: str
    places: int = 0
    shown: str = ""


def new_note(article: OnDesk, wanted: Wanted) -> New | NotPlaced:
    """Place the words, and make the note's record.

    Raises:
        Refused: when what is asked for cannot be, wherever the words stand.
    """
    span = find(article, wanted)
    if isinstance(span, NotPlaced):
        return span
    placed = unique_quote(article.folded, span)
    if placed is None:
        return NotPlaced(
            f"Nothing that stands around these words in “{article.id}” tells them from their like. Quote more words."
        )
    quote, context = placed
    mark, file = notes_file(article.notes)
    taken = ids(file.root)
    pairs = {
        "id": _given_id(wanted.id, taken) if wanted.id else free_id(quote, taken),
        "quote": quote,
        "prefix": context.prefix,
        "suffix": context.suffix,
        "kind": wanted.kind,
        "text": wanted.text.strip(),
    }
    pairs = {key: value for key, value in pairs.items() if value}
    return New(pairs, article.notes, (mark + with_item(file, pairs)).encode())


def find(article: OnDesk, wanted: Wanted) -> Span | NotPlaced:
    """The one place that is meant.

    Raises:
        Refused: when what is asked for cannot be, wherever the words stand.
    """
    if sum(character.isalnum() for character in wanted.words) < LEAST:
        raise Refused(
            f"“{wanted.words}” is too short for a quote: at least {LEAST} letters or digits are wanted. "
            "Take in the words beside it."
        )
    if wanted.nth is not None and (wanted.prefix or wanted.suffix):
        raise Refused(
            "Say which place is meant by its number or by what stands beside it, not by both: leave out "
            "--nth, or --prefix and --suffix."
        )
    quote = Quote(wanted.words, wanted.prefix, wanted.suffix, Place(article.path))
    found = standing(article, quote)
    if not found:
        return NotPlaced(
            f"These words do not stand in “{article.id}”." + (_longer(article, quote) or _nearest(article, wanted))
        )
    fits = quote.prefix == quote.suffix == "" or _fits(article, quote)
    shown = "\n".join(
        f"  {number}  “{snippet(article.text, *span)}”"
        for number, span in enumerate(found[: max(SHOWN, wanted.nth or 0)], 1)
    )
    if wanted.nth is not None and not 0 < wanted.nth <= len(found):
        none = f"There is no place {wanted.nth}: these words stand in “{article.id}” {_times(len(found))}.\n{shown}"
        return NotPlaced(none, len(found), none)
    if wanted.nth is None and (len(found) > 1 or not fits):
        why = (
            f"stand in “{article.id}” {_times(len(found))}"
            if fits
            else (f"stand in “{article.id}”, but not where the prefix or suffix says")
        )
        more = f"\n  and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        return NotPlaced(
            f"These words {why}. Say which is meant with --nth, or with other words "
            f"before or after them.\n{shown}{more}",
            len(found),
            f"These words {why}.\n{shown}{more}",
        )
    return found[(wanted.nth or 1) - 1]


def unquoted(article: OnDesk, words: str) -> str:
    """Words without the quotation marks that somebody has put round them, if only so they are in the article."""
    bare = words.strip()
    while len(bare) > 1 and is_quotation_mark(bare[0]) and is_quotation_mark(bare[-1]):
        bare = bare[1:-1].strip()
    as_given = standing(article, Quote(words, "", "", Place(article.path)))
    return bare if not as_given and standing(article, Quote(bare, "", "", Place(article.path))) else words


def _fits(article: OnDesk, quote: Quote) -> bool:
    return bool(match(quote, article.folded).fitting)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _longer(article: OnDesk, quote: Quote) -> str:
    longer = match(quote, article.folded).longer
    return f" They are a part of “{article.words(longer)}” there; quote whole words and numbers." if longer else ""


def _nearest(article: OnDesk, wanted: Wanted) -> str:
    near = candidates(article.text, wanted.words, wanted.prefix, wanted.suffix, most=3)
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
    if not IDENTIFIER.match(given):
        raise Refused(f"“{given}” cannot be a note's id. {suggest_id(given, taken)} Nothing was changed.")
    if given in taken:
        raise Refused(f"A note on this article has the id “{given}” already. Choose another; nothing was changed.")
    return given

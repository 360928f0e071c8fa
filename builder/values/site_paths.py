"""The paths of pages in the output, the ids of elements in them, and how one page points at another.

Links are relative, so that one output works at the root of a domain, below the path of a project and from a folder.
"""

from __future__ import annotations

from builder.values.references import Record
from builder.values.tags import fragment_of

FRONT_PATH = "index.html"
NOT_FOUND_PATH = "404.html"
"""The page that a server shows at every wrong address."""
CARDS_FOLDER = "cards"
"""The folder of the cards that links show."""


def path_of(record: Record) -> str:
    """The path of a record's page within the output, with forward slashes."""
    return f"{record.folder}/{record.id}.html" if record.folder else f"{record.id}.html"


def part_path(path: str, part: int) -> str:
    """The path of a part of a page, counted from 1. The underscore, which no id holds, keeps it free of other pages."""
    return path if part == 1 else f"{path.removesuffix('.html')}_{part}.html"


def note_places_path(article: Record, note: str) -> str:
    """The path of the page with all the places that cite a note, where they are too many for the note itself."""
    return f"{path_of(article).removesuffix('.html')}_note_{note}.html"


def note_list_path(grouping: str) -> str:
    """The path of the page with all notes by ``kind``, to which the menu leads, ``tag``, ``article`` or ``author``."""
    return "all_notes.html" if grouping == "kind" else f"all_notes_{grouping}.html"


def note_group_id(grouping: str, value: str) -> str:
    """The id of the element that leads to the notes of a kind, a tag, an article or an author."""
    return f"{grouping}-{fragment_of(value)}"


def card_path(record: Record) -> str:
    """The path of the file with the cards of a record and of the notes on it."""
    return f"{CARDS_FOLDER}/{path_of(record).removesuffix('.html')}.js"


def section_id(record: str) -> str:
    """The id of a record's section in a document that holds several."""
    return f"record-{record}"


def note_id(note: str) -> str:
    """The id of a note's element."""
    return f"note-{note}"


def passage_id(note: str, index: int = 0) -> str:
    """The id of a note's passage, counted from 0. The underscore, which no note's id holds, keeps ids apart."""
    return f"passage-{note}_{index + 1}" if index else f"passage-{note}"


def path_to_root(path: str) -> str:
    """What leads from a page to the top of the output: nothing, or ``../`` for each folder."""
    return "../" * path.count("/")

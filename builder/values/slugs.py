"""Slugs: texts as ids and as names of files, of a–z, 0–9 and single hyphens."""

from __future__ import annotations

import re
from collections.abc import Container

from builder.values.file_names import is_windows_device
from builder.values.romanisation import romanised

LONGEST_ARTICLE_ID = 60
"""How many characters are taken of a title, a publisher or a file's name that an id is made of.

The id is part of addresses, which people read and copy.
"""

LONGEST_NOTE_ID = 40
"""The same for a note, whose id is written after that of its article."""

LONGEST_ID = 120
"""How many characters an id has at most.

File names are made of ids, also of two of them (``ARTICLE_note_NOTE.html``), and have at most 255 bytes.
"""

ID = "[a-z0-9-]+"
"""An id, as a regular expression."""

PASSAGE_REFERENCE = f"{ID}#{ID}"
"""A reference to a note of an article, as a regular expression."""

ANY_REFERENCE = f"{ID}(#{ID})?"
"""A reference to a record or to a note, as a regular expression."""

ID_PATTERN = re.compile(rf"{ID}\Z")
REFERENCE_PATTERN = re.compile(rf"{ANY_REFERENCE}\Z")

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def slugify(text: str, longest: int = 0, language: str = "") -> str:
    """The text as a slug of at most ``longest`` characters, cut between words where it can be; 0 sets no limit.

    Letters of other scripts are romanised. In German, ``language`` being its tag, ü is ue as DIN 5007-2 has it. Empty
    where the text has no letters and no digits.
    """
    if language.partition("-")[0].lower() == "de":
        text = text.translate(_GERMAN)
    plain = romanised(re.sub(r"['’]", "", text)).lower()
    name = _cut("-".join(re.findall(r"[a-z0-9]+", plain)), longest)
    return f"{name}-1" if is_windows_device(name) else name


def _cut(name: str, longest: int) -> str:
    if not longest or len(name) <= longest:
        return name
    return (name[: longest + 1].rpartition("-")[0] or name[:longest]).strip("-")


def free_slug(wanted: str, taken: Container[str]) -> str:
    """The slug itself, or with the first number behind it that is not taken."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name

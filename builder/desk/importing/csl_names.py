"""Names of CSL-JSON in the order in which they are read.

Source: the specification of the Citation Style Language, 1.0.2, “Names” and “Name-part order”; as citeproc-js does, a
name in the scripts of East Asia has its family's part first and no space in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from builder.desk.importing.csl_texts import csl_plain_text
from builder.values.languages import has_trait

_SCRIPTS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "KANGXI")


def parse_csl_name(value: Any, language: str) -> str:
    """Return a name as readers of its language write it; ``language`` is that of the source, a BCP 47 tag or empty."""
    if not isinstance(value, dict):
        return csl_plain_text(value)
    literal = csl_plain_text(value.get("literal"))
    if literal:
        return literal
    given, family, suffix = (csl_plain_text(value.get(part)).strip(" ,;") for part in ("given", "family", "suffix"))
    if given and family and _is_east_asian(given + family):
        return f"{family}{given}{suffix}"
    particles = [csl_plain_text(value.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping")]
    surname = _beside([*particles, family])
    if value.get("static-ordering") or has_trait(language, "family_name_first"):
        given, surname = surname, given
    name = " ".join(filter(None, (given, surname)))
    return f"{name}{', ' if value.get('comma-suffix') else ' '}{suffix}" if suffix and name else name or suffix


def _is_east_asian(text: str) -> bool:
    return all(unicodedata.name(character, "").startswith(_SCRIPTS) for character in text if character.isalpha())


def _beside(parts: Iterable[str]) -> str:
    """Join parts of a surname; no space follows an apostrophe or a hyphen: “d’Arc”, “al-Amin”."""
    said = ""
    for part in filter(None, parts):
        said += part if not said or said[-1] in "'’ʼ-‐" else f" {part}"
    return said

"""ORCID iDs: which are right, and their addresses.

Source: https://support.orcid.org, “Structure of the ORCID Identifier”: 16 characters in groups of four, of which the
last is a check character by ISO/IEC 7064:2003, MOD 11-2, where X stands for 10.
"""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(?:(?:https?://)?(?:www\.)?orcid\.org/)?([\dX–—‐ -]+)/?", re.IGNORECASE | re.ASCII)
_RESOLVER = "https://orcid.org/"
_LENGTH = 16


def parse_orcid(text: str) -> str:
    """Return an ORCID iD as ``0000-0002-1825-0097``; it may be written as an address, or without hyphens.

    Raises:
        ValueError: if it has other characters or another length, or its check character is wrong.
    """
    written = _WRITTEN.fullmatch(text.strip())
    characters = re.sub(r"[^0-9X]", "", written[1].upper()) if written else ""
    if len(characters) != _LENGTH or "X" in characters[:-1]:
        raise ValueError("it has not 16 digits in groups of four, of which the last can be an X")
    if orcid_check_character(characters[:-1]) != characters[-1]:
        raise ValueError("its last character does not fit the others, so one of them is wrong")
    return "-".join(characters[at : at + 4] for at in range(0, _LENGTH, 4))


def orcid_check_character(digits: str) -> str:
    """The check character of the first 15 digits of an ORCID iD."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def orcid_address(orcid: str) -> str:
    """The address of an ORCID iD, which is its full form."""
    return f"{_RESOLVER}{orcid}"

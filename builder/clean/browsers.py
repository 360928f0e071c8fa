"""Remove what a text browser (Lynx, w3m, Links) adds to the words of a page: fields, buttons, files, numbers of links.

Lynx and Links number the links, ``[12]so``, and list their addresses at the end of the dump.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADDRESS = re.compile(r"^\s*(\d{1,5})\.\s+[a-z][a-z0-9+.-]{1,20}:\S+\s*$", re.IGNORECASE)
_LINK = re.compile(r"(?<!\w)\[(\d{1,5})\](?=[^\s.,;:!?)]|$)")
"""The number before the words of a link. Reference numbers of an author are after the words."""
_IMAGE = r"[^\s\[\]]+\.(?:png|jpe?g|gif|svg|webp|avif)\b[^\s\[\]]*"
_WITHIN = re.compile(rf"\(BUTTON\)|\[(?:INS|DEL): ?:(?:INS|DEL)\]|\[\s*\]|_{{4,}}|\[{_IMAGE}\]|\[ ?[*x] ?\](?=\s)")
"""A button, an empty field, a checkbox, and an image without a text, which is shown by its file name."""
_NAME = r"\[(?=[^\s\]]*[\d_/-])[^\s\[\]]{3,}\]"
_LINE = re.compile(rf"\s*(?:IFRAME:\s*\S*|#\S*(?:\s+\S+)*\s+alternate(?:\s+alternate)*|(?:{_NAME}\s*)+)\s*")
"""A frame, the addresses in the head of a page, the names of images without their file extensions."""
_HEADINGS = 3
"""The most lines between the addresses of one list: “References”, “Hidden links:”."""


def without_marks(lines: Sequence[str]) -> list[str]:
    """Return the same number of lines, without what a text browser added to them."""
    links, end = _links(lines)
    last = 0
    found = []
    for place, line in enumerate(lines):
        kept = line
        if links and place < end and "[" in line:
            kept, last = _without_numbers(line, last, links)
        kept = _WITHIN.sub("", kept)
        found.append("" if _LINE.fullmatch(kept) else kept)
    return found


def is_link_of_list(text: str) -> bool:
    """Whether a line is a numbered address, as in the list of a page's links."""
    return bool(_ADDRESS.match(text))


def _links(lines: Sequence[str]) -> tuple[int, int]:
    """Return the number of links in the list at the end of a dump, and its first line; 0 if there is no list."""
    end, highest, apart = len(lines), 0, 0
    for place in range(len(lines) - 1, -1, -1):
        match = _ADDRESS.match(lines[place])
        if match:
            if highest and int(match[1]) > highest:
                break
            highest, end, apart = max(highest, int(match[1])), place, 0
        elif lines[place].strip():
            apart += 1
            if apart >= _HEADINGS:
                break
    numbers = _LINK.findall("\n".join(lines[:end]))
    return (highest, end) if highest and numbers else (0, len(lines))


def _without_numbers(line: str, last: int, links: int) -> tuple[str, int]:
    """Return a line without the numbers of links that continue from ``last``, and the new last number."""
    pieces, at = [], 0
    for match in _LINK.finditer(line):
        if last < int(match[1]) <= links:
            pieces.append(line[at : match.start()])
            at, last = match.end(), int(match[1])
    return "".join([*pieces, line[at:]]), last

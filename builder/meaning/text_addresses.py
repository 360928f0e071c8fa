"""Addresses within a text: of pages, of mail, of files, of people on social media. No name in one becomes a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[^\s\0<>\"“”«»„「」『』（）。、，；！？]+")
_SIGN = re.compile(r"[/\\@#:$]|www\.|\.[a-z][a-z]")
_DOTTED = re.compile(r"\.[a-z][a-z]")
_FIRST_MARKS = "([{'‘’"
_LAST_MARKS = ".,;:!?)]}'’…*_"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}\Z")
_BEGINS = re.compile(
    r"www\.\w|(?:mailto|doi|urn|tel|file|geo|news|sip|xmpp|magnet|data):\S"
    r"|[@#]\w|\$[^\W\d_]|[ur]/\w"  # a handle, a hashtag, a cashtag, a name on Reddit
    r"|(?:~|\.{1,2})?/[\w.]|[A-Za-z]:[\\/]\w|\\\\\w"  # /home/Marrow, ~/Marrow, C:\Marrow, \\server\Marrow
    r"|//[\w-]|[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+/"  # //marrow.example/Quill, fen.m/Quill
    r"|10\.\d{4,}/"  # a DOI
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:(?::\d+)?/|\Z)"
)  # marrow.example/Quill, quill-marrow.example
_MAIL = re.compile(r"[^@]+@[^\W_][\w-]*(?:\.[\w-]+)+")
_FILE = re.compile(r"[^/\\]*[\w-]\.[A-Za-z][A-Za-z0-9]{1,4}\Z")


def find_text_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses in a text begin and end, without the punctuation that closes the sentence around them.

    Takes time in proportion to the text.
    """
    if not (any(sign in text for sign in "/\\@#:$") or "www." in text or _DOTTED.search(text)):
        return
    for match in _TOKEN.finditer(text):
        if _SIGN.search(match[0]):
            token = match[0].rstrip(_LAST_MARKS)
            begins = _address(token)
            if begins is not None:
                yield match.start() + begins, match.start() + len(token)


def _address(token: str) -> int | None:
    """Where the address in a run of characters without a space begins."""
    colon = token.find("://")
    if colon > 0:
        scheme = _SCHEME.search(token, max(0, colon - 32), colon)
        if scheme:
            return scheme.start()
    begins = len(token) - len(token.lstrip(_FIRST_MARKS))
    rest = token[begins:]
    return begins if _BEGINS.match(rest) or _MAIL.fullmatch(rest) or _is_file(rest) else None


def _is_file(token: str) -> bool:
    """Whether it is the path of a file: folders, and at the end a name with an extension."""
    last = max(token.rfind("/"), token.rfind("\\"))
    return last > 0 and bool(_FILE.match(token, last + 1))

"""Read pages that a browser saved as one file, a mail with parts: MHTML (RFC 2557), ``.mht``, ``.mhtml``; mails too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from builder.clean.addresses import is_page_address
from builder.clean.values import NotAnArticle

_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_IS_MAIL = re.compile(rb"^(?:mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 20_000


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in such a file: its bytes, the encoding that its part states, whether it is HTML, and its address."""

    data: bytes
    encoding: str
    is_html: bool
    address: str


def parse_saved_page(data: bytes) -> SavedPage | None:
    """Return the page in a file of this kind; ``None`` for any other file.

    Raises:
        NotAnArticle: if no part of it is a page or a text.
    """
    header = _HEADER.match(data[:_LONGEST_HEADER])
    if header is None or not _IS_MAIL.search(header[0]):
        return None
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=default)
    assert isinstance(message, EmailMessage)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    page = next((part for kind in ("html", "plain") for part in parts if part.get_content_subtype() == kind), None)
    if page is None:
        raise NotAnArticle("is a saved page (MHTML) without a part that is HTML or text")
    content = page.get_payload(decode=True)
    address = next(
        (
            place
            for name in ("Content-Location", "Snapshot-Content-Location")
            for place in (str(each.get(name, "")).strip() for each in (page, message))
            if is_page_address(place)
        ),
        "",
    )
    return SavedPage(
        content if isinstance(content, bytes) else b"",
        page.get_content_charset() or "",
        page.get_content_subtype() == "html",
        address,
    )

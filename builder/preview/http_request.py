"""Requests as the preview reads them: strictly, so that nothing can be taken for another request.

Browsers send what RFC 9112 says, in the origin form. Whatever is not of that form is refused: two programs that read it
differently could be played off against each other (request smuggling, RFC 9112, section 11.2). A body is never read as
a request; the answer to a request with a body is the last on its connection.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from urllib.parse import unquote

LARGEST_HEAD = 64 * 1024
"""Bytes of a request's first line and header fields. Cookies are sent to all servers of a host name."""

_LONGEST_TARGET = 8 * 1024
_METHODS = frozenset({"GET", "HEAD"})

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST_LINE = re.compile(rf"({_TOKEN}) ([\x21-\x7e]+) HTTP/([0-9])\.([0-9])")
_FIELD = re.compile(
    rf"({_TOKEN}):[ \t]*((?:[\x21-\x7e\x80-\xff](?:[ \t\x21-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?)[ \t]*"
)
_LENGTH = re.compile("[0-9]{1,18}")


class RefusedRequest(Exception):
    """A request that is not answered with a file. ``status`` is the answer's, ``reason`` a sentence for a person.

    ``method`` is empty if it is not known.
    """

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason, self.method = status, reason, ""


@dataclass(frozen=True)
class Request:
    """A request for a file. ``path`` is decoded and begins with a slash; ``body_length`` is in bytes."""

    method: str
    path: str
    host: str
    body_length: int = 0
    keeps_connection: bool = True


class Lines(Protocol):
    """A stream of lines in bytes."""

    def readline(self, limit: int, /) -> bytes: ...


def read_request(stream: Lines) -> Request | None:
    """Read the head of a request; ``None`` if the stream ended before one began.

    Raises:
        RefusedRequest: when it is not a well-formed request for a path. The connection cannot be used again.
    """
    head = _read_head(stream)
    if not head:
        return None
    try:
        return _parse(head[0], _fields(head[1:]))
    except RefusedRequest as refused:
        refused.method = head[0].partition(" ")[0]
        raise


def _parse(first: str, fields: Mapping[str, list[str]]) -> Request:
    found = _REQUEST_LINE.fullmatch(first)
    if not found:
        raise _bad("The first line is not that of a request in HTTP/1.1.")
    method, target, major, minor = found.groups()
    if major != "1":
        raise RefusedRequest(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "This server answers in HTTP/1.1.")
    host, path, length = _host(fields), _path(target), _body_length(fields)
    if method not in _METHODS:
        raise RefusedRequest(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are answered.")
    options = {option.strip().lower() for value in fields.get("connection", ()) for option in value.split(",")}
    return Request(method, path, host, length, minor != "0" and "close" not in options and not length)


def _read_head(stream: Lines) -> list[str]:
    """Return the lines before the first empty one, without their ends."""
    lines: list[str] = []
    left = LARGEST_HEAD
    while True:
        line = stream.readline(left + 1)
        left -= len(line)
        if left < 0:
            if lines:
                raise RefusedRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The header fields are too large.")
            raise RefusedRequest(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")
        if not line.endswith(b"\n"):
            if line or lines:
                raise _bad("The request ends before its head does.")
            return []
        if not line.endswith(b"\r\n"):
            raise _bad("A line does not end as lines of a request do.")
        if line != b"\r\n":
            lines.append(line[:-2].decode("latin-1"))
        elif lines:
            return lines
        elif left < LARGEST_HEAD - 2:  # RFC 9112, section 2.2: one empty line before a request is ignored
            raise _bad("The request begins with empty lines.")


def _fields(lines: list[str]) -> Mapping[str, list[str]]:
    """Return the values of header fields by their names in small letters."""
    fields: dict[str, list[str]] = {}
    for line in lines:
        found = _FIELD.fullmatch(line)
        if not found:
            raise _bad("A line of the head is not a header field.")
        fields.setdefault(found[1].lower(), []).append(found[2])
    return fields


def _body_length(fields: Mapping[str, list[str]]) -> int:
    if "transfer-encoding" in fields:
        raise RefusedRequest(HTTPStatus.LENGTH_REQUIRED, "A body without a Content-Length is not read.")
    lengths = fields.get("content-length", ["0"])
    if len(lengths) != 1 or not _LENGTH.fullmatch(lengths[0]):
        raise _bad("The Content-Length is not one number.")
    return int(lengths[0])


def _host(fields: Mapping[str, list[str]]) -> str:
    hosts = fields.get("host", [])
    if len(hosts) != 1:
        raise _bad("A request names one Host.")
    return hosts[0]


def _path(target: str) -> str:
    """Return the path of a request's target in the origin form, which is all that browsers send to a server."""
    if not target.startswith("/"):
        raise _bad("The target of a request is a path, not a whole address.")
    if len(target) > _LONGEST_TARGET:
        raise RefusedRequest(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")
    if "#" in target:
        raise _bad("The target of a request has no fragment.")
    return unquote(target.partition("?")[0], errors="replace")


def _bad(reason: str) -> RefusedRequest:
    return RefusedRequest(HTTPStatus.BAD_REQUEST, reason)

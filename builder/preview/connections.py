"""A server on the loopback address that bounds what a connection can cost: its time, its bytes, its threads.

Every answer says that no other site may frame or load it. What is answered is decided by a subclass.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus
from socket import SHUT_WR, socket
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import BoundedSemaphore, active_count
from typing import Any

from builder.preview.http_request import RefusedRequest, Request, read_request

if sys.platform != "win32":
    import resource

LOOPBACK_ADDRESS = "127.0.0.1"

_BACKLOG = 1024
"""Connections that the system keeps until they are accepted."""

_MOST_CONNECTIONS = 1500
_FILES_FOR_OTHERS = 64
"""Open files, which connections are too, that the program needs for other things."""

_SECONDS_IDLE = 30.0
_SECONDS_FOR_HEAD = 10.0
_SECONDS_FOR_BODY = 10.0
_SECONDS_TO_WRITE = 60.0
_SECONDS_TO_CLOSE = 1.0
_SECONDS_BETWEEN_LOOKS = 0.1
"""Seconds that a full server waits for the end of a connection before it looks whether it must stop."""

_LARGEST_BODY = 1024 * 1024
"""Bytes of a body that is read, and ignored, for the answer to arrive."""

_FOR_ALL: Mapping[str, str] = {
    "Server": "Briefing",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # For browsers that know no frame-ancestors: https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    # No page of another origin may load a draft, neither as a script or picture nor in a window that it opened:
    # https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class PortInUse(Exception):
    """Another program uses the port."""


class LoopbackServer(ThreadingTCPServer):
    """A server on the loopback address; each connection has its own thread.

    Raises:
        PortInUse: when another program uses the port.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = _BACKLOG
    # On other systems it lets a port be used again immediately; on Windows two servers could then share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int) -> None:
        self.most = _most_connections()
        self.free = BoundedSemaphore(self.most)
        try:
            super().__init__((LOOPBACK_ADDRESS, port), Connection)
        except OSError as error:
            raise PortInUse(error.strerror or str(error)) from error

    @property
    def server_port(self) -> int:
        """The port that the server listens at."""
        return int(self.server_address[1])

    def answer(self, request: Request, connection: Connection) -> None:
        """Answer a request by one of the methods of the connection."""
        raise NotImplementedError

    @property
    def is_busy(self) -> bool:
        """Whether connections have to end after an answer, because others need their place."""
        return active_count() > self.most // 2

    def get_request(self) -> tuple[socket, Any]:
        """Accept a connection. While there are too many, the others wait in the backlog."""
        if not self.free.acquire(timeout=_SECONDS_BETWEEN_LOOKS):
            raise TimeoutError  # the loop of `socketserver` goes on
        try:
            return super().get_request()
        except OSError:
            self.free.release()
            raise

    def shutdown_request(self, request: socket | tuple[bytes, socket]) -> None:
        """End a connection."""
        try:
            super().shutdown_request(request)
        finally:
            self.free.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Ignore a connection that the browser closed."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Connection(StreamRequestHandler):
    """One connection: its requests one after the other, and the means to answer them."""

    server: LoopbackServer
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.input = _InputUntil(self.connection)
        self.reader = io.BufferedReader(self.input)
        self.is_head = False
        self.keeps = True

    def handle(self) -> None:
        """Answer requests until the connection ends. What was sent and not read is read at the end, within limits."""
        try:
            while self.keeps and self._answer_next():
                pass
        finally:
            self._close_slowly()

    def _answer_next(self) -> bool:
        """Answer the next request. Return whether there was one."""
        self.input.wait(_SECONDS_IDLE)
        if not self.reader.peek(1):
            return False
        self.keeps = self.is_head = False
        try:
            request = self._read_request()
        except RefusedRequest as refused:
            self.is_head = refused.method == "HEAD"
            self.refuse(refused.status, refused.reason)
            return True
        if request is None:
            return False
        self.is_head = request.method == "HEAD"
        self.keeps = request.keeps_connection and not self.server.is_busy
        self.server.answer(request, self)
        return True

    def _read_request(self) -> Request | None:
        try:
            self.input.wait(_SECONDS_FOR_HEAD)
            request = read_request(self.reader)
            if request and request.body_length:
                self._ignore_body(request.body_length)
        except TimeoutError:
            raise RefusedRequest(HTTPStatus.REQUEST_TIMEOUT, "The request took too long to arrive.") from None
        return request

    def _ignore_body(self, length: int) -> None:
        """Read the body of a request, which means nothing here (RFC 9110, section 9.3.1)."""
        if length > _LARGEST_BODY:
            raise RefusedRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large.")
        self.input.wait(_SECONDS_FOR_BODY)
        while length and (read := self.reader.read1(length)):
            length -= len(read)

    def refuse(self, status: HTTPStatus, reason: str) -> None:
        """Answer with a sentence for a person, and end the connection."""
        self.keeps = False
        allowed = {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        self.send(status, "text/plain; charset=utf-8", f"{reason}\n".encode(), allowed)

    def send(self, status: HTTPStatus, kind: str, data: bytes, others: Mapping[str, str] = {}) -> None:
        """Answer with a content; only its head if that was requested."""
        head = self._head(status, {"Content-Type": kind, "Content-Length": str(len(data)), **others})
        self.write(head if self.is_head else head + data)

    def begin_stream(self, kind: str) -> None:
        """Answer with a content that ends with the connection."""
        self.keeps = False
        self.write(self._head(HTTPStatus.OK, {"Content-Type": kind}))

    def write(self, data: bytes) -> None:
        """Send bytes.

        Raises:
            OSError: when the other side is gone, or does not read.
        """
        self.connection.settimeout(_SECONDS_TO_WRITE)
        self.connection.sendall(data)

    def _head(self, status: HTTPStatus, fields: Mapping[str, str]) -> bytes:
        ends = {} if self.keeps else {"Connection": "close"}
        everything = {"Date": formatdate(usegmt=True), **_FOR_ALL, **fields, **ends}
        lines = (
            f"HTTP/1.1 {status.value} {status.phrase}",
            *(f"{name}: {value}" for name, value in everything.items()),
        )
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1")

    def _close_slowly(self) -> None:
        """End the connection so that the answer arrives: unread bytes would reset it (RFC 9112, section 9.6)."""
        try:
            self.connection.shutdown(SHUT_WR)
            self.input.wait(_SECONDS_TO_CLOSE)
            left = _LARGEST_BODY
            while left > 0 and (read := self.reader.read1(left)):
                left -= len(read)
        except (OSError, ValueError):
            return


class _InputUntil(io.RawIOBase):
    """What a socket receives, up to a moment that holds for all reads together: slow senders are slow in each."""

    def __init__(self, connection: socket) -> None:
        super().__init__()
        self.connection = connection
        self.end = 0.0

    def wait(self, seconds: float) -> None:
        """Allow the next reads this time together."""
        self.end = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.connection.settimeout(left)
        return self.connection.recv_into(buffer)


def _most_connections() -> int:
    """Return how many connections are served at once: as many as the system allows files, and not too many."""
    if sys.platform == "win32":
        return _MOST_CONNECTIONS
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY:
        return _MOST_CONNECTIONS
    return max(_FILES_FOR_OTHERS, min(_MOST_CONNECTIONS, allowed - _FILES_FOR_OTHERS))

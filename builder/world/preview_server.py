"""A site served from memory on this machine alone, and told to every open page when it changes.

The whole site is swapped at once, so that no page is ever half of one build and half of another. Pages are sent with
one script and one style of the preview's own in their head, as their content security policy allows; the files that a
build writes have neither.
"""

from __future__ import annotations

import html
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from socket import socket
from threading import Condition
from typing import Any
from urllib.parse import unquote, urlsplit

from builder.values.problems import Problem
from builder.values.site_paths import FRONT_PATH, NOT_FOUND_PATH
from builder.world.pagefind import PAGEFIND_FOLDER

_LOOPBACK_ADDRESS = "127.0.0.1"
_OWN_HOSTS = frozenset({_LOOPBACK_ADDRESS, "localhost", "[::1]"})
"""What a browser may call this machine. Another name is somebody else's, made to lead here (DNS rebinding)."""

_PREVIEW_PREFIX = "/_briefing/"
"""Where the preview's own files are, which no site has."""

_SECONDS_TO_AWAIT_INDEX = 10.0
"""Seconds that a search waits for the first index, which is made after the first pages."""

_HEARTBEAT_SECONDS = 15.0
"""Seconds after which an open page is sent a comment, so that one that has gone is noticed."""

_CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
_KNOWN = MimeTypes()  # without this system's own list, which differs from one to the next


class PortInUse(Exception):
    """Something else listens there."""


@dataclass(frozen=True)
class PreviewState:
    """What the preview shows: the last good site, its search index, and what is wrong now.

    ``previous_search`` is the index before, of which a search that has begun may still ask for a piece.
    ``is_good`` says that the site is of the content as it is; ``pages_version`` and ``index_version`` count how often
    each has changed.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    search: Mapping[str, bytes] = field(default_factory=dict)
    previous_search: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    is_good: bool = True
    pages_version: int = 0
    index_version: int = 0

    def find(self, path: str) -> bytes | None:
        """The file at a path, if there is one."""
        return next((files[path] for files in (self.files, self.search, self.previous_search) if path in files), None)


class Preview:
    """What is shown now, for the build to replace and for those who wait to be told of it."""

    def __init__(self) -> None:
        self.shown = PreviewState()
        self.changed = Condition()
        self.over = False
        self.run = f"{time.time_ns():x}"  # so that a page of an earlier run knows that it is one

    def publish(self, files: Mapping[str, bytes], problems: Sequence[Problem]) -> bool:
        """Show a site in place of the last; whether it differs from it."""
        with self.changed:
            differs = files != self.shown.files
            self._show(
                replace(
                    self.shown,
                    files=files,
                    problems=tuple(problems),
                    is_good=True,
                    pages_version=self.shown.pages_version + differs,
                )
            )
        return differs

    def publish_search(self, search: Mapping[str, bytes]) -> None:
        """Show a search index in place of the last."""
        with self.changed:
            if search != self.shown.search:
                self._show(
                    replace(
                        self.shown,
                        search=search,
                        previous_search=self.shown.search,
                        index_version=self.shown.index_version + 1,
                    )
                )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, and let the last good site stand."""
        with self.changed:
            self._show(replace(self.shown, problems=tuple(problems), is_good=False))

    def close(self) -> None:
        """Let go of everybody who waits."""
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def _show(self, shown: PreviewState) -> None:
        self.shown = shown
        self.changed.notify_all()

    def wait_for_change(self, seen: PreviewState | None) -> PreviewState | None:
        """What is shown, once it is no longer what was seen; ``None`` when too long nothing has changed."""
        with self.changed:
            self.changed.wait_for(lambda: self.over or self.shown is not seen, _HEARTBEAT_SECONDS)
            return None if self.shown is seen else self.shown

    def await_search(self) -> None:
        """Wait for the first search index."""
        with self.changed:
            self.changed.wait_for(lambda: self.over or self.shown.search, _SECONDS_TO_AWAIT_INDEX)

    def version(self, count: int) -> str:
        """A name for what has changed so many times in this run."""
        return f"{self.run}-{count}"

    def state_json(self, shown: PreviewState) -> str:
        """What an open page is told, as JSON."""
        return json.dumps(
            {
                "pages": self.version(shown.pages_version),
                "index": self.version(shown.index_version),
                "title": _title(shown),
                "problems": [
                    {
                        "place": str(problem.place),
                        "severity": problem.severity,
                        "message": problem.message,
                        "hint": problem.hint,
                    }
                    for problem in shown.problems
                ],
            },
            ensure_ascii=False,
        )


def _title(shown: PreviewState) -> str:
    count = len(shown.problems)
    what = f"{count} {'problem' if count == 1 else 'problems'}"
    if shown.is_good:
        return what
    return f"{what}. What you see is the last site that could be built." if shown.files else what


def with_preview_script(page: bytes, pages: str, index: str) -> bytes:
    """A page with the preview's style and script at the end of its head."""
    tags = (
        f'<link rel="stylesheet" href="{_PREVIEW_PREFIX}preview.css">\n'
        f'<script src="{_PREVIEW_PREFIX}preview.js?pages={pages}&amp;index={index}" defer></script>\n'
    ).encode()
    before, end, after = page.partition(b"</head>")
    return before + tags + end + after if end else tags + page


def _page_before_first_build(shown: PreviewState) -> bytes:
    """The page that stands for every other while no site could be built; its script lists the problems."""
    told = "The site cannot be built yet" if shown.problems else "The site is being built"
    then = "This page shows the site as soon as it can."
    named = "".join(f"<li>{html.escape(f'{problem.place}: {problem.message}')}</li>" for problem in shown.problems)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{told}</title>\n'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">\n'
        f"</head><body><main><h1>{told}</h1><p>{then}</p><noscript><ul>{named}</ul></noscript></main></body></html>\n"
    ).encode()


def content_type(path: str) -> str:
    """The type of a file, by its ending."""
    ending = PurePosixPath(path).suffix.lower()
    return _CONTENT_TYPES.get(ending) or _KNOWN.guess_type(f"a{ending}")[0] or "application/octet-stream"


def is_own_host(host: str) -> bool:
    """Whether a request's Host names this machine, whatever the port."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or not port.isdigit():  # as in [::1], which has colons of its own
        name = host.strip().lower()
    return name in _OWN_HOSTS


class PreviewServer(ThreadingHTTPServer):
    """A server on loopback; each request, and each page that waits, has a thread of its own."""

    daemon_threads = True
    block_on_close = False
    # Elsewhere it lets a port be taken over at once; there, it would let two listen to one.
    allow_reuse_address = os.name != "nt"

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        try:
            super().__init__((_LOOPBACK_ADDRESS, port), _Handler)
        except OSError as error:
            raise PortInUse(error.strerror or str(error)) from error

    @property
    def address(self) -> str:
        """Where the site is, for a browser."""
        return f"http://{_LOOPBACK_ADDRESS}:{self.server_port}/"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Briefing"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True  # head and body are written apart, and the second must not wait
    server: PreviewServer

    def do_GET(self) -> None:
        if not is_own_host(self.headers.get("Host", "")):
            self._send(
                HTTPStatus.MISDIRECTED_REQUEST,
                "text/plain; charset=utf-8",
                b"This preview is answered on this machine alone, as 127.0.0.1 or localhost.\n",
            )
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path == f"{_PREVIEW_PREFIX}changes":
            self._tell_changes()
        elif path in (f"{_PREVIEW_PREFIX}preview.js", f"{_PREVIEW_PREFIX}preview.css"):
            data = resources.files(__package__).joinpath(path.removeprefix(_PREVIEW_PREFIX)).read_bytes()
            self._send(HTTPStatus.OK, content_type(path), data)
        else:
            self._send_file(path.removeprefix("/"))

    do_HEAD = do_GET  # noqa: N815 - the names are http.server's

    def _send_file(self, path: str) -> None:
        preview = self.server.preview
        if path.startswith(f"{PAGEFIND_FOLDER}/") and not preview.shown.search:
            preview.await_search()
        shown = preview.shown
        if not path or path.endswith("/"):
            path += FRONT_PATH
        status, data = HTTPStatus.OK, shown.find(path)
        if not shown.files:
            status, path, data = HTTPStatus.SERVICE_UNAVAILABLE, NOT_FOUND_PATH, _page_before_first_build(shown)
        elif data is None:
            status, path, data = (
                HTTPStatus.NOT_FOUND,
                NOT_FOUND_PATH,
                shown.find(NOT_FOUND_PATH) or b"<h1>Not found</h1>",
            )
        if path.endswith(".html"):
            data = with_preview_script(data, preview.version(shown.pages_version), preview.version(shown.index_version))
        self._send(status, content_type(path), data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self._send_common_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_common_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _tell_changes(self) -> None:
        """Send what is shown, and again whenever it changes, until the page is gone (Server-Sent Events)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self._send_common_headers()
        preview, seen = self.server.preview, None
        while self.command != "HEAD" and not preview.over:
            shown = preview.wait_for_change(seen)
            self.wfile.write(f"data: {preview.state_json(shown)}\n\n".encode() if shown else b": still here\n\n")
            self.wfile.flush()
            seen = shown or seen

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what is wrong with the briefing."""

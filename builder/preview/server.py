"""Serves a site from memory, to this machine only, and sends every change to the open pages.

Pages are sent with a script and a style sheet of the preview in their head, as their content security policy allows.
The files that a build writes have neither.
"""

from __future__ import annotations

import html
from http import HTTPStatus
from importlib import resources
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from threading import Thread

from builder.preview import FIRST_PORT
from builder.preview.connections import LOOPBACK_ADDRESS, Connection, LoopbackServer, PortInUse
from builder.preview.http_request import Request
from builder.preview.state import Preview, PreviewState
from builder.values.errors import BriefingError
from builder.values.site_paths import FRONT_PATH, NOT_FOUND_PATH
from builder.values.visible_text import visible_line
from builder.world.pagefind import PAGEFIND_FOLDER

_PORTS_TRIED = 20

_STOP_SECONDS = 0.1
"""Seconds between two checks whether the server must stop."""

_OWN_HOSTS = frozenset({LOOPBACK_ADDRESS, "localhost", "[::1]"})
"""Host names that a browser may use. Any other name was made to resolve to this machine (DNS rebinding)."""

_PREVIEW_PREFIX = "/_briefing/"
"""The path of the preview's own files, which no site has."""

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
_KNOWN = MimeTypes()  # without the system's own list, which differs between systems


def with_preview_script(page: bytes, pages: str, index: str) -> bytes:
    """Return a page with the preview's style sheet and script at the end of its head."""
    tags = (
        f'<link rel="stylesheet" href="{_PREVIEW_PREFIX}preview.css">\n'
        f'<script src="{_PREVIEW_PREFIX}preview.js?pages={pages}&amp;index={index}" defer></script>\n'
    ).encode()
    before, end, after = page.partition(b"</head>")
    return before + tags + end + after if end else tags + page


def _page_before_first_build(shown: PreviewState) -> bytes:
    """Return the page that is sent for every address until a site can be built; its script lists the problems."""
    told = "The site cannot be built yet" if shown.problems else "The site is being built"
    then = "This page shows the site as soon as it can."
    named = "".join(
        f"<li>{html.escape(visible_line(f'{problem.place}: {problem.message}'))}</li>" for problem in shown.problems
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{told}</title>\n'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">\n'
        f"</head><body><main><h1>{told}</h1><p>{then}</p><noscript><ul>{named}</ul></noscript></main></body></html>\n"
    ).encode()


def content_type(path: str) -> str:
    """Return the content type for the ending of a path."""
    ending = PurePosixPath(path).suffix.lower()
    return _CONTENT_TYPES.get(ending) or _KNOWN.guess_type(f"a{ending}")[0] or "application/octet-stream"


def is_own_host(host: str) -> bool:
    """Whether a request's Host names this machine, with any port."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or not port.isdigit():  # as in [::1], which has colons of its own
        name = host.strip().lower()
    return name in _OWN_HOSTS


class PreviewServer(LoopbackServer):
    """The server of a preview."""

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__(port)

    @property
    def address(self) -> str:
        """The address of the site, for a browser."""
        return f"http://{LOOPBACK_ADDRESS}:{self.server_port}/"

    def answer(self, request: Request, connection: Connection) -> None:
        """Answer a request: the preview's own files, or those of the site."""
        path = request.path
        if not is_own_host(request.host):
            connection.refuse(
                HTTPStatus.MISDIRECTED_REQUEST,
                "This preview is answered on this machine alone, as 127.0.0.1 or localhost.",
            )
        elif path == f"{_PREVIEW_PREFIX}changes":
            self._tell_changes(connection)
        elif path in (f"{_PREVIEW_PREFIX}preview.js", f"{_PREVIEW_PREFIX}preview.css"):
            data = resources.files(__package__).joinpath(path.removeprefix(_PREVIEW_PREFIX)).read_bytes()
            connection.send(HTTPStatus.OK, content_type(path), data)
        else:
            connection.send(*self._file(path.removeprefix("/")))

    def _file(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Return the answer for a path of the site: the status, the content type, and the content."""
        preview = self.preview
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
        return status, content_type(path), data

    def _tell_changes(self, connection: Connection) -> None:
        """Send the state, and again after every change, until the page is closed (Server-Sent Events)."""
        connection.begin_stream("text/event-stream")
        preview, seen = self.preview, None
        while not connection.is_head and not preview.over:
            shown = preview.wait_for_change(seen)
            connection.write(f"data: {preview.state_json(shown)}\n\n".encode() if shown else b": still here\n\n")
            seen = shown or seen


def serve_preview(preview: Preview, port: int | None) -> PreviewServer:
    """Serve the preview, in a thread of its own, at this port or else at the first free one from `FIRST_PORT`.

    Raises:
        BriefingError: when the port is in use.
    """
    for tried in (port,) if port is not None else (*range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED), 0):
        try:
            server = PreviewServer(preview, tried)
        except PortInUse as error:
            if port is not None:
                raise BriefingError(
                    f"port {port} cannot be had: {error}. Name another with --port, "
                    "or leave it out to get one that is free."
                ) from error
            continue
        Thread(target=server.serve_forever, kwargs={"poll_interval": _STOP_SECONDS}, daemon=True).start()
        return server
    raise BriefingError("no port is free here. Name one with --port.")

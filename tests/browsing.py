"""A real browser and a real server, on loopback, for tests.

Playwright is imported when a browser is started, so that tests which need none run where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from tests.ensure_browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from playwright.sync_api import expect as expect  # noqa: PLC0414 - mypy takes it for exported only so
else:

    def expect(actual: object, message: str | None = None) -> object:
        """What Playwright's function of this name gives: assertions that wait."""
        from playwright.sync_api import expect

        return expect(actual, message)


# Chromium as root needs no sandbox; without the rest it looks for its maker's servers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


PATIENCE = 30_000
"""How long, in milliseconds, something may take to be seen in a page."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import expect, sync_playwright

    # A wait ends when what is waited for is there; the limit only says how busy a machine may be.
    expect.set_options(timeout=PATIENCE)
    path = find_browser()
    assert path, "no browser: run tests/ensure_browser.py"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@contextmanager
def served(folder: Path, under: str = "/") -> Iterator[str]:
    """The address of a folder served on loopback under a path."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, directory=str(folder), **options)

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(under.rstrip("/")) or "/")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """A wrong address shows the site's own page, as GitHub Pages does it."""
            page = folder / "404.html"
            if code != HTTPStatus.NOT_FOUND or not page.exists():
                super().send_error(code, message, explain)
                return
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.read_bytes())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def complaints(page: Page) -> list[str]:
    """Collects what a page complains about from now on: script errors, refused and failed requests.

    A request that is cut off because the page is left is no fault of the page.
    """
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on(
        "requestfailed",
        lambda request: (
            heard.append(f"{request.url}: {request.failure}") if request.failure != "net::ERR_ABORTED" else None
        ),
    )
    return heard

"""The server of the preview as hostile or slow programs talk to it: raw bytes over real connections."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Thread

import pytest

from builder.preview import connections
from builder.preview.server import PreviewServer
from builder.preview.state import Preview

PAGE = b"<html><head></head><body>The page</body></html>"
HOST = "Host: 127.0.0.1\r\n"
GET = f"GET /index.html HTTP/1.1\r\n{HOST}\r\n"
CLOSING = f"GET /index.html HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n"


@contextmanager
def serving() -> Iterator[int]:
    """A server of one page. Yields its port."""
    preview = Preview()
    preview.publish({"index.html": PAGE, "a/x.txt": b"x", ".hidden": b"h"}, [])
    server = PreviewServer(preview, 0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        preview.close()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def received(connection: socket.socket) -> str:
    """All that comes until the other side ends the connection."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts).decode("latin-1")


def answer(port: int, text: str) -> str:
    with connect(port) as connection:
        connection.sendall(text.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        return received(connection)


def statuses(text: str) -> list[int]:
    return [int(status) for status in re.findall(r"HTTP/1\.1 (\d{3}) ", text)]


SMUGGLED = "GET /a/x.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

BODIES = {
    "length": (f"Content-Length: {len(SMUGGLED)}\r\n", SMUGGLED, [200]),
    "length that is too small": ("Content-Length: 5\r\n", SMUGGLED, [200]),
    "chunks": ("Transfer-Encoding: chunked\r\n", f"{len(SMUGGLED):x}\r\n{SMUGGLED}\r\n0\r\n\r\n", [411]),
    "both": ("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", f"0\r\n\r\n{SMUGGLED}", [411]),
    "both, hidden": ("Content-Length: 4\r\nTransfer-Encoding : chunked\r\n", f"0\r\n\r\n{SMUGGLED}", [400]),
    "two lengths": (f"Content-Length: 0\r\nContent-Length: {len(SMUGGLED)}\r\n", SMUGGLED, [400]),
    "length after a line without a colon": (f"nothing\r\nContent-Length: {len(SMUGGLED)}\r\n", SMUGGLED, [400]),
    "more than is sent": ("Content-Length: 9999\r\n", SMUGGLED, [200]),
}


@pytest.mark.parametrize(("fields", "body", "expected"), BODIES.values(), ids=BODIES)
def test_a_request_with_a_body_is_one_request(port: int, fields: str, body: str, expected: list[int]) -> None:
    assert statuses(answer(port, f"GET /index.html HTTP/1.1\r\n{HOST}{fields}\r\n{body}")) == expected


def test_a_post_with_a_body_is_one_refusal(port: int) -> None:
    text = answer(port, f"POST / HTTP/1.1\r\n{HOST}Content-Length: {len(SMUGGLED)}\r\n\r\n{SMUGGLED}")
    assert statuses(text) == [405]
    assert "\r\nAllow: GET, HEAD\r\n" in text


def test_requests_one_after_the_other_are_answered_each(port: int) -> None:
    assert statuses(answer(port, GET + GET + CLOSING + GET)) == [200, 200, 200]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"GET http://127.0.0.1/ HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"GET http://other.example/ HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"GET / HTTP/1.1\r\n{HOST}Host: other.example\r\n\r\n", 400),
        (f"GET / HTTP/1.1\r\nHost: other.example\r\n{HOST}\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: other.example\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1, other.example\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1@other.example\r\n\r\n", 421),
        ("GET /\r\n\r\n", 400),
        (f"CONNECT 127.0.0.1:80 HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"OPTIONS * HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"TRACE / HTTP/1.1\r\n{HOST}\r\n", 405),
        (f"GET / HTTP/1.1\r\n{HOST}X: {'a' * 100_000}\r\n\r\n", 431),
        (f"GET /{'a' * 100_000} HTTP/1.1\r\n{HOST}\r\n", 414),
        (f"GET / HTTP/1.1\r\n{HOST}Content-Length: 9999999999\r\n\r\n", 413),
        ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    ],
)
def test_what_is_not_asked_as_browsers_ask_is_refused_in_words(port: int, text: str, status: int) -> None:
    answered = answer(port, text)
    assert statuses(answered) == [status]
    assert "The page" not in answered
    head, _, body = answered.partition("\r\n\r\n")
    assert "Connection: close" in head and body.endswith(".\n")


EVERYWHERE = (
    "X-Frame-Options: DENY",
    "Content-Security-Policy: frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy: same-origin",
    "Cross-Origin-Opener-Policy: same-origin",
    "X-Content-Type-Options: nosniff",
    "Cache-Control: no-store",
)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/a/x.txt", "/_briefing/preview.js", "/_briefing/changes"])
@pytest.mark.parametrize("host", ["127.0.0.1", "other.example"])
def test_no_answer_can_be_framed_or_loaded_by_another_site(port: int, path: str, host: str) -> None:
    head = answer(port, f"HEAD {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    assert [field for field in EVERYWHERE if f"\r\n{field}\r\n" not in head] == []


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/nowhere", 404), ("/_briefing/changes", 200), ("/../x", 404), ("http://a/", 400)]
)
def test_an_answer_to_head_has_no_body(port: int, path: str, status: int) -> None:
    text = answer(port, f"HEAD {path} HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n")
    assert statuses(text) == [status]
    assert text.endswith("\r\n\r\n") and text.count("\r\n\r\n") == 1


@pytest.mark.parametrize(
    "path",
    [
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/a/..%5c..%5cx.txt",
        "/a%00/x.txt",
        "/a/x.txt%00.html",
        "//127.0.0.1/index.html",
        "/./index.html",
        "/C:/index.html",
        "/_briefing/..%2fserver.py",
        "/_briefing/%2e%2e/server.py",
        "/_BRIEFING/preview.js",
    ],
)
def test_nothing_but_files_of_the_site_is_found(port: int, path: str) -> None:
    assert statuses(answer(port, f"GET {path} HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n")) == [404]


def test_hundreds_of_connections_at_once_are_all_answered(port: int) -> None:
    with ExitStack() as stack:
        opened = [stack.enter_context(connect(port)) for _ in range(400)]
        for connection in reversed(opened):
            connection.sendall(CLOSING.encode())
        assert all("The page" in received(connection) for connection in opened)


def test_the_backlog_takes_a_thousand_requests() -> None:
    """Before the server accepts any: each is connected by the system, and answered as soon as the server runs."""
    preview = Preview()
    preview.publish({"index.html": PAGE}, [])
    server = PreviewServer(preview, 0)
    assert server.request_queue_size >= 1000
    server.server_close()


def test_more_connections_than_are_served_at_once_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_MOST_CONNECTIONS", 4)
    monkeypatch.setattr(connections, "_FILES_FOR_OTHERS", 1)
    with serving() as port, ExitStack() as stack:
        opened = [stack.enter_context(connect(port)) for _ in range(20)]
        for connection in opened:
            connection.sendall(GET.encode())
        for connection in opened:
            assert "The page" in received(connection)  # none waits for an idle one: each is ended after its answer


def test_slow_senders_are_given_up_and_keep_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_SECONDS_FOR_HEAD", 0.5)
    with serving() as port, connect(port) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert statuses(answer(port, CLOSING)) == [200]
        for _ in range(100):
            try:
                slow.sendall(b"X: drop by drop\r\n")
            except OSError:
                break
            time.sleep(0.05)
        else:
            pytest.fail("a head may take for ever")


def test_a_connection_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_SECONDS_IDLE", 0.2)
    with serving() as port, connect(port) as silent:
        assert received(silent) == ""


def test_a_body_that_never_comes_is_given_up_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_SECONDS_FOR_BODY", 0.2)
    with serving() as port, connect(port) as slow:
        slow.sendall(f"GET / HTTP/1.1\r\n{HOST}Content-Length: 10\r\n\r\n".encode())
        assert statuses(received(slow)) == [408]


def test_a_reader_that_is_gone_costs_no_word(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    with connect(port) as connection:
        connection.sendall(GET.encode())
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert statuses(answer(port, CLOSING)) == [200]
    assert capfd.readouterr().err == ""

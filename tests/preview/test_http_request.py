"""Requests are read strictly: what two programs could read differently is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.preview.http_request import LARGEST_HEAD, RefusedRequest, Request, read_request

HOST = "Host: 127.0.0.1\r\n"


def read(text: str | bytes) -> Request | None:
    return read_request(BytesIO(text.encode("latin-1") if isinstance(text, str) else text))


def refusal(text: str | bytes) -> int:
    with pytest.raises(RefusedRequest) as caught:
        read(text)
    assert str(caught.value).endswith(".")
    return caught.value.status.value


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        (f"GET / HTTP/1.1\r\n{HOST}\r\n", Request("GET", "/", "127.0.0.1")),
        (f"\r\nHEAD /a?b=c HTTP/1.1\r\n{HOST}\r\n", Request("HEAD", "/a", "127.0.0.1")),
        ("GET /%C3%A4 HTTP/1.1\r\nhOST:localhost:8000 \t\r\n\r\n", Request("GET", "/ä", "localhost:8000")),
        (f"GET / HTTP/1.0\r\n{HOST}\r\n", Request("GET", "/", "127.0.0.1", 0, False)),
        (f"GET / HTTP/1.1\r\n{HOST}Connection: Upgrade, Close\r\n\r\n", Request("GET", "/", "127.0.0.1", 0, False)),
        (f"GET / HTTP/1.1\r\n{HOST}Content-Length: 0\r\n\r\n", Request("GET", "/", "127.0.0.1")),
        (f"GET / HTTP/1.1\r\n{HOST}Content-Length: 7\r\n\r\n", Request("GET", "/", "127.0.0.1", 7, False)),
        (f"GET / HTTP/1.1\r\n{HOST}Cookie: {'c' * 20_000}\r\nX:\r\n\r\n", Request("GET", "/", "127.0.0.1")),
        (f"GET /a..%2f..%2fb%00 HTTP/1.1\r\n{HOST}\r\n", Request("GET", "/a../../b\0", "127.0.0.1")),
        (f"GET //other.example/ HTTP/1.1\r\n{HOST}\r\n", Request("GET", "//other.example/", "127.0.0.1")),
    ],
)
def test_what_browsers_send_is_read(text: str, request_: Request) -> None:
    assert read(text) == request_


def test_the_end_of_a_connection_is_no_request() -> None:
    assert read("") is None


HOSTS = {
    "none": "",
    "two": f"{HOST}{HOST}",
    "two that differ": f"{HOST}Host: other.example\r\n",
    "two, one in capitals": f"{HOST}HOST: other.example\r\n",
    "space before the colon": "Host : 127.0.0.1\r\n",
    "folded": f"X: a\r\n {HOST}",
}


@pytest.mark.parametrize("fields", HOSTS.values(), ids=HOSTS)
def test_a_request_names_one_host(fields: str) -> None:
    assert refusal(f"GET / HTTP/1.1\r\n{fields}\r\n") == 400


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://other.example/", "//", "*", "127.0.0.1:80", "a.html", "/a#b", "/\x7f", "/a b", "/ä"],
)
def test_a_target_is_a_path(target: str) -> None:
    text = f"GET {target} HTTP/1.1\r\n{HOST}\r\n"
    if target == "//":
        assert read(text)
    else:
        assert refusal(text) == 400


@pytest.mark.parametrize(
    "line",
    [
        *("", "GET", "GET /", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET  / HTTP/1.1", "GET\t/ HTTP/1.1"),
        *("GET / http/1.1", "GET / HTTP/1", "GET / HTTP/1.10", "GET / HTTP/1.1\r", "G\0T / HTTP/1.1", "\x16\x03\x01"),
    ],
)
def test_a_first_line_is_that_of_a_request(line: str) -> None:
    assert refusal(f"{line}\r\n{HOST}\r\n") == 400


@pytest.mark.parametrize("version", ["2.0", "0.9", "3.1"])
def test_another_version_is_not_spoken(version: str) -> None:
    assert refusal(f"GET / HTTP/{version}\r\n{HOST}\r\n") == 505


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PRI", "get", "BREW"])
def test_only_get_and_head_are_answered(method: str) -> None:
    assert refusal(f"{method} / HTTP/1.1\r\n{HOST}\r\n") == 405


@pytest.mark.parametrize(
    "field",
    ["no colon", ": empty", "Na me: x", "Näme: x", "X: a\0b", "X: a\rb", "X: a\nContent-Length: 3", " X: a", "X\t: a"],
)
def test_a_line_that_is_no_header_field_is_refused(field: str) -> None:
    assert refusal(f"GET / HTTP/1.1\r\n{HOST}{field}\r\n\r\n") == 400


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("Content-Length: 3\r\nContent-Length: 3", 400),
        ("Content-Length: 3\r\nContent-Length: 4", 400),
        ("Content-Length: 3, 3", 400),
        ("Content-Length: +3", 400),
        ("Content-Length: -1", 400),
        ("Content-Length: 0x3", 400),
        ("Content-Length: 3 3", 400),
        ("Content-Length: \u00b2", 400),
        ("Content-Length:", 400),
        (f"Content-Length: {'9' * 40}", 400),
        ("Transfer-Encoding: chunked", 411),
        ("Transfer-Encoding: identity", 411),
        ("Content-Length: 3\r\nTransfer-Encoding: chunked", 411),
        ("transfer-encoding: xchunked\r\nTransfer-Encoding: chunked", 411),
    ],
)
def test_a_body_has_one_length(fields: str, status: int) -> None:
    assert refusal(f"GET / HTTP/1.1\r\n{HOST}{fields}\r\n\r\n") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"GET /{'a' * 10_000} HTTP/1.1\r\n{HOST}\r\n", 414),
        (f"GET /{'a' * LARGEST_HEAD} HTTP/1.1\r\n{HOST}\r\n", 414),
        (f"GET / HTTP/1.1\r\n{HOST}X: {'a' * LARGEST_HEAD}\r\n\r\n", 431),
        (f"GET / HTTP/1.1\r\n{HOST}{'X: a' + chr(13) + chr(10)}" * LARGEST_HEAD, 431),
        ("\r\n" * 10 + f"GET / HTTP/1.1\r\n{HOST}\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: 127.0", 400),
        (f"GET / HTTP/1.1\n{HOST}\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\n\r\n", 400),
        (f"GET / HTTP/1.1\r\n{HOST}\n", 400),
    ],
    ids=[
        "address",
        "longer address",
        "field",
        "fields",
        "empty lines",
        "cut",
        "line ends",
        "line end",
        "last line end",
    ],
)
def test_a_head_is_whole_and_not_large(text: str, status: int) -> None:
    assert refusal(text) == status


def test_a_refused_request_for_the_head_is_known_as_one() -> None:
    with pytest.raises(RefusedRequest) as caught:
        read("HEAD / HTTP/1.1\r\n\r\n")
    assert caught.value.method == "HEAD"


@given(st.binary(max_size=200), st.sampled_from([b"", b"GET / HTTP/1.1\r\nHost: a\r\n", b"GET /"]))
def test_any_bytes_are_read_or_refused(data: bytes, before: bytes) -> None:
    try:
        found = read(before + data)
    except RefusedRequest:
        return
    assert found is None or found.path.startswith("/")

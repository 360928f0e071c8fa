"""Addresses on the web: which are some, how they are written in ASCII, and which name the same page."""

from __future__ import annotations

import pytest

from builder.values.web_address import as_uri, ascii_host, base_url, is_web_address, page_key


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("https://post.example/a?b=c#d", True),
        ("http://post.example:8080", True),
        ("https://пост.example/мост", True),
        ("https://[2001:db8::1]/", True),
        ("ftp://post.example/", False),
        ("post.example/a", False),
        ("https://", False),
        ("https://me:secret@post.example/", False),
        ("https://post.example:0/", False),
        ("https://post.example:99999/", False),
        ("https://post..example/", False),
        ("https://-post.example/", False),
        ("https://post.example/a b", False),
        ('https://post.example/"', False),
        ("https://[2001:db8::1/", False),
    ],
)
def test_an_address_is_whole(address: str, valid: bool) -> None:
    assert is_web_address(address) is valid


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("", ""),
        ("https://post.example", "https://post.example/"),
        ("https://post.example/a", "https://post.example/a/"),
        ("https://post.example/a/", "https://post.example/a/"),
        ("https://post.example/a/index.html", "https://post.example/a/"),
        ("https://post.example/a/home.htm?x#y", "https://post.example/a/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4/"),
    ],
)
def test_a_briefing_is_published_in_a_folder(address: str, folder: str) -> None:
    assert base_url(address) == folder


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://post.example/a?b=%20#c", "https://post.example/a?b=%20#c"),
        ("https://bücher.example:81/ä?ö#ü", "https://xn--bcher-kva.example:81/%C3%A4?%C3%B6#%C3%BC"),
        ("", ""),
    ],
)
def test_an_address_becomes_a_uri_in_ascii(address: str, uri: str) -> None:
    assert as_uri(address) == uri


def test_a_host_that_idna_does_not_know_is_percent_encoded() -> None:
    assert ascii_host("ä" * 80) == "%C3%A4" * 80


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.post.example/a/?utm_source=x&id=3&fbclid=y#p", "post.example/a?id=3"),
        ("http://post.example:80/a", "post.example/a"),
        ("https://post.example:443", "post.example"),
        ("http://POST.example:8080/A", "post.example:8080/A"),
        (" https://post.example/a ", "post.example/a"),
        ("mailto:a@b.example", ""),
        ("https://[", ""),
    ],
)
def test_a_page_is_the_same_by_other_ways_of_writing_its_address(address: str, key: str) -> None:
    assert page_key(address) == key

"""Bylines that name the paper behind the writer: a paper is no second author."""

from __future__ import annotations

import pytest

from tests.clean import test_html_article, test_text_article
from tests.clean.test_text_article import BODY

LINES = [
    ("By Tom Askew, Island Herald", ("Tom Askew",), "Island Herald"),
    ("By Tom Askew and Jo Doe, The Fen Gazette", ("Tom Askew", "Jo Doe"), "The Fen Gazette"),
    ("Von Tom Askew, Inselzeitung", ("Tom Askew",), "Inselzeitung"),
    ("Par Tom Askew, Courrier des Fens", ("Tom Askew",), "Courrier des Fens"),
    ("By Tom Askew, Jo Doe", ("Tom Askew", "Jo Doe"), ""),
    ("By Tom Askew, Associated Press", ("Tom Askew",), ""),
    ("By Tom Askew", ("Tom Askew",), ""),
]


@pytest.mark.parametrize(("line", "authors", "paper"), LINES)
def test_a_byline_may_name_the_paper_too(line: str, authors: tuple[str, ...], paper: str) -> None:
    text = test_text_article.cleaned("The Old Bridge and Its Piers", line, *BODY).facts
    story = "".join(f"<p>{part}</p>" for part in BODY)
    page = test_html_article.cleaned(
        f"<html><head><title>Pier 12</title></head><body><article><h1>Pier 12</h1><p>{line}"
        f"</p>{story}</article></body></html>".encode()
    ).facts
    assert [(each.authors, each.publisher) for each in (text, page)] == [(authors, paper)] * 2

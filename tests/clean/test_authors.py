"""Who wrote an article: the people that a page names, and neither its paper nor the account that entered it."""

from __future__ import annotations

import pytest

from builder.clean.authors import declared_authors, find_authors


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        (["Tom Askew", "Island Herald"], ("Tom Askew",)),
        (["Tom Askew, Island Herald"], ("Tom Askew",)),
        (["Tom Askew", "The Fen Gazette"], ("Tom Askew",)),
        (["Tom Askew", "fengazette.example"], ("Tom Askew",)),
        (["By Tom Askew"], ("Tom Askew",)),
        (["von Tom Askew"], ("Tom Askew",)),
        (["Tom Askew und Jo Doe"], ("Tom Askew", "Jo Doe")),
        (["Tom Askew & Jo Doe"], ("Tom Askew", "Jo Doe")),
        (["Tom Askew March 11, 2024"], ("Tom Askew",)),
        (["Tom Askew July"], ("Tom Askew",)),
        (["Tom Askew, Staff Writer"], ("Tom Askew",)),
        (["Fen Gazette"], ()),
        (["fengazette.com"], ()),
        (["admin"], ()),
        (["Redaktion"], ()),
        (["Username"], ()),
        (["Fen Agency"], ("Fen Agency",)),
        (["quillwriter7"], ("quillwriter7",)),
    ],
)
def test_of_the_names_that_a_page_declares_writers_are_taken(declared: list[str], names: tuple[str, ...]) -> None:
    assert declared_authors(declared, "The Fen Gazette", ()) == names


@pytest.mark.parametrize(
    ("declared", "byline", "names"),
    [
        (["Tom"], ["Tom Askew"], ("Tom Askew",)),
        (["Askew"], ["Tom Askew"], ("Tom Askew",)),
        (["Tom"], ["Jo Doe"], ("Tom",)),
        (["admin"], ["Jo Doe"], ("Jo Doe",)),
        (["Fen Gazette"], ["Jo Doe", "Al Roe"], ("Jo Doe", "Al Roe")),
        (["Tom Askew"], ["Jo Doe"], ("Tom Askew",)),
    ],
)
def test_the_byline_completes_what_is_declared(declared: list[str], byline: list[str], names: tuple[str, ...]) -> None:
    assert declared_authors(declared, "Fen Gazette", byline) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Tom Askew, Island Herald", ("Tom Askew",)),
        ("By Tom Askew and Jo Doe, The Gazette", ("Tom Askew", "Jo Doe")),
        ("By Tom Askew, Senior Reporter", ("Tom Askew",)),
        ("Von Tom Askew, Chefredakteur", ("Tom Askew",)),
        ("BY TOM ASKEW IN FENHAVEN", ("Tom Askew",)),
        ("By Tom Askew Updated 4 May 2024", ("Tom Askew",)),
    ],
)
def test_a_paper_or_a_role_behind_a_writer_is_no_second_one(line: str, names: tuple[str, ...]) -> None:
    assert find_authors([line], 1)[0] == names

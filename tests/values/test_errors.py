"""Errors that a person reads: one class for all of them, so that each is caught in one place."""

from __future__ import annotations

import pickle

import pytest

from builder.api import ContentHasErrors
from builder.pages.theme_errors import ThemeError, ThemeNotFound
from builder.values.errors import BriefingError
from builder.values.problems import Problem
from builder.values.text_file import Place


def test_an_error_as_text_is_its_message_and_its_hint() -> None:
    assert str(BriefingError("The port is taken.")) == "The port is taken."
    assert str(BriefingError("The port is taken.", "Name another.")) == "The port is taken. Name another."


@pytest.mark.parametrize("kind", [ThemeError, ThemeNotFound, ContentHasErrors])
def test_errors_of_themes_and_of_content_are_errors_for_people(kind: type[Exception]) -> None:
    assert issubclass(kind, BriefingError)


def test_a_theme_that_does_not_exist_has_a_message_a_hint_and_a_code() -> None:
    error = ThemeNotFound("lagon", ["lagoon", "reef"])
    assert error.message == "There is no theme “lagon”."
    assert "lagoon" in error.hint
    assert str(error) == f"{error.message} {error.hint}"
    assert error.code == "unknown-theme"


def test_an_error_of_a_theme_can_be_sent_from_another_process() -> None:
    problem = Problem(Place("page.html", 3), "theme-broken", "This template fails.", "Look at it.")
    sent = pickle.loads(pickle.dumps(ThemeError(problem)))
    assert isinstance(sent, ThemeError)
    assert sent.problem == problem
    assert str(sent) == "This template fails."

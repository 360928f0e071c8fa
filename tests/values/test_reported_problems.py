"""Of very many problems the first hundred of each file are shown, and the others counted, in every format."""

from __future__ import annotations

import json

import pytest

from builder.report import PROBLEM_FORMATS, problems_to_text
from builder.values.problems import Problem, Severity
from builder.values.reported_problems import MOST_OF_A_FILE, reported_problems
from builder.values.text_file import Place


def problem(line: int, path: str = "notes/a.yaml", severity: Severity = "error", hint: str = "Look.") -> Problem:
    return Problem(Place(path, line), "bad-id", f"Number {line}.", hint, severity)


def test_as_many_as_are_shown_are_shown_without_a_word_more() -> None:
    problems = [problem(line) for line in range(1, MOST_OF_A_FILE + 1)]
    assert reported_problems(problems) == problems


def test_the_rest_of_a_file_is_counted_and_other_files_are_shown() -> None:
    problems = [problem(line) for line in range(1, 100_001)] + [problem(1, "notes/b.yaml")]
    shown = reported_problems(problems)
    assert shown[:MOST_OF_A_FILE] == problems[:MOST_OF_A_FILE]
    assert shown[MOST_OF_A_FILE].code == "more-problems"
    assert "99,900 more problems" in shown[MOST_OF_A_FILE].message
    assert shown[MOST_OF_A_FILE + 1 :] == problems[-1:]


def test_errors_are_shown_before_warnings() -> None:
    warnings = [problem(line, severity="warning") for line in range(1, 500)]
    shown = reported_problems([*warnings, problem(500)])
    assert problem(500) in shown
    assert [each.severity for each in shown if each.code == "more-problems"] == ["warning"]


def test_the_rest_is_an_error_if_one_of_it_is() -> None:
    shown = reported_problems([problem(line) for line in range(1, 200)])
    assert shown[-1].severity == "error"


@pytest.mark.parametrize("name", PROBLEM_FORMATS)
def test_every_format_says_how_many_are_left_out(name: str) -> None:
    said = PROBLEM_FORMATS[name]([problem(line) for line in range(1, 301)])
    assert said.count("bad-id") <= 2 * MOST_OF_A_FILE
    assert said.count("200 more problems") == 1


def test_json_has_the_count_as_a_problem_of_the_file() -> None:
    said = json.loads(PROBLEM_FORMATS["json"]([problem(line) for line in range(1, 301)]))
    assert len(said) == MOST_OF_A_FILE + 1
    assert (said[-1]["path"], said[-1]["code"]) == ("notes/a.yaml", "more-problems")


def test_a_message_that_repeats_a_value_of_megabytes_is_cut() -> None:
    long = Problem(Place("a.yaml"), "bad-id", f"“{'a' * 1_000_000}” cannot be an id.", "b" * 1_000_000)
    assert len(problems_to_text([long])) < 10_000

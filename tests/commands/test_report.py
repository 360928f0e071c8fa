"""What check prints: as text, for programs, for GitHub, as SARIF; and which warnings count."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.cli import main
from builder.report import PROBLEM_FORMATS
from builder.values.codes import CODES
from builder.values.problems import Problem
from builder.values.text_file import Place
from tests.conftest import ROOT, with_sources

SMALL = ROOT / "tests" / "briefings" / "small"

TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
POSITION = {"type": "integer", "minimum": 1}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "pattern": "^https://.*sarif-schema-2.1.0.json$"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "rule": {
            "type": "object",
            "required": ["id", "shortDescription", "fullDescription", "help"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": LEVEL},
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["ruleId", "message", "locations"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": LEVEL,
                "message": TEXT,
                "locations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {
                            "physicalLocation": {
                                "type": "object",
                                "required": ["artifactLocation"],
                                "additionalProperties": False,
                                "properties": {
                                    "artifactLocation": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~:/%-]+$"}},
                                    },
                                    "region": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {"startLine": POSITION, "startColumn": POSITION},
                                    },
                                },
                            }
                        },
                    },
                },
            },
        },
    },
}
"""The part of SARIF 2.1.0 that a report uses, with what the standard and GitHub's code scanning ask of it."""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with one warning: an article without notes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return with_sources(Path(shutil.copytree(SMALL, "content")))


def spoil(content: Path) -> None:
    """Two errors of one kind and one of another, with braces and brackets in what is said of them."""
    (content / "entries" / "süß & more.yaml").write_text(
        "- id: one\n  type: thing\n  name: One\n- id: two\n  type: thing\n  name: Two\n", encoding="utf-8"
    )
    (content / "claims.yaml").write_text("- id: one-sided\n  statement: So.\n  positions: [yes]\n", encoding="utf-8")


def sarif(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    main(["check", "--format", "sarif", *options])
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(log, SARIF)
    return log


def uris(log: dict[str, Any]) -> set[str]:
    return {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }


def test_sarif_says_what_json_says(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(content)
    main(["check", "--format", "json"])
    problems = json.loads(capsys.readouterr().out)
    (run,) = sarif(capsys)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(problems) > 2
    for problem, result in zip(problems, run["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem["code"]
        assert (region["startLine"], region["startColumn"]) == (problem["line"], problem["column"])
        assert result["level"] == problem["severity"]
        said = result["message"]["text"].replace("{{", "{").replace("}}", "}")
        assert said == f"{problem['message']}\n{problem['hint']}"


def test_sarif_has_each_broken_rule_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(content)
    rules = sarif(capsys)["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) > 1
    assert all(rule["help"]["text"] == CODES[rule["id"]].repair for rule in rules)


def test_sarif_of_a_good_briefing_is_a_log_without_results(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sarif(capsys, "--ignore", "article-without-notes")["runs"][0]["results"] == []


def test_sarif_names_paths_as_addresses_within_the_repository(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(content)
    expected = {"content/claims.yaml", "content/pages/index.md", "content/entries/s%C3%BC%C3%9F%20%26%20more.yaml"}
    assert uris(sarif(capsys)) == expected
    monkeypatch.setenv("GITHUB_WORKSPACE", str(content.resolve().parent))
    assert uris(sarif(capsys, "--content", str(content.resolve()))) == expected
    monkeypatch.chdir(content)
    assert uris(sarif(capsys, "--content", "../content")) == expected


def test_sarif_names_a_path_outside_the_repository_whole(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = content.resolve()
    assert uris(sarif(capsys, "--content", str(whole))) == {(whole / "articles" / "notice.md").as_uri()}


def test_sarif_names_a_file_whose_name_is_no_text(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        (content / "entries" / os.fsdecode(b"caf\xe9.yaml")).write_text("- id: one\n", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes names of UTF-8 alone")
    assert uris(sarif(capsys)) == {"content/entries/caf%E9.yaml"}


def test_sarif_doubles_braces_that_would_be_placeholders() -> None:
    problem = Problem(Place("a.yaml"), "bad-date", "It says {0}.", "Write {x: y}.")
    (result,) = json.loads(PROBLEM_FORMATS["sarif"]([problem]))["runs"][0]["results"]
    assert result["message"]["text"] == "It says {{0}}.\nWrite {{x: y}}."


@pytest.mark.parametrize("form", PROBLEM_FORMATS)
def test_a_warning_is_reported_in_every_form_and_exits_0(
    form: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", form]) == 0
    assert "article-without-notes" in capsys.readouterr().out


@pytest.mark.parametrize("form", PROBLEM_FORMATS)
def test_strict_takes_warnings_for_errors(form: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--format", form]) == 1
    said = capsys.readouterr().out
    assert "error" in said
    assert '"level": "warning"' not in said.partition('"results"')[2]
    assert "1 warning" not in said


def test_strict_has_nothing_to_say_against_a_briefing_without_warnings(content: Path) -> None:
    (content / "notes" / "notice.yaml").write_text(
        "- id: ferry\n  quote: The ferry leaves\n  text: So.\n", encoding="utf-8"
    )
    assert main(["check", "--strict"]) == 0


def test_a_warning_that_is_ignored_is_not_reported_and_does_not_count(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "entries" / "more.yaml").write_text("- id: joan\n  type: person\n  name: Joan Moss\n", encoding="utf-8")
    assert main(["check", "--strict", "--ignore", "article-without-notes"]) == 1
    said = capsys.readouterr().out
    assert "article-without-notes" not in said
    assert "unmentioned-entry" in said
    assert main(["check", "--strict", "--ignore", "article-without-notes", "--ignore", "unmentioned-entry"]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("article-without-note", "Did you mean “article-without-notes”?"),
        ("zzz", "docs/problems.md lists them all"),
        ("", "docs/problems.md lists them all"),
        ("quote-missing", "a build stops at it"),
    ],
)
def test_only_warnings_that_exist_can_be_ignored(
    code: str, said: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--ignore", code])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_errors_and_warnings_are_counted(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "event.yaml").write_text("- id: fair\n", encoding="utf-8")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("content: 2 warnings.\n")
    (content / "briefing.yaml").write_text("titel: Wrong\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.endswith("content: 1 error and 1 warning.\n")

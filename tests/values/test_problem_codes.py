"""Every code of a problem is in the source, in one table and in the documentation, whose examples are wrong as said."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.checking import check_content
from builder.kinds import KIND_RULES
from builder.meaning.review import quotation_limits
from builder.meaning.review.rules import review_site
from builder.values.codes import CODES, CODES_BY_TOPIC
from builder.values.problems import has_errors
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"
DOCS = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")

CODE_AT = {"Problem": 1, "add_problem": 1, "YamlProblem": 0, "_Warning": 0, "ChoiceShape": 1}
"""What takes a code, and which argument it is."""

OF_THE_PREVIEW = {"refused", "failed"}
"""What the preview's overlay says when a build could not be done at all: nothing that an author's files did."""

OF_THE_BUILD = {"search-index", "more-problems"}
"""What a check does not find: test_search_index.py and test_reported_problems.py have an example of each."""

OF_VERIFYING = {"handed-list", "handed-changed", "handed-missing", "handed-unlisted", "handed-unsafe"}
"""What is wrong with a site, not with content: tests/commands/test_verify.py has an example of each."""

PASSED_ON = {"refusal.code", "self.code", "error.code", "warning.code", "code"}
"""Expressions that pass on a code written elsewhere."""


class Example(NamedTuple):
    """A file of the documentation that is wrong on purpose."""

    path: str
    text: str
    encoding: str


def codes_of(source: str) -> Iterator[str]:
    """The codes that a module can produce, and whatever it has in the place of a code that is none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found = [keyword.value for keyword in node.keywords if keyword.arg == "code"] if name in CODE_AT else []
            found += node.args[CODE_AT[name] : CODE_AT[name] + 1] if name in CODE_AT else []
            for code in found:
                yield str(code.value) if isinstance(code, ast.Constant) else ast.unparse(code)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if getattr(target, "id", "") == "code" and isinstance(node.value, ast.Constant) and node.value.value:
                yield str(node.value.value)


def sections() -> dict[str, str]:
    """The documentation of each code."""
    parts = re.split(r"^### `(.+)`$", DOCS, flags=re.MULTILINE)
    return {code: text.split("\n## ")[0].strip() for code, text in zip(parts[1::2], parts[2::2], strict=True)}


def examples(section: str) -> list[Example]:
    """The files that a section shows."""
    found = re.findall(r"^In `(.+?)`(, saved as Latin-1)?:\n\n```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [Example(path, text, "latin-1" if encoding else "utf-8") for path, encoding, text in found]


def link(content: Path, target: str) -> None:
    (content / "articles" / "letter.md").symlink_to(target)


def link_folder(content: Path) -> None:
    (content / "articles").rename(content.parent / "articles")
    (content / "articles").symlink_to("../articles")


BY_HAND: dict[str, Callable[[Path], None]] = {
    "link-outside": lambda content: link(content, "../../letter.md"),
    "link-folder": link_folder,
    "unreadable": lambda content: link(content, "gone.md"),
}
"""What no text can show."""


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('Problem(place, "one", "Said.")', ["one"]),
        ('problems.append(Problem(place, code="one", message=""))', ["one"]),
        ('reader.add_problem(node, "one", "", "")', ["one"]),
        ('raise YamlProblem("one", 3, "", "")', ["one"]),
        ('ChoiceShape(OPTIONS, "one")', ["one"]),
        ("ChoiceShape(OPTIONS)", []),
        ('class ChoiceShape:\n    code: str = "one"', ["one"]),
        ('class OneMissing(BriefingError):\n    code = "one"', ["one"]),
        ('Problem(place, "one" if x else "two", "")', ["'one' if x else 'two'"]),
    ],
)
def test_codes_are_found_where_they_are_written(source: str, codes: list[str]) -> None:
    assert list(codes_of(source)) == codes


def test_the_table_has_the_codes_of_the_source_and_no_other() -> None:
    written = {code for path in (ROOT / "builder").rglob("*.py") for code in codes_of(path.read_text(encoding="utf-8"))}
    assert written - PASSED_ON - OF_THE_PREVIEW == set(CODES)


def test_the_documentation_has_the_codes_of_the_table_in_its_order() -> None:
    assert re.findall(r"^## (.+)$", DOCS, re.MULTILINE) == list(CODES_BY_TOPIC)
    assert list(sections()) == list(CODES)
    assert len(CODES) == sum(len(codes) for codes in CODES_BY_TOPIC.values())


@pytest.mark.parametrize("code", CODES)
def test_the_documentation_says_what_the_table_says(code: str) -> None:
    section = sections()[code]
    assert section.startswith(CODES[code].meaning)
    assert section.endswith(CODES[code].repair)


@pytest.mark.parametrize("code", sorted(CODES.keys() - OF_THE_BUILD - OF_VERIFYING))
def test_each_example_is_wrong_as_its_section_says(code: str, tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    section = sections()[code]
    files = examples(section)
    without = re.search(r"^Without (.+)\.$", section, re.MULTILINE)
    assert files or without or code in BY_HAND, "there is no example"
    for name in re.findall("`(.+?)`", without[1]) if without else []:
        gone = content / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    for file in files:
        (content / file.path).parent.mkdir(parents=True, exist_ok=True)
        (content / file.path).write_bytes(file.text.encode(file.encoding))
    if code in BY_HAND:
        BY_HAND[code](content)
    checked = check_content(content)
    problems = (
        checked.problems
        if has_errors(checked.problems)
        else [*checked.problems, *review_site(checked.site, KIND_RULES)]
    )
    found = [problem for problem in problems if problem.code == code]
    assert [problem.severity for problem in found[:1]] == [CODES[code].severity], problems
    wrong = {str(content / file.path) for file in files}
    assert not wrong or any(problem.place.path in wrong for problem in found), found


def test_the_documentation_names_the_limits_of_quoting() -> None:
    limits = [f"{share * 100:.0f} %" for share in quotation_limits.LARGEST_SHARE.values()]
    limits += [f"{quotation_limits.LONGEST_PASSAGE} words at most", f"{quotation_limits.FEW_WORDS} words may"]
    assert [limit for limit in limits if limit not in sections()["much-quoted"]] == []

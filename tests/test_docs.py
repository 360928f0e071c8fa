"""The documentation tells the truth: commands, flags, keys and links in it are those that there are."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from builder import api, cli
from builder.reading import content_model, hypotheses_model, judgement_model, people_model
from builder.reading.compound_shapes import MappingShape
from builder.reading.shapes import RecordReader
from builder.reading.yaml_nodes import SequenceNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.codes import CODES
from builder.values.hypotheses import CompetingHypotheses
from builder.values.text_file import TextFile
from builder.values.vocabulary import NOTE_KINDS
from tests.conftest import ROOT

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCS}
SCAFFOLDED = (ROOT / "builder" / "scaffold" / "README.md").read_text(encoding="utf-8")

TABLES = {
    "briefing": [content_model.SETTINGS, people_model.EDITOR],
    "articles": [content_model.ARTICLE, content_model.GRADE],
    "notes": [content_model.NOTE, people_model.REVIEW, content_model.QUOTE],
    "entries": [content_model.ENTRY, content_model.LINK],
    "events": [content_model.EVENT],
    "claims": [content_model.CLAIM, content_model.POSITION],
    "judgements": [
        judgement_model.JUDGEMENT,
        judgement_model.CITED_EVIDENCE,
        judgement_model.ASSUMPTION,
        judgement_model.ALTERNATIVE,
        judgement_model.INDICATOR,
        judgement_model.CHANGE,
        judgement_model.OUTCOME,
    ],
    "hypotheses": [hypotheses_model.HYPOTHESES, hypotheses_model.HYPOTHESIS, hypotheses_model.RATED_EVIDENCE],
    "pages": [content_model.PAGE],
}
"""The page of each kind of record, and what its tables hold."""


def said(*arguments: str) -> str:
    """What the command prints of its own use."""
    with redirect_stdout(StringIO()) as out, pytest.raises(SystemExit):
        cli.main(arguments)
    return out.getvalue()


@cache
def commands() -> dict[str, set[str]]:
    """The flags of each command that help lists."""
    names = re.findall(r"^    (\w+)  ", said("--help"), re.MULTILINE)
    return {
        name: set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", said(name, "--help"), re.MULTILINE)) - {"--help"}
        for name in names
    }


def command_lines(text: str) -> Iterator[str]:
    """What is written as a command: lines of code blocks and code within prose."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += [line for line in prose.splitlines() if line.startswith("    ")]
    lines += re.findall(r"`(briefing [^`]+)`", prose.replace("\n", " "))
    for line in lines:
        found = re.match(r"(?:\s*|- run: |run: )(briefing [a-z].*)", line.split("  #")[0])
        if found:
            yield found[1]


@pytest.mark.parametrize("name", [*TEXTS, "scaffold"])
def test_every_command_line_uses_what_there_is(name: str) -> None:
    known = commands()
    for line in command_lines(SCAFFOLDED if name == "scaffold" else TEXTS[name]):
        words = shlex.split(re.sub(r"[\[\]…]", " ", line))
        assert words[1] in known, line
        used = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert used <= known[words[1]], line


def test_command_lines_are_seen_wherever_they_stand() -> None:
    text = "Run `briefing one --a` or\n\n    briefing two\n\n```sh\nbriefing three  # said\npip install x\n```\n"
    assert sorted(command_lines(text)) == ["briefing one --a", "briefing three", "briefing two"]


def test_every_command_and_flag_is_documented() -> None:
    everything = "\n".join(TEXTS.values())
    assert len(commands()) > 5
    for command, flags in commands().items():
        assert f"briefing {command}" in everything
        assert not [flag for flag in flags if not re.search(rf"{flag}\b", everything)], command


def tables(text: str) -> list[list[tuple[str, bool]]]:
    """The keys in the tables of a page, and whether they are marked as required."""
    return [
        [(key, bool(bold)) for bold, key in re.findall(r"^\| (\*\*)?`([a-z_]+)`", block, re.MULTILINE)]
        for block in re.findall(r"^\| key \|.*?(?=^$|\Z)", text, re.MULTILINE | re.DOTALL)
    ]


@pytest.mark.parametrize("kind", TABLES)
def test_the_page_of_a_record_has_its_keys(kind: str) -> None:
    expected = [[(key.name, key.required) for key in shape.keys] for shape in TABLES[kind]]
    assert tables(TEXTS[f"docs/records/{kind}.md"]) == expected


def test_every_kind_of_record_has_a_page() -> None:
    shapes = {id(shape) for shapes in TABLES.values() for shape in shapes}
    values = [*vars(content_model).values(), *vars(judgement_model).values()]
    assert {id(value) for value in values if isinstance(value, MappingShape)} <= shapes


@pytest.mark.parametrize("name", [name for name in TEXTS if name.startswith("docs/")])
def test_examples_in_yaml_can_be_read(name: str) -> None:
    for block in re.findall(r"^```yaml\n(.*?)^```$", TEXTS[name], re.MULTILINE | re.DOTALL):
        if not name.endswith("problems.md"):
            assert not parse_yaml(TextFile(name, block))[1], block


@pytest.mark.parametrize("kind", TABLES)
def test_the_examples_of_a_record_are_read_without_a_problem(kind: str) -> None:
    name = f"docs/records/{kind}.md"
    for block in re.findall(r"^```yaml\n(.*?)^```$", TEXTS[name], re.MULTILINE | re.DOTALL):
        source = TextFile(name, block)
        root, problems = parse_yaml(source)
        reader = RecordReader(source, problems)
        for node in root.items if isinstance(root, SequenceNode) else [root]:
            assert node is not None and TABLES[kind][0].read(node, reader), block
        assert [f"{problem.place.line}: {problem.message}" for problem in reader.problems] == [], block


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def headings(text: str) -> set[str]:
    """The fragments that GitHub gives to headings."""
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("name", [*TEXTS, "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_lead_to_files_and_headings_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", without_code(text)):
        path, _, fragment = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        assert not fragment or fragment in headings(Path(file).read_text(encoding="utf-8")), target


def python_blocks(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_the_examples_of_the_interface_for_programs_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "tests" / "briefings" / "small", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = python_blocks(TEXTS["docs/api.md"])
    for block in blocks:
        exec(compile(block, "docs/api.md", "exec"), names)
    assert len(blocks) > 3
    assert "is named by" in capsys.readouterr().out


def test_every_name_of_the_interface_for_programs_is_documented() -> None:
    text = TEXTS["docs/api.md"] + TEXTS["docs/outputs.md"]
    assert [name for name in api.__all__ if not re.search(rf"\b{name}\b", text)] == []
    assert {name for name in api.__all__ if not hasattr(api, name)} == set()


def test_no_other_page_has_examples_in_python_that_nobody_runs() -> None:
    assert {name for name, text in TEXTS.items() if python_blocks(text)} == {"docs/api.md", "docs/outputs.md"}


def test_every_key_and_code_of_the_standards_is_one() -> None:
    shapes = [shape for shapes in TABLES.values() for shape in shapes]
    keys = {key.name for shape in shapes for key in shape.keys} | {*NOTE_KINDS}
    rows = re.findall(
        r"^\| (?!standard|commitment|-)[^|]+\|([^|]+)\|([^|]+)\|$", TEXTS["docs/standards.md"], re.MULTILINE
    )
    assert len(rows) == 9 + 4
    named = {word for answer, _ in rows for word in re.findall(r"`([a-z]+)`", answer)}
    asked = {code for _, asks in rows for code in re.findall(r"`([a-z-]+)`", asks)}
    assert (named - keys, asked - CODES.keys()) == (set(), set())
    assert {code for code in CODES if code.startswith("judgement-")} <= asked


@pytest.fixture
def argued(tmp_path: Path) -> Path:
    """The small briefing with the examples of a judgement and of competing hypotheses, and a claim one is about."""
    shutil.copytree(ROOT / "tests" / "briefings" / "small", tmp_path / "content")
    for kind in ("judgements", "hypotheses"):
        example = re.findall(r"^```yaml\n(.*?)^```$", TEXTS[f"docs/records/{kind}.md"], re.MULTILINE | re.DOTALL)[0]
        (tmp_path / "content" / kind).mkdir()
        (tmp_path / "content" / kind / "example.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "content" / "claims").mkdir()
    (tmp_path / "content" / "claims" / "example.yaml").write_text(
        "- {id: open-in-time, statement: The bridge opens when the council said., positions: "
        "[{who: parish-council, stance: asserts, evidence: closure#promise}]}",
        encoding="utf-8",
    )
    return tmp_path / "content"


def test_the_example_of_a_judgement_has_every_key_and_no_problem(argued: Path) -> None:
    site = api.connected(argued)
    (judgement,) = (each for each in site.briefing.judgements if each.id == "later-than-said")
    empty = [key.name for key in judgement_model.JUDGEMENT.keys if not getattr(judgement, key.attribute or key.name)]
    assert empty == []


def test_the_example_of_competing_hypotheses_has_every_key_and_no_problem(argued: Path) -> None:
    site = api.connected(argued)
    (asked,) = site.briefing.of(CompetingHypotheses)
    keys = hypotheses_model.HYPOTHESES.keys
    assert [key.name for key in keys if not getattr(asked, key.name)] == []
    for key in hypotheses_model.RATED_EVIDENCE.keys:
        assert any(getattr(row, key.name) for row in asked.evidence), key.name

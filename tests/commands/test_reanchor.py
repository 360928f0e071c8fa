"""``briefing reanchor``: notes put on their words again, by what is safe or by what the author says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE

ARTICLE = """---
title: The bridge
---

The council has now shut the old iron bridge on Saturday for good. Cracks were found in one pier of the bridge.
Traffic over the river is sent by the southern road. Repairs will cost 20,000 crowns, said the mayor.
The ferry runs at noon. The ferry runs at night.
"""
REWORDED = "The council shut the old iron bridge on Saturday for good"
NOW = "The council has now shut the old iron bridge on Saturday for good"


def content_of(folder: Path, notes: str, article: str = ARTICLE) -> Path:
    for name, text in {
        "briefing.yaml": "title: A test\n",
        "articles/bridge.md": article,
        "notes/bridge.yaml": notes,
    }.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "content"


@pytest.fixture
def accepting(monkeypatch: pytest.MonkeyPatch) -> None:
    """An author who takes every first candidate, on 10 November 2024."""
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n" * 20))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1731196800")


def notes(content: Path) -> str:
    return (content / "notes" / "bridge.yaml").read_bytes().decode()


def reanchor(content: Path, *arguments: str) -> int:
    return main(["reanchor", *arguments, "--content", str(content)])


STYLES = {
    "plain": (f"quote: {REWORDED}  # why\n", f"quote: {NOW}  # why\n"),
    "double": (f'quote: "{REWORDED}"\n', f'quote: "{NOW}"\n'),
    "single": (f"quote: '{REWORDED}'\n", f"quote: '{NOW}'\n"),
    "folded": (f"quote: >\n    {REWORDED}\n  kind: claim\n", f"quote: >\n    {NOW}\n  kind: claim\n"),
    "literal": (f"quote: |\n    {REWORDED}\n\n", f"quote: |\n    {NOW}\n\n"),
    "list": (
        f"quotes:\n    - {REWORDED}  # one\n    - Traffic over the river\n",
        f"quotes:\n    - {NOW}  # one\n    - Traffic over the river\n",
    ),
    "flow list": (f"quotes: [{REWORDED}, Traffic over]\n", f"quotes: [{NOW}, Traffic over]\n"),
    "mapping": (f"quotes:\n    - {{quote: {REWORDED}, prefix: x}}\n    - Traffic over\n", None),
    "first": (f"prefix: x\n  quote: {REWORDED}\n", None),
    "context": (
        "quote: the southern road\n  prefix: is sent along\n  suffix: . Repairs will\n",
        "quote: the southern road\n  prefix: sent by\n  suffix: . Repairs will\n",
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("style", [style for style, (_, after) in STYLES.items() if after and style != "context"])
@pytest.mark.usefixtures("accepting")
def test_a_reworded_quote_is_mended_in_the_style_of_its_file(tmp_path: Path, style: str, ends: str) -> None:
    before, after = (f"# notes\n- id: shut\n  {each}# last\n".replace("\n", ends) for each in STYLES[style])
    content = content_of(tmp_path, before)
    assert reanchor(content, "--ask", "--no-earlier") == EXIT_DONE
    assert notes(content) == after
    assert main(["check", "--content", str(content)]) == EXIT_DONE


@pytest.mark.parametrize("style", [style for style, (_, after) in STYLES.items() if after and style != "context"])
def test_a_quote_that_says_the_same_is_taken_unasked_in_the_style_of_its_file(tmp_path: Path, style: str) -> None:
    before, after = (f"- id: shut\n  {each}".replace(REWORDED, NOW) for each in STYLES[style])
    content = content_of(tmp_path, before.replace(NOW, NOW.upper()))
    assert reanchor(content, "--accept") == EXIT_DONE
    assert notes(content) == after
    assert main(["check", "--content", str(content)]) == EXIT_DONE


@pytest.mark.parametrize("style", ["mapping", "context", "first"])
@pytest.mark.usefixtures("accepting")
def test_a_context_that_no_longer_holds_is_written_anew(tmp_path: Path, style: str) -> None:
    content = content_of(tmp_path, before := f"- id: shut\n  {STYLES[style][0]}")
    assert reanchor(content, "--accept") == EXIT_PROBLEMS
    assert notes(content) == before
    assert reanchor(content, "--ask") == EXIT_DONE
    assert main(["check", "--content", str(content)]) == EXIT_DONE


def test_a_threshold_is_said_to_mean_nothing_now(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = content_of(tmp_path, before := f"- id: shut\n  quote: {REWORDED}\n")
    assert reanchor(content, "--accept", "--threshold", "0.1") == EXIT_PROBLEMS
    assert "--threshold is no longer used" in capsys.readouterr().err
    assert notes(content) == before


EARLIER = f"- id: a\n  quote: {NOW}\n  earlier:\n    - quote: {REWORDED}\n      until: 2024-11-10\n"
KEPT = {
    "block": (f"- id: a\n  quote: {REWORDED}\n", EARLIER),
    "more keys": (
        f"- id: a\n  quote: {REWORDED}\n  text: |\n    Said.\n\n- id: b\n  quote: Traffic over\n",
        f"- id: a\n  quote: {NOW}\n  text: |\n    Said.\n  earlier:\n    - quote: {REWORDED}\n"
        "      until: 2024-11-10\n\n- id: b\n  quote: Traffic over\n",
    ),
    "flow": (
        f"- {{id: a, quote: {REWORDED}}}\n",
        f'- {{id: a, quote: {NOW}, earlier: [{{quote: "{REWORDED}", until: 2024-11-10}}]}}\n',
    ),
    "again": (
        f"- id: a\n  quote: {REWORDED}\n  earlier:\n  - quote: The council opened it  # once\n"
        "    until: 2020\n  see: bridge\n",
        f"- id: a\n  quote: {NOW}\n  earlier:\n  - quote: The council opened it  # once\n    until: 2020\n"
        f"  - quote: {REWORDED}\n    until: 2024-11-10\n  see: bridge\n",
    ),
    "again in a line": (
        f"- id: a\n  quote: {REWORDED}\n  earlier: [{{quote: x y, until: 2020}}]  # old\n",
        f"- id: a\n  quote: {NOW}\n  earlier: [{{quote: x y, until: 2020}}, "
        f'{{quote: "{REWORDED}", until: 2024-11-10}}]  # old\n',
    ),
    "empty list": (
        f"- id: a\n  quote: {REWORDED}\n  earlier: []\n",
        f'- id: a\n  quote: {NOW}\n  earlier: [{{quote: "{REWORDED}", until: 2024-11-10}}]\n',
    ),
    "one of several": (
        f"- id: a\n  quotes:\n    - {REWORDED}\n    - Traffic over\n",
        f"- id: a\n  quotes:\n    - {NOW}\n    - Traffic over\n  earlier:\n    - quote: {REWORDED}\n"
        "      until: 2024-11-10\n",
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", KEPT)
@pytest.mark.usefixtures("accepting")
def test_words_that_the_publisher_changed_are_kept_with_the_day(
    tmp_path: Path, case: str, ends: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (each.replace("\n", ends) for each in KEPT[case])
    content = content_of(tmp_path, before)
    assert reanchor(content, "--ask") == EXIT_DONE
    assert "the old words are kept under “earlier”" in capsys.readouterr().out
    assert notes(content) == after
    if case != "empty list":
        assert main(["check", "--content", str(content)]) == EXIT_DONE


NEW_WORDS = {
    "found": ("n\nCracks were found\n", "Cracks were found"),
    "in other marks": ("n\ncracks were  found\nn\nCracks\u00a0were  found\n", "Cracks were found"),
    "not there": ("n\nCracks were seen\nn\nTraffic over the river\n", "Traffic over the river"),
    "which": ("n\nThe ferry runs\n2\n", "The ferry runs"),
    "which, after no number": ("n\nThe ferry runs\n7\nx\n1\n", "The ferry runs"),
    "none after all": ("n\n\nn\nThe ferry runs\n\na\n", NOW),
    "too short": ("n\n.\na\n", NOW),
    "in quotation marks": ("n\n“Cracks were found”\n", "Cracks were found"),
}


@pytest.mark.parametrize("case", NEW_WORDS)
def test_an_author_may_type_the_new_words(tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, quote = NEW_WORDS[case]
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    content = content_of(tmp_path, f"- id: a\n  quote: {REWORDED}\n")
    assert reanchor(content, "--ask") == EXIT_DONE
    assert notes(content).startswith(f"- id: a\n  quote: {quote}\n")
    assert f"quote: {REWORDED}\n" in notes(content)
    assert main(["check", "--content", str(content)]) == EXIT_DONE


def test_words_that_are_typed_are_told_where_they_stand_or_what_is_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\nCracks were seen in one pier\nn\nThe ferry runs\n\nq\n"))
    content = content_of(tmp_path, before := f"- id: a\n  quote: {REWORDED}\n")
    assert reanchor(content, "--ask") == EXIT_PROBLEMS
    said = capsys.readouterr().err
    assert "Cracks were [-seen-] {+found+} in one pier" in said
    assert "twice" in said and "which, 1-2?" in said and "--nth" not in said
    assert notes(content) == before


@pytest.mark.parametrize(
    ("answers", "code", "after"),
    [
        ("a\n", EXIT_DONE, NOW),
        ("1\n", EXIT_DONE, NOW),
        ("x\n9\na\n", EXIT_DONE, NOW),
        ("s\n", EXIT_PROBLEMS, REWORDED),
        ("q\n", EXIT_PROBLEMS, REWORDED),
        ("", EXIT_PROBLEMS, REWORDED),
    ],
)
def test_each_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str, code: int, after: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    content = content_of(tmp_path, f"- id: a\n  quote: {REWORDED}\n")
    assert reanchor(content, "--ask", "--no-earlier") == code
    assert notes(content) == f"- id: a\n  quote: {after}\n"


def test_one_of_several_places_is_chosen_and_written_with_its_context(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2\n"))
    content = content_of(tmp_path, "- id: a\n  quote: The ferry runs  # which?\n")
    assert reanchor(content, "--ask") == EXIT_DONE
    assert main(["check", "--content", str(content)]) == EXIT_DONE
    assert notes(content).startswith("- id: a\n  quote: The ferry runs  # which?\n  ")


@pytest.mark.parametrize("arguments", [[], ["--dry-run"], ["--dry-run", "--accept"]])
def test_without_a_terminal_or_an_option_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    content = content_of(tmp_path, before := f"- id: a\n  quote: {REWORDED}\n")
    assert reanchor(content, *arguments) == EXIT_PROBLEMS
    assert notes(content) == before


def test_a_program_is_told_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        reanchor(content_of(tmp_path, f"- id: a\n  quote: {REWORDED}\n"), "bridge", "--format", "json") == EXIT_PROBLEMS
    )
    report = json.loads(capsys.readouterr().out)
    assert [(each["note"], each["code"], each["candidates"][0]["words"]) for each in report] == [
        ("a", "quote-changed", NOW)
    ]


@pytest.mark.parametrize("text", ["- id: [", "- id: a\n  quote: [\n"])
def test_a_notes_file_that_does_not_parse_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    content = content_of(tmp_path, text)
    assert reanchor(content, "--accept") == EXIT_WRONG_USE
    assert notes(content) == text


def test_an_unknown_article_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reanchor(content_of(tmp_path, ""), "brige") == EXIT_WRONG_USE
    assert "Did you mean “bridge”?" in capsys.readouterr().err


def test_notes_that_stand_are_left_alone(tmp_path: Path) -> None:
    assert reanchor(content_of(tmp_path, "- id: a\n  quote: Traffic over the river\n"), "--accept") == EXIT_DONE


def test_notes_on_an_article_that_is_not_there_are_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = content_of(tmp_path, f"- id: a\n  quote: {NOW}\n")
    (content / "articles" / "bridge.md").rename(content / "articles" / "renamed.md")
    assert reanchor(content) == 1
    assert "there is no article “bridge” for these notes" in capsys.readouterr().err
    assert reanchor(content, "renamed") == 0


def test_an_answer_that_is_none_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = content_of(tmp_path, f"- id: a\n  quote: {REWORDED}\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\ns\n"))
    assert reanchor(content, "--ask") == 1
    assert "“yes” is none of the answers" in capsys.readouterr().err


def test_words_are_not_withdrawn_without_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = content_of(tmp_path, "- id: a\n  quote: Nobody sings in winter\n")
    with pytest.raises(SystemExit) as stopped:
        reanchor(content, "--withdraw", " ")
    assert stopped.value.code == 2
    assert "Say why the words are gone" in capsys.readouterr().err


@pytest.mark.parametrize(("quote", "gone"), [("$500", False), ("10 %", False), ("€500", True), ("5 ‰", True)])
def test_a_number_alone_is_not_gone_where_the_text_has_another_of_its_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quote: str, gone: bool
) -> None:
    content = content_of(tmp_path, f"- id: a\n  quote: {quote}\n")
    (content / "articles" / "bridge.md").write_text("---\ntitle: A\n---\n\nIt rose by 11% to $600.\n", encoding="utf-8")
    assert reanchor(content, "--dry-run", "--format", "json") == EXIT_PROBLEMS
    assert [loose["gone"] for loose in json.loads(capsys.readouterr().out)] == [gone]


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("桥在星期一已经关闭了", "桥在星期一没有关闭。"),
        ("口ボット", "ロボット"),
        ("はしの上で人がまっていた", "ばしの上で人がまっていた。"),
        ("เสือขาวอยู่ใกล้สะพานเก่า", "เสื้อขาวอยู่ใกล้สะพานเก่า"),
    ],
)
def test_a_passage_at_the_end_of_a_text_without_spaces_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quote: str, article: str
) -> None:
    content = content_of(tmp_path, f"- id: a\n  quote: {quote}\n")
    (content / "articles" / "bridge.md").write_text(f"---\ntitle: A\n---\n\n{article}\n", encoding="utf-8")
    assert reanchor(content, "--dry-run", "--format", "json") == EXIT_PROBLEMS
    (loose,) = json.loads(capsys.readouterr().out)
    assert [choice["words"] for choice in loose["candidates"]] == [article.rstrip("。")]

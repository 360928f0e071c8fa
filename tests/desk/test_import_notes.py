"""Annotations from Hypothesis become notes: where they are anchored, what is told of the others, what is left alone."""

from __future__ import annotations

import codecs
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.checking import check_content
from builder.cli import main
from builder.meaning.anchor import anchor_notes
from builder.reading.load import load_briefing
from builder.values.records import Note
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"
CASES = ROOT / "tests" / "importing"
BRIDGE = "https://courier.example/bridge"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def take(file: Path, content: Path, *options: str) -> int:
    return main(["import", str(file), "--content", str(content), *options])


def report(file: Path, content: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    take(file, content, "--format", "json", *options)
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def said(told: dict[str, Any]) -> list[str]:
    return [remark["code"] for remark in told["remarks"]]


def annotation(exact: str, text: str = "Said.", **more: Any) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": more.pop("prefix", ""),
        "suffix": more.pop("suffix", ""),
    }
    return {"uri": BRIDGE, "text": text, "tags": [], "target": [{"source": BRIDGE, "selector": [quote]}], **more}


def export(folder: Path, *annotations: Any) -> Path:
    file = folder / "export"
    file.write_text(json.dumps({"rows": annotations}), encoding="utf-8")
    return file


def notes(content: Path, article: str = "closure") -> dict[str, Note]:
    briefing, _ = load_briefing(content)
    return {note.id: note for note in briefing.notes[article]}


def new_note(content: Path) -> Note:
    (identifier,) = notes(content).keys() - notes(SMALL).keys()
    return notes(content)[identifier]


def text_of(note: Note) -> str:
    return note.text.text if note.text else ""


def test_a_search_becomes_notes_and_says_of_each_other_annotation_why_not(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report(CASES / "search.json", content, capsys)
    assert told["added"] == ["closure#two-cracks-each-as", "closure#as"]
    assert said(told) == ["escaped", "reply", "page-note", "not-placed", "no-article", "not-placed", "already-there"]
    assert not check_content(content).problems


def test_what_could_not_be_placed_exits_1_and_the_report_names_the_nearest_words(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(CASES / "search.json", content) == 1
    out = capsys.readouterr().out
    assert "We found [-three-] {+two+} cracks, each as long as a hand" in out
    assert "three cracks" not in (content / "notes" / "closure.yaml").read_text(encoding="utf-8")


def test_a_tag_that_is_a_kind_becomes_it_and_author_day_and_other_tags_are_kept(content: Path) -> None:
    take(CASES / "search.json", content)
    text = (content / "notes" / "closure.yaml").read_text(encoding="utf-8")
    assert notes(content)["two-cracks-each-as"].kind == "question"
    assert "  # hypothesis: AAA111\n" in text
    assert "\n  by: reader\n  date: 2031-04-03\n  tags:\n    - measures\n" in text
    note = notes(content)["two-cracks-each-as"]
    assert (note.by, note.date and note.date.text, note.tags) == (("reader",), "2031-04-03", ("measures",))


def test_a_quote_that_is_not_unique_gets_the_fewest_words_that_settle_it(content: Path) -> None:
    take(CASES / "search.json", content)
    (quote,) = notes(content)["as"].quotes
    assert (quote.exact, quote.prefix, quote.suffix) == ("as", "each", "")


def test_references_that_name_a_record_stay_and_others_are_made_text(content: Path) -> None:
    take(CASES / "search.json", content)
    assert text_of(notes(content)["two-cracks-each-as"]).endswith("[[tam-reed]], and \\[[nobody]].")


@pytest.mark.parametrize(
    "text",
    [
        "[[nobody]]",
        "a [[nobody]] b [[nobody|words]]\n\n> [[none]]\n\n- x\n  [[none#at-all]]",
        "\\\\[[nobody]]",
        "`[[nobody]]` and [[nobody]]",
        "| a |\n|---|\n| [[nobody]] |",
        "[[nobody]](https://a.example) [[[[nobody]]]]",
    ],
)
def test_brackets_never_make_a_briefing_fail_to_build(content: Path, tmp_path: Path, text: str) -> None:
    assert take(export(tmp_path, annotation("two cracks", text)), content) == 0
    assert not check_content(content).problems


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "12:30",
        "- item",
        "# Heading",
        "a: b",
        "“quoted”",
        "'single'",
        "ends with \\",
        "tab\tin it",
        "a #b",
        "line\n\n\n  set in\nlast",
        "    code\n\ntext",
        "trailing  \nspaces",
        "\u2028odd\x85breaks",
        "nul\x00 and \x1b[31m",
        "half \ud800 pair",
        "🜨",
        "|-\n  x",
        "%TAG",
        "@at",
        "* star",
        "null",
        "~",
        "{a: b}",
        "[1]",
        "---\n...\n---",
    ],
)
def test_every_text_is_read_back_as_it_was_written(content: Path, tmp_path: Path, text: str) -> None:
    assert take(export(tmp_path, annotation("two cracks", text)), content) == 0
    wanted = text.replace("\u2028", "\n").replace("\x85", "\n").replace("\x00", "").replace("\x1b", "")
    assert text_of(new_note(content)) == wanted.replace("\ud800", "\ufffd").strip()


@pytest.mark.parametrize("exact", ["“We found two  cracks", '"We\u00a0found\ntwo cracks', "We found two cracks"])
def test_the_quote_is_written_as_it_stands_in_the_article(content: Path, tmp_path: Path, exact: str) -> None:
    assert take(export(tmp_path, annotation(exact)), content) == 0
    assert new_note(content).quotes[0].exact in ("“We found two cracks", "We found two cracks")


@pytest.mark.parametrize(
    ("prefix", "suffix", "settled"),
    [
        ("d two cracks, each ", " long as a hand", "each"),
        ("d two cracks, each ", "", "each"),
        ("words that are not in it ", " long as a hand", ""),
        ("d two cracks, each ", " a hand", ""),
        ("", "", ""),
        ("words that are not in it ", " nor these", ""),
    ],
)
def test_a_repeated_quote_is_placed_only_where_its_surroundings_agree(
    content: Path, tmp_path: Path, prefix: str, suffix: str, settled: str
) -> None:
    code = take(export(tmp_path, annotation("as", prefix=prefix, suffix=suffix)), content)
    assert code == (0 if settled else 1)
    if settled:
        assert new_note(content).quotes[0].prefix == settled
    else:
        assert contents(content) == contents(SMALL)


@pytest.mark.parametrize("name", ["search.json", "sidebar.csv"])
def test_a_second_import_adds_nothing(content: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    take(CASES / name, content)
    before = contents(content)
    told = report(CASES / name, content, capsys)
    assert not told["added"]
    assert contents(content) == before


def test_a_note_that_was_rewritten_since_is_known_by_its_comment(content: Path, tmp_path: Path) -> None:
    file = export(tmp_path, annotation("two cracks", id="XYZ"))
    take(file, content)
    path = content / "notes" / "closure.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Said.", "Rewritten."), encoding="utf-8")
    before = contents(content)
    assert take(file, content) == 0
    assert contents(content) == before


def test_the_sidebars_table_is_read_with_any_separator_and_mark(content: Path, tmp_path: Path) -> None:
    text = (CASES / "sidebar.csv").read_text(encoding="utf-8")
    tabs = text.replace('"claim,measures"', "claim").replace("cracks, each as", "cracks; each as")
    for number, data in enumerate(
        (
            text.encode(),
            codecs.BOM_UTF8 + text.encode(),
            text.encode("utf-16"),
            tabs.replace(",", "\t").replace(";", ",").encode(),
            text.replace("\n", "\r\n").encode(),
        )
    ):
        folder = Path(shutil.copytree(SMALL, tmp_path / str(number)))
        (tmp_path / "export").write_bytes(data)
        assert take(tmp_path / "export", folder) == 0
        assert {"two-cracks-each-as", "a-walker"} < notes(folder).keys()
        assert not check_content(folder).problems


def test_an_older_table_names_its_columns_otherwise(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "export"
    file.write_text(
        "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n"
        f"2031-04-03,{BRIDGE},Public,Annotation,two cracks,reader,Said.,claim,\n",
        encoding="utf-8",
    )
    assert take(file, content) == 0
    assert (text_of(new_note(content)), new_note(content).kind) == ("Said.", "claim")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"rows": rows},
        lambda rows: {"total": 1, "rows": rows},
        lambda rows: rows,
        lambda rows: {"export_date": "2031", "export_userid": "", "client_version": "1", "annotations": rows},
    ],
)
def test_every_form_of_the_json_is_known(content: Path, tmp_path: Path, wrap: Any) -> None:
    file = tmp_path / "export"
    file.write_text(json.dumps(wrap([annotation("two cracks")])), encoding="utf-8")
    assert take(file, content) == 0
    assert new_note(content).id == "two-cracks"


@pytest.mark.parametrize(
    "before",
    [
        "- id: a\r\n  quote: a walker\r\n",
        "\ufeff- id: a\r\n  quote: a walker",
        "  - id: a\n    quote: a walker\n",
        "# a comment\n",
        "",
        "- id: a\n  quote: a walker\n  text: |+\n    kept\n\n",
        "---\n- {id: a, quote: a walker}\n# end",
    ],
)
def test_what_stands_in_a_file_of_notes_is_kept_byte_for_byte(content: Path, tmp_path: Path, before: str) -> None:
    path = content / "notes" / "closure.yaml"
    path.write_bytes(before.encode())
    old = notes(content) if "id" in before else {}
    assert take(export(tmp_path, annotation("two cracks", "One.\n\nTwo.")), content) == 0
    data = path.read_bytes()
    assert data.startswith(before.encode())
    assert ("\r" in before) == (b"\r" in data) and data.count(b"\r") in (0, data.count(b"\n"))
    assert text_of(notes(content)["two-cracks"]) == "One.\n\nTwo."
    assert {name: text_of(note) for name, note in old.items()} == {
        name: text_of(note) for name, note in notes(content).items() if name != "two-cracks"
    }


@pytest.mark.parametrize("before", [b"[]", b"a: b\n", b"- id: a\n  quote: [\n", b"\xff\xfe", b"- id: a\n...\n"])
def test_a_file_that_cannot_grow_is_refused_and_nothing_is_written(
    content: Path, tmp_path: Path, before: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "notes" / "closure.yaml").write_bytes(before)
    was = contents(content)
    assert take(export(tmp_path, annotation("two cracks")), content) == 2
    assert "notes/closure.yaml" in capsys.readouterr().err
    assert contents(content) == was


def test_a_dry_run_reports_the_same_and_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = report(CASES / "search.json", content, capsys, "--dry-run")
    assert told["dry_run"] and len(told["added"]) == 2
    assert contents(content) == contents(SMALL)


def test_an_unknown_article_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(CASES / "search.json", content, "--article", "nothing") == 2
    assert "no article “nothing”" in capsys.readouterr().err
    assert contents(content) == contents(SMALL)


def test_a_folder_that_is_a_link_is_not_written_through(content: Path, tmp_path: Path) -> None:
    (content / "notes").rename(tmp_path / "elsewhere")
    (content / "notes").symlink_to(tmp_path / "elsewhere")
    was = contents(tmp_path / "elsewhere")
    assert take(export(tmp_path, annotation("two cracks")), content) == 2
    assert contents(tmp_path / "elsewhere") == was


def test_a_file_where_the_folder_must_be_is_refused(content: Path, tmp_path: Path) -> None:
    shutil.rmtree(content / "notes")
    (content / "notes").write_text("", encoding="utf-8")
    was = contents(content)
    assert take(export(tmp_path, annotation("two cracks")), content) == 2
    assert contents(content) == was


@pytest.mark.parametrize("briefing", [SMALL, ROOT / "content"], ids=["small", "sample"])
def test_the_passages_of_a_briefing_come_back_as_the_same_passages(briefing: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(briefing, tmp_path / "content"))
    shutil.rmtree(content / "notes")
    read, _ = load_briefing(briefing)
    for article in read.articles:
        body = read.bodies[article.id]
        text = body.text
        wanted = {span for each in anchor_notes(article, body, read.notes.get(article.id, ())) for span in each.spans}
        rows = [
            annotation(
                text[start:end],
                f"Note {start}-{end}.",
                prefix=text[max(0, start - 32) : start],
                suffix=text[end : end + 32],
            )
            for start, end in sorted(wanted)
        ]
        assert (
            take(
                export(
                    tmp_path,
                    *({**row, "uri": "", "target": [{"selector": row["target"][0]["selector"]}]} for row in rows),
                ),
                content,
                "--article",
                article.id,
            )
            == 0
        )
        again, _ = load_briefing(content)
        assert {
            span for each in anchor_notes(article, body, again.notes.get(article.id, ())) for span in each.spans
        } == wanted


def test_errors_that_stand_do_not_stop_an_import(content: Path, tmp_path: Path) -> None:
    path = content / "notes" / "closure.yaml"
    spoilt = path.read_text(encoding="utf-8") + "- id: lost\n  quote: Words that are nowhere\n  colour: red\n"
    path.write_text(spoilt, encoding="utf-8")
    before = [problem.message for problem in check_content(content).problems]
    assert take(export(tmp_path, annotation("two cracks")), content) == 0
    assert [problem.message for problem in check_content(content).problems] == before


def test_a_file_of_notes_with_the_other_ending_is_the_one_that_grows(content: Path, tmp_path: Path) -> None:
    (content / "notes" / "closure.yaml").rename(content / "notes" / "closure.yml")
    assert take(export(tmp_path, annotation("two cracks")), content) == 0
    assert "two-cracks" in notes(content)
    assert not (content / "notes" / "closure.yaml").exists()

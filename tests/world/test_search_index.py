"""What a build does where Pagefind's files are of a form that it does not know, and what a record of search holds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.build import build
from builder.checking import check_content
from builder.cli import main
from builder.commands.common import EXIT_DONE
from builder.pages.search_writer import SearchRecord, date_digits
from builder.site_making import BuildOptions
from builder.values.edtf import parse_edtf
from builder.world import postings
from builder.world.canonical_index import canonical_index
from builder.world.pagefind import PagefindRun, SearchIndexError, build_index
from builder.world.search_fragments import with_readable_fragments
from tests.conftest import ROOT
from tests.copying import write
from tests.searching import index_texts, search_records
from tests.world.test_canonical_index import packed, unpacked

SMALL = ROOT / "tests" / "briefings" / "small"
Files = dict[str, bytes]


def with_each(ending: str, change: Callable[[bytes], bytes]) -> Callable[[Files], Files]:
    return lambda files: {path: change(data) if path.endswith(ending) else data for path, data in files.items()}


def another_part(data: bytes) -> bytes:
    return packed([*unpacked(data), "more"])


SLOWER, DIFFERS, FOLDED = "takes longer to make", "differ in its files", "in the words that search compares"
OTHER_FORMS: Mapping[str, tuple[Callable[[Files], Files], list[str]]] = {
    "list of pages": (with_each(".pf_meta", another_part), [SLOWER, DIFFERS]),
    "words": (with_each(".pf_index", another_part), [SLOWER]),
    "compressed otherwise": (with_each(".pf_index", gzip.decompress), [SLOWER]),
    "entry": (with_each("entry.json", lambda data: data[:-1]), [SLOWER, DIFFERS, "not in a folder"]),
    "code that loads texts": (with_each("worker.js", lambda data: data.replace(b"_loadFragment", b"_load")), [SLOWER]),
    "code": (with_each("pagefind.js", lambda data: data + b"\nimport 'more.js';"), ["not in a folder"]),
}


def change_what_pagefind_makes(monkeypatch: pytest.MonkeyPatch, change: Callable[[Files], Files]) -> None:
    made = PagefindRun.files
    monkeypatch.setattr(PagefindRun, "files", lambda run: change(made(run)))


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHER_FORMS)
def test_files_of_another_form_cost_a_warning_and_not_the_build(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, lacking = OTHER_FORMS[name]
    change_what_pagefind_makes(monkeypatch, change)
    for _ in ("the first time", "and again, since such an index is not kept"):
        outcome = build(BuildOptions(SMALL, tmp_path / "site"))
        assert {(problem.code, problem.severity) for problem in outcome.problems} == {("search-index", "warning")}
        said = [problem.message for problem in outcome.problems]
        assert len(said) == len(lacking)
        assert all(any(words in message for message in said) for words in lacking), said
        assert outcome.changes
    assert (tmp_path / "site" / "pagefind" / "pagefind.js").is_file()
    assert list((tmp_path / "site" / "pagefind").glob("fragment/*"))


@pytest.mark.slow
def test_a_pagefind_that_indexes_words_in_another_way_makes_the_index_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_NORMAL", 23)
    outcome = build(BuildOptions(SMALL, tmp_path / "site"))
    (problem,) = outcome.problems
    assert "indexes words in another way" in problem.message
    assert SLOWER in problem.message
    texts = "".join(index_texts(tmp_path / "site"))
    monkeypatch.undo()
    build(BuildOptions(SMALL, tmp_path / "other"))
    assert set(texts) == set("".join(index_texts(tmp_path / "other")))


@pytest.mark.slow
def test_the_command_succeeds_and_says_what_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change, lacking = OTHER_FORMS["list of pages"]
    change_what_pagefind_makes(monkeypatch, change)
    asked = ["build", "--content", str(SMALL), "--output", str(tmp_path / "site"), "--no-cache", "--jobs", "1"]
    assert main(asked) == EXIT_DONE
    said = capsys.readouterr()
    assert all(words in said.err for words in lacking)
    assert "2 warnings" in said.out


@pytest.mark.slow
def test_a_pagefind_that_fails_still_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Files:
        raise SearchIndexError("Pagefind says: no.")

    monkeypatch.setattr(PagefindRun, "files", fails)
    with pytest.raises(SearchIndexError):
        build(BuildOptions(SMALL, tmp_path / "site"))


TEXTS = {
    "briefing.yaml": "title: Kelp\ndescription: About a sextant.\nlanguage: en\n",
    "articles/a.md": "---\ntitle: The long title\npublisher: The Courier\nauthor: Tam Reed\npublished: 2031-04-12\n"
    "---\n\n# Heading\n\nOne ‘word’ by Ovalix\n\n- item\n\n| a | b |\n|---|---|\n| c | d |\n",
    "entries/e.yaml": "- {id: rand, type: person, name: Rand Ovale, aliases: [Ovalix], summary: Keeps sheep.}\n",
    "notes/a.yaml": "- {id: n, quote: One 'word', kind: context, text: A remark.}\n",
    "events.yaml": "- {id: e, date: 2031-04, title: A fair, summary: It rained.}\n",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SearchRecord]:
    checked = check_content(write(TEXTS, tmp_path_factory.mktemp("records")))
    assert checked.theme
    return {record.url: record for record in search_records(checked.site, checked.theme.words("en"))}


def shown(record: SearchRecord) -> str:
    return " ".join(piece.display for piece in record.text)


def test_a_text_has_its_blocks_apart_and_neither_title_nor_date(records: dict[str, SearchRecord]) -> None:
    text = shown(records["articles/a.html"])
    assert text.startswith("Heading\xa0· One ‘word’ by Ovalix\xa0· ")
    assert text.endswith("item\xa0· a\xa0· b\xa0· c\xa0· d")
    assert shown(records["events/e.html"]) == "It rained."
    assert shown(records["articles/a.html#passage-n"]) == "One ‘word’\xa0· A remark."


def test_a_text_is_found_by_the_other_names_of_those_it_names(records: dict[str, SearchRecord]) -> None:
    unseen = [piece for piece in records["articles/a.html"].text if piece.display.startswith("\u2063")]
    assert [piece.key for piece in unseen] == ["Rand", "Ovale"]
    assert records["entries/rand.html"].meta == {"name": "Rand Ovale", "aliases": "Ovalix"}


def test_the_briefings_description_is_found_on_the_front_page(records: dict[str, SearchRecord]) -> None:
    assert shown(records["index.html"]) == "About a sextant."


@pytest.mark.slow
def test_what_is_only_shown_is_not_searched(records: dict[str, SearchRecord]) -> None:
    files = with_readable_fragments(build_index(list(records.values()), "en"), records.values())
    texts = (data for path, data in files.items() if path.endswith(".pf_fragment"))
    fragments = [json.loads(gzip.decompress(data)[12:]) for data in texts]
    (note,) = (fragment for fragment in fragments if "#" in fragment["url"])
    assert note["meta"]["words"] == "“One ‘word’”"
    assert note["content"] == shown(records["articles/a.html#passage-n"])
    assert unpacked(next(data for path, data in files.items() if path.endswith(".pf_meta")))[5] == [
        "aliases",
        "authors",
        "date",
        "day",
        "name",
        "publisher",
        "title",
    ]


@pytest.mark.slow
def test_a_readable_index_is_the_same_each_time(records: dict[str, SearchRecord]) -> None:
    made = [
        canonical_index(with_readable_fragments(build_index(list(records.values()), "en"), records.values()))
        for _ in range(2)
    ]
    assert made[0] == made[1]


@pytest.mark.slow
def test_values_of_a_filter_come_in_their_order(tmp_path: Path) -> None:
    facts = {
        "zeta": "2024",
        "Ångström": "-0043-03-15",
        "Beta": '"0079"',
        "alpha": "-0099",
        "Ørsted": "1066",
        "Öland": "202X",
    }
    articles = {
        f"articles/a{number}.md": f"---\ntitle: T\npublished: {year}\npublisher: {name}\n---\n\nText.\n"
        for number, (name, year) in enumerate(facts.items())
    }
    content = write({"briefing.yaml": "title: T\n", **articles}, tmp_path / "content")
    outcome = build(BuildOptions(content, tmp_path / "site"))
    assert not outcome.problems
    script = (tmp_path / "site" / "search" / "filters.js").read_text(encoding="utf-8")
    values = json.loads(script.removeprefix("document.currentScript.briefing = ").removesuffix(";\n"))
    assert values == {
        "type": ["article"],
        "kind": [],
        "language": ["en"],
        "publisher": ["alpha", "Ångström", "Beta", "Öland", "Ørsted", "zeta"],
        "year": ["100 BC", "44 BC", "79", "1066", "2020s", "2024"],
    }
    assert "alpha" in "".join(index_texts(tmp_path / "site"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["very likely", "highly probable", "moderate confidence"]),
        ("de", ["sehr wahrscheinlich", "höchstwahrscheinlich", "mittlere sicherheit"]),
    ],
)
def test_a_judgement_is_found_by_all_words_for_its_likelihood_and_by_its_confidence(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    judged = "- {id: j, statement: So., likelihood: highly probable, confidence: moderate, evidence: a#n}\n"
    checked = check_content(write({**TEXTS, "judgements.yaml": judged}, tmp_path))
    assert checked.theme
    records = {record.url: record for record in search_records(checked.site, checked.theme.words(language))}
    text = shown(records["judgements/j.html"]).replace("\u2063", "").replace("\xa0·", "").lower()
    assert all(each in text for each in words), text


@pytest.mark.parametrize(
    ("date", "digits"),
    [
        ("2031-04-12", "20310412"),
        ("2031-04", "203104"),
        ("2031-04-12/2031-05", "20310412 203105"),
        ("2031", ""),
        ("2031-04-12~", "20310412"),
        ("203X", ""),
        ("2031-21", ""),
        ("-0043-03-15", ""),
        ("../2031-04-12", "20310412"),
        ("0079", "0079"),
        ("-0043", "0043"),
        ("0812-05", "081205"),
    ],
)
def test_a_day_is_found_as_it_is_written_in_digits(date: str, digits: str) -> None:
    assert date_digits(parse_edtf(date)) == digits

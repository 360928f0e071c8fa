"""A file of another program becomes a plan: what would be written, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.desk.importing.import_file import plan_import
from builder.values.errors import BriefingError
from tests.copying import write

FILES = {
    "briefing.yaml": "title: T\n",
    "articles/bridge.md": "---\ntitle: B\nurl: https://post.example/bridge\n---\n\nThe bridge is shut.\n",
}
LIBRARY = [{"id": "x", "type": "book", "title": "On Bridges"}]


def annotation(words: str) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": words}
    return {
        "id": words,
        "uri": "https://post.example/bridge",
        "text": "So it is.",
        "target": [{"source": "https://post.example/bridge", "selector": [selector]}],
    }


def exported(folder: Path, data: object) -> Path:
    path = folder / "exported.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_sources_become_articles_and_nothing_is_written(tmp_path: Path) -> None:
    content = write(FILES, tmp_path / "content")
    planned = plan_import(exported(tmp_path, LIBRARY), content)
    assert [path.relative_to(content).as_posix() for path in planned.files] == ["articles/x.md"]
    assert not planned.has_failures
    assert len(list((content / "articles").iterdir())) == 1


@pytest.mark.parametrize("ending", ["yaml", "yml"])
def test_annotations_are_added_to_the_file_that_an_article_has(tmp_path: Path, ending: str) -> None:
    own = {f"notes/bridge.{ending}": "- {id: own, quote: The bridge}\n"}
    content = write({**FILES, **own}, tmp_path / "content")
    planned = plan_import(exported(tmp_path, {"rows": [annotation("is shut")]}), content)
    ((path, data),) = planned.files.items()
    assert path == content / "notes" / f"bridge.{ending}"
    assert data.startswith(own[f"notes/bridge.{ending}"].encode()) and b"is shut" in data


def test_words_that_are_nowhere_are_a_failure(tmp_path: Path) -> None:
    content = write(FILES, tmp_path / "content")
    planned = plan_import(exported(tmp_path, {"rows": [annotation("zebras dance")]}), content)
    assert planned.has_failures


@pytest.mark.parametrize(
    ("data", "article", "said"), [(LIBRARY, "bridge", "--article is for annotations"), (3, "", "exported.json")]
)
def test_what_cannot_be_imported_is_said(tmp_path: Path, data: object, article: str, said: str) -> None:
    content = write(FILES, tmp_path / "content")
    with pytest.raises(BriefingError, match=said):
        plan_import(exported(tmp_path, data), content, article)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="cannot be read"):
        plan_import(tmp_path / "missing.json", write(FILES, tmp_path / "content"))


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    content = write(FILES, tmp_path / "content")
    planned = plan_import(exported(tmp_path, {"rows": [annotation("is shut")]}), content)
    planned.check_folder()
    (content / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(BriefingError, match="Nothing was changed"):
        planned.check_folder()

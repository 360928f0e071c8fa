"""Several files of an author appear together or not at all, wherever the program is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.values.errors import BriefingError
from builder.world import staging
from builder.world.author_files import finish_interrupted_writing, write_author_files
from tests.world.interrupting import killed
from tests.world.test_author_files import contents

MOST_OPERATIONS = 200
OLD = {"notes/a.yaml": b"one", "notes/b.yaml": b"two", "mine.md": b"mine"}
NEW = {**OLD, "notes/b.yaml": b"two, and more", "notes/new/c.yaml": b"three", "articles/c.md": b"an article"}


def begun(root: Path) -> dict[Path, bytes]:
    """A folder with files in it. Return what is to be written."""
    for path, data in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return {root / path: data for path, data in NEW.items() if OLD.get(path) != data}


@pytest.mark.parametrize("cut", [False, True], ids=["killed", "power cut"])
def test_files_are_all_there_or_none_after_the_next_command(tmp_path: Path, cut: bool) -> None:
    seen = set()
    for at in range(MOST_OPERATIONS):
        root = tmp_path / str(at)
        files = begun(root)
        with killed(at) as interruption:
            write_author_files(files, files, root)
        if cut:
            interruption.cut_power(root)
        finish_interrupted_writing(root)
        assert contents(root) in (OLD, NEW), f"after operation {at}"
        assert {path.name for path in root.iterdir()} in ({"notes", "mine.md"}, {"notes", "mine.md", "articles"})
        seen.add(contents(root) == NEW)
        if not interruption.has_struck:
            break
    assert seen == {False, True}


def test_what_an_author_writes_after_a_command_was_killed_is_not_written_over(tmp_path: Path) -> None:
    for at in range(MOST_OPERATIONS):
        root = tmp_path / str(at)
        files = begun(root)
        with killed(at) as interruption:
            write_author_files(files, files, root)
        (root / "notes/b.yaml").write_bytes(b"by hand")
        finish_interrupted_writing(root)
        others = {path: data for path, data in contents(root).items() if path != "notes/b.yaml"}
        assert (root / "notes/b.yaml").read_bytes() == b"by hand"
        assert others in ({path: each[path] for path in each if path != "notes/b.yaml"} for each in (OLD, NEW))
        if not interruption.has_struck:
            break


def test_a_journal_that_came_with_a_folder_touches_nothing_outside_of_it(tmp_path: Path) -> None:
    root = tmp_path / "content"
    files = begun(root)
    for at in range(MOST_OPERATIONS):
        with killed(at):
            write_author_files(files, files, root)
        journal = root / ".briefing-new" / "journal"
        if journal.exists() and '"moving"' in journal.read_text():
            break
    (tmp_path / "outside").write_bytes(b"mine")
    (tmp_path / ".outside.briefing-new").write_bytes(b"mine, too")
    for path in ("../outside", str(tmp_path / "outside"), "link/outside"):
        (root / "link").unlink(missing_ok=True)
        (root / "link").symlink_to(tmp_path)
        journal.parent.mkdir(exist_ok=True)
        (journal.parent / "lock").write_bytes(b"briefing: process 1 on nowhere")
        journal.write_text(f'{{"files": [["{path}", "", ""]], "made": [".."], "step": "moving"}}')
        finish_interrupted_writing(root)
        assert (tmp_path / "outside").read_bytes() == b"mine"
        assert (tmp_path / ".outside.briefing-new").read_bytes() == b"mine, too"


def test_a_file_that_was_changed_since_it_was_read_is_left(tmp_path: Path) -> None:
    files = begun(tmp_path)
    with pytest.raises(BriefingError, match=r"b\.yaml was changed by someone else"):
        write_author_files(files, files, tmp_path, {tmp_path / "notes/b.yaml": b"as it was read"})
    assert contents(tmp_path) == OLD


def test_a_move_that_fails_takes_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = begun(tmp_path)
    move = staging.move

    def fails(source: Path, target: Path) -> None:
        if target.name == "c.md" and source.name.startswith("."):
            raise OSError(5, "Input/output error")
        move(source, target)

    monkeypatch.setattr(staging, "move", fails)
    with pytest.raises(BriefingError, match="Nothing was changed"):
        write_author_files(files, files, tmp_path)
    assert contents(tmp_path) == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"notes", "mine.md"}


def test_the_longest_name_that_a_file_can_have_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 252}.md"
    write_author_files({path: b"1"})
    assert contents(tmp_path) == {path.name: b"1"}

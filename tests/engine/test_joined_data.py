"""Data files are joined of new pieces and of those that the last files have, and are kept if none is new."""

from __future__ import annotations

from pathlib import Path

from builder.checking import check_content
from builder.data.files import DataWriter, data_files
from builder.engine.joined_data import KeptPieces, join_files, plan_data
from builder.engine.targets import RecordingMaker, make_targets
from builder.engine.traces import NO_MEMORY, Keeper, Memory, remember
from builder.kinds import DATA_KINDS
from builder.pages.render import RenderOptions
from builder.pages.theme import DEFAULT_THEME, Theme, find_theme
from builder.values.kept_file import KeptFile, contents_of
from tests.conftest import ROOT

CHECKED = check_content(ROOT / "tests" / "briefings" / "small")
SITE, FACTS = CHECKED.site, CHECKED.content.fingerprints
THEME = Theme(find_theme(DEFAULT_THEME, Path()))
WRITER = DataWriter(SITE, THEME.words("en"), DATA_KINDS)
EXPECTED = data_files(SITE, THEME.words("en"), DATA_KINDS)


def joined(memory: Memory, files: dict[str, bytes]) -> tuple[dict[str, bytes], Memory, int, int]:
    """The joined files, what is remembered, how many targets were made, and how many files were kept."""
    keeper = Keeper(memory, b"", FACTS, files.get)
    pieces = KeptPieces(keeper)
    maker = RecordingMaker(SITE, THEME, RenderOptions())
    made = make_targets(
        plan_data(SITE), keeper, lambda plans: list(map(maker, plans)), pieces_are_whole=pieces.are_whole
    )
    found, traces = join_files(WRITER, made.values(), pieces)
    count = sum(bool(each.reason) for each in made.values())
    kept = sum(isinstance(file, KeptFile) for file in found.values())
    texts = contents_of({path: file for each in made.values() for path, file in each.files.items()})
    return contents_of(found) | texts, remember(keeper, made, traces), count, kept


def test_files_are_kept_while_nothing_changes_and_made_again_if_one_was_changed() -> None:
    first, memory, made, kept = joined(NO_MEMORY, {})
    assert all(EXPECTED[path] == data for path, data in first.items())
    assert (made, kept) == (len(plan_data(SITE)), 0)
    again, memory, made, kept = joined(memory, first)
    assert (again, made, kept) == (first, 0, 4)
    changed = {**first, "data/briefing.json": b"{}"}
    third, _, made, _ = joined(memory, changed)
    assert (third, made) == (first, len(plan_data(SITE)))

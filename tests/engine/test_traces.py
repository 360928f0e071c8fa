"""What one build leaves to the next is used only while everything it depends on is as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest

from builder.engine.facts import Facts
from builder.engine.traces import NO_MEMORY, Keeper, Made, Memory, digest, remember
from builder.values.kept_file import contents_of

NOW = {"record a": b"1", "links a": b"2"}
PAGE = Made({"a.html": b"<p>"}, ("record a", "links a"))
MEMORY = remember(Keeper(NO_MEMORY, b"common", cast(Facts, NOW), lambda _path: None), {"page a": PAGE})


def keeper(
    memory: Memory = MEMORY,
    common: bytes = b"common",
    facts: Mapping[str, bytes] = NOW,
    files: Mapping[str, bytes] = {"a.html": b"<p>"},
) -> Keeper:
    return Keeper(memory, common, cast(Facts, facts), files.get)


def test_a_target_is_kept_while_nothing_changes() -> None:
    assert not keeper().reason("page a")
    kept = keeper().kept("page a")
    assert kept and contents_of(kept.files) == PAGE.files and kept.trace == MEMORY.traces["page a"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (keeper(memory=NO_MEMORY), "it is new"),
        (keeper(common=b"other"), "the program, the theme, the settings or the menu are others"),
        (keeper(facts={**NOW, "links a": b"3"}), "links a has changed"),
    ],
)
def test_it_is_made_again_and_said_why(changed: Keeper, reason: str) -> None:
    assert changed.reason("page a") == reason


@pytest.mark.parametrize("files", [{}, {"a.html": b"<p>edited"}])
def test_a_file_that_is_not_as_it_was_made_is_not_kept(files: dict[str, bytes]) -> None:
    assert keeper(files=files).kept("page a") is None


def test_a_memory_is_the_same_after_it_was_stored() -> None:
    assert Memory.from_bytes(MEMORY.to_bytes()) == MEMORY
    assert MEMORY.traces["page a"].files == {"a.html": digest(b"<p>")}


@pytest.mark.parametrize(
    "data",
    [None, b"", b"nonsense", MEMORY.to_bytes()[:-3], b"i\x01\x00\x00\x00"],
    ids=["none", "empty", "nonsense", "cut", "number"],
)
def test_what_is_no_memory_is_none(data: bytes | None) -> None:
    assert Memory.from_bytes(data) == NO_MEMORY

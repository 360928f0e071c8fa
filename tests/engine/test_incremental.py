"""What a build keeps of the last one is what a fresh build would make, byte for byte, whatever is edited in between."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from tests.conftest import ROOT
from tests.engine.edits import copy_of, edit

BRIEFINGS = {name: ROOT / "tests" / "briefings" / name for name in ("small", "origins", "argued", "ferry")}
EDITS = 10


class KeptInMemory:
    """A cache in memory."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def get(self, key: str, /) -> bytes | None:
        return self.data.get(key)

    def put(self, key: str, data: bytes, /) -> None:
        self.data[key] = data


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def follow(name: str, seed: int, folder: Path, edits: int) -> None:
    """Edit a briefing again and again, and compare the site that is kept up with one made from nothing.

    An edit that leaves an error is taken back by the next.
    """
    content = good = copy_of(BRIEFINGS[name], folder / "content", seed)
    cache, done = KeptInMemory(), ["first"]
    for number in range(edits + 1):
        kept = build(BuildOptions(folder / "content", folder / "site", draft=True), cache=cache)
        fresh = build(BuildOptions(folder / "content", folder / f"fresh-{number}", draft=True))
        assert kept.problems == fresh.problems, done
        if fresh.changes is None:
            content = deepcopy(good)
            done.append("taken back")
        else:
            new, old = contents(folder / f"fresh-{number}"), contents(folder / "site")
            assert sorted(new) == sorted(old), done
            assert not [path for path in new if new[path] != old[path]], done
            good = deepcopy(content)
            done.append(edit(content))
        content.write(folder / "content")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", BRIEFINGS)
def test_after_each_edit_the_site_is_that_of_a_fresh_build(name: str, seed: int, tmp_path: Path) -> None:
    follow(name, seed, tmp_path, EDITS)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
@pytest.mark.parametrize("name", BRIEFINGS)
def test_after_many_edits_too(name: str, seed: int, tmp_path: Path) -> None:
    follow(name, seed, tmp_path, EDITS)

"""Pagefind's code reads the texts of results from bundles: one method of it is another."""

from __future__ import annotations

import re

import pytest

from builder.pages.search_writer import SearchRecord
from builder.world.pagefind import PAGEFIND_MODULE, PAGEFIND_WORKER, UnknownIndexFormat, build_index
from builder.world.text_bundles import with_text_bundles

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build_index([SearchRecord("a.html", "A", "A text.")], "en")


def test_only_the_method_that_loads_a_text_is_another(made: dict[str, bytes]) -> None:
    changed = with_text_bundles(made)
    assert {path for path in made if changed[path] != made[path]} == {PAGEFIND_MODULE, PAGEFIND_WORKER}
    for path in (PAGEFIND_MODULE, PAGEFIND_WORKER):
        start, end = "async _loadBundle(hash){", "async loadFragment("
        before, after = made[path].decode(), changed[path].decode()
        at = after.index(start)
        assert after[:at] == before[:at]
        assert after[after.index(end) :] == before[before.index(end) :]
        assert re.search(r"async _loadBundle\(hash\).*async _loadFragment\(name\)", after)


@pytest.mark.parametrize("path", [PAGEFIND_MODULE, PAGEFIND_WORKER])
@pytest.mark.parametrize("old", ["_loadFragment(hash)", "throttledFetch(`${this.basePath}fragment", "JSON.parse("])
def test_code_that_loads_texts_in_another_way_is_refused(made: dict[str, bytes], path: str, old: str) -> None:
    with pytest.raises(UnknownIndexFormat, match="texts of results"):
        with_text_bundles({**made, path: made[path].replace(old.encode(), b"another(")})


def test_an_engine_without_its_code_is_refused(made: dict[str, bytes]) -> None:
    with pytest.raises(UnknownIndexFormat, match="texts of results"):
        with_text_bundles({path: data for path, data in made.items() if path != PAGEFIND_WORKER})

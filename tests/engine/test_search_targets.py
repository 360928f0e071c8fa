"""What search finds of a record is kept with the facts it was made from, and its records are read only if asked."""

from __future__ import annotations

from pathlib import Path

from builder.checking import check_content
from builder.engine.search_targets import plan_search, search_maker, search_parts
from builder.engine.targets import make_targets
from builder.engine.traces import NO_MEMORY, Keeper, remember
from builder.kinds import PAGE_KINDS
from builder.pages.search_records import make_search_parts
from builder.pages.theme import DEFAULT_THEME, Theme, find_theme
from tests.conftest import ROOT

CHECKED = check_content(ROOT / "tests" / "briefings" / "small")
SITE, FACTS = CHECKED.site, CHECKED.content.fingerprints
WORDS = Theme(find_theme(DEFAULT_THEME, Path())).words("en")


def test_kept_parts_are_those_that_are_made_anew() -> None:
    plans = plan_search(SITE)
    keeper = Keeper(NO_MEMORY, b"", FACTS, lambda _path: None)
    made = make_targets(plans, keeper, search_maker(SITE, WORDS))
    again = Keeper(remember(keeper, made), b"", FACTS, lambda _path: None)
    kept = make_targets(plans, again, lambda missing: [] if not missing else None)  # type: ignore[arg-type, return-value]
    expected = make_search_parts(SITE, WORDS, PAGE_KINDS)
    for found in (search_parts(SITE, WORDS, plans, made), search_parts(SITE, WORDS, plans, kept)):
        assert [(part.name, part.digest, part.facts) for part in found] == [
            (part.name, part.digest, part.facts) for part in expected
        ]
        assert [part.records() for part in found] == [part.records() for part in expected]

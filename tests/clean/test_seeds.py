"""Five raw articles as a scraper saved them: what a careful reader would keep stays, and the rest goes and is "
"reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.values import CleanedArticle
from tests.conftest import SHARED

SEEDS = SHARED / "seeds"
NAMES = (
    "000_8d9de26727335dec.txt",
    "001_5817099b9fb04820.txt",
    "002_5cf38d4965bfd364.txt",
    "003_18937ce85d6c7442.txt",
    "004_d8a51e4682868a3f.txt",
)


@pytest.fixture(scope="module")
def seeds() -> Path:
    if not SEEDS.is_dir():
        pytest.skip(f"the raw articles are not at {SEEDS}")
    return SEEDS


@pytest.fixture(scope="module")
def expected(seeds: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((seeds / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module", params=["together", "each alone"])
def cleaned(seeds: Path, request: pytest.FixtureRequest) -> dict[str, CleanedArticle]:
    sources = {name: decode_file((seeds / "raw" / name).read_bytes()) for name in NAMES}
    if request.param == "together":
        return clean_files(sources)
    return {name: clean_files({name: source})[name] for name, source in sources.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_article_stays_and_in_its_order(
    name: str, cleaned: dict[str, CleanedArticle], expected: dict[str, Any]
) -> None:
    keep = expected[name]["keep"]
    assert [paragraph.text for paragraph in cleaned[name].paragraphs if paragraph.text in keep] == keep


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_article_goes_and_is_reported(
    name: str, cleaned: dict[str, CleanedArticle], expected: dict[str, Any]
) -> None:
    stays = {paragraph.text for paragraph in cleaned[name].paragraphs}
    dropped = {line.text for line in cleaned[name].dropped}
    assert not stays & set(expected[name]["drop"])
    assert set(expected[name]["drop"]) <= dropped
    assert set(expected[name]["either"]) <= dropped | stays


@pytest.mark.parametrize("name", NAMES)
def test_title_and_date_are_those_that_the_file_states(
    name: str, cleaned: dict[str, CleanedArticle], expected: dict[str, Any]
) -> None:
    facts = cleaned[name].facts
    assert facts.title == (expected[name]["title"] or "")
    assert facts.published == expected[name].get("published", "")
    assert facts.language == "en"

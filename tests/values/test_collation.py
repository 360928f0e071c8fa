"""Names in one order, in every list of them."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from builder.values.collation import collation_key
from builder.values.vocabulary import ENTRY_TYPES
from tests.conftest import ROOT
from tests.copying import unzipped

HOSTILE = ROOT / "tests" / "briefings" / "hostile"


@pytest.mark.parametrize(
    "names",
    [
        ["Elan", "Élan", "Elana", "Zorn"],
        ["Łukas", "Lump", "Ølberg", "Omsk", "Straße", "Strauss"],
        ["al-Amal", "Alamanach", "‘Big’ Quill", "Biggs"],
        ["a-team", "B team", "Über", "Zoll"],
        ["2nd Weir", "Quill", "Ада", "Мария", "علي", "نور"],
    ],
)
def test_names_are_in_order(names: list[str]) -> None:
    mixed = random.Random(4).sample(names, len(names))
    assert sorted(mixed, key=collation_key) == names


def test_every_list_has_the_entries_in_one_order(tmp_path: Path) -> None:
    outcome = build(BuildOptions(HOSTILE, tmp_path, search=False, copies=("single", "epub")))
    assert not outcome.problems
    book = unzipped(next(tmp_path.glob("copies/*.epub")).read_bytes())
    data = json.loads((tmp_path / "data" / "briefing.json").read_text(encoding="utf-8"))
    order = [entry["id"] for entry in data["entries"]]
    kinds = [ENTRY_TYPES.index(entry["type"]) for entry in data["entries"]]
    assert kinds == sorted(kinds)
    assert order[:4] == ["elan", "lukas", "zorn", "layla"]

    def listed(html: str, pattern: str) -> list[str]:
        return [each for each in dict.fromkeys(re.findall(pattern, html)) if each in order]

    page = (tmp_path / "entries.html").read_text(encoding="utf-8")
    lists = "".join(re.findall('<ul class="list entries">.*?</ul>', page, re.DOTALL))
    assert listed(lists, r'<h\d><a href="entries/([a-z]+)\.html') == order
    single = next(tmp_path.glob("copies/*.html")).read_text(encoding="utf-8")
    assert listed(single, 'id="record-([a-z]+)"') == order
    package = book["EPUB/package.opf"].decode()
    files = dict(re.findall('<item id="([^"]+)" href="([^"]+)"', package))
    chapters = "".join(book[f"EPUB/{files[item]}"].decode() for item in re.findall('idref="([^"]+)"', package))
    assert listed(chapters, 'id="record-([a-z]+)"') == order

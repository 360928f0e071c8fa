"""The files for programs: which there are, and that rights decide which texts are among them."""

from __future__ import annotations

import json

from builder.data.files import data_files
from builder.kinds import DATA_KINDS
from tests.connected import WITHHELD, connected

FILES = data_files(*connected(WITHHELD), DATA_KINDS)


def test_every_site_has_its_sources_its_annotations_and_its_data_with_a_schema() -> None:
    assert {path for path in FILES if not path.endswith(".txt")} == {
        "data/sources.json",
        "data/sources.bib",
        "data/annotations.jsonld",
        "data/briefing.json",
        "data/briefing.schema.json",
    }
    assert all(json.loads(data) for path, data in FILES.items() if "json" in path)


def test_an_article_has_a_text_if_its_rights_let_some_of_it_be_seen() -> None:
    texts = {path.rpartition("/")[2] for path in FILES if path.endswith(".txt")}
    assert texts == {"open.txt", "part.txt", "words.txt"}

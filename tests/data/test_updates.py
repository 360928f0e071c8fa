"""The last change of what stands on evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.data.updates import evidence_day
from builder.values.references import Ref
from builder.values.text_file import Place
from tests.connected import connected
from tests.copying import write

NOTES = """- {id: one, quote: The bridge}
- {id: gone, quote: The ferry, withdrawn: {date: 2031-07-02, reason: R.}}
- {id: changed, quote: is shut, earlier: [{quote: was open, until: 2031-06}]}
"""
FILES = {
    "briefing.yaml": "title: T\n",
    "articles/a.md": "---\ntitle: A\npublished: 2031-04-02\n---\n\nThe bridge is shut.\n",
    "articles/b.md": "---\ntitle: B\npublished: 2031-04-02\nretrieved: 2031-05-01\n---\n\nThe bridge.\n",
    "articles/c.md": "---\ntitle: C\n---\n\nThe bridge.\n",
    "notes/a.yaml": NOTES,
    "notes/b.yaml": "- {id: one, quote: The bridge}\n",
    "notes/c.yaml": "- {id: one, quote: The bridge}\n",
}


@pytest.mark.parametrize(
    ("evidence", "day"),
    [
        ("b#one", "2031-05-01"),
        ("a#one", "2031-04-02"),
        ("a#gone", "2031-07-02"),
        ("a#changed", "2031-06-01"),
        ("a#one a#gone b#one", "2031-07-02"),
        ("c#one", ""),
        ("a#unknown", ""),
        ("", ""),
    ],
)
def test_it_is_the_latest_day_on_which_evidence_appeared_or_changed(tmp_path: Path, evidence: str, day: str) -> None:
    site, _ = connected(write(FILES, tmp_path))
    assert evidence_day(site, [Ref(target, Place("x")) for target in evidence.split()]) == day

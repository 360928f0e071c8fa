"""Files of cards: one for each record, with those notes on it that links lead to."""

from __future__ import annotations

import json
import re
from pathlib import Path

from builder.build import build
from builder.site_making import BuildOptions
from tests.copying import unzipped, write

BRIEFING = {
    "briefing.yaml": "title: Bridges\n",
    "pages/about.md": "---\ntitle: About\n---\n\nOn [[ana]].\n",
    "articles/old-bridge.md": "---\ntitle: The old bridge\n---\n\nAna Brook saw cracks in the old bridge.\n",
    "notes/old-bridge.yaml": "- {id: cracks, quote: cracks, text: 'Found by [[ana]].'}\n"
    "- {id: self, quote: old bridge, text: 'This is [[old-bridge#self]].'}\n"
    "- {id: unlinked, quote: saw, text: No link leads here.}\n",
    "entries.yaml": "- {id: ana, type: person, name: Ana Brook, summary: Engineer.}\n",
    "events.yaml": "- {id: visit, date: 2031-04-02, title: The visit, who: ana, evidence: old-bridge#cracks}\n",
}


def cards(path: Path) -> str:
    """The HTML in a file of cards."""
    called = re.fullmatch(r"briefingCards\.add\((.*)\);\n", path.read_text(encoding="utf-8"))
    assert called
    return str(json.loads(called[1]))


def built(folder: Path, files: dict[str, str]) -> Path:
    outcome = build(BuildOptions(write(files, folder / "content"), folder / "site", search=False, copies=("zip",)))
    assert outcome.changes is not None
    return folder / "site"


def test_a_card_is_made_once_with_links_from_the_top_of_the_site(tmp_path: Path) -> None:
    site = built(tmp_path, BRIEFING)
    assert {path.relative_to(site / "cards").as_posix() for path in (site / "cards").rglob("*.js")} == {
        "articles/old-bridge.js",
        "entries/ana.js",
        "events/visit.js",
    }
    html = cards(site / "cards" / "articles" / "old-bridge.js")
    assert re.findall('data-for="(.*?)"', html) == [
        f"articles/old-bridge.html{end}" for end in ("", "#passage-cracks", "#passage-self")
    ]
    assert 'href="entries/ana.html"' in html
    for page in site.rglob("*.html"):
        assert 'class="preview"' not in page.read_text(encoding="utf-8"), page


def test_counts_on_a_card_change_the_card_and_none_of_the_pages_that_link_to_it(tmp_path: Path) -> None:
    before = built(tmp_path / "before", BRIEFING)
    more = BRIEFING | {"pages/about.md": BRIEFING["pages/about.md"] + "\nAnd on [[ana]].\n"}
    after = built(tmp_path / "after", more)
    changed = {
        path.relative_to(before).as_posix()
        for path in before.rglob("*.*")
        if path.suffix in (".html", ".js") and path.read_bytes() != (after / path.relative_to(before)).read_bytes()
    }
    assert changed == {"about.html", "entries/ana.html", "cards/entries/ana.js"}
    assert "Appears in 5 places" in cards(after / "cards" / "entries" / "ana.js")


def test_the_zip_has_the_files_of_cards(tmp_path: Path) -> None:
    site = built(tmp_path, BRIEFING)
    (archive,) = (site / "copies").glob("*.zip")
    assert any(name.endswith("cards/entries/ana.js") for name in unzipped(archive.read_bytes()))

"""Words that a source has withdrawn are shown as such wherever they are cited, in the site and in its copies."""

from __future__ import annotations

from pathlib import Path

from tests.copying import book_of, page_of, site_of, unzipped, write
from tests.reading_html import parse

GONE = "no longer in the source"

FILES = {
    "briefing.yaml": "title: A line\n",
    "articles/courier.md": "---\ntitle: Courier\n---\n\nThe line opens in May.\n",
    "articles/herald.md": "---\ntitle: Herald\n---\n\nNobody has promised a date.\n",
    "notes/courier.yaml": "- id: dead\n  quote: the line is dead\n"
    "  withdrawn: {date: 2031-07-20, reason: The paper took it back.}\n",
    "notes/herald.yaml": "- id: none\n  quote: Nobody has promised a date\n",
    "entries/who.yaml": "- {id: mayor, type: person, name: The Mayor}\n"
    "- {id: union, type: organisation, name: Union}\n",
    "events.yaml": "- {id: end, title: The end, date: 2031-07, evidence: courier#dead}\n",
    "claims.yaml": "- id: closed\n  statement: The line is given up.\n  positions:\n"
    "    - {who: mayor, stance: asserts, evidence: courier#dead}\n"
    "    - {who: union, stance: denies, evidence: herald#none}\n",
    "judgements.yaml": "- {id: late, statement: It will be late., likelihood: likely, confidence: low, "
    "evidence: courier#dead}\n",
}


def test_withdrawn_words_are_marked_wherever_they_are_cited(tmp_path: Path) -> None:
    content = write(FILES, tmp_path)
    site = site_of(content)
    for page in ("claims/closed.html", "judgements/late.html", "events/end.html"):
        assert site[page].decode().count(GONE) == 1, page
    cells = parse(site["claims/closed.html"].decode()).find("td")
    assert [GONE in cell.text for cell in cells] == [True, False, False, False]


def test_the_copies_mark_them_too(tmp_path: Path) -> None:
    content = write(FILES, tmp_path)
    page = parse(page_of(content).decode())
    for record in ("closed", "late", "end"):
        (section,) = page.find(id=f"record-{record}")
        assert GONE in section.text, record
    chapters = {path: data.decode() for path, data in unzipped(book_of(content)).items() if path.endswith(".xhtml")}
    assert [
        name
        for name in ("claims", "judgements", "timeline")
        if not any(name in path and GONE in text for path, text in chapters.items())
    ] == []

"""What other programs get of a briefing: every place is the same, and only readers' words are in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.checking import check_content
from builder.meaning.withheld_words import without_withheld_words
from tests.connected import WITHHELD


def test_prose_has_its_places_and_no_other_text_of_its_file() -> None:
    site = check_content(WITHHELD).site
    cut = without_withheld_words(site)
    pairs = [
        (before.note.text, after.note.text)
        for one, other in zip(site.articles, cut.articles, strict=True)
        for before, after in zip(one.notes, other.notes, strict=True)
    ]
    pairs += [
        (before, after)
        for one, other in zip(site.briefing.records, cut.briefing.records, strict=True)
        for (_, before), (_, after) in zip(one.prose(), other.prose(), strict=True)
    ]
    seen = 0
    for before, after in pairs:
        if before is None or after is None:
            assert before is after
            continue
        seen += 1
        assert (after.text, after.place) == (before.text, before.place)
        word = before.text.split()[0]
        assert after.find(word) == before.find(word) is not None
        assert not [key for key in ("quote:", "prefix:", "withdrawn:", "title:") if key in after.source.text]
    assert seen > 4


def test_a_note_that_has_lost_its_words_gives_none_of_the_article(tmp_path: Path) -> None:
    content = Path(shutil.copytree(WITHHELD, tmp_path / "content"))
    notes = content / "notes" / "words.yaml"
    note = "\n- id: lost\n  quote: the lamp of the harbor was lit on Thursday\n  text: So.\n"
    notes.write_text(notes.read_text(encoding="utf-8") + note, encoding="utf-8")
    site = check_content(content).site
    (lost,) = [each for each in site.registry.notes.values() if each.note.id == "lost"]
    assert lost.problems[0].hint
    shown = without_withheld_words(site).registry.notes[lost.note.full_id]
    assert shown.note.quotes == ()
    assert [problem.hint for problem in shown.problems] == [""]
    assert [problem.message for problem in shown.problems] == [problem.message for problem in lost.problems]

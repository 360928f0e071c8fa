"""What records refer to, in which role, and which of their texts can name others."""

from __future__ import annotations

import pytest

from builder.reading.load import load_briefing
from builder.values.records import usual_source_type
from tests.connected import SMALL, WITHHELD

RECORDS = {record.id: record for folder in (SMALL, WITHHELD) for record in load_briefing(folder)[0].records}


@pytest.mark.parametrize(
    ("record", "references"),
    [
        ("closure", "via:parish-council"),
        ("notice", ""),
        ("bridge-shut", "who:tam-reed place:little-marrow evidence:closure#shut"),
        (
            "digging-moved-the-river",
            "position:tam-reed hedges:closure#cause "
            "position:sand-and-sons denies:meeting#not-the-digging denies:meeting#always-fast",
        ),
        ("open-by-the-fair", "evidence:meeting#a-year against:closure#promise"),
        ("tam-reed", ""),
        ("index", ""),
    ],
)
def test_a_reference_has_the_role_of_its_key(record: str, references: str) -> None:
    found = [f"{role}:{ref.target}" for role, ref in RECORDS[record].references()]
    assert " ".join(found) == references


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        ("closure", {}),
        ("tam-reed", {"summary": "The keeper of the bridge.", "text": ""}),
        ("village-meeting", {"summary": "The builders answer the keeper."}),
        ("burns", {}),
        ("stays", {"reasoning": ""}),
        ("method", {"text": "We read [[open]] and [[stays|what we think]]."}),
    ],
)
def test_the_analyst_s_texts_can_name_others_and_a_publisher_s_cannot(record: str, keys: dict[str, str]) -> None:
    assert {key: prose.text.strip() if prose else "" for key, prose in RECORDS[record].prose()} == keys


@pytest.mark.parametrize(
    ("record", "name", "date"),
    [
        ("closure", "Old bridge shut after cracks are found", "2031-04-02"),
        ("village-meeting", "The village meets", "2031-04-09"),
        ("stays", "The lamp will stay </script><b>.", ""),
        ("wick", "wick", ""),
        ("method", "How we read", ""),
    ],
)
def test_a_record_has_the_words_of_a_reference_to_it_and_its_date(record: str, name: str, date: str) -> None:
    found = RECORDS[record]
    assert found.name == name
    assert (found.date.text if found.date else "") == date


@pytest.mark.parametrize(
    ("publisher", "url", "kind"),
    [
        ("The Post", "", "article-newspaper"),
        ("The Post", "https://post.example/", "article-newspaper"),
        ("", "https://post.example/", "webpage"),
        ("", "", "document"),
    ],
)
def test_a_source_that_says_no_more_has_its_usual_type(publisher: str, url: str, kind: str) -> None:
    assert usual_source_type(publisher, url) == kind

"""Events as readers, programs and a review see them."""

from __future__ import annotations

from pathlib import Path

from builder.kinds.event import PAGES, REVIEW
from tests.connected import connected
from tests.copying import write
from tests.kinds.stating import data_of, description, node, review, search_records, view


def test_an_event_says_when_where_and_who() -> None:
    event = node("Event", "lighting")
    assert (event["startDate"], event["endDate"]) == ("2031-06-19", "2031-06-20")
    assert event["location"]["name"] == "the harbour"
    assert [who["name"] for who in event["attendee"]] == ["The Keeper"]


def test_it_is_described_by_its_date_and_its_summary() -> None:
    assert [description(event) for event in ("lighting", "before")] == ["19–20 June 2031. At dusk.", "until 2030"]


def test_its_data_name_who_and_where_and_leave_out_an_unknown_place() -> None:
    data = data_of("events", "lighting")
    assert (data["who"], data["place"], data["evidence"]) == (["keeper"], "harbour", ["open#lit", "part#wick"])
    assert "place" not in data_of("events", "before")


def test_its_view_leads_to_who_where_and_the_passages() -> None:
    shown = view("lighting")
    assert [link.href for link in (*shown.who, shown.where)] == ["../entries/keeper.html", "../entries/harbour.html"]
    assert [item.link.href for item in shown.evidence] == [
        "../articles/open.html#passage-lit",
        "../articles/part.html#passage-wick",
    ]
    assert view("before").where is None


def test_search_finds_it_by_its_day_and_filters_by_its_year() -> None:
    (found,) = search_records("lighting")
    assert found.meta == {"date": "19–20 June 2031", "day": "20310619 20310620"}
    assert found.filters == {"type": "event", "year": "2031"}


def test_the_list_of_events_is_the_timeline() -> None:
    assert [each.name for each in PAGES.lists] == ["timeline"]


def test_a_review_asks_for_evidence(tmp_path: Path) -> None:
    events = "- {id: seen, date: 2031, title: S, evidence: a#one}\n- {id: unseen, date: 2031, title: U}\n"
    files = {
        "briefing.yaml": "title: T\n",
        "articles/a.md": "---\ntitle: A\n---\n\nThe bridge is shut.\n",
        "notes/a.yaml": "- {id: one, quote: The bridge}\n",
        "events.yaml": events,
    }
    (found,) = review(connected(write(files, tmp_path))[0], REVIEW)
    assert found.endswith("events.yaml:2 event-without-evidence")

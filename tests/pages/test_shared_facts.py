"""The places of a record in parts."""

from __future__ import annotations

from builder.meaning.outgoing import Backlink
from builder.pages.shared_facts import CitingRecord, divide_places


def citing(name: str, places: int) -> CitingRecord:
    return name, [Backlink(name, "mention", block=number) for number in range(places)]


def shape(groups: list[CitingRecord], sources: int, places: int) -> list[list[tuple[str, int]]]:
    return [[(name, len(found)) for name, found in part] for part in divide_places(groups, sources, places)]


def test_a_part_has_no_more_records_and_no_more_places_than_it_may() -> None:
    groups = [citing("a", 2), citing("b", 2), citing("c", 1), citing("d", 1)]
    assert shape(groups, 3, 5) == [[("a", 2), ("b", 2), ("c", 1)], [("d", 1)]]
    assert shape(groups, 9, 3) == [[("a", 2)], [("b", 2), ("c", 1)], [("d", 1)]]


def test_the_places_in_one_record_stay_together_unless_no_part_has_room_for_them() -> None:
    assert shape([citing("a", 2), citing("b", 7), citing("c", 1)], 9, 3) == [
        [("a", 2)],
        [("b", 3)],
        [("b", 3)],
        [("b", 1), ("c", 1)],
    ]


def test_no_place_is_lost_and_none_is_in_two_parts() -> None:
    groups = [citing(f"r{number}", number % 11 + 1) for number in range(40)]
    found = [place for part in divide_places(groups, 5, 9) for _, places in part for place in places]
    assert found == [place for _, places in groups for place in places]


def test_nothing_has_no_parts() -> None:
    assert list(divide_places([])) == []

"""Dumps of text browsers: what they write beside the words of a page is no text of the article."""

from __future__ import annotations

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.browsers import without_marks
from tests.clean.test_text_article import FIRST, SECOND, THIRD

DUMP = """\
   #[1]Fen Herald » Feed [2]alternate

   [3]Home [4]Rivers

     * [5]Weather
     * [6]Sport
     * ____________________ (BUTTON) Search

Council shuts the old bridge after cracks

   The council shut the old bridge on [7]Saturday after engineers found
   cracks in two of its piers, and sent all traffic to the [8]motorway.

   IFRAME: https://video.example/embed/1

   Drivers waited for [9]“more than an hour” on the first evening, and the
   police asked them to stay away until a way around had been marked [1].

   [bridge.jpg]

   The council has set aside a sum for the repair, and the [10]engineers
   will report to it again in May, when the river is low enough to look.

References

   Visible links:
   1. https://herald.example/feed
   2. https://herald.example/oembed?url=1
   3. https://herald.example/
   4. https://herald.example/rivers
   5. https://herald.example/weather
   6. file:///tmp/sport
   7. https://herald.example/saturday
   8. https://herald.example/motorway
   9. https://herald.example/hour
  10. mailto:desk@herald.example

   Hidden links:
  11. https://herald.example/hidden
"""


def cleaned(text: str) -> list[str]:
    return [paragraph.text for paragraph in clean_files({"page": decode_file(text.encode())})["page"].paragraphs]


def test_numbers_of_links_and_their_list_are_no_text() -> None:
    kept = cleaned(DUMP)
    assert kept == [
        "The council shut the old bridge on Saturday after engineers found cracks in two of its piers, and sent all "
        "traffic to the motorway.",
        "Drivers waited for “more than an hour” on the first evening, and the police asked them to stay away until a "
        "way around had been marked [1].",
        "The council has set aside a sum for the repair, and the engineers will report to it again in May, when the "
        "river is low enough to look.",
    ]


def test_every_line_of_a_dump_is_kept_or_reported() -> None:
    found = clean_files({"page": decode_file(DUMP.encode())})["page"]
    dropped = {line.number: line.text for line in found.dropped}
    said = [number for number, line in enumerate(DUMP.split("\n"), 1) if line.strip()]
    assert set(said) - set(dropped) <= set(range(11, 23))
    assert "IFRAME: https://video.example/embed/1" in dropped.values()


@pytest.mark.parametrize(
    "line",
    [
        "The engineers [1] wrote of cracks [2] in the piers.",
        "“It [the bridge] is safe,” she said [sic].",
        "[COVID-19] closed the [X-ray] room.",
        "1. https://herald.example/a",
    ],
)
def test_an_author_s_brackets_stay(line: str) -> None:
    sources = ["", "1. https://fen.example/report", "2. https://fen.example/answer"]
    assert without_marks([line, *sources])[0] == line


@pytest.mark.parametrize("line", ["[ ] [bridge_x2]", "[WeWork-SF]", "[                ]", "IFRAME: x.html", "(BUTTON)"])
def test_fields_and_names_of_files_say_nothing(line: str) -> None:
    assert not without_marks([line])[0].strip()
    text = "\n".join([FIRST, "", line, "", SECOND, "", THIRD])
    assert cleaned(text) == [FIRST, SECOND, THIRD]

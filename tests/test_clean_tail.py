"""What an article ends with that is no paragraph."""

from __future__ import annotations

import pytest

from tests.test_clean_text import BODY, cleaned, kept

LAST = "The council will vote on the repair of the bridge on 2 April, its speaker said."
LIST = ["What is not known yet", "- When the bridge will open", "- Who will pay for the piers"]


@pytest.mark.parametrize("tail", [
    [*LIST, LAST], [*LIST[1:], LAST], ["She shrugged.", "“No.”"],
    ["Correction: an earlier version of this report gave the wrong number of piers."],
], ids=["a list with its heading and a sentence", "a list and a sentence", "short sentences", "a correction"])
def test_an_article_keeps_what_it_ends_with(tail: list[str]) -> None:
    assert [text.removeprefix("- ") for text in kept(cleaned(*BODY, *tail))] == [
        text.removeprefix("- ") for text in (*BODY, *tail)]


def test_a_correction_is_kept_though_it_stands_behind_other_things() -> None:
    correction = "This article was corrected on 21 March: an earlier version said that there were three piers."
    lines = [*BODY, "You may also like", "The bridge with no river", "Who owns the old brewery?", "Subscribe",
             correction, "Previous: The bridge with no river"]
    assert kept(cleaned(*lines)) == [*BODY, correction]


@pytest.mark.parametrize("after", [
    ["Elsewhere", "- The ferry is late again", "- A winter on the breakwater"],
    ["Elsewhere today", "- The ferry is late again", "- A winter on the breakwater", "Imprint"], ["Home", "Sport"],
], ids=["a list of other stories", "a list and a link", "links"])
def test_what_is_no_end_goes(after: list[str]) -> None:
    assert kept(cleaned(*BODY, *after)) == BODY

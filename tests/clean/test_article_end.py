"""What an article ends with that is no paragraph."""

from __future__ import annotations

import pytest

from tests.clean.test_text_article import BODY, cleaned, kept

LAST = "The council will vote on the repair of the bridge on 2 April, its speaker said."
LIST = ["What is not known yet", "- When the bridge will open", "- Who will pay for the piers"]


@pytest.mark.parametrize(
    "tail",
    [
        [*LIST, LAST],
        [*LIST[1:], LAST],
        ["She shrugged.", "“No.”"],
        ["Correction: an earlier version of this report gave the wrong number of piers."],
    ],
    ids=["a list with its heading and a sentence", "a list and a sentence", "short sentences", "a correction"],
)
def test_an_article_keeps_what_it_ends_with(tail: list[str]) -> None:
    assert [text.removeprefix("- ") for text in kept(cleaned(*BODY, *tail))] == [
        text.removeprefix("- ") for text in (*BODY, *tail)
    ]


def test_a_correction_is_kept_though_it_stands_behind_other_things() -> None:
    correction = "This article was corrected on 21 March: an earlier version said that there were three piers."
    lines = [
        *BODY,
        "You may also like",
        "The bridge with no river",
        "Who owns the old brewery?",
        "Subscribe",
        correction,
        "Previous: The bridge with no river",
    ]
    assert kept(cleaned(*lines)) == [*BODY, correction]


@pytest.mark.parametrize(
    "after",
    [
        ["Elsewhere", "- The ferry is late again", "- A winter on the breakwater"],
        ["Elsewhere today", "- The ferry is late again", "- A winter on the breakwater", "Imprint"],
        ["Home", "Sport"],
    ],
    ids=["a list of other stories", "a list and a link", "links"],
)
def test_what_is_no_end_goes(after: list[str]) -> None:
    assert kept(cleaned(*BODY, *after)) == BODY


def test_a_last_paragraph_behind_other_stories_is_the_article_s_if_it_speaks_of_the_same() -> None:
    story = [
        *BODY,
        "Shops beside the river have sold little since the bridge was shut, and the council knows it.",
        "Engineers will look at the piers again in May, when the river is low and the cracks can be seen.",
    ]
    box = [
        "Related stories",
        "How the port came to be",
        "Five charts that explain the strike",
        "Why the ferry is late",
        "Opinion: leave the bridge alone",
    ]
    last = (
        "Until then the council wants to send traffic over the motorway, though engineers have warned that its "
        "own bridge over the river has cracks as well."
    )
    other = (
        "A baker from the hills has won a prize for a loaf of rye that weighs more than the child who ordered it "
        "for a birthday party."
    )
    assert kept(cleaned(*story, *box, last, "About us", "Contact")) == [*story, last]
    assert kept(cleaned(*story, *box, other, "About us", "Contact")) == story

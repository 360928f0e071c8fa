"""What goes of the article that a page's markup showed, and what stays in it."""

from __future__ import annotations

from builder.clean.boilerplate import remove_boilerplate
from builder.clean.values import Paragraph

PROSE = [
    "The council shut the old bridge on Saturday after engineers found cracks in two of its piers.",
    "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon.",
    "The council has set aside a sum for the repair, and the engineers will report to it again in May.",
    "Shops beside the river have sold little since, and some of their owners fear for the whole of the summer.",
    "The ferry, which had been laid up for years, will cross every hour until the bridge is open again.",
]
STORY = [Paragraph(text) for text in PROSE]


def reasons(*found: Paragraph) -> dict[str, str]:
    kept, marked = remove_boilerplate(found, "Old Bridge Shut", ())
    assert len(kept) + len(marked) == len(found)
    return marked


def test_lines_about_the_article_go_before_it_and_stay_in_it() -> None:
    about = [Paragraph("Old Bridge Shut", "heading"), Paragraph("By Jane Doe"), Paragraph("19 July 2024, 10:30")]
    assert list(reasons(*about, *STORY).values()) == ["headline (now the title)", "byline", "date line"]
    assert not reasons(STORY[0], Paragraph("19 July 2024", "heading"), *STORY[1:])


def test_what_follows_a_heading_for_other_stories_goes_with_it() -> None:
    others = [
        Paragraph("You Might Also Like", "heading"),
        Paragraph("Flood on the Lower River", "item"),
        Paragraph("Ministers Agree on Budget", "item"),
    ]
    assert set(reasons(*STORY, *others)) == {"youmightalsolike", "floodonthelowerriver", "ministersagreeonbudget"}


def test_a_list_of_the_article_stays_though_its_items_are_words_on_buttons() -> None:
    assert not reasons(*STORY[:2], Paragraph("Print", "item"), Paragraph("Email", "item"), *STORY[2:])


def test_headings_and_answers_that_comments_have_too_end_no_article() -> None:
    assert not reasons(*STORY, Paragraph("Response", "heading"), *STORY[:2])
    assert not reasons(*STORY, Paragraph("No reply."), *STORY[:2])


def test_one_line_that_breaks_off_is_no_teaser_and_a_row_of_them_is() -> None:
    trails_off = Paragraph("And what would happen when the river rose again, nobody at the meeting could say…")
    assert not reasons(STORY[0], Paragraph("What Comes Next", "heading"), trails_off, *STORY[1:])
    row = [
        Paragraph("Flood on the Lower River"),
        Paragraph("Cattle were moved to higher ground as the…"),
        Paragraph("Ministers Agree on Budget"),
        Paragraph("The deal ends a dispute that had lasted since…"),
    ]
    assert len(reasons(*STORY, *row)) == 4


def test_marks_that_would_take_most_of_what_was_found_are_not_trusted() -> None:
    row = [
        Paragraph("The Band at the Hall"),
        Paragraph("It was welcomed by a crowd that had waited in the rain for…"),
        Paragraph("What It Played"),
        Paragraph("Most of them were old, and all of them were known to those who…"),
    ]
    assert not reasons(*row)
    assert len(reasons(*STORY, *row)) == 4


def test_labels_before_the_text_and_behind_it_go_and_sentences_and_items_stay() -> None:
    before, behind = [Paragraph("Updated"), Paragraph("157")], [Paragraph("desk@gazette.example"), Paragraph("(End)")]
    assert list(reasons(*before, *STORY, *behind).values()) == ["before the article"] * 2 + ["after the article"] * 2
    assert not reasons(Paragraph("1. The Bridge"), *STORY, Paragraph("And so on."), Paragraph("Two nails", "item"))


def test_the_last_lines_of_a_poem_stay() -> None:
    verses = [
        Paragraph(text)
        for text in (
            "The bridge is shut",
            "and so the river",
            "has its old say",
            "in what we do",
            "all through the day",
            "and through the dew",
        )
    ]
    assert not reasons(*STORY, *verses)

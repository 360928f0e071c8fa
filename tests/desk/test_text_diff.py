"""What differs between two texts, for a person: by paragraph, and within one by word."""

from __future__ import annotations

import pytest

from builder.desk.text_diff import MOST_DIFF_LINES, diff_paragraphs

A, B, C = "The bridge is shut for repairs.", "The ferry runs at noon.", "Nobody sings in winter."


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ([A, B], [A, B], []),
        ([], [A], [f"+ {A}"]),
        ([A, B], [B], [f"- {A}"]),
        ([A, C], [A, B, C], [f"+ {B}"]),
        ([A], ["The bridge is open for repairs."], ["~ The bridge is [-shut-] {+open+} for repairs."]),
        ([A], ["The bridge for repairs."], ["~ The bridge [-is shut-] for repairs."]),
        ([A], [C], [f"- {A}", f"+ {C}"]),
    ],
)
def test_paragraphs_are_new_removed_or_changed(old: list[str], new: list[str], lines: list[str]) -> None:
    found = diff_paragraphs(old, new)
    assert list(found.lines) == lines
    assert bool(found) is bool(lines)


def test_typography_alone_is_counted_and_not_shown() -> None:
    found = diff_paragraphs(["He said “so”.", A], ['He said "so".', A])
    assert (found.lines, found.typography, bool(found)) == ((), 1, True)


def test_a_long_difference_is_cut_and_says_how_much_more_there_is() -> None:
    old = [f"Paragraph {number} tells of one thing." for number in range(300)]
    new = [f"Of {number} others a wholly different tale is told." for number in range(300)]
    found = diff_paragraphs(old, new)
    assert len(found.lines) == MOST_DIFF_LINES and found.more == 600 - MOST_DIFF_LINES


def test_a_paragraph_shows_a_few_words_around_what_changed() -> None:
    words = [f"word{number}" for number in range(100)]
    (line,) = diff_paragraphs([" ".join(words)], [" ".join([*words[:50], "new", *words[51:]])]).lines
    assert line == f"~ … {' '.join(words[44:50])} [-word50-] {{+new+}} {' '.join(words[51:57])} …"


def test_a_paragraph_without_spaces_is_shown_by_its_characters() -> None:
    (line,) = diff_paragraphs(["昨天他说这座桥是安全的"], ["昨天她说这座桥是安全的"]).lines
    assert line == "~ 昨天 [-他-] {+她+} 说这座桥是安 …"

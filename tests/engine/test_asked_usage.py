"""What a text asked of the others is known, and whether the answers would be others today."""

from __future__ import annotations

from builder.engine.asked_usage import AskedUsage, changed_answers, take_answers
from builder.meaning.word_usage import WordUsage


def usage(text: str) -> WordUsage:
    return WordUsage.of([text], {"Old", "Weir"}, "en", {("old", "weir")})


def test_each_question_is_remembered_with_its_answer_until_it_is_taken() -> None:
    asked = {"en": AskedUsage.of_usage(usage("They saw Old Weir."))}
    assert asked["en"].is_capital_within_sentences("Old")
    assert asked["en"].is_before_name("old", "weir")
    answers = take_answers(asked)
    assert answers == (
        ("en", "is_capital_within_sentences", ("Old",), True),
        ("en", "is_before_name", ("old", "weir"), True),
    )
    assert take_answers(asked) == ()


def test_only_other_answers_are_changes() -> None:
    answers = {("en", "is_capital_within_sentences", ("Old",), True), ("en", "is_noun", ("Weir",), False)}
    assert changed_answers(answers, {"en": usage("They saw Old Weir.")}) == set()
    assert changed_answers(answers, {"en": usage("An old weir.")}) == {
        ("en", "is_capital_within_sentences", ("Old",), True)
    }
    assert changed_answers(answers, {}) == answers

"""Random edits to comparisons of hypotheses, for `tests.engine.edits`."""

from __future__ import annotations

from typing import Any

from tests.engine.edited_content import EditedContent

_MARKS = ("++", "+", "0", "-", "--", "n/a")


def compare_hypotheses(content: EditedContent) -> None:
    """Ask a question and compare its answers, or ask it no more."""
    rows = content.lists["hypotheses"]
    if rows and content.chance.random() < 0.2:
        rows.pop()
    elif content.passages():
        name = content.new_id("question")
        names = ["one", "other", "third"][: content.chance.randint(2, 3)]
        evidence = content.chance.sample(content.passages(), min(3, len(content.passages())))
        row = {
            "id": name,
            "question": f"Question {name}?",
            "hypotheses": [{"id": each, "statement": content.sentence()} for each in names],
            "evidence": [_rated(content, passage, names) for passage in evidence],
        }
        rows[:] = [*rows[-2:], row]


def _rated(content: EditedContent, passage: str, names: list[str]) -> dict[str, Any]:
    marks = {name: content.chance.choice(_MARKS) for name in names}
    return {"passage": passage, "consistency": marks, "why": f"{content.sentence()} See [[{content.entry()['id']}]]."}


def rate_evidence(content: EditedContent) -> None:
    """Rate a row of a matrix otherwise, or weigh it."""
    for question in content.lists["hypotheses"]:
        row = content.chance.choice(question["evidence"])
        name = content.chance.choice(sorted(row["consistency"]))
        row["consistency"][name] = content.chance.choice(_MARKS)
        row["weight"] = content.chance.choice(["strong", "some", "weak"])


def rest_on_hypotheses(content: EditedContent) -> None:
    """Let a judgement rest on a comparison, if there are both."""
    if content.lists["judgements"] and content.lists["hypotheses"]:
        question = content.chance.choice(content.lists["hypotheses"])["id"]
        content.chance.choice(content.lists["judgements"])["hypotheses"] = [question]

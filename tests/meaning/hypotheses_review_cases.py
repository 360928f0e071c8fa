"""Comparisons of hypotheses that a review objects to, and those beside them to which it does not."""

from __future__ import annotations

from collections.abc import Mapping

from tests.meaning.review_cases import SAME_WIRE, Files


def compared(*rows: str, hypotheses: tuple[str, ...] = ("cracks", "digging")) -> Files:
    """A question with as many rows; each is a passage and its marks in the order of the hypotheses."""
    lines = ["- id: why-shut", "  question: Why was the bridge shut?", "  hypotheses:"]
    lines += (f"    - {{id: {name}, statement: It was {name}.}}" for name in hypotheses)
    lines.append("  evidence:")
    for row in rows:
        passage, *marks = row.split()
        weight = f", weight: {marks.pop()}" if len(marks) > len(hypotheses) else ""
        rated = ", ".join(f'{name}: "{mark}"' for name, mark in zip(hypotheses, marks, strict=True))
        lines.append(f"    - {{passage: {passage}, consistency: {{{rated}}}{weight}}}")
    return {"hypotheses/more.yaml": "\n".join(lines) + "\n"}


SOUND = ("closure#cracks - --", "meeting#one-crack 0 --")
"""Rows by which the first hypothesis is the least contradicted, whichever origin is left out."""

HYPOTHESES_CASES: Mapping[str, tuple[Files, list[str]]] = {
    "a comparison with all in its place": (compared(*SOUND), []),
    "a row that fits all hypotheses": (
        compared(*SOUND, "closure#cause + +"),
        ["hypotheses/more.yaml:9:7 undiagnostic-evidence"],
    ),
    "a row that fits none": (
        compared(*SOUND, "closure#cause -- --"),
        ["hypotheses/more.yaml:9:7 undiagnostic-evidence"],
    ),
    "a row that has no bearing on any": (
        compared(*SOUND, "closure#cause n/a n/a weak"),
        ["hypotheses/more.yaml:9:7 undiagnostic-evidence"],
    ),
    "a row that has a bearing on one": (compared(*SOUND, "closure#cause n/a +"), []),
    "a hypothesis that nothing contradicts": (
        compared("closure#cracks ++ --", "meeting#one-crack 0 --"),
        ["hypotheses/more.yaml:4:7 untested-hypothesis"],
    ),
    "hypotheses that nothing contradicts": (
        compared("closure#cracks ++ 0", "meeting#one-crack 0 +"),
        ["hypotheses/more.yaml:4:7 untested-hypothesis", "hypotheses/more.yaml:5:7 untested-hypothesis"],
    ),
    "one origin that decides": (
        compared("closure#cracks - --", "meeting#one-crack + 0"),
        ["hypotheses/more.yaml:1:3 deciding-origin"],
    ),
    "two reports of one origin that decide": (
        {**SAME_WIRE, **compared(*SOUND)},
        ["hypotheses/more.yaml:1:3 deciding-origin"],
    ),
    "evidence of no weight but the only one": (
        compared("closure#cracks - -- weak", "meeting#one-crack - - strong"),
        ["hypotheses/more.yaml:1:3 deciding-origin", "hypotheses/more.yaml:8:7 undiagnostic-evidence"],
    ),
    "two hypotheses that come first together": (compared("closure#cracks -- 0", "meeting#one-crack 0 --"), []),
    "an event as evidence, whose report decides": (
        compared("bridge-shut - --", "closure#cracks + --"),
        ["hypotheses/more.yaml:1:3 deciding-origin"],
    ),
}

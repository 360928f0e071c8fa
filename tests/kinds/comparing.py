"""A question about a weir with three hypotheses, on the briefing that is about origins, and with many of both."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

ORIGINS = ROOT / "tests" / "briefings" / "origins"

QUESTION = """
- id: why-over
  question: Why did the weir overflow?
  text: The [[panel]] has looked.
  hypotheses:
    - {id: gate, statement: The gate was shut too late.}
    - {id: rain, statement: It rained for a week.}
    - {id: mill, statement: The mill held the water back.}
  evidence:
    - {passage: morning#over, consistency: {gate: ++, rain: "-", mill: "--"}, weight: strong, why: "See [[wire]]."}
    - {passage: evening#over, consistency: {gate: +, rain: 0, mill: "-"}}
    - {passage: weekly#over, consistency: {gate: "-", rain: "--", mill: +}}
    - {passage: flood, consistency: {gate: n/a, rain: C, mill: II}, weight: weak}
    - {passage: local#over, consistency: {gate: +, rain: +, mill: +}}
    - {passage: letter#gate, consistency: {gate: 0, rain: "-", mill: ++}}
"""
"""By hand, in halves: gate 2; rain 4 + 4 + 2; mill 8 + 2, since the row of the evening shares its origins with both."""


def with_question(to: Path, question: str = QUESTION) -> Path:
    """The briefing with the question, and a judgement that rests on it."""
    shutil.copytree(ORIGINS, to)
    (to / "hypotheses.yaml").write_text(question, encoding="utf-8")
    with (to / "judgements.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "- {id: late, statement: The gate was late., likelihood: likely, confidence: low, "
            "evidence: [weekly#over, local#over], hypotheses: why-over}\n"
        )
    return to


def large_question(hypotheses: int, rows: int) -> str:
    """A question with so many of both, whose words are long."""
    names = [f"h{number}" for number in range(hypotheses)]
    marks = ("++", "+", "0", "-", "--", "n/a")
    passages = [
        f"{article}#{note}" for article in ("morning", "evening", "weekly", "local") for note in ("over", "gate")
    ]
    lines = ["- id: why-over", "  question: Why did the weir overflow in the night?", "  hypotheses:"]
    lines += (f"    - {{id: {name}, statement: The {name} of the gatekeepers’ guild was too late.}}" for name in names)
    lines.append("  evidence:")
    for row in range(rows):
        rated = ", ".join(f'{name}: "{marks[(row * 5 + at * (row % 7)) % 6]}"' for at, name in enumerate(names))
        lines.append(f"    - passage: {passages[row % len(passages)]}\n      consistency: {{{rated}}}")
        lines.append("      why: What a gatekeeper says of a gate is what one gatekeeper says of that gate.")
    return "\n".join(lines) + "\n"

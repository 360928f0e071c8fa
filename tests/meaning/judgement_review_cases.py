"""Arguments that a review objects to, and those beside them to which it does not."""

from __future__ import annotations

from collections.abc import Mapping

from tests.meaning.review_cases import ORIGIN, Files, edition, judgement
from tests.meaning.review_texts import ALL_READ, REVIEWED


def argued(more: str, likelihood: str = "unlikely", confidence: str = "moderate", identifier: str = "argued") -> str:
    """A judgement to which nothing is to be said but for what is added."""
    evidence = "closure#cracks, meeting#one-crack"
    lines = "".join(f"  {line}\n" for line in more.split("\n") if line)
    return judgement(likelihood, confidence, evidence).replace("id: cracked", f"id: {identifier}") + lines


def signed(more: str) -> Files:
    """A briefing of which all was read again by Bo Reed in June 2031, with what is added to its judgement."""
    return {"briefing.yaml": REVIEWED, **ALL_READ, "judgements.yaml": f"{ALL_READ['judgements.yaml']}  {more}\n"}


JUDGEMENT_CASES: Mapping[str, tuple[Files, list[str]]] = {
    "judgements of which none has a reasoning": ({"judgements/more.yaml": argued("gaps: The depth.")}, []),
    "judgements of which one has a reasoning": (
        {"judgements/more.yaml": argued("reasoning: The engineer saw it.")},
        ["judgements.yaml:1:3 judgement-without-reasoning"],
    ),
    "low confidence where no gap is named": ({"judgements/more.yaml": argued("", confidence="low")}, []),
    "low confidence where another judgement names a gap": (
        {"judgements/more.yaml": argued("", confidence="low") + argued("gaps: [Depth]", identifier="other")},
        ["judgements/more.yaml:1:3 low-confidence-without-gap"],
    ),
    "low confidence with its gap": ({"judgements/more.yaml": argued("gaps: Depth", confidence="low")}, []),
    "nearly sure where no alternative is named": ({"judgements/more.yaml": argued("", "almost certain")}, []),
    "nearly sure where another judgement has alternatives": (
        {
            "judgements/more.yaml": argued("", "highly probable")
            + argued("alternatives: {judgement: open-by-the-fair, why: So.}", "likely", identifier="other")
        },
        ["judgements/more.yaml:1:3 no-alternative"],
    ),
    "likely where another judgement has alternatives": (
        {
            "judgements/more.yaml": argued("", "likely")
            + argued("alternatives: [{statement: A shadow., why: So.}]", identifier="other")
        },
        [],
    ),
    "an assumption that nobody would notice failing": (
        {"judgements/more.yaml": argued("assumptions:\n  - text: The keeper counts.\n    otherwise: Nobody does.")},
        ["judgements/more.yaml:7:13 unwatched-assumption"],
    ),
    "an assumption with signs": (
        {"judgements/more.yaml": argued("assumptions: {text: The keeper counts., signs: He says so.}")},
        [],
    ),
    "an assumption of a judgement with indicators": (
        {"judgements/more.yaml": argued("assumptions: The keeper counts.\nindicators: {text: A list., direction: up}")},
        [],
    ),
    "a likelihood that changed without a reason": (
        {"judgements/more.yaml": argued("changed:\n  - {date: 2031-04-20, from: likely}")},
        ["judgements/more.yaml:7:7 changed-without-reason"],
    ),
    "a likelihood that changed for a reason": (
        {"judgements/more.yaml": argued("changed: {date: 2031-04-20, from: likely, why: A diver went down.}")},
        [],
    ),
    "an outcome that nothing shows": (
        {"judgements/more.yaml": argued("outcome: {result: did not, date: 2031-07-01}")},
        ["judgements/more.yaml:1:3 outcome-without-evidence"],
    ),
    "an outcome that an event shows": (
        {"judgements/more.yaml": argued("outcome: {result: partly, date: 2031-07-01, evidence: bridge-shut}")},
        [],
    ),
    "a judgement of which it should be known what came": (
        {"judgements/more.yaml": argued("due: 2001-05")},
        ["judgements/more.yaml:1:3 overdue"],
    ),
    "a judgement that was due, with its outcome": (
        {
            "judgements/more.yaml": argued(
                "due: 2001-05\noutcome: {result: unclear, date: 2001-04, evidence: closure#shut}"
            )
        },
        [],
    ),
    "judgements that are due in the end, or some day": (
        {"judgements/more.yaml": argued("due: 9999") + argued("due: 2001/..", identifier="other")},
        [],
    ),
    "a judgement that was made when its outcome was known": (
        {
            "judgements/more.yaml": argued(
                "date: 2031-09\noutcome: {result: happened, date: 2031-07-01, evidence: closure#shut}"
            )
        },
        ["judgements/more.yaml:1:3 date-order"],
    ),
    "a judgement that was made before its evidence appeared": (
        {"judgements/more.yaml": argued("date: 2031-04-05")},
        ["judgements/more.yaml:5:30 date-order"],
    ),
    "a judgement that was changed when more evidence appeared": (
        {"judgements/more.yaml": argued("date: 2031-04-05\nchanged: {date: 2031-04-12, from: likely, why: So.}")},
        [],
    ),
    "a judgement that was made and settled after the edition": (
        {
            "briefing.yaml": edition("2031-05"),
            "judgements/more.yaml": argued(
                "date: 2031-07\noutcome: {result: happened, date: 2031-08, evidence: closure#shut}"
            ),
        },
        ["judgements/more.yaml:1:3 date-order", "judgements/more.yaml:1:3 date-order"],
    ),
    "a likely judgement on an event and a judgement of one origin": (
        {
            "judgements/more.yaml": judgement("likely", "low", "bridge-shut, other")
            + argued("").replace("id: argued", "id: other").replace(", meeting#one-crack", "")
        },
        [ORIGIN],
    ),
    "a likely judgement on a judgement of two origins": (
        {"judgements/more.yaml": judgement("likely", "low", "other") + argued("", identifier="other")},
        [],
    ),
    "a judgement that its author has read again": (signed("by: bo  reed"), ["judgements.yaml:1:3 not-reviewed"]),
    "a judgement that its second author has read again": (
        signed("by: [Ann Moss, Bo Reed]"),
        ["judgements.yaml:1:3 not-reviewed"],
    ),
    "a judgement that was read before it was made": (signed("date: 2031-07-01"), ["judgements.yaml:1:3 not-reviewed"]),
    "a judgement that another has read again": (signed("by: Ann Moss\n  date: 2031-06-01"), []),
}

"""Texts of briefings that a review is tried with: figures, and notes that were read by a second person."""

from __future__ import annotations

from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"
NOTICE = "- id: ferry\n  quote: The ferry leaves\n  text: So it is said.\n"
"""A note on the one article of the small briefing that has none, so that nothing is left to object to."""

REVIEWED = "title: A bridge\nreview: required\n"
JUDGEMENTS = (SMALL / "judgements.yaml").read_text(encoding="utf-8")


def read_again(review: str) -> str:
    """The note on the notice, read again as given."""
    return f"{NOTICE}  by: Ann Moss\n  date: 2031-05-01\n" + (f"  reviewed: {review}\n" if review else "")


def all_read_again(text: str) -> str:
    """A list of notes or judgements, each read by a second person."""
    return (
        "\n- ".join(f"{item.rstrip()}\n  reviewed: {{by: Bo Reed, date: 2031-06}}" for item in text.split("\n- "))
        + "\n"
    )


ALL_READ = {
    "notes/notice.yaml": read_again("{by: Bo Reed, date: 2031-06}"),
    "judgements.yaml": all_read_again(JUDGEMENTS),
    **{
        f"notes/{name}.yaml": all_read_again((SMALL / "notes" / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("closure", "meeting")
    },
}


def figures(*units: str) -> str:
    """A claim on which two give a figure, each in a unit."""
    positions = "".join(
        f"    - {{who: {who}, stance: {stance}, value: 100{unit and f', unit: {unit}'}}}\n"
        for who, stance, unit in zip(("tam-reed", "parish-council"), ("asserts", "denies"), units, strict=True)
    )
    return f"- id: hundred\n  statement: A hundred people came.\n  positions:\n{positions}"

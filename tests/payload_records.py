"""A briefing with words of somebody's choice in every field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NEEDLE = "needle"
"""A word in every field, by which a search finds all."""


@dataclass
class Writing:
    """Writes a briefing in which the next of the payloads is in each field."""

    payloads: Sequence[str]
    start: int = 0
    fields: int = 0

    def next(self) -> str:
        self.fields += 1
        return self.payloads[(self.start + self.fields - 1) % len(self.payloads)]

    def words(self, before: str) -> str:
        return f"{before} {NEEDLE} {self.next()}"

    def address(self) -> str:
        encoded = re.sub(r"[\s<>\"\\]", lambda found: f"%{ord(found[0]):02X}", self.next())
        return f"https://a.example/{encoded}"

    def doi(self) -> str:
        return "10.1000/" + re.sub(r"\s", "_", self.next())

    def prose(self) -> str:
        """Markdown with the payloads wherever Markdown has a place for words."""
        forms = [
            "{}", "# {}", "### {}", "> {}", "- {}\n- {}", "1. {}", "*{}*", "**{}**", "`{}`", "    {}", "```\n{}\n```",
            "| {} | b |\n|---|---|\n| {} | c |", "[{}](https://a.example/)", "[x]({})", "![{}](https://a.example/x.png)",
            "![x]({})", "[x][{}]", "<{}>", "~~{}~~", "a {}\\\nb {}", "[[keeper|{}]]",
        ]  # fmt: skip
        return "\n\n".join(re.sub(r"\{\}", lambda _: self.words("").strip().replace("|", "¦"), form) for form in forms)


def full_records(w: Writing) -> dict[str, Any]:
    """Every kind of record with every one of its keys. A test holds it to the content model."""
    return {
        "briefing": {
            "title": w.words("Bridge"),
            "description": w.words("About"),
            "language": "en",
            "edition": w.words("May"),
            "editors": [w.words("Group"), {"name": w.words("Others"), "url": w.address()}],
            "url": "https://site.example/bridge/",
            "rights": "full",
            "with": ["single", "epub", "zip"],
        },
        "articles": {
            "title": w.words("News"),
            "publisher": w.words("Courier"),
            "author": [w.words("Ada"), w.words("Ben")],
            "url": w.address(),
            "doi": w.doi(),
            "archived": w.address(),
            "published": "2031-04-02",
            "grade": {"source": "B", "report": 2, "why": w.words("because")},
        },
        "notes": [
            {
                "id": "one",
                "quote": "The keeper saw cracks",
                "kind": "context",
                "text": w.prose(),
                "see": ["shut"],
                "earlier": [{"quote": w.words("saw"), "until": "2031-04-12"}],
                "by": [w.words("Ada"), w.words("Ben")],
                "date": "2031-05-20",
                "tags": [w.words("Weir"), w.words("Cracks")],
                "reviewed": _reviewed(w),
            },
            {"id": "two", "quotes": ["shut on Tuesday", "by the fair"], "text": w.words("Two")},
            {
                "id": "several",
                "quotes": [
                    w.words("several"),
                    {"quote": w.words("one"), "prefix": w.words("before"), "suffix": w.words("after")},
                ],
                "text": w.words("Several"),
            },
            {"id": "lost", "quote": w.words("lost"), "text": w.words("Lost")},
            {"id": "context", "quote": "fair", "prefix": w.words("the"), "suffix": w.words("of"), "text": w.words("C")},
            {
                "id": "gone",
                "quote": w.words("gone"),
                "text": w.words("Gone"),
                "withdrawn": {"date": "2031-05-01", "reason": w.words("It is gone")},
            },
        ],
        "entries": [
            {
                "id": "keeper",
                "type": "person",
                "name": w.words("Keeper"),
                "aliases": [w.words("Guard"), "Keeper"],
                "summary": w.words("Who"),
                "text": w.prose(),
                "links": [w.address(), {"url": w.address(), "title": w.words("More")}],
            },
            {"id": "arch", "type": "term", "name": w.words("Arch"), "summary": w.words("A term")},
            {"id": "marrow", "type": "place", "name": w.words("Marrow")},
        ],
        "events": [
            {
                "id": "shut",
                "date": "2031-04-01",
                "title": w.words("Shut"),
                "who": ["keeper"],
                "place": "marrow",
                "summary": w.words("What"),
                "evidence": ["news#one"],
            },
        ],
        "claims": [
            {
                "id": "claim",
                "statement": w.words("Claimed"),
                "text": w.prose(),
                "positions": [
                    {
                        "who": "keeper",
                        "stance": "asserts",
                        "evidence": ["news#one"],
                        "date": "2031-04-02",
                        "text": w.prose(),
                        "value": "4",
                        "unit": w.words("cracks"),
                    },
                    {"who": "keeper", "stance": "denies", "value": {"from": "9"}, "unit": w.words("holes")},
                ],
            },
        ],
        "judgements": [
            {
                "id": "judged",
                "statement": w.words("Judged"),
                "likelihood": "unlikely",
                "confidence": "moderate",
                "hypotheses": ["asked"],
                "evidence": [{"passage": "news#one", "why": w.prose(), "weight": "strong"}],
                "against": [{"passage": "news#two", "why": w.words("but")}],
                "about": "claim",
                **_argument(w),
                "by": [w.words("Ada"), w.words("Ben")],
                "reviewed": _reviewed(w),
                "outcome": {
                    "result": "happened",
                    "date": "2031-06",
                    "text": w.words("Come"),
                    "evidence": [{"passage": "news#one", "why": w.words("shown")}],
                },
            },
        ],
        "hypotheses": [
            {
                "id": "asked",
                "question": w.words("Asked"),
                "text": w.prose(),
                "hypotheses": [
                    {"id": "first", "statement": w.words("First")},
                    {"id": "second", "statement": w.words("Second")},
                ],
                "evidence": [
                    {
                        "passage": "news#one",
                        "consistency": {"first": "++", "second": "--"},
                        "why": w.words("Why"),
                        "weight": "strong",
                    },
                    {"passage": "shut", "consistency": {"first": "-", "second": "n/a"}, "why": w.words("Shut")},
                ],
            },
        ],
        "pages": {"title": w.words("Front"), "show": ["judgements", "timeline", "claims"]},
    }


def _reviewed(w: Writing) -> list[dict[str, str]]:
    return [{"by": w.words("Cem"), "date": "2031-05-21", "says": w.words("Read")}]


def _argument(w: Writing) -> dict[str, Any]:
    """What a judgement says for itself, in texts."""
    return {
        "reasoning": w.prose(),
        "assumptions": [
            w.words("Given"),
            {"text": w.words("Taken"), "otherwise": w.words("Else"), "signs": w.words("Seen")},
        ],
        "gaps": [w.words("Unknown")],
        "alternatives": [{"statement": w.words("Other"), "why": w.words("why not")}],
        "indicators": [{"text": w.words("If"), "direction": "up"}],
        "implications": [w.words("So")],
        "changed": [{"date": "2031-05", "from": "likely", "why": w.words("since")}],
    }


_LISTS = ("entries", "events", "claims", "judgements", "hypotheses")


def write_briefing(content: Path, w: Writing) -> None:
    """Write the records as a briefing, with prose in an article and in two pages."""
    records = full_records(w)
    body = "The keeper saw cracks. The bridge was shut on Tuesday.\n\nIt opens by the fair."
    files = {
        "briefing.yaml": _yaml(records["briefing"]),
        "articles/news.md": _front(records["articles"], f"{body}\n\n{w.prose()}"),
        "articles/second.md": _front({"title": w.words("Second"), "rights": "excerpt", "via": "news"}, w.prose()),
        "articles/third.md": _front({"title": w.words("Third"), "digest": True, "via": "keeper"}, w.prose()),
        "notes/news.yaml": _yaml(records["notes"]),
        "pages/index.md": _front(records["pages"], w.prose()),
        "pages/method.md": _front({"title": w.words("Method")}, w.prose()),
        **{
            f"{name}.yaml": _yaml(records[name]) for name in ("entries", "events", "claims", "judgements", "hypotheses")
        },
    }
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")


def _yaml(value: object) -> str:
    written: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000, default_style='"')
    # Numbers, dates and choices are read with quotation marks as well; yes and no are not.
    return written.replace('!!bool "true"', "yes").replace('!!int "2"', "2")


def _front(value: object, body: str) -> str:
    return f"---\n{_yaml(value)}---\n\n{body}\n"

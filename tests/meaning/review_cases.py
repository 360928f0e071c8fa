"""Briefings that a review objects to, and those beside them to which it does not."""

from __future__ import annotations

from collections.abc import Mapping

from tests.conftest import ROOT, SOURCE, sourced
from tests.meaning.review_texts import ALL_READ, JUDGEMENTS, REVIEWED, figures, read_again

SMALL = ROOT / "tests" / "briefings" / "small"

Files = Mapping[str, str]


def article(front: str = "", body: str = "The river is high.") -> str:
    return sourced(f"---\ntitle: A letter\n{front}\n---\n\n{body}\n")


def unsourced(*without: str, front: str = "") -> str:
    """An article of which some of that is not said."""
    return "".join(line for line in article(front).splitlines(keepends=True) if line.partition(":")[0] not in without)


def page(text: str) -> str:
    return f"---\ntitle: More\n---\n{text}\n"


def edition(name: str) -> str:
    return f"title: A bridge\nedition: {name}\n"


def withdrawn(date: str) -> str:
    return f"- id: gone\n  quote: low\n  withdrawn: {{date: {date}, reason: It was mended.}}\n"


def entry(identifier: str, name: str, *lines: str) -> str:
    return "".join(f"{line}\n" for line in (f"- id: {identifier}", "  type: person", f"  name: {name}", *lines))


def judgement(likelihood: str, confidence: str, evidence: str) -> str:
    return (
        f"- id: cracked\n  statement: The arch is cracked.\n  likelihood: {likelihood}\n"
        f"  confidence: {confidence}\n  evidence: [{evidence}]\n"
    )


def claim(*stances: str) -> str:
    positions = "".join(
        f"    - who: {who}\n      stance: {stance}\n"
        for who, stance in zip(("tam-reed", "parish-council"), stances, strict=False)
    )
    return f"- id: hundred\n  statement: A hundred people came.\n  positions:\n{positions}"


def said(date: str, evidence: str = "closure#cause") -> str:
    """A claim with two sides, of which one is dated."""
    return (
        claim("denies") + "    - who: parish-council\n      stance: asserts\n"
        f"      date: {date}\n      evidence: {evidence}\n"
    )


def event(date: str) -> str:
    return f"- id: cracks-seen\n  date: {date}\n  title: Cracks are seen\n  evidence: closure#cracks\n"


def words(count: int, start: int = 0) -> str:
    return " ".join(f"word{number}" for number in range(start, start + count))


def note(quote: str, identifier: str = "words", kind: str = "context", *lines: str) -> str:
    speaks = any(line.lstrip().startswith(("text:", "see:")) for line in lines)
    said = lines if speaks else (*lines, "  text: So it is.")
    return "".join(f"{line}\n" for line in (f"- id: {identifier}", f"  quote: {quote}", f"  kind: {kind}", *said))


def quoted(rights: str, total: int, *quotes: str, front: str = "") -> Files:
    """An article of many words in paragraphs of ten, and a note on each quote."""
    body = "\n\n".join(words(10, start) for start in range(0, total, 10))
    return {
        "articles/letter.md": article(f"rights: {rights}\n{front}", body),
        "notes/letter.yaml": "".join(note(quote, f"q{number}") for number, quote in enumerate(quotes)),
    }


def with_earlier(files: Files, quote: str) -> Files:
    """The files with another wording of the last note's words, which the article had before."""
    name = "notes/letter.yaml"
    return {**files, name: f"{files[name]}  earlier:\n    - {{quote: {quote}, until: 2031-05-01}}\n"}


SAME_WIRE = {
    "articles/meeting.md": sourced(
        (SMALL / "articles" / "meeting.md")
        .read_text(encoding="utf-8")
        .replace("publisher:", "via: parish-council\npublisher:")
    )
}
"""The second article, with the origin of the first."""

UNMENTIONED = "entries/more.yaml:1:3 unmentioned-entry"
ORIGIN = "judgements/more.yaml:1:3 single-origin"
INCOMPLETE = "articles/letter.md:1:1 incomplete-source"
LETTER_DATES = "articles/letter.md:1:1 date-order"
EARLIER = note("The river") + ("  earlier:\n    - {quote: The lake, until: 2031-05-01}\n")
DATED = {"notes/letter.yaml": note("The river")}

CASES: dict[str, tuple[Files, list[str]]] = {
    "a briefing with all in its place": ({}, []),
    "an entry that nothing names": ({"entries/more.yaml": entry("joan", "Joan Moss")}, [UNMENTIONED]),
    "an entry that only names itself": (
        {"entries/more.yaml": entry("joan", "Joan Moss", "  text: Joan Moss rows.")},
        [UNMENTIONED],
    ),
    "an entry that an article names": ({"entries/more.yaml": entry("joan", "Joan Moss", "  aliases: [ferry]")}, []),
    "an entry that a record refers to": (
        {
            "entries/more.yaml": entry("joan", "Joan Moss"),
            "events/more.yaml": event("2031-03").replace("evidence", "who: joan\n  evidence"),
        },
        [],
    ),
    "an entry that is named where readers do not see it": (
        {
            "entries/more.yaml": entry("joan", "Joan Moss"),
            "articles/letter.md": article("rights: link", "Joan Moss rows."),
        },
        [UNMENTIONED],
    ),
    "an alias of two entries": (
        {
            "entries/more.yaml": entry("joan", "Joan Moss", "  aliases: [ferry, Moss]")
            + entry("ann", "Ann Moss", "  aliases: [The ferry, Moss]"),
            "pages/more.md": page("[[joan]] and [[ann]]"),
        },
        ["entries/more.yaml:5:3 shared-alias"],
    ),
    "two spellings that begin a sentence alike": (
        {"entries/more.yaml": entry("stone", "Keystone"), "pages/more.md": page("[[stone]] [[keystone]]")},
        ["entries/places.yaml:5:3 shared-alias"],
    ),
    "an alias that is also the entry's name": (
        {"entries/more.yaml": entry("joan", "Joan Moss", "  aliases: [Joan Moss, ferry]")},
        [],
    ),
    "a claim that all assert": (
        {"claims/more.yaml": claim("asserts", "asserts")},
        ["claims/more.yaml:1:3 one-sided-claim"],
    ),
    "notes that nobody has read again": (
        {"briefing.yaml": REVIEWED, **ALL_READ, "notes/notice.yaml": read_again("")},
        ["notes/notice.yaml:1:3 not-reviewed"],
    ),
    "a note that its author has read again": (
        {"briefing.yaml": REVIEWED, **ALL_READ, "notes/notice.yaml": read_again("{by: ann  moss, date: 2031-05-02}")},
        ["notes/notice.yaml:1:3 not-reviewed"],
    ),
    "a note that was read before it was written": (
        {"briefing.yaml": REVIEWED, **ALL_READ, "notes/notice.yaml": read_again("{by: Bo Reed, date: 2031-04}")},
        ["notes/notice.yaml:1:3 not-reviewed"],
    ),
    "a note that another has read again": (
        {"briefing.yaml": REVIEWED, **ALL_READ, "notes/notice.yaml": read_again("{by: Bo Reed, date: 2031-05}")},
        [],
    ),
    "a note that nobody need read again": ({"notes/notice.yaml": read_again("")}, []),
    "a judgement that nobody has read again": (
        {"briefing.yaml": REVIEWED, **ALL_READ, "judgements.yaml": JUDGEMENTS},
        ["judgements.yaml:1:3 not-reviewed"],
    ),
    "figures in two units": (
        {"claims/more.yaml": figures("people", "persons")},
        ["claims/more.yaml:1:3 different-units"],
    ),
    "figures of which one has no unit": (
        {"claims/more.yaml": figures("people", "")},
        ["claims/more.yaml:1:3 different-units"],
    ),
    "figures in one unit, written twice": ({"claims/more.yaml": figures("people", "People")}, []),
    "a claim that one denies": ({"claims/more.yaml": claim("denies")}, ["claims/more.yaml:1:3 one-sided-claim"]),
    "a claim that one asserts and one denies": ({"claims/more.yaml": claim("asserts", "denies")}, []),
    "a claim that one asserts and one reports": ({"claims/more.yaml": claim("asserts", "attributes")}, []),
    "an event with evidence": ({"events/more.yaml": event("2031-03")}, []),
    "events without evidence": (
        {
            "events/more.yaml": "- id: fair\n  date: 2031-07\n  title: A fair\n- id: rain\n  date: 2031-08\n"
            "  title: Rain\n  summary: The [[closure#shut|paper]] says so.\n  evidence: []\n"
        },
        ["events/more.yaml:1:3 event-without-evidence", "events/more.yaml:4:3 event-without-evidence"],
    ),
    "an article with all that says where it is from": ({"articles/letter.md": article(), **DATED}, []),
    "an article without a publisher": ({"articles/letter.md": unsourced("publisher"), **DATED}, [INCOMPLETE]),
    "an article without a date": ({"articles/letter.md": unsourced("published"), **DATED}, [INCOMPLETE]),
    "an article without an address": ({"articles/letter.md": unsourced("url"), **DATED}, [INCOMPLETE]),
    "an article of which a copy is kept": (
        {"articles/letter.md": unsourced("url", front="archived: https://archive.example/letter"), **DATED},
        [],
    ),
    "an article that says nothing, and is only pointed at": (
        {"articles/letter.md": unsourced(*SOURCE, front="rights: link")},
        [INCOMPLETE],
    ),
    "a digest of a report without an address": (
        {"articles/letter.md": unsourced("url", front="digest: yes"), **DATED},
        [INCOMPLETE],
    ),
    "an article without notes": ({"articles/letter.md": article()}, ["articles/letter.md:1:1 article-without-notes"]),
    "an article with a note": ({"articles/letter.md": article(), **DATED}, []),
    "a note that says nothing": (
        {"notes/notice.yaml": "- id: ferry\n  quote: The ferry leaves\n"},
        ["notes/notice.yaml:1:3 note-without-text"],
    ),
    "a note that leads somewhere": (
        {"notes/notice.yaml": "- id: ferry\n  quote: The ferry leaves\n  see: closure#shut\n"},
        [],
    ),
    "an article with a withdrawn note": (
        {"articles/letter.md": article(), "notes/letter.yaml": withdrawn("2031-05-01")},
        [],
    ),
    "an article that is only pointed at": ({"articles/letter.md": article("rights: link")}, []),
    "a likely judgement on one article": (
        {"judgements/more.yaml": judgement("likely", "low", "closure#cracks, closure#shut")},
        [ORIGIN],
    ),
    "a judgement of high confidence on one article": (
        {"judgements/more.yaml": judgement("unlikely", "high", "closure#cracks")},
        [ORIGIN],
    ),
    "an unlikely judgement on one article": (
        {"judgements/more.yaml": judgement("unlikely", "moderate", "closure#cracks")},
        [],
    ),
    "a likely judgement on two origins": (
        {"judgements/more.yaml": judgement("likely", "high", "closure#cracks, meeting#one-crack")},
        [],
    ),
    "a likely judgement on two articles of one origin": (
        {**SAME_WIRE, "judgements/more.yaml": judgement("likely", "high", "closure#cracks, meeting#one-crack")},
        [ORIGIN],
    ),
    "a corroboration that names nothing": (
        {"notes/notice.yaml": note("The bridge is shut", "shut", "corroboration")},
        ["notes/notice.yaml:1:3 single-origin"],
    ),
    "a corroboration that sees another origin": (
        {"notes/notice.yaml": note("The bridge is shut", "shut", "corroboration", "  see: closure#shut")},
        [],
    ),
    "a corroboration that speaks of an event with evidence elsewhere": (
        {"notes/notice.yaml": note("The bridge is shut", "shut", "corroboration", "  text: On [[bridge-shut]].")},
        [],
    ),
    "a corroboration by its own article": (
        {
            "notes/notice.yaml": note("The bridge is shut", "shut", "corroboration", "  see: notice#other")
            + note("The ferry leaves", "other")
        },
        ["notes/notice.yaml:1:3 single-origin"],
    ),
    "quotes of a quarter": (quoted("quotes", 200, words(25), words(25, 100)), []),
    "quotes of more than a quarter": (
        quoted("quotes", 200, words(26), words(25, 100)),
        ["articles/letter.md:1:1 much-quoted"],
    ),
    "the same words quoted three times": (quoted("quotes", 200, words(20), words(20, 2), words(18, 1)), []),
    "one passage of a hundred words": (quoted("quotes", 1000, words(100)), []),
    "one passage of a hundred and one": (quoted("quotes", 1000, words(101)), ["articles/letter.md:1:1 much-quoted"]),
    "two passages that overlap to a hundred and one": (
        quoted("quotes", 1000, words(60), words(60, 41)),
        ["articles/letter.md:1:1 much-quoted"],
    ),
    "quotes of a quarter, with what the article said before": (
        with_earlier(quoted("quotes", 200, words(25), words(24, 100)), words(3, 300)),
        ["articles/letter.md:1:1 much-quoted"],
    ),
    "quotes with what the article said before, of a quarter in all": (
        with_earlier(quoted("quotes", 200, words(25), words(20, 100)), words(3, 300)),
        [],
    ),
    "words that are said to have stood until after the edition": (
        {
            **DATED,
            "briefing.yaml": edition("2031-05"),
            "articles/letter.md": article("published: 2031-04-20"),
            "notes/letter.yaml": EARLIER.replace("2031-05-01", "2031-07-01"),
        },
        ["notes/letter.yaml:1:3 date-order"],
    ),
    "words that stood until the edition": (
        {
            **DATED,
            "briefing.yaml": edition("2031-05"),
            "articles/letter.md": article("published: 2031-04-20"),
            "notes/letter.yaml": EARLIER,
        },
        [],
    ),
    "an excerpt of half the paragraphs": (quoted("excerpt", 100, *(words(1, start) for start in range(3, 53, 10))), []),
    "an excerpt of more": (
        quoted("excerpt", 100, *(words(1, start) for start in range(3, 63, 10))),
        ["articles/letter.md:1:1 much-quoted"],
    ),
    "a full article quoted whole": (quoted("full", 200, words(200)), []),
    "a digest, which is the analyst's own text": (quoted("quotes", 200, words(200), front="digest: yes"), []),
    "most of a very short article": (quoted("quotes", 30, words(25)), []),
    "retrieved long before it was published": (
        {"articles/letter.md": article("published: 2031-04-20\nretrieved: 2031-04-02"), **DATED},
        [LETTER_DATES],
    ),
    "retrieved on the day before, as elsewhere on earth it was": (
        {"articles/letter.md": article("published: 2031-04-20\nretrieved: 2031-04-19"), **DATED},
        [],
    ),
    "retrieved two days before": (
        {"articles/letter.md": article("published: 2031-04-20\nretrieved: 2031-04-18"), **DATED},
        [LETTER_DATES],
    ),
    "retrieved in the month it was published": (
        {"articles/letter.md": article("published: 2031-04-20\nretrieved: 2031-04"), **DATED},
        [],
    ),
    "retrieved before a date that is not sure": (
        {"articles/letter.md": article("published: 2031-04-20~\nretrieved: 2031-03"), **DATED},
        [],
    ),
    "retrieved in an open interval": (
        {"articles/letter.md": article("published: 2031-04-20\nretrieved: 2031-03/.."), **DATED},
        [],
    ),
    "published after the edition": (
        {**DATED, "briefing.yaml": edition("2031-05"), "articles/letter.md": article("published: 2031-07")},
        [LETTER_DATES],
    ),
    "published after an edition that bears a name": (
        {"briefing.yaml": edition("Second"), "articles/letter.md": article("published: 2031-07"), **DATED},
        [],
    ),
    "withdrawn before it was published": (
        {"articles/letter.md": article("published: 2031-04-20"), "notes/letter.yaml": withdrawn("2031-04-01")},
        ["notes/letter.yaml:1:3 date-order"],
    ),
    "a position taken before its evidence appeared": ({"claims/more.yaml": said("2031-03")}, []),
    "a position taken after its evidence appeared": (
        {"claims/more.yaml": said("2031-05")},
        ["claims/more.yaml:9:17 date-order"],
    ),
    "a position taken after the edition": (
        {"briefing.yaml": edition("2031-05"), "claims/more.yaml": said("2031-07", "[]")},
        ["claims/more.yaml:6:12 date-order"],
    ),
    "an event that is only announced": ({"events/more.yaml": event("2033-21?")}, []),
    "an event that began before its evidence appeared": ({"events/more.yaml": event("2031-03/2031-07")}, []),
    "an event told before it began": (
        {"briefing.yaml": edition("2031-08"), "events/more.yaml": event("2031-05/2031-07")},
        ["events/more.yaml:4:13 date-order"],
    ),
    "an event that lies beyond all that the briefing knows": ({"events/more.yaml": event("2031-05/2031-07")}, []),
    "an event that lies beyond the edition": (
        {"briefing.yaml": edition("2031-05"), "events/more.yaml": event("2031-07")},
        [],
    ),
    "an event told before a year that datetime does not know": ({"events/more.yaml": event("Y20310")}, []),
    "an earlier wording that the article still has": (
        {
            "articles/letter.md": article(),
            "notes/letter.yaml": note("river", "high", "context", "  earlier: [{quote: river, until: 2031-05-01}]"),
        },
        ["notes/letter.yaml:1:3 earlier-unchanged"],
    ),
}

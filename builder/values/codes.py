"""The codes of problems: what each means, and how to fix it in general. docs/problems.md has an example of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from builder.values.problems import Severity


class _ProblemCode(NamedTuple):
    """What a code means, what to do about it, each in a sentence or two, and how grave it is."""

    meaning: str
    repair: str
    severity: Severity = "error"


CODES_BY_TOPIC: Mapping[str, Mapping[str, _ProblemCode]] = {
    "Files": {
        "missing-file": _ProblemCode("The briefing has no briefing.yaml.", "Add the file, with at least a title."),
        "nothing-to-build": _ProblemCode(
            "The briefing has neither an article nor a page.", "Put an article into articles/ or a page into pages/."
        ),
        "stray-file": _ProblemCode(
            "A file looks like content and is not read, because nothing in a briefing has its name.",
            "Rename it, move it into the folder it belongs in, or move it out of the briefing.",
            "warning",
        ),
        "case-clash": _ProblemCode(
            "The names of two files differ by capitals or by their ending alone.",
            "Rename one of them, or keep one of the two.",
        ),
        "notes-without-article": _ProblemCode(
            "A file of notes bears the name of no article.", "Name it as its article is named."
        ),
        "link-outside": _ProblemCode(
            "A symbolic link leads out of the content folder, or out of the theme.", "Copy the file into the folder."
        ),
        "link-folder": _ProblemCode(
            "A folder of the briefing or of its theme is a symbolic link, and links to folders are not followed.",
            "Put the folder itself in its place.",
        ),
        "unreadable": _ProblemCode(
            "A file or a folder cannot be read, or is none, such as a pipe.",
            "Look at its permissions, and whether it is there at all.",
        ),
        "not-utf8": _ProblemCode("A file is not encoded as UTF-8.", "Save it as UTF-8, which most editors offer."),
        "too-large": _ProblemCode(
            "A file, a text, a value or a list is larger than what is read.",
            "Divide it, or allow it under the key “limits” in briefing.yaml.",
        ),
        "more-problems": _ProblemCode(
            "A file has more than a hundred problems; the others are counted, and not shown.",
            "Repair those that are shown, and check again.",
        ),
    },
    "YAML": {
        "yaml-syntax": _ProblemCode(
            "A file is not YAML: a mark is missing, not closed or not allowed where it stands.",
            "Look at the place that is named; most often the value wants quotation marks.",
        ),
        "yaml-tab": _ProblemCode("A tab stands where YAML wants spaces.", "Indent with spaces."),
        "yaml-alias": _ProblemCode(
            "A value begins with a star or an ampersand, which YAML takes for an alias or an anchor.",
            "Put the value in quotation marks, or write it out.",
        ),
        "yaml-tag": _ProblemCode(
            "A value begins with an exclamation mark, which YAML takes for a tag.",
            "Put the value in quotation marks, or write it without the tag.",
        ),
        "yaml-depth": _ProblemCode(
            "Lists stand in each other deeper than any briefing needs.", "Look for a bracket that is not closed."
        ),
        "yaml-comment": _ProblemCode(
            "A value without quotation marks is followed by a # and a word, which YAML takes for a comment.",
            "Put the whole value in quotation marks, or write a space after the # if it is a comment.",
            "warning",
        ),
        "duplicate-key": _ProblemCode("A key stands twice in one record.", "Keep one of the two."),
    },
    "Front matter": {
        "front-matter-missing": _ProblemCode(
            "A page or an article does not begin with front matter.",
            "Begin the file with a line of three dashes, the title and another such line.",
        ),
        "front-matter-open": _ProblemCode(
            "The front matter has no end.", "Close it with a line of three dashes before the text begins."
        ),
    },
    "Values": {
        "missing-key": _ProblemCode("A record lacks a key that it needs.", "Add the key."),
        "unknown-key": _ProblemCode(
            "A record has a key that such records do not have.", "Correct its spelling, or remove it."
        ),
        "wrong-type": _ProblemCode(
            "A list, a text or keys with values stand where something else is wanted.",
            "Write what the message asks for.",
        ),
        "empty-value": _ProblemCode(
            "A key or a dash has nothing behind it.", "Write a value, or remove the key or the dash."
        ),
        "empty-list": _ProblemCode("A list that needs an item has none.", "Write at least one item."),
        "too-few-hypotheses": _ProblemCode(
            "A question has one hypothesis, and nothing that it could be compared with.",
            "Add what else could be so, or make it a judgement.",
        ),
        "exclusive-keys": _ProblemCode("A record has two keys of which only one can be there.", "Keep one of the two."),
        "bad-id": _ProblemCode(
            "An id or a file’s name has other characters than a–z, 0–9 and the hyphen, or more than 120 of them.",
            "Choose a shorter id, or one of these characters alone.",
        ),
        "reserved-id": _ProblemCode(
            "An id or a page’s name is one that the build or Windows keeps for itself.", "Choose another."
        ),
        "duplicate-id": _ProblemCode("Two records have the same id.", "Give one of them another id."),
        "duplicate-note": _ProblemCode("Two notes on one article have the same id.", "Give one of them another id."),
        "bad-choice": _ProblemCode("A value is none of the words that its key takes.", "Write one of the words named."),
        "bad-type": _ProblemCode(
            "The type of an entry is none of those there are.", "Write person, organisation, place, document or term."
        ),
        "bad-kind": _ProblemCode("The kind of a note is none of those there are.", "Write one of the kinds named."),
        "bad-stance": _ProblemCode(
            "A stance is none of those there are.", "Write asserts, denies, attributes, hedges, declines or retracts."
        ),
        "bad-likelihood": _ProblemCode(
            "A likelihood is none of the words of ICD 203.", "Write one of its seven words."
        ),
        "bad-confidence": _ProblemCode("A confidence is none of those there are.", "Write low, moderate or high."),
        "bad-grade": _ProblemCode(
            "A grade is not on the Admiralty scale.", "Write A to F for the source and 1 to 6 for the report."
        ),
        "bad-date": _ProblemCode(
            "A date is not written as EDTF writes it, or is not in the calendar.",
            "Write it as year, month and day with hyphens, or a part of that.",
        ),
        "bad-url": _ProblemCode("An address is not whole.", "Write it as a browser shows it, with https:// before it."),
        "bad-doi": _ProblemCode(
            "A DOI is not whole, or is written with more than itself.",
            "Write it from “10.” on, without the address that leads to it.",
        ),
        "bad-orcid": _ProblemCode(
            "An ORCID iD has not 16 characters, or its check character is wrong.",
            "Copy it from the page of the person at orcid.org.",
        ),
        "bad-number": _ProblemCode(
            "A number has other marks than digits and one point, or a range has no end or ends before it begins.",
            "Write the digits alone, or a range as {from: …, to: …}.",
        ),
        "bad-language": _ProblemCode(
            "A language is not named by a language tag.", "Write its two or three letters, such as en, de or ko."
        ),
    },
    "Quotes": {
        "quote-missing": _ProblemCode(
            "The words of a quote do not stand in the article.",
            "Quote words that do, whole words only; if the source has lost them, say withdrawn.",
        ),
        "quote-changed": _ProblemCode(
            "The words of a quote stand in the article only in a similar form.",
            "Take the words from the article, as the message shows them.",
        ),
        "quote-ambiguous": _ProblemCode(
            "The words of a quote stand in the article more than once.",
            "Add a prefix or a suffix that says which are meant.",
        ),
        "quote-context": _ProblemCode(
            "A prefix or a suffix fits nowhere, or does not say which quote it belongs to.",
            "Correct it, leave it out, or put it beside its quote.",
        ),
        "quote-empty": _ProblemCode(
            "A quote holds no words.", "Copy the words that the note is about from the article."
        ),
        "quote-twice": _ProblemCode("A note has both a quote and a list of quotes.", "Move the quote into the list."),
    },
    "Markdown": {
        "list-or-sentence": _ProblemCode(
            "A number or a hyphen begins a paragraph, and it is not certain whether it is a list’s.",
            "Put a backslash before its last sign if it belongs to the sentence.",
            "warning",
        ),
        "quotation-or-sign": _ProblemCode(
            "A “>” begins a paragraph, and it may be a sign for “more than”.",
            "Put a backslash before it if it belongs to the sentence.",
            "warning",
        ),
        "cells-joined": _ProblemCode(
            "A row of a table has more cells than the table has columns.",
            "Give the table another column, or put a backslash before a line that parts no cells.",
            "warning",
        ),
        "nested-too-deep": _ProblemCode(
            "Lists and quotations are nested deeper than they are followed.",
            "Take out marks before these words, most often a row of “>”.",
            "warning",
        ),
        "definition-unused": _ProblemCode(
            "A line defines the address of a link that is not there, and is not shown.",
            "Put a backslash before it if it is text, or remove it.",
            "warning",
        ),
    },
    "References": {
        "reference-blank": _ProblemCode(
            "A reference names no record, or has no words.",
            "Write the id, and words only where other words than the record’s name are to show.",
        ),
        "unknown-reference": _ProblemCode(
            "A reference names a record or a note that is not there.", "Correct the name, or add the record."
        ),
        "wrong-kind": _ProblemCode(
            "A key names a record of a kind that it does not take, such as a person under “place”.",
            "Name an entry, under “place” one of the type place; as an alternative a judgement; under “about” a claim.",
        ),
        "evidence-no-passage": _ProblemCode(
            "Evidence names a record instead of a passage.",
            "Name the note on the words, as article#note; evidence of a judgement can also be an event, a claim or "
            "another judgement.",
        ),
        "evidence-circle": _ProblemCode(
            "A judgement rests on judgements that rest on it.", "Take one of these references out."
        ),
        "evidence-withdrawn": _ProblemCode(
            "Evidence names a passage whose words are no longer in the source.",
            "Name another passage, or keep it: its page says that the words are gone.",
            "warning",
        ),
        "link-refused": _ProblemCode(
            "A link leads to where no page may lead.",
            "Link to https, http or mailto; name a record by its id in double brackets.",
            "warning",
        ),
    },
    "Rights": {
        "bad-rights": _ProblemCode("The rights are none of those there are.", "Write full, excerpt, quotes or link."),
    },
    "Theme": {
        "unknown-theme": _ProblemCode("There is no such theme.", "Correct its name, or name its folder."),
        "theme-broken": _ProblemCode(
            "A template or the words of a theme cannot be used.",
            "Look at the line named, and at the default theme’s file of the same name.",
        ),
        "language-without-words": _ProblemCode(
            "No theme has words for the interface in the briefing’s language.",
            "Add a file of words to a theme of your own.",
            "warning",
        ),
        "words-missing": _ProblemCode(
            "A theme’s words for a language are not complete.", "Add the words that are missing.", "warning"
        ),
        "unknown-words": _ProblemCode(
            "A theme has words under a key that nearly is one of the default theme’s.",
            "Correct the key’s spelling.",
            "warning",
        ),
    },
    "Search": {
        "search-index": _ProblemCode(
            "Pagefind’s files are of a form that is not known here.",
            "Install the version of pagefind-bin that the package asks for.",
            "warning",
        ),
    },
    "Received sites": {
        "handed-list": _ProblemCode(
            "A site has no list of its files, or none that can be used.",
            "Name the folder or the zip that a build made; if it is that, ask for it again.",
        ),
        "handed-changed": _ProblemCode(
            "A file of a site is not the one that was built.", "Build the site again, or ask for it again."
        ),
        "handed-missing": _ProblemCode("A file of a site is missing.", "Build the site again, or ask for it again."),
        "handed-unlisted": _ProblemCode(
            "A site has a file that no build wrote.",
            "Remove it, or name it with --own if it is yours and belongs there.",
        ),
        "handed-unsafe": _ProblemCode(
            "A site has what no build writes and what can do harm where it is opened or unpacked.",
            "Do not open, unpack or publish it; ask for it again.",
        ),
    },
    "Review": {
        "unmentioned-entry": _ProblemCode(
            "Nothing mentions an entry or refers to it.",
            "Add the spelling of texts that readers see to its aliases, refer to it, or remove it.",
            "warning",
        ),
        "shared-alias": _ProblemCode(
            "Two entries share a name or an alias, which is therefore linked to neither.",
            "Keep it with one of them, or write the link yourself where it is meant.",
            "warning",
        ),
        "not-reviewed": _ProblemCode(
            "A review is asked for, and nobody but its author has read a note or a judgement since it was made.",
            "Let a second person read it, and add them under “reviewed”.",
            "warning",
        ),
        "different-units": _ProblemCode(
            "The figures on a claim are in different units, so they are not on one scale.",
            "Write the same unit for what can be compared, or make it two claims.",
            "warning",
        ),
        "one-sided-claim": _ProblemCode(
            "All positions on a claim take the same stance.",
            "Add another side with its words, or make it an event or a judgement.",
            "warning",
        ),
        "event-without-evidence": _ProblemCode(
            "An event names no passage that reports it.", "Name the notes on such passages under “evidence”.", "warning"
        ),
        "incomplete-source": _ProblemCode(
            "An article has no publisher, no date or no address.",
            "Add what is missing, so that the report can be found and cited.",
            "warning",
        ),
        "article-without-notes": _ProblemCode(
            "An article has no note, and its rights are not “link”.",
            "Write a note, remove the article, or give it the rights “link”.",
            "warning",
        ),
        "note-without-text": _ProblemCode(
            "A note has neither a text nor something to see.",
            "Write its text, or name under “see” what it leads to.",
            "warning",
        ),
        "single-origin": _ProblemCode(
            "What is said to be firm or corroborated goes back to one origin.",
            "Add evidence of another origin, or say less.",
            "warning",
        ),
        "much-quoted": _ProblemCode(
            "More of an article is shown than its rights mean.", "Quote shorter passages, or fewer.", "warning"
        ),
        "earlier-unchanged": _ProblemCode(
            "An earlier wording of a note is what its quote says now.",
            "Write what the article said before, or leave that wording out.",
            "warning",
        ),
        "judgement-without-reasoning": _ProblemCode(
            "A judgement does not say how its evidence leads to it, and others do.",
            "Write its “reasoning”.",
            "warning",
        ),
        "low-confidence-without-gap": _ProblemCode(
            "A judgement of low confidence names nothing that is not known, and others do.",
            "Name it under “gaps”, or raise the confidence.",
            "warning",
        ),
        "no-alternative": _ProblemCode(
            "A judgement that is very likely or more names nothing else that could be so, and others do.",
            "Name it under “alternatives”, and why it is held less likely.",
            "warning",
        ),
        "unwatched-assumption": _ProblemCode(
            "Nothing says how one would notice that an assumption is wrong.",
            "Give the assumption “signs”, or the judgement “indicators”.",
            "warning",
        ),
        "changed-without-reason": _ProblemCode(
            "A likelihood changed, and nothing says why.", "Write the reason under “why”.", "warning"
        ),
        "outcome-without-evidence": _ProblemCode(
            "Nothing shows what came of a judgement.", "Name under “evidence” in the outcome what shows it.", "warning"
        ),
        "overdue": _ProblemCode(
            "The day is past by which it can be known what came of a judgement, and no outcome is given.",
            "Write the outcome; its result can be “unclear”.",
            "warning",
        ),
        "undiagnostic-evidence": _ProblemCode(
            "Evidence fits all hypotheses of a question alike, so it tells nothing.",
            "Rate it more exactly, or remove the row.",
            "warning",
        ),
        "untested-hypothesis": _ProblemCode(
            "Nothing speaks against a hypothesis: perhaps it was not tested.",
            "Look for evidence that it does not fit, and rate that.",
            "warning",
        ),
        "deciding-origin": _ProblemCode(
            "One hypothesis comes first, and without one origin it would not.",
            "Add evidence of another origin, or say in the text what the comparison rests on.",
            "warning",
        ),
        "date-order": _ProblemCode(
            "Two dates contradict each other.", "Correct one of them, or mark it as uncertain.", "warning"
        ),
    },
}
"""Every code, by what it is about and in the order of docs/problems.md."""

CODES: Mapping[str, _ProblemCode] = {code: meant for kind in CODES_BY_TOPIC.values() for code, meant in kind.items()}
"""Every code."""

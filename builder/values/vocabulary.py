"""The words that authors choose from, by the standard that each list follows."""

from __future__ import annotations

from typing import Literal

Rights = Literal["full", "excerpt", "quotes", "link"]
Autolink = Literal["first", "all", "none"]
FolderSearch = Literal["yes", "no", "zip"]

NOTE_KINDS = (
    "context",
    "definition",
    "attribution",
    "claim",
    "corroboration",
    "discrepancy",
    "correction",
    "question",
    "translation",
)
ENTRY_TYPES = ("person", "organisation", "place", "document", "term")
STANCES = ("asserts", "denies", "attributes", "hedges", "declines", "retracts")
SAYING_STANCES = frozenset({"asserts", "attributes", "hedges"})
"""Stances whose passages are where a claim appears; a denial is an answer to it."""
RIGHTS = ("full", "excerpt", "quotes", "link")
AUTOLINKS = ("first", "all", "none")
CONFIDENCES = ("low", "moderate", "high")
COPY_KINDS = ("zip", "single", "epub")

LIKELIHOODS = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
"""The likelihood scale of Intelligence Community Directive 203, least likely first."""

LIKELIHOOD_SYNONYMS = {
    "remote": "almost no chance",
    "highly improbable": "very unlikely",
    "highly improbably": "very unlikely",
    "improbable": "unlikely",
    "improbably": "unlikely",
    "roughly even odds": "roughly even chance",
    "probable": "likely",
    "probably": "likely",
    "highly probable": "very likely",
    "highly probably": "very likely",
    "nearly certain": "almost certain",
    "almost certainly": "almost certain",
    "nearly certainly": "almost certain",
}
"""The directive's second set of words for the same scale, adverbs included: each means one of `LIKELIHOODS`."""

LIKELIHOOD_RANGES = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""The range of each of `LIKELIHOODS` in per cent. Source: Intelligence Community Directive 203, D.6.e.(2)(a)."""

WEIGHTS = ("strong", "some", "weak")
"""How much an item of evidence counts."""

DIRECTIONS = ("more likely", "less likely")
DIRECTION_SYNONYMS = {"up": "more likely", "down": "less likely"}
"""Which way an indicator would move a judgement."""

OUTCOMES = ("happened", "did not", "partly", "unclear")
OUTCOME_SYNONYMS = {"did not happen": "did not"}
"""What came of a judgement."""

CONSISTENCIES = ("++", "+", "0", "-", "--", "n/a")
"""How evidence fits a hypothesis: very well, well, neither way, badly, very badly; or it has no bearing on it."""

CONSISTENCY_SYNONYMS = {
    "cc": "++",
    "c": "+",
    "n": "0",
    "i": "-",
    "ii": "--",
    "na": "n/a",
    "\u2212": "-",
    "\u2212\u2212": "--",
    "\u00b10": "0",
}
"""Other ways to write `CONSISTENCIES`: the letters of Heuer's matrix (consistent, neutral, inconsistent), and signs."""

RELIABILITY_GRADES = ("A", "B", "C", "D", "E", "F")
CREDIBILITY_GRADES = ("1", "2", "3", "4", "5", "6")
"""The Admiralty scale (NATO AJP-2.1): how reliable a source is, how credible one report."""


STANDALONE_SOURCE_TYPES = (
    "bill",
    "book",
    "classic",
    "collection",
    "dataset",
    "hearing",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "patent",
    "regulation",
    "report",
    "software",
    "standard",
    "thesis",
    "treaty",
)
"""Types of sources that are published by themselves, and not in a paper, a journal or a site."""

_CONTAINED_SOURCE_TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "broadcast",
    "chapter",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "interview",
    "legal_case",
    "paper-conference",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "review",
    "review-book",
    "song",
    "speech",
    "webpage",
)

SOURCE_TYPES = tuple(sorted((*STANDALONE_SOURCE_TYPES, *_CONTAINED_SOURCE_TYPES)))
"""The types of sources of the Citation Style Language, 1.0.2."""

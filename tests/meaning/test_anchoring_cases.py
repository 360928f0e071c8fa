"""Anchoring over many made cases: quotes that moved, were set anew, stand twice, or are gone; seeded."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.meaning.folding import fold, is_inside_word
from builder.meaning.matches import match_quote
from builder.meaning.nearest import nearest_passages
from builder.reading.markdown import parse_article
from builder.values.records import Quote
from builder.values.text_file import Place
from tests.conftest import ROOT, TREATY

HERE = Place("notes/report.yaml", 1, 1)
KINDS = ("moved", "set anew", "twice, settled", "twice, open", "gone", "changed")
OTHER = ("harbour", "lantern", "orchard", "velvet", "granite", "meadow", "copper", "thimble", "saffron", "walnut")
"""Words that no report here holds."""


class Case(NamedTuple):
    """A text, a quote sought in it, and where it begins; -1 where it must stand nowhere."""

    kind: str
    text: str
    quote: Quote
    at: int


@cache
def texts(folder: Path) -> tuple[str, ...]:
    return tuple(
        parse_article(path.read_text(encoding="utf-8").split("---\n", 2)[2]).text
        for path in sorted(folder.glob("articles/*.md"))
    )


def plain(text: str) -> str:
    return " ".join(text.split())


def quote_from(text: str, chance: random.Random, least: int, most: int) -> str:
    """Words of a text that stand in it once."""
    while True:
        words = list(re.finditer(r"\S+", text))
        count = chance.randint(least, most)
        first = chance.randrange(len(words) - count)
        quote = text[words[first].start() : words[first + count - 1].end()].strip(" .,;:“”\"'()")
        folded, whole = fold(quote).text, fold(text).text
        at = whole.find(folded)
        if (
            len(re.findall(r"\w", quote)) > 2
            and whole.count(folded) == 1
            and not is_inside_word(whole, at)
            and not is_inside_word(whole, at + len(folded))
        ):
            return quote


def set_anew(quote: str, chance: random.Random) -> str:
    for old, new in (("“", '"'), ("”", '"'), ("’", "'"), ("–", "—")):
        if chance.random() < 0.7:
            quote = quote.replace(old, new)
    return "".join(chance.choice((" ", "\n  ", "\u00a0", "  ")) if letter == " " else letter for letter in quote)


def case(text: str, chance: random.Random, kind: str, least: int, most: int) -> Case:
    text = plain(text)
    quote = quote_from(text, chance, least, most)
    at = text.index(quote)
    if kind == "moved":
        text = f"{' '.join(chance.choices(OTHER, k=30))}. {text[:at]}{chance.choice(OTHER)} {text[at:]}"
        return Case(kind, text, Quote(quote, "", "", HERE), text.index(quote))
    if kind == "set anew":
        return Case(kind, text, Quote(set_anew(quote, chance), "", "", HERE), at)
    if kind.startswith("twice"):
        second = f" The {chance.choice(OTHER)} {quote} {chance.choice(OTHER)}."
        both = text + second
        first_meant = chance.random() < 0.5
        prefix = text[:at].split()[-2:] if first_meant else second[: second.rindex(quote)].split()
        settled = kind.endswith("settled") and prefix
        place = at if first_meant else both.rindex(quote)
        return Case(kind, both, Quote(quote, " ".join(prefix) if settled else "", "", HERE), place if settled else -1)
    if kind == "gone":
        start, end = text.rfind(". ", 0, at) + 1, text.find(". ", at + len(quote))
        return Case(kind, text[:start] + text[end if end > 0 else len(text) :], Quote(quote, "", "", HERE), -1)
    words = quote.split()
    words[chance.randrange(len(words))] = chance.choice(OTHER)
    return Case(kind, text.replace(quote, " ".join(words)), Quote(quote, "", "", HERE), -1)


def cases(folder: Path, seed: int, count: int, least: int, most: int) -> list[Case]:
    chance = random.Random(seed)
    return [
        case(chance.choice(texts(folder)), chance, KINDS[number % len(KINDS)], least, most) for number in range(count)
    ]


def right(each: Case) -> bool:
    found = match_quote(each.quote, fold(each.text)).span
    return found is None if each.at < 0 else found is not None and found.start == each.at


FOLDERS = [ROOT / "content", *([TREATY] if TREATY.is_dir() else [])]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("count", "least", "most"), [(230, 6, 30), (174, 1, 3)], ids=["natural", "short"])
def test_every_quote_stands_where_it_is_meant_or_nowhere(
    folder: Path, seed: int, count: int, least: int, most: int
) -> None:
    assert [each for each in cases(folder, seed, count, least, most) if not right(each)] == []


def reworded(text: str, chance: random.Random, least: int, most: int) -> tuple[str, Quote, int, int]:
    """A text with a passage of it reworded, the old quote with its context, and where the passage is now."""
    text = plain(text)
    quote = quote_from(text, chance, least, most)
    at = text.index(quote)
    words = quote.split()
    share = chance.uniform(0.10, 0.25)
    for number in chance.sample(range(len(words)), max(1, round(share * len(words)))):
        words[number] = chance.choice(OTHER)
    words.insert(chance.randrange(1, len(words)), " ".join(chance.choices(OTHER, k=chance.randint(2, 5))))
    new = " ".join(words)
    prefix, suffix = " ".join(text[:at].split()[-5:]), " ".join(text[at + len(quote) :].split()[:5])
    return text[:at] + new + text[at + len(quote) :], Quote(quote, prefix, suffix, HERE), at, at + len(new)


@pytest.mark.slow
@pytest.mark.parametrize(("least", "most", "enough"), [(8, 14, 54), (10, 30, 58)])
@pytest.mark.parametrize("context", [True, False], ids=["with context", "the quote alone"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_reworded_passage_is_the_first_candidate(
    folder: Path, context: bool, least: int, most: int, enough: int
) -> None:
    chance = random.Random(7)
    first = 0
    for _ in range(60):
        text, quote, start, end = reworded(chance.choice(texts(folder)), chance, least, most)
        near = nearest_passages(text, quote.exact, *((quote.prefix, quote.suffix) if context else ()))
        shared = min(near[0].end, end) - max(near[0].start, start) if near else 0
        first += shared > 0.7 * (end - start)
    assert first >= enough

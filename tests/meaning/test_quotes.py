"""Quotes in many languages: accepted, refused, or refused with the right passage offered first; and seeded changes."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Any

import pytest
import yaml

from builder.meaning.boundaries import cuts_word
from builder.meaning.folding import fold
from builder.meaning.matches import match_quote
from builder.meaning.nearest import nearest_passage
from builder.meaning.spans import Span
from builder.values.records import Quote
from builder.values.text_file import Place
from tests.conftest import ROOT

ARTICLES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "quotes.yaml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(article["article"], case, id=f"{article['language']}-{number}")
        for article in ARTICLES
        for number, case in enumerate(article.get(kind, []))
    ]


def located(text: str, quote: str) -> Span | None:
    return match_quote(Quote(quote, "", "", Place("")), fold(text)).span


@pytest.mark.parametrize(("text", "quote"), cases("accept"))
def test_a_quote_in_another_typography_is_accepted(text: str, quote: str) -> None:
    found = located(text, quote)
    assert isinstance(found, Span)
    assert fold(text[found.start : found.end]).text.strip() == fold(quote).text.strip()


@pytest.mark.parametrize(("text", "quote"), cases("refuse"))
def test_a_quote_of_other_words_or_of_parts_of_them_is_refused(text: str, quote: str) -> None:
    assert located(text, quote) is None


@pytest.mark.parametrize(("text", "case"), cases("first"))
def test_what_differs_little_is_refused_and_the_passage_offered_first(text: str, case: list[str]) -> None:
    quote, passage = case
    assert located(text, quote) is None
    assert [" ".join(text[near.start : near.end].split()) for near in nearest_passage(text, quote)] == [passage]


TYPOGRAPHY = {
    "'": "'’ʼ‘′＇`",
    '"': '"“”„«»″＂',
    "“": '"„«「',
    "”": '"»」',
    "’": "'ʼ‘",
    "-": "‐‑֊",
    " ": [" ", "\u00a0", "\u2009", "\n", "  ", "\u202f", " \u200b"],
    "…": ["...", "..."],
    ",": ["\u200e,", ","],
}


def set_anew(quote: str, chance: random.Random) -> str:
    """A quote with other marks, spaces and invisible characters, decomposed or of full width."""
    if "« " in quote and chance.random() < 0.5:
        quote = quote.replace("« ", '"').replace(" »", '"')
    quote = unicodedata.normalize(chance.choice(("NFC", "NFD")), quote)
    letters = []
    for letter in quote:
        one = chance.choice(TYPOGRAPHY[letter]) if letter in TYPOGRAPHY and chance.random() < 0.6 else letter
        if "0" <= one <= "9" and chance.random() < 0.1:
            one = chr(ord(one) + 0xFEE0)
        if chance.random() < 0.05:
            one += chance.choice("\u00ad\u200b\u200e\u2060\ufeff\ufe0f")
        letters.append(one)
    return "".join(letters)


def stretch(text: str, chance: random.Random) -> str | None:
    """Words of a text that are whole and stand in it once, without a stroke after a digit, which may be a unit."""
    folded = fold(text)
    words = list(re.finditer(r"\S+", folded.text))
    first = chance.randrange(len(words))
    last = min(len(words) - 1, first + chance.randrange(8))
    start, end = words[first].start(), words[last].end()
    quote = folded.text[start:end]
    if (
        len(quote) < 4
        or re.search(r"\d'", quote)
        or cuts_word(folded, start)
        or cuts_word(folded, end)
        or folded.text.count(quote) > 1
        or not any(map(str.isalnum, quote))
    ):
        return None
    return text[folded.original_offset(start) : folded.original_offset(end)]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["language"])
def test_random_typography_is_always_accepted_and_a_random_letter_or_digit_never(article: dict[str, Any]) -> None:
    text, chance = article["article"], random.Random(article["language"])
    tried = 0
    for _ in range(150):
        quote = stretch(text, chance)
        if quote is None:
            continue
        tried += 1
        anew = set_anew(quote, chance)
        assert isinstance(located(text, anew), Span), (quote, anew)
        at = chance.choice([at for at, letter in enumerate(quote) if letter.isalnum()])
        other = chance.choice([letter for letter in "aKo7жגب金ガ한é²½" if fold(letter).text != fold(quote[at]).text])
        changed = quote[:at] + other + quote[at + 1 :]
        assert fold(changed).text.strip() in fold(text).text or located(text, changed) is None, changed
    assert tried > 20

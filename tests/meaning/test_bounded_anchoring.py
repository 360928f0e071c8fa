"""What many wrong quotes on a long article take: the work is counted, not the time."""

from __future__ import annotations

from random import Random

import pytest

from builder.meaning import alignment, alignment_costs, anchor
from builder.meaning.anchor import MOST_EXAMINED, MOST_EXPLAINED, Anchored, anchor_notes
from builder.meaning.article_words import ArticleWords
from builder.meaning.folding import fold
from builder.meaning.matches import MOST_HITS, match_quote
from builder.meaning.nearest import MOST_PAIRS, nearest_passage, pairs_for_each
from builder.reading.make_records import make_article
from builder.reading.shapes import ReadValues
from builder.values.briefing import Settings
from builder.values.records import Note, Quote
from builder.values.text_file import Place, TextFile

WORDS = (
    "river council closed old bridge after heavy rain because engineers found cracks near northern pillar and several "
    "people asked whether repairs would begin before winter while traders lost customers every single week"
).split()


def text(words: int, seed: int) -> str:
    """Words by chance, every tenth of them a rare one."""
    random = Random(seed)
    return " ".join(f"name{random.randrange(9_999)}" if not at % 10 else random.choice(WORDS) for at in range(words))


def anchored(body: str, quotes: list[Quote]) -> list[Anchored]:
    values = ReadValues({"title": "A letter"}, Place("a.md"), is_complete=True)
    article, document = make_article(Settings("The bridge"), [], "a", values, TextFile("a.md", body), 0)
    notes = [
        Note(f"n{number}", "a", (quote,), "context", None, (), None, Place("n.yaml", number))
        for number, quote in enumerate(quotes, 1)
    ]
    return anchor_notes(article, document, notes)


def quotes(*words: str, prefix: str = "") -> list[Quote]:
    return [Quote(each, prefix, "", Place("n.yaml", number)) for number, each in enumerate(words, 1)]


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs of words each search compares."""
    counted: list[int] = []

    def stretches(words: list[str], wanted: list[str], *rest: object) -> object:
        counted.append(len(words) * len(wanted))
        return alignment_costs.stretches(words, wanted, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(alignment, "stretches", stretches)
    return counted


@pytest.mark.parametrize(("many", "length"), [(100, 15), (100, 200), (1_000, 15), (30, 60)])
def test_all_wrong_quotes_of_a_long_article_compare_no_more_than_a_few_would(
    many: int, length: int, cells: list[int]
) -> None:
    anchored(text(12_000, 1), quotes(*(text(length, seed) for seed in range(2, many + 2))))
    assert sum(cells) <= 8 * MOST_PAIRS


def test_the_nearest_passages_of_a_hundred_quotes_are_found_in_a_long_article(cells: list[int]) -> None:
    body = text(51_000, 1)
    words = body.split()
    wanted = []
    for number in range(100):
        quote = words[number * 500 : number * 500 + 16]
        wanted.append(" ".join([*quote[:5], "gravel", *quote[6:]]))
    found = anchored(body, quotes(*wanted))
    codes = [problem.code for note in found for problem in note.problems]
    assert codes.count("quote-changed") >= 95
    assert sum(cells) <= 8 * MOST_PAIRS


def test_a_few_wrong_quotes_are_searched_as_one_is() -> None:
    assert pairs_for_each(1) == pairs_for_each(5) == MOST_PAIRS
    assert pairs_for_each(500) * 500 <= 5 * MOST_PAIRS


def test_of_very_many_wrong_quotes_the_first_are_explained() -> None:
    found = anchored(text(300, 1), quotes(*(text(12, seed) for seed in range(2, 2 * MOST_EXPLAINED + 2))))
    hints = [problem.hint for note in found for problem in note.problems]
    assert len(hints) == 2 * MOST_EXPLAINED
    assert all("are explained" in hint for hint in hints[MOST_EXPLAINED:])
    assert not any("are explained" in hint for hint in hints[:MOST_EXPLAINED])


@pytest.mark.parametrize("body", ["the bridge " * 25_000, "bridges " * 25_000, "5' " * 25_000, "a-b " * 25_000])
def test_words_that_are_everywhere_are_looked_at_a_bounded_number_of_times(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0

    def counted(quote: Quote, folded: object, most: int) -> object:
        nonlocal looked_at
        found = match_quote(quote, folded, most)  # type: ignore[arg-type]
        looked_at += found.examined
        return found

    monkeypatch.setattr(anchor, "match_quote", counted)
    words = body.split(maxsplit=1)[0]
    found = anchored(body, quotes(*[words, words[:3], words[:-1], f"{words} {words}"] * 100))
    assert all(note.problems for note in found)
    assert looked_at <= MOST_EXAMINED + 25_000
    assert sum(len(problem.hint) for note in found for problem in note.problems) < 1_000_000


def test_a_quote_with_a_context_is_found_however_often_its_words_are_there() -> None:
    body = "the bridge " * 5 * MOST_HITS + "the stone bridge " + "the bridge " * MOST_HITS
    [found] = anchored(body, quotes("bridge", prefix="stone"))
    assert [body[start:end] for start, end in found.spans] == ["bridge"]
    assert not found.problems


def test_words_at_more_places_than_are_distinguished_are_ambiguous() -> None:
    found = match_quote(quotes("bridge")[0], fold("the bridge " * 3 * MOST_HITS))
    assert (found.verdict, len(found.hits)) == ("ambiguous", MOST_HITS)


def test_a_long_quote_is_offered_as_long_as_it_is() -> None:
    body = text(2_000, 1)
    quote = body.split()[500:800]
    [near] = nearest_passage(body, " ".join([*quote[:20], "gravel", *quote[21:]]), pairs=10_000)
    assert body[near.start : near.end].split() == quote


def test_a_short_article_is_one_region_and_a_long_one_those_with_the_rare_words() -> None:
    words = ArticleWords(f"{'so it was ' * 500}the keeper of the stone bridge{' so it was' * 500}")
    assert words.regions(["stone", "bridge"], 10_000) == [(0, 3_006)]
    [(start, end)] = words.regions(["keeper", "stone", "bridge"], 100)
    assert start <= 1_501
    assert end >= 1_506
    assert end - start <= 100


def test_a_right_quote_is_found_however_many_before_it_are_wrong() -> None:
    body = "bridges " * 70_000 + "The river closed. A tram and trams."
    wrong = quotes(*("bridges"[:end] for end in (2, 3, 4, 5, 6)))
    found = anchored(body, [*wrong, *quotes("river closed", "tram", "A", prefix="")])
    assert [bool(note.spans) for note in found] == [False] * 5 + [True] * 3

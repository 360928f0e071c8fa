"""Anchoring: a note stands on exactly its words, or nowhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.anchor import MOST_CANDIDATES_SHOWN, Anchored, anchor_notes
from builder.meaning.context import snippet
from builder.meaning.spans import Span
from builder.reading.markdown import parse_article
from builder.values.document import Document
from builder.values.edtf import parse_edtf
from builder.values.records import Article, Note, Quote, Withdrawal
from builder.values.text_file import Place
from builder.values.vocabulary import Rights
from builder.values.yaml_text import quoted_words
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "anchoring.yaml").read_text(encoding="utf-8"))
HERE = Place("notes/report.yaml", 3, 12)


def article_of(rights: Rights = "full", title: str = "A report") -> Article:
    """An article with little but its id."""
    return Article(
        id="report",
        title=title,
        publisher="",
        authors=(),
        url="",
        archived="",
        retrieved=None,
        language="en",
        published=None,
        rights=rights,
        via=(),
        grade=None,
        words=0,
        place=HERE,
    )


def note_of(*quotes: Quote | str, name: str = "n", withdrawn: Withdrawal | None = None) -> Note:
    """A note on passages, which may be given as plain words."""
    return Note(
        id=name,
        article="report",
        kind="context",
        text=None,
        see=(),
        withdrawn=withdrawn,
        place=HERE,
        quotes=tuple(quote if isinstance(quote, Quote) else Quote(quote, "", "", HERE) for quote in quotes),
    )


def anchored(text: str, *quotes: Quote | str) -> Anchored:
    return anchor_notes(article_of(), Document(text), [note_of(*quotes)])[0]


def codes(result: Anchored) -> list[str]:
    return [problem.code for problem in result.problems]


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_quote_stands_on_its_words_or_the_problem_says_why_not(case: dict[str, Any]) -> None:
    body = parse_article(case["article"])
    quote = Quote(case["quote"], case.get("prefix", ""), case.get("suffix", ""), HERE)
    result = anchor_notes(article_of(title=case.get("title", "A report")), body, [note_of(quote)])[0]
    if case.get("stands"):
        assert not result.problems, result.problems[0]
        start, end = result.spans[0]
        assert shown(body.text[start:end]) == shown(case["stands"])
        assert not body.text[start].isspace()
        assert not body.text[end - 1].isspace()
        assert shown(body.text[:start]).endswith(shown(case.get("after", "")))
        assert "after" not in case or len(shown(body.text[:start])) == len(shown(case["after"]))
        return
    assert result.spans == ()
    assert len(result.problems) == 1
    problem = result.problems[0]
    assert problem.code in case["problem"]
    for words in case.get("says", []):
        assert words in f"{problem.message}\n{problem.hint}"


def test_what_is_shown_around_a_passage_is_short_in_a_text_without_spaces() -> None:
    text = "港" * 500 + "橋" + "港" * 500
    assert len(snippet(text, 500, 501)) < 200


def test_the_context_that_is_offered_in_chinese_is_as_short_as_in_other_scripts() -> None:
    text = "昨天他说这座桥是安全的，工程师已经看过它了，今天他说这座桥是危险的。"
    offered = offers(anchored(text, "这座桥").problems[0].hint)
    assert offered == [{"suffix": "是安"}, {"suffix": "是危"}]


def test_a_problem_names_the_place_of_its_quote_the_note_and_the_article() -> None:
    quote = Quote("nothing of the kind was ever said", "", "", Place("notes/report.yaml", 40, 7))
    problem = anchored("Kim spoke.", quote).problems[0]
    assert problem.place == ("notes/report.yaml", 40, 7)
    assert "“n”" in problem.message
    assert "“report”" in problem.message
    assert problem.severity == "error"


def test_several_passages_keep_the_order_of_the_quotes() -> None:
    text = "First came Kim. Then came Putin. Last came Xi."
    result = anchored(text, "Last", "First", "Then came")
    assert [text[start:end] for start, end in result.spans] == ["Last", "First", "Then came"]


def test_passages_of_one_note_may_overlap_and_be_the_same() -> None:
    text = "Kim and Putin signed."
    result = anchored(text, "Kim and Putin", "Putin signed", "Kim and Putin")
    assert result.spans == (Span(0, 13), Span(8, 20), Span(0, 13))


def test_a_note_with_one_bad_passage_stands_on_none_and_every_bad_one_is_reported() -> None:
    result = anchored("Kim and Putin signed.", "Kim and Putin", "missiles flew", "submarines sank")
    assert result.spans == ()
    assert codes(result) == ["quote-missing", "quote-missing"]


def test_a_withdrawn_note_stands_nowhere_even_if_its_words_are_there_and_is_no_problem() -> None:
    gone = Withdrawal(parse_edtf("2024-07-19"), "The sentence was taken out.")
    there, missing = anchor_notes(
        article_of(),
        Document("Kim spoke."),
        [note_of("Kim spoke", withdrawn=gone), note_of("Kim denied it", withdrawn=gone)],
    )
    assert (there.spans, there.problems) == ((), ())
    assert (missing.spans, missing.problems) == ((), ())


def test_notes_come_back_in_their_order() -> None:
    notes = [note_of("spoke", name="b"), note_of("Kim", name="a"), note_of("nothing", name="c")]
    assert [result.note for result in anchor_notes(article_of(), Document("Kim spoke."), notes)] == notes


def test_a_quote_is_found_in_no_text_at_all() -> None:
    assert codes(anchored("", "Kim")) == ["quote-missing"]


@pytest.mark.parametrize("text", ['say "no"', "a \\ b", "two\nlines", "- dash: and colon #", "no", "“typographic”"])
def test_what_is_offered_to_paste_is_read_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"quote: {quoted_words(text)}") == {"quote": shown(text)}


# Random texts. A text is a row of words with something between them, each of which can be written in several ways. Two
# stretches are the same where their words are and what stands between them is: that is known without folding anything.

WORDS = (
    "Kim",
    "Kimchi",
    "10",
    "10,000",
    "1000",
    "1.5",
    "the",
    "them",
    "not",
    "a",
    "aa",
    "йод",
    "Зима",
    "caf\u00e9",
    "r\u00e9sum\u00e9",
    "Vi\u1ec7t",
)
GAPS = {
    " ": (" ", "\n", "\xa0", "  ", " \n ", "\u2009", "\u202f", " \u200b"),
    "-": ("–", "—", " – ", " - ", "\xa0—\n", "--"),
    ", ": (", ", ",\n", ",\xa0"),
    ". ": (". ", ".\n", ".  ", ".\n\n"),
    "... ": ("... ", "… ", "…\n"),
    "' ": ("' ", "” ", "’ ", '"\n', "»\xa0"),
    " '": (" '", " “", "\n‘", '\xa0"', " «"),
}


def between(before: str, gap: str, after: str) -> tuple[str, ...]:
    """Ways to write what is between two words: numbers are tied by some dashes, and strokes after them are units."""
    if before[-1].isdigit() and after[0].isdigit() and gap == "-":
        return (" — ", "\xa0—\n", " -- ")
    return ("' ", "’ ", "‘ ") if before[-1].isdigit() and gap == "' " else GAPS[gap]


def spellings(word: str) -> list[str]:
    """Ways to write a word that differ in nothing a reader sees."""
    middle = len(word) // 2
    forms = [word, unicodedata.normalize("NFD", word)]
    if middle and word.isalpha():
        forms += [f"{word[:middle]}\xad{word[middle:]}", f"{word[:middle]}\u200b{word[middle:]}"]
    return forms


@dataclass(frozen=True)
class Row:
    """Words and the gaps between them, each gap after its word."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def plain(self) -> str:
        return "".join(word + gap for word, gap in zip(self.words, (*self.gaps, ""), strict=True))

    def stretch(self, first: int, last: int) -> Row:
        return Row(self.words[first : last + 1], self.gaps[first:last])

    def places(self, part: Row) -> list[int]:
        length = len(part.words)
        return [
            first for first in range(len(self.words) - length + 1) if self.stretch(first, first + length - 1) == part
        ]


@st.composite
def rows(draw: st.DrawFn, words: tuple[str, ...] = WORDS) -> Row:
    length = draw(st.integers(1, 30))
    return Row(
        tuple(draw(st.sampled_from(words)) for _ in range(length)),
        tuple(draw(st.sampled_from(sorted(GAPS))) for _ in range(length - 1)),
    )


def written(draw: st.DrawFn, row: Row) -> tuple[str, list[Span]]:
    """A row written down in any typography, and where each word stands."""
    text, spans = "", []
    for word, gap, after in zip(row.words, (*row.gaps, ""), (*row.words[1:], ""), strict=True):
        form = draw(st.sampled_from(spellings(word)))
        spans.append(Span(len(text), len(text) + len(form)))
        text += form + (draw(st.sampled_from(between(word, gap, after))) if gap else "")
    return text, spans


@dataclass(frozen=True)
class Quoted:
    """A random text, and a stretch of it in a typography of its own."""

    row: Row
    text: str
    spans: list[Span]
    first: int
    last: int
    quote: str

    @property
    def span(self) -> Span:
        return Span(self.spans[self.first].start, self.spans[self.last].end)


@st.composite
def quoted(draw: st.DrawFn, words: tuple[str, ...] = WORDS) -> Quoted:
    row = draw(rows(words))
    text, spans = written(draw, row)
    first = draw(st.integers(0, len(row.words) - 1))
    last = draw(st.integers(first, min(first + 6, len(row.words) - 1)))
    return Quoted(row, text, spans, first, last, written(draw, row.stretch(first, last))[0])


@given(quoted())
def test_a_stretch_of_whole_words_anchors_to_itself_or_is_ambiguous_where_it_stands_twice(case: Quoted) -> None:
    result = anchored(case.text, case.quote)
    if len(case.row.places(case.row.stretch(case.first, case.last))) == 1:
        assert result.spans == (case.span,)
    else:
        assert result.spans == ()
        assert codes(result) == ["quote-ambiguous"]


@given(quoted(), st.data())
def test_after_one_letter_or_digit_changed_a_quote_anchors_only_where_the_changed_words_stand(
    case: Quoted, data: st.DataObject
) -> None:
    part = case.row.stretch(case.first, case.last)
    which = data.draw(st.integers(0, len(part.words) - 1))
    word = part.words[which]
    at = data.draw(st.sampled_from([index for index, character in enumerate(word) if character.isalnum()]))
    other = data.draw(st.sampled_from([letter for letter in "aeKknot019йé" if letter != word[at]]))
    changed = Row((*part.words[:which], word[:at] + other + word[at + 1 :], *part.words[which + 1 :]), part.gaps)
    places = case.row.places(changed)
    result = anchored(case.text, changed.plain)
    if len(places) == 1:
        first = places[0]
        assert result.spans == (Span(case.spans[first].start, case.spans[first + len(changed.words) - 1].end),)
    else:
        assert result.spans == ()
        assert len(result.problems) == 1


@given(quoted(("Kim", "spoke", "not", "a")))
def test_each_offered_prefix_or_suffix_settles_the_candidate_it_is_offered_for(case: Quoted) -> None:
    result = anchored(case.text, case.quote)
    part = case.row.stretch(case.first, case.last)
    places = case.row.places(part)
    if len(places) < 2:
        return
    offered = offers(result.problems[0].hint)
    assert len(offered) == min(len(places), MOST_CANDIDATES_SHOWN)
    places = places[:MOST_CANDIDATES_SHOWN]
    for context, first in zip(offered, places, strict=True):
        settled = anchored(case.text, Quote(case.quote, context.get("prefix", ""), context.get("suffix", ""), HERE))
        assert settled.spans == (Span(case.spans[first].start, case.spans[first + len(part.words) - 1].end),), context


def offers(hint: str) -> list[dict[str, str]]:
    """What a hint offers to paste, for each candidate: the indented lines below its words."""
    blocks = re.findall(r"^  “.*\n((?:    .*(?:\n|\Z))+)", hint, re.MULTILINE)
    return [yaml.safe_load(block) for block in blocks]


@pytest.mark.parametrize("length", [5, 20, 60, 200])
def test_offers_settle_which_of_two_long_alike_paragraphs_is_meant(length: int) -> None:
    paragraph = " ".join(f"{'before' if n < length else 'after'}{n}" for n in range(2 * length + 1))
    middle = f"after{length}"
    text = f"{paragraph}\n{paragraph}\n"
    offered = offers(anchored(text, middle).problems[0].hint)
    found = [
        anchored(text, Quote(middle, context.get("prefix", ""), context.get("suffix", ""), HERE)).spans
        for context in offered
    ]
    first = text.index(middle)
    second = text.index(middle, first + 1)
    assert found == [(Span(at, at + len(middle)),) for at in (first, second)]


@given(quoted(), st.data())
def test_a_passage_offered_for_a_changed_quote_stands_in_the_article(case: Quoted, data: st.DataObject) -> None:
    part = case.row.stretch(case.first, case.last)
    changed = Row(tuple(f"{word}x" if data.draw(st.booleans()) else word for word in part.words), part.gaps)
    result = anchored(case.text, changed.plain)
    if codes(result) == ["quote-changed"]:
        offered = yaml.safe_load(result.problems[0].hint.rpartition("\n")[2])
        assert codes(anchored(case.text, offered["quote"])) in ([], ["quote-ambiguous"])

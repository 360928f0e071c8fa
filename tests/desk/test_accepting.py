"""What may be taken unasked: wordings that say the same, letter by letter, and no others, however alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.desk.editable_article import EditableArticle
from builder.desk.letter_comparison import is_same_statement
from builder.desk.note_edits import move_note
from builder.desk.reanchor import UnanchoredQuote, find_unanchored_quotes
from builder.desk.yaml_edit import YamlFile, parse_yaml_file
from builder.reading.markdown import parse_article
from builder.values.yaml_text import quoted_words
from tests.conftest import ROOT

CASES = ROOT / "tests" / "reanchoring"


def pairs(name: str) -> list[tuple[str, str]]:
    rows = [
        line.split(" | ")
        for line in (CASES / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [(as_meant(old), as_meant(new)) for _, old, new in rows]


def as_meant(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text).replace("\\n", "\n")


def on_desk(*paragraphs: str) -> EditableArticle:
    return EditableArticle("a", "articles/a.md", parse_article("\n\n".join(paragraphs)), Path("notes/a.yaml"))


def notes(quote: str, **context: str) -> YamlFile:
    lines = [f"  {key}: {quoted_words(value)}\n" for key, value in {"quote": quote, **context}.items()]
    return parse_yaml_file("notes/a.yaml", "".join(["- id: a\n", *lines]))


def loose(article: EditableArticle, file: YamlFile) -> UnanchoredQuote | None:
    found = find_unanchored_quotes(article, file)
    return found[0] if found else None


BEFORE, AFTER = "The first paragraph tells of the weather.", "The last paragraph tells of the sea."


def test_there_are_enough_of_either_kind() -> None:
    assert len(pairs("traps.txt")) >= 120
    assert len(pairs("harmless.txt")) >= 60


@pytest.mark.parametrize(("old", "new"), pairs("traps.txt"))
def test_a_statement_that_is_another_is_never_taken(old: str, new: str) -> None:
    for quote, now in ((old, new), (new, old)):
        assert not is_same_statement(quote, now)
        found = loose(on_desk(BEFORE, f"{now}.", AFTER), notes(quote))
        assert found is None or found.certain is None


@pytest.mark.parametrize(("old", "new"), pairs("harmless.txt"))
def test_the_same_statement_is_taken_whole_where_it_stands_once(old: str, new: str) -> None:
    for quote, now in ((old, new), (new, old)):
        article = on_desk(BEFORE, f"({now})", AFTER)
        file = notes(quote)
        found = loose(article, file)
        if found is not None:  # else the build accepts it as it is
            assert found.certain is not None
            assert is_same_statement(found.certain.text, quote)
            after = move_note(article, file, found, found.certain.span, "2031-04-12")
            assert loose(article, after) is None
            assert "earlier" not in after.raw


@pytest.mark.parametrize(("old", "new"), pairs("asked.txt"))
def test_other_words_of_the_same_letters_are_asked_about_and_the_whole_is_offered_first(old: str, new: str) -> None:
    for quote, now in ((old, new), (new, old)):
        article, file = on_desk(BEFORE, f"({now})", AFTER), notes(quote)
        found = loose(article, file)
        assert found is not None and found.certain is None
        assert found.candidates[0].text == as_meant(now)
        assert "earlier" not in move_note(article, file, found, found.candidates[0].span, "2031-04-12").raw


@pytest.mark.parametrize(("old", "new"), pairs("harmless.txt"))
def test_the_same_statement_twice_is_asked_about(old: str, new: str) -> None:
    found = loose(on_desk(f"{new}.", BEFORE, f"{new}.", AFTER), notes(old))
    assert found is not None and found.certain is None


EDITS: dict[str, Callable[[str], str]] = {
    "a soft hyphen": lambda word: f"{word[:2]}\u00ad{word[2:]}",
    "a line end": lambda word: f"\n{word}",
    "a direction mark": lambda word: f"\u200e{word}\u200f",
    "a wide space": lambda word: f"\u2003{word}\u00a0",
}


@pytest.mark.parametrize("seed", range(40))
def test_edits_of_typography_are_taken_and_edits_of_words_are_not(seed: int) -> None:
    dice = random.Random(seed)
    words = dice.sample("the old keeper of northern locks left 12 boats beside that wall in 2 nights".split(), 12)
    quote = " ".join(words)
    at = dice.randrange(1, 12)
    for edit in EDITS.values():
        edited = [edit(word) if number == at and word.isalpha() else word for number, word in enumerate(words)]
        article = on_desk(BEFORE, f"It is said: {' '.join(edited)}. {AFTER}")
        found = loose(article, notes(quote))
        assert found is None or (found.certain and is_same_statement(found.certain.text, quote))
    for changed in (
        [*words[:at], words[at].swapcase() if words[at].isalpha() else "a way", *words[at + 1 :]],
        [*words[:at], "not", *words[at:]],
        [*words[:at], *words[at + 1 :]],
        [*words[at:], *words[:at]],
        [*words[:at], words[at] + "s", *words[at + 1 :]],
        [*words[: at - 1], words[at - 1] + ",", *words[at:]],
        [words[0], *words[1:at], f"“{words[at]}”", *words[at + 1 :], "twice"],
    ):
        file = parse_yaml_file(
            "notes/a.yaml",
            f"# top\n- id: b\n  quote: The first  # one\n- id: a\n  quote: >\n    {quote}\n"
            "  text: |\n    Said.\n- {id: c, quote: last}\n",
        )
        article = on_desk(BEFORE, f"It is said: {' '.join(changed)}. {AFTER}")
        for found in find_unanchored_quotes(article, file):
            assert found.certain is None
            for choice in found.candidates:
                after = move_note(article, file, found, choice.span, "2031-04-12")
                assert not [each for each in find_unanchored_quotes(article, after) if each.note == "a"]
                assert after.raw.startswith("# top\n- id: b\n  quote: The first  # one\n- id: a\n  quote: >\n")
                assert after.raw.endswith("- {id: c, quote: last}\n")


QUOTE = "people died in the flood"
MOVED = [
    # The article now, prefix, suffix, whether the note may be taken to the one place where the words stand.
    ("In May, 15 people died in the flood.", "In April, 14", "", False),
    ("In May, 15 people died in the flood that swept the valley.", "In April, 14", "that swept the valley", False),
    ("In April, 114 people died in the flood.", "In April, 14", "", False),
    ("In April, 14 people died in the flood.", "in april 14", "", True),
    ("It was dry. In April, 14 people died in the flood.", "It rained. In April, 14", "", True),
    ("In April, 14 people died in the flood. The mayor wept.", "In April, 14", ". The mayor slept", True),
    ("In April, 14 people died in the flood and the fire.", "In April, 14", ". The mayor slept", False),
    ("It was dry. Fourteen people died in the flood of the river.", "It rained. Twelve", "of the river", False),
    ("15 people died in the flood.", "14", "", False),
    ("Fifteen people died in the flood.", "", "of the river", False),
    ("Nobody knows how many people died in the flood.", "people. Fourteen", "", False),
]


@pytest.mark.parametrize(("article", "prefix", "suffix", "taken"), MOVED)
def test_the_same_words_are_taken_elsewhere_only_with_a_context_that_fits(
    article: str, prefix: str, suffix: str, taken: bool
) -> None:
    context = {key: value for key, value in (("prefix", prefix), ("suffix", suffix)) if value}
    found = loose(on_desk(BEFORE, article, AFTER), notes(QUOTE, **context))
    assert (found is None or found.certain is not None) is taken


def test_a_sentence_that_moved_is_taken_if_its_other_side_fits() -> None:
    sentence = "The council shut the old iron bridge. Nobody was heard before."
    moved = on_desk("Boats pass below.", f"It was a Saturday. {sentence}", AFTER)
    told = {"prefix": "Then came the rain.", "suffix": ". Nobody was heard"}
    found = loose(moved, notes("The council shut the old iron bridge", **told))
    assert found is not None and found.certain is not None
    for lookalike in (
        "The council shut the old iron bridge.",
        "The council shut the old iron bridge. All were heard.",
        "At noon The council shut the old iron bridge. Nobody was heard before.",
    ):
        found = loose(
            on_desk("Boats pass below.", lookalike, AFTER), notes("The council shut the old iron bridge", **told)
        )
        assert found is not None and found.certain is None, lookalike


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("US", "They told us about it."),
        ("a part", "They live apart."),
        ("500 people", "In all 12 500 People came."),
        ("nobody sang in the rain", "He is nobody. Sang in the rain."),
    ],
)
def test_what_a_word_or_two_say_is_not_told_by_their_letters(quote: str, article: str) -> None:
    found = loose(on_desk(BEFORE, article, AFTER), notes(quote))
    assert found is None or found.certain is None

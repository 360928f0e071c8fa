"""The sentence around a word."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.meaning.sentences import LONGEST_SENTENCE, Sentence, sentence_around
from builder.reading.markdown import parse_article, parse_prose
from builder.values.document import Document
from tests.conftest import ROOT

BY_LANGUAGE: dict[str, list[str]] = yaml.safe_load(
    (ROOT / "tests" / "data" / "sentences_by_language.yaml").read_text(encoding="utf-8")
)
CASES: list[tuple[str, str]] = yaml.safe_load((ROOT / "tests" / "data" / "sentences.yaml").read_text(encoding="utf-8"))


def around(markdown: str) -> Sentence:
    """The sentence around the words in brackets."""
    marked = parse_article(markdown).text
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return sentence_around(parse_article(markdown.replace("⟦", "").replace("⟧", "")), start, end)


@pytest.mark.parametrize(("text", "sentence"), CASES)
def test_the_sentence_around_a_word_is_shown(text: str, sentence: str) -> None:
    assert str(around(text)) == sentence


@pytest.mark.parametrize(
    ("language", "marked"), [(language, marked) for language, texts in BY_LANGUAGE.items() for marked in texts]
)
def test_sentences_end_where_a_reader_of_the_language_ends_them(language: str, marked: str) -> None:
    sentences = [sentence.strip() for sentence in marked.split("|")]
    text = marked.replace("| ", "").replace("|", "")
    assert [
        str(sentence_around(Document(text), start, start + 1, language)) for start in starts(text, sentences)
    ] == sentences


def starts(text: str, sentences: list[str]) -> list[int]:
    """Where the sentences of a text begin."""
    found = [0]
    for sentence in sentences[1:]:
        found.append(text.index(sentence, found[-1] + 1))
    return found


def test_the_language_of_a_text_decides() -> None:
    text = "Sie kam am 3. Danach ging sie."
    assert str(sentence_around(Document("On the 3. Junction Road it was."), 0, 2, "en")) == "On the 3."
    assert str(sentence_around(Document("Auf der 3. Kreuzung war es."), 0, 3, "de")) == "Auf der 3. Kreuzung war es."
    assert str(sentence_around(Document(text), 0, 3, "de-CH")) == "Sie kam am 3."


def test_a_sentence_is_told_in_three_parts_with_the_word_in_the_middle() -> None:
    assert around("He left. Then ⟦Kim⟧\nstayed. They met.") == ("Then ", "Kim", " stayed.")


@pytest.mark.parametrize("count", [80, 200])
@pytest.mark.parametrize("at", ["first", "middle", "last"])
def test_a_long_sentence_is_cut_around_the_word_between_other_words(count: int, at: str) -> None:
    words = ["lengthy"] * count
    words[{"first": 0, "middle": count // 2, "last": -1}[at]] = "⟦Kim⟧"
    sentence = around(f"He left. {' '.join(words)}. They met.")
    assert sentence.word == "Kim"
    assert LONGEST_SENTENCE / 3 < len(str(sentence)) <= LONGEST_SENTENCE + 2
    assert set(str(sentence).replace("…", " ").replace(".", "").split()) == {"lengthy", "Kim"}
    assert sentence.before.startswith("…") == (at != "first")
    assert sentence.after.endswith("…") == (at != "last")


def test_a_sentence_of_common_length_is_shown_whole() -> None:
    words = " ".join(["lengthy"] * 15)
    assert str(around(f"He left. {words} ⟦Kim⟧ {words}. They met.")) == f"{words} Kim {words}."


def test_a_long_sentence_in_a_script_without_spaces_still_shows_what_is_around_the_word() -> None:
    sentence = around(f"他走了。{'很长' * 150}⟦金正恩⟧{'很长' * 150}。他们会面。")
    assert sentence.word == "金正恩"
    assert len(sentence.before) > 20
    assert len(sentence.after) > 20
    assert len(str(sentence)) <= LONGEST_SENTENCE + 2


def test_a_document_without_blocks_is_one_stretch() -> None:
    assert sentence_around(Document("Kim stayed"), 0, 3) == ("", "Kim", " stayed")


@given(
    st.lists(
        st.sampled_from(["Kim", "U.S.", "left", ".", "?", "”", "“", "\n", "。", "a", "Mr.", "…", "(", ")"]),
        min_size=1,
        max_size=60,
    ),
    st.data(),
)
def test_whatever_the_text_the_word_stays_whole_and_its_surroundings_are_the_texts(
    pieces: list[str], data: st.DataObject
) -> None:
    document = parse_article(" ".join(pieces))
    text = document.text
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sentence = sentence_around(document, start, end)
    assert sentence.word.split() == text[start:end].split()
    assert " ".join(text[:start].split()).endswith(sentence.before.lstrip("…").strip())
    assert " ".join(text[end:].split()).startswith(sentence.after.rstrip("…").strip())


def test_a_name_that_ends_in_a_full_stop_ends_no_sentence() -> None:
    names = {"gone": "The weir will be gone by 2031.", "idle": "the wheel"}
    document = parse_prose("[[gone]] is our judgement; [[idle]] is a claim. More follows.", names.__getitem__)
    at = document.text.index("the wheel")
    assert (
        str(sentence_around(document, at, at + 9))
        == "The weir will be gone by 2031. is our judgement; the wheel is a claim."
    )


def test_a_quotation_that_is_never_closed_holds_no_sentences_together() -> None:
    text = "He wrote: “It is late. She left. " + "It rained. " * 70 + "They said “so” there. End."
    assert str(sentence_around(Document(text), text.index("She"), text.index("She") + 3)) == "She left."
    assert str(sentence_around(Document(text), text.index("They"), text.index("They") + 4)) == "They said “so” there."


def test_marks_that_only_open_are_read_in_passing() -> None:
    text = "(“" * 3000 + " He left. She stayed."
    assert str(sentence_around(Document(text), len(text) - 4, len(text) - 1)) == "She stayed."

"""Text, tags, links and passages as HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.linking import LinkedText, link_text
from builder.meaning.names import NameFinder
from builder.pages.text_html import LinkTarget, Passage, render_blocks, render_fragments, render_inline
from builder.reading.markdown import parse_article, parse_prose
from builder.values.document import Document, block_id
from builder.values.records import Entry
from builder.values.site_paths import note_id, passage_id
from builder.values.text_file import Place
from builder.values.vocabulary import Autolink
from tests.reading.test_markdown_properties import markdown_texts
from tests.reading_html import Element, parse


def names_of(*names: str) -> NameFinder:
    """Entries whose ids are their names in small letters with hyphens."""
    return NameFinder.of(
        Entry(
            id=name.lower().replace(" ", "-"),
            type="person",
            name=name,
            aliases=(),
            summary=None,
            text=None,
            links=(),
            place=Place("entries/people.yaml"),
        )
        for name in names
    )


def linked(document: Document, *names: str, autolink: Autolink = "all") -> LinkedText:
    return link_text(document, names_of(*names), autolink, "report")[0]


def resolve(target: str) -> LinkTarget:
    return LinkTarget(f'../entries/{target}.html?a&b="', "person")


def html_of(text: LinkedText, passages: Sequence[Passage] = ()) -> str:
    return "".join(
        fragment.html for fragment in render_fragments(text, resolve, passages, lambda number: f"Note {number}")
    )


def article(markdown: str, *quotes: str, names: Sequence[str] = ()) -> str:
    """An article as HTML, with a note n1, n2 and so on upon each quote."""
    document = parse_article(markdown)
    starts = [document.text.index(quote) for quote in quotes]
    passages = [
        Passage(f"n{number}", number, 0, start, start + len(quote))
        for number, (start, quote) in enumerate(zip(starts, quotes, strict=True), 1)
    ]
    return html_of(linked(document, *names), passages)


def elements(root: Element) -> Iterator[Element]:
    return iter(root.find())


def marks(root: Element, note: str) -> list[str]:
    return [mark.text for mark in root.find("mark") if note in mark.attributes["data-notes"].split()]


def ancestors(element: Element) -> Iterator[str]:
    while element.parent:
        element = element.parent
        yield element.name


# Plain examples


def test_a_passage_is_a_mark_with_a_place_to_link_to_and_a_link_to_its_note_behind_it() -> None:
    assert article("Kim signed a treaty.", "signed a") == (
        '<p id="p1">Kim <mark data-notes="n1" aria-details="note-n1"><span id="passage-n1"></span>signed a</mark>'
        '<a class="note-ref" href="#note-n1" data-number="1" aria-label="Note 1"></a> treaty.\n</p>\n'
    )


def test_where_passages_overlap_a_mark_names_both_notes() -> None:
    root = parse(article("One two three four.", "One two three", "two three four"))
    assert [(mark.text, mark.attributes["data-notes"]) for mark in root.find("mark")] == [
        ("One ", "n1"),
        ("two three", "n1 n2"),
        (" four", "n2"),
    ]


def test_a_passage_within_another_is_on_both() -> None:
    root = parse(article("One two three.", "One two three", "two"))
    assert marks(root, "n1") == ["One ", "two", " three"]
    assert marks(root, "n2") == ["two"]


def test_a_passage_across_emphasis_and_paragraphs_is_several_marks() -> None:
    root = parse(article("One **two three** four.\n\nFive six.", "three four.\nFive"))
    assert marks(root, "n1") == ["three", " four.\n", "Five"]
    assert [link.attributes["href"] for link in root.find("a", class_="note-ref")] == ["#note-n1"]


def test_the_link_to_a_note_stands_behind_the_link_in_which_the_passage_ends() -> None:
    root = parse(article("One [two three](https://a.example) four.", "One two", names=()))
    (reference,) = root.find("a", class_="note-ref")
    assert "a" not in ancestors(reference)
    assert marks(root, "n1") == ["One ", "two"]


def test_a_name_is_a_link_to_its_entry_and_may_be_part_of_a_passage() -> None:
    root = parse(article("They say Kim Jong Un signed.", "say Kim", names=["Kim Jong Un"]))
    (entry,) = root.find("a", class_="ref")
    assert entry.text == "Kim Jong Un"
    assert entry.attributes["href"].startswith("../entries/kim-jong-un.html")
    assert marks(root, "n1") == ["say ", "Kim"]


def test_text_and_addresses_are_escaped() -> None:
    html = article('<script>a & "b"</script> [c](https://c.example/?a=1&b=<2>)', '"b"')
    assert "<script>" not in html
    root = parse(html)
    assert root.text.strip() == '<script>a & "b"</script> c'
    assert [link.attributes["href"] for link in root.find("a", rel="external")] == ["https://c.example/?a=1&b=%3C2%3E"]


def test_each_element_of_the_outermost_level_comes_with_the_place_where_it_ends() -> None:
    document = parse_article("# One\n\nTwo.\n\n- Three\n- Four\n")
    fragments = render_fragments(LinkedText(document), resolve)
    assert [fragment.html.strip()[:3] for fragment in fragments] == ["<h2", "<p ", "<ul"]
    assert [document.text[: fragment.end] for fragment in fragments] == [
        "One\n",
        "One\nTwo.\n",
        "One\nTwo.\nThree\nFour\n",
    ]


def test_texts_that_share_a_page_have_no_ids() -> None:
    document = parse_prose("# One\n\n- see [[kim]]", str)
    assert 'id="' not in render_blocks(LinkedText(document), resolve)
    assert 'id="' not in render_inline(LinkedText(document), resolve)


def test_a_text_in_a_line_has_no_blocks() -> None:
    html = render_inline(LinkedText(parse_prose("# One\n\n- *see* [[kim]]\n- two\n\n```\ncode\n```\n", str)), resolve)
    root = parse(html)
    assert root.text.split() == ["One", "see", "kim", "two", "code"]
    assert {element.name for element in elements(root)} == {"em", "a", "code"}


# Whatever the text, the passages and the links


@dataclass(frozen=True)
class Woven:
    """A document with passages and links, as HTML and as a parser sees that."""

    document: Document
    passages: tuple[Passage, ...]
    html: str
    root: Element = field(repr=False)


@st.composite
def woven(draw: st.DrawFn) -> Woven:
    document = parse_article(draw(markdown_texts()))
    ends = [match.span() for match in re.finditer(r"\S+", document.text)]
    passages: list[Passage] = []
    if ends:
        places = st.tuples(st.integers(0, len(ends) - 1), st.integers(0, 9))
        for number, note in enumerate(draw(st.lists(st.lists(places, min_size=1, max_size=3), max_size=4)), 1):
            passages += (
                Passage(f"n{number}", number, part, ends[first][0], ends[min(first + more, len(ends) - 1)][1])
                for part, (first, more) in enumerate(note)
            )
    words = re.findall(r"w\d+", document.text)
    names = [
        " ".join(words[at : at + count])
        for at, count in draw(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=6))
        if at < len(words)
    ]
    text = linked(document, *names, autolink=draw(st.sampled_from(["first", "all"])))
    html = html_of(text, passages)
    return Woven(document, tuple(passages), html, parse(html))


def text_between_ends(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@given(woven())
def test_whatever_is_woven_in_the_text_is_unchanged(case: Woven) -> None:
    assert text_between_ends(case.root.text) == text_between_ends(case.document.text)


@given(woven())
def test_whatever_is_woven_in_each_notes_marks_joined_are_its_words(case: Woven) -> None:
    for note in {passage.note for passage in case.passages}:
        covered = {
            offset for passage in case.passages if passage.note == note for offset in range(passage.start, passage.end)
        }
        words = "".join(case.document.text[offset] for offset in sorted(covered))
        assert "".join(marks(case.root, note)) == words


@given(woven())
def test_whatever_is_woven_in_nothing_is_marked_that_no_passage_covers(case: Woven) -> None:
    notes = {passage.note for passage in case.passages}
    for mark in case.root.find("mark"):
        named = mark.attributes["data-notes"].split()
        assert mark.text
        assert named
        assert set(named) <= notes
        assert mark.attributes["aria-details"] in [note_id(note) for note in named]


@given(woven())
def test_whatever_is_woven_in_no_link_stands_in_a_link_and_nothing_but_text_in_a_mark(case: Woven) -> None:
    for element in elements(case.root):
        parents = list(ancestors(element))
        assert element.name != "a" or "a" not in parents
        assert element.name == "span" or "mark" not in parents
        assert element.name not in ("mark", "a") or parents[0] not in ("ul", "ol", "table", "thead", "tbody", "tr", "")


@given(woven())
def test_whatever_is_woven_in_ids_are_unique_and_each_passage_and_block_has_its_own(case: Woven) -> None:
    ids = Counter(element.attributes["id"] for element in elements(case.root) if "id" in element.attributes)
    passages = [passage_id(passage.note, passage.part) for passage in case.passages]
    assert ids == Counter([*passages, *(block_id(block.number) for block in case.document.blocks)])


@given(woven())
def test_whatever_is_woven_in_each_passage_leads_to_its_note_once(case: Woven) -> None:
    references = Counter(element.attributes["href"] for element in case.root.find("a", class_="note-ref"))
    assert references == Counter(f"#note-{passage.note}" for passage in case.passages)


@pytest.mark.parametrize(
    "passages",
    [
        [Passage("n1", 1, 0, 0, 3), Passage("n1", 1, 1, 0, 3)],
        [Passage("n2", 2, 0, 0, 7), Passage("n1", 1, 0, 0, 7)],
        [Passage("n1", 1, 0, 0, 7), Passage("n2", 2, 0, 4, 7)],
        [Passage("n1", 1, 0, 0, 3), Passage("n2", 2, 0, 3, 7)],
    ],
    ids=["a note twice on the same words", "two notes on the same words", "ending together", "one after the other"],
)
def test_passages_that_meet_keep_apart(passages: list[Passage]) -> None:
    root = parse(html_of(LinkedText(parse_article("One two three.")), passages))
    assert root.text.strip() == "One two three."
    assert Counter(element.attributes["id"] for element in root.find("span")) == Counter(
        passage_id(passage.note, passage.part) for passage in passages
    )
    for passage in passages:
        assert "".join(marks(root, passage.note)) == "One two three."[passage.start : passage.end]

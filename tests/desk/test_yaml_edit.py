"""A change to an author's YAML: the stretch that is meant, and not a byte besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.desk.yaml_edit import parse_yaml_file, with_item, with_key, with_mapping, with_value
from builder.reading.yaml_nodes import MappingNode, ScalarNode, SequenceNode
from builder.values.errors import BriefingError

BEFORE = "# first\n- id: one  # its name\n  quote: some words\n\n"
AFTER = "\n  # about the text\n  text: >\n    Folded\n    text.\n\n- {id: two, quote: 'x y'}\n# last"
STYLES = [
    "old words",
    '"old words"',
    "'old words'",
    "old words  # why",
    "old\n    words",
    ">\n    old\n    words",
    "|\n    old words\n",
    ">-  # folded\n    old\n\n",
    '"old\n    words"',
]

values = (
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=9),
        min_size=1,
        max_size=30,
    )
    .map(lambda words: " ".join(" ".join(words).split()))
    .filter(bool)
)


def value_of(raw: str, item: int, key: str) -> str:
    root = parse_yaml_file("n.yaml", raw).root
    assert isinstance(root, SequenceNode)
    record = root.items[item]
    assert isinstance(record, MappingNode)
    node = {name.text: value for name, value in record.pairs}[key]
    assert isinstance(node, ScalarNode)
    return node.text.strip()


def edited(raw: str, value: str, item: int = 1) -> str:
    file = parse_yaml_file("n.yaml", raw)
    assert isinstance(file.root, SequenceNode)
    record = file.root.items[item]
    assert isinstance(record, MappingNode)
    node = {name.text: value for name, value in record.pairs}["quote"]
    assert isinstance(node, ScalarNode)
    return with_value(file, node, value)


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("style", STYLES)
@given(value=values)
def test_a_changed_value_reads_back_and_every_other_byte_stays(style: str, ends: str, value: str) -> None:
    before = f"{BEFORE}- id: here\n  quote: ".replace("\n", ends)
    after = AFTER.replace("\n", ends)
    changed = edited(before + style.replace("\n", ends) + after, value)
    assert value_of(changed, 1, "quote") == value
    assert changed.startswith(before)
    assert changed.endswith(after)
    assert ("\n" in changed.replace("\r\n", "")) == (ends == "\n")


def test_a_comment_beside_a_value_stays() -> None:
    assert edited("- id: a\n  quote: old  # why\n", "new", 0) == "- id: a\n  quote: new  # why\n"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("", "- id: new\n  quote: some words\n"),
        ("# notes\n", "# notes\n\n- id: new\n  quote: some words\n"),
        ("- id: a\n  quote: b", "- id: a\n  quote: b\n\n- id: new\n  quote: some words\n"),
        ("  -   id: a\n      quote: b\n", "  -   id: a\n      quote: b\n\n  -   id: new\n      quote: some words\n"),
        (
            "- id: a\n  quote: b\n- id: c\n  quote: d\n",
            "- id: a\n  quote: b\n- id: c\n  quote: d\n- id: new\n  quote: some words\n",
        ),
        ("- id: a\r\n  quote: b\r\n", "- id: a\r\n  quote: b\r\n\r\n- id: new\r\n  quote: some words\r\n"),
        ("[]\n", '[{id: "new", quote: "some words"}]\n'),
        ("[{id: a, quote: b}]\n", '[{id: a, quote: b}, {id: "new", quote: "some words"}]\n'),
    ],
)
def test_a_record_is_added_at_the_end_as_the_file_sets_its_own(raw: str, wanted: str) -> None:
    assert with_item(parse_yaml_file("n.yaml", raw), {"id": "new", "quote": "some words"}) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("- id: a\n  quote: b  # c\n  text: d\n", '- id: a\n  quote: b  # c\n  prefix: "x: y"\n  text: d\n'),
        ("- id: a\n  quote: >\n    b\n\n- id: c\n", '- id: a\n  quote: >\n    b\n  prefix: "x: y"\n\n- id: c\n'),
        ("- {id: a, quote: b}\n", '- {id: a, quote: b, prefix: "x: y"}\n'),
    ],
)
def test_a_key_is_added_after_another(raw: str, wanted: str) -> None:
    file = parse_yaml_file("n.yaml", raw)
    assert isinstance(file.root, SequenceNode)
    record = file.root.items[0]
    assert isinstance(record, MappingNode)
    assert with_key(file, record, record.pairs[1][1], "prefix", "x: y") == wanted


def test_a_listed_value_becomes_a_mapping() -> None:
    file = parse_yaml_file("n.yaml", "- a  # first\n- b\n")
    assert isinstance(file.root, SequenceNode)
    assert isinstance(file.root.items[0], ScalarNode)
    assert with_mapping(file, file.root.items[0], {"quote": "a", "prefix": "the"}) == (
        '- {quote: "a", prefix: "the"}  # first\n- b\n'
    )


@pytest.mark.parametrize("raw", ["- id: [", "id: a\n", "- &a b\n- *a\n", "- id: a\n...\n"])
def test_a_file_that_cannot_be_changed_safely_is_refused(raw: str) -> None:
    with pytest.raises(BriefingError):
        with_item(parse_yaml_file("n.yaml", raw), {"id": "new"})


def test_a_file_with_a_warning_can_be_edited() -> None:
    file = parse_yaml_file("notes/letter.yaml", "- id: pier\n  quote: the pier #two\n")
    assert file.root is not None

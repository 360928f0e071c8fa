"""Equal values have equal fingerprints, and where something was read makes no difference."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from builder.engine.fingerprints import fingerprint
from builder.values.document import Document, Tag
from builder.values.edtf import parse_edtf
from builder.values.records import EarlierWording, Entry
from builder.values.references import Prose, Ref
from builder.values.text_file import Place, TextFile

HERE, THERE = Place("a.yaml", 1, 1), Place("b.yaml", 7, 3)


def entry(name: str, place: Place = HERE, summary: str = "") -> Entry:
    prose = Prose(summary, TextFile(place.path, f"summary: {summary}"), place.line, place.line + len(summary))
    return Entry(id="e", type="person", name=name, summary=prose, place=place)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("Kim"), entry("Kim", THERE)),
        (entry("Kim", summary="A."), entry("Kim", THERE, "A.")),
        (Ref("a", HERE), Ref("a", THERE)),
        (Markup("a"), "a"),
        ({"a": 1}, {"a": 1}),
        (frozenset("ab"), frozenset("ba")),
        (["a", 1], ("a", 1)),
    ],
)
def test_equal_values_have_one_fingerprint(one: object, other: object) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("Kim"), entry("Lee")),
        (entry("Kim", summary="A."), entry("Kim", summary="B.")),
        (Ref("a", HERE), Ref("a", HERE, must_be_passage=True)),
        (Document("a"), Document("a", (Tag(0, 1, "em"),))),
        (EarlierWording("a", parse_edtf("2024")), EarlierWording("a", parse_edtf("2025"))),
        (("ab", "c"), ("a", "bc")),
        (1, "1"),
        (None, ""),
        ((), ((),)),
    ],
)
def test_other_values_have_others(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_it_is_the_same_in_every_run() -> None:
    assert fingerprint("a", 1, None, ("b",)).hex() == "b11e82b1a5c998b5f7180f56"


def test_what_cannot_be_taken_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no fingerprint"):
        fingerprint(object())

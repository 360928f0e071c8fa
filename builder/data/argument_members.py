"""What a judgement says for itself, as members of its object in ``data/briefing.json``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.data.members import TARGET, Member, Object, Writer, identifier, many, text, use, word
from builder.data.serialisation import Json
from builder.values.judgement import (
    Alternative,
    Assumption,
    CitedEvidence,
    Indicator,
    Judgement,
    JudgementChange,
    Outcome,
)
from builder.values.references import Prose
from builder.values.vocabulary import CONFIDENCES, DIRECTIONS, LIKELIHOODS, OUTCOMES, WEIGHTS

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class _Item(Generic[_V]):
    """A value in one of the lists of a judgement: its texts are known by the list and its number in it, from 1."""

    judgement: Judgement
    key: str
    number: int
    value: _V


def _items(judgement: Judgement, key: str, values: Iterable[_V]) -> list[_Item[_V]]:
    return [_Item(judgement, key, number, value) for number, value in enumerate(values, 1)]


def _prose(
    name: str, meaning: str, of: Callable[[_V], Prose | None], key: str = "", optional: bool = True
) -> Member[_Item[_V]]:
    """A text of a value; ``key`` is that by which it is known, where that is not the list's."""
    return Member(
        name,
        use("prose", meaning),
        lambda w, item: w.prose(item.judgement.id, f"{key or item.key}.{item.number}", of(item.value)),
        optional,
    )


_WEIGHED = Object[_Item[CitedEvidence]](
    "What is said about an item of evidence.",
    (
        Member("side", word("The list that it is in.", ("evidence", "against", "outcome")), lambda _, item: item.key),
        Member("passage", identifier("The note or the record.", TARGET), lambda _, item: item.value.passage.target),
        Member("weight", word("How much it counts.", WEIGHTS), lambda _, item: item.value.weight, optional=True),
        _prose("why", "What it shows.", lambda each: each.why),
    ),
)

_ASSUMPTION = Object[_Item[Assumption]](
    "What is taken for granted.",
    (
        _prose("text", "What that is.", lambda each: each.text, optional=False),
        _prose("otherwise", "What follows if it is wrong.", lambda each: each.otherwise, "otherwise"),
        _prose("signs", "How one would notice that it is wrong.", lambda each: each.signs, "signs"),
    ),
)

_ALTERNATIVE = Object[_Item[Alternative]](
    "What else could be so: a statement or another judgement.",
    (
        Member("statement", text("The statement."), lambda _, item: item.value.statement, optional=True),
        Member(
            "judgement",
            identifier("The judgement."),
            lambda w, item: "".join(w.targets([item.value.judgement] if item.value.judgement else [])),
            optional=True,
        ),
        _prose("why", "Why it is held less likely.", lambda each: each.why, optional=False),
    ),
)

_INDICATOR = Object[_Item[Indicator]](
    "What would change the judgement.",
    (
        Member("direction", word("What it would make it.", DIRECTIONS), lambda _, item: item.value.direction),
        _prose("text", "What one would see.", lambda each: each.text, optional=False),
    ),
)

_CHANGE = Object[_Item[JudgementChange]](
    "How likely it was held before.",
    (
        Member("date", use("date", "Until when."), lambda w, item: w.date(item.value.date)),
        Member("from", word("The likelihood until then.", LIKELIHOODS), lambda _, item: item.value.likelihood),
        Member(
            "confidence",
            word("The confidence until then, if that changed as well.", CONFIDENCES),
            lambda _, item: item.value.confidence,
            optional=True,
        ),
        _prose("why", "The reason for the change.", lambda each: each.why),
    ),
)

_OUTCOME = Object[tuple[Judgement, Outcome]](
    "What came of it.",
    (
        Member("result", word("What came of it.", OUTCOMES), lambda _, each: each[1].result),
        Member("date", use("date", "When that was known."), lambda w, each: w.date(each[1].date)),
        Member(
            "text",
            use("prose", "What there is to say about it."),
            lambda w, each: w.prose(each[0].id, "outcome", each[1].text),
            optional=True,
        ),
        Member(
            "evidence",
            many("What shows it.", identifier("A note or a record.", TARGET)),
            lambda w, each: cited_ids(w, each[1].evidence),
            optional=True,
        ),
    ),
)


def cited_ids(writer: Writer, items: Iterable[CitedEvidence]) -> list[str]:
    """The ids that items of evidence name, without those that name nothing."""
    return writer.targets(item.passage for item in items)


def _weighed(writer: Writer, judgement: Judgement) -> Iterator[Json]:
    outcome = judgement.outcome.evidence if judgement.outcome else ()
    for key, items in (("evidence", judgement.evidence), ("against", judgement.against), ("outcome", outcome)):
        for item in _items(judgement, key, items):
            known = writer.site.registry.has(item.value.passage.target)
            if known and (item.value.weight or item.value.why):
                yield _WEIGHED.write(writer, item)


def _list(
    name: str, inner: Object[_Item[_V]], of: Callable[[Judgement], Sequence[_V]], meaning: str
) -> Member[Judgement]:
    return Member(
        name,
        many(meaning, inner.schema),
        lambda w, each: [inner.write(w, item) for item in _items(each, name, of(each))],
        optional=True,
    )


def _texts(name: str, of: Callable[[Judgement], Sequence[Prose]], meaning: str) -> Member[Judgement]:
    return Member(
        name,
        many(meaning, {"$ref": "#/$defs/prose"}),
        lambda w, each: [
            w.prose(each.id, f"{name}.{item.number}", item.value) for item in _items(each, name, of(each))
        ],
        optional=True,
    )


ARGUMENT: tuple[Member[Judgement], ...] = (
    Member(
        "weighed",
        many("What is said about items of its evidence.", _WEIGHED.schema),
        lambda w, each: list(_weighed(w, each)),
        optional=True,
    ),
    Member(
        "reasoning",
        use("prose", "How the evidence leads to the conclusion."),
        lambda w, each: w.prose(each.id, "reasoning", each.reasoning),
        optional=True,
    ),
    _list("assumptions", _ASSUMPTION, lambda each: each.assumptions, "What is taken for granted."),
    _texts("gaps", lambda each: each.gaps, "What is not known."),
    _list("alternatives", _ALTERNATIVE, lambda each: each.alternatives, "What else could be so."),
    _list("indicators", _INDICATOR, lambda each: each.indicators, "What would change it."),
    _texts("implications", lambda each: each.implications, "What follows from it."),
    Member("by", many("Who judged.", text("A name.")), lambda _, each: list(each.by), optional=True),
    Member("date", use("date", "When it was judged."), lambda w, each: w.date(each.date), optional=True),
    _list("changed", _CHANGE, lambda each: each.changed, "How likely it was held before."),
    Member(
        "due", use("date", "By when it can be known what came of it."), lambda w, each: w.date(each.due), optional=True
    ),
    Member(
        "outcome",
        _OUTCOME.schema,
        lambda w, each: _OUTCOME.write(w, (each, each.outcome)) if each.outcome else None,
        optional=True,
    ),
)
"""The members that a judgement can have in addition to its statement, likelihood, confidence and evidence."""

"""Makes the views of an argument: evidence in its sentence, with the note on it and what it shows, and its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from builder.meaning.sentences import Sentence, SentenceFinder
from builder.pages.article_views import ArticleViews
from builder.pages.bidi import isolated_sentence
from builder.pages.judgement_views import (
    AlternativeView,
    AssumptionView,
    ChangeView,
    IndicatorView,
    OutcomeView,
)
from builder.pages.view_models import EvidenceView
from builder.values.judgement import CitedEvidence, Judgement
from builder.values.likelihood_words import likelihood_in_words

NumberedEvidence = tuple[int, CitedEvidence]
"""An item of evidence with its place in its list, from 1, by which its text is known."""


class ArgumentViews(ArticleViews):
    """Makes what a judgement's page shows of its argument."""

    def cited(self, owner: str, key: str, items: Iterable[NumberedEvidence]) -> tuple[EvidenceView, ...]:
        """The evidence below a key of a record, each item with all that is known of it."""
        return tuple(self._weighed(owner, f"{key}.{number}", item) for number, item in self._known(items))

    def listed(self, items: Iterable[NumberedEvidence]) -> tuple[EvidenceView, ...]:
        """The same without what is said about each item."""
        return tuple(self._plain(item.passage.target) for _, item in self._known(items))

    def _known(self, items: Iterable[NumberedEvidence]) -> Iterator[NumberedEvidence]:
        return (each for each in items if self.registry.has(each[1].passage.target))

    def _plain(self, target: str) -> EvidenceView:
        return self.passage_view(target) if target in self.registry.notes else self._of_record(target)

    def _of_record(self, target: str) -> EvidenceView:
        record, link = self.registry.records[target], self.link(target)
        likelihood = likelihood_in_words(self.words, record.likelihood) if isinstance(record, Judgement) else ""
        return EvidenceView(
            link=link,
            quotes=(),
            article=link,
            publisher=Markup(),
            date=self.date(record.date),
            kind=record.type,
            withdrawn=False,
            digest=False,
            attributes=link.attributes,
            likelihood=likelihood,
            is_record=True,
        )

    def _weighed(self, owner: str, key: str, item: CitedEvidence) -> EvidenceView:
        target = item.passage.target
        known = self._plain(target)
        said: dict[str, Any] = {"why": self.blocks(owner, key), "weight": item.weight}
        if known.is_record:
            return replace(known, **said)
        article = self.registry.article(self.registry.notes[target].note.article)
        return replace(
            known,
            **said,
            sentences=tuple(self._sentences(target)),
            note=self.blocks(target, "text"),
            grade=self.grade(article),
        )

    def _sentences(self, target: str) -> Iterator[Sentence]:
        """The sentences of a passage as readers may see them; stretches of one sentence follow each other in it."""
        anchored = self.registry.notes[target]
        body = self.registry.articles[anchored.note.article].body
        language = self.facts.language(target)
        finder = SentenceFinder(body, language)
        found = [finder.around(*span) for span in anchored.spans]
        for number, sentence in enumerate(found):
            before, after = sentence.before, sentence.after
            if number and str(found[number - 1]) == str(sentence):
                before = ""
            elif number:
                before = f" … {before}"
            if number + 1 < len(found) and str(found[number + 1]) == str(sentence):
                start, end = anchored.spans[number].end, anchored.spans[number + 1].start
                after = " ".join(f"|{body.text[start:end]}|".split())[1:-1]
            yield isolated_sentence(Sentence(before, sentence.word, after), language)

    def outcome(self, judgement: Judgement, whole: bool) -> OutcomeView | None:
        """What came of a judgement; in a list without text and evidence."""
        outcome = judgement.outcome
        if outcome is None:
            return None
        return OutcomeView(
            outcome.result,
            self.date(outcome.date),
            self.blocks(judgement.id, "outcome") if whole else Markup(),
            self.cited(judgement.id, "outcome", enumerate(outcome.evidence, 1)) if whole else (),
        )

    def assumptions(self, judgement: Judgement) -> tuple[AssumptionView, ...]:
        """What a judgement takes for granted."""
        return tuple(
            AssumptionView(
                *(self.blocks(judgement.id, f"{key}.{number}") for key in ("assumptions", "otherwise", "signs"))
            )
            for number, _ in enumerate(judgement.assumptions, 1)
        )

    def alternatives(self, judgement: Judgement) -> tuple[AlternativeView, ...]:
        """What else could be so."""
        return tuple(self._alternatives(judgement))

    def _alternatives(self, judgement: Judgement) -> Iterator[AlternativeView]:
        for number, each in enumerate(judgement.alternatives, 1):
            why = self.blocks(judgement.id, f"alternatives.{number}")
            other = self.registry.records.get(each.judgement.target) if each.judgement else None
            if isinstance(other, Judgement):
                likelihood = likelihood_in_words(self.words, other.likelihood)
                yield AlternativeView(other.statement, self.link(other.id), likelihood, why)
            elif each.statement:
                yield AlternativeView(each.statement, None, "", why)

    def indicators(self, judgement: Judgement) -> tuple[IndicatorView, ...]:
        """What would change a judgement."""
        return tuple(
            IndicatorView(each.direction, self.blocks(judgement.id, f"indicators.{number}"))
            for number, each in enumerate(judgement.indicators, 1)
        )

    def changes(self, judgement: Judgement) -> tuple[ChangeView, ...]:
        """How likely a judgement was held before, the latest first."""
        numbered = sorted(enumerate(judgement.changed, 1), key=lambda each: each[1].date.sort_key, reverse=True)
        return tuple(
            ChangeView(
                self.date(each.date),
                likelihood_in_words(self.words, each.likelihood),
                each.confidence,
                self.blocks(judgement.id, f"changed.{number}"),
            )
            for number, each in numbered
        )

    def texts(self, judgement: Judgement, key: str, count: int) -> tuple[Markup, ...]:
        """The texts in a list of a judgement."""
        return tuple(self.blocks(judgement.id, f"{key}.{number}") for number in range(1, count + 1))

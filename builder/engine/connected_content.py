"""A content folder with all its links, of which only the articles are read that have changed, or ask for it.

An article need not be read if its files are as they were, all that it refers to still has its name, and the other
texts still say the same of the words next to names in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

from builder.engine.article_memory import (
    NO_ARTICLES,
    NOTHING_KEPT,
    KeptContent,
    digest_of_texts,
    evidence_from_bytes,
    evidence_to_bytes,
    take_back,
)
from builder.engine.article_rows import ArticleRow, KeptArticle
from builder.engine.asked_usage import Answer, AskedUsage, changed_answers, take_answers
from builder.engine.facts import Facts
from builder.engine.fingerprints import fingerprint
from builder.engine.program import program_fingerprint
from builder.meaning.anchor import anchor_notes
from builder.meaning.connected_articles import ConnectedArticle, LinkedArticle
from builder.meaning.known_articles import KnownArticle, ReadableArticle
from builder.meaning.mentions import Evidence, Questions, RecordText, decide_mentions, find_sightings
from builder.meaning.names import Mention, NameFinder, PossibleMention
from builder.meaning.outgoing import Outgoing, connect_article, connect_record, problems_of_whole
from builder.meaning.owner_texts import texts_of_article, texts_of_record
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import apply_rights
from builder.meaning.site import Site, assemble_site
from builder.reading.article_files import ArticleFiles, read_article_files
from builder.reading.load import ContentFrame
from builder.values.briefing import Briefing, UnreadContent
from builder.values.document import Document
from builder.values.kept_file import FileState
from builder.values.lazy import LazyMapping, LazySequence
from builder.values.problems import Problem
from builder.values.progress import Progress, ignore_progress
from builder.values.records import Entry


@dataclass(frozen=True)
class ReadFacts:
    """What a row says of an article besides its facts: its files, what its texts asked of others, and the answers."""

    states: tuple[FileState | None, ...]
    content: bytes
    questions: Sequence[tuple[str, Questions]] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class ConnectedContent:
    """A site as far as it can be connected, the problems found on the way, and what the next build need not find out.

    ``linked`` are the articles that were read, and ``facts``
    what their rows say of them besides; ``kept`` are those that were not read. ``faulty`` are those with problems.
    """

    site: Site
    problems: list[Problem]
    linked: Mapping[str, LinkedArticle]
    kept: Mapping[str, KeptArticle]
    facts: Mapping[str, ReadFacts]
    faulty: frozenset[str]
    common: bytes
    evidence: bytes

    @cached_property
    def fingerprints(self) -> Facts:
        """The facts of the site."""
        return Facts(self.site, {name: article.row for name, article in self.kept.items()})


def connect_content(
    frame: ContentFrame, kept: KeptContent = NOTHING_KEPT, progress: Progress = ignore_progress
) -> ConnectedContent:
    """Read what must be read of a content folder, look up every reference, and find every name.

    Raises:
        DetailsLost: when the cache has lost what it must have of an article.
    """
    return _Connection(frame, kept, progress).connect()


@dataclass
class _Connection:
    """A content folder while it is connected. ``known`` are its articles, in the order in which readers meet them."""

    frame: ContentFrame
    kept: KeptContent
    progress: Progress
    known: dict[str, KnownArticle] = field(default_factory=dict)
    bodies: dict[str, Document] = field(default_factory=dict)
    unread: list[UnreadContent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    facts: dict[str, ReadFacts] = field(default_factory=dict)
    texts: dict[str, list[RecordText]] = field(default_factory=dict)
    sightings: dict[tuple[str, str], list[PossibleMention]] = field(default_factory=dict)

    def connect(self) -> ConnectedContent:
        common = self._common()
        memory = self.kept.memory if self.kept.memory.common == common else NO_ARTICLES
        self.kept = replace(self.kept, memory=memory)
        rows = {
            files.id: row
            for files in self.frame.articles
            if (row := self.kept.unchanged(files, self.frame.settings.limits))
        }
        self._know(rows)
        briefing = self._briefing()
        registry = RecordRegistry.of(briefing, self.known)
        renamed = self._renamed(rows.values(), registry)
        self._read_again(name for name, row in rows.items() if not renamed.isdisjoint(row.names))
        evidence = evidence_from_bytes(memory.evidence)
        for name, row in memory.rows.items():
            if not isinstance(self.known.get(name), KeptArticle):
                take_back(evidence, self.kept.article(row))
        names = NameFinder.of(briefing.entries)
        self._look(self._readable(), registry, names, evidence)
        others = Evidence()
        for record in briefing.records_beside_articles:
            self._sight(record.id, texts_of_record(record, registry), names, others)
        found = evidence.with_others(others).usages()
        usages = {language: AskedUsage.of_usage(usage) for language, usage in found.items()}
        # What is read from here on has the same texts as before: only its links are decided again.
        still = self._kept()
        wrong = changed_answers({answer for each in still.values() for answer in each.row.answers}, usages)
        again = self._read_again(name for name, each in still.items() if not wrong.isdisjoint(each.row.answers))
        self._look(again, registry, names, Evidence())
        take_answers(usages)
        linked, other_links = self._link(briefing, registry, usages)
        kept = self._kept()
        articles: dict[str, ConnectedArticle] = {name: linked.get(name) or kept[name] for name in self.known}
        problems = [problem for each in other_links.values() for problem in each.problems]
        for name in self.faulty & linked.keys():  # it has no row, and is read and counted anew each time
            self._take_back(evidence, name)
        return ConnectedContent(
            assemble_site(briefing, registry, articles, other_links),
            [*self.frame.problems, *self.problems, *problems, *problems_of_whole(briefing, registry)],
            linked,
            kept,
            self.facts,
            frozenset(self.faulty),
            common,
            evidence_to_bytes(evidence),
        )

    def _common(self) -> bytes:
        """What holds for all rows: articles take their rights and language from the settings if they state none."""
        entries = cast(Sequence[Entry], self.frame.lists[Entry.folder])
        names = tuple((entry.id, entry.type, entry.name, entry.aliases) for entry in entries)
        settings = self.frame.settings
        return fingerprint(
            program_fingerprint(), settings.language, settings.rights, settings.autolink, settings.limits, names
        )

    def _know(self, rows: Mapping[str, ArticleRow]) -> None:
        """Fill ``known``: with what was kept, and with what must be read."""
        found: dict[str, KnownArticle] = {name: self.kept.article(row) for name, row in rows.items()}
        missing = [files for files in self.frame.articles if not files.is_usable or files.id not in rows]
        for number, files in enumerate(missing, 1):
            self.progress("reading", number, len(missing))
            readable = self._read(files)
            if readable:
                found[files.id] = readable
        self.known = dict(sorted(found.items(), key=lambda item: item[1].order))

    def _read(self, files: ArticleFiles) -> ReadableArticle | None:
        """Read an article, and find the passages of its notes."""
        states = self.kept.states(files)  # before the files are read: a change in between is then found next time
        read = read_article_files(files, self.frame.settings)
        self.unread.append(read.unread)
        self._report(files.id, read.problems)
        if read.article is None:
            return None
        self.facts[files.id] = ReadFacts(states, digest_of_texts(read.texts))
        self.bodies[files.id] = read.body
        readable = apply_rights(read.article, read.body, anchor_notes(read.article, read.body, read.notes))
        self._report(files.id, (problem for anchored in readable.notes for problem in anchored.problems))
        return ReadableArticle(readable)

    def _report(self, article: str, problems: Iterable[Problem]) -> None:
        found = list(problems)
        if found:
            self.problems += found
            self.faulty.add(article)

    def _read_again(self, names: Iterable[str]) -> list[str]:
        """Read articles that are known from an earlier build; their names."""
        wanted = set(names)
        for files in self.frame.articles if wanted else ():
            if files.is_usable and files.id in wanted:
                readable = self._read(files)
                assert readable is not None, "it could be read before"
                self.known[files.id] = readable
        return sorted(wanted)

    def _readable(self) -> list[str]:
        return [name for name, known in self.known.items() if isinstance(known, ReadableArticle)]

    def _kept(self) -> dict[str, KeptArticle]:
        return {name: known for name, known in self.known.items() if isinstance(known, KeptArticle)}

    def _briefing(self) -> Briefing:
        """The briefing; what it has of articles that are not read is found when it is asked for."""
        known = self.known
        with_notes = [name for name, each in known.items() if each.note_ids]
        notes = LazyMapping(with_notes, lambda name: tuple(anchored.note for anchored in known[name].notes))
        return Briefing(
            self.frame.settings,
            LazySequence(tuple(known), lambda name: known[name].article),
            self.bodies,
            LazyMapping(
                [*self.frame.loose_notes, *with_notes],
                lambda name: self.frame.loose_notes.get(name) or notes[name],
            ),
            self.frame.lists,
            self.frame.pages,
            UnreadContent.of_all([self.frame.unread, *self.unread]),
        )

    def _renamed(self, rows: Iterable[ArticleRow], registry: RecordRegistry) -> set[str]:
        """What the rows refer to that now has another name, or is gone."""
        before = {target: name for row in rows for target, name in row.names.items()}
        return {
            target
            for target, name in before.items()
            if not self._is_kept(target) and not (registry.has(target) and registry.name(target) == name)
        }

    def _is_kept(self, target: str) -> bool:
        """Whether a target is an article that was not read, or a note on one."""
        article, _, note = target.partition("#")
        known = self.known.get(article)
        return isinstance(known, KeptArticle) and (not note or target in known.note_ids)

    def _look(self, names: Iterable[str], registry: RecordRegistry, finder: NameFinder, evidence: Evidence) -> None:
        """Find what reads as a name in articles that were read."""
        names = list(names)
        for number, name in enumerate(names, 1):
            self.progress("linking", number, len(names))
            self._sight(name, texts_of_article(self.known[name].readable, registry), finder, evidence)

    def _sight(self, owner: str, texts: list[RecordText], finder: NameFinder, evidence: Evidence) -> None:
        self.texts[owner] = texts
        asked = []
        for text in texts:
            found = self.sightings[text.owner, text.key] = find_sightings(text, finder)
            asked.append((text.language, Questions.of(found)))
            evidence.add(text, asked[-1][1])
        if owner in self.facts:
            self.facts[owner] = replace(self.facts[owner], questions=asked)

    def _take_back(self, evidence: Evidence, article: str) -> None:
        for text, (language, questions) in zip(self.texts[article], self.facts[article].questions, strict=True):
            evidence.of(language).remove(text.document.text, language, questions)

    def _link(
        self, briefing: Briefing, registry: RecordRegistry, usages: Mapping[str, AskedUsage]
    ) -> tuple[dict[str, LinkedArticle], dict[str, Outgoing]]:
        """The links of the articles that were read, and of all other records."""
        autolink = briefing.settings.autolink
        linked = {}
        for name in self._readable():
            readable, texts = self.known[name].readable, self.texts[name]
            outgoing = connect_article(readable, texts, self._mentions(texts, usages), registry, autolink)
            linked[name] = LinkedArticle(readable, outgoing)
            self._report(name, outgoing.problems)
            self.facts[name] = replace(self.facts[name], answers=take_answers(usages))
        others = {}
        for record in briefing.records_beside_articles:
            texts = self.texts[record.id]
            others[record.id] = connect_record(record, texts, self._mentions(texts, usages), registry, autolink)
        return linked, others

    def _mentions(
        self, texts: Iterable[RecordText], usages: Mapping[str, AskedUsage]
    ) -> dict[tuple[str, str], tuple[Mention, ...]]:
        return {
            (text.owner, text.key): decide_mentions(text, self.sightings[text.owner, text.key], usages)
            for text in texts
        }

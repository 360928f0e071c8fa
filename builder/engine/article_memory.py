"""What a build remembers of the articles of a briefing, and which of them the next build need not read."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from builder.engine.article_rows import ArticleRow, KeptArticle
from builder.meaning.mentions import Evidence, LanguageEvidence, Questions
from builder.meaning.word_usage import WordCounts
from builder.reading.article_files import ArticleFiles
from builder.reading.content_folder import read_text
from builder.values.kept_file import FileState
from builder.values.limits import DEFAULT_LIMITS, Limits

_FORM = "1"
"""The version of the form in which a memory is kept."""

_DIGEST_BYTES = 16


@dataclass(frozen=True)
class ArticleMemory:
    """The rows of the articles without problems, and what their texts say of the words next to names.

    ``common`` is the fingerprint of what holds for all rows: the program, the settings, the names of the entries.
    """

    common: bytes = b""
    rows: Mapping[str, ArticleRow] = field(default_factory=dict)
    evidence: bytes = b""

    def to_bytes(self) -> bytes:
        """The memory as it is kept between builds."""
        return marshal.dumps((_FORM, self.common, [tuple(row) for row in self.rows.values()], self.evidence))

    @classmethod
    def from_bytes(cls, data: bytes | None) -> ArticleMemory:
        """A memory that was kept; an empty one if there is none, or none of this form."""
        try:
            form, common, rows, evidence = marshal.loads(data or b"")
            if form == _FORM:
                return cls(common, {row[0]: ArticleRow(*row) for row in rows}, evidence)
        except (ValueError, TypeError, EOFError, AttributeError):
            pass
        return cls()


NO_ARTICLES = ArticleMemory()


@dataclass(frozen=True)
class KeptContent:
    """What is left of the articles of an earlier build: its memory, their details by key, and the states of files.

    ``keep`` keeps details for the next build; ``is_wanted`` is false if there is no use in that.
    """

    memory: ArticleMemory = NO_ARTICLES
    find: Callable[[str], bytes | None] = lambda _key: None
    keep: Callable[[str, bytes], None] = lambda _key, _data: None
    is_wanted: bool = False
    state_of: Callable[[Path], FileState | None] = lambda _path: None

    def forgotten(self) -> KeptContent:
        """The same without anything to be found."""
        return replace(self, memory=NO_ARTICLES, find=lambda _key: None)

    def article(self, row: ArticleRow) -> KeptArticle:
        """The article that a row is of."""
        return KeptArticle(row, self.find)

    def unchanged(self, files: ArticleFiles, limits: Limits = DEFAULT_LIMITS) -> ArticleRow | None:
        """The row of an article whose files are as they were, with their present states."""
        row = self.memory.rows.get(files.id) if files.is_usable else None
        if row is None:
            return None
        states = self.states(files)
        if states == row.states and None not in states:
            return row
        texts = [read_text(file.path, file.real_path, limits)[0] for file in (files.file, *files.notes)]
        same = row.content == digest_of_texts(text.text for text in texts if text)
        return row._replace(states=states) if same and None not in texts else None

    def states(self, files: ArticleFiles) -> tuple[FileState | None, ...]:
        """The states of the files of an article, in order."""
        return tuple(self.state_of(file.real_path) for file in (files.file, *files.notes))


NOTHING_KEPT = KeptContent()
"""What there is before the first build."""


def digest_of_texts(texts: Iterable[str]) -> bytes:
    """The digest of the texts of an article's files, in order."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


def evidence_to_bytes(evidence: Evidence) -> bytes:
    """What texts say of words, as it is kept."""
    return marshal.dumps(
        {
            language: ([dict(each) for each in found.counts], dict(found.asked), dict(found.pairs_before_names))
            for language, found in evidence.items()
        }
    )


def evidence_from_bytes(data: bytes) -> Evidence:
    """What texts say of words, as it was kept; nothing if nothing was."""
    found = Evidence()
    for language, (counts, asked, pairs) in (marshal.loads(data) if data else {}).items():
        found[language] = LanguageEvidence(WordCounts(*map(_counter, counts)), _counter(asked), _counter(pairs))
    return found


def take_back(evidence: Evidence, article: KeptArticle) -> None:
    """Take back what the texts of an article that is gone, or has changed, said of words."""
    texts = article.linked
    for key, (language, words, pairs) in zip(article.text_keys, article.row.questions, strict=True):
        questions = Questions(frozenset(words), frozenset(pairs))
        evidence.of(language).remove(texts[key].document.text, language, questions)


def _counter(counts: Mapping[Any, int]) -> Counter[Any]:
    counter: Counter[Any] = Counter()
    dict.update(counter, counts)  # as they are, without adding them up
    return counter

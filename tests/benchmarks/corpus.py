"""Briefings of any size for benchmarks, made of nonsense, the same each time.

An article has some 4 KB in paragraphs, and some have headings, a quotation or a list. It has six notes and names eight
entries, some of them again. `tests.benchmarks.briefing_form` and `tests.benchmarks.hugo_form` write it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tests.benchmarks.nonsense import Nonsense, NonsenseEntry

NOTES = 6
NAMED = 8
NAMED_AGAIN = 3
LENGTH = (2200, 4900, 3500)
"""The length of an article in characters: the least, the most, and the most frequent."""
LEAST_BEFORE_NAME = 2
"""Words before a name in its sentence, so that no capitalised word is before it, which could make the name longer."""
WORD = re.compile(r"\w+")
NOTE_KINDS = ("context", "definition", "attribution", "corroboration", "discrepancy", "question")


@dataclass(frozen=True)
class Mention:
    """A name in a block, at offsets of its text; ``linked`` if it is the first of that entry in its section."""

    start: int
    end: int
    entry: NonsenseEntry
    linked: bool


@dataclass(frozen=True)
class ArticleNote:
    """A note on the words between two offsets of a block. Its text begins with the name of an entry, as a reference."""

    id: str
    kind: str
    block: int
    start: int
    end: int
    entry: NonsenseEntry
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, a quotation, an item of a list, or a heading."""

    kind: str
    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Article:
    """An article with its notes. ``via`` is the id of the entry whose report it repeats, or empty."""

    id: str
    title: str
    publisher: str
    author: str
    published: str
    via: str
    blocks: tuple[Block, ...]
    notes: tuple[ArticleNote, ...]

    @property
    def entries(self) -> list[str]:
        """The ids of the entries that its text names or its notes refer to."""
        named = [mention.entry.id for block in self.blocks for mention in block.mentions]
        return list(dict.fromkeys([*named, *(note.entry.id for note in self.notes)]))


@dataclass(frozen=True)
class NonsenseEvent:
    """What happened: an event with who took part, where, and the passages (``article#note``) that report it."""

    id: str
    date: str
    title: str
    who: tuple[NonsenseEntry, ...]
    place: NonsenseEntry
    summary: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class NonsenseClaim:
    """What is disputed: who takes which stance, and the passage in which they do."""

    id: str
    statement: str
    positions: tuple[tuple[NonsenseEntry, str, str], ...]


@dataclass(frozen=True)
class NonsenseJudgement:
    """What is concluded, and the passages that it rests on."""

    id: str
    statement: str
    likelihood: str
    confidence: str
    evidence: tuple[str, ...]


class Corpus:
    """All records of a briefing of ``size`` articles. An article is made when it is asked for, always the same."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size, self.seed = size, seed
        self.nonsense = Nonsense(size, seed)

    def articles(self) -> Iterator[Article]:
        return (self.article(number) for number in range(self.size))

    def article(self, number: int) -> Article:
        """Return the article of a number, counted from 0."""
        return _ArticleMaker(self, number).article()

    @cached_property
    def publishers(self) -> list[str]:
        chance = random.Random(f"publishers {self.seed}")
        kinds = ("Courier", "Gazette", "Herald", "Monitor", "Review")
        return [f"The {self.nonsense.words[500 + n].capitalize()} {chance.choice(kinds)}" for n in range(40)]

    @cached_property
    def authors(self) -> list[str]:
        return [" ".join(map(str.capitalize, self.nonsense.words[600 + n : 602 + n])) for n in range(0, 200, 2)]

    def events(self) -> Iterator[NonsenseEvent]:
        for number, chance in self._some("event", 20):
            yield NonsenseEvent(
                f"event-{number}",
                day(chance),
                self.sentence(chance, 6).rstrip("."),
                tuple(self.nonsense.some_entries(chance, 2)),
                chance.choice(self.nonsense.places),
                self.sentence(chance, 18),
                self._passages(chance, 2),
            )

    def claims(self) -> Iterator[NonsenseClaim]:
        for number, chance in self._some("claim", 50):
            who = self.nonsense.some_entries(chance, 3)
            stances = ("asserts", "denies", chance.choice(("attributes", "hedges")))
            positions = tuple(zip(who, stances, self._passages(chance, 3), strict=True))
            yield NonsenseClaim(f"claim-{number}", self.sentence(chance, 9), positions)

    def judgements(self) -> Iterator[NonsenseJudgement]:
        for number, chance in self._some("judgement", 100):
            likelihood = chance.choice(("unlikely", "roughly even chance", "likely", "very likely"))
            confidence = chance.choice(("low", "moderate", "high"))
            statement = self.sentence(chance, 10)
            yield NonsenseJudgement(f"judgement-{number}", statement, likelihood, confidence, self._passages(chance, 3))

    def sentence(self, chance: random.Random, length: int) -> str:
        return f"{' '.join(self.nonsense.some_words(chance, length)).capitalize()}."

    def _some(self, kind: str, per: int) -> Iterator[tuple[int, random.Random]]:
        for number in range(max(1, self.size // per)):
            yield number, random.Random(f"{kind} {self.seed} {number}")

    def _passages(self, chance: random.Random, count: int) -> tuple[str, ...]:
        found = {f"{article_id(chance.randrange(self.size))}#n{chance.randrange(NOTES)}": None for _ in range(9)}
        return tuple(found)[:count]


def article_id(number: int) -> str:
    return f"a{number:05}"


def day(chance: random.Random) -> str:
    return f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


class _ArticleMaker:
    """Makes one article: its blocks first, then the notes on words of them."""

    def __init__(self, corpus: Corpus, number: int) -> None:
        self.corpus, self.number = corpus, number
        self.chance = random.Random(f"article {corpus.seed} {number}")
        entries = corpus.nonsense.some_entries(self.chance, NAMED)
        again = self.chance.sample(entries, NAMED_AGAIN)
        self.to_name = [
            *((entry, entry.name) for entry in entries),
            *((each, (*each.aliases, each.name)[0]) for each in again),
        ]
        self.linked: set[str] = set()

    def article(self) -> Article:
        chance = self.chance
        title = self.corpus.sentence(chance, chance.randint(5, 9)).rstrip(".")
        blocks = self._blocks()
        return Article(
            article_id(self.number),
            title,
            chance.choice(self.corpus.publishers),
            chance.choice(self.corpus.authors) if chance.random() < 0.5 else "",
            day(chance),
            self.corpus.nonsense.some_entries(chance, 1)[0].id if chance.random() < 0.15 else "",
            blocks,
            tuple(self._notes(blocks)),
        )

    def _blocks(self) -> tuple[Block, ...]:
        chance, blocks, length = self.chance, list[Block](), 0
        wanted = chance.triangular(*LENGTH)
        has_headings, has_quotation, has_list = (chance.random() < share for share in (0.4, 0.3, 0.2))
        while length < wanted:
            if has_headings and len(blocks) % 5 == 3:
                blocks.append(Block("heading", self.corpus.sentence(chance, 4).rstrip(".")))
                self.linked = set()
            if has_list and len(blocks) == 4:
                blocks += [Block("item", self.corpus.sentence(chance, 8)) for _ in range(4)]
            kind = "quotation" if has_quotation and len(blocks) == 2 else "paragraph"
            blocks.append(self._with_names(kind, chance.randint(3, 6), length / wanted))
            length = sum(len(block.text) + 1 for block in blocks)
        while self.to_name:
            blocks.append(self._with_names("paragraph", 2, 1.0))
        return tuple(blocks)

    def _with_names(self, kind: str, sentences: int, done: float) -> Block:
        """Return a block of sentences, at most one name in each, so that the names are spread over the article."""
        text, mentions = "", list[Mention]()
        for _ in range(sentences):
            text += " " if text else ""
            words = self._sentence()
            left = len(self.to_name)
            if left and self.chance.random() < left / max(1.0, 32 * (1 - done)):
                entry, name = self.to_name.pop(0)
                before = " ".join(words[: self.chance.randint(LEAST_BEFORE_NAME, len(words) - 2)])
                start = len(text) + len(before) + 1
                mentions.append(Mention(start, start + len(name), entry, entry.id not in self.linked))
                self.linked.add(entry.id)
                words = [*before.split(" "), name, *words[len(before.split(" ")) :]]
            written = " ".join(words)
            text += f"{written[:1].upper()}{written[1:]}."
        return Block(kind, text, tuple(mentions))

    def _sentence(self) -> list[str]:
        """Words of a sentence, with a comma, a number or a quotation in some."""
        chance = self.chance
        words = self.corpus.nonsense.some_words(chance, max(6, round(chance.gauss(16, 6))))
        place = chance.randrange(2, len(words) - 2)
        odd = chance.random()
        if odd < 0.3:
            words[place] += ","
        elif odd < 0.4:
            words[place] = f"{chance.randint(2, 99)},{chance.randint(0, 999):03}"
        elif odd < 0.5:
            words[place], words[place + 1] = f"“{words[place]}", f"{words[place + 1]}”"
        return words

    def _notes(self, blocks: tuple[Block, ...]) -> Iterator[ArticleNote]:
        """Notes on different sentences; no quote is in the article twice, and none ends within a name."""
        whole = "\n".join(block.text for block in blocks)
        taken: set[tuple[int, int]] = set()
        number = 0
        while number < NOTES:
            at = self.chance.randrange(len(blocks))
            block = blocks[at]
            found = self._quote(block) if block.kind in ("paragraph", "quotation") else None
            if (
                found is None
                or is_repeated(block.text[slice(*found)], whole)
                or repeats_at_its_ends(block.text, *found)
            ):
                continue
            sentence = block.text.count(". ", 0, found[0])
            if (at, sentence) in taken:
                continue
            taken.add((at, sentence))
            (entry,) = self.corpus.nonsense.some_entries(self.chance, 1)
            text = self.corpus.sentence(self.chance, self.chance.randint(9, 24))
            yield ArticleNote(f"n{number}", self.chance.choice(NOTE_KINDS), at, *found, entry, text)
            number += 1

    def _quote(self, block: Block) -> tuple[int, int] | None:
        """Offsets of some words within a sentence of a block, or ``None`` if they would cut a name, a sign or more."""
        sentences = block.text.split(". ")
        which = self.chance.randrange(len(sentences))
        begin = sum(len(sentence) + 2 for sentence in sentences[:which])
        words = sentences[which].rstrip(".").split(" ")
        count = self.chance.randint(4, min(12, max(5, len(words) - 1)))
        first = self.chance.randrange(max(1, len(words) - count))
        start = begin + sum(len(word) + 1 for word in words[:first])
        end = start + len(" ".join(words[first : first + count]))
        quote = block.text[start:end]
        cuts = any(mention.start < edge < mention.end for mention in block.mentions for edge in (start, end))
        return None if cuts or quote.count("“") != quote.count("”") or quote.endswith(",") else (start, end)


def is_repeated(quote: str, text: str) -> bool:
    """Whether a quote is in a text more than once, even if the places overlap."""
    return text.find(quote) != text.rfind(quote)


def repeats_at_its_ends(text: str, start: int, end: int) -> bool:
    """Whether a word at an end of a quote follows itself there, as if both were one longer word ("on | on")."""
    before, quoted, after = (WORD.findall(part.casefold()) for part in (text[:start], text[start:end], text[end:]))
    return before[-1:] == quoted[:1] or quoted[-1:] == after[:1]


def with_one_word_more(article: Article, word: str) -> Article:
    """Return an article with one word more in the first sentence that names an entry, or in the next; in no quote."""
    at, place = next(_places_for_a_word(article))
    block = article.blocks[at]
    more = len(word) + 1

    def moved(offset: int) -> int:
        return offset + more if offset > place else offset

    mentions = tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in block.mentions)
    changed = replace(block, text=f"{block.text[:place]} {word}{block.text[place:]}", mentions=mentions)
    notes = tuple(
        replace(note, start=moved(note.start), end=moved(note.end)) if note.block == at else note
        for note in article.notes
    )
    return replace(article, blocks=(*article.blocks[:at], changed, *article.blocks[at + 1 :]), notes=notes)


def _places_for_a_word(article: Article) -> Iterator[tuple[int, int]]:
    """Blocks and spaces in them: in sentences that name entries, outside of names and quotes."""
    for at, block in enumerate(article.blocks):
        whole = [(mention.start, mention.end) for mention in block.mentions]
        whole += [(note.start, note.end) for note in article.notes if note.block == at]
        for mention in block.mentions:
            begin = block.text.rfind(". ", 0, mention.start) + 2 if ". " in block.text[: mention.start] else 0
            end = block.text.find(".", mention.end)
            for place in range(begin, end):
                if block.text[place] == " " and not any(start <= place <= stop for start, stop in whole):
                    yield at, place

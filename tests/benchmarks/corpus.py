"""A briefing of any size, made of nonsense, the same each time: for benchmarks."""

from __future__ import annotations

import random
import sys
from pathlib import Path

SYLLABLES = (
    "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru"
).split()
NAMES = 2000
NOTES = 6
LINKED = 8
PARAGRAPHS = 10


def write_corpus(folder: Path, articles: int, seed: int = 1) -> None:
    """Write a briefing of articles of some 4 KB with six notes and eight linked names each."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(8000)]
    names = sorted({" ".join(word.capitalize() for word in chance.sample(vocabulary, 2)) for _ in range(NAMES)})
    for name in ("articles", "notes", "entries"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "briefing.yaml").write_text("title: A large briefing\n", encoding="utf-8")
    (folder / "entries" / "all.yaml").write_text(
        "".join(
            f"- {{id: entry-{n}, type: person, name: {name}, summary: Known for {vocabulary[n]}.}}\n"
            for n, name in enumerate(names)
        ),
        encoding="utf-8",
    )
    for number in range(articles):
        paragraphs = [_paragraph(chance, vocabulary) for _ in range(PARAGRAPHS)]
        for name in chance.sample(names, LINKED):
            place = chance.randrange(PARAGRAPHS)
            paragraphs[place] = f"{paragraphs[place]} Then {name} spoke."
        quotes = [" ".join(paragraph.split()[3:12]) for paragraph in chance.sample(paragraphs, NOTES)]
        date = f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        (folder / "articles" / f"a{number}.md").write_text(
            f"---\ntitle: Article {number} {chance.choice(vocabulary)}\npublisher: Paper {number % 7}\n"
            f"published: {date}\n---\n\n" + "\n\n".join(paragraphs) + "\n",
            encoding="utf-8",
        )
        (folder / "notes" / f"a{number}.yaml").write_text(
            "".join(
                f"- id: n{n}\n  quote: {quote}\n  kind: context\n"
                f"  text: See [[entry-{chance.randrange(len(names))}]] and "
                f"{' '.join(chance.choices(vocabulary, k=12))}.\n"
                for n, quote in enumerate(quotes)
            ),
            encoding="utf-8",
        )


def _paragraph(chance: random.Random, vocabulary: list[str]) -> str:
    sentences = []
    for _ in range(5):
        words = chance.choices(vocabulary, k=13)
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))

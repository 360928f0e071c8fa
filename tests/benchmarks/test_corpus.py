"""Corpora are the same each time, without problems, and the same content in both forms, also after edits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from tests.benchmarks.briefing_form import markdown, write_briefing
from tests.benchmarks.corpus import NOTES, Corpus, is_repeated, repeats_at_its_ends, with_one_word_more
from tests.benchmarks.edits import EDITS, Folders
from tests.benchmarks.hugo_form import write_hugo_site
from tests.conftest import ROOT, built

pytestmark = pytest.mark.slow
"""These tests build whole sites again and again."""

SIZE = 12
NOTE_BEGINS = "\n[^n"


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(SIZE)


@pytest.fixture(scope="module")
def folders(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A briefing and a Hugo site before any edit, to be read only."""
    found = Folders([tmp_path_factory.mktemp("briefing")], [tmp_path_factory.mktemp("hugo")])
    EDITS["write"](corpus, 0, found)
    return found


@pytest.mark.slow
def test_a_corpus_is_the_same_in_every_process(tmp_path: Path) -> None:
    digests = set()
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "tests.benchmarks.briefing_form", str(folder), str(SIZE)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        digests.add(digest(folder))
    assert len(digests) == 1


def test_another_seed_makes_another_corpus(corpus: Corpus) -> None:
    assert Corpus(SIZE, seed=2).article(0) != corpus.article(0) == Corpus(SIZE).article(0)


def test_a_briefing_has_no_problem_and_links_the_names_that_the_corpus_says(corpus: Corpus, tmp_path: Path) -> None:
    write_briefing(tmp_path / "content", corpus)
    site = built(tmp_path / "content", tmp_path / "site", search=False)
    for article in corpus.articles():
        page = (site / "articles" / f"{article.id}.html").read_text(encoding="utf-8")
        text = page.partition("<article>")[2].partition("</article>")[0]
        found = Counter(re.findall(r'<a class="ref [^>]*href="\.\./entries/([a-z0-9-]+)\.html', text))
        named = [mention.entry.id for block in article.blocks for mention in block.mentions if mention.linked]
        origin = [article.via] if article.via else []
        assert found == Counter([*named, *(note.entry.id for note in article.notes), *origin])


def test_articles_are_of_the_size_and_shape_that_is_stated() -> None:
    articles = [Corpus(300).article(number) for number in range(0, 300, 6)]
    lengths = [sum(len(block.text) + 1 for block in article.blocks) for article in articles]
    assert 3500 < sum(lengths) / len(lengths) < 4500
    assert all(len(article.notes) == NOTES for article in articles)
    assert {block.kind for article in articles for block in article.blocks} == {
        "paragraph",
        "heading",
        "quotation",
        "item",
    }


@pytest.mark.parametrize("number", [3995, 5681, 6541, 9269])
def test_no_quote_ends_beside_the_same_word_which_would_make_it_part_of_a_longer_one(number: int) -> None:
    """Those of 10,000 articles in which the first quotes that were drawn did."""
    article = Corpus(10_000).article(number)
    for note in article.notes:
        block = article.blocks[note.block].text
        assert not repeats_at_its_ends(block, note.start, note.end)
        assert not is_repeated(block[note.start : note.end], block)


@pytest.mark.parametrize(
    ("text", "quote", "repeats"),
    [
        ("Tall on on loup pran.", "on loup", True),
        ("On on loup pran.", "on loup", True),
        ("Tall loup on, on dred.", "loup on", True),
        ("Tall on loup pran.", "on loup", False),
        ("On loup on pran.", "On loup", False),
        ("Tall on loup.", "on loup", False),
    ],
)
def test_a_quote_repeats_at_its_ends_if_a_word_there_follows_itself(text: str, quote: str, repeats: bool) -> None:
    start = text.index(quote)
    assert repeats_at_its_ends(text, start, start + len(quote)) is repeats


def test_hugo_gets_the_same_words_with_links_and_footnotes(corpus: Corpus, folders: Folders) -> None:
    for article in corpus.articles():
        page = (folders.hugo[0] / "content" / "articles" / f"{article.id}.md").read_text(encoding="utf-8")
        text, *notes = page.partition("---\n\n")[2].split(NOTE_BEGINS)
        assert len(notes) == len(re.findall(r"\[\^n\d\]", text)) == NOTES
        links = re.findall(r"\[[^]^]+\]\(/entries/([a-z0-9-]+)/\)", text)
        named = [mention.entry.id for block in article.blocks for mention in block.mentions if mention.linked]
        assert links == named
        plain = re.sub(r"\[\^n\d\]", "", text)
        assert re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", plain).strip() == markdown(article).strip()


def test_hugo_gets_every_record(corpus: Corpus, tmp_path: Path) -> None:
    write_hugo_site(tmp_path, corpus)
    pages = Counter(path.relative_to(tmp_path / "content").parts[0] for path in tmp_path.glob("content/*/*[0-9]*"))
    assert pages == {
        "articles": SIZE,
        "entries": len(corpus.nonsense.entries),
        "events": len(list(corpus.events())),
        "claims": len(list(corpus.claims())),
        "judgements": len(list(corpus.judgements())),
    }


def test_one_word_more_leaves_names_and_quotes_on_their_words() -> None:
    corpus = Corpus(300)
    for number in range(0, 300, 3):
        article = corpus.article(number)
        changed = with_one_word_more(article, "lately")
        assert markdown(changed).replace("lately ", "", 1) == markdown(article)
        for before, after in zip(article.notes, changed.notes, strict=True):
            old, new = article.blocks[before.block].text, changed.blocks[after.block].text
            assert old[before.start : before.end] == new[after.start : after.end]
        for old_block, new_block in zip(article.blocks, changed.blocks, strict=True):
            old_names = [old_block.text[mention.start : mention.end] for mention in old_block.mentions]
            assert old_names == [new_block.text[mention.start : mention.end] for mention in new_block.mentions]


@pytest.mark.parametrize("edit", [name for name in EDITS if name != "write"])
def test_each_edit_changes_both_forms_and_leaves_no_problem(edit: str, corpus: Corpus, tmp_path: Path) -> None:
    folders = Folders([tmp_path / "briefing"], [tmp_path / "hugo"])
    EDITS["write"](corpus, 0, folders)
    states = [(digest(tmp_path / "briefing"), digest(tmp_path / "hugo"))]
    for number in (1, 2):
        EDITS[edit](corpus, number, folders)
        states.append((digest(tmp_path / "briefing"), digest(tmp_path / "hugo")))
    assert all(len(set(form)) == 3 for form in zip(*states, strict=True))
    theme = str(tmp_path / "briefing" / "theme")
    outcome = build(BuildOptions(tmp_path / "briefing" / "content", tmp_path / "site", theme, search=False))
    assert not outcome.problems and outcome.pages

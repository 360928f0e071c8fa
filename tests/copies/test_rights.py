"""Copies are made of what readers may see: no sentence that the rights withhold is in any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from builder.reading.load import load_briefing
from builder.values.vocabulary import COPY_KINDS
from tests.copying import SECRETS, checked, content_of, copies, site_of, unzipped


def copied(content: Path) -> dict[str, bytes]:
    found, theme = checked(content)
    return copies(found.site, theme, COPY_KINDS, site_of(content))


def texts(name: str, data: bytes) -> Iterator[str]:
    """All text in a copy, that of files within files too, once with its markup and once without."""
    if name.endswith((".zip", ".epub")):
        for inner, content in unzipped(data).items():
            yield from texts(inner, content)
    else:
        text = data.decode("utf-8", "replace")
        yield text
        yield " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())


@pytest.mark.parametrize("name", ["nasty", "treaty"])
def test_withheld_sentences_are_in_no_copy(name: str, tmp_path: Path) -> None:
    """Every run of six words that the rights withhold is sought in every file of every copy, unpacked."""
    content = content_of(name, tmp_path / "content")
    found, _ = checked(content)
    shown = " ".join(text for path, data in copied(content).items() for text in texts(path, data))
    briefing, _ = load_briefing(content)
    articles = [article for article in briefing.articles if article.rights != "full"]
    assert articles
    open_text = " ".join(" ".join(readable.body.text.split()) for readable in found.site.articles)
    for article in articles:
        withheld = [run for run in runs(briefing.bodies[article.id].text) if run not in open_text]
        assert withheld
        assert not [run for run in withheld if run in shown], article.id


def runs(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + 6]) for at in range(max(1, len(words) - 5))]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_withheld_word_is_in_no_copy(secret: str, tmp_path: Path) -> None:
    content = content_of("nasty", tmp_path / "content")
    assert any(secret in body.text for body in load_briefing(content)[0].bodies.values())
    made = copied(content)
    assert len(made) == len(COPY_KINDS)
    assert not [path for path, data in made.items() for text in texts(path, data) if secret in text]


def test_what_may_be_seen_is_in_every_copy(tmp_path: Path) -> None:
    made = copied(content_of("nasty", tmp_path / "content"))
    for path, data in made.items():
        assert any("الفقرة الأولى" in text for text in texts(path, data)), path

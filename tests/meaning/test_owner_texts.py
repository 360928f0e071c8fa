"""The texts of one owner: each with its language, an article's own or the briefing's."""

from __future__ import annotations

from builder.meaning.owner_texts import texts_of_article, texts_of_record
from tests.connected import SMALL, connected

SITE, _ = connected(SMALL)


def test_an_article_has_its_text_and_those_of_its_notes_that_have_one() -> None:
    readable = SITE.registry.articles["closure"]
    texts = texts_of_article(readable, SITE.registry)
    written = [anchored.note.full_id for anchored in readable.notes if anchored.note.text]
    assert written
    assert [(text.owner, text.key) for text in texts] == [("closure", "body"), *((name, "text") for name in written)]
    assert texts[0].document is readable.body
    assert texts[0].language == readable.article.language
    assert {text.language for text in texts[1:]} == {SITE.registry.language}


def test_a_record_has_the_texts_that_are_written() -> None:
    (summary,) = texts_of_record(SITE.registry.records["tam-reed"], SITE.registry)
    assert (summary.owner, summary.key, summary.document.text.strip()) == (
        "tam-reed",
        "summary",
        "The keeper of the bridge.",
    )

"""A recorded site answers as the site itself does, and tells what was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.checking import check_content
from builder.engine.recorded_site import EVERYTHING, ORIGINS, recorded_site
from builder.meaning.site import Site
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"
CONTENT = check_content(SMALL).content
SITE = CONTENT.site

QUESTIONS: dict[str, tuple[Callable[[Site], object], set[str]]] = {
    "a record": (lambda site: site.registry.records["tam-reed"], {"record tam-reed"}),
    "a record that is not there": (lambda site: site.registry.records.get("nobody"), {"record nobody"}),
    "whether a target is there": (
        lambda site: site.registry.has("closure#shut"),
        {"record closure#shut", "note closure#shut"},
    ),
    "the words of a passage": (lambda site: site.registry.passage_texts("closure#shut"), {"note closure#shut"}),
    "backlinks": (lambda site: site.backlinks_to("tam-reed"), {"links tam-reed"}),
    "how often something is used": (lambda site: site.usage_of("tam-reed"), {"links tam-reed"}),
    "whom a text names": (lambda site: site.entries_named_by("closure"), {"named closure"}),
    "a text": (lambda site: site.text("closure", "body"), {"text closure"}),
    "the notes on an article": (lambda site: site.registry.notes_on["closure"], {"notes-on closure"}),
    "an article": (lambda site: site.registry.articles["closure"], {"article closure"}),
    "an order": (lambda site: site.registry.order["closure"], {"order closure"}),
    "an entry by its name": (lambda site: site.registry.entries_by_name.get("Tam Reed"), {"named-as Tam Reed"}),
    "a list": (lambda site: [event.id for event in site.briefing.events], {"list events"}),
    "the length of a list": (lambda site: len(site.briefing.articles), {"list articles"}),
    "all records": (
        lambda site: len(site.briefing.records),
        {f"list {name}" for name in ("articles", "entries", "events", "claims", "judgements", "hypotheses", "pages")},
    ),
    "where a report comes from": (lambda site: site.origins.cite("closure"), {ORIGINS}),
    "all articles": (lambda site: len(site.articles), {EVERYTHING}),
    "all links": (lambda site: sorted(site.backlinks), {EVERYTHING}),
    "the text that rights withhold": (lambda site: site.briefing.bodies["closure"], {EVERYTHING}),
    "the settings": (lambda site: site.briefing.settings.title, set()),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_asked_is_told_and_the_answer_is_the_same(name: str) -> None:
    ask, facts = QUESTIONS[name]
    read: set[str] = set()
    assert ask(recorded_site(SITE, read.add)) == ask(SITE)
    assert read == facts


@pytest.mark.parametrize("fact", sorted(set[str]().union(*(facts for _, facts in QUESTIONS.values()))))
def test_each_fact_has_a_fingerprint(fact: str) -> None:
    assert CONTENT.fingerprints[fact] == check_content(SMALL).content.fingerprints[fact]

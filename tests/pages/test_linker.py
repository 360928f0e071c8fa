"""Facts of link targets: kept for all pages, but only for the objects they are of."""

from __future__ import annotations

from dataclasses import replace

from builder.pages.linker import Linker, TargetFacts
from builder.pages.view_models import DateView
from builder.values.edtf import parse_edtf_or_none
from tests.connected import SMALL, connected


def test_facts_are_those_of_a_linker_of_its_own() -> None:
    site, words = connected(SMALL)
    facts = TargetFacts(site, words)
    for path in ("index.html", "entries/x.html"):
        shared, own = Linker(site, words, path, facts=facts), Linker(site, words, path)
        targets = [*site.registry.records, *site.registry.notes]
        assert [shared.link(target) for target in targets] == [own.link(target) for target in targets]


def test_facts_of_a_record_that_was_read_again_are_new() -> None:
    site, words = connected(SMALL)
    entry = site.briefing.entries[0]
    records = dict(site.registry.records)
    facts = TargetFacts(replace(site, registry=replace(site.registry, records=records)), words)
    assert facts.of(entry.id)[1] == entry.name
    records[entry.id] = replace(entry, name="Another Name")
    assert facts.of(entry.id)[1] == "Another Name"


def test_an_interval_and_its_first_day_are_two_dates() -> None:
    site, words = connected(SMALL)
    facts = TargetFacts(site, words)
    day, days = parse_edtf_or_none("2024-05-01"), parse_edtf_or_none("2024-05-01/2024-05-03")
    assert day
    assert days
    assert facts.date(day) == DateView(words.date(day), "2024-05-01")
    assert facts.date(days) == DateView(words.date(days), "")
    assert facts.date(day) is facts.date(day)

"""What search finds of each record as targets: an article whose words are as they were is not read for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from builder.engine.recorded_site import recorded_site
from builder.engine.targets import SearchPlan
from builder.engine.traces import Made
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.search_parts import PartFacts, RecordsPart
from builder.pages.search_records import front_parts, record_parts
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.values.interface_words import InterfaceWords


def plan_search(site: Site) -> list[SearchPlan]:
    """What search can find: one plan for each record."""
    return [SearchPlan(record) for record in site.registry.records]


def search_maker(site: Site, words: InterfaceWords) -> Callable[[Sequence[SearchPlan]], Sequence[Made]]:
    """Makes what search finds of records, each with the facts that it was made from."""
    reads: dict[str, None] = {}
    writer = SearchWriter(recorded_site(site, reads.setdefault), words)

    def make(plan: SearchPlan) -> Made:
        reads.clear()
        part = next(record_parts(writer, PAGE_KINDS, writer.site.registry.records[plan.record]), None)
        return Made({}, tuple(reads), part=part)

    return lambda plans: [make(plan) for plan in plans]


def search_parts(
    site: Site, words: InterfaceWords, plans: Sequence[SearchPlan], made: Mapping[str, Made]
) -> list[RecordsPart]:
    """The parts of the index in order of address; those that were kept read their records only if they are asked."""
    writer = SearchWriter(site, words)

    def read(record: str) -> Sequence[SearchRecord]:
        found = next(record_parts(writer, PAGE_KINDS, site.registry.records[record]), None)
        return found.records() if found else ()

    found = [*front_parts(writer)]
    for plan, each in zip(plans, made.values(), strict=True):
        if each.part:
            found.append(each.part)
        elif each.trace and each.trace.part:
            name, digest, facts = each.trace.part
            found.append(RecordsPart(name, digest, PartFacts(*facts), partial(read, plan.record)))
    return sorted(found, key=lambda part: part.name)

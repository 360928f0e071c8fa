"""In how many places, and in how many articles, a record or a note is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.meaning.link_table import UsageCount
from tests.connected import SAMPLES, connected


@pytest.mark.parametrize("content", SAMPLES.values(), ids=SAMPLES)
def test_the_usage_of_a_target_counts_its_backlinks(content: Path) -> None:
    site = connected(content)[0]
    assert any(usage.articles not in (0, usage.places) for usage in map(site.usage_of, site.backlinks))
    for target in (*site.registry.records, *site.registry.notes):
        sources = [backlink.source.partition("#")[0] for backlink in site.backlinks_to(target)]
        in_articles = {source for source in sources if source in site.registry.articles}
        assert site.usage_of(target) == UsageCount(len(sources), len(in_articles))

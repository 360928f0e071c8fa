"""Articles, notes and texts are the same after they were kept as plain data, but for where they were read."""

from __future__ import annotations

import marshal

import pytest

from builder.checking import check_content
from builder.engine.fingerprints import fingerprint
from builder.engine.plain_values import from_plain, to_plain
from tests.conftest import ROOT

BRIEFINGS = ("small", "withheld", "origins", "hostile")


@pytest.mark.parametrize("name", BRIEFINGS)
def test_what_is_kept_of_an_article_is_what_it_was(name: str) -> None:
    site = check_content(ROOT / "tests" / "briefings" / name).site
    for readable in site.articles:
        texts = tuple(text for (owner, _), text in site.texts.items() if owner.partition("#")[0] == readable.article.id)
        for value in (readable.article, readable.body, readable.notes, texts):
            kept = from_plain(marshal.loads(marshal.dumps(to_plain(value))))
            assert fingerprint(kept) == fingerprint(value)
            assert type(kept) is type(value)


def test_other_values_have_no_plain_form() -> None:
    with pytest.raises(TypeError, match="set has no plain form"):
        to_plain({1})

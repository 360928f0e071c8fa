"""Which tests are left to `make soak`, because `make test` has one like each of them.

Contrast depends on the colour scheme and layout on the width, so of their four pairs two are enough for every day; of
the books, those with the most in them; of two browsers and two places, each once.
"""

from __future__ import annotations

LONG = (
    "browser/test_checkers.py::test_axe_finds_nothing[*-320-dark]",
    "browser/test_checkers.py::test_axe_finds_nothing[*-1280-light]",
    "copies/test_epub.py::test_the_checker_finds_nothing[bare]",
    "copies/test_epub.py::test_the_checker_finds_nothing[small]",
    "copies/test_epub.py::test_the_checker_finds_nothing[treaty]",
    "browser/test_search_finds.py::test_what_*_is_found[chromium-*-folder]",
    "browser/test_search_finds.py::test_what_*_is_found[firefox-*-online]",
    "browser/test_search_shards.py::test_queries_have_the_same_results_in_the_same_order_with_the_same_scores[2000]",
    "browser/test_lighthouse.py::test_lighthouse_finds_nothing_to_mend[index.html]",
    "browser/test_lighthouse.py::test_lighthouse_finds_nothing_to_mend[search.html*",
)
"""Names of tests, in which * stands for anything; `tests/conftest.py` marks them."""

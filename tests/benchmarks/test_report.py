"""What follows from measurements: ratios of the same repetition, growth, tables, and their place in a document."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.benchmarks.measured import CommandFailed, Cost, Size, measure
from tests.benchmarks.report import report
from tests.benchmarks.results import COLD, HUGO, PLAIN, Results, cpu, exponent, memory, wall
from tests.benchmarks.tools import put_into


def results() -> Results:
    found = Results()
    for articles, factor in ((1000, 1.0), (2000, 2.0)):
        for seconds in (2.0, 4.0, 30.0):  # the last was disturbed, and so was Hugo then
            found.costs[articles, COLD, PLAIN].append(Cost(seconds * factor, seconds * factor, 100, 200 * factor))
            found.costs[articles, COLD, HUGO].append(Cost(seconds * factor / 2, seconds * factor / 4, 50, None))
        found.sizes[articles, PLAIN] = Size(10 * articles, 3.0 * factor)
        found.sizes[articles, HUGO] = Size(articles, 1.0)
    return found


def test_ratios_are_of_builds_in_one_repetition() -> None:
    assert results().ratio(1000, COLD, PLAIN, wall) == 2
    assert results().ratio(1000, COLD, PLAIN, cpu) == 4
    assert results().median(1000, COLD, PLAIN, wall) == 4


def test_memory_is_that_of_all_processes_where_it_is_known() -> None:
    assert results().median(1000, COLD, PLAIN, memory) == 200
    assert results().median(1000, COLD, HUGO, memory) == 50


def test_growth_is_an_exponent() -> None:
    assert exponent((1000, 10_000), 1.0, 10.0) == pytest.approx(1)
    assert exponent((1000, 2000), 1.0, 4.0) == pytest.approx(2)
    assert results().growth((1000, 2000), COLD, PLAIN, wall) == pytest.approx(1)


def test_growth_is_measured_from_a_thousand_on_if_possible() -> None:
    found = results()
    assert found.ends == (1000, 2000)
    found.costs[100, COLD, PLAIN] = [Cost(1, 1, 1, 1)]
    assert found.ends == (1000, 2000)
    assert Results({(100, COLD, PLAIN): [Cost(1, 1, 1, 1)]}).ends is None


def test_tables_say_what_was_measured_and_nothing_else() -> None:
    text = report(results())
    assert "| cold | 4.00 | 4.00 | 200 | 2.00 | 1.00 | 50.0 | 2.00 | 4.00 |" in text
    assert "### Growth from 1,000 to 2,000 articles" in text
    assert "| 2,000 | 20,000 | 6.00 | 2,000 | 1.00 |" in text
    assert "with search" not in text


def test_a_part_of_a_document_is_replaced(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text("Before\n<!-- a -->\nold\n<!-- end of a -->\nafter\n", encoding="utf-8")
    for text in ("new", "newer"):
        put_into(document, "a", text)
        expected = f"Before\n<!-- a -->\n\n{text}\n\n<!-- end of a -->\nafter\n"
        assert document.read_text(encoding="utf-8") == expected
    with pytest.raises(ValueError, match="no part"):
        put_into(document, "b", "new")


@pytest.mark.slow
@pytest.mark.posix
def test_memory_of_a_command_and_of_what_it_starts_is_counted(tmp_path: Path) -> None:
    large = "used = bytearray(b'1' * 60_000_000); import time; time.sleep(0.3)"
    cost = measure(
        [sys.executable, "-c", f"import subprocess as s; s.run([{sys.executable!r}, '-c', {large!r}])"], tmp_path
    )
    assert cost.largest > 60
    assert cost.together is None or cost.together > 60


@pytest.mark.slow
@pytest.mark.posix
def test_a_command_that_fails_is_named_with_what_it_wrote(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="it broke"):
        measure([sys.executable, "-c", "raise SystemExit('it broke')"], tmp_path)


@pytest.mark.posix
def test_a_stage_is_that_of_the_innermost_function_that_is_no_value() -> None:
    from tests.benchmarks.stages import place_of

    def frame_in(*modules: str) -> FrameType:
        """The frame of a function in the last module, called from the one before it, and so on."""
        space: dict[str, Any] = {"work": sys._getframe}
        for module in reversed(modules):
            inner = {"inner": space["work"], "__name__": module}
            exec("def work(): return inner()", inner)
            space = inner
        found = space["work"]()
        assert isinstance(found, FrameType)
        return found

    assert place_of(frame_in("builder.build", "builder.meaning.names", "regex")) == ("meaning", "builder.meaning.names")
    assert place_of(frame_in("builder.pages.views", "builder.values.json_text"))[0] == "pages"
    assert place_of(frame_in("builder.pages.search_writer", "json"))[0] == "search"
    assert place_of(frame_in("elsewhere")) == ("", "outside")

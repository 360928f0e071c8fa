"""What Lighthouse says of the front page, an article and the search, on the sample.

Its score for speed depends on how busy the machine is, so of that only what does not: nothing moves while a page loads.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_checkers import TOOLS, tools_are_here
from tests.browsing import ARGUMENTS, served
from tests.ensure_browser import find_browser

LIGHTHOUSE = TOOLS / "node_modules" / ".bin" / "lighthouse"
PAGES = ("index.html", "articles/ratification.html", "search.html?q=treaty")


def audited(address: str, report: Path) -> dict[str, Any]:
    subprocess.run(
        [
            LIGHTHOUSE,
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
        ],
        check=True,
        timeout=180,
        cwd=report.parent,
        env={**os.environ, "CHROME_PATH": find_browser() or ""},
        capture_output=True,
    )
    result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return result


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_finds_nothing_to_mend(sample_site: Path, tmp_path: Path, path: str) -> None:
    tools_are_here()
    with served(sample_site) as address:
        result = audited(address + path, tmp_path / "report.json")
    scores = {name: category["score"] for name, category in result["categories"].items() if name != "performance"}
    wanting = [name for name, audit in result["audits"].items() if audit["score"] == 0]
    assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, wanting
    assert result["audits"]["cumulative-layout-shift"]["numericValue"] < 0.01

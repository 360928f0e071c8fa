"""Pages that anybody can read: no fault found by axe in any page type, nor by html-validate in any page.

Both checkers come from npm, into `tests/tools/`; `make test` installs them where npm is. Where it is not these tests
are skipped and say so, except in continuous integration, which has it.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.browsing import served
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOOLS = ROOT / "tests" / "tools"
AXE = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
VALIDATOR = TOOLS / "node_modules" / ".bin" / "html-validate"

SITES = {"sample_site": "/", "ferry_site": "/file/", "treaty_site": "/briefings/treaty/"}
"""The sites, and the paths under which they say that they are served."""
ColorScheme = Literal["light", "dark"]
SCHEMES: tuple[ColorScheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)


def tools_are_here() -> None:
    """Skip, and say so, where the checkers are not; fail in continuous integration, which has them."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("the page checkers are not installed: npm is needed")
        pytest.skip("the page checkers are not installed: run `npm ci` in tests/tools")


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    tools_are_here()


AXE_RUN = """() => axe.run({resultTypes: ['violations', 'incomplete']})"""


def page_types(site: Path) -> list[str]:
    """One page of every type: each page at the top, and the longest of each folder, which has the most in it."""
    top = [path.name for path in sorted(site.glob("*.html"))]
    folders = sorted({path.parent for path in site.glob("*/*.html")})
    longest = [max(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path.name)) for folder in folders]
    return [*top, *(path.relative_to(site).as_posix() for path in longest)]


def faults(result: dict[str, Any]) -> list[str]:
    return [
        f"{kind} {rule['id']}: {node['html'][:160]}"
        for kind in ("violations", "incomplete")
        for rule in result[kind]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("site_name", SITES)
def test_axe_finds_nothing(
    request: pytest.FixtureRequest, chromium: Browser, site_name: str, width: int, scheme: ColorScheme
) -> None:
    site: Path = request.getfixturevalue(site_name)
    found: list[str] = []
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    with served(site, SITES[site_name]) as address:
        for path in page_types(site):
            page.goto(address + path)
            page.wait_for_load_state("load")
            page.add_script_tag(path=str(AXE))
            result = page.evaluate(AXE_RUN)
            found += (f"{path}: {fault}" for fault in faults(result))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert found == []


@pytest.mark.parametrize("site_name", SITES)
def test_html_validate_finds_nothing(request: pytest.FixtureRequest, site_name: str, tmp_path: Path) -> None:
    site: Path = request.getfixturevalue(site_name)
    report = tmp_path / "report.json"  # a long report on standard output is cut short
    done = subprocess.run(
        [VALIDATOR, "--config", TOOLS / "htmlvalidate.json", "--formatter", f"json={report}", site / "**/*.html"],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOOLS,
    )
    results = json.loads(report.read_text(encoding="utf-8"))
    assert [
        f"{result['filePath']}:{message['line']}: {message['ruleId']} {message['message']}"
        for result in results
        for message in result["messages"]
    ] == []
    assert done.returncode == 0, done.stderr

"""The same visit in Chromium and in Firefox: open a page, call a function there, see what it gave and what it took."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pytest

from tests.browsing import browser, complaints
from tests.conftest import ROOT
from tests.ensure_browser import find_firefox

TOOLS = ROOT / "tests" / "tools"

# Keeps an account, in `seen`, of the scripts that a page adds and of what its content security policy refuses.
BEFORE = """
window.seen = { scripts: [], refused: [] };
document.addEventListener("securitypolicyviolation", (event) => {
  seen.refused.push(`${event.effectiveDirective}: ${event.blockedURI}`);
});
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.localName !== "script" || node.type === "application/ld+json") continue;
    seen.scripts.push({ address: node.src, integrity: node.hasAttribute("integrity") });
  }
}).observe(document, { childList: true, subtree: true });
"""


@dataclass(frozen=True)
class Visit:
    """What a function gave that was called in a page, every address asked for, and what the page complained about."""

    value: Any
    asked: list[str]
    complaints: list[str]


class Visitor(Protocol):
    """Opens an address and calls a function there, given as text, with a value of JSON."""

    def __call__(self, address: str, script: str, given: Any) -> Visit: ...


@contextmanager
def chromium() -> Iterator[Visitor]:
    """Visits with Chromium."""
    with browser() as started:

        def visit(address: str, script: str, given: Any) -> Visit:
            page = started.new_page()
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            heard = complaints(page)
            page.add_init_script(BEFORE)
            page.goto(address)
            visited = Visit(page.evaluate(script, given), [*asked], [*heard])
            page.close()  # which may cut off a request for the icon: no fault of the page
            return visited

        yield visit


@contextmanager
def firefox() -> Iterator[Visitor]:
    """Visits with Firefox. The test is skipped where there is none, except in continuous integration."""
    program, node = find_firefox(), shutil.which("node")
    for missing in [
        name
        for name, there in (
            ("Firefox", program),
            ("Node.js", node),
            ("puppeteer-core", (TOOLS / "node_modules" / "puppeteer-core").exists()),
        )
        if not there
    ]:
        if os.environ.get("CI"):
            pytest.fail(f"{missing} is not here: `make test` installs it where it can")
        pytest.skip(f"{missing} is not here, so nothing is tested in Firefox")
    assert node and program
    with subprocess.Popen(
        [node, "firefox.mjs", program],
        cwd=TOOLS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as driver:
        assert driver.stdin and driver.stdout
        to_driver, from_driver = driver.stdin, driver.stdout

        def visit(address: str, script: str, given: Any) -> Visit:
            print(
                json.dumps({"address": address, "before": BEFORE, "script": script, "given": given}),
                file=to_driver,
                flush=True,
            )
            came = json.loads(from_driver.readline() or '{"failed": "Firefox does not run"}')
            assert "failed" not in came, came["failed"]
            return Visit(**came)

        yield visit
        to_driver.close()


BROWSERS: dict[str, Callable[[], AbstractContextManager[Visitor]]] = {"chromium": chromium, "firefox": firefox}

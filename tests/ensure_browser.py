"""Make sure that a browser is here for the tests, and say which; fail where none can be had.

One that is present is used. Else Debian's is installed from its packages; elsewhere Playwright brings its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of a Chromium that can be driven."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(command: Sequence[str]) -> bool:
    print("+", " ".join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


def _install() -> None:
    if shutil.which("apt-get"):
        sudo = [] if _is_root() else ["sudo", "-n"]
        if _run([*sudo, "apt-get", "update", "-qq"]) and _run([*sudo, "apt-get", "install", "-y", "-qq", "chromium"]):
            return
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _is_root() -> bool:
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    if find_browser() is None:
        _install()
    browser = find_browser()
    if browser is None:
        print("No browser: install Chromium, then run the tests again. They need a real one.", file=sys.stderr)
        return 1
    print(f"Browser for the tests: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

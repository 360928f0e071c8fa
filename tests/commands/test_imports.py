"""What a build imports: to import takes longer than a small build takes for all else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.connected import SMALL

NOT_NEEDED = {
    "anyascii": "all names are in ASCII",
    "asyncio": "nothing waits",
    "concurrent.futures": "the pages are few",
    "email": "no metadata of packages are read",
    "importlib.metadata": "no metadata of packages are read",
    "importlib.resources": "files are beside the modules",
    "lxml": "no page of HTML is read",
    "markdown_it": "all texts are plain paragraphs",
    "multiprocessing": "the pages are few",
    "sqlite3": "there is no cache",
    "stopwordsiso": "its data are read alone",
    "trafilatura": "no page of HTML is read",
    "builder.clean": "no page of HTML is read",
    "builder.copies.epub": "no copy is made",
    "builder.copies.single_page": "no copy is made",
    "builder.copies.zip_archive": "no copy is made",
    "builder.desk": "no file of an author is written",
    "builder.preview.server": "nothing is served",
}
"""Modules that a small build without search does not need, and why not."""

BUILD = """
import sys
from builder.cli import main

assert main(["build", "--content", sys.argv[1], "--output", sys.argv[2], "--no-cache", "--no-search"]) == 0
print("\\n".join(sys.modules))
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a build of a small briefing without search has imported at its end."""
    folder = tmp_path_factory.mktemp("imports")
    content = folder / "content"
    (content / "articles").mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Wind\n", encoding="utf-8")
    (content / "articles" / "wind.md").write_text(
        "---\ntitle: Wind\npublisher: The Paper\nurl: https://paper.example/wind\npublished: 2024-05-01\n"
        "retrieved: 2024-05-02\nrights: full\n---\n\nThe wind rose on Monday. Two boats stayed in the harbour.\n",
        encoding="utf-8",
    )
    return built_modules(content, folder / "site")


def built_modules(content: Path, output: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(content), str(output)], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize("name", NOT_NEEDED)
def test_a_build_imports_only_what_it_needs(imported: set[str], name: str) -> None:
    assert "builder.pages.render" in imported
    assert name not in imported, NOT_NEEDED[name]


@pytest.mark.slow
def test_a_text_that_is_more_than_plain_is_read_all_the_same(tmp_path: Path) -> None:
    assert "markdown_it" in built_modules(SMALL, tmp_path / "site")

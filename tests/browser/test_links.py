"""No link leads nowhere: judged by a link checker, in the site, in what the zip unpacks to, and on the one page."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from tests.browsing import browser, complaints, expect, served
from tests.conftest import ROOT

PROJECT = "/some-project/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its copies, built for an address of its own."""
    output = tmp_path_factory.mktemp("published") / "site"
    outcome = build(
        BuildOptions(ROOT / "content", output, url=f"https://example.org{PROJECT}", revision="0123456789abcdef")
    )
    assert not outcome.problems
    return output


@pytest.fixture(scope="module", params=["site", "zip"])
def folder(request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    if request.param == "site":
        yield published
        return
    place = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(next(published.glob("copies/*.zip"))) as archive:
        archive.extractall(place)
    (top,) = place.iterdir()
    yield top


def test_no_link_in_a_folder_is_broken(folder: Path) -> None:
    checker = shutil.which("lychee", path=str(Path(sys.executable).parent))
    assert checker, "the link checker is a package for development"
    pages = [str(path) for path in sorted(folder.rglob("*.html")) if path.name != "404.html"]
    done = subprocess.run(
        [checker, "--offline", "--include-fragments", "--no-progress", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_only_the_page_for_wrong_addresses_has_paths_from_the_root(folder: Path) -> None:
    rooted = {
        path.name
        for path in folder.rglob("*.html")
        for mark in ('href="/', 'src="/', 'action="/')
        if mark in path.read_text(encoding="utf-8")
    }
    assert rooted <= {"404.html"}


def test_a_wrong_address_at_any_depth_shows_a_page_that_leads_home(published: Path) -> None:
    with browser() as chromium, served(published, PROJECT) as address:
        page = chromium.new_page()
        for wrong in ("nothing", "articles/nothing.html", "a/b/c/d"):
            heard = complaints(page)
            page.goto(f"{address}{wrong}")
            assert [each for each in heard if "404 (" not in each] == []  # the browser's own word for the wrong address
            assert page.evaluate("document.styleSheets.length") >= 1
            page.get_by_role("main").get_by_role("link").click()
            expect(page).to_have_title("A treaty in Pyongyang")
            page.wait_for_load_state("networkidle")


def test_every_page_names_the_state_it_was_built_from(published: Path) -> None:
    for path in published.glob("*/*.html"):
        if path.parent.name != "copies":
            assert "Revision 0123456789ab" in path.read_text(encoding="utf-8"), path


def test_names_suit_every_system(published: Path) -> None:
    names = [path.relative_to(published).as_posix() for path in published.rglob("*")]
    assert len(names) == len({name.casefold() for name in names})
    assert not [name for name in names if set(name) & set('<>:"|?*\\')]
    assert not [path for path in published.rglob("*") if path.is_symlink()]


def test_copies_are_offered_on_the_front_page_and_the_zip_does_not_offer_itself(published: Path, folder: Path) -> None:
    front = (folder / "index.html").read_text(encoding="utf-8")
    offered = [kind for kind in ("zip", "epub", "html") if f"copies/a-treaty-in-pyongyang.{kind}" in front]
    assert offered == (["zip", "epub", "html"] if folder == published else ["epub", "html"])

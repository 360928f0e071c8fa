"""Search in a site opened from a folder finds what it finds online, in the same order, in Chromium and in Firefox."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.browsing import served
from tests.conftest import ROOT, built
from tests.visiting import BROWSERS, Visit, Visitor

QUERIES: list[tuple[str | None, dict[str, Any]]] = [
    ("treaty", {}),
    ("sanctions", {}),
    ("Kim Jong Un", {}),
    ("unanimously", {}),
    ("the", {}),  # the word between two pieces of the sample's index
    ("arms before the treaty", {}),
    ("Côte", {}),
    ("“shells”", {}),
    ('"strategic partnership"', {}),
    ('"partnership strategic"', {}),
    ("xylophone quark", {}),
    ("...", {}),
    ("treaty", {"type": {"any": ["article"]}}),
    ("treaty", {"type": {"any": ["note", "event"]}}),
    ("treaty", {"type": {"any": ["note"]}, "kind": {"any": ["claim", "context"]}}),
    ("russia", {"publisher": {"any": ["The Moscow Times"]}}),
    ("russia", {"year": {"any": ["2024"]}, "type": {"any": ["event"]}}),
    ("xylophone", {"type": {"any": ["note"]}}),
    (None, {"type": {"any": ["judgement"]}}),
    (None, {"type": {"any": ["no such type"]}}),
]

# The engine in a page that does not search by itself, under the content security policy that all pages have.
START = """
const start = async () => {
  const script = Object.assign(document.createElement("script"), { src: "assets/engine.js" });
  await new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject })
    && document.head.append(script));
};
const loaded = async () => {
  const api = await briefingEngine.load();
  await api.options({ baseUrl: "/", excerptLength: 30 });
  return api;
};
"""

ASK = f"""async (queries) => {{
  {START}
  await start();
  const api = await loaded();
  const answers = [];
  for (const [words, filters] of queries) {{
    const found = await api.search(words, {{ filters }});
    const pages = await Promise.all(found.results.map((result) => result.data()));
    const scores = found.results.map((result) => result.score);
    answers.push({{ addresses: pages.map((page) => page.url), scores, excerpts: pages.map((page) => page.excerpt),
      counts: found.filters, all: found.totalFilters, without: found.unfilteredResultCount }});
  }}
  return {{ answers, filters: await api.filters(), seen }};
}}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a folder whose name is hard on addresses."""
    return built(ROOT / "content", tmp_path_factory.mktemp("sample") / "Kim’s briefing #1, 100% ü?" / "site")


@pytest.fixture(scope="module")
def online(folder: Path) -> dict[str, Any]:
    """What Chromium finds online, with Pagefind's own module and its worker."""
    with served(folder) as address, BROWSERS["chromium"]() as visitor:
        came = visitor(f"{address}404.html", ASK, QUERIES)
    assert not came.complaints
    assert not came.value["seen"]["refused"]
    assert not [script for script in addresses(came) if "pagefind" in script]
    return dict(came.value)


@pytest.fixture(scope="module", params=BROWSERS)
def visit(request: pytest.FixtureRequest, online: dict[str, Any]) -> Iterator[Visitor]:
    # After what is found online: one Playwright runs at a time.
    with BROWSERS[request.param]() as visitor:
        yield visitor


def addresses(came: Visit) -> list[str]:
    """The scripts that a page added, in order."""
    return [script["address"] for script in came.value["seen"]["scripts"]]


def chunks(came: Visit, folder: Path) -> list[str]:
    """The scripts for a folder that a page added, in order, by their path."""
    root = f"{folder.as_uri()}/pagefind-scripts/"
    return [address.removeprefix(root) for address in addresses(came) if address.startswith(root)]


def test_the_sample_is_asked_enough(online: dict[str, Any]) -> None:
    found = [len(answer["addresses"]) for answer in online["answers"]]
    assert len(found) == len(QUERIES) == 20
    assert len([number for number in found if number > 1]) >= 10
    assert len([number for number in found if number == 0]) >= 3


@pytest.mark.parametrize("place", ["folder", "online"])
def test_the_same_is_found_in_the_same_order(visit: Visitor, folder: Path, online: dict[str, Any], place: str) -> None:
    with served(folder, "/some-project/") as address:
        came = visit(f"{folder.as_uri() if place == 'folder' else address.rstrip('/')}/404.html", ASK, QUERIES)
    for query, found, expected in zip(QUERIES, came.value["answers"], online["answers"], strict=True):
        assert found == expected, query
    assert came.value["filters"] == online["filters"]


def test_nothing_leaves_the_folder_and_the_policy_refuses_nothing(visit: Visitor, folder: Path) -> None:
    came = visit(f"{folder.as_uri()}/404.html", ASK, QUERIES)
    assert not came.complaints
    assert not came.value["seen"]["refused"]
    assert all(address.startswith((f"{folder.as_uri()}/", "data:")) for address in came.asked)
    assert all(address.startswith(f"{folder.as_uri()}/") for address in addresses(came))
    # Chromium refuses a script with this attribute, where it comes from a folder.
    assert not any(script["integrity"] for script in came.value["seen"]["scripts"])


BREACH = """async () => {
  document.head.append(Object.assign(document.createElement("script"), { text: "window.breached = true" }));
  await new Promise((resolve) => setTimeout(resolve));
  return { breached: "breached" in window, seen };
}"""


@pytest.mark.parametrize("place", ["folder", "online"])
def test_the_policy_holds_and_what_it_refuses_is_seen(visit: Visitor, folder: Path, place: str) -> None:
    with served(folder) as address:
        came = visit(f"{folder.as_uri() if place == 'folder' else address.rstrip('/')}/404.html", BREACH, None)
    assert came.value["seen"]["refused"] == ["script-src-elem: inline"]
    assert not came.value["breached"]


NEEDED = f"""async ([words, none]) => {{
  {START}
  const counts = [];
  const count = () => counts.push(seen.scripts.filter((script) => script.address.includes("pagefind-scripts")).length);
  delete window.briefingEngine; // which the page has loaded already
  const before = new Set(Object.keys(window));
  await start();
  await Promise.resolve();
  count();
  const ownFetch = window.fetch;
  const api = await loaded();
  count();
  await api.search(none);
  count();
  const found = await api.search(words);
  count();
  await found.results[0].data();
  count();
  await (await api.search(words)).results[0].data();
  count();
  await api.filters();
  count();
  const globals = Object.keys(window).filter((name) => !before.has(name));
  const left = document.querySelectorAll("script[src*=pagefind]").length;
  return {{ counts, globals, sameFetch: fetch === ownFetch, left, seen }};
}}"""


def test_a_piece_is_loaded_when_it_is_needed_and_once(visit: Visitor, folder: Path) -> None:
    came = visit(f"{folder.as_uri()}/404.html", NEEDED, ["unanimously", "..."])
    engine, lists, words, result = slice(0, 1), slice(1, 4), slice(4, 5), slice(5, 6)
    pieces = chunks(came, folder)
    filters = list((folder / "pagefind" / "filter").iterdir())
    assert came.value["counts"] == [0, 1, 4, 5, 6, 6, 6 + len(filters)]
    assert pieces[engine] == ["pagefind.js"]
    assert sorted(piece.rpartition(".")[0].rpartition(".")[2] for piece in pieces[lists]) == [
        "json",
        "pagefind",
        "pf_meta",
    ]
    assert [piece.partition("/")[0] for piece in (*pieces[words], *pieces[result])] == ["index", "fragment"]
    assert len(list((folder / "pagefind" / "index").iterdir())) > 1, "there is nothing that is not needed"
    assert {piece.partition("/")[0] for piece in pieces[6:]} == {"filter"}


def test_the_page_sees_one_name_and_its_own_fetch(visit: Visitor, folder: Path) -> None:
    came = visit(f"{folder.as_uri()}/404.html", NEEDED, ["unanimously", "..."])
    assert came.value["globals"] == ["briefingEngine"]
    assert came.value["sameFetch"]
    assert came.value["left"] == 0


FAIL = f"""async (words) => {{
  {START}
  window.addEventListener("unhandledrejection", (event) => event.preventDefault());
  await start();
  const failures = [];
  for (const attempt of [1, 2]) {{
    try {{
      const api = await loaded();
      await Promise.all((await api.search(words)).results.map((result) => result.data()));
      failures.push(null);
    }} catch (error) {{
      failures.push(error instanceof Error ? error.message : "not an error");
    }}
  }}
  return {{ failures, seen }};
}}"""


@pytest.mark.parametrize("damage", ["missing", "cut off"])
@pytest.mark.parametrize(
    "kind", ["pagefind.js", "pagefind-entry.json.js", "*.pf_meta.js", "wasm.*.js", "index/*.js", "fragment/*.js"]
)
def test_a_file_that_is_missing_or_damaged_is_an_error_and_asked_for_again(
    visit: Visitor, folder: Path, tmp_path: Path, kind: str, damage: str
) -> None:
    site = shutil.copytree(folder, tmp_path / "site")
    broken = list((site / "pagefind-scripts").glob(kind))
    assert broken
    for file in broken:
        if damage == "missing":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:-9])
    came = visit(f"{site.as_uri()}/404.html", FAIL, "unanimously")
    assert all(came.value["failures"])
    asked = chunks(came, site)
    assert {asked.count(file.relative_to(site / "pagefind-scripts").as_posix()) for file in broken} <= {0, 2}
    assert any(asked.count(file.relative_to(site / "pagefind-scripts").as_posix()) for file in broken)


def test_what_failed_online_may_be_tried_again(visit: Visitor, folder: Path) -> None:
    refused: list[str] = []

    class Unsteady(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def do_GET(self) -> None:
            if "/pagefind/pagefind.js" in self.path and not refused:
                refused.append(self.path)
                self.send_error(503)
            else:
                super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Unsteady) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            came = visit(f"http://127.0.0.1:{server.server_port}/404.html", FAIL, "unanimously")
        finally:
            server.shutdown()
            thread.join()
    first, second = came.value["failures"]
    assert refused
    assert first
    assert second is None


PAGE = """async (words) => {
  const links = () => [...document.querySelectorAll("#results h3 a")].map((link) => link.getAttribute("href"));
  if (words) {
    document.dispatchEvent(new CustomEvent("briefing:search"));
    const field = document.getElementById("query");
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (let turn = 0; turn < 1000 && !links().length; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { links: links(), seen };
}"""


STATUS = """async () => {
  const said = () => document.getElementById("status").textContent;
  for (let turn = 0; turn < 500 && !said(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return { said: said(), busy: document.getElementById("search").getAttribute("aria-busy"), seen };
}"""


@pytest.mark.parametrize("kind", ["pagefind.js", "index/*.js", "fragment/*.js"])
def test_a_reader_is_told_that_a_file_is_missing(visit: Visitor, folder: Path, tmp_path: Path, kind: str) -> None:
    site = shutil.copytree(folder, tmp_path / "site")
    for file in (site / "pagefind-scripts").glob(kind):
        file.unlink()
    came = visit(f"{site.as_uri()}/search.html?q=unanimously", STATUS, None)
    assert "could not be loaded" in came.value["said"]
    assert came.value["busy"] == "false"


@pytest.mark.parametrize(
    ("path", "words"), [("search.html?q=unanimously", None), ("articles/signing.html", "unanimously")]
)
def test_the_search_itself_finds_in_a_folder(visit: Visitor, folder: Path, path: str, words: str | None) -> None:
    came = visit(f"{folder.as_uri()}/{path}", PAGE, words)
    found = [re.sub(r"\?[^#]*", "", link).removeprefix("../") for link in came.value["links"]]
    assert "articles/ratification.html" in found
    assert all((folder / link.partition("#")[0]).is_file() for link in found)
    assert not came.complaints
    assert not came.value["seen"]["refused"]

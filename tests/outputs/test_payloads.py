"""Words that try to become a program are words in every output, in whatever field they are written.

`tests/data/payloads.txt` has them; `make soak` puts each into each field, and those of the public lists that are in the
folder BRIEFING_PAYLOADS into one field each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.build import build
from builder.checking import check_content
from builder.copies.zip_archive import ArchiveNameError
from builder.outputs.builtin import ALWAYS, ON_REQUEST
from builder.reading.compound_shapes import EitherShape, ListShape, MappingShape
from builder.reading.content_model import CONTENT_FOLDERS, SETTINGS
from builder.reading.scalar_shapes import ContextShape, DoiShape, MarkdownShape, QuoteShape, TextShape, UrlShape
from builder.site_making import BuildOptions
from tests.payload_records import NEEDLE, Writing, full_records, write_briefing
from tests.payloads import (
    HARMLESS,
    OWN,
    Known,
    Parsed,
    build_with,
    documents,
    faults_of,
    parse_html,
    public_payloads,
    what_is_known,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WRITTEN = (TextShape, MarkdownShape, UrlShape, DoiShape, QuoteShape, ContextShape)
"""The shapes of what authors write in their own words."""

NOT_SHOWN = {"briefing.theme", "briefing.url"}
"""The theme is the name of a folder that is there; the site's own address is checked, and has tests of its own."""


def written_fields(shape: Any, path: str) -> Iterator[str]:
    if isinstance(shape, MappingShape):
        for key in shape.keys:
            yield from written_fields(key.shape, f"{path}.{key.name}")
    elif isinstance(shape, ListShape):
        yield from written_fields(shape.shape, path)
    elif isinstance(shape, EitherShape):
        yield from written_fields(shape.short, path)
        yield from written_fields(shape.long, path)
    elif isinstance(shape, WRITTEN):
        yield path


def filled_fields(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from filled_fields(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from filled_fields(inner, path)
    elif "hurt" in str(value):
        yield path


def test_the_briefing_has_them_in_every_field_that_there_is() -> None:
    shapes = {"briefing": SETTINGS, **{name: folder.fields for name, folder in CONTENT_FOLDERS.items()}}
    there = {field for name, shape in shapes.items() for field in written_fields(shape, name)}
    filled = {
        field for name, value in full_records(Writing([HARMLESS])).items() for field in filled_fields(value, name)
    }
    assert there - filled <= NOT_SHOWN


def test_there_are_a_hundred() -> None:
    assert len(set(OWN)) >= 100
    assert all(line == line.strip("\n") and line for line in OWN)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_with([HARMLESS], 0, tmp_path_factory.mktemp("harmless"))


@pytest.fixture(scope="module")
def known(harmless: Path) -> Known:
    return what_is_known(harmless)


def rotations(few: int, step: int = 1) -> list[Any]:
    """The payload that the first field has: a few of them, and every ``step``-th in `make soak`."""
    now = range(0, len(OWN), -(-len(OWN) // few))
    later = [start for start in range(0, len(OWN), step) if start not in now]
    return [*now, *(pytest.param(start, marks=[pytest.mark.soak, pytest.mark.slow]) for start in later)]


@pytest.mark.parametrize("start", rotations(2))
def test_no_field_makes_an_element_in_any_output(start: int, known: Known, tmp_path: Path) -> None:
    assert faults_of(build_with(OWN, start, tmp_path), known) == []


def test_every_output_is_looked_at(harmless: Path) -> None:
    kinds = {Path(path).suffix for path in map(str, harmless.rglob("*")) if "." in Path(path).name}
    assert {".html", ".xml", ".json", ".jsonld", ".js", ".zip", ".epub", ".bib", ".txt"} <= kinds
    assert {output.name for output in (*ALWAYS, *ON_REQUEST)} >= {"single", "epub", "zip"}


def test_the_test_sees_what_is_not_escaped(known: Known) -> None:
    """Each payload that is HTML is one, if nothing escapes it."""
    seen = [payload for payload in OWN if list(known.faults(parse_html(f"<p>{payload}</p>")))]
    assert len(seen) > 70


@pytest.mark.slow
@pytest.mark.soak
def test_public_lists_make_no_element(known: Known, tmp_path: Path) -> None:
    payloads = public_payloads()
    if not payloads:
        pytest.skip("BRIEFING_PAYLOADS names no folder with lists of payloads")
    for number, start in enumerate(public_starts(payloads, tmp_path / "empty")):
        folder = tmp_path / str(number)
        assert faults_of(build_with(payloads, start, folder), known) == []
        shutil.rmtree(folder)


def public_starts(payloads: Sequence[str], folder: Path) -> range:
    """From where the payloads are taken so that each is in one field."""
    writing = Writing([HARMLESS])
    write_briefing(folder, writing)
    return range(0, len(payloads), writing.fields)


# Names of files


def as_file_name(payload: str) -> str:
    return payload.replace("/", "∕")[:80]


@pytest.mark.posix
def test_a_name_of_a_file_that_is_one_is_refused(tmp_path: Path) -> None:
    build_with([HARMLESS], 0, tmp_path)
    for payload in OWN:
        (tmp_path / "content" / "articles" / f"{as_file_name(payload)}.md").write_text(
            "---\ntitle: x\n---\n\nx\n", "utf-8"
        )
    refused = [problem for problem in check_content(tmp_path / "content").problems if problem.code == "bad-id"]
    assert len(refused) == len({as_file_name(payload) for payload in OWN})
    assert not build(BuildOptions(tmp_path / "content", tmp_path / "other", search=False, draft=True)).changes


@pytest.mark.posix
def test_names_of_a_themes_files_make_no_element(known: Known, tmp_path: Path) -> None:
    build_with([HARMLESS], 0, tmp_path)
    fonts = tmp_path / "theme" / "assets"
    fonts.mkdir(parents=True)
    style = []
    for number, payload in enumerate(OWN):
        name = f"{as_file_name(payload)}.woff2"
        (fonts / name).write_bytes(b"font")
        escaped = "".join(f"\\{ord(letter):x} " for letter in name)
        style.append(f'@font-face {{ font-family: f{number}; src: url("{escaped}") }}')
    (fonts / "theme.css").write_text("\n".join(style), encoding="utf-8")

    def themed(copy: str) -> BuildOptions:
        theme = str(tmp_path / "theme")
        return BuildOptions(tmp_path / "content", tmp_path / "themed", theme, search=False, draft=True, copies=(copy,))

    with pytest.raises(ArchiveNameError, match="Windows allows no file named"):
        build(themed("epub"))
    assert build(themed("single")).changes
    assert len(list((tmp_path / "themed" / "assets").glob("*.woff2"))) == len(
        {as_file_name(payload) for payload in OWN}
    )
    faults = faults_of(tmp_path / "themed", known)
    assert [fault for fault in faults if "theme.css" not in fault and "<style>" not in fault] == []


# In a browser


LOOK = """html => {
  const found = new DOMParser().parseFromString(html, "text/html");
  const roots = [found];
  const elements = [], programs = [];
  while (roots.length) {
    for (const each of roots.pop().querySelectorAll("*")) {
      const name = each.localName;
      elements.push([name, Object.fromEntries([...each.attributes].map(one => [one.localName, one.value]))]);
      if (name === "script" || name === "style") programs.push([each.getAttribute("type") || name, each.textContent]);
      if (name === "template" && each.content) roots.push(each.content);
    }
  }
  return [elements, programs];
}"""
"""A document as the browser's parser reads it, templates included."""

TRAP = """(() => {
  window.hurts = [];
  for (const name of ["hurt", "alert", "confirm", "prompt", "print"])
    window[name] = (...given) => { window.top.hurts.push(name); };
})()"""
"""What a payload would run is there to be run."""

LIVE = """() => {
  const bad = [];
  for (const each of document.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (/^on|^srcdoc$|^formaction$/.test(name)) bad.push(each.localName + " " + name);
      if (/^[\\x00-\\x20]*(?:j\\s*a\\s*v\\s*a|vb|data:text)/i.test(value) && /href|src|action|data$/.test(name))
        bad.push(each.localName + " " + value);
    }
    for (const event of ["mouseover", "mouseenter", "focus", "focusin", "pointermove"])
      each.dispatchEvent(new Event(event, { bubbles: event === "mouseover" }));
  }
  const foreign = [...document.querySelectorAll("iframe, object, embed, base")];
  return [...bad, ...window.hurts, ...foreign.map(each => each.localName)];
}"""


@pytest.fixture(scope="module")
def open_page(chromium: Browser) -> Iterator[Page]:
    """A page in which the policy of pages counts for nothing, and the functions that payloads call are there."""
    context = chromium.new_context(bypass_csp=True)
    context.add_init_script(TRAP)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page
    context.close()


def parser_of(page: Page) -> Any:
    def parse(text: str) -> Parsed:
        elements, programs = page.evaluate(LOOK, text)
        return Parsed(
            [(name, attributes) for name, attributes in elements], [(kind, words) for kind, words in programs]
        )

    return parse


def run_pages(page: Page, site: Path) -> list[str]:
    """Open each page of a site and touch all of it; what ran, what was asked for elsewhere, and what could have run."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = []
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
        found += [f"{path.relative_to(site)}: {each}" for each in page.evaluate(LIVE)]
        if len(page.frames) > 1:
            found.append(f"{path.relative_to(site)}: has frames")
    found += [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("start", rotations(1, step=10))
def test_nothing_runs_in_a_browser_without_a_policy(
    start: int, open_page: Page, harmless: Path, tmp_path: Path
) -> None:
    site = build_with(OWN, start, tmp_path)
    open_page.goto("about:blank")
    parse = parser_of(open_page)
    assert faults_of(site, what_is_known(harmless, parse), parse) == []
    assert run_pages(open_page, site) == []


@pytest.mark.slow
def test_nothing_that_a_search_finds_runs(open_page: Page, tmp_path: Path) -> None:
    site = build_with(OWN, 7, tmp_path, search=True)
    open_page.goto(f"{(site / 'search.html').as_uri()}?q={NEEDLE}")
    open_page.locator("main li a, main article a").first.wait_for()
    open_page.wait_for_timeout(500)
    assert NEEDLE in open_page.locator("main").inner_text()
    assert open_page.evaluate(LIVE) == []
    for query in ("script", "onerror", "<img src=x onerror=hurt()>", "hurt"):
        open_page.goto(f"{(site / 'search.html').as_uri()}?q={query}")
        open_page.wait_for_timeout(300)
        assert open_page.evaluate(LIVE) == []


@pytest.mark.slow
def test_nothing_that_a_cards_shows_runs(open_page: Page, tmp_path: Path) -> None:
    """The card of a link is put into the page by a script."""
    site = build_with(OWN, 11, tmp_path)
    open_page.goto((site / "index.html").as_uri())
    cards = sorted((site / "cards").rglob("*.js"))
    for card in cards:
        address = card.relative_to(site / "cards").with_suffix(".html").as_posix()
        link = open_page.locator(f"main a[href='{address}']").first
        if link.count():
            link.hover()
            open_page.wait_for_timeout(150)
    assert open_page.evaluate(LIVE) == []
    for card in cards:
        for _, parsed in documents(card.relative_to(site).as_posix(), card.read_bytes(), parser_of(open_page)):
            assert not [
                name for name, attributes in parsed.elements if any(each.startswith("on") for each in attributes)
            ]


@pytest.mark.slow
@pytest.mark.soak
def test_public_lists_run_nothing(open_page: Page, tmp_path: Path) -> None:
    payloads = public_payloads()
    if not payloads:
        pytest.skip("BRIEFING_PAYLOADS names no folder with lists of payloads")
    for number, start in enumerate(public_starts(payloads, tmp_path / "empty")):
        folder = tmp_path / str(number)
        assert run_pages(open_page, build_with(payloads, start, folder)) == []
        shutil.rmtree(folder)

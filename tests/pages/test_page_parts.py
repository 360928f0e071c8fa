"""Long lists and records in parts: each record is in one part, parts lead to each other, no page grows with others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from builder.build import build
from builder.kinds.claim import divide_positions
from builder.pages.page_parts import LIST_PART, SECTION_PART, paging_view, part_count, part_of
from builder.site_making import BuildOptions
from builder.values.records import Claim, Position
from builder.values.references import Ref
from builder.values.site_paths import part_path
from builder.values.text_file import Place
from tests.copying import write

pytestmark = pytest.mark.slow
"""These tests build whole sites again and again."""

FEW, MANY = 205, 330
ADDRESS = "https://parts.example/"


def briefing(articles: int) -> dict[str, str]:
    """Small articles that all name one person, with as many events, claims, terms and pages."""
    numbers = range(articles)
    return {
        "briefing.yaml": f"title: Parts\nurl: {ADDRESS}\n",
        "pages/index.md": "---\ntitle: Parts\nshow: [timeline, claims, articles, entries, glossary]\n---\n\nX.\n",
        "pages/articles-2.md": "---\ntitle: A page with the name of a part\n---\n\nY.\n",
        **{f"pages/p{n:03}.md": f"---\ntitle: Page {n}\n---\n\nZ.\n" for n in range(articles // 8)},
        **{
            f"articles/a{n:03}.md": f"---\ntitle: Report {n}\npublished: {1500 + n}\n---\n\n"
            f"On that day Ana Brook spoke to the number {n}. Then Ana Brook left.\n"
            for n in numbers
        },
        "notes/a000.yaml": "- {id: spoke, quote: spoke, text: She did.}\n",
        "entries.yaml": "- {id: ana, type: person, name: Ana Brook}\n"
        "- {id: ana-2, type: person, name: The second of that name}\n"
        + "".join(f"- {{id: term-{n:03}, type: term, name: word{n:03}x}}\n" for n in numbers),
        "events.yaml": "".join(
            f"- {{id: e{n:03}, date: {1500 + n}, title: Event {n}, evidence: a000#spoke}}\n" for n in numbers
        ),
        "claims.yaml": "".join(
            f"- {{id: c{n:03}, statement: Claim {n}, positions: [{{who: ana, stance: asserts}}]}}\n"
            for n in range(articles // 2)
        )
        + "- id: crowded\n  statement: All of them\n  positions:\n"
        + "".join(f"    - {{who: term-{n:03}, stance: denies}}\n" for n in numbers),
        "judgements.yaml": "".join(
            f"- {{id: j{n:03}, statement: So it is {n}, likelihood: likely, confidence: low, evidence: a000#spoke}}\n"
            for n in range(articles // 2)
        ),
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    found = {}
    for size in (FEW, MANY):
        folder = tmp_path_factory.mktemp(f"parts{size}")
        outcome = build(BuildOptions(write(briefing(size), folder / "content"), folder / "site", search=False))
        assert outcome.changes is not None, outcome.problems
        found[size] = folder / "site"
    return found


@pytest.fixture(scope="module")
def site(sites: dict[int, Path]) -> Path:
    return sites[FEW]


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0].partition('<nav class="paging"')[0]


def parts(site: Path, first: str) -> list[str]:
    """The pages of a list or of a record, as a reader without scripts gets to them."""
    found = [first]
    while True:
        html = (site / found[-1]).read_text(encoding="utf-8")
        later = re.search(r'<a rel="next" href="(.*?)"', html)
        assert bool(later) == ('<link rel="next"' in html)
        if not later:
            return found
        found.append(urljoin(found[-1], later[1]))


@pytest.mark.parametrize(
    ("first", "link", "number"),
    [
        ("articles.html", r'<h2><a href="(articles/a\d+\.html)"', FEW),
        ("timeline.html", r'<h2><a href="(events/e\d+\.html)"', FEW),
        ("claims.html", r'<h2><a href="(claims/\w+\.html)"', FEW // 2 + 1),
        ("judgements.html", r'<h2><a href="(judgements/\w+\.html)"', FEW // 2),
        ("glossary.html", r'<h2><a href="(entries/term-\d+\.html)"', FEW),
        ("entries.html", r'<h3><a href="(entries/[\w-]+\.html)"', FEW + 2),
    ],
)
def test_each_record_of_a_list_is_in_one_of_its_parts(site: Path, first: str, link: str, number: int) -> None:
    pages = parts(site, first)
    assert len(pages) == part_count(number, LIST_PART)
    found = [name for page in pages for name in re.findall(link, main_of((site / page).read_text(encoding="utf-8")))]
    assert len(found) == len(set(found)) == number


def test_headings_of_groups_stay_with_their_records(site: Path) -> None:
    for page in parts(site, "entries.html"):
        assert '<h2 class="group">Terms</h2>' in (site / page).read_text(encoding="utf-8")


def test_each_place_is_in_one_part_of_a_record(site: Path) -> None:
    pages = parts(site, "entries/ana.html")
    assert len(pages) > 2
    texts = [main_of((site / page).read_text(encoding="utf-8")) for page in pages]
    places = [place for text in texts for place in re.findall(r'<a href="(\.\./articles/[^"]*#[^"]*)"', text)]
    assert len(places) == 2 * FEW
    for page, text in zip(pages[1:], texts[1:], strict=True):
        assert '<h1><a href="../entries/ana.html">Ana Brook</a>' in text, page


def test_positions_on_a_claim_are_in_parts(site: Path) -> None:
    pages = parts(site, "claims/crowded.html")
    rows = [
        who
        for page in pages
        for who in re.findall(r'<th scope="row"><a [^>]*>(\w+)</a>', (site / page).read_text(encoding="utf-8"))
    ]
    assert len(pages) > 1
    assert len(rows) == len(set(rows)) == FEW


def test_a_note_leads_to_all_places_that_cite_it(site: Path) -> None:
    article = (site / "articles" / "a000.html").read_text(encoding="utf-8")
    assert f'<a href="../articles/a000_note_spoke.html">all {FEW + FEW // 2}</a>' in article
    pages = parts(site, "articles/a000_note_spoke.html")
    texts = [main_of((site / page).read_text(encoding="utf-8")) for page in pages]
    assert sum(text.count('<section class="place">') for text in texts) == FEW + FEW // 2


def test_parts_are_numbered_in_titles_and_canonical_links_and_are_in_the_sitemap(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    titles = set()
    for first in ("articles.html", "timeline.html", "entries/ana.html", "claims/crowded.html"):
        for number, page in enumerate(parts(site, first), 1):
            html = (site / page).read_text(encoding="utf-8")
            title = re.search("<title>(.*?)</title>", html)
            assert title
            titles.add(title[1])
            assert (f"(part {number})" in title[1]) == (number > 1)
            assert f'<link rel="canonical" href="{ADDRESS}{page}">' in html
            assert f"<loc>{ADDRESS}{page}</loc>" in sitemap
            assert f'aria-label="Part {number}" aria-current="page">{number}</a>' in html
    assert len(titles) == sum(
        len(parts(site, first))
        for first in ("articles.html", "timeline.html", "entries/ana.html", "claims/crowded.html")
    )


def test_the_front_page_shows_the_first_records_and_leads_to_all(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert html.count('<li class="moment ') == SECTION_PART
    assert f'<a href="articles.html">Articles: all {FEW}</a>' in html


def test_the_menu_names_some_pages_and_leads_to_all(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    menu = html.partition('<nav class="site-nav"')[2].partition("</nav>")[0]
    assert '<a href="all_pages.html">All pages</a>' in menu
    assert menu.count("<li>") < 30
    listed = main_of((site / "all_pages.html").read_text(encoding="utf-8"))
    assert listed.count('<li class="card">') == FEW // 8 + 1


def test_a_page_and_an_entry_that_are_named_like_a_part_keep_their_pages(site: Path) -> None:
    assert "A page with the name of a part" in (site / "articles-2.html").read_text(encoding="utf-8")
    assert "The second of that name" in (site / "entries" / "ana-2.html").read_text(encoding="utf-8")


def test_every_link_of_every_page_leads_to_a_file(site: Path) -> None:
    missing = {
        (page.relative_to(site).as_posix(), href)
        for page in site.rglob("*.html")
        if page.name != "404.html"
        for href in re.findall(r'href="([^":#]+)[#"]', page.read_text(encoding="utf-8"))
        if not (page.parent / unquote(href)).is_file()
    }
    assert not missing


def plain(path: Path) -> str:
    """A page without the links between parts, and without numbers, which may have more digits in a larger briefing."""
    html = path.read_text(encoding="utf-8")
    html = re.sub(r'<nav class="paging".*?</nav>', "", html, flags=re.DOTALL)
    return re.sub(r"[0-9,]+", "", html)


def test_no_page_grows_with_records_that_it_does_not_show(sites: dict[int, Path]) -> None:
    small, large = sites[FEW], sites[MANY]
    same = [
        "index.html",
        "404.html",
        "p000.html",
        *(part_path(f"{name}.html", part) for name in ("articles", "timeline", "glossary") for part in (1, 2)),
        "claims.html",
        "judgements.html",
        "entries.html",
        "entries/ana-2.html",
        "entries/term-000.html",
        "articles/a000.html",
        "articles/a001.html",
        "events/e000.html",
        "judgements/j000.html",
        "claims/c000.html",
        "claims/crowded.html",
        "entries/ana.html",
        "entries/ana_2.html",
    ]
    for name in same:
        assert plain(small / name) == plain(large / name), name


def test_pages_of_a_large_briefing_are_small(sites: dict[int, Path]) -> None:
    sizes = {path: path.stat().st_size for path in sites[MANY].rglob("*.html")}
    largest = max(sizes, key=sizes.__getitem__)
    assert sizes[largest] < 250_000, largest


def test_a_part_has_some_of_the_items_and_part_0_has_all() -> None:
    items = list(range(7))
    assert [list(part_of(items, part, 3)) for part in (1, 2, 3)] == [[0, 1, 2], [3, 4, 5], [6]]
    assert part_of(items, 0, 3) == items
    assert [part_count(number, 3) for number in (0, 1, 3, 4)] == [1, 1, 1, 2]


def test_a_part_of_many_links_to_the_first_the_last_and_some_near_and_far() -> None:
    view = paging_view("entries/x.html", 51, 300)
    assert view
    assert [link.number for link in view.links] == [1, 41, 49, 50, 51, 52, 53, 61, 151, 300]
    assert [link.number for link in view.links if link.after_gap] == [41, 49, 61, 151, 300]
    assert (view.previous, view.next) == ("../entries/x_50.html", "../entries/x_52.html")
    assert paging_view("articles.html", 1, 1) is None


def claim(*passages: int) -> Claim:
    """A claim with as many positions, each with so many passages in articles of their own."""
    place = Place("claims.yaml", 1, 1)
    positions = (
        Position(
            who=Ref(f"p{row}", place),
            stance="denies",
            evidence=tuple(Ref(f"a{row}-{n}#n", place, True) for n in range(count)),
        )
        for row, count in enumerate(passages)
    )
    return Claim(id="c", statement="So it is", positions=tuple(positions), place=place)


@pytest.mark.parametrize("passages", [(1, 1, 1), (0, 0), (30,), (5, 40, 0, 7), (1,) * 60])
def test_the_table_of_a_claim_has_no_more_cells_on_a_page_than_it_may(passages: tuple[int, ...]) -> None:
    whole = claim(*passages)
    parts = divide_positions(whole, cells=24)
    for part in parts:
        columns = {ref.target for _, position in part for ref in position.evidence}
        assert len(part) * max(len(columns), 8) <= 24
    for row, position in enumerate(whole.positions):
        pieces = [each for part in parts for _, each in part if each.who == position.who]
        assert pieces, row
        assert [ref for piece in pieces for ref in piece.evidence] == list(position.evidence)

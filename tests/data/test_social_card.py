"""The picture that cards show of a briefing: a column an article, with the passages marked that notes stand on."""

from __future__ import annotations

import base64
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.build import build
from builder.data.page_head import make_page_head
from builder.data.social_card import CARD_HEIGHT, CARD_WIDTH, MOST_ARTICLES_DRAWN, SOCIAL_CARD_FILE, draw_social_card
from builder.kinds import DATA_KINDS
from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.site_making import BuildOptions
from builder.values.png import PNG_SIGNATURE, Canvas
from tests.connected import SAMPLES, SMALL, WITHHELD, connected, files_of, published_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser

INK, MARK = "#1d1c1a", "#f0d98c"
COLOURS = {"ink": 1, "quiet": 2, "line": 3, "mark": 4}


def rows(png: bytes) -> list[bytes]:
    """The rows of an indexed picture of eight bits that no filter was laid over."""
    at = png.index(b"IDAT")
    length = int.from_bytes(png[at - 4 : at], "big")
    data = zlib.decompress(png[at + 4 : at + 4 + length])
    return [data[start + 1 : start + 1 + CARD_WIDTH] for start in range(0, len(data), CARD_WIDTH + 1)]


def pixels(site: Site) -> Counter[int]:
    return Counter(b"".join(rows(draw_social_card(site))))


def of_articles(site: Site, articles: dict[str, VisibleArticle]) -> Site:
    """The site with these articles alone."""
    notes_on = {name: tuple(note.note.full_id for note in each.notes) for name, each in articles.items()}
    return replace(site, registry=replace(site.registry, articles=articles, notes_on=notes_on))


def of_one(site: Site, article: str) -> Site:
    return of_articles(site, {article: site.registry.articles[article]})


def test_a_browser_reads_what_is_drawn(chromium: Browser) -> None:
    canvas = Canvas(3, 2, (INK, MARK))
    canvas.fill(1, 1, 9, 9, 1)
    canvas.fill(-5, -5, 2, 2, 1)
    page = chromium.new_page()
    address = f"data:image/png;base64,{base64.b64encode(canvas.png()).decode()}"
    seen = page.evaluate(
        """async (address) => {
      const picture = Object.assign(new Image(), { src: address });
      await picture.decode();
      const drawn = document.createElement("canvas").getContext("2d");
      drawn.drawImage(picture, 0, 0);
      return [picture.naturalWidth, picture.naturalHeight, ...drawn.getImageData(0, 0, 3, 2).data];
    }""",
        address,
    )
    page.close()
    ink, mark = [*bytes.fromhex(INK[1:]), 255], [*bytes.fromhex(MARK[1:]), 255]
    assert seen == [3, 2, *ink, *ink, *ink, *ink, *mark, *mark]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_has_the_size_of_a_large_card(name: str) -> None:
    png = draw_social_card(connected(SAMPLES[name])[0])
    assert png.startswith(PNG_SIGNATURE)
    assert {len(row) for row in rows(png)} == {CARD_WIDTH}
    assert len(rows(png)) == CARD_HEIGHT


def test_what_is_drawn_is_what_readers_may_see() -> None:
    site, _ = connected(WITHHELD)
    drawn = {each.article.rights: pixels(of_one(site, each.article.id)) for each in site.articles}
    assert drawn["full"][COLOURS["mark"]] and drawn["full"][COLOURS["line"]]
    assert drawn["link"][COLOURS["ink"]]
    assert not any(drawn["link"][COLOURS[name]] for name in ("mark", "line", "quiet"))


def test_without_notes_nothing_is_marked() -> None:
    site, _ = connected(SMALL)
    bare = of_articles(site, {each.article.id: replace(each, notes=()) for each in site.articles})
    assert pixels(site)[COLOURS["mark"]]
    assert not pixels(bare)[COLOURS["mark"]]
    assert pixels(bare)[COLOURS["line"]] > pixels(site)[COLOURS["line"]]


def test_of_many_articles_those_with_most_notes_are_drawn() -> None:
    site, _ = connected(SMALL)
    noted = max(site.articles, key=lambda each: len(each.notes))
    bare = replace(noted, notes=())
    many = {str(number): noted if number == 20 else bare for number in range(41)}
    columns = {str(number): bare for number in range(MOST_ARTICLES_DRAWN - 1)} | {"last": noted}
    assert draw_social_card(of_articles(site, many)) == draw_social_card(of_articles(site, columns))


def test_a_page_names_the_picture_only_where_the_site_has_an_address_and_articles() -> None:
    site, words = connected(WITHHELD)
    head = make_page_head(site, words, DATA_KINDS, "articles/words.html", "words")
    assert dict(head.open_graph)["og:image"] == f"https://lamp.example/notes/{SOCIAL_CARD_FILE}"
    assert dict(head.open_graph)["og:image:alt"]
    assert head.card == "summary_large_image"
    assert SOCIAL_CARD_FILE in files_of(site, words)
    for other in (published_at(site, ""), replace(site, articles=())):
        nowhere = make_page_head(other, words, DATA_KINDS, "index.html")
        assert "og:image" not in dict(nowhere.open_graph)
        assert nowhere.card == ""
        assert SOCIAL_CARD_FILE not in files_of(other, words)


def test_a_theme_may_have_a_picture_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "theme" / SOCIAL_CARD_FILE
    own.parent.mkdir(parents=True)
    own.write_bytes(b"a picture")
    output = tmp_path / "site"
    outcome = build(BuildOptions(SMALL, output, theme=str(tmp_path / "theme"), search=False, url="https://b.example/"))
    assert outcome.changes
    assert (output / SOCIAL_CARD_FILE).read_bytes() == b"a picture"

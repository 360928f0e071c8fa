"""All notes, to browse by kind, tag, article and author: anchors and lists, in parts where they are long."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from builder.pages.note_groups import group_notes, note_groupings
from builder.pages.note_lists import note_list_view
from builder.pages.views import Views
from tests.connected import FERRY, SMALL, connected
from tests.copying import book_of, page_of, site_of, unzipped, write

SITE, WORDS = connected(FERRY)
PAGES = {path: data.decode() for path, data in site_of(FERRY).items() if path.endswith(".html")}

LONG = {
    "briefing.yaml": "title: T\n",
    "articles/long.md": "---\ntitle: L\n---\n\n" + " ".join(f"word{n}x" for n in range(250)) + "\n",
    "notes/long.yaml": "".join(
        f"- {{id: n{n}, quote: word{n}x, kind: {'question' if n < 150 else 'context'}, text: T, "
        f"by: Ann, tags: [t{n // 60}]}}\n"
        for n in range(250)
    ),
}


def groups(grouping: str) -> dict[str, list[str]]:
    return {group.value: list(group.notes) for group in group_notes(SITE, grouping)}


def test_notes_are_grouped_each_with_every_tag_and_author() -> None:
    assert note_groupings(SITE) == ("kind", "tag", "article", "author")
    assert groups("kind") == {
        "context": ["two#carried", "three#carried", "four#carried"],
        "claim": ["one#carried"],
        "question": ["one#when"],
    }
    assert groups("tag") == {
        "C++": ["two#carried"],
        "counts": ["one#carried"],
        "River works": ["one#carried", "one#when"],
    }
    assert list(groups("article")) == ["one", "two", "three", "four"]
    assert groups("author") == {"Ada Quill": ["one#carried", "one#when"], "C. Guest": ["one#when"]}


def test_a_briefing_without_authors_and_tags_has_no_such_pages() -> None:
    assert note_groupings(connected(SMALL)[0]) == ()
    assert not [path for path in site_of(SMALL) if "all_notes" in path]


def test_the_menu_leads_to_the_notes_by_kind_and_each_way_to_the_others() -> None:
    assert '<a href="all_notes.html">Notes</a>' in PAGES["index.html"]
    for path in ("all_notes.html", "all_notes_tag.html", "all_notes_article.html", "all_notes_author.html"):
        ways = re.findall(r'<li><a href="(all_notes[^"]*)"', PAGES[path].partition('class="note-ways"')[2])
        assert ways[:4] == ["all_notes.html", "all_notes_tag.html", "all_notes_article.html", "all_notes_author.html"]
        assert f'<a href="{path}" aria-current="page">' in PAGES[path]


def test_all_open_questions_are_below_one_heading() -> None:
    page = PAGES["all_notes.html"]
    (section,) = re.findall(r'aria-labelledby="kind-question">(.*?)</section>', page, re.DOTALL)
    assert section.count('<li class="noted">') == 1
    assert "When was it?" in section
    assert 'href="articles/one.html#passage-when"' in section


def test_a_note_shows_who_wrote_it_when_its_tags_and_second_readers() -> None:
    for page, root in ((PAGES["articles/one.html"], "../"), (PAGES["all_notes.html"], "")):
        assert 'By: <a rel="author external" href="https://quill.example/ada">Ada Quill</a>, C. Guest, ' in page
        assert '<time datetime="2031-05-20">20 May 2031</time>' in page
        assert f'<a href="{root}all_notes_tag.html#tag-river_20_works">River works</a>' in page
        assert 'href="https://orcid.org/0000-0001-5109-3700">Bo Second</a>' in page
        assert "It &lt;b&gt;holds&lt;/b&gt;." in page


def test_copies_show_it_too_and_lead_to_no_page_that_they_have_not() -> None:
    book = {name: data.decode() for name, data in unzipped(book_of(FERRY)).items() if name.endswith("html")}
    for text in ("\n".join(book.values()), page_of(FERRY).decode()):
        assert "C. Guest" in text and "River works" in text and "Say so with care." in text
        assert "all_notes" not in text


def test_a_judgement_shows_its_second_readers() -> None:
    assert "Say so with care." in PAGES["judgements/fewer.html"]


def test_nothing_withheld_is_in_the_lists() -> None:
    assert "number four" in PAGES["all_notes.html"]
    assert not [path for path, page in PAGES.items() if "Zwielicht stands in number four" in page]
    assert [path for path, page in PAGES.items() if "Zwielicht" in page and "all_notes" in path] == []


def test_editors_are_links_to_their_own_pages_and_to_their_orcid() -> None:
    assert (
        'The Reading Room, <a rel="author external" href="https://quill.example/ada">Ada Quill</a> '
        '(<a rel="author external" href="https://orcid.org/0000-0002-1825-0097">ORCID</a>), '
        '<a rel="author external" href="https://orcid.org/0000-0001-5109-3700">Bo Second</a>'
    ) in PAGES["index.html"]


@pytest.fixture(scope="module")
def long_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    content: Path = write(LONG, tmp_path_factory.mktemp("long") / "content")
    return {path: data.decode() for path, data in site_of(content).items() if path.endswith(".html")}


def test_long_lists_are_in_parts_with_every_note_once(long_pages: dict[str, str]) -> None:
    for way in ("", "_tag", "_article", "_author"):
        parts = [long_pages[f"all_notes{way}{part}.html"] for part in ("", "_2", "_3")]
        assert [page.count('<li class="noted">') for page in parts] == [100, 100, 50]
        links = re.findall(r'<p class="noted-words"[^>]*><a href="[^"]*#passage-(n\d+)"', "\n".join(parts))
        assert sorted(links) == sorted(f"n{n}" for n in range(250))
    assert "Question <small>(continued)</small>" in long_pages["all_notes_3.html"]


def test_every_anchor_leads_to_an_element_also_from_articles(long_pages: dict[str, str]) -> None:
    for path, page in long_pages.items():
        for href in re.findall(r'href="([^"]*all_notes[^"]*|#[a-z]+-[^"]*)"', page):
            target = urljoin(f"https://x/{path}", href)
            where, fragment = urlsplit(target).path[1:], urlsplit(target).fragment
            if "all_notes" in where:
                assert not fragment or f'id="{fragment}"' in long_pages[where], (path, href)


def test_the_index_is_on_the_first_part_and_leads_to_the_others(long_pages: dict[str, str]) -> None:
    first = long_pages["all_notes_tag.html"]
    assert '<li id="tag-t2"><a href="all_notes_tag_2.html#tag-t2">t2</a> <small>60</small></li>' in first
    assert '<li><a href="#tag-t1">t1</a> <small>60</small></li>' in first
    assert 'class="note-values"' not in long_pages["all_notes_tag_2.html"]
    for page in long_pages.values():
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def test_a_list_is_made_of_what_the_part_shows() -> None:
    view = note_list_view(Views(SITE, WORDS, "all_notes_author.html"), "author", 1)
    assert [(value.words, value.count) for value in view.values] == [("Ada Quill", 2), ("C. Guest", 1)]
    assert [[note.article.words for note in group.notes] for group in view.groups] == [
        ["The ferry in number one"] * 2,
        ["The ferry in number one"],
    ]

"""Pages that would keep a parser busy for long are refused, or read with work that grows as they do."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.block_splitting import _blocks_of
from builder.clean.page import parse_page
from builder.clean.page_parser import read_page
from builder.clean.values import NotAnArticle, Paragraph
from builder.cli import main
from builder.values.errors import BriefingError

STORY = "".join(
    f"<p>The council said on day {number} that the old bridge stays closed until its arches are mended.</p>"
    for number in range(8)
)
PAGE = f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{STORY}"


@pytest.mark.parametrize(
    "odd",
    [
        f"<div {' '.join(f'a{number}=x' for number in range(80_000))}>",
        f"<p {'a ' * 3_000}>",
        "<a " * 20_000 + ">",
        "<div " + "a='' " * 2_000 + "/>",
    ],
)
def test_a_tag_with_thousands_of_attributes_is_refused_with_its_line(odd: str) -> None:
    with pytest.raises(NotAnArticle, match=r"a tag with [0-9,]+ attributes in line 3"):
        parse_page(f"\n\n{odd}{PAGE}")


@pytest.mark.parametrize("odd", ["<p>a</p>" * 31_000, "<br>" * 31_000, "<b>" * 31_000, "<i/>" * 31_000])
def test_a_page_with_too_many_tags_is_refused(odd: str) -> None:
    with pytest.raises(NotAnArticle, match="more than 30,000 tags"):
        parse_page(PAGE + odd)


def test_the_command_says_so_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(f"{PAGE}<div {'a ' * 80_000}>", encoding="utf-8")
    assert main(["clean", "page.html", "--into", "articles"]) == 2
    assert "page.html has a tag with 80,000 attributes in line 1" in capsys.readouterr().err
    assert not Path("articles").exists()


@pytest.mark.parametrize("begin", ["<!--", "<![CDATA[", "<?", "<!-- <![if x] <?"])
def test_what_is_not_closed_is_looked_for_once(begin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    search = HTMLParser.parse_comment

    def counted(self: HTMLParser, at: int, report: bool = True) -> int:
        nonlocal calls
        calls += 1
        return search(self, at, report)

    monkeypatch.setattr(HTMLParser, "parse_comment", counted)
    assert "day 7" in " ".join(line.text for line in parse_page(PAGE + begin * 5_000).blocks.logical_lines)
    assert calls <= 10


class _Seen:
    """Collects what a reader of pages is told."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def start_element(self, tag: str, attributes: object, *, is_closed: bool) -> None:
        self.seen.append(tag)

    def end_element(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def read_text(self, text: str, line: int) -> None:
        self.seen.append(text)

    def end_page(self) -> None:
        pass


@pytest.mark.parametrize(
    "template",
    [
        "<template><p>b</p></template>",
        "<template><template>b</template>b</template>",
        '<template><script type=\'application/ld+json\'>{"datePublished": "2031-01-01"}</script></template>',
        "<template><meta property='og:title' content='b'><title>b</title></template>",
        "<template/><p>b</p></template>",
    ],
)
def test_nothing_in_a_template_is_read(template: str) -> None:
    seen = _Seen()
    read_page(f"<p>a</p>{template}<p>c</p>", seen)
    assert [each for each in seen.seen if each.strip()] == ["p", "a", "/p", "p", "c", "/p"]


def test_a_template_gives_no_date_title_or_publisher() -> None:
    odd = (
        "<template><meta property='article:published_time' content='2031-01-01'>"
        "<meta property='og:site_name' content='The Ghost'><time datetime='2031-01-02'>then</time></template>"
    )
    with_template, without = parse_page(odd + PAGE), parse_page(PAGE)
    assert with_template.facts == without.facts
    assert with_template.dates.published == without.dates.published == []
    assert with_template.dates.elements == []


@pytest.mark.parametrize("text", ["a\n" * 20_000, "\n" * 20_000 + "a", "a\r" * 20_000, PAGE + "<p>a</p>" * 12_000])
def test_a_file_with_too_many_lines_is_refused(text: str) -> None:
    with pytest.raises(BriefingError, match=r"a has [0-9,]+ lines; 10,000 are read at the most"):
        clean_files({"a": decode_file(text.encode())})


def test_blocks_of_a_page_that_are_all_the_same_are_compared_with_few() -> None:
    looked_at = 0

    class Counted(str):
        __slots__ = ()

        def startswith(self, *given: object) -> bool:
            nonlocal looked_at
            looked_at += 1
            return str.startswith(self, *given)  # type: ignore[arg-type]

    blocks = [(Counted("thebridge"), Paragraph("The bridge", "text"))] * 2_000
    starts = {"thebridge": list(range(2_000))}
    assert _blocks_of(Counted("thebridgeisclosed"), blocks, starts, [9]) == []
    assert looked_at <= 20 * 2_000


@pytest.mark.parametrize("text", ["The bridge is closed. " * 100_000, f"{PAGE}<p>{'The bridge is closed. ' * 100_000}"])
def test_a_file_with_too_many_characters_is_refused(text: str) -> None:
    with pytest.raises(BriefingError, match="characters; 2,000,000 are read at the most"):
        clean_files({"a": decode_file(text.encode())})

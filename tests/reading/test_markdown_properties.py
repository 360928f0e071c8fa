"""Whatever Markdown is written: tags nest, no word is lost, and no letter of a publisher becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from builder.reading.markdown import parse_article, parse_prose
from tests.reading.test_markdown import assert_every_block_has_its_id, assert_sound, name_of

# Random Markdown. Every word in it is another one, so that a word tells where it came from.

BLOCKS = ("paragraph", "heading", "list", "numbered", "quotation", "table", "code", "rule")
INLINES = ("plain", "plain", "em", "strong", "s", "code", "link", "picture", "odd")
ODD = ("&", "<b>", "&lt;", '"', "'", "</p>", "“", "\\*", "a.b")


class Writer:
    """Writes Markdown that is like what people write, as chance has it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.words = 0

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def one_of(self, things: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(things))

    def few(self, make: Callable[[], str], least: int = 1, most: int = 3) -> list[str]:
        return [make() for _ in range(self.draw(st.integers(least, most)))]

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def plain(self) -> str:
        return " ".join(self.few(self.word))

    def inline(self, deep: bool = True) -> str:
        kind = self.one_of(INLINES)
        if kind == "odd":
            return self.one_of(ODD)
        if kind == "code":
            return f"`{self.plain()}`"
        if kind == "picture":
            return f"![{self.plain()}](https://pictures.example/{self.draw(st.integers(1, 9))}.png)"
        inner = " ".join(self.few(lambda: self.inline(deep=False))) if deep else self.plain()
        inner = f"{self.word()} {inner} {self.word()}"
        if kind == "link":
            return f"[{inner}](https://links.example)" if deep else inner
        mark = {"em": "*", "strong": "**", "s": "~~"}.get(kind, "")
        return f"{mark}{inner}{mark}"

    def line(self) -> str:
        return " ".join([self.word(), *self.few(self.inline)])

    def lines(self) -> str:
        ends = ("\n", "  \n")
        first, *others = self.few(self.line, 1, 2)
        return first + "".join(self.one_of(ends) + other for other in others)

    def blocks(self, depth: int = 0) -> str:
        return "\n\n".join(self.few(lambda: self.block(depth), 1, 4 if depth == 0 else 2))

    def block(self, depth: int) -> str:
        kind = self.one_of(BLOCKS)
        if kind == "heading":
            return f"{'#' * self.draw(st.integers(1, 4))} {self.line()}"
        if kind in ("list", "numbered") and depth < 2:
            mark = "- " if kind == "list" else f"{self.draw(st.integers(1, 9))}. "
            between = "\n" if self.chance() else "\n\n"
            return between.join(self.few(lambda: self.indented(self.item(depth), mark, " " * len(mark))))
        if kind == "quotation" and depth < 2:
            return self.indented(self.blocks(depth + 1), "> ", "> ")
        if kind == "table":
            rows = self.few(lambda: f"| {self.line()} | {self.line()} |", 1, 2)
            return "\n".join([f"| {self.word()} | {self.word()} |", "|---|---|", *rows])
        if kind == "code":
            return "\n".join(["```", *self.few(self.plain), "```"])
        return "---" if kind == "rule" else self.lines()

    def item(self, depth: int) -> str:
        return self.blocks(depth + 1) if self.chance() else self.lines()

    @staticmethod
    def indented(text: str, first: str, rest: str) -> str:
        head, *lines = text.split("\n")
        return "\n".join([first + head, *(rest + line if line else rest.rstrip() for line in lines)])


@st.composite
def markdown_texts(draw: st.DrawFn) -> str:
    """A text of paragraphs, headings, lists, quotations, tables and code, each word of which is another one."""
    return Writer(draw).blocks()


any_texts = st.text("ab *_`~[]()!<>#-+=\n\r\t|1.:&\\\"'/{}^$", max_size=60)


@given(markdown_texts() | any_texts)
def test_whatever_is_written_tags_nest_and_blocks_stand_in_order(text: str) -> None:
    assert_sound(parse_article(text))
    assert_sound(parse_prose(text, name_of))


@given(markdown_texts() | any_texts)
def test_whatever_is_written_every_block_has_an_element_with_its_id(text: str) -> None:
    assert_every_block_has_its_id(parse_article(text))


@given(markdown_texts())
def test_no_word_is_lost_doubled_or_moved(text: str) -> None:
    assert re.findall(r"w\d+", parse_article(text).text) == re.findall(r"w\d+", text)


@given(markdown_texts() | any_texts)
def test_whatever_is_written_links_go_only_where_they_may(text: str) -> None:
    for tag in parse_prose(text, name_of).tags:
        for name, value in tag.attributes:
            assert name in ("id", "href", "rel", "start", "target", "class")
            assert name != "class" or re.fullmatch("align-(?:left|center|right)", value)
            assert name != "href" or re.match(r"(?:https?://|mailto:)\S", value, re.IGNORECASE)


brackets = st.sampled_from(["[[kim]]", "[[kim|so]]", "[a", "](https://a.example)", "![", "](x.png)", " ", "*", "`"])


@given(st.lists(brackets, max_size=12).map("".join))
def test_no_link_ever_stands_in_another(text: str) -> None:
    depth = 0
    for tag in parse_prose(text, name_of).tags:
        if tag.name in ("a", "ref"):
            depth += tag.kind
            assert depth <= 1


# A publisher's text: plain words and every sign with which Markdown begins something, as chance has it.

signs = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "1986. ",
        "2) ",
        "- ",
        "+ ",
        "* ",
        "> ",
        "# ",
        "    ",
        "\t",
        "---",
        "===",
        "~~~",
        "```",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "[1]: ",
        "|",
        "\n|---|---|\n",
        "\n| a9 |\n|-|\n",
        "![",
        "<",
        ">",
        "://",
        "http://",
        "''",
        "」",
        "“",
        "！",
        "&",
        ";",
        ".",
        "!",
        "漢",
        "ü",
        "7",
    ]
)


@st.composite
def publishers_texts(draw: st.DrawFn) -> str:
    return "".join(
        draw(st.one_of(st.sampled_from(["word", "12", "Ä9"]), signs)) for _ in range(draw(st.integers(1, 25)))
    )


def kept(text: str, of: Callable[[str], bool]) -> str:
    return "".join(character for character in text if of(character))


MEANT_AS_MARKUP = re.compile(r"&#?\w+;|(?m:^[\s>*+-]*(?:`{3,}|~{3,})[ \t]*\S)")
"""Entities, and the language of code."""


@given(publishers_texts() | any_texts)
def test_no_letter_of_a_publishers_text_is_lost_outside_of_addresses(text: str) -> None:
    document = parse_article(text)
    assert_sound(document)
    if (
        not document.refused_links
        and not any(tag.name == "a" for tag in document.tags)
        and not MEANT_AS_MARKUP.search(text)
    ):
        assert kept(document.text, str.isalpha) == kept(text, str.isalpha)
        if not any(tag.name == "ol" for tag in document.tags):
            assert kept(document.text, str.isdigit) == kept(text, str.isdigit)


@given(publishers_texts())
def test_brackets_of_a_publisher_stay_where_there_is_no_link(text: str) -> None:
    document = parse_article(text)
    if not document.refused_links and not any(tag.name == "a" for tag in document.tags):
        assert kept(document.text, "[]()".__contains__) == kept(text, "[]()".__contains__) or any(
            tag.name == "ol" for tag in document.tags
        )

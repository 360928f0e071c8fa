"""A page of HTML as it was parsed: what it shows, and what it states for programs."""

from __future__ import annotations

from dataclasses import dataclass

from builder.clean.page_blocks import PageBlocks
from builder.clean.page_dates import PageDates
from builder.clean.page_facts import PageStatements
from builder.clean.page_parser import read_page
from builder.clean.values import ArticleFacts


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page: its text, the blocks that it shows, the facts that it states, and its dates."""

    html: str
    blocks: PageBlocks
    facts: ArticleFacts
    dates: PageDates


def parse_page(html: str) -> ParsedPage:
    """Parse a page. If most of its text is marked as hidden, a script was to show it, and it is read too."""
    blocks, statements = PageBlocks(), PageStatements()
    read_page(html, blocks, statements)
    if blocks.hidden_characters > blocks.shown_characters:
        blocks = PageBlocks(with_hidden=True)
        read_page(html, blocks)
    return ParsedPage(html, blocks, *statements.facts_and_dates())

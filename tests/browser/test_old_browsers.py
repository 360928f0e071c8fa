"""Browsers made before ``light-dark()``: they drop what they do not know, and still have colours, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.pages.css import root_properties, with_scheme_fallbacks
from tests.browsing import served
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STYLE = (ROOT / "themes" / "default" / "assets" / "style.css").read_text(encoding="utf-8")
UNKNOWN = re.compile(r"light-dark(?=\()|:has(?=\()|(?<=grid-template-columns: )subgrid")
"""What browsers of 2022 do not know and a style may use, to be spelled so that no browser knows it."""

COLOURS = """() => [document.body, document.querySelector('.eyebrow'), document.querySelector('mark')].map(element =>
  [getComputedStyle(element).color, getComputedStyle(element).backgroundColor])"""


@pytest.fixture(scope="module")
def old(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample as an older browser reads it, with colours of its own in a theme's style."""
    site = tmp_path_factory.mktemp("old")
    for path in ("articles/signing.html", *(f"assets/{each.name}" for each in (sample_site / "assets").iterdir())):
        target = site / path
        target.parent.mkdir(exist_ok=True)
        data = (sample_site / path).read_bytes()
        target.write_bytes(UNKNOWN.sub("unknown", data.decode()).encode() if path.endswith(".css") else data)
    with served(site) as address:
        yield f"{address}articles/signing.html"


def test_colours_are_there_in_light_in_dark_and_as_the_reader_chooses(
    chromium: Browser, old: str, sample_site: Path
) -> None:
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        seen = []
        for address in (old, (sample_site / "articles" / "signing.html").as_uri()):
            page.goto(address)
            before = page.evaluate(COLOURS)
            page.locator("#scheme").click()
            seen.append((before, page.evaluate(COLOURS)))
        page.close()
        assert seen[0] == seen[1]
        (text, ground), *_ = seen[0][0]
        expected = {
            "light": ("rgb(29, 28, 26)", "rgb(253, 252, 249)"),
            "dark": ("rgb(230, 227, 220)", "rgb(22, 24, 27)"),
        }
        assert (text, ground) == expected[scheme]
        assert tuple(seen[0][1][0]) == expected["dark" if scheme == "light" else "light"]


def test_a_style_is_the_same_in_new_browsers(chromium: Browser) -> None:
    page = chromium.new_page()
    tokens = [name for name, value in root_properties(STYLE).items() if "light-dark" in value]
    assert len(tokens) > 10
    script = """([style, tokens]) => { document.head.innerHTML = `<style>${style}</style>`;
      return tokens.map(name => { document.body.style.color = `var(--${name})`;
                                  return getComputedStyle(document.body).color; }); }"""
    seen = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen.append([page.evaluate(script, [style, tokens]) for style in (STYLE, with_scheme_fallbacks(STYLE))])
    page.close()
    for native, rewritten in seen:
        assert native == rewritten
    assert seen[0] != seen[1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a{color:light-dark(red,blue)}", "a{color:var(--when-light, red) var(--when-dark, blue)}"),
        (
            'a{color:LIGHT-DARK( rgb(1, 2, 3) , light-dark(red, var(--x, ")")) )}',
            "a{color:var(--when-light, rgb(1, 2, 3)) "
            'var(--when-dark, var(--when-light, red) var(--when-dark, var(--x, ")")))}',
        ),
        (
            "/* light-dark(a, b) */ a{content:'light-dark(a, b)'}",
            "/* light-dark(a, b) */ a{content:'light-dark(a, b)'}",
        ),
        (
            "@media print{@layer x{a{b:c;color:light-dark(red,blue)}}}",
            "@media print{@layer x{a{b:c;color:var(--when-light, red) var(--when-dark, blue)}}}",
        ),
        ("a{color:light-dark(red)}", "a{color:light-dark(red)}"),
    ],
)
def test_what_is_rewritten_is_a_colour_and_nothing_else(written: str, read: str) -> None:
    if "'" in read:  # strings are written with the other marks
        read = read.replace("'", '"')
    assert with_scheme_fallbacks(written) == read

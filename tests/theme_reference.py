"""The tables of `docs/themes.md`: what templates are given, read from the classes of those values.

`python -m tests.theme_reference` writes them into the page; `tests/pages/test_theme_reference.py` holds them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_type_hints

from builder.kinds import PAGE_KINDS
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "themes.md"
BEGIN, END = "<!-- tables: begin -->\n", "<!-- tables: end -->\n"

TEMPLATES = {
    "EveryTemplate": "Every template",
    "EveryPage": "Every page of the site",
    "_PageData": "Every page of the site, for programs",
    "RecordPage": "`record.html`, for kinds that have no page template of their own",
    "PartPage": "`record_part.html`, for the further parts of a record, and for the places that cite a note",
    "ListPage": "`articles.html`, `timeline.html`, `claims.html`, `judgements.html`, `track_record.html`, "
    "`entries.html`, `glossary.html`",
    "NotesPage": "`notes.html`",
    "ProsePage": "`page.html`",
    "ThemePage": "`pages/NAME.html`",
}
"""The classes whose fields are names in a template."""

PARTS = sorted((ROOT / "themes" / "default" / "templates" / "parts").glob("*.html"))

LEFT_OUT = {"PlainPage", "PageMetadata", "EntryMatrix", "DrawnTimeline", "SiteHead", "_Ranks"}
PLAIN = {"str": "text", "int": "number", "bool": "yes or no", "Markup": "HTML"}


@dataclass(frozen=True)
class Shown:
    """A class of values: what it is, and its fields by name, each with its type and its meaning."""

    name: str
    meaning: str
    bases: tuple[str, ...]
    fields: dict[str, tuple[str, str]]


def sources() -> list[Path]:
    pages, data = ROOT / "builder" / "pages", ROOT / "builder" / "data"
    names = (
        *("template_values", "record_views", "judgement_views", "hypotheses_views", "track_record_views"),
        *("view_models", "timeline", "entry_matrix", "figure_views", "note_lists"),
    )
    return [
        *(pages / f"{name}.py" for name in names),
        *(data / f"{name}.py" for name in ("page_metadata", "page_head", "citation")),
    ]


def shown() -> dict[str, Shown]:
    """Every class of values for templates."""
    found = {}
    for path in sources():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name not in LEFT_OUT:
                bases = tuple(base.id for base in node.bases if isinstance(base, ast.Name))
                found[node.name] = Shown(node.name, _first_line(node), bases, dict(_fields(node)))
    return found


def _first_line(node: ast.ClassDef | ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0].replace("``", "`")


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, tuple[str, str]]]:
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            yield each.target.id, (type_words(ast.unparse(each.annotation)), str(said))
        elif isinstance(each, ast.FunctionDef) and not each.name.startswith("_") and each.returns:
            yield each.name, (type_words(ast.unparse(each.returns)), _first_line(each))


def type_words(annotation: str) -> str:
    """A type for people who do not read Python."""
    if annotation.endswith(" | None"):
        return f"{type_words(annotation.removesuffix(' | None'))}, or none"
    many = re.fullmatch(r"(?:tuple|Sequence)\[(.*?)(?:, \.\.\.)?\]", annotation)
    if many and (annotation.endswith(", ...]") or annotation.startswith("Sequence")):
        return f"list of {type_words(many[1])}"
    by_name = re.fullmatch(r"Mapping\[str, (.*)\]", annotation)
    if by_name:
        return f"{type_words(by_name[1])} by name"
    pair = re.fullmatch(r"tuple\[(.*), (.*)\]", annotation)
    if pair:
        return f"pairs of {type_words(pair[1])} and {type_words(pair[2])}"
    return " or ".join(PLAIN.get(each, each) for each in annotation.split(" | "))


def tables() -> str:
    """All tables as Markdown."""
    known = shown()
    text = ""
    for name, title in TEMPLATES.items():
        text += _table(f"### {title}", known[name], known)
        if name == "RecordPage":
            text += "".join(_table(f"### `{template}`", page, known) for template, page in record_pages(known))
    text += f"### The parts\n\n| part | what it shows |\n|---|---|\n{''.join(map(_part, PARTS))}\n"
    text += "### The values themselves\n\n"
    return text + "".join(
        _table(f"#### {name}\n\n{each.meaning}", each, known)
        for name, each in sorted(known.items())
        if name not in TEMPLATES and name != "RecordView"
    )


def record_pages(known: dict[str, Shown]) -> Iterator[tuple[str, Shown]]:
    """The templates of kinds that have one of their own: each is given the view that its kind makes."""
    page = known["RecordPage"]
    for kind in PAGE_KINDS.values():
        if kind.view and kind.template != "record.html":
            made = get_type_hints(kind.view)["return"].__name__
            yield kind.template, replace(page, fields={"view": (made, known[made].meaning)})


def _part(path: Path) -> str:
    """A part's row: how it is called, and the comment at its head."""
    source = path.read_text(encoding="utf-8")
    said = re.match(r"\{# (.*?) #\}", source, re.DOTALL)
    called = re.search(r"macro (\w+\(.*?\)) %", source)
    assert said and called, f"{path} needs a comment at its head, and a macro"
    return f"| `{called[1]}` | {' '.join(said[1].split())} |\n"


def _table(title: str, each: Shown, known: dict[str, Shown]) -> str:
    inherited = {name: said for base in each.bases if base in known for name, said in known[base].fields.items()}
    rows = (f"| `{name}` | {kind} | {said} |\n" for name, (kind, said) in {**each.fields, **inherited}.items())
    return f"{title}\n\n| name | what it is | meaning |\n|---|---|---|\n{''.join(rows)}\n"


def written(page: str) -> str:
    """The page with the tables as they are now."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{tables()}{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

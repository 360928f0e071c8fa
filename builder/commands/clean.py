"""``briefing clean``: raw text or saved pages become articles, and every line that goes is reported."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import DONE, PROBLEMS, Commands, agreed
from builder.values.refused import Refused

if TYPE_CHECKING:
    from builder.clean.files import Source
    from builder.clean.report import Entry
    from builder.clean.values import Cleaned

LARGEST = 10_000_000
"""Bytes of a file that may be an article; the longest pages have a tenth of that."""
LONGEST_ID = 60


def add(commands: Commands) -> None:
    """Describe the command."""
    clean = commands.add_parser(
        "clean", help="make articles of raw text or saved pages",
        description="Make articles of raw text or saved pages of HTML, and report every line that is left out.")
    clean.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text, or a page of HTML")
    clean.add_argument("--into", type=Path, default=Path("content/articles"), metavar="DIR",
                       help="the folder for the articles (default: content/articles)")
    clean.add_argument("--report", type=Path, metavar="FILE", help="write the report there and not to the terminal")
    clean.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    clean.add_argument("--publisher", default="", metavar="NAME", help="who published all of these files")
    clean.add_argument("--id", default="", help="the article's id, if one file is cleaned (default: from its title)")
    clean.add_argument("--replace", action="store_true",
                       help="put new texts into articles that are there already; what differs is shown first, and what "
                            "stands over them is kept")
    clean.add_argument("--yes", action="store_true", help="with --replace, do not ask before anything is written")
    clean.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Clean files."""
    from builder.clean.files import clean_all
    from builder.clean.front import front_matter
    from builder.clean.markdown import as_markdown
    from builder.clean.report import FORMATS
    from builder.desk.standing import front_of
    from builder.world.authored import write

    paths = list(dict.fromkeys(given.files))
    _look_at_places(paths, given.into, given.report)
    _look_at_id(given.id, paths)
    sources = {str(path): _source(path) for path in paths}
    cleaned = clean_all(sources, " ".join(given.publisher.split()))
    standing = _standing(given.into)
    entries = _entries(paths, sources, cleaned, given.into, given.id, standing)
    articles = {entry.article: entry.cleaned for entry in entries if entry.article}
    files = {Path(path): f"{front_of(standing.get(path, '')) or front_matter(each.facts)}\n"
                         f"{as_markdown(each.paragraphs)}".encode() for path, each in articles.items()}
    _look_at_articles(files, given.replace, given.report)
    if given.replace and not _may_replace(files, standing, given.yes):
        return PROBLEMS
    replaced = list(files) if given.replace else []
    report = FORMATS[given.format](entries)
    if given.report:
        files[given.report] = report.encode(errors="backslashreplace")
        replaced.append(given.report)
    write(files, replaced)
    if given.report:
        print(f"{_articles(len(articles))} in {given.into}; the report is {given.report}.")
    else:
        sys.stdout.write(report)
    if articles and given.into.name == "articles" and not any(given.into.parent.glob("briefing.y*ml")):
        print(f"briefing: {given.into.parent} has no briefing.yaml. “briefing new DIR” begins a briefing.",
              file=sys.stderr)
    empty = [entry.source for entry in entries if not entry.article]
    for source in empty:
        print(f"briefing: no article was found in {source}, and none is written. If it has one, copy its text into a "
              "file by hand.", file=sys.stderr)
    return PROBLEMS if empty else DONE


def _may_replace(files: dict[Path, bytes], standing: dict[str, str], yes: bool) -> bool:
    """Show what would be replaced and which notes come loose; on a terminal, ask."""
    from builder.desk.replacing import what_differs

    told = what_differs(files, standing)
    if told:
        print(told, end="", file=sys.stderr)
    if not told or yes or agreed("Write it?"):
        return True
    print("briefing: nothing was written; everything is as it was.", file=sys.stderr)
    return False


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _look_at_places(paths: list[Path], into: Path, report: Path | None) -> None:
    if into.exists() and not into.is_dir():
        raise Refused(f"{into} is a file, so no articles can be written into it. Name a folder with --into.")
    if report is not None:
        if report.is_dir():
            raise Refused(f"{report} is a folder, so no report can be written there. Name a file with --report.")
        if report.resolve() in {path.resolve() for path in paths}:
            raise Refused(f"{report} is one of the files to clean, so no report is written over it. Name another file "
                          "with --report.")


def _look_at_id(given: str, paths: list[Path]) -> None:
    from builder.reading.scalars import IDENTIFIER, suggest_id

    if given and not IDENTIFIER.match(given):
        raise Refused(f"“{given}” cannot be an article's id. {suggest_id(given)}")
    if given and len(paths) > 1:
        raise Refused("--id names one article, and there are several files. Clean that one by itself.")


def _standing(into: Path) -> dict[str, str]:
    """The articles that are there, by their path; what cannot be read as text is nobody's article."""
    try:
        return {str(path): path.read_text(encoding="utf-8", errors="replace") for path in sorted(into.glob("*.md"))
                if path.is_file()}
    except OSError as error:
        raise Refused(f"{error.filename or into} cannot be read: {error.strerror or error}.") from error


def _look_at_articles(files: dict[Path, bytes], replace: bool, report: Path | None) -> None:
    if report is not None and report.resolve() in {path.resolve() for path in files}:
        raise Refused(f"{report} would be an article and the report. Name another file with --report.")
    for path in files:
        if path.is_dir():
            raise Refused(f"{path} is a folder, so no article can be written there.")
    there = [str(path) for path in files if path.exists() or path.is_symlink()]
    if there and not replace:
        raise Refused(f"{', '.join(there)} {'is' if len(there) == 1 else 'are'} there already, and nothing is written. "
                      "Move what is there, write elsewhere with --into, or say --replace to write over it.")


def _source(path: Path) -> Source:
    from builder.clean.files import read
    from builder.clean.values import NotAnArticle

    if not path.exists():
        raise Refused(f"There is no file “{path}” here.")
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name the files in it, for example {path}/*.txt.")
    if not path.is_file():
        raise Refused(f"{path} is not a file that can be read.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused(f"{path} has {size / 1e6:.0f} MB; no article is longer than {LARGEST / 1e6:.0f} MB. Cut out "
                          "the part that has it.")
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}.") from error
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Refused(f"{path} is empty.")
    try:
        return read(data)
    except NotAnArticle as error:
        raise Refused(f"{path} {error}. Save the page as text or as HTML, and clean that.") from error


def _entries(paths: list[Path], sources: dict[str, Source], cleaned: dict[str, Cleaned], into: Path,
             given: str, standing: dict[str, str]) -> list[Entry]:
    from dataclasses import replace

    from builder.clean.report import Entry
    from builder.desk.standing import same_as
    from builder.values.slugs import free, slug

    entries = []
    taken: set[str] = set()
    for path in paths:
        name = str(path)
        each, notes, article = cleaned[name], [], ""
        if each.paragraphs:
            if not each.facts.title:
                named = " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or path.name
                each = replace(each, facts=replace(each.facts, title=named))
                notes.append("No headline was found; the title is the file's name. Write the headline in its place.")
            facts = each.facts
            id_ = given or free(
                slug(facts.title, LONGEST_ID, facts.language) or slug(path.stem, LONGEST_ID) or "article", taken)
            taken.add(id_)
            article = str(into / f"{id_}.md")
            notes += _of_standing(article, same_as(facts.title, facts.publisher, facts.url, standing), standing)
        else:
            notes.append("No article was found in this file.")
        entries.append(Entry(name, article, sources[name].encoding, sources[name].html, each, tuple(notes)))
    return entries


def _of_standing(article: str, same: str, standing: dict[str, str]) -> list[str]:
    """What is said of an article that is there already."""
    if article in standing:
        return ["What stands over the text is kept as it was; only the text is new."]
    return [f"{same} is the same article, by its address or title. Delete one of the two."] if same else []

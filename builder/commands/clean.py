"""``briefing clean``: raw text or saved pages become articles, and every line that goes is reported."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, confirm, today
from builder.values.errors import BriefingError

if TYPE_CHECKING:
    from builder.clean.batch import DecodedFile
    from builder.clean.report import CleanedFile
    from builder.clean.values import ArticleFacts, CleanedArticle

_LARGEST_CLEANED_FILE = 10_000_000
"""Bytes of a file that may be an article; the longest pages have a tenth of that."""


def add(commands: Subparsers) -> None:
    """Describe the command."""
    clean = commands.add_parser(
        "clean",
        help="make articles of raw text or saved pages",
        description="Make articles of raw text or saved pages of HTML, and report every line that is left out.",
    )
    clean.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text, or a page of HTML")
    clean.add_argument(
        "--into",
        type=Path,
        default=Path("content/articles"),
        metavar="DIR",
        help="the folder for the articles (default: content/articles)",
    )
    clean.add_argument("--report", type=Path, metavar="FILE", help="write the report there and not to the terminal")
    clean.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    clean.add_argument("--publisher", default="", metavar="NAME", help="who published all of these files")
    clean.add_argument(
        "--published", default="", metavar="DATE", help="when they were published, for example 2024-07-19"
    )
    clean.add_argument(
        "--url", default="", metavar="ADDRESS", help="the address of the article, if one file is cleaned"
    )
    clean.add_argument(
        "--rights", default="", metavar="RIGHTS", help="what readers may see of them: full, excerpt, quotes or link"
    )
    clean.add_argument(
        "--encoding",
        default="",
        metavar="NAME",
        help="the encoding of the files, where they do not say it, for example windows-1251",
    )
    clean.add_argument(
        "--id",
        default="",
        metavar="ID",
        help="the article's id, or for several files a pattern such as '{date}-{slug}' or 'report-{n}'; "
        "there are {n}, {date}, {slug}, {stem} and {publisher} (default: from the title)",
    )
    clean.add_argument(
        "--replace",
        action="store_true",
        help="put new texts into articles that are there already; what differs is shown first, and what "
        "stands over them is kept",
    )
    clean.add_argument("--yes", action="store_true", help="with --replace, do not ask before anything is written")
    clean.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Clean files."""
    from builder.clean.batch import clean_files
    from builder.clean.front_matter_text import write_front_matter
    from builder.clean.markdown import to_markdown
    from builder.clean.overrides import Overrides, check_overrides
    from builder.clean.report import CLEANING_REPORT_FORMATS
    from builder.clean.unlikely_dates import warn_about_unlikely_date
    from builder.commands.ids import check_id_pattern
    from builder.desk.existing_articles import front_matter_text
    from builder.world.author_files import write_author_files

    paths = list(dict.fromkeys(given.files))
    _look_at_places(paths, given.into, given.report)
    if given.id:
        check_id_pattern(given.id, len(paths))
    said = check_overrides(
        Overrides(given.url, given.published, given.publisher, given.rights, given.encoding), len(paths)
    )
    sources = {str(path): _source(path, said.encoding) for path in paths}
    cleaned = {
        name: replace(
            each if said.published else warn_about_unlikely_date(each, today()), facts=said.apply_to(each.facts)
        )
        for name, each in clean_files(sources, said.publisher).items()
    }
    standing = _standing(given.into)
    entries = _entries(paths, sources, cleaned, given.into, given.id, standing, said.given_options)
    articles = {entry.article_path: entry.cleaned for entry in entries if entry.article_path}
    files = {
        Path(path): f"{front_matter_text(standing.get(path, '')) or write_front_matter(each.facts)}\n"
        f"{to_markdown(each.paragraphs)}".encode()
        for path, each in articles.items()
    }
    _look_at_articles(files, given.replace, given.report)
    if given.replace and not _may_replace(files, standing, given.yes):
        return EXIT_PROBLEMS
    replaced = list(files) if given.replace else []
    report = CLEANING_REPORT_FORMATS[given.format](entries)
    if given.report:
        files[given.report] = report.encode(errors="backslashreplace")
        replaced.append(given.report)
    write_author_files(files, replaced)
    if given.report:
        print(f"{_articles(len(articles))} in {given.into}; the report is {given.report}.")
    else:
        sys.stdout.write(report)
    if articles and given.into.name == "articles" and not any(given.into.parent.glob("briefing.y*ml")):
        print(
            f"briefing: {given.into.parent} has no briefing.yaml. “briefing new DIR” begins a briefing.",
            file=sys.stderr,
        )
    empty = [entry.source_path for entry in entries if not entry.article_path]
    for source in empty:
        print(
            f"briefing: no article was found in {source}, and none is written. If it has one, copy its text into a "
            "file by hand.",
            file=sys.stderr,
        )
    doubtful = [
        (entry.source_path, warning) for entry in entries if entry.article_path for warning in entry.cleaned.warnings
    ]
    for source, warning in doubtful:
        print(f"briefing: {source}: {warning}", file=sys.stderr)
    return EXIT_PROBLEMS if empty or doubtful else EXIT_DONE


def _may_replace(files: dict[Path, bytes], standing: dict[str, str], yes: bool) -> bool:
    """Show what would be replaced and which notes come loose; on a terminal, ask."""
    from builder.desk.replacement_report import describe_replacement

    told = describe_replacement(files, standing)
    if told:
        print(told, end="", file=sys.stderr)
    if not told or yes or confirm("Write it?"):
        return True
    print("briefing: nothing was written; everything is as it was.", file=sys.stderr)
    return False


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _look_at_places(paths: list[Path], into: Path, report: Path | None) -> None:
    if into.exists() and not into.is_dir():
        raise BriefingError(f"{into} is a file, so no articles can be written into it. Name a folder with --into.")
    if report is not None:
        if report.is_dir():
            raise BriefingError(f"{report} is a folder, so no report can be written there. Name a file with --report.")
        if report.resolve() in {path.resolve() for path in paths}:
            raise BriefingError(
                f"{report} is one of the files to clean, so no report is written over it. Name another file "
                "with --report."
            )


def _standing(into: Path) -> dict[str, str]:
    """The articles that are there, by their path; what cannot be read as text is nobody's article."""
    try:
        return {
            str(path): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(into.glob("*.md"))
            if path.is_file()
        }
    except OSError as error:
        raise BriefingError(f"{error.filename or into} cannot be read: {error.strerror or error}.") from error


def _look_at_articles(files: dict[Path, bytes], replace: bool, report: Path | None) -> None:
    if report is not None and report.resolve() in {path.resolve() for path in files}:
        raise BriefingError(f"{report} would be an article and the report. Name another file with --report.")
    for path in files:
        if path.is_dir():
            raise BriefingError(f"{path} is a folder, so no article can be written there.")
    there = [str(path) for path in files if path.exists() or path.is_symlink()]
    if there and not replace:
        raise BriefingError(
            f"{', '.join(there)} {'is' if len(there) == 1 else 'are'} there already, and nothing is written. "
            "Move what is there, write elsewhere with --into, or say --replace to write over it."
        )


def _source(path: Path, encoding: str) -> DecodedFile:
    from builder.clean.batch import decode_file
    from builder.clean.values import NotAnArticle

    if not path.exists():
        raise BriefingError(f"There is no file “{path}” here.")
    if path.is_dir():
        raise BriefingError(f"{path} is a folder. Name the files in it, for example {path}/*.txt.")
    if not path.is_file():
        raise BriefingError(f"{path} is not a file that can be read.")
    try:
        size = path.stat().st_size
        if size > _LARGEST_CLEANED_FILE:
            raise BriefingError(
                f"{path} has {size / 1e6:.0f} MB; no article is longer than {_LARGEST_CLEANED_FILE / 1e6:.0f} "
                f"MB. Cut out "
                "the part that has it."
            )
        data = path.read_bytes()
    except OSError as error:
        raise BriefingError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise BriefingError(f"{path} is empty.")
    try:
        return decode_file(data, encoding)
    except NotAnArticle as error:
        hint = "" if "--encoding" in str(error) else " Save the page as text or as HTML, and clean that."
        raise BriefingError(f"{path} {error}.{hint}") from error


def _entries(
    paths: list[Path],
    sources: dict[str, DecodedFile],
    cleaned: dict[str, CleanedArticle],
    into: Path,
    pattern: str,
    standing: dict[str, str],
    options: list[str],
) -> list[CleanedFile]:
    from builder.clean.report import CleanedFile
    from builder.desk.existing_articles import find_same_article

    titled = {str(path): _titled(path, cleaned[str(path)]) for path in paths}
    ids = _ids(paths, {name: each.facts for name, (each, _) in titled.items() if each.paragraphs}, pattern)
    entries = []
    for name, (each, notes) in titled.items():
        article, facts = str(into / f"{ids[name]}.md") if name in ids else "", each.facts
        there = (
            _of_standing(
                article, find_same_article(facts.title, facts.publisher, facts.url, standing), standing, options
            )
            if article
            else ["No article was found in this file."]
        )
        entries.append(
            CleanedFile(name, article, sources[name].encoding, sources[name].is_html, each, (*notes, *there))
        )
    return entries


def _titled(path: Path, cleaned: CleanedArticle) -> tuple[CleanedArticle, list[str]]:
    """The article with a title, of its file's name if it has none, and what is said about that."""
    if cleaned.facts.title or not cleaned.paragraphs:
        return cleaned, []
    named = " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or path.name
    note = "No headline was found; the title is the file's name. Write the headline in its place."
    return replace(cleaned, facts=replace(cleaned.facts, title=named)), [note]


def _ids(paths: list[Path], facts: dict[str, ArticleFacts], pattern: str) -> dict[str, str]:
    from builder.commands.ids import LONGEST_ARTICLE_ID, check_unique_ids, id_from_pattern
    from builder.values.slugs import free_slug, slugify

    if pattern:
        ids = {
            str(path): id_from_pattern(pattern, number, path.stem, facts[str(path)])
            for number, path in enumerate(paths, 1)
            if str(path) in facts
        }
        check_unique_ids(ids, pattern)
        return ids
    ids = {}
    for path in paths:
        if each := facts.get(str(path)):
            wanted = (
                slugify(each.title, LONGEST_ARTICLE_ID, each.language)
                or slugify(path.stem, LONGEST_ARTICLE_ID)
                or "article"
            )
            ids[str(path)] = free_slug(wanted, set(ids.values()))
    return ids


def _of_standing(article: str, same: str, standing: dict[str, str], options: list[str]) -> list[str]:
    """What is said of an article that is there already."""
    if article in standing:
        unused = f" {' and '.join(options)} changed nothing there." if options else ""
        return [f"What stands over the text is kept as it was; only the text is new.{unused}"]
    return [f"{same} is the same article, by its address or title. Delete one of the two."] if same else []

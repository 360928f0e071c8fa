"""Everything that ``briefing clean`` decides: which articles are written, where, and what is reported about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder.clean.article_ids import article_ids, check_id_pattern
from builder.clean.batch import DecodedFile, clean_files
from builder.clean.existing_articles import find_same_article, front_matter_text, read_existing_articles
from builder.clean.front_matter_text import write_front_matter
from builder.clean.input_files import read_input_file
from builder.clean.markdown import to_markdown
from builder.clean.overrides import Overrides, check_overrides
from builder.clean.report import CLEANING_REPORT_FORMATS, CleanedFile
from builder.clean.unlikely_dates import warn_about_unlikely_date
from builder.clean.values import CleanedArticle
from builder.values.errors import BriefingError


@dataclass(frozen=True, slots=True)
class CleaningRequest:
    """What an author asks for: the files to clean, the folder for the articles, and the options of the command."""

    paths: Sequence[Path]
    folder: Path
    today: date
    overrides: Overrides
    id_pattern: str = ""
    may_replace: bool = False
    """Whether articles that exist already are replaced."""
    report_path: Path | None = None
    report_format: str = "text"


@dataclass(frozen=True, slots=True)
class CleaningPlan:
    """What is to be written; nothing has been written yet."""

    request: CleaningRequest
    entries: Sequence[CleanedFile]
    articles: Mapping[Path, bytes]
    """The files of the articles, by path."""
    existing: Mapping[str, str]
    """The texts of the articles that were in the folder before, by path."""
    report: str

    @property
    def files(self) -> dict[Path, bytes]:
        """Every file to write: the articles, and the report if it has a path."""
        path = self.request.report_path
        return {**self.articles, **({path: self.report.encode(errors="backslashreplace")} if path else {})}

    @property
    def replaceable(self) -> list[Path]:
        """The files that may replace existing ones."""
        path = self.request.report_path
        return [*(self.articles if self.request.may_replace else ()), *([path] if path else ())]

    @property
    def without_article(self) -> list[str]:
        """The input files in which no article was found."""
        return [entry.source_path for entry in self.entries if not entry.article_path]

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """Input files with a warning about the article found in them."""
        return [
            (entry.source_path, warning)
            for entry in self.entries
            if entry.article_path
            for warning in entry.cleaned.warnings
        ]


def plan_cleaning(request: CleaningRequest) -> CleaningPlan:
    """Clean the files and decide what is to be written.

    Raises:
        BriefingError: if an option is wrong, a file cannot be read, or an existing file is in the way.
    """
    _check_places(request)
    if request.id_pattern:
        check_id_pattern(request.id_pattern, len(request.paths))
    overrides = check_overrides(request.overrides, len(request.paths))
    sources = {str(path): read_input_file(path, overrides.encoding) for path in request.paths}
    cleaned = {
        name: _with_overrides(article, overrides, request.today)
        for name, article in clean_files(sources, overrides.publisher).items()
    }
    existing = read_existing_articles(request.folder)
    entries = _entries(request, overrides, sources, cleaned, existing)
    articles = {
        Path(entry.article_path): _article_file(entry.cleaned, existing.get(entry.article_path, ""))
        for entry in entries
        if entry.article_path
    }
    _check_articles(articles, request)
    report = CLEANING_REPORT_FORMATS[request.report_format](entries)
    return CleaningPlan(request, entries, articles, existing, report)


def _check_places(request: CleaningRequest) -> None:
    folder, report = request.folder, request.report_path
    if folder.exists() and not folder.is_dir():
        raise BriefingError(f"{folder} is a file, so no articles can be written into it. Name a folder with --into.")
    if report is not None:
        if report.is_dir():
            raise BriefingError(f"{report} is a folder, so no report can be written there. Name a file with --report.")
        if report.resolve() in {path.resolve() for path in request.paths}:
            raise BriefingError(
                f"{report} is one of the files to clean, so no report is written over it. Name another file "
                "with --report."
            )


def _check_articles(articles: Mapping[Path, bytes], request: CleaningRequest) -> None:
    report = request.report_path
    if report is not None and report.resolve() in {path.resolve() for path in articles}:
        raise BriefingError(f"{report} would be an article and the report. Name another file with --report.")
    for path in articles:
        if path.is_dir():
            raise BriefingError(f"{path} is a folder, so no article can be written there.")
    there = [str(path) for path in articles if path.exists() or path.is_symlink()]
    if there and not request.may_replace:
        raise BriefingError(
            f"{', '.join(there)} {'is' if len(there) == 1 else 'are'} there already, and nothing is written. "
            "Move what is there, write elsewhere with --into, or say --replace to write over it."
        )


def _with_overrides(article: CleanedArticle, overrides: Overrides, today: date) -> CleanedArticle:
    checked = article if overrides.published else warn_about_unlikely_date(article, today)
    return replace(checked, facts=overrides.apply_to(article.facts))


def _article_file(article: CleanedArticle, existing: str) -> bytes:
    """The file of an article. The front matter of an existing one is kept."""
    front_matter = front_matter_text(existing) or write_front_matter(article.facts)
    return f"{front_matter}\n{to_markdown(article.paragraphs)}".encode()


def _entries(
    request: CleaningRequest,
    overrides: Overrides,
    sources: Mapping[str, DecodedFile],
    cleaned: Mapping[str, CleanedArticle],
    existing: Mapping[str, str],
) -> list[CleanedFile]:
    titled = {str(path): _with_title(path, cleaned[str(path)]) for path in request.paths}
    facts = {name: article.facts for name, (article, _) in titled.items() if article.paragraphs}
    ids = article_ids(request.paths, facts, request.id_pattern)
    entries = []
    for name, (article, title_notes) in titled.items():
        path = str(request.folder / f"{ids[name]}.md") if name in ids else ""
        notes = [*title_notes, *_notes(path, article, existing, overrides)]
        entries.append(CleanedFile(name, path, sources[name].encoding, sources[name].is_html, article, tuple(notes)))
    return entries


def _with_title(path: Path, article: CleanedArticle) -> tuple[CleanedArticle, list[str]]:
    """Return the article and notes for the report. An article without a title gets the name of its file."""
    if article.facts.title or not article.paragraphs:
        return article, []
    title = " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or path.name
    note = "No headline was found; the title is the file's name. Write the headline in its place."
    return replace(article, facts=replace(article.facts, title=title)), [note]


def _notes(path: str, article: CleanedArticle, existing: Mapping[str, str], overrides: Overrides) -> list[str]:
    """Return what the report says about a missing article, or about one that exists already."""
    if not path:
        return ["No article was found in this file."]
    if path in existing:
        options = overrides.given_options
        unused = f" {' and '.join(options)} changed nothing there." if options else ""
        return [f"What stands over the text is kept as it was; only the text is new.{unused}"]
    facts = article.facts
    same = find_same_article(facts.title, facts.publisher, facts.url, existing)
    return [f"{same} is the same article, by its address or title. Delete one of the two."] if same else []

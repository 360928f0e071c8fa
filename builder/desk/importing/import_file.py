"""Read an exported file, and decide which files of the content are created or extended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.desk.importing.formats import LARGEST_IMPORTED_FILE, parse_import_file
from builder.desk.importing.import_report import FAILURE_CODES, ImportedFile, ImportReport
from builder.desk.importing.to_articles import items_to_articles
from builder.desk.importing.to_notes import annotations_to_notes
from builder.reading.content_folder import find_files
from builder.reading.load import load_briefing
from builder.values.errors import BriefingError
from builder.values.regular_files import read_file


@dataclass(frozen=True)
class PlannedImport:
    """The files to write, the ``existing`` ones that they may replace, and the report. Nothing is written yet.

    ``read`` has what those of them held that are to be replaced.
    """

    file: ImportedFile
    report: ImportReport
    folder: Path
    files: Mapping[Path, bytes]
    existing: Mapping[str, Path] = field(default_factory=dict)
    read: Mapping[Path, bytes] = field(default_factory=dict)

    @property
    def has_failures(self) -> bool:
        """Whether something in the file was not imported."""
        return bool(self.file.unread_count) or any(remark.code in FAILURE_CODES for remark in self.report.remarks)

    def check_folder(self) -> None:
        """Check that the folder can be written to.

        Raises:
            BriefingError: when it is a file or a symbolic link.
        """
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise BriefingError(
                f"{self.folder} is a file or a symbolic link, where a folder must be. Nothing was changed."
            )


def plan_import(file: Path, content: Path, article: str = "") -> PlannedImport:
    """Read an exported file. ``article`` is the article of annotations whose address no article has.

    Raises:
        BriefingError: when the file cannot be read, is not understood, or has no annotations for ``article``.
    """
    imported = parse_import_file(_read_bytes(file), str(file))
    if article and imported.is_library:
        raise BriefingError("--article is for annotations, and this file is a library of sources. Leave it out.")
    briefing, _ = load_briefing(content)
    files = find_files(content)[0]
    if imported.is_library:
        folder = content / "articles"
        report = items_to_articles(imported.items, briefing, [each.id for each in files if each.kind == "articles"])
        made = {folder / f"{name}.md": text.encode() for name, text in report.texts.items()}
        return PlannedImport(imported, report, folder, made)
    folder = content / "notes"
    existing = {each.id: each.real_path for each in reversed(files) if each.kind == "notes"}
    texts = _read_texts(existing)
    report = annotations_to_notes(imported.annotations, briefing, texts, article)
    made = {existing.get(name, folder / f"{name}.yaml"): text.encode() for name, text in report.texts.items()}
    read = {existing[name]: texts[name].encode() for name in report.texts if name in existing}
    return PlannedImport(imported, report, folder, made, existing, read)


def _read_bytes(file: Path) -> bytes:
    """Return the bytes of the file."""
    try:
        if file.stat().st_size > LARGEST_IMPORTED_FILE:
            raise BriefingError(
                f"{file} has {file.stat().st_size // 1_000_000} MB; {LARGEST_IMPORTED_FILE // 1_000_000} MB "
                "are read at the most. Export less at a time."
            )
        return read_file(file)
    except (OSError, ValueError) as error:
        raise BriefingError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _read_texts(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the files of notes with their own line ends. A file that is not text is reported when a note is added."""
    texts = {}
    for name, where in files.items():
        try:
            texts[name] = read_file(where).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            texts[name] = "{}"
    return texts

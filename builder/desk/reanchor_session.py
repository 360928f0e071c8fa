"""Decides what becomes of unanchored quotes: as the choices say, or as the author answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from builder.desk.editable_article import EditableArticle
from builder.desk.note_creation import NoteRequest, PlacementFailure, find_place, strip_quotation_marks
from builder.desk.note_edits import move_note, withdraw_note
from builder.desk.reanchor import UnanchoredQuote, other_anchored_quotes
from builder.desk.yaml_edit import YamlFile
from builder.meaning.spans import Span
from builder.values.errors import BriefingError


class Terminal(Protocol):
    """The author, at a terminal."""

    def ask(self, prompt: str) -> str:
        """Return the line that the author types, with its line end; an empty string at the end of the input."""
        ...

    def show(self, text: str) -> None:
        """Show a line."""
        ...


@dataclass(frozen=True)
class ReanchorChoices:
    """What to do without asking, and what to keep.

    ``accept`` places notes on words that say the same. ``withdraw`` is the reason for which notes without a candidate
    are withdrawn, or empty. ``is_asking`` is true if the author is asked about the rest. ``keep_earlier`` keeps the old
    words under ``earlier``. ``today`` is the date to write.
    """

    accept: bool = False
    withdraw: str = ""
    is_asking: bool = False
    keep_earlier: bool = True
    today: str = ""


class ReanchorSession:
    """Decides about one quote after another."""

    def __init__(self, choices: ReanchorChoices, terminal: Terminal) -> None:
        self.choices, self.terminal, self.stopped = choices, terminal, False

    def decide(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> tuple[YamlFile, str]:
        """Return the notes after the decision, and what was done: an empty string if nothing was."""
        try:
            if self.choices.accept and loose.certain:
                return self._placed(article, file, loose, loose.certain.span, "put on words that say the same")
            if self.choices.withdraw and loose.is_gone and not self._has_others(article, file, loose):
                return self._withdrawn(file, loose, self.choices.withdraw)
            return self._asked(article, file, loose)
        except BriefingError as refused:
            self.terminal.show(f"briefing: {refused}")
            return file, ""

    def _asked(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> tuple[YamlFile, str]:
        """Ask the author. Instead of typing words, another answer can still be given."""
        while self.choices.is_asking and not self.stopped:
            answer = self._answer(loose)
            typed = self._typed(article) if answer == "n" else None
            if isinstance(typed, str):
                answer = typed
            elif typed is not None:
                return self._placed(article, file, loose, typed, "put on the words given")
            if answer == "w":
                reason = self._reason(article, file, loose)
                if reason:
                    return self._withdrawn(file, loose, reason)
            elif answer.isdigit():
                span = loose.candidates[int(answer) - 1].span
                return self._placed(article, file, loose, span, f"put on candidate {answer}")
            elif answer == "s":
                break
        return file, ""

    def _reason(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> str:
        """Return why the whole note is withdrawn; an empty string if the author decides against it."""
        if self._has_others(article, file, loose) and self.terminal.ask(
            "  withdraw the whole note all the same, y/n? "
        ).strip().lower() not in ("y", "yes"):
            return ""
        reason = self.terminal.ask("  reason? ").strip()
        if not reason:
            self.terminal.show("  Nothing is withdrawn without a reason: readers see it.")
        return reason

    def _has_others(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> bool:
        """Whether the note has other quotes that are still there. They are shown to the author."""
        others = other_anchored_quotes(article, file, loose)
        if others:
            self.terminal.show(
                f"  The note “{loose.note}” has other quotes that are not gone: "
                f"{', '.join(f'“{other}”' for other in others)}. Withdrawing concerns the whole note: take this "
                "quote out of its “quotes” instead, or quote other words."
            )
        return bool(others)

    def _withdrawn(self, file: YamlFile, loose: UnanchoredQuote, reason: str) -> tuple[YamlFile, str]:
        return withdraw_note(file, loose, self.choices.today, reason), "marked as withdrawn"

    def _placed(
        self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote, span: Span, done: str
    ) -> tuple[YamlFile, str]:
        """Return the notes with one placed on a span, and what was done."""
        now = move_note(article, file, loose, span, self.choices.today if self.choices.keep_earlier else "")
        kept = now.raw.count("until:") > file.raw.count("until:")
        return now, f"{done}; the old words are kept under “earlier”" if kept else done

    def _typed(self, article: EditableArticle) -> Span | str | None:
        """Return the place of the words that the author types, or another answer given instead.

        ``None`` if they are not found or none are given.
        """
        words = self.terminal.ask("  new words? ").strip()
        if not words:
            return None
        try:
            words = strip_quotation_marks(article, words)
            found = find_place(article, NoteRequest(words))
            while isinstance(found, PlacementFailure):
                self.terminal.show(f"  {found.candidates or found.message}")
                answer = self.terminal.ask(f"  which, 1-{found.place_count}? ").strip() if found.place_count > 1 else ""
                if answer.lower() in ("s", "w", "q"):
                    self.stopped = answer.lower() == "q"
                    return "s" if self.stopped else answer.lower()
                if not answer:
                    return None
                number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 7 else 0
                found = find_place(article, NoteRequest(words, nth=number))
        except BriefingError as refused:
            self.terminal.show(f"  {refused}")
            return None
        return found

    def _answer(self, loose: UnanchoredQuote) -> str:
        """Return the answer: the number of a candidate, “n”, “w” or “s”."""
        count = len(loose.candidates)
        keys = f"a accept, 1-{count} choose, " if count > 1 else "a accept, " if count else ""
        while True:
            line = self.terminal.ask(f"  {keys}n type new words, w withdraw, s skip, q quit? ")
            answer = line.strip().lower()
            if not line or answer == "q":
                self.stopped = True
                return "s"
            if answer == "a" and count:
                return "1"
            if answer in ("n", "w", "s") or (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= count):
                return answer
            self.terminal.show(f"  “{answer}” is none of the answers.")

"""The errors of a YAML scanner, in words for someone who writes notes.

The scanner reports where it stopped; a person wants to know where the mistake is. If the two differ, the place is where
the quotation mark, the bracket or the key in question begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HIGH, _LOW, _LAST = 0xD800, 0xDC00, 0xDFFF
"""Where the first halves of characters begin in UTF-16, where the second ones do, and where these end."""

_SURROGATE = re.compile(r"\\(?:u|U0000)(d[89a-f][0-9a-f]{2})(?:\\(?:u|U0000)(d[89a-f][0-9a-f]{2}))?", re.IGNORECASE)

_DASH_AS_VALUE = re.compile(r"-[ \t]*(?:[,}\r\n]|\s#|\Z)")
"""A dash with nothing behind it but the end of the value."""


class YamlProblem(Exception):
    """YAML that is not read: code, offset in the file, what is wrong, how to fix it."""

    def __init__(self, code: str, offset: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.offset, self.message, self.hint = code, offset, message, hint


@dataclass(frozen=True)
class ScannerError:
    """An error of the scanner: the file's text, where it stopped, where the present value began, and its message."""

    text: str
    stopped_at: int
    began_at: int
    problem: str
    context: str

    @property
    def line_before(self) -> str:
        """The line up to where the scanner stopped."""
        return self.text[self.text.rfind("\n", 0, self.stopped_at) + 1 : self.stopped_at]


def explain_scanner_error(said: ScannerError) -> YamlProblem:
    """Return what to report to the author."""
    for explanation in (
        _tab,
        _alias,
        _escape,
        _dash_alone,
        _not_closed,
        _no_colon,
        _goes_on,
        _colon_in_text,
        _special_character,
    ):
        refusal = explanation(said)
        if refusal:
            return refusal
    return YamlProblem(
        "yaml-syntax",
        said.stopped_at,
        "This is not YAML: the indentation is not even, or a mark is missing.",
        "Look at the indentation of this line and the one before it: keys of one record stand under each "
        "other, and each has a colon and a space after it.",
    )


def _tab(said: ScannerError) -> YamlProblem | None:
    if said.text[said.stopped_at : said.stopped_at + 1] != "\t":
        return None
    return YamlProblem(
        "yaml-tab",
        said.stopped_at,
        "A tab stands here where YAML wants spaces.",
        "Indent with spaces; most editors can convert tabs for you.",
    )


def _alias(said: ScannerError) -> YamlProblem | None:
    if "alias" not in said.context and "anchor" not in said.context:
        return None
    mark = said.text[said.began_at : said.began_at + 1]
    return YamlProblem(
        "yaml-alias",
        said.began_at,
        f"A text cannot begin with “{mark}”: YAML takes it for an alias.",
        "Put the whole text in quotation marks.",
    )


def _escape(said: ScannerError) -> YamlProblem | None:
    """A backslash in a text in double quotation marks with something behind it that YAML does not know."""
    if "quoted scalar" not in said.context or not re.search("escape|hexa?dec", said.problem):
        return None
    start = said.text.rfind("\\", said.began_at, said.stopped_at + 1)
    half = _SURROGATE.match(said.text, start) if start >= 0 else None
    if half:
        return _surrogate(said.text, start, half)
    written = said.text[start : start + 2]
    return (
        YamlProblem(
            "yaml-syntax",
            max(start, said.began_at),
            f"“{written}” is nothing that YAML knows in a text in double quotation marks.",
            "Write two backslashes if one is meant, or put the text in single quotation marks.",
        )
        if start >= 0
        else None
    )


def _surrogate(text: str, start: int, half: re.Match[str]) -> YamlProblem:
    first, second = int(half[1], 16), int(half[2] or "0", 16)
    if first < _LOW <= second <= _LAST:
        code = 0x10000 + ((first - _HIGH) << 10) + (second - _LOW)
        return YamlProblem(
            "yaml-syntax",
            start,
            f"“{half[0]}” is one character in two halves (a surrogate pair), as "
            "JavaScript and JSON write it; YAML knows no halves.",
            f"Write the character itself, {chr(code)}, or \\U{code:08X}.",
        )
    alone = text[start : half.end(1)]
    return YamlProblem(
        "yaml-syntax",
        start,
        f"“{alone}” is half a character (a surrogate), and its other half is not beside it.",
        "Write the character itself, or remove this.",
    )


def _dash_alone(said: ScannerError) -> YamlProblem | None:
    """A value that is a dash, which YAML takes for the beginning of a list."""
    for at in (said.stopped_at, said.began_at):
        if _DASH_AS_VALUE.match(said.text, at) and said.text[:at].rstrip(" ").endswith(":"):
            return YamlProblem(
                "yaml-syntax",
                at,
                "A dash alone begins a list in YAML.",
                'Put it in quotation marks if it is the value: "-".',
            )
    return None


def _not_closed(said: ScannerError) -> YamlProblem | None:
    if "flow" not in said.context and "quoted scalar" not in said.context:
        return None
    mark = said.text[said.began_at : said.began_at + 1]
    kind = "bracket" if mark in "[{" else "quotation mark"
    return YamlProblem(
        "yaml-syntax",
        said.began_at,
        f"The {kind} {mark} is opened here and not closed.",
        "Close it at the end of the value, or put the whole value in quotation marks if it is part of the text.",
    )


def _no_colon(said: ScannerError) -> YamlProblem | None:
    if "could not find expected ':'" not in said.problem:
        return None
    return YamlProblem(
        "yaml-syntax",
        said.began_at,
        "A key has no colon, or no space after its colon.",
        "Write “key: value”, with a colon and a space.",
    )


def _goes_on(said: ScannerError) -> YamlProblem | None:
    if said.line_before.rstrip()[-1:] not in ("]", "}", "'", '"') or said.stopped_at >= len(said.text):
        return None
    return YamlProblem(
        "yaml-syntax",
        said.stopped_at,
        "The value goes on after its closing mark.",
        "YAML takes a value that begins with a bracket or a quotation mark to end with it: put the whole "
        "value in quotation marks of the other kind, or set it below its key after “|”.",
    )


def _colon_in_text(said: ScannerError) -> YamlProblem | None:
    if "mapping values" not in said.problem or ": " not in said.line_before:
        return None
    return YamlProblem(
        "yaml-syntax",
        said.stopped_at,
        "A second colon stands in this line, and YAML takes it for a key’s.",
        "Put the whole value in quotation marks: in '…' if it holds \".",
    )


def _special_character(said: ScannerError) -> YamlProblem | None:
    if "cannot start any token" not in said.problem:
        return None
    return YamlProblem(
        "yaml-syntax",
        said.stopped_at,
        f"A text cannot begin with “{said.text[said.stopped_at : said.stopped_at + 1]}” in YAML.",
        "Put the whole text in quotation marks.",
    )

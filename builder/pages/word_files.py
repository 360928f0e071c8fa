"""Files of interface words: for each language a YAML file in the theme, in the default one, or in both.

A word that a language lacks is shown in English, so that a theme can translate only what it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from builder.pages.theme_errors import ThemeError
from builder.reading.content_folder import read_text
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.interface_words import PLURAL_FORMS, InterfaceWords, Phrase
from builder.values.problems import Problem, nearest_word
from builder.values.text_file import Place, TextFile

_FALLBACK_LANGUAGE = "en"


def load_words(folders: Sequence[Path], language: str) -> InterfaceWords:
    """The words of a language tag or of its main language, from folders in order of precedence.

    Raises:
        ThemeError: when a file of words cannot be read.
    """
    table: dict[str, Phrase] = {}
    for candidate in (_FALLBACK_LANGUAGE, *_candidates(language)):
        table.update(_table(folders, candidate))
    return InterfaceWords(language, table)


def word_problems(folders: Sequence[Path], language: str, place: Place) -> list[Problem]:
    """What is wrong with the words of a language: there are none, some are missing, a key is mistyped.

    ``place`` is where the briefing says its language.

    Raises:
        ThemeError: when a file of words cannot be read.
    """
    english = _table(folders[-1:], _FALLBACK_LANGUAGE)
    own: dict[str, Phrase] = {}
    for candidate in _candidates(language):
        own.update(_table(folders, candidate))
    if not own:
        return [
            Problem(
                place,
                "language-without-words",
                f"The interface has no words in “{language}”: it is in English.",
                f"Put a file words/{language.lower()}.yaml into a theme, with the keys of words/en.yaml.",
                "warning",
            )
        ]
    return [*_mistyped(own, english), *_missing(own, english)]


def _candidates(language: str) -> Iterator[str]:
    """The names of a language's files, those that count most last."""
    tag = language.lower()
    yield from dict.fromkeys((tag.partition("-")[0], tag))


def _table(folders: Sequence[Path], language: str) -> dict[str, Phrase]:
    table: dict[str, Phrase] = {}
    for folder in reversed(folders):
        path = folder / "words" / f"{language}.yaml"
        if path.is_file():
            table.update(_words_in(_text_of(path)))
    return table


def _mistyped(own: dict[str, Phrase], english: dict[str, Phrase]) -> Iterator[Problem]:
    """Keys that are similar to an English one; other keys can be a theme's own words for its templates."""
    for key, phrase in own.items():
        near = "" if key in english or _plural(key) else nearest_word(key, english)
        if near:
            yield Problem(
                phrase.place,
                "unknown-words",
                f"No template of the default theme asks for the words “{key}”.",
                f"Did you mean “{near}”?",
                "warning",
            )


def _missing(own: dict[str, Phrase], english: dict[str, Phrase]) -> Iterator[Problem]:
    missing = [key for key in english if key not in own and not _optional(key)]
    if missing:
        shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        yield Problem(
            Place(next(iter(own.values())).place.path),
            "words-missing",
            f"This language lacks {len(missing)} words, which are shown in English: {shown}.",
            "Add them; words/en.yaml of the default theme has them all.",
            "warning",
        )


def _plural(key: str) -> bool:
    return key.rpartition(".")[2] in PLURAL_FORMS


def _optional(key: str) -> bool:
    """Whether a language can lack this key: not every language has a form for one thing."""
    return _plural(key) and not key.endswith(".other")


def _text_of(path: Path) -> TextFile:
    source, problems = read_text(str(path), path)
    if source is None:
        raise ThemeError(problems[0])
    return source


@lru_cache(maxsize=16)  # a build asks for the same words several times, a preview at each change
def _words_in(source: TextFile) -> tuple[tuple[str, Phrase], ...]:
    root, problems = parse_yaml(source)
    if problems:
        raise ThemeError(problems[0])
    return tuple(_phrases(root, source)) if root else ()


def _phrases(node: Node, source: TextFile, prefix: str = "") -> Iterator[tuple[str, Phrase]]:
    if isinstance(node, MappingNode):
        for key, value in node.pairs:
            yield from _phrases(value, source, f"{prefix}.{key.text}" if prefix else key.text)
    elif isinstance(node, ScalarNode):
        yield prefix, Phrase(node.text, source.place(node.start))

"""Facts about each language that Unicode's CLDR does not have: one YAML file per language, named by its tag.

``README.md`` in this folder describes the keys of a file and how to add a language. No code lists the languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from builder.values.yaml_text import load_own_yaml

_SAME = {"no": "nb", "nn": "nb", "zh-tw": "zh-hant"}
"""Tags whose language is written like that of another file."""

_COMMON = "common"
"""The file of facts that apply to every language."""


def base_language(language: str) -> str:
    """The language of a BCP 47 tag without its script and region."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def cldr_locale(language: str) -> Locale | None:
    """What CLDR knows of the language; its script counts, as in ``sr-Latn``."""
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def fact(language: str, key: str) -> Any:
    """What the file of the language, or of its main language, has under a key; None if it has nothing."""
    tag = language.replace("_", "-").lower()
    found = _file(_SAME.get(tag, tag)).get(key)
    return found if found is not None else _file(_SAME.get(base_language(tag), base_language(tag))).get(key)


@cache
def words(language: str, key: str) -> frozenset[str]:
    """The words that the file of the language lists under a key, without case; none where it has no such list."""
    return frozenset((fact(language, key) or "").casefold().split())


@cache
def has_trait(language: str, trait: str) -> bool:
    """Whether the language does what the trait names."""
    return trait in (fact(language, "traits") or ())


def common_words(key: str) -> frozenset[str]:
    """The words that ``common.yaml`` lists under a key."""
    return words(_COMMON, key)


def facts_by_language(key: str) -> dict[str, Any]:
    """Return what each file has under a key, by language tag or ``common``, in the order of the file names."""
    found = {tag: _file(tag).get(key) for tag in sorted(_files())}
    return {tag: value for tag, value in found.items() if value is not None}


@cache
def _files() -> Mapping[str, Path]:
    return {file.stem: file for file in Path(__file__).parent.glob("*.yaml")}


@cache
def _file(tag: str) -> Mapping[str, Any]:
    file = _files().get(tag)
    return (load_own_yaml(file.read_text(encoding="utf-8")) or {}) if file else {}

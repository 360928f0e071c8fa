"""What publishers write around articles is data, a file a language: each is whole, and each does its work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from builder.clean import phrases
from builder.clean.line_rules import rejection_reason

FOLDER = Path(phrases.__file__).parent / "languages"
FILES = sorted(FOLDER.glob("*.yaml"))
LISTS_OF_WORDS = {"function_words", "buttons", "month_languages"}
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.parent.glob("*.py")))
USED = (
    set(re.findall(r"""(?:search|line_start|whole_line|alternatives)_pattern\(["'](\w+)["']\)""", CODE))
    | {"we", "you", "me"}
    | LISTS_OF_WORDS
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_only_kinds_that_are_used_and_phrases_that_compile(file: Path) -> None:
    kinds = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(kinds) <= USED
    for kind, listed in kinds.items():
        assert isinstance(listed, str if kind in LISTS_OF_WORDS else (str, list)), kind
        assert all(isinstance(phrase, str) for phrase in listed), kind


def test_the_page_on_the_files_names_every_kind() -> None:
    named = set(re.findall(r"`([a-z_]+)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert named >= USED


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Jetzt unterstützen", "asks for money"),
        ("Wir brauchen dafür Ihre Hilfe.", "asks for money"),
        ("Newsletter kostenlos abonnieren", "sign-up form"),
        ("Mehr zum Thema", "teaser of another story"),
        ("Alle Rechte vorbehalten.", "legal notice"),
        ("Anzeige", "advertisement"),
        ("12 Kommentare", "readers’ comments"),
        ("Lesezeit: 4 Minuten", "a count or a time, not text"),
        ("Teilen", "a button"),
        ("Devenez membre", "asks for money"),
        ("Recevez nos articles chaque matin par e-mail", "sign-up form"),
        ("Tous droits réservés", "legal notice"),
        ("Sur le même sujet", "teaser of another story"),
        ("Apóyanos", "asks for money"),
        ("Recibe las noticias en tu correo", "sign-up form"),
        ("Lo más leído", "teaser of another story"),
        ("Поддержать нас", "asks for money"),
        ("Подпишитесь на рассылку", "sign-up form"),
        ("Материалы по теме", "teaser of another story"),
        ("Comentar", "readers’ comments"),
        ("Kommentieren", "readers’ comments"),
        ("Comments are moderated before they are shown.", "readers’ comments"),
        ("Your browser does not support this video.", "a notice about the page"),
        ("Loading weather data ...", "a notice about the page"),
        ("Click to enlarge", "a notice about the page"),
        ("Dein Browser kann dieses Video nicht abspielen.", "a notice about the page"),
        # What an article says of others.
        ("Loading the ships took the whole of the night and most of the morning.", ""),
        ("Click languages are spoken in the south of the continent.", ""),
        ("Jetzt unterstützen auch die Grünen das neue Gesetz zur Pressefreiheit.", ""),
        ("Seit 2004 werden sie Mitglied der Union, wenn alle Staaten zustimmen.", ""),
        ("Gracias a su apoyo, el presidente ganó la votación en el Senado.", ""),
        ("Les dons à l’association ont baissé de moitié en un an.", ""),
        ("Редакция газеты сообщила, что число читателей выросло вдвое.", ""),
    ],
)
def test_a_line_is_known_in_other_languages(line: str, why: str) -> None:
    assert rejection_reason(line) in ((why, "a button") if why == "asks for money" else (why,))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("your … support", "your very kind support", True),
        ("your … support", "your one two three four support", False),
        ("if you (can | like) …… (help | join)", "if you can spare it, please join", True),
        ("if you can …… help", "if you can. They help", False),
        ("don't", "don’t", True),
        ("^copy", "a copy", False),
        ("^copy", "– copy", True),
    ],
)
def test_a_phrase_is_a_regular_expression_with_abbreviations(phrase: str, text: str, found: bool) -> None:
    assert bool(re.search(phrases.phrase_pattern(phrase), text)) is found

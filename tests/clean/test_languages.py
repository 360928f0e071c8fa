"""The phrases that publishers write around articles, in the files of languages: each key is used and documented."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from builder.clean import phrases
from builder.clean.line_rules import rejection_reason
from builder.values.languages import facts_by_language

CLEANING = facts_by_language("cleaning")
LISTS_OF_WORDS = {"buttons", "month_languages"}
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(phrases.__file__).parent.glob("*.py")))
USED = set(re.findall(r"""_pattern\(["'](\w+)["']\)""", CODE)) | {"we", "you", "me"} | LISTS_OF_WORDS


@pytest.mark.parametrize("language", CLEANING)
def test_a_language_has_only_keys_that_are_used_and_phrases_that_compile(language: str) -> None:
    lists = CLEANING[language]
    assert set(lists) <= USED
    for key, listed in lists.items():
        assert isinstance(listed, str if key in LISTS_OF_WORDS else (str, list)), key
        assert all(isinstance(phrase, str) for phrase in listed), key
        for phrase in [] if key in LISTS_OF_WORDS else [listed] if isinstance(listed, str) else listed:
            re.compile(phrases.phrase_pattern(phrase))


def test_the_readme_of_the_files_names_every_key() -> None:
    readme = resources.files("builder.values.languages").joinpath("README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`([a-z_]+)`", readme)) >= USED


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

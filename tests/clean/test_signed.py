"""What the lines around an article say of it: the day, and who wrote it, in a page as in plain text."""

from __future__ import annotations

import pytest

from builder.clean.values import CleanedArticle
from tests.clean import test_html_article, test_text_article

STORIES = {
    "en": [
        "The council shut the old bridge on Saturday after engineers found cracks in two of its piers.",
        "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon.",
        "The council has set aside a sum for the repair, and the engineers will report to it again in May.",
    ],
    "fr": [
        "La ville a fermé le vieux pont samedi, après que les ingénieurs ont vu des fissures dans ses piles.",
        "Les voitures passent par la route du nord, où des files de cinq kilomètres se sont formées samedi.",
        "Le conseil a prévu une somme pour les travaux, et les ingénieurs lui feront un rapport au mois de mai.",
    ],
    "de": [
        "Die Stadt hat die alte Brücke am Samstag gesperrt, nachdem die Prüfer Risse in zwei Pfeilern fanden.",
        "Der Verkehr wurde über die Straße im Norden geleitet, auf der sich ein Stau von fünf Kilometern bildete.",
        "Der Rat hat eine Summe für die Arbeiten vorgesehen, und die Prüfer werden ihm im Mai wieder berichten.",
    ],
    "es": [
        "La ciudad cerró el puente viejo el sábado, después de que los ingenieros vieran grietas en dos pilares.",
        "Los coches pasan por la carretera del norte, en la que se formaron colas de cinco kilómetros por la tarde.",
        "El consejo ha previsto una suma para las obras, y los ingenieros le darán otro informe en el mes de mayo.",
    ],
}
JO = ("Zoé Garnier",)
LINES = [
    ("fr", "Publié le 16 avril 2024 par Zoé Garnier", "2024-04-16", JO),
    ("fr", "Publié le 16/04/2024 à 10h30", "2024-04-16", ()),
    ("fr", "Publié le 16/04/2024 à 10h30 par Zoé Garnier et Luc Morel", "2024-04-16", ("Zoé Garnier", "Luc Morel")),
    ("fr", "Par Zoé Garnier, le 16-02-2020", "2020-02-16", JO),
    ("en", "By Zoé Garnier, December 13, 2019", "2019-12-13", JO),
    ("en", "Published 16 April 2024 by Zoé Garnier", "2024-04-16", JO),
    ("en", "April 16, 2024 | By Zoé Garnier", "2024-04-16", JO),
    ("en", "16 April 2024", "2024-04-16", ()),
    ("de", "Veröffentlicht am 16. April 2024 von Zoé Garnier", "2024-04-16", JO),
    ("de", "Von Zoé Garnier, 16.04.2024, 10:30 Uhr", "2024-04-16", JO),
    ("es", "Publicado el 16 de abril de 2024 por Zoé Garnier", "2024-04-16", JO),
]


def as_page(language: str, line: str) -> CleanedArticle:
    story = "".join(f"<p>{text}</p>" for text in STORIES[language])
    return test_html_article.cleaned(
        f"<html lang={language}><head><title>Pont 12</title></head><body><p>Today, 9 May 2025</p><ul><li>Home<li>News"
        f"<li>Sport</ul><article><h1>Pont 12</h1><p>{line}</p>{story}</article></body></html>".encode()
    )


@pytest.mark.parametrize(("language", "line", "published", "authors"), LINES)
def test_a_line_over_the_text_of_a_page_says_when_and_by_whom(
    language: str, line: str, published: str, authors: tuple[str, ...]
) -> None:
    article = as_page(language, line)
    assert (article.facts.published, article.facts.authors) == (published, authors)
    assert [paragraph.text for paragraph in article.paragraphs] == STORIES[language]


@pytest.mark.parametrize(("language", "line", "published", "authors"), LINES)
def test_a_line_over_a_text_says_when_and_by_whom(
    language: str, line: str, published: str, authors: tuple[str, ...]
) -> None:
    article = test_text_article.cleaned("The Old Bridge and Its Piers", line, *STORIES[language])
    assert (article.facts.published, article.facts.authors) == (published, authors)
    assert test_text_article.kept(article) == STORIES[language]


@pytest.mark.parametrize(
    "line",
    [
        "Published 16 April 2024 by the council",
        "Moved from 3 May 2024 by Ferry Road",
        "16 April 2024, by a vote of three to two, the council chose a new bridge",
    ],
)
def test_what_stands_behind_a_date_and_names_nobody_is_no_author(line: str) -> None:
    assert not as_page("en", line).facts.authors

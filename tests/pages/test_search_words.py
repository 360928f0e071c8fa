"""Words as search compares them: what is indexed, what is asked, and that the two are one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.search_words import (
    INVISIBLE_SEPARATOR,
    WORD_JOINER,
    plain_letters,
    search_form,
    search_words,
    search_words_of_blocks,
)
from builder.values.languages import fact
from builder.values.unspaced_scripts import UNSPACED_SCRIPTS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = (ROOT / "themes" / "default" / "assets" / "search-words.js").read_text(encoding="utf-8")

ASKED = [
    # what the text has, what a reader asks
    ("Le chef de l’OTAN", "OTAN"),
    ("Le chef de l’OTAN", "l'otan"),
    ("dell’Unione", "unione"),
    ("qu’une", "une"),
    ("L’Équipe", "équipe"),
    ("L’Équipe", "EQUIPE"),
    ("Nell’acqua", "acqua"),
    ("Côte d’Ivoire", "ivoire"),
    ("Łukasz Wałęsa", "lukasz walesa"),
    ("Lukasz", "Łukasz"),
    ("Søren", "soren"),
    ("Ærø", "aero"),
    ("Aero", "Ærø"),
    ("Straße", "strasse"),
    ("Strasse", "Straße"),
    ("STRASSE", "straße"),
    ("Þór Guðmundsdóttir", "thor gudmundsdottir"),
    ("Đặng", "dang"),
    ("ışık", "isik"),
    ("Œuvre", "oeuvre"),
    ("Ħamrun", "hamrun"),
    ("Ŋuŋ", "ngung"),
    ("Ɗan", "dan"),
    ("ΑΘΗΝΑΣ", "Αθήνας"),
    ("Αθήνας", "αθηνασ"),
    ("Hawaiʻi", "hawaii"),
    ("Hawai‘i", "Hawaiʻi"),
    ("Qur’an", "quran"),
    ("O’Brien", "O'Brien"),
    ("F–16", "F-16"),
    ("F-16", "f16"),
    ("10,000 and", "10,000"),
    ("10\u202f000", "10 000"),
    ("1 000 000 crowns", "1,000,000"),
    ("10’000", "10,000"),
    ("AT&T", "at&t"),
    ("C#", "C#"),
    ("C++,", "c++"),
    ("12 500 people", "12.500"),
    ("12’500,50", "12,500.50"),
    ("1.2 million", "1,2"),
    ("€1.2", "1.2"),
    ("٣٬٤٠٠ رجل", "٣٬٤٠٠"),
    ("１２，５００円", "12 500"),
    ("2024年に12,500人", "12500"),
    ("2024-04-12", "2024-04"),
    ("12.4.2024", "2024"),
    ("(F#)", "F#"),
    ("U.S.", "US"),
    ("US", "U.S."),
    ("$12", "$12"),
    ("12 €", "€12"),
    ("ﬁre", "fire"),
    ("ＡＢＣ", "abc"),
    ("soft\xadware", "software"),
    ("Quill\u200e", "quill"),
    ("كـــتاب", "كتاب"),
    ("\u202bالقاهرة\u202c", "القاهرة"),
    ("東京都に行きました", "京都"),
    ("東京都に", "東京都"),
    ("サッカー大会", "ッカー"),
    ("ｻｯｶｰ", "サッカー"),
    ("ガラス", "ガラス"),
    ("北京是中国的首都", "首都"),
    ("2024年に", "2024年"),
    ("「東京」", "東京"),
    ("東京\n都庁", "東京都"),
    ("第3回", "3回"),
    ("ประเทศไทยเป็นเมือง", "ไทย"),
    ("ເມືອງຫຼວງ", "ຫຼວງ"),
    ("ទីក្រុងភ្នំពេញ", "ភ្នំពេញ"),
    ("ရန်ကုန်မြို့", "မြို့"),
    ("서울에서", "서울"),
    ("남북정상회담", "정상회담"),
    ("대한민국", "민국"),
    ("བོད་ལྗོངས", "ལྗོངས"),
    ("٣٬٤٠٠", "3400"),
    ("３,４００", "३४००"),
    ("geese 🦢.", "🦢"),
    ("geese🦢", "🦢"),
    ("בסירה", "סירה"),
    ("המים", "מים"),
    ("השלום", "שלומ"),
    ("السفينة", "سفينة"),
    ("بالبضاعة", "البضاعة"),
]


@pytest.fixture(scope="module")
def in_browser(chromium: Browser) -> Any:
    """Calls a function of the script in Chromium."""
    page = chromium.new_page()
    page.goto("about:blank")
    page.evaluate(SCRIPT)
    yield page.evaluate
    page.close()


def key_parts(text: str) -> set[str]:
    """What Pagefind finds in a text, stems and accents aside: each key without punctuation, and the parts of each."""
    keys = [piece.key.casefold() for piece in search_words(text)]
    return {part for key in keys for part in (re.sub(r"[^\w]|_", "", key), *re.split(r"[^\w]+|_", key))}


def accentless(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def test_what_is_asked_is_in_what_is_indexed(in_browser: Any) -> None:
    asked = in_browser(
        "queries => queries.map(query => briefingSearch.words.parse(query).words"
        ".flatMap(word => word.runs.flatMap(run => run.terms)))",
        [query for _, query in ASKED],
    )
    for (text, query), terms in zip(ASKED, asked, strict=True):
        keys = {accentless(key) for key in key_parts(text)}
        assert terms, query
        for term in terms:
            assert any(key.startswith(accentless(term)) for key in keys), (text, query, term, keys)


def test_words_are_folded_alike_here_and_in_the_browser(in_browser: Any) -> None:
    texts = [word for text, _ in ASKED for word in text.split()] + [query for _, query in ASKED if " " not in query]
    folded = in_browser("texts => texts.map(text => briefingSearch.words.fold(text))", texts)

    def bare(text: str) -> str:
        return re.sub(r"[^\w]|_", "", text.casefold())

    assert [bare(word) for word in folded] == [bare(search_form(text)) for text in texts]


def test_the_letters_are_the_same_here_and_in_the_browser() -> None:
    (listed,) = re.findall(r'PLAIN_LETTERS =\s+"(.+)";', SCRIPT)
    assert {pair[0]: pair[1:] for pair in listed.split()} == plain_letters()


def test_the_scripts_without_spaces_are_the_same_here_and_in_the_browser(in_browser: Any) -> None:
    codes = [code for code in range(0x20000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    matching = in_browser(
        "codes => codes.filter(code => new RegExp(`[${briefingSearch.words.UNSPACED}]`, 'u')"
        ".test(String.fromCodePoint(code)))",
        codes,
    )
    here = regex.compile(f"[{UNSPACED_SCRIPTS}]")
    differing = {chr(code) for code in codes if bool(here.match(chr(code)))} ^ set(map(chr, matching))
    assert len(differing) < 20, sorted(differing)  # editions of Unicode differ by a few signs
    assert not any(unicodedata.category(letter)[0] == "L" for letter in differing)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("l’OTAN – « ici »", "l’OTAN – « ici »"),
        ("東京。大阪 Kobe", "東\u2060 京。\u2060 大\u2060 阪 Kobe"),
        ("  two\n lines ", "two lines"),
        ("12 500 people", "12\xa0500 people"),
        ("ไทย", "ไ\u2060 ท\u2060 ย"),
        ("a\u2060b", "ab"),
        ("ｶﾞｽ2個", "ｶﾞ\u2060 ｽ\u2060 2\u2060 個"),
    ],
)
def test_words_are_shown_as_they_were_written(text: str, shown: str) -> None:
    assert " ".join(piece.display for piece in search_words(text)) == shown


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_nothing_is_lost_and_no_piece_holds_a_space(text: str) -> None:
    made = list(search_words(text))
    joined = "".join(piece.display.removesuffix(WORD_JOINER) for piece in made)
    expected = unicodedata.normalize("NFC", re.sub(rf"[\s{WORD_JOINER}{INVISIBLE_SEPARATOR}]", "", text))
    assert unicodedata.normalize("NFC", re.sub(r"\s", "", joined)) == unicodedata.normalize("NFC", expected)
    assert all(piece.key and not re.search(r"\s", piece.key) and " " not in piece.display for piece in made)


def test_blocks_are_kept_apart() -> None:
    made = search_words_of_blocks(
        [("The heading", ""), ("A cell", ""), ("It ends.", "Other Name"), ("“Quoted”", ""), ("Last", "")]
    )
    shown = " ".join(piece.display for piece in made if not piece.display.startswith(INVISIBLE_SEPARATOR))
    assert shown == "The heading\xa0· A cell\xa0· It ends. “Quoted”\xa0· Last"
    assert [piece.key for piece in made if piece.display.startswith(INVISIBLE_SEPARATOR)] == ["Other", "Name"]


def test_pagefinds_own_marks_are_no_marks_in_a_text() -> None:
    assert not any(piece.key.startswith("___") for piece in search_words("___PAGEFIND_WEIGHT___0 ___ ____ word"))


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("لِلسَّفينة", "لِل'سَّفينة"),
        ("وَالسفينة", "وَ'السفينة"),
        ("הַסִּירָה", "הַ'סִּירָה"),
        ("וים", "וימ"),
        ("بيت", "بيت"),
        ("«הסירה»", "'ה'סירה'"),
        ("צה״לים", "צה'לימ"),
    ],
)
def test_one_proclitic_is_parted_from_its_word_where_three_letters_are_left(word: str, parted: str) -> None:
    assert search_form(word) == unicodedata.normalize("NFC", parted)


def test_the_particles_of_korean_are_those_of_names() -> None:
    script = (ROOT / "themes" / "default" / "assets" / "search-spellings.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r'PARTICLE =\s+"(.+)";', script)
    assert listed.split("|") == str(fact("ko", "particles")).split()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("12 500 people", "500"),
        ("12\u202f500 people", "12"),
        ("12,500", "500"),
        ("12’500", "500"),
        ("1.2 million", "2"),
        ("1 000 250", "250"),
        ("3,5 ells", "5"),
        ("12,500円", "500"),
    ],
)
def test_no_part_of_a_number_is_a_word(text: str, part: str) -> None:
    assert part not in key_parts(text)


def test_a_text_without_words_has_a_word_that_nobody_sees() -> None:
    assert (
        [piece.display for piece in search_words_of_blocks([])]
        == [INVISIBLE_SEPARATOR]
        == [piece.display for piece in search_words_of_blocks([(" ", "")])]
    )

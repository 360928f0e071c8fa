"""Lines that were broken at one width: paragraphs become whole again, and what an author broke stays as it is."""

from __future__ import annotations

import re
import textwrap

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.line_joining import LineJoiner
from builder.clean.wrapping import join_wrapped_lines
from tests.clean.test_text_article import FIRST, SECOND, THIRD, cleaned, kept

PARAGRAPHS = [
    f"{FIRST} It could not say on Saturday when the bridge would be opened again, or who was going to pay for it.",
    f"{SECOND} Some of them lasted until well after midnight, and one driver left his lorry and walked home.",
    f"{THIRD} The railway is not touched by the works, and trains run as before on all days but Sunday.",
    "A charity that looks after the old mill said that it had warned the council twice, in the spring of 2019 and "
    "again a year later, and that nobody had answered.",
    "“We had no choice,” the mayor said. “Nobody wants a bridge to be shut, but nobody wants it to fall, either.”",
]
MENU = ["Home", "News", "Sport and leisure", "Weather"]
VERSE = [
    "The bridge is shut from bank to bank,",
    "And so the river has its say;",
    "The keeper has but frost to thank,",
    "The arch has but its debts to pay.",
]
LONG_VERSE = [
    "Shall I go down to the river again, and stand",
    "where the water runs over the weir all day,",
    "and hear how it says the same thing to the land",
    "that it said to my father, who went away,",
    "and never came back to the house by the sand.",
]
ADDRESS = ["The Bridge Keeper", "12 Lower Ford Lane", "Fenmouth FM1 2AB"]


def texts(text: str) -> list[str]:
    return [part.text for part in join_wrapped_lines(text)]


def broken(paragraphs: list[str], width: int, between: str = "\n\n", indent: str = "", first: str = "") -> str:
    return between.join(
        textwrap.fill(text, width, initial_indent=first or indent, subsequent_indent=indent) for text in paragraphs
    )


@pytest.mark.parametrize("width", [48, 60, 72, 76, 80, 132])  # at 66 and 100 a last line is full by chance
@pytest.mark.parametrize("between", ["\n\n", "\n", "\n \t\n\n"], ids=["empty lines", "no empty lines", "blank lines"])
def test_paragraphs_that_were_broken_at_a_width_are_whole_again(width: int, between: str) -> None:
    assert texts(broken(PARAGRAPHS, width, between)) == PARAGRAPHS


@pytest.mark.parametrize(
    ("indent", "first"),
    [("   ", ""), ("\t", ""), ("", "    "), ("   ", "        ")],
    ids=["indented", "by a tabulator", "first lines", "both"],
)
def test_indented_paragraphs_are_whole_again(indent: str, first: str) -> None:
    assert texts(broken(PARAGRAPHS, 72, "\n", indent, first)) == PARAGRAPHS


def test_the_lines_of_each_paragraph_are_known() -> None:
    found = join_wrapped_lines(broken(PARAGRAPHS[:2], 60))
    assert [[line.number for line in part.source_lines] for part in found] == [[1, 2, 3, 4], [6, 7, 8, 9]]
    assert found[0].source_lines[0].text == textwrap.wrap(PARAGRAPHS[0], 60)[0]


@pytest.mark.parametrize(
    "lines", [MENU, VERSE, LONG_VERSE, ADDRESS], ids=["menu", "verse", "verse in small letters", "address"]
)
def test_lines_that_an_author_broke_stay_beside_paragraphs_that_a_program_broke(lines: list[str]) -> None:
    text = "\n\n".join(["\n".join(lines), broken(PARAGRAPHS, 72), "\n".join(lines)])
    assert texts(text) == [*lines, *PARAGRAPHS, *lines]
    assert texts("\n".join(lines)) == lines


def test_a_paragraph_that_a_person_broke_is_whole_again() -> None:
    lines = [
        "The council shut the old bridge on Saturday after",
        "engineers found cracks in two piers. It could not",
        "say on Saturday when the bridge would be opened",
        "again, or who was going to pay for it.",
    ]
    assert texts("\n".join(lines)) == [" ".join(lines)]


def test_sentences_and_headlines_that_are_alike_in_length_stay_lines() -> None:
    headlines = [
        "Council Shuts Old Bridge After Cracks",
        "Ministers Agree on Budget for Roads",
        "Flood Warnings Issued Along River",
        "Mayor Opens New Harbour With a Band",
        "Trains Run as Before on Most Days",
    ]
    for lines in ([FIRST, SECOND, THIRD], headlines):
        assert texts("\n".join(lines)) == lines
        assert texts(broken(PARAGRAPHS, 72) + "\n\n" + "\n".join(headlines))[-5:] == headlines


ARABIC = [
    "أغلق المجلس الجسر القديم يوم السبت بعد أن وجد المهندسون شقوقا في اثنين من أعمدته وطلب من السائقين أن يسلكوا "
    "الطريق السريع حيث امتدت الصفوف عدة كيلومترات بعد الظهر ولم يتحرك أحد منها حتى المساء",
    "وخصص المجلس مبلغا للإصلاح وسيقدم المهندسون تقريرهم مرة أخرى في الربيع عندما ينخفض ماء النهر ويصبح من الممكن فحص "
    "الأعمدة كلها من القارب الصغير الذي تملكه المدينة منذ سنوات.",
]
ARABIC_MENU = ["الرئيسية", "أخبار العالم", "اقتصاد ومال", "رياضة محلية", "علوم وتقنية", "من نحن وكيف نعمل"] * 4
JAPANESE = [
    "町議会は土曜日に古い橋を閉鎖した。技師たちが二本の橋脚にひびを見つけたためで、車はすべて高速道路へ回され、午後には五キロの列ができたが、夜になっても列は短くならず、家まで歩いて帰った人もいたという。",
    "議会は修理のための資金を用意しており、技師たちは川の水が少なくなる五月にもう一度報告することになっている。それまでは渡し船が一時間に一度だけ動き、学校へ通う子どもたちは無料で乗ることができると議会は説明した。",
]
JAPANESE_MENU = ["ホーム", "国際のニュース", "経済とくらし", "スポーツ", "科学と技術", "会社案内と採用情報"] * 4


@pytest.mark.parametrize("width", [66, 72, 80])
@pytest.mark.parametrize(
    ("paragraphs", "menu"), [(ARABIC, ARABIC_MENU), (JAPANESE * 2, JAPANESE_MENU)], ids=["Arabic", "Japanese"]
)
def test_paragraphs_without_capitals_among_menus_are_whole_again(
    paragraphs: list[str], menu: list[str], width: int
) -> None:
    assert texts("\n".join([*menu, broken(paragraphs, width, "\n"), *menu])) == [*menu, *paragraphs, *menu]


def test_one_paragraph_is_broken_and_others_are_not() -> None:
    assert texts("\n".join([*PARAGRAPHS[:2], "", broken(PARAGRAPHS[2:4], 66), "", *PARAGRAPHS[4:]])) == PARAGRAPHS
    assert texts(broken(PARAGRAPHS[:3], 80) + "\n\n" + broken(PARAGRAPHS[3:], 60)) == PARAGRAPHS


@pytest.mark.parametrize(
    ("mark", "hanging"), [("* ", "  "), ("  * ", "    "), ("- ", ""), ("• ", "  "), ("12. ", "    ")]
)
def test_items_of_a_list_are_whole_again_and_apart(mark: str, hanging: str) -> None:
    items = "\n".join(
        textwrap.fill(text, 72, initial_indent=mark, subsequent_indent=hanging) for text in PARAGRAPHS[:3]
    )
    assert texts(f"{items}\n\n{broken(PARAGRAPHS[3:], 72)}") == [
        *(f"{mark.strip()} {text}" for text in PARAGRAPHS[:3]),
        *PARAGRAPHS[3:],
    ]


def test_a_dash_or_a_number_within_a_sentence_begins_no_item() -> None:
    german = (
        "Die alte Brücke wurde am Samstag gesperrt, und der Rat will am\n"
        "18. Juni sagen, wann sie wieder geöffnet wird und wer die Kosten\n"
        "– es geht um eine große Summe – am Ende tragen muss, wenn sonst\nniemand zahlt."
    )
    assert texts(german) == [german.replace("\n", " ")]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["The engineers re-", "ported it."], "The engineers reported it."),
        (["It was a well-", "known bridge."], "It was a well-known bridge."),
        (["the inter\u00ad", "national bridge"], "the international bridge"),
        (["a long-", "and a short-lived one"], "a long- and a short-lived one"),
        (["the Nord-", "Süd line"], "the Nord-Süd line"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_if_it_belongs_to_the_word(lines: list[str], whole: str) -> None:
    assert LineJoiner("They reported it.\nA well-known one.").join(lines) == whole


def test_words_that_were_broken_are_whole_again() -> None:
    text = (
        "The council shut the old bridge on Saturday after engi-\nneers had found two long cracks in one of a pi-"
        "\ners. Nobody knew then how fast the two of them would in-\ncrease once the frost had got into the joints."
    )
    assert texts(text)[0].count("-") == 0
    assert "engineers had" in texts(text)[0] and "piers. Nobody" in texts(text)[0]


def test_lines_of_chinese_and_japanese_are_joined_without_a_space() -> None:
    whole = (
        "議会は土曜日に古い橋を閉鎖した。技術者が二本の橋脚にひびを見つけたためである。"
        "修理には少なくとも一年かかり、その費用を誰が負担するのかはまだ決まっていないと市長は述べた。列車は日曜日を除いて以前と同じように走る。"
    )
    at_40 = "\n".join(whole[at : at + 20] for at in range(0, len(whole), 20))
    assert texts(f"{at_40}\n\n{at_40}") == [whole, whole]


def test_a_quoted_mail_is_whole_again() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in broken(PARAGRAPHS, 70).split("\n"))
    assert texts(f"Ann wrote:\n\n{quoted}") == ["Ann wrote:", *PARAGRAPHS]


def test_a_wrapped_text_comes_out_as_the_unwrapped_one() -> None:
    head = ["Home", "News", "", "Council Shuts Old Bridge", "", "By Jane Doe", "19 July 2024", ""]
    tail = ["", "Subscribe to our newsletter", "More stories"]
    whole = cleaned(*head, *"\n\n".join(PARAGRAPHS).split("\n"), *tail)
    for width in (60, 72, 80):
        article = cleaned(*head, *broken(PARAGRAPHS, width).split("\n"), *tail)
        assert (article.facts, kept(article)) == (whole.facts, kept(whole))


UNSPACED = {
    "my": "ကောင်စီသည်တံတားဟောင်းကိုစနေနေ့တွင်ပိတ်လိုက်သည်။တိုင်နှစ်တိုင်တွင်အက်ကွဲကြောင်းများတွေ့ရှိသည်။",
    "th": "สภาปิดสะพานเก่าเมื่อวันเสาร์หลังจากวิศวกรพบรอยร้าว การซ่อมแซมจะใช้เวลาอย่างน้อยหนึ่งปี",
    "km": "ក្រុមប្រឹក្សាបានបិទស្ពានចាស់នៅថ្ងៃសៅរ៍។ការជួសជុលនឹងចំណាយពេលយ៉ាងហោចណាស់មួយឆ្នាំ។",
}


@pytest.mark.parametrize("language", UNSPACED)
def test_lines_of_scripts_without_spaces_are_joined_without_any(language: str) -> None:
    whole = [UNSPACED[language] * 3, UNSPACED[language] * 4, UNSPACED[language] * 2]
    broken = [re.sub(r"(.{60}[^ ]*?)(?=[\u0e01-\u0e2e\u1000-\u1021\u1780-\u17a2])", r"\1\n", text) for text in whole]
    article = clean_files({"page": decode_file("\n\n".join(broken).encode())})["page"]
    assert [paragraph.text for paragraph in article.paragraphs] == whole

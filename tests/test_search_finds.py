"""Search finds what a text says, in any script and spelling: served and from a folder, in Chromium and in Firefox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.build import Options, build
from tests.conftest import SHARED
from tests.copying import write
from tests.finding import Answer, asked, root_of
from tests.visiting import BROWSERS, Visitor


class Case(NamedTuple):
    """A briefing, queries with what each must find first, and queries that must not find some things."""

    files: Mapping[str, str]
    finds: Mapping[str, str]
    never: Mapping[str, str] = {}


def article(title: str, text: str, **facts: str) -> str:
    more = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\ntitle: {title}\n{more}---\n\n{text}\n"


ENGLISH = Case({
    "briefing.yaml": "title: Kelp\nlanguage: en\nautolink: all\ndescription: On the sextant of a lighthouse.\n",
    "articles/plain.md": article("Tide", "A berry fell. The diary lay in a ferry. One shelf, one loaf and a thief. "
                                         "The envoy met his deputy. A remedy, a theory and a quarry."),
    "articles/signs.md": article("Signs", "The MiG-29 flew on 31 December. It cost 12 500 marks, not 7,250. "
                                          "U.K. ships, and the E.C. too. He wrote C++ and F# for R&D at Q&A."),
    "articles/other.md": article("Other", "A cold cape, a cup and a coat; a fine field for forty."),
    "articles/latin.md": article("Latin", "Paweł and Øyvind met Þóra in Tromsø. Großer Weißensee. Đorđe of Ħamrun, "
                                          "İzmir, Ağrı. The cœur of Åse. Ōsaka and Ḥaifā."),
    "articles/marks.md": article("Marks", "D’Arcy said that Oʻahu and Kaua‘i are isles. Ma’rib; Sana'a. "
                                          "She won’t. Paul’s dog."),
    "articles/east.md": article("East", "上海是一个港口。大阪府に着きました。コーヒーを飲む。부산에서 배가 "
                                        "떠났다. 국회의사당 앞. กรุงเทพมหานครอยู่ที่นี่ "
                                        "ទន្លេមេគង្គហូរ ແມ່ນ້ຳຂອງ ဧရာဝတီမြစ်"),
    "articles/apart.md": article("大阪 and 府中", "# A heading\n\nFirst words\n\n- an item\n- another\n\n"
                                                "| a | b |\n|---|---|\n| cell | next |\n",
                                 publisher="The Courier", published="2031-02-03"),
    "articles/mentions.md": article("Visit", "Ovalix came by boat. Nobody else did. The Fen is wide."),
    "articles/named.md": article("Rand Ovale", "Rand Ovale came by boat, said Rand Ovale. Rand Ovale it was."),
    "articles/old.md": article("Old", "A pot.", published="-0043-03-15"),
    "articles/older.md": article("Older", "A pan.", published="-0099"),
    "articles/roman.md": article("Roman", "A pit.", published='"0079"'),
    "articles/new.md": article("New", "A pen.", published='"2024"'),
    "entries/all.yaml": "- {id: rand, type: person, name: Rand Ovale, aliases: [Ovalix], summary: A keeper of sheep.}\n"
                        "- {id: fen, type: place, name: North Fen, aliases: [The Fen], summary: Wet land.}\n"
                        "- {id: fenders, type: organisation, name: Fenders, summary: They moor boats.}\n"
                        "- {id: uk, type: place, name: United Kingdom, aliases: [U.K., UK], summary: An island.}\n"
                        "- {id: ukko, type: person, name: Ukko Lake, summary: A smith.}\n",
    "notes/plain.yaml": "- {id: fell, quote: A berry fell, kind: discrepancy, text: A remark on the heron.}\n",
}, {
    **dict.fromkeys(("berries", "diaries", "ferries", "shelves", "loaves", "thieves", "envoys", "deputies", "remedies",
                     "theories", "quarries"), "articles/plain.html"),
    **dict.fromkeys(("MiG-29", "mig29", "12,500", "12 500", "7250", "7,250", "EC", "C++", "F#", "R&D", "q&a", '"Q&A"'),
                    "articles/signs.html"),
    **dict.fromkeys(("Pawel", "Oyvind", "Øyvind", "thora", "Tromso", "grosser", "Weissensee", "Dorde",
                     "hamrun", "Izmir", "agri", "coeur", "ase", "osaka", "haifa"), "articles/latin.html"),
    **dict.fromkeys(("Arcy", "D'Arcy", "d’arcy", "oahu", "O'ahu", "Kauai", "marib", "sanaa", "won't", "paul"),
                    "articles/marks.html"),
    **dict.fromkeys(("上海", "港口", "是一个", "大阪府", "着きま", "コーヒー", "ヒー", "부산", "부산에서",
                     "의사당", "กรุงเทพ", "มหานคร", "ทีนี", "មេគង្គ", "ຂອງ", "ဧရာ", "မြစ်", "口"),
                    "articles/east.html"),
    **dict.fromkeys(("Rand Ovale", "rand ovale", "Ovalix", "ovalix"), "entries/rand.html"),
    **dict.fromkeys(("Fen", "the fen"), "entries/fen.html"),
    **dict.fromkeys(("UK", "U.K."), "entries/uk.html"),
    "sextant": "index.html",
    '"came by boat"': "articles/mentions.html",
    '"Ovalix came" boat': "articles/mentions.html",
    "courier": "articles/apart.html",
}, {"F#": "articles/other.html", "C++": "articles/other.html", "大阪府": "articles/apart.html"})

FRENCH = Case({
    "briefing.yaml": "title: Cas\nlanguage: fr\n",
    "articles/a.md": article("T", "Le port de l’ONU attend d’Olive. L’Île n’est pas loin. Jusqu’au soir, c’est "
                                  "l’hiver. Lorsqu’elle vient, aujourd’hui. Un œuf. Les travaux de l'usine."),
}, dict.fromkeys(("ONU", "l'ONU", "l’onu", "d'ONU", "Olive", "île", "ile", "l'île", "hiver", "elle",
                  "aujourd'hui", "oeuf", "œufs", "travail", "usine", "“port de l'ONU”"), "articles/a.html"))

JAPANESE_TEXT = "大阪は港町です。横浜港に着きました。テレビ番組を放送した。フィリピンの島。"
JAPANESE = Case({"briefing.yaml": "title: 例\nlanguage: ja\n",
                 "articles/a.md": article("T", f"{JAPANESE_TEXT} C# l'ONU MiG-29 10,000"),
                 "articles/b.md": article("U", "秋の空。C言語")},
                {**{sentence[start:start + length]: "articles/a.html" for sentence in JAPANESE_TEXT.split("。")
                    for length in (2, 3) for start in range(len(sentence) - length + 1)},
                 "C#": "articles/a.html", "onu": "articles/a.html", "MiG-29": "articles/a.html",
                 "10,000": "articles/a.html", "言語": "articles/b.html"},
                {"C#": "articles/b.html"})

CASES = {"english": ENGLISH, "french": FRENCH, "japanese": JAPANESE}

GIVEN = {
    "english": {**dict.fromkeys(
        ("allies cities armies bodies duties parties copies spies tries foxes wolves babies ladies enemies "
         "centuries").split(), "articles/a1.html"),
        **dict.fromkeys(("US", "EU", "U.S.", "F-16", "10,000", "AT&T", "C#"), "articles/a2.html"),
        **dict.fromkeys("Lukasz Soren Aero Krakow Strasse".split(), "articles/a3.html"), "hawaii": "articles/a4.html"},
    "french": dict.fromkeys(("OTAN", "amie", "Équipe", "equipe"), "articles/a.html"),
    "japanese": dict.fromkeys(("京都", "サッカ", "ッカー", "大会", "催した", "インド"), "articles/a.html"),
}
"""What the cases that belong to others ask."""

Sites = Mapping[str, Path]


def site_of(content: Path, output: Path) -> Path:
    """The site of a briefing, in a language that the interface may have no words for."""
    outcome = build(Options(content, output))
    assert {problem.code for problem in outcome.problems} <= {"language-without-words"}, outcome.problems
    return output


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("finding")
    return {name: site_of(write(case.files, folder / f"{name}-content"), folder / f"{name} site")
            for name, case in CASES.items()}


@pytest.fixture(scope="module", params=BROWSERS)
def visit(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with BROWSERS[request.param]() as visitor:
        yield visitor


def wrong(answers: Mapping[str, Answer], finds: Mapping[str, str], never: Mapping[str, str] = {}) -> list[str]:
    found = [f"{query}: {answers[query].addresses[:3]} ({answers[query].status}), not {address}"
             for query, address in finds.items()
             if address not in answers[query].addresses or (
                 address.startswith("entries/") and answers[query].addresses[0] != address)]
    return found + [f"{query} also: {address}" for query, address in never.items()
                    if address in answers[query].addresses[:1]]


@pytest.mark.parametrize("place", ["folder", "online"])
@pytest.mark.parametrize("name", CASES)
def test_what_a_text_says_is_found(visit: Visitor, sites: Sites, name: str, place: str) -> None:
    case = CASES[name]
    with root_of(sites[name], place) as root:
        answers, _ = asked(visit, root, [*case.finds])
    assert not wrong(answers, case.finds, case.never)


@pytest.mark.parametrize("place", ["folder", "online"])
@pytest.mark.parametrize("name", GIVEN)
def test_what_others_asked_is_found(visit: Visitor, tmp_path: Path, name: str, place: str) -> None:
    content = SHARED / "cases" / "search" / name / "content"
    if not content.is_dir():
        pytest.skip(f"the case is not at {content}")
    with root_of(site_of(content, tmp_path / "site"), place) as root:
        answers, values = asked(visit, root, [*GIVEN[name]])
    assert not wrong(answers, GIVEN[name])
    assert name != "english" or values[-4:] == ["100 BC", "44 BC", "79", "2024"]

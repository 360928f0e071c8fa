"""Search finds what a text says, in any script and spelling: served and from a folder, in Chromium and in Firefox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.build import BuildOptions, build
from tests.conftest import SHARED
from tests.copying import write
from tests.finding import Answer, asked, root_of
from tests.visiting import BROWSERS, Visitor


class Case(NamedTuple):
    """A briefing; queries with what each must find, queries that must not find some things first, or nothing at all."""

    files: Mapping[str, str]
    finds: Mapping[str, str]
    never: Mapping[str, str] = {}
    absent: Sequence[str] = ()


def article(title: str, text: str, **facts: str) -> str:
    more = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\ntitle: {title}\n{more}---\n\n{text}\n"


ENGLISH = Case(
    {
        "briefing.yaml": "title: Kelp\nlanguage: en\nautolink: all\ndescription: On the sextant of a lighthouse.\n",
        "articles/plain.md": article(
            "Tide",
            "A berry fell. The diary lay in a ferry. One shelf, one loaf and a thief. "
            "The envoy met his deputy. A remedy, a theory and a quarry.",
        ),
        "articles/signs.md": article(
            "Signs",
            "The MiG-29 flew on 31 December. It cost 12 500 marks, not 7,250. "
            "U.K. ships, and the E.C. too. He wrote C++ and F# for R&D at Q&A.",
        ),
        "articles/other.md": article("Other", "A cold cape, a cup and a coat; a fine field for forty."),
        "articles/latin.md": article(
            "Latin",
            "Paweł and Øyvind met Þóra in Tromsø. Großer Weißensee. Đorđe of Ħamrun, "
            "İzmir, Ağrı. The cœur of Åse. Ōsaka and Ḥaifā.",
        ),
        "articles/marks.md": article(
            "Marks", "D’Arcy said that Oʻahu and Kaua‘i are isles. Ma’rib; Sana'a. She won’t. Paul’s dog."
        ),
        "articles/east.md": article(
            "East",
            "上海是一个港口。大阪府に着きました。コーヒーを飲む。부산에서 배가 "
            "떠났다. 국회의사당 앞. กรุงเทพมหานครอยู่ที่นี่ "
            "ទន្លេមេគង្គហូរ ແມ່ນ້ຳຂອງ ဧရာဝတီမြစ်",
        ),
        "articles/apart.md": article(
            "大阪 and 府中",
            "# A heading\n\nFirst words\n\n- an item\n- another\n\n| a | b |\n|---|---|\n| cell | next |\n",
            publisher="The Courier",
            published="2031-02-03",
        ),
        "articles/mentions.md": article("Visit", "Ovalix came by boat. Nobody else did. The Fen is wide."),
        "articles/named.md": article("Rand Ovale", "Rand Ovale came by boat, said Rand Ovale. Rand Ovale it was."),
        "articles/old.md": article("Old", "A pot.", published="-0043-03-15"),
        "articles/older.md": article("Older", "A pan.", published="-0099"),
        "articles/roman.md": article("Roman", "A pit.", published='"0079"'),
        "articles/new.md": article("New", "A pen.", published='"2024"'),
        "articles/sums.md": article(
            "Sums",
            "They took 12 500 crowns a month, 31’400 pence and 2,5 ells. A non-stop boat "
            "to Elm at dusk. See 2033-07-08. 44 ewes, 30 rams.",
        ),
        "articles/linked.md": article("A buoy", "Its words are withheld.", rights="link", published="2033-06-07"),
        "events.yaml": '- {id: mint, date: "0081", title: A coin of Domna is struck}\n'
        "- {id: quay, date: -0101, title: The first jetty}\n"
        "- {id: fair, date: 2033-05-06, title: A wool market}\n",
        "judgements.yaml": "- {id: rain, statement: The dam will burst., likelihood: highly probable, "
        "confidence: moderate, evidence: plain#fell}\n"
        "- {id: snow, statement: The weir will hold., likelihood: probable, confidence: high, "
        "evidence: plain#fell}\n",
        "claims.yaml": "- {id: dry, statement: The spring is muddy., positions: [{who: oake, stance: denies}]}\n",
        "pages/blank.md": "---\ntitle: Imprint\n---\n",
        "entries/bare.yaml": "- {id: oake, type: person, name: T. Oake}\n"
        "- {id: lode, type: place, name: Port Lode, aliases: [ポート・エレン, ميناء]}\n",
        "entries/all.yaml": "- {id: rand, type: person, name: Rand Ovale, aliases: [Ovalix], "
        "summary: A keeper of sheep.}\n"
        "- {id: fen, type: place, name: North Fen, aliases: [The Fen], summary: Wet land.}\n"
        "- {id: fenders, type: organisation, name: Fenders, summary: They moor boats.}\n"
        "- {id: uk, type: place, name: United Kingdom, aliases: [U.K., UK], summary: An island.}\n"
        "- {id: ukko, type: person, name: Ukko Lake, summary: A smith.}\n",
        "notes/plain.yaml": "- {id: fell, quote: A berry fell, kind: discrepancy, text: A remark on the heron.}\n",
    },
    {
        **dict.fromkeys(
            (
                "berries",
                "diaries",
                "ferries",
                "shelves",
                "loaves",
                "thieves",
                "envoys",
                "deputies",
                "remedies",
                "theories",
                "quarries",
            ),
            "articles/plain.html",
        ),
        **dict.fromkeys(
            ("MiG-29", "mig29", "12,500", "12 500", "7250", "7,250", "EC", "C++", "F#", "R&D", "q&a", '"Q&A"'),
            "articles/signs.html",
        ),
        **dict.fromkeys(
            (
                "Pawel",
                "Oyvind",
                "Øyvind",
                "thora",
                "Tromso",
                "grosser",
                "Weissensee",
                "Dorde",
                "hamrun",
                "Izmir",
                "agri",
                "coeur",
                "ase",
                "osaka",
                "haifa",
            ),
            "articles/latin.html",
        ),
        **dict.fromkeys(
            ("Arcy", "D'Arcy", "d’arcy", "oahu", "O'ahu", "Kauai", "marib", "sanaa", "won't", "paul"),
            "articles/marks.html",
        ),
        **dict.fromkeys(
            (
                "上海",
                "港口",
                "是一个",
                "大阪府",
                "着きま",
                "コーヒー",
                "ヒー",
                "부산",
                "부산에서",
                "의사당",
                "กรุงเทพ",
                "มหานคร",
                "ทีนี",
                "មេគង្គ",
                "ຂອງ",
                "ဧရာ",
                "မြစ်",
                "口",
            ),
            "articles/east.html",
        ),
        **dict.fromkeys(("Rand Ovale", "rand ovale", "Ovalix", "ovalix"), "entries/rand.html"),
        **dict.fromkeys(("Fen", "the fen"), "entries/fen.html"),
        **dict.fromkeys(("UK", "U.K."), "entries/uk.html"),
        "sextant": "index.html",
        '"came by boat"': "articles/mentions.html",
        '"Ovalix came" boat': "articles/mentions.html",
        "courier": "articles/apart.html",
        **dict.fromkeys(("Domna", "81", '"coin of Domna"'), "events/mint.html"),
        **dict.fromkeys(("102 BC", "jetty", "jetties"), "events/quay.html"),
        **dict.fromkeys(("2033-05-06", "wool market"), "events/fair.html"),
        **dict.fromkeys(("2033-06-07", "buoy"), "articles/linked.html"),
        **dict.fromkeys(
            ("dam", "highly probable", "very likely", "moderate", "moderate confidence"), "judgements/rain.html"
        ),
        **dict.fromkeys(("probable", "probably", "weir", '"high confidence"'), "judgements/snow.html"),
        "muddy": "claims/dry.html",
        "Imprint": "blank.html",
        **dict.fromkeys(("Oake", "T. Oake", "oake"), "entries/oake.html"),
        **dict.fromkeys(("Lode", "ポート", "エレン", "ポート・エレン", "ميناء"), "entries/lode.html"),
        **dict.fromkeys(
            (
                '"12 500"',
                '"12 500 crowns"',
                '"12\u202f500 crowns a month"',
                '"12,500 crowns"',
                "12500 crowns",
                '"31 400 pence"',
                "31400",
                "31,400",
                '"2.5 ells"',
                "2,5",
                '"non stop boat"',
                '"nonstop boat"',
                '"non-stop"',
                '"non stop"',
                "2033-07-08",
                '"44 ewes 30 rams"',
            ),
            "articles/sums.html",
        ),
        **dict.fromkeys(("loaf’s", "ferries’"), "articles/plain.html"),
        "shelved": "articles/plain.html",
    },
    {
        "F#": "articles/other.html",
        "C++": "articles/other.html",
        "大阪府": "articles/apart.html",
        "highly probable": "judgements/snow.html",
    },
    (
        '"500 crowns"',
        "500",
        '"400 pence"',
        '"5 ells"',
        "250",
        "aardvark",
        "attribution",
        "definition",
        "commit",
        "elmination",
        "フェントン",
        "レント",
        "コント",
        "上港",
        "2033-07-09",
        "2033-08",
        "1.2.2033",
        "445",
        "M. Hale",
        '"crowns 500"',
    ),
)

FRENCH = Case(
    {
        "briefing.yaml": "title: Cas\nlanguage: fr\n",
        "articles/a.md": article(
            "T",
            "Le port de l’ONU attend d’Olive. L’Île n’est pas loin. Jusqu’au soir, c’est "
            "l’hiver. Lorsqu’elle vient, aujourd’hui. Un œuf. Les travaux de l'usine.",
        ),
    },
    dict.fromkeys(
        (
            "ONU",
            "l'ONU",
            "l’onu",
            "d'ONU",
            "Olive",
            "île",
            "ile",
            "l'île",
            "hiver",
            "elle",
            "aujourd'hui",
            "oeuf",
            "œufs",
            "travail",
            "usine",
            "“port de l'ONU”",
        ),
        "articles/a.html",
    ),
)

JAPANESE_TEXT = "大阪は港町です。横浜港に着きました。テレビ番組を放送した。フィリピンの島。"
JAPANESE = Case(
    {
        "briefing.yaml": "title: 例\nlanguage: ja\n",
        "articles/a.md": article("T", f"{JAPANESE_TEXT} C# l'ONU MiG-29 10,000"),
        "articles/b.md": article("U", "秋の空。C言語"),
    },
    {
        **{
            sentence[start : start + length]: "articles/a.html"
            for sentence in JAPANESE_TEXT.split("。")
            for length in (2, 3)
            for start in range(len(sentence) - length + 1)
        },
        "C#": "articles/a.html",
        "onu": "articles/a.html",
        "MiG-29": "articles/a.html",
        "10,000": "articles/a.html",
        "言語": "articles/b.html",
    },
    {"C#": "articles/b.html"},
)

SPELLINGS = Case(
    {
        "briefing.yaml": "title: Reeds\nlanguage: en\n",
        "articles/ko.md": article(
            "갈대", "등대에서 갈매기를 관찰했다. 어부의 그물이 젖었다.", language="ko", published="2033-07-09"
        ),
        "articles/he.md": article("קנים", "והסירה עגנה בנמל. הדייגים שרו.", language="he"),
        "articles/ar.md": article("قصب", "وصلت السفينة بالبضاعة. عدد القوارب ٣٥٧.", language="ar"),
        "articles/de.md": article("Schilf", "Die Möwen über dem Kahn. Am 3. August 2033 fror er fest.", language="de"),
        "articles/en.md": article("Reeds", "A hoof, a calf and a scarf. Herons 🦢 flew on 08/21/2033. The thief left."),
        "events.yaml": "- {id: old, date: 0087, title: A jetty}\n- {id: bc, date: -0311, title: A weir}\n"
        "- {id: day, date: 2033-08-03, title: A frost}\n",
    },
    {
        **dict.fromkeys(("등대로부터는", "갈매기들에게까지도", "관찰하였습니다만", "그물이었다면"), "articles/ko.html"),
        **dict.fromkeys(("סירה", "הסירה", "בסירה", "נמל", "ולנמל", "דייגים"), "articles/he.html"),
        **dict.fromkeys(("سفينة", "وللسفينة", "بضاعة", "القوارب", "357", "٣٥٧"), "articles/ar.html"),
        **dict.fromkeys(("Moewen", "ueber"), "articles/de.html"),
        **dict.fromkeys(("hooves", "calves", "scarves", "thieves", "calving", "🦢"), "articles/en.html"),
        **dict.fromkeys(("9.7.2033", "9. Juli 2033", "2033년 7월 9일", "7/9/2033", "July 9, 2033"), "articles/ko.html"),
        **dict.fromkeys(("21.8.2033", "2033-08-21", "21 August 2033"), "articles/en.html"),
        **dict.fromkeys(("3.8.2033", "3. August 2033", "3 August 2033", "2033/8/3"), "events/day.html"),
        "03.08.2033": "articles/de.html",
        "0087": "events/old.html",
        "-0311": "events/bc.html",
        "heron zeppelin": "articles/en.html",
        "heron 2207": "articles/en.html",
    },
    absent=("31.2.2033", "9.7.2034", "1.2.3", "고양이는", "ילדים", "حصان", "poem", "sleeves"),
)

CASES = {"english": ENGLISH, "french": FRENCH, "japanese": JAPANESE, "spellings": SPELLINGS}

GIVEN = {
    "english": {
        **dict.fromkeys(
            (
                "allies cities armies bodies duties parties copies spies tries foxes wolves babies ladies enemies "
                "centuries"
            ).split(),
            "articles/a1.html",
        ),
        **dict.fromkeys(("US", "EU", "U.S.", "F-16", "10,000", "AT&T", "C#"), "articles/a2.html"),
        **dict.fromkeys("Lukasz Soren Aero Krakow Strasse".split(), "articles/a3.html"),
        "hawaii": "articles/a4.html",
    },
    "french": dict.fromkeys(("OTAN", "amie", "Équipe", "equipe"), "articles/a.html"),
    "japanese": dict.fromkeys(("京都", "サッカ", "ッカー", "大会", "催した", "インド"), "articles/a.html"),
}
"""What the cases that belong to others ask."""

Sites = Mapping[str, Path]


def site_of(content: Path, output: Path) -> Path:
    """The site of a briefing, in a language that the interface may have no words for."""
    outcome = build(BuildOptions(content, output))
    assert {problem.code for problem in outcome.problems} <= {"language-without-words"}, outcome.problems
    return output


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("finding")
    return {
        name: site_of(write(case.files, folder / f"{name}-content"), folder / f"{name} site")
        for name, case in CASES.items()
    }


@pytest.fixture(scope="module", params=BROWSERS)
def visit(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with BROWSERS[request.param]() as visitor:
        yield visitor


def wrong(
    answers: Mapping[str, Answer], finds: Mapping[str, str], never: Mapping[str, str] = {}, absent: Sequence[str] = ()
) -> list[str]:
    found = [
        f"{query}: {answers[query].addresses[:3]} ({answers[query].status}), not {address}"
        for query, address in finds.items()
        if address not in answers[query].addresses
        or (address.startswith(("entries/", "events/")) and answers[query].addresses[0] != address)
    ]
    found += [
        f"{query} finds: {answers[query].addresses[:3]} ({answers[query].status})"
        for query in absent
        if answers[query].addresses
    ]
    return found + [
        f"{query} also: {address}" for query, address in never.items() if address in answers[query].addresses[:1]
    ]


@pytest.mark.parametrize("place", ["folder", "online"])
@pytest.mark.parametrize("name", CASES)
def test_what_a_text_says_is_found(visit: Visitor, sites: Sites, name: str, place: str) -> None:
    case = CASES[name]
    with root_of(sites[name], place) as root:
        answers, _ = asked(visit, root, [*case.finds, *case.absent])
    assert not wrong(answers, case.finds, case.never, case.absent)


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


def test_results_say_how_they_have_what_was_asked(visit: Visitor, sites: Sites) -> None:
    with root_of(sites["english"], "folder") as root:
        answers, _ = asked(visit, root, ['"non stop"', "berries", "1250", "highly probable", "zinnia weir", "Domna"])
    assert "found as: non-stop" in answers['"non stop"'].results[0].facts
    assert "found as: berry" in answers["berries"].results[0].facts
    assert all("found as: 12 500" in result.facts.replace("\xa0", " ") for result in answers["1250"].results)
    assert "also called: highly probable" in answers["highly probable"].results[0].facts
    assert answers["highly probable"].addresses[0] == "judgements/rain.html"
    assert answers["zinnia weir"].addresses == ["judgements/snow.html"]
    assert answers["zinnia weir"].status == "“zinnia” is not found as it is spelt. 1 found with the other words"
    assert answers["Domna"].results[0].excerpt == ""


def test_every_name_that_is_offered_leads_to_its_entry(visit: Visitor, sites: Sites) -> None:
    names = {"Okae": "entries/oake.html", "Lodr": "entries/lode.html", "Ovalixx": "entries/rand.html"}
    with root_of(sites["english"], "folder") as root:
        answers, _ = asked(visit, root, [*names])
        offered = {name: answer.offers for name, answer in answers.items()}
        assert all(offered.values()), offered
        led, _ = asked(visit, root, [offer for offers in offered.values() for offer in offers])
    for name, address in names.items():
        assert address in [led[offer].addresses[0] for offer in offered[name]], (name, offered[name])


SHOWN = """async () => {
  const status = document.getElementById("status");
  for (let turn = 0; turn < 5000 && !status.textContent; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return [status.textContent, [...document.querySelectorAll("#results h3 a")].map((link) => link.textContent)];
}"""


def test_filters_alone_list_what_they_have_or_say_that_they_have_nothing(visit: Visitor, sites: Sites) -> None:
    with root_of(sites["english"], "online") as root:
        some = visit(f"{root}search.html?year=81", SHOWN, None).value
        none = visit(f"{root}search.html?year=81&type=person", SHOWN, None).value
    assert some == ["1 result", ["A coin of Domna is struck"]]
    assert none == ["Nothing is within all that is chosen: Person, 81.", []]

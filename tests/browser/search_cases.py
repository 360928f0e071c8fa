"""Briefings with what readers ask of them, and what has to be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


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

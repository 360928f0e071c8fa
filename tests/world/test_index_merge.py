"""An index that is joined of shards is the one that Pagefind makes of all records at once, to the byte."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from builder.pages.search_writer import SearchRecord
from builder.world import index_making
from builder.world.cache import NoCache
from builder.world.index_making import IndexPlan, ShardedIndex
from builder.world.index_runs import RunSizes
from builder.world.pagefind import UnknownIndexFormat
from tests.conftest import ROOT, TREATY
from tests.searching import decoded_index, records_of, whole_index

pytestmark = pytest.mark.slow

SMALL_SHARDS = RunSizes(500, 500, 4_000)


class KeptInMemory:
    """A cache for tests, which counts what it was asked for in vain."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.missed = 0

    def get(self, key: str, /) -> bytes | None:
        self.missed += key not in self.data
        return self.data.get(key)

    def put(self, key: str, data: bytes, /) -> None:
        self.data[key] = data


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_making, "SHARD_SIZES", SMALL_SHARDS)


WORDS = {
    "en": "the running runs ran harbour’s co-operation F-16 reMarkable naïve naive Naïve E-MAIL 12,500.75 C# über "
    "Ångström don't U.S. x 1 — … 👍 👩‍🚀 café cafés CAFÉ l’accord Łódź _under_ a_b ‿ ½ ﬁne",
    "de": "Häuser Haus Straße STRASSE Vereinbarungen E-Mail-Adresse schön schon Müller muller für ÜBER 1.234,5 z. B.",
    "fr": "l’accord d’Ivoire aujourd’hui été ETE Été cœur naïf qu’il porte-avions États-Unis jusqu’à",
    "zh": "安全理事会 条约 北京、上海 2024年 UN 朝鲜民主主义人民共和国 。 「港口」",
    "ja": "安全保障理事会 カタカナ ﾊﾝｶｸ ひらがな 2024年 東京タワー 、 がぎぐ",
    "th": "สนธิสัญญา ความมั่นคง กรุงเทพฯ ๒๕๖๗ UN",
    "ko": "조약을 조약은 안보리 서울에서 2024년",
    "ar": "المعاهدة والمعاهدة كتاب بالسفينة ١٢٣ مُعَاهَدَة",
    "he": "הסירה והסירה ספינה בירושלים צה״ל",
    "ru": "договор договора ёлка елка Йод безопасности СССР",
    "tr": "İstanbul istanbul ISPARTA ılık anlaşmalar",
    "xx": "words in no language Ñandú ñandu niños",
}
"""Words that are indexed in different ways, by language."""


def random_records(language: str, number: int = 60) -> Iterator[SearchRecord]:
    chance = random.Random(language)
    words = WORDS[language].split()

    def text(most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randrange(most)))

    for page in range(number):
        address = f"articles/{chance.choice('abcd')}{page}.html"
        for part in ("", *(f"#passage-{note}" for note in range(chance.randrange(4)))):
            meta = {name: text(4) for name in chance.sample(["name", "date", "day", "aliases"], chance.randrange(4))}
            yield SearchRecord(
                address + part,
                text(5),
                text(40),
                meta,
                filters={name: text(3) or "none" for name in chance.sample(["type", "kind", "year"], 2)},
                sort={"date": f"{chance.randrange(1990, 1999):05}-01-01"} if chance.random() < 0.8 else {},
                shown={"words": text(3)} if part else {},
                blocks=[(text(20), text(3)), (text(9), ""), (text(30), text(2))] if chance.random() < 0.5 else (),
            )


def given(language: str) -> Callable[[], Sequence[SearchRecord]]:
    return lambda: sorted(random_records(language), key=lambda record: record.url)


def many_filters() -> Sequence[SearchRecord]:
    names = [f"filter {number}" for number in range(40)]
    return [
        SearchRecord(
            f"p{page:02}.html", "", "One.", filters={name: str(page % (3 + at)) for at, name in enumerate(names)}
        )
        for page in range(90)
    ]


def one_large() -> Sequence[SearchRecord]:
    """Words that fill a piece of the index alone, and many of which each is in one place."""
    seldom = " ".join(f"w{number:x}" for number in range(9000))
    return [SearchRecord(f"p{page}.html", "The harbour", f"the harbour {seldom} the " * 4) for page in range(3)]


BRIEFINGS: Mapping[str, Callable[[], Sequence[SearchRecord]]] = {
    **{language: given(language) for language in WORDS},
    "many filters": many_filters,
    "large": one_large,
    "one record": lambda: [SearchRecord("a.html", "A", "One text.")],
    "one without words": lambda: [SearchRecord("a.html", "A", "Text."), SearchRecord("b.html", "B", "…")],
    "sample": lambda: records_of(ROOT / "content"),
    "hostile": lambda: records_of(ROOT / "tests" / "briefings" / "hostile"),
    "treaty": lambda: records_of(TREATY),
}


@pytest.mark.parametrize("name", BRIEFINGS)
def test_the_index_of_shards_is_that_of_all_records(name: str) -> None:
    if name == "treaty" and not TREATY.exists():
        pytest.skip("the acceptance briefing is not there")
    records = BRIEFINGS[name]()
    language = name if name in WORDS else "en"
    plan = IndexPlan(records, language)
    joined = ShardedIndex(plan, NoCache(), jobs=1).files()
    assert len(plan.runs) > 1 or len(records) < 3
    assert decoded_index(joined) == decoded_index(whole_index(records, language))


def test_several_processes_make_the_same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = IndexPlan(given("fr")(), "fr")
    assert len(plan.runs) > 3
    alone = ShardedIndex(plan, NoCache(), jobs=2).files()
    monkeypatch.setattr(index_making, "_BATCH", 2)
    assert ShardedIndex(plan, NoCache(), jobs=1).files() == alone
    monkeypatch.setattr(index_making, "_LITTLE", 0)
    cache = KeptInMemory()
    assert ShardedIndex(plan, cache, jobs=2).files() == alone
    assert ShardedIndex(plan, cache, jobs=2).files() == alone


def test_what_another_process_refuses_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_making, "_LITTLE", 0)
    index = ShardedIndex(IndexPlan([SearchRecord("a.html", "A", "_____x")], "en"), NoCache(), jobs=2)
    with pytest.raises(UnknownIndexFormat, match="mark of its own"):
        index.files()


def test_what_is_kept_is_not_made_again_and_a_changed_record_changes_one_shard() -> None:
    records = list(given("en")())
    cache = KeptInMemory()
    before = ShardedIndex(IndexPlan(records, "en"), cache, jobs=1).files()
    cache.missed = 0
    assert ShardedIndex(IndexPlan(records, "en"), cache, jobs=1).files() == before
    assert cache.missed == 0
    at = len(records) // 2
    records[at] = replace(records[at], title="A new title")
    plan = IndexPlan(records, "en")
    assert sum(key not in cache.data for key in plan.keys) == 1
    assert ShardedIndex(plan, cache, jobs=1).files() == ShardedIndex(plan, NoCache(), jobs=1).files()


@pytest.mark.parametrize("text", ["_____PAGEFIND_WEIGHT___9 word", "x ______"])
def test_a_text_that_pagefind_would_take_for_its_marks_is_not_given_to_it(text: str) -> None:
    with pytest.raises(UnknownIndexFormat, match="mark of its own"):
        ShardedIndex(IndexPlan([SearchRecord("a.html", "A", text)], "en"), NoCache(), jobs=1)


def test_a_sort_key_of_numbers_is_left_to_pagefind() -> None:
    records = [SearchRecord(f"{page}.html", "A", "A text.", sort={"size": str(page)}) for page in range(12)]
    with pytest.raises(UnknownIndexFormat, match="sort numbers"):
        ShardedIndex(IndexPlan(records, "en"), NoCache(), jobs=1).files()

"""An index that is joined of shards is the one that Pagefind makes of all records at once, to the byte."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from builder.pages.search_parts import RecordsPart, page_of
from builder.pages.search_writer import SearchRecord
from builder.values.briefing import Settings
from builder.world import index_format, index_making, index_pieces
from builder.world.cache import NO_CACHE, Cache
from builder.world.index_building import IndexRequest
from builder.world.index_format import fragment_path
from builder.world.index_making import ShardedIndex
from builder.world.index_plan import IndexPlan, PlanSizes
from builder.world.index_runs import RunSizes
from builder.world.late_files import file_digest, read_files
from builder.world.pagefind import FRAGMENT_ENDING, INDEX_ENDING, UnknownIndexFormat
from builder.world.workers import begin_in_process
from tests.conftest import ROOT, TREATY
from tests.searching import decoded_index, parts_of, records_of, whole_index

pytestmark = pytest.mark.slow

SMALL = PlanSizes(*(RunSizes(size, size, 8 * size) for size in (2_000, 500, 1_000, 3_000)))


class KeptInMemory:
    """A cache for tests, which counts what it was asked for in vain."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.missed = 0
        self.asked: list[str] = []

    def get(self, key: str, /) -> bytes | None:
        self.asked.append(key)
        self.missed += key not in self.data
        return self.data.get(key)

    def put(self, key: str, data: bytes, /) -> None:
        self.data[key] = data


def planned(records: Sequence[SearchRecord], language: str = "en") -> IndexPlan:
    return IndexPlan(parts_of(records), language, sizes=SMALL)


def files_of(plan: IndexPlan, cache: Cache = NO_CACHE, jobs: int = 1) -> dict[str, bytes]:
    """The files of an index, each after a look at its digest."""
    made = ShardedIndex(plan, cache, jobs).files()
    files = read_files(made)
    assert {path: file.digest for path, file in made.items()} == {p: file_digest(data) for p, data in files.items()}
    scripts = {path: file.script for path, file in made.items()}
    assert all(file.digest == file_digest(file.read()) for file in scripts.values())
    return files


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
    plan = planned(records, language)
    assert len(plan.shards) > 1 or len(records) < 4
    assert decoded_index(files_of(plan)) == decoded_index(whole_index(records, language))


def test_shards_have_several_leaves_with_several_bundles_of_several_pages() -> None:
    plan = planned(given("en")())
    leaves = [leaf for shard in plan.shards for leaf in shard]
    bundles = [bundle for leaf in leaves for bundle in leaf.items]
    assert len(plan.parts) > len(bundles) > len(leaves) > 2 * len(plan.shards) > 8


def test_several_processes_make_the_same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(given("fr")(), "fr")
    alone = files_of(plan, jobs=2)
    monkeypatch.setattr(index_making, "_BATCH", 2_000)
    assert files_of(plan) == alone
    monkeypatch.setattr(index_making, "_LITTLE", 0)
    monkeypatch.setattr(index_making, "_PROCESS", 2_000)
    cache = KeptInMemory()
    assert files_of(plan, cache, jobs=2) == alone
    assert files_of(plan, cache, jobs=2) == alone


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_words_that_are_divided_among_processes_are_cut_into_the_same_pieces(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(index_pieces, "_PIECE_SIZE", 150)
    monkeypatch.setattr(index_pieces, "_PROCESS", 500)
    plan = planned(given(language)(), language)
    cache = KeptInMemory()
    alone = files_of(plan, cache)
    assert sum(path.endswith(INDEX_ENDING) for path in alone) > 5
    begun: list[object] = []

    def counted(*given: Any) -> Callable[[], Any]:
        begun.append(given)
        return begin_in_process(*given)

    monkeypatch.setattr(index_pieces, "begin_in_process", counted)
    for kept in (NO_CACHE, cache):
        assert files_of(plan, kept, jobs=3) == alone
    assert len(begun) >= 2


def test_what_another_process_refuses_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_making, "_LITTLE", 0)
    index = ShardedIndex(planned([SearchRecord("a.html", "A", "_____x")]), NO_CACHE, jobs=2)
    with pytest.raises(UnknownIndexFormat, match="mark of its own"):
        index.files()


Edit = Callable[[list[SearchRecord]], None]


def changed(records: list[SearchRecord]) -> None:
    at = len(records) // 2
    records[at] = replace(records[at], title="A new title")


def grown(records: list[SearchRecord]) -> None:
    at = len(records) // 3
    records[at] = replace(records[at], content="one more harbour " * 90, blocks=())


def added(records: list[SearchRecord]) -> None:
    records.append(SearchRecord("articles/b300.html", "Naïve", "A new harbour’s co-operation."))


def removed(records: list[SearchRecord]) -> None:
    page = page_of(records[len(records) // 4])
    records[:] = [record for record in records if page_of(record) != page]


def first_note_removed(records: list[SearchRecord]) -> None:
    records.remove(next(record for record in records if "#" in record.url))


def left_without_words(records: list[SearchRecord]) -> None:
    at = len(records) // 5
    records[at] = replace(records[at], content="…", blocks=())


EDITS: Sequence[Edit] = (changed, grown, added, removed, first_note_removed, left_without_words)


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_kept_is_not_made_again_and_an_edit_reads_few_records(edit: Edit) -> None:
    records = list(given("en")())
    cache = KeptInMemory()
    before = files_of(planned(records), cache)
    cache.missed = 0
    assert files_of(planned(records), cache) == before
    assert cache.missed == 0
    edit(records)
    records.sort(key=lambda record: record.url)
    asked: list[str] = []

    def watched(part: RecordsPart) -> RecordsPart:
        def read() -> Sequence[SearchRecord]:
            asked.append(part.name)
            return part.records()

        return replace(part, records=read)

    plan = planned(records)
    assert sum(key not in cache.data for key in plan.shard_keys) in (1, 2, 3)
    read = replace(plan, parts=[watched(part) for part in plan.parts])
    assert files_of(read, cache) == files_of(plan)
    assert 0 < len(asked) < len(plan.parts) / 4


def test_random_edits_leave_the_index_that_is_made_from_nothing() -> None:
    chance = random.Random(7)
    records = list(given("de")())
    cache = KeptInMemory()
    for _ in range(12):
        for edit in chance.sample(EDITS, chance.choice([1, 1, 2])):
            edit(records)
            chance.shuffle(records)  # so that the next edit is of another record
        records = sorted({record.url: record for record in records}.values(), key=lambda record: record.url)
        plan = planned(records, "de")
        assert files_of(plan, cache) == files_of(plan)
        chance.shuffle(records)


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_a_cache_that_has_lost_anything_gives_the_same_files(share: float) -> None:
    chance = random.Random(share)
    plan = planned(given("ru")(), "ru")
    cache = KeptInMemory()
    before = files_of(plan, cache)
    for _ in range(6):
        for key in list(cache.data):
            if chance.random() < share:
                del cache.data[key]
        assert files_of(plan, cache) == before


def test_a_text_is_made_again_if_it_is_lost_before_it_is_read() -> None:
    plan = planned(given("en")())
    cache = KeptInMemory()
    before = files_of(plan, cache)
    again = ShardedIndex(plan, cache, jobs=1).files()
    cache.data.clear()
    assert read_files(again) == before


def test_an_index_of_the_same_records_is_known_by_its_list_and_read_only_where_a_file_is_needed() -> None:
    request = IndexRequest(parts_of(given("en")()), Settings("A briefing", language="en"))
    cache = KeptInMemory()
    made = request.make(cache)
    files = made.read()
    kept = set(cache.data)
    cache.asked.clear()
    again = request.make(cache)
    assert len(cache.asked) == 1
    assert {path: file.digests for path, file in again.files.items()} == {p: f.digests for p, f in made.files.items()}
    assert again.fingerprint == made.fingerprint
    assert request.with_folder_search(again).read() == request.with_folder_search(made).read()
    assert set(cache.data) == kept
    cache.data = {request.plan.list_key: cache.data[request.plan.list_key]}
    assert request.make(cache).read() == files


def test_bundles_whose_short_names_are_the_same_get_longer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(given("en")())
    usual = files_of(plan)
    monkeypatch.setattr(index_format, "_SHORTEST_HASH", 1)
    cache = KeptInMemory()
    for _ in range(2):
        files = files_of(plan, cache)
        assert {len(path) for path in files if path.endswith(FRAGMENT_ENDING)} != {len(fragment_path("en_0"))}
        assert texts_of(files) == texts_of(usual)


def texts_of(files: Mapping[str, bytes]) -> list[str]:
    return [text for text, _ in decoded_index(files)["pages"]]


@pytest.mark.parametrize("text", ["_____PAGEFIND_WEIGHT___9 word", "x ______"])
def test_a_text_that_pagefind_would_take_for_its_marks_is_not_given_to_it(text: str) -> None:
    with pytest.raises(UnknownIndexFormat, match="mark of its own"):
        ShardedIndex(planned([SearchRecord("a.html", "A", text)]), NO_CACHE, jobs=1)


def test_a_sort_key_of_numbers_is_left_to_pagefind() -> None:
    records = [SearchRecord(f"{page}.html", "A", "A text.", sort={"size": str(page)}) for page in range(12)]
    with pytest.raises(UnknownIndexFormat, match="sort numbers"):
        files_of(planned(records))

"""A cache on disk gives back what was put into it or nothing, whatever has happened to its files."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.world.disk_cache import DiskCache

PIECES = {f"{number:02x}" * 20: bytes([number]) * 3000 for number in range(40)}


def filled(folder: Path, version: str = "1") -> Path:
    """The database of a cache that has all pieces."""
    with DiskCache(folder, version) as cache:
        for key, data in PIECES.items():
            cache.put(key, data)
    return folder / "pieces.sqlite"


def found(folder: Path, version: str = "1") -> dict[str, bytes]:
    with DiskCache(folder, version) as cache:
        return {key: data for key in PIECES if (data := cache.get(key)) is not None}


def change(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(statement)
    database.close()


def flip_a_byte_of_data(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(b"\x07" * 2000) + 1000
    data[at] ^= 1
    path.write_bytes(data)


def flip_every_thousandth_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), 1000):
        data[at] ^= 255
    path.write_bytes(data)


def put_a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").write_bytes(b"text")


def put_another_database_in_its_place(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE pieces (word)")


def put_a_link_in_its_place(path: Path) -> None:
    other = path.parent.parent / "precious.sqlite"
    change(other, "CREATE TABLE precious (word)")
    path.unlink()
    path.symlink_to(other)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:20_000]),
    "empty": lambda path: path.write_bytes(b""),
    "a byte of a piece": flip_a_byte_of_data,
    "bytes everywhere": flip_every_thousandth_byte,
    "something else": lambda path: path.write_bytes(b"This is a letter.\n" * 1000),
    "another database": put_another_database_in_its_place,
    "a table more": lambda path: change(path, "CREATE TABLE more (word)"),
    "a trigger": lambda path: change(path, "CREATE TRIGGER t AFTER INSERT ON uses BEGIN DELETE FROM pieces; END"),
    "no table": lambda path: change(path, "DROP TABLE uses"),
    "edited data": lambda path: change(path, "UPDATE pieces SET data = x'00' WHERE key LIKE '07%'"),
    "text for data": lambda path: change(path, "UPDATE pieces SET data = 'text'"),
    "pieces exchanged": lambda path: change(path, "UPDATE pieces SET (seal, data) = (SELECT seal, data FROM pieces)"),
    "wrong sizes": lambda path: change(path, "UPDATE uses SET size = 'big', used = 'never'"),
    "no version": lambda path: change(path, "DELETE FROM about"),
    "a folder": put_a_folder_in_its_place,
    "a link": put_a_link_in_its_place,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_cache_gives_right_data_or_none_and_can_be_filled_again(tmp_path: Path, kind: str) -> None:
    path = filled(tmp_path / "cache")
    DAMAGE[kind](path)
    left = found(tmp_path / "cache")
    assert left.items() <= PIECES.items()
    assert left != PIECES or kind == "wrong sizes"
    filled(tmp_path / "cache")
    assert found(tmp_path / "cache") == PIECES
    assert not path.is_symlink()


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    put_a_link_in_its_place(filled(tmp_path / "cache"))
    before = (tmp_path / "precious.sqlite").read_bytes()
    filled(tmp_path / "cache")
    assert (tmp_path / "precious.sqlite").read_bytes() == before


def test_one_damaged_piece_does_not_cost_the_others(tmp_path: Path) -> None:
    flip_a_byte_of_data(filled(tmp_path))
    assert len(found(tmp_path)) == len(PIECES) - 1


def test_data_is_kept_from_one_run_to_the_next_and_given_before_it_is_written(tmp_path: Path) -> None:
    with DiskCache(tmp_path, "1") as cache:
        cache.put("00", b"data")
        assert cache.get("00") == b"data"
        cache.put("00", b"newer")
    with DiskCache(tmp_path, "1") as cache:
        assert cache.get("00") == b"newer"
        assert cache.get("01") is None


def test_a_cache_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    filled(tmp_path, "1")
    assert found(tmp_path, "2") == {}
    assert found(tmp_path, "1") == {}


def test_the_least_recently_used_pieces_are_removed_when_there_are_too_many(tmp_path: Path) -> None:
    for day in range(10):
        with DiskCache(tmp_path, "1", limit=50_000, now=lambda day=day: day * 86_400.0) as cache:  # type: ignore[misc]
            cache.put(f"{day:02}", bytes(10_000))
            cache.get("00")
    with DiskCache(tmp_path, "1") as cache:
        kept = [day for day in range(10) if cache.get(f"{day:02}") is not None]
    assert kept == [0, 7, 8, 9]
    assert (tmp_path / "pieces.sqlite").stat().st_size < 150_000


def test_a_piece_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    with DiskCache(tmp_path, "1", limit=100) as cache:
        cache.put("00", bytes(101))
        assert cache.get("00") is None


def use(cache: DiskCache) -> None:
    """Put and get without an error, whether or not anything is kept."""
    with cache:
        cache.put("00", b"data")
        assert cache.get("00") in (b"data", None)
    with cache:
        assert cache.get("00") in (b"data", None)


@pytest.mark.posix
@pytest.mark.parametrize("read_only", ["cache", "cache/pieces.sqlite"])
def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, read_only: str) -> None:
    filled(tmp_path / "cache")
    (tmp_path / read_only).chmod(0o500 if (tmp_path / read_only).is_dir() else 0o400)
    use(DiskCache(tmp_path / "cache", "1"))
    (tmp_path / read_only).chmod(0o700)


def test_a_file_where_the_folder_should_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"text")
    use(DiskCache(tmp_path / "cache", "1"))
    use(DiskCache(tmp_path / "cache" / "below", "1"))
    assert (tmp_path / "cache").read_bytes() == b"text"


def test_a_full_disk_is_no_error(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with DiskCache(tmp_path, "1") as cache:
        assert cache.get("00" * 20) is not None
        assert cache._database
        cache._database.execute(f"PRAGMA max_page_count = {path.stat().st_size // 4096}")
        cache.put("aa", os.urandom(1_000_000))
    assert found(tmp_path) == PIECES


def test_a_locked_cache_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.world.disk_cache._WAIT_SECONDS", 0.01)
    other = sqlite3.connect(filled(tmp_path), isolation_level=None)
    with DiskCache(tmp_path, "1") as cache:
        assert cache.get("00" * 20) is not None
        other.execute("BEGIN EXCLUSIVE")
        cache.put("aa", b"data")
        cache.close()
        other.execute("ROLLBACK")
    other.close()
    assert found(tmp_path) == PIECES


def test_a_cache_can_be_given_to_another_process(tmp_path: Path) -> None:
    with DiskCache(tmp_path, "1") as cache:
        cache.put("00", b"data")
        cache.close()
        with pickle.loads(pickle.dumps(cache)) as copy:
            assert copy.get("00") == b"data"


def _fill(folder: Path, first: int) -> None:
    with DiskCache(folder, "1") as cache:
        for number in range(first, first + 200):
            cache.put(f"{number % 300:04}", str(number % 300).encode() * 1000)
            cache.close()


@pytest.mark.slow
def test_several_builds_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    processes = [multiprocessing.Process(target=_fill, args=(tmp_path, first)) for first in (0, 100, 50)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    with DiskCache(tmp_path, "1") as cache:
        for number in range(300):
            assert cache.get(f"{number:04}") == str(number).encode() * 1000

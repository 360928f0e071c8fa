"""Makes an index with Pagefind, over its service protocol: records in, the files of an index out.

The protocol is what Pagefind's own Node and Python wrappers speak: base64 of a JSON message, ended by a comma, in both
directions. Messages are answered in order, so that the same order gives the same index each time.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from threading import Thread
from typing import IO, Any

from pagefind_bin import get_executable

from builder.pages.search_words import INVISIBLE_SEPARATOR, SearchWord, search_keys
from builder.pages.search_writer import SearchRecord
from builder.values.errors import BriefingError

PAGEFIND_FOLDER = "pagefind"
INDEX_ENTRY_FILE = f"{PAGEFIND_FOLDER}/pagefind-entry.json"
PAGEFIND_MODULE = f"{PAGEFIND_FOLDER}/pagefind.js"
META_ENDING, FILTER_ENDING, FRAGMENT_ENDING, INDEX_ENDING = ".pf_meta", ".pf_filter", ".pf_fragment", ".pf_index"
"""The endings of Pagefind's files: the pages of a language, a filter, the text of a page, a part of the index."""

_UNUSED_FILES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""Files of interfaces that the themes do not use."""
_WEIGHT, _END_OF_WEIGHT, _LITTLE = "___PAGEFIND_WEIGHT___", "___END_PAGEFIND_WEIGHT___", 0.1
_INDEX_FORMAT = "readable, settled"
"""The steps after Pagefind: an index with other steps is made again."""


class SearchIndexError(BriefingError):
    """Pagefind could not make the index. The message says what it answered."""


class UnknownIndexFormat(SearchIndexError):
    """Pagefind's files are not of the form that is known from Pagefind 1.5. The message says what differs."""


def index_fingerprint(records: Sequence[SearchRecord], language: str) -> str:
    """Return a hash of everything that an index is made from: with the same hash, it is not made again."""
    digest = sha256(f"{version('pagefind-bin')}\n{language}\n{_INDEX_FORMAT}\n".encode())
    for record, message in zip(records, _messages(records, language), strict=True):
        digest.update(
            json.dumps([message, record.facts, [piece.display for piece in record.text]], sort_keys=True).encode()
        )
    return digest.hexdigest()


def build_index(records: Sequence[SearchRecord], language: str) -> dict[str, bytes]:
    """The files of a search index, by their path in the output, as Pagefind makes them.

    Raises:
        SearchIndexError: when Pagefind cannot be run or refuses.
    """
    # Pagefind 1.5.2 can write the files itself, but ends before the last of them is on the disk.
    answer = _converse(
        [
            {"type": "NewIndex", "config": {"force_language": language.partition("-")[0], "keep_index_url": True}},
            *_messages(records, language),
            {"type": "GetFiles", "index_id": 0},
        ]
    )
    files = {str(file["path"]): base64.b64decode(file["content"]) for file in answer["files"]}
    return {f"{PAGEFIND_FOLDER}/{path}": files[path] for path in sorted(files) if not path.startswith(_UNUSED_FILES)}


def _messages(records: Iterable[SearchRecord], language: str) -> Iterator[dict[str, Any]]:
    for record in records:
        meta = {"title": record.title, **record.meta} if record.title else record.meta
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.url,
            "content": " ".join(_weighted(record.text)),
            "language": language.partition("-")[0],
            "meta": {key: search_keys(value) for key, value in meta.items()},
            "filters": {key: [value] for key, value in record.filters.items()},
            "sort": dict(record.sort),
        }


def _weighted(text: Iterable[SearchWord]) -> Iterator[str]:
    """Return the words of a text with Pagefind's markers, which give words that are not shown little weight."""
    for unseen, words in groupby(text, key=lambda piece: piece.display.startswith(INVISIBLE_SEPARATOR)):
        yield from ((f"{_WEIGHT}{_LITTLE}",) if unseen else ())
        yield from (word.key for word in words)
        yield from ((_END_OF_WEIGHT,) if unseen else ())


def _converse(messages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Send all messages to a new Pagefind process and return its answer to the last."""
    try:
        service = subprocess.Popen(
            [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise SearchIndexError(f"Pagefind does not run here: {error}.") from error
    with service:
        assert service.stdin is not None and service.stdout is not None
        feeder = Thread(target=_feed, args=(service.stdin, messages), daemon=True)
        feeder.start()
        try:
            return _last_answer(service.stdout, len(messages))
        finally:
            service.kill()
            feeder.join()


def _last_answer(pipe: IO[bytes], expected: int) -> dict[str, Any]:
    answered = 0
    for answer in _answers(pipe):
        answered += 1
        if answer["type"] == "Error":
            raise SearchIndexError(f"Pagefind says: {answer.get('message', 'an error without words')}.")
        if answered == expected:
            return answer
    raise SearchIndexError(f"Pagefind stopped after {answered} of {expected} messages.")


def _feed(pipe: IO[bytes], messages: Iterable[dict[str, Any]]) -> None:
    try:
        for number, message in enumerate(messages):
            envelope = {"message_id": number, "payload": message}
            pipe.write(base64.b64encode(json.dumps(envelope).encode()) + b",")
        pipe.flush()
    except OSError:
        pass  # a broken pipe, on any system: the reader of the answers reports that the process has ended


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    unread: list[bytes] = []
    while chunk := os.read(pipe.fileno(), 1 << 20):
        *complete, rest = chunk.split(b",")
        for end in complete:
            answer = json.loads(base64.b64decode(b"".join((*unread, end))))
            unread = []
            yield answer["payload"]
        unread.append(rest)

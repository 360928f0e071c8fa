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
from contextlib import suppress
from itertools import groupby
from typing import IO, Any
from weakref import finalize

from pagefind_bin import get_executable

from builder.pages.search_words import INVISIBLE_SEPARATOR, SearchWord, search_keys
from builder.pages.search_writer import SearchRecord
from builder.values.errors import BriefingError
from builder.values.languages import base_language

PAGEFIND_FOLDER = "pagefind"
INDEX_ENTRY_FILE = f"{PAGEFIND_FOLDER}/pagefind-entry.json"
PAGEFIND_MODULE = f"{PAGEFIND_FOLDER}/pagefind.js"
PAGEFIND_WORKER = f"{PAGEFIND_FOLDER}/pagefind-worker.js"
META_ENDING, FILTER_ENDING, FRAGMENT_ENDING, INDEX_ENDING = ".pf_meta", ".pf_filter", ".pf_fragment", ".pf_index"
"""The endings of Pagefind's files: the pages of a language, a filter, the text of a page, a part of the index."""

_UNUSED_FILES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""Files of interfaces that the themes do not use."""
_WEIGHT, _END_OF_WEIGHT, _LITTLE_WEIGHT = "___PAGEFIND_WEIGHT___", "___END_PAGEFIND_WEIGHT___", "0.1"


class SearchIndexError(BriefingError):
    """Pagefind could not make the index. The message says what it answered."""


class UnknownIndexFormat(SearchIndexError):
    """Pagefind's files are not of the form that is known from Pagefind 1.5. The message says what differs."""


def build_index(records: Sequence[SearchRecord], language: str) -> dict[str, bytes]:
    """The files of a search index, by their path in the output, as Pagefind makes them.

    Raises:
        SearchIndexError: when Pagefind cannot be run or refuses.
    """
    return PagefindRun(index_messages(records, language), language).files()


class PagefindRun:
    """A Pagefind process that makes one index while this process does other work.

    Raises:
        SearchIndexError: when Pagefind cannot be run.
    """

    def __init__(self, messages: Iterable[dict[str, Any]], language: str) -> None:
        # Pagefind 1.5.2 can write the files itself, but ends before the last of them is on the disk.
        requests: list[dict[str, Any]] = [
            {"type": "NewIndex", "config": {"force_language": base_language(language), "keep_index_url": True}},
            *messages,
            {"type": "GetFiles", "index_id": 0},
        ]
        self._expected = len(requests)
        self._service = _start()
        self._end = finalize(self, _stop, self._service)
        # Pagefind reads all messages before it waits for its answers to be read, so both ends cannot block.
        _feed(self._service.stdin, requests)

    def files(self) -> dict[str, bytes]:
        """Wait for the index and return its files by their path in the output, without those of other interfaces.

        Raises:
            SearchIndexError: when Pagefind refuses or stops.
        """
        try:
            assert self._service.stdout is not None
            answer = _last_answer(self._service.stdout, self._expected)
        finally:
            self._end()
        files = {str(file["path"]): base64.b64decode(file["content"]) for file in answer["files"]}
        return {
            f"{PAGEFIND_FOLDER}/{path}": files[path] for path in sorted(files) if not path.startswith(_UNUSED_FILES)
        }


def index_messages(records: Iterable[SearchRecord], language: str) -> Iterator[dict[str, Any]]:
    """The records as Pagefind is given them."""
    for record in records:
        meta = {"title": record.title, **record.meta} if record.title else record.meta
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.url,
            "content": " ".join(_weighted(record.text)),
            "language": base_language(language),
            "meta": {key: search_keys(value) for key, value in meta.items()},
            "filters": {key: [value] for key, value in record.filters.items()},
            "sort": dict(record.sort),
        }


def _weighted(text: Iterable[SearchWord]) -> Iterator[str]:
    """Return the words of a text with Pagefind's markers, which give words that are not shown little weight."""
    for unseen, words in groupby(text, key=lambda piece: piece.display.startswith(INVISIBLE_SEPARATOR)):
        keys = (word.key for word in words)
        yield from with_weight(_LITTLE_WEIGHT, keys) if unseen else keys


def with_weight(weight: str, words: Iterable[str]) -> Iterator[str]:
    """Words between Pagefind's markers for a weight, from 0.0 to 10.0; without markers it is 1.0."""
    yield f"{_WEIGHT}{weight}"
    yield from words
    yield _END_OF_WEIGHT


def _start() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise SearchIndexError(f"Pagefind does not run here: {error}.") from error


def _stop(service: subprocess.Popen[bytes]) -> None:
    service.kill()
    for pipe in (service.stdin, service.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was still to be sent cannot be
                pipe.close()
    service.wait()


def _last_answer(pipe: IO[bytes], expected: int) -> dict[str, Any]:
    answered = 0
    for answer in _answers(pipe):
        answered += 1
        if answer["type"] == "Error":
            raise SearchIndexError(f"Pagefind says: {answer.get('message', 'an error without words')}.")
        if answered == expected:
            return answer
    raise SearchIndexError(f"Pagefind stopped after {answered} of {expected} messages.")


def _feed(pipe: IO[bytes] | None, messages: Iterable[dict[str, Any]]) -> None:
    assert pipe is not None
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

"""The search index of the preview, made in the background: pages do not wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock, Thread

from builder.preview.state import Preview
from builder.report import problems_to_text
from builder.values.errors import BriefingError
from builder.world.cache import LatestCache
from builder.world.index_building import IndexRequest, SearchIndex

_SECONDS_BEFORE_INDEXING = 0.4
"""Seconds in which pages are fetched before the index is made, which would slow them."""


class BackgroundIndex:
    """Makes the index that was requested last. Until it is ready, the preview keeps the one before."""

    def __init__(self, preview: Preview, say: Callable[[str], object]) -> None:
        self.preview, self.say = preview, say
        self.lock = Lock()
        self.wanted: IndexRequest | None = None
        self.made_fingerprint = ""
        self.is_working = False
        self.cache = LatestCache()

    def request(self, wanted: IndexRequest) -> Callable[[], SearchIndex]:
        """Remember which index a site needs. The index returned is empty: the server has the files, not the site."""
        self.wanted = wanted
        return lambda: SearchIndex({})

    def renew(self) -> None:
        """Start to make the index that is needed now, unless it is ready or already being made."""
        with self.lock:
            if self.is_working or self.wanted is None or self.wanted.fingerprint == self.made_fingerprint:
                return
            self.is_working = True
        Thread(target=self._make, daemon=True).start()

    def _make(self) -> None:
        while True:
            time.sleep(_SECONDS_BEFORE_INDEXING)
            wanted = self.wanted
            assert wanted is not None
            try:
                self.cache.begin()
                made = wanted.make(self.cache)
                self.preview.publish_search(made.read())
                if made.problems:
                    self.say(problems_to_text(made.problems))
            except BriefingError as refused:
                if not self.preview.over:  # Ctrl-C ends Pagefind too
                    self.say(f"briefing: {refused}\n")
            with self.lock:
                self.made_fingerprint = wanted.fingerprint
                if self.wanted is wanted or self.wanted is None or self.wanted.fingerprint == self.made_fingerprint:
                    self.is_working = False
                    return

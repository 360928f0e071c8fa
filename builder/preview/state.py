"""What the preview shows: the last good site, its search index, and the problems, for every open page.

The whole site is replaced in one step, so that no page is part of one build and part of another.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Condition

from builder.values.problems import Problem
from builder.values.visible_text import visible_line, visible_lines

_SECONDS_TO_AWAIT_INDEX = 10.0
"""Seconds that a search waits for the first index, which is made after the first pages."""

_HEARTBEAT_SECONDS = 15.0
"""Seconds after which an open page is sent a comment, so that a page that was closed is noticed."""


@dataclass(frozen=True)
class PreviewState:
    """What the preview shows: the last good site, its search index, and the present problems.

    ``previous_search`` is the index before: a search that has begun can still request a part of it.
    ``is_good`` is true if the site was built from the content as it is now. ``pages_version`` and ``index_version``
    count the changes of each.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    search: Mapping[str, bytes] = field(default_factory=dict)
    previous_search: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    is_good: bool = True
    pages_version: int = 0
    index_version: int = 0

    def find(self, path: str) -> bytes | None:
        """Return the file at a path, or ``None``."""
        return next((files[path] for files in (self.files, self.search, self.previous_search) if path in files), None)


class Preview:
    """The present state. A build replaces it; open pages wait for changes of it."""

    def __init__(self) -> None:
        self.shown = PreviewState()
        self.changed = Condition()
        self.over = False
        self.run = f"{time.time_ns():x}"  # a page of an earlier run sees from it that it is out of date

    def publish(self, files: Mapping[str, bytes], problems: Sequence[Problem]) -> bool:
        """Replace the site that is shown. Return whether it differs from the last."""
        with self.changed:
            differs = files != self.shown.files
            self._show(
                replace(
                    self.shown,
                    files=files,
                    problems=tuple(problems),
                    is_good=True,
                    pages_version=self.shown.pages_version + differs,
                )
            )
        return differs

    def publish_search(self, search: Mapping[str, bytes]) -> None:
        """Replace the search index."""
        with self.changed:
            if search != self.shown.search:
                self._show(
                    replace(
                        self.shown,
                        search=search,
                        previous_search=self.shown.search,
                        index_version=self.shown.index_version + 1,
                    )
                )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems and keep the last good site."""
        with self.changed:
            self._show(replace(self.shown, problems=tuple(problems), is_good=False))

    def close(self) -> None:
        """Release every waiting request."""
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def _show(self, shown: PreviewState) -> None:
        self.shown = shown
        self.changed.notify_all()

    def wait_for_change(self, seen: PreviewState | None) -> PreviewState | None:
        """Return the state as soon as it is not ``seen``, or ``None`` if nothing changes for `_HEARTBEAT_SECONDS`."""
        with self.changed:
            self.changed.wait_for(lambda: self.over or self.shown is not seen, _HEARTBEAT_SECONDS)
            return None if self.shown is seen else self.shown

    def await_search(self) -> None:
        """Wait for the first search index."""
        with self.changed:
            self.changed.wait_for(lambda: self.over or self.shown.search, _SECONDS_TO_AWAIT_INDEX)

    def version(self, count: int) -> str:
        """Return a name for a version: a number of changes in this run."""
        return f"{self.run}-{count}"

    def state_json(self, shown: PreviewState) -> str:
        """Return the state as JSON for an open page."""
        return json.dumps(
            {
                "pages": self.version(shown.pages_version),
                "index": self.version(shown.index_version),
                "title": _title(shown),
                "problems": [
                    {
                        "place": visible_line(str(problem.place)),
                        "severity": problem.severity,
                        "message": visible_line(problem.message),
                        "hint": visible_lines(problem.hint),
                    }
                    for problem in shown.problems
                ],
            },
            ensure_ascii=False,
        )


def _title(shown: PreviewState) -> str:
    count = len(shown.problems)
    what = f"{count} {'problem' if count == 1 else 'problems'}"
    if shown.is_good:
        return what
    return f"{what}. What you see is the last site that could be built." if shown.files else what

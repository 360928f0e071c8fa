"""Search as a reader uses it, in either browser: words put into the field, and what is then on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browsing import served
from tests.visiting import Visitor

TYPE = """async (queries) => {
  const [field, panel] = ["query", "search"].map((id) => document.getElementById(id));
  const results = () => [...document.querySelectorAll("#results > li")].map((item) => ({
    address: item.querySelector("h3 a").getAttribute("href"), title: item.querySelector("h3").textContent,
    facts: item.querySelector(".facts-line").textContent, excerpt: item.querySelector(".excerpt").textContent,
    marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent) }));
  const answers = [];
  for (const query of queries) {
    field.value = query;
    // A form that is sent does not wait for further letters.
    field.form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    for (let turn = 0; turn < 5000 && panel.getAttribute("aria-busy") !== "false"; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const offers = document.querySelectorAll("#offers:not([hidden]) button");
    answers.push({ results: results(), status: document.getElementById("status").textContent,
      offers: [...offers].map((button) => button.textContent) });
  }
  const labels = [...document.querySelectorAll("#filters label")];
  return { answers, values: labels.map((label) => label.firstChild.nextSibling.textContent.trim()), seen };
}"""


@dataclass(frozen=True)
class Result:
    """One result: the path and fragment it leads to, and what is shown of it."""

    address: str
    title: str
    facts: str
    excerpt: str
    marked: Sequence[str]


@dataclass(frozen=True)
class Answer:
    """What is on the page for a query."""

    results: Sequence[Result]
    status: str
    offers: Sequence[str]

    @property
    def addresses(self) -> list[str]:
        return [result.address for result in self.results]


def asked(visit: Visitor, root: str, queries: Sequence[str]) -> tuple[dict[str, Answer], list[str]]:
    """The answers to queries on the search page below an address, and the values of all filters in their order."""
    came = visit(f"{root}search.html", TYPE, list(queries))
    assert not came.complaints
    assert not came.value["seen"]["refused"]
    answers = {}
    for query, answer in zip(queries, came.value["answers"], strict=True):
        results = [
            Result(**{**result, "address": re.sub(r"\?[^#]*", "", result["address"])}) for result in answer["results"]
        ]
        answers[query] = Answer(results, answer["status"], answer["offers"])
    return answers, came.value["values"]


@contextmanager
def root_of(site: Path, place: str) -> Iterator[str]:
    """The address of a site's top, opened from its folder or served."""
    if place == "folder":
        yield f"{site.as_uri()}/"
    else:
        with served(site) as address:
            yield address

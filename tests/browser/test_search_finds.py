"""Search finds what a text says, in any script and spelling: served and from a folder, in Chromium and in Firefox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from tests.browser.search_cases import CASES, GIVEN
from tests.conftest import SHARED
from tests.copying import write
from tests.finding import Answer, asked, root_of
from tests.visiting import BROWSERS, Visitor

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

"""Which outputs are made: those that are requested, in order, if a briefing has what they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from builder.outputs.external import OutputFailed
from builder.outputs.output import Need, OutputInput
from builder.outputs.output_files import offered_outputs, output_files, requested_outputs, split_by_need
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.values.briefing import Settings
from tests.connected import SMALL, connected, published_at


@dataclass(frozen=True)
class Letters:
    """An output of one file, which readers are offered."""

    name: str
    needs: tuple[Need, ...] = ()
    title: str = "Letters"

    def files(self, given: OutputInput) -> Mapping[str, bytes]:
        return {f"{self.name}.txt": " ".join(given.files).encode()}

    def path(self, settings: Settings) -> str:
        return f"{self.name}.txt" if settings.title else ""


PLAIN, PUBLISHED, LATE = Letters("plain"), Letters("published", ("address",)), Letters("late", ("files",))
ADDRESS = "https://a.example/"


def test_our_own_come_in_their_own_order_whatever_the_order_of_the_request() -> None:
    assert [output.name for output in requested_outputs(["zip", "epub"])] == [
        output.name for output in requested_outputs(["epub", "zip"])
    ]
    assert requested_outputs([]) == ()


def test_a_name_that_no_package_has_is_said() -> None:
    with pytest.raises(OutputFailed, match="no-such-output"):
        requested_outputs(["zip", "no-such-output"])


@pytest.mark.parametrize(
    ("settings", "offered"),
    [
        (Settings("T"), ["plain", "late"]),
        (Settings("T", url=ADDRESS), ["plain", "published", "late"]),
        (Settings(""), []),
    ],
)
def test_a_file_is_offered_if_it_has_a_path_and_can_be_made(settings: Settings, offered: list[str]) -> None:
    assert list(offered_outputs([PLAIN, PUBLISHED, LATE], settings)) == offered


def test_those_that_need_the_other_files_are_made_after_them() -> None:
    assert split_by_need([LATE, PLAIN, PUBLISHED]) == ([PLAIN, PUBLISHED], [LATE])


@pytest.mark.parametrize(("url", "made"), [("", {"plain.txt"}), (ADDRESS, {"plain.txt", "published.txt"})])
def test_what_needs_an_address_is_made_with_one_only(url: str, made: set[str]) -> None:
    site, words = connected(SMALL)
    given = OutputInput(published_at(site, url), Theme(bundled_themes() / DEFAULT_THEME), words)
    assert output_files([PLAIN, PUBLISHED], given).keys() == made

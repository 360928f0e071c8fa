"""Who is named together: by texts that name few rather than by those that name all."""

from __future__ import annotations

from pathlib import Path

from builder.checking import check_content
from builder.meaning.cooccurrence import MOST_ENTRIES_OF_A_TEXT, related_entries

NAMES = ("Alba", "Bruno", "Carla", "Dario")


def company_of(tmp_path: Path, articles: list[str], names: tuple[str, ...] = NAMES) -> dict[str, tuple[str, ...]]:
    content = tmp_path / "content"
    for folder in ("articles", "entries"):
        (content / folder).mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Small\n", encoding="utf-8")
    (content / "entries" / "all.yaml").write_text(
        "".join(f"- {{id: {name.lower()}, type: person, name: {name}}}\n" for name in names), encoding="utf-8"
    )
    for number, text in enumerate(articles):
        (content / "articles" / f"a{number}.md").write_text(f"---\ntitle: A{number}\n---\n{text}\n", encoding="utf-8")
    checked = check_content(content)
    assert not checked.problems
    found = {entry.id: related_entries(checked.site, entry.id) for entry in checked.site.briefing.entries}
    return {entry: related for entry, related in found.items() if related}


def test_the_closest_come_first(tmp_path: Path) -> None:
    found = company_of(tmp_path, ["Alba met Bruno.", "Alba met Bruno again.", "Alba met Carla."])
    assert found["alba"] == ("bruno", "carla")
    assert found["carla"] == ("alba",)


def test_a_text_about_two_counts_more_than_one_about_everybody(tmp_path: Path) -> None:
    found = company_of(
        tmp_path, ["Alba, Bruno, Carla and Dario came.", "Alba, Bruno and Carla left.", "Alba saw Dario."]
    )
    assert found["alba"][0] == "dario"


def test_who_is_named_alone_keeps_no_company(tmp_path: Path) -> None:
    assert "alba" not in company_of(tmp_path, ["Alba came.", "Bruno met Carla."])


def test_a_crowd_says_nothing_of_two(tmp_path: Path) -> None:
    names = tuple(f"Q{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(MOST_ENTRIES_OF_A_TEXT + 1))
    assert company_of(tmp_path, [", ".join(names)], names) == {}

"""Which article an annotation is on: its address, that of a copy, or the option."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desk.test_import_notes import BRIDGE, SMALL, annotation, contents, export, report, said, take


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.mark.parametrize(
    "address",
    [
        BRIDGE,
        "http://courier.example/bridge/",
        "https://www.courier.example/bridge?utm_source=a&utm_medium=b#part",
        "https://COURIER.example:443/bridge?fbclid=x",
        "https://archive.example/a/",
    ],
)
def test_an_article_is_known_by_its_address_or_that_of_its_copy(content: Path, tmp_path: Path, address: str) -> None:
    path = content / "articles" / "closure.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("via:", "archived: https://archive.example/a\nvia:"), encoding="utf-8"
    )
    assert (
        take(
            export(
                tmp_path,
                annotation("two cracks")
                | {"uri": address, "target": [{"selector": annotation("two cracks")["target"][0]["selector"]}]},
            ),
            content,
        )
        == 0
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/bridge?page=2",
        "https://courier.example/Bridge",
        "https://courier.example:8080/bridge",
        "file:///bridge",
        "https://[",
        "",
        "urn:x-pdf:1",
    ],
)
def test_another_address_is_another_page(content: Path, tmp_path: Path, address: str) -> None:
    file = export(
        tmp_path,
        {
            **annotation("two cracks"),
            "uri": address,
            "target": [{"selector": annotation("two cracks")["target"][0]["selector"]}],
        },
    )
    assert take(file, content) == 1
    assert contents(content) == contents(SMALL)
    assert take(file, content, "--article", "closure") == 0


def test_an_address_that_two_articles_have_is_settled_by_the_option_alone(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(content / "articles" / "closure.md", content / "articles" / "copy.md")
    file = export(tmp_path, annotation("two cracks"))
    assert said(report(file, content, capsys)) == ["no-article"]
    assert report(file, content, capsys, "--article", "copy")["added"] == ["copy#two-cracks"]
    assert (content / "notes" / "copy.yaml").is_file()

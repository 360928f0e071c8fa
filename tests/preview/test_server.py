"""The live preview as a program talks to it: what is answered, and what is shown after each kind of save."""

from __future__ import annotations

import http.client
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from builder.pages.theme_errors import ThemeNotFound
from builder.preview.server import PreviewServer, content_type, is_own_host, with_preview_script
from builder.preview.state import Preview
from builder.preview.watched_briefing import WatchedBriefing
from builder.values.problems import Problem
from builder.values.text_file import Place
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
"""These tests build whole sites again and again."""

SMALL = ROOT / "tests" / "briefings" / "small"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A correct briefing that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@dataclass
class Previewed:
    """A server of a briefing, which looks at it when told to."""

    server: PreviewServer
    watched: WatchedBriefing
    said: list[str] = field(default_factory=list)

    def look(self) -> bool:
        return self.watched.rebuild_if_changed()

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer, text

    def state(self) -> dict[str, object]:
        """What an open page would be told now."""
        preview = self.server.preview
        return dict(json.loads(preview.state_json(preview.shown)))


@contextmanager
def previewing(content: Path, theme: str = "") -> Iterator[Previewed]:
    preview = Preview()
    server = PreviewServer(preview, 0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    said: list[str] = []
    try:
        yield Previewed(server, WatchedBriefing(content, theme, False, server.address, preview, said.append), said)
    finally:
        preview.close()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def preview(content: Path) -> Iterator[Previewed]:
    with previewing(content) as previewed:
        yield previewed


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_save_is_shown_and_nothing_is_built_without_one(preview: Previewed, content: Path) -> None:
    assert preview.look()
    assert not preview.look()
    write(content / "pages" / "extra.md", "---\ntitle: Extra\n---\nBrand new.\n")
    assert preview.look()
    assert "Brand new." in preview.ask("/extra.html")[1]


def test_a_page_that_is_deleted_is_gone(preview: Previewed, content: Path) -> None:
    write(content / "pages" / "extra.md", "---\ntitle: Extra\n---\nText.\n")
    preview.look()
    (content / "pages" / "extra.md").unlink()
    preview.look()
    assert preview.ask("/extra.html")[0].status == 404


def test_a_save_by_a_move_is_shown(preview: Previewed, content: Path) -> None:
    preview.look()
    write(content / ".new.md", "---\ntitle: Front\n---\nMoved here.\n")
    (content / ".new.md").replace(content / "pages" / "index.md")
    preview.look()
    assert "Moved here." in preview.ask("/")[1]


def test_a_save_that_changes_no_page_is_no_new_site(preview: Previewed, content: Path) -> None:
    preview.look()
    before = preview.state()
    path = content / "pages" / "index.md"
    write(path, path.read_text(encoding="utf-8") + "\n\n")
    assert preview.look()
    assert preview.state() == before


def test_200_saves_end_with_the_last_shown(preview: Previewed, content: Path) -> None:
    def save() -> None:
        for number in range(1, 201):
            write(content / "pages" / "index.md", f"---\ntitle: Front\n---\nSave number {number}.\n")

    preview.look()
    saving = Thread(target=save)
    saving.start()
    while saving.is_alive():
        preview.look()
    preview.look()
    assert "Save number 200." in preview.ask("/")[1]


BROKEN = {
    "yaml": ("notes/meeting.yaml", "- id: [\n"),
    "settings": ("briefing.yaml", "titel: Wrong\n"),
    "empty": ("briefing.yaml", ""),
    "not UTF-8": ("articles/meeting.md", None),
}


@pytest.mark.parametrize(("name", "text"), BROKEN.values(), ids=BROKEN)
def test_problems_are_told_while_the_last_good_site_stands(
    preview: Previewed, content: Path, name: str, text: str | None
) -> None:
    preview.look()
    front = preview.ask("/")[1]
    before = (content / name).read_bytes()
    (content / name).write_bytes(b"\xff\xfe" if text is None else text.encode())
    preview.look()
    assert preview.ask("/")[1] == front
    problems = preview.state()["problems"]
    assert isinstance(problems, list) and any(name in problem["place"] for problem in problems)
    assert any(name in said for said in preview.said)
    (content / name).write_bytes(before)
    preview.look()
    assert preview.state()["problems"] == []


def test_a_quote_that_is_lost_blocks_nothing(preview: Previewed, content: Path) -> None:
    preview.look()
    notes = content / "notes" / "meeting.yaml"
    write(
        notes,
        notes.read_text(encoding="utf-8")
        + "\n- id: lost\n  quote: Zebras never dance on Tuesdays\n  text: Still shown.\n",
    )
    preview.look()
    assert "Still shown." in preview.ask("/articles/meeting.html")[1]
    problems = preview.state()["problems"]
    assert isinstance(problems, list) and len(problems) == 1


def test_a_content_folder_that_goes_and_comes_back_is_shown_again(preview: Previewed, content: Path) -> None:
    preview.look()
    content.rename(content.with_name("elsewhere"))
    preview.look()
    assert preview.state()["problems"]
    assert preview.ask("/")[0].status == 200
    content.with_name("elsewhere").rename(content)
    preview.look()
    assert preview.state()["problems"] == []


def test_before_the_first_good_build_every_address_shows_what_is_wrong(preview: Previewed, content: Path) -> None:
    good = (content / "briefing.yaml").read_text(encoding="utf-8")
    write(content / "briefing.yaml", "titel: <Wrong>\n")
    preview.look()
    answer, text = preview.ask("/articles/meeting.html")
    assert answer.status == 503
    assert "preview.js" in text and "briefing.yaml:1:1" in text and "<Wrong>" not in text
    write(content / "briefing.yaml", good)
    preview.look()
    assert preview.ask("/articles/meeting.html")[0].status == 200


def test_a_theme_is_watched_and_what_is_wrong_in_it_is_a_problem(content: Path, tmp_path: Path) -> None:
    template = tmp_path / "theme" / "templates" / "404.html"
    lost = '{% extends "default/404.html" %}{% block main %}<h1>Lost</h1>{% endblock %}'
    write(template, lost)
    with previewing(content, str(tmp_path / "theme")) as preview:
        preview.look()
        for broken in ("{% block main %}", lost.replace("Lost", "{{ nobody.knows }}")):
            write(template, broken)
            preview.look()
            problems = preview.state()["problems"]
            assert isinstance(problems, list) and any("404.html" in problem["place"] for problem in problems)
            assert "<h1>Lost</h1>" in preview.ask("/nowhere")[1]
        shutil.rmtree(tmp_path / "theme")
        preview.look()
        assert "There is no theme" in str(preview.state()["problems"])
        write(template, lost.replace("Lost", "Found"))
        preview.look()
        assert preview.state()["problems"] == []
        assert "<h1>Found</h1>" in preview.ask("/nowhere")[1]


def test_a_theme_that_the_settings_name_may_come_later(preview: Previewed, content: Path) -> None:
    settings = content / "briefing.yaml"
    preview.look()
    write(settings, settings.read_text(encoding="utf-8") + "theme: ours\n")
    preview.look()
    assert "unknown" in "".join(preview.said) or "There is no theme" in "".join(preview.said)
    write(content.parent / "themes" / "ours" / "assets" / "theme.css", "body { color: teal }\n")
    preview.look()
    assert preview.state()["problems"] == []
    assert "teal" in preview.ask("/assets/theme.css")[1]


def test_a_theme_that_is_not_there_at_first_is_refused(content: Path) -> None:
    with pytest.raises(ThemeNotFound):
        WatchedBriefing(content, "nowhere", False, "", Preview())


def test_pages_have_the_preview_and_files_have_not(preview: Previewed) -> None:
    preview.look()
    assert b"_briefing" not in preview.server.preview.shown.files["index.html"]
    answer, text = preview.ask("/")
    assert answer.status == 200
    assert re.search(
        r'<link rel="stylesheet" href="/_briefing/preview\.css">\n'
        r'<script src="/_briefing/preview\.js\?[^"]+" defer></script>\n</head>',
        text,
    )
    assert "_briefing" not in preview.ask("/assets/style.css")[1]


def test_a_page_without_a_head_has_the_preview_too() -> None:
    assert with_preview_script(b"<p>x", "1", "1").endswith(b"</script>\n<p>x")


@pytest.mark.parametrize(
    "path", ["/_briefing/preview.js", "/_briefing/preview.css", "/", "/nowhere", "/articles/meeting.html?q=1"]
)
def test_nothing_is_kept_by_the_browser(preview: Previewed, path: str) -> None:
    preview.look()
    assert preview.ask(path)[0].headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/articles/",
        "/articles",
        "/../briefing.yaml",
        "/%2e%2e/briefing.yaml",
        "//etc/passwd",
        "/%ff",
        "/_briefing/server.py",
        "/_briefing/../server.py",
    ],
)
def test_an_unknown_address_shows_the_sites_own_page(preview: Previewed, path: str) -> None:
    preview.look()
    answer, text = preview.ask(path)
    assert answer.status == 404
    assert 'href="/assets/style.css"' in text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "[::1]", "LOCALHOST"])
def test_this_machines_names_are_answered(host: str) -> None:
    assert is_own_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "localhost.example.org:8000",
        "127.0.0.1.example.org",
        "0.0.0.0",
        "localhost:x",
        "[::1]:8000.example.org",
        "::1",
    ],
)
def test_another_name_is_not_answered(preview: Previewed, host: str) -> None:
    preview.look()
    assert not is_own_host(host)
    for path in ("/", "/_briefing/changes"):
        answer, text = preview.ask(path, Host=host)
        assert answer.status == 421
        assert "Little Marrow" not in text


def test_a_request_for_the_head_has_no_body(preview: Previewed) -> None:
    preview.look()
    answer, text = preview.ask("/", "HEAD")
    assert (answer.status, text) == (200, "")
    assert int(answer.headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/style.css", "text/css; charset=utf-8"),
        ("assets/search.js", "text/javascript; charset=utf-8"),
        ("assets/icon.svg", "image/svg+xml"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
        ("feed.xml", "application/xml"),
        ("photo.JPG", "image/jpeg"),
        ("graph.jsonld", "application/ld+json"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_that_its_ending_says(path: str, kind: str) -> None:
    assert content_type(path) == kind


def test_open_pages_are_told_of_changes_and_block_nobody(preview: Previewed) -> None:
    preview.look()
    waiting = []
    for _ in range(12):
        connection = http.client.HTTPConnection("127.0.0.1", preview.server.server_port)
        connection.request("GET", "/_briefing/changes")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        assert json.loads(answer.readline().removeprefix(b"data: "))["problems"] == []
        answer.readline()
        waiting.append((connection, answer))
    assert preview.ask("/")[0].status == 200
    preview.server.preview.show_problems([Problem(Place("a.md", 2, 3), "code", "Wrong.", "Mend it.")])
    for connection, answer in waiting:
        (problem,) = json.loads(answer.readline().removeprefix(b"data: "))["problems"]
        assert problem == {"place": "a.md:2:3", "severity": "error", "message": "Wrong.", "hint": "Mend it."}
        connection.close()


def test_copies_are_neither_made_nor_offered(preview: Previewed, content: Path) -> None:
    settings = content / "briefing.yaml"
    write(settings, settings.read_text(encoding="utf-8") + "with: [zip, single, epub]\n")
    preview.look()
    assert not [path for path in preview.server.preview.shown.files if path.startswith("copies/")]
    assert "copies/" not in preview.ask("/")[1]

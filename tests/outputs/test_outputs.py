"""Outputs of other packages: found where they are named, held to the rules, and their faults told as theirs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.cli import main
from builder.desk.schemas import schema_for
from builder.outputs.builtin import ALWAYS, ON_REQUEST
from builder.values import entry_points
from builder.values.vocabulary import COPY_KINDS
from tests.conftest import ROOT
from tests.connected import SMALL, WITHHELD

DOCUMENTED = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")

Install = Callable[[str, str], None]
"""Installs a package: its module, and the lines of its entry points."""


def write_package(folder: Path, name: str, source: str, entries: str) -> None:
    """What an installer leaves of a package: a module, and a folder of metadata."""
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{entry_points.OUTPUTS}]\n{entries}\n", encoding="utf-8")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs packages for this process."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    entry_points.entry_points_of.cache_clear()
    before = set(sys.modules)
    yield lambda source, entries: write_package(folder, "other", source, entries)
    for name in set(sys.modules) - before:
        if name in ("other", "another"):
            del sys.modules[name]
    entry_points.entry_points_of.cache_clear()


def output(body: str, **attributes: object) -> str:
    """The source of an output: the body of ``files``, and attributes of the class."""
    lines = [f"    {name} = {value!r}" for name, value in {"name": "extra", "needs": (), **attributes}.items()]
    return "\n".join(["class Extra:", *lines, "    def files(self, given):", f"        {body}", ""])


def build(content: Path, site: Path, *arguments: str) -> int:
    return main(["build", "--content", str(content), "--output", str(site), "--no-search", *arguments])


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_documented_package_adds_its_file_by_the_command_line(tmp_path: Path) -> None:
    (source,) = re.findall(r"^```python\n(# claims_table\.py\n.*?)^```$", DOCUMENTED, re.MULTILINE | re.DOTALL)
    (entry,) = re.findall(r'^claims-table = "(.+)"$', DOCUMENTED, re.MULTILINE)
    assert source.count("\n") <= 31
    packages = tmp_path / "packages"
    packages.mkdir()
    write_package(packages, "claims_table", source, f"claims-table = {entry}")
    done = subprocess.run(
        [sys.executable, "-m", "builder", "build", "--content", SMALL, "--no-search", "--with", "claims-table,single"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(packages)])},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    table = (tmp_path / "site" / "copies" / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert table[0] == "claim,who,stance"
    assert len(table) > 1
    front = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '<a href="copies/claims.csv" download>claims (CSV)</a>' in front
    assert re.search(r'<a href="copies/[^"]+\.html">one page</a>', front)


def test_a_package_that_is_not_named_changes_nothing(install: Install, tmp_path: Path) -> None:
    assert build(SMALL, tmp_path / "without") == 0
    install(output("return {'extra.txt': b'x'}"), "extra = other:Extra")
    assert build(SMALL, tmp_path / "with") == 0
    assert files(tmp_path / "with") == files(tmp_path / "without")


def test_the_settings_may_name_it_and_without_the_package_the_build_stops_there(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    settings = content / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "with: [extra]\n", encoding="utf-8")
    assert build(content, tmp_path / "site") == 1
    assert re.search(r"briefing\.yaml:\d+:8: .*“extra” is not one of the words", capsys.readouterr().err)
    entry_points.entry_points_of.cache_clear()
    install(output("return {'extra.txt': b'x'}"), "extra = other:Extra")
    assert build(content, tmp_path / "site") == 0
    assert (tmp_path / "site" / "extra.txt").read_bytes() == b"x"
    assert "extra" in json.dumps(schema_for("briefing"))


FAULTS = {
    "it fails": (output("raise ValueError('no luck')"), "ValueError: no luck"),
    "text for bytes": (output("return {'extra.txt': 'x'}"), "“extra.txt” is not given as bytes"),
    "no mapping": (output("return [1]"), "AttributeError"),
    "a page that is there": (output("return {'index.html': b'x'}"), "“index.html” is a file that the site has"),
    "a page that is there but for case": (output("return {'Index.HTML': b'x'}"), "one name where case does not count"),
    "outside": (output("return {'../extra.txt': b'x'}"), "no path within a folder"),
    "from the root": (output("return {'/extra.txt': b'x'}"), "no path within a folder"),
    "with backslashes": (output(r"return {'a\\extra.txt': b'x'}"), "Windows allows no file named"),
    "the list of what was written": (output("return {'.briefing.json': b'x'}"), "“.briefing.json”"),
    "a device": (output("return {'data/con.csv': b'x'}"), "Windows allows no file named"),
    "no output": ("Extra = 3\n", "cannot be loaded: AttributeError"),
    "files that are no function": ("class Extra:\n    needs = files = ()\n", "“files” is not a function"),
    "not to be imported": ("import nothing_of_this_name\n", "ModuleNotFoundError"),
    "nothing of that name": ("", "cannot be loaded: AttributeError"),
    "a path that cannot be asked for": (
        output("return {}", title="t") + "    def path(self, settings):\n        return 1 / 0\n",
        "ZeroDivisionError",
    ),
}


@pytest.mark.parametrize(("source", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_as_the_package_s_and_no_site_is_written(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    install(source, "extra = other:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "extra") == 2
    heard = capsys.readouterr().err
    assert said in heard
    assert "“extra” of the package “other”" in heard
    assert "Traceback" not in heard
    assert not (tmp_path / "site").exists()


def test_a_refusal_of_the_output_is_shown_as_it_is(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "from builder.api import BriefingError\n" + output("raise BriefingError('there are no claims to list.')")
    install(source, "extra = other:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "extra") == 2
    assert capsys.readouterr().err == "briefing: there are no claims to list.\n"


def test_a_name_that_two_packages_have_is_refused_where_it_is_asked_for(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(output("return {'extra.txt': b'x'}"), "extra = other:Extra")
    write_package(tmp_path / "packages", "another", output("return {}"), "extra = another:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "extra") == 2
    assert "“another” and “other”" in capsys.readouterr().err
    assert build(SMALL, tmp_path / "site", "--with", "single") == 0


def test_an_output_cannot_take_the_name_of_one_of_ours(install: Install, tmp_path: Path) -> None:
    install(output("return {'extra.txt': b'x'}"), "single = other:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "single") == 0
    assert not (tmp_path / "site" / "extra.txt").exists()


def test_an_output_that_needs_an_address_is_neither_made_nor_offered_without_one(
    install: Install, tmp_path: Path
) -> None:
    source = output("return {'extra.txt': b'x'}", needs=("address",), title="Extra!")
    install(source + "    def path(self, settings):\n        return 'extra.txt'\n", "extra = other:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "extra") == 0
    assert not (tmp_path / "site" / "extra.txt").exists()
    assert "Extra!" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert build(SMALL, tmp_path / "site", "--with", "extra", "--url", "https://b.example/") == 0
    assert (tmp_path / "site" / "extra.txt").exists()
    assert ">Extra!</a>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_an_output_that_needs_the_files_has_them_with_other_copies_and_no_offer_of_itself(
    install: Install, tmp_path: Path
) -> None:
    body = "return {'list.txt': chr(10).join([*sorted(given.files), str(given.files['index.html'])]).encode()}"
    source = output(body, needs=("files",), title="List!")
    install(source + "    def path(self, settings):\n        return 'list.txt'\n", "extra = other:Extra")
    assert build(SMALL, tmp_path / "site", "--with", "extra,epub,zip") == 0
    listed = (tmp_path / "site" / "list.txt").read_text(encoding="utf-8")
    assert re.search(r"^copies/.+\.epub$", listed, re.MULTILINE)
    assert "\nassets/style.css\n" in listed
    assert not re.search(r"^copies/.+\.zip$|^404\.html$", listed, re.MULTILINE)
    assert "List!" not in listed and ".epub" in listed
    assert ">List!</a>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


EVERYTHING = """
from dataclasses import fields, is_dataclass

def walk(value, seen):
    if id(value) in seen:
        return
    seen[id(value)] = value
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) or hasattr(value, "keys"):
        for key in value.keys():
            yield from walk(key, seen)
            yield from walk(value[key], seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from walk(each, seen)
    elif is_dataclass(value):
        for each in fields(value):
            yield from walk(getattr(value, each.name), seen)
    elif hasattr(value, "__dict__") and not callable(value):
        yield from walk(vars(value), seen)

class Extra:
    name, needs = "extra", ()
    def files(self, given):
        return {"all.txt": "\\n".join(walk(given.site, {})).encode()}
"""


def test_words_that_rights_withhold_cannot_be_reached_from_what_an_output_is_given(
    install: Install, tmp_path: Path
) -> None:
    install(EVERYTHING, "extra = other:Extra")
    assert build(WITHHELD, tmp_path / "site", "--with", "extra") == 0
    reached = (tmp_path / "site" / "all.txt").read_text(encoding="utf-8")
    assert "the light is kept" in reached and "The keeper climbs the stair" in reached
    for path in (WITHHELD / "articles").glob("*.md"):
        front, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        if "rights: full" in front:
            continue
        shown = (tmp_path / "site" / "articles" / f"{path.stem}.html").read_text(encoding="utf-8")
        withheld = [word for word in re.findall(r"\w{5,}", body) if word not in shown]
        assert not [word for word in withheld if re.search(rf"\b{word}\b", reached)], path.name


def test_our_own_outputs_have_a_name_each_and_those_on_request_are_what_authors_may_ask_for() -> None:
    names = [output.name for output in (*ALWAYS, *ON_REQUEST)]
    assert len(names) == len(set(names))
    assert {output.name for output in ON_REQUEST} == set(COPY_KINDS)

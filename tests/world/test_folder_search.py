"""The scripts that search in a folder is made of: which there are, what they hold, how they are called."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.build import build
from builder.pages.search_writer import SearchRecord
from builder.site_making import BuildOptions
from builder.verify import verify_site
from builder.world.folder_search import FOLDER_SCRIPTS, make_folder_files, module_to_function
from builder.world.index_files import index_file
from builder.world.late_files import file_digest, read_files
from builder.world.pagefind import SearchIndexError, build_index
from tests.conftest import ROOT, built

pytestmark = pytest.mark.slow

RECORDS = [
    SearchRecord(f"colours/{name}.html", name, f"{name} is a dye.", filters={"type": "dye"})
    for name in ("indigo", "madder", "woad")
]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build_index(RECORDS, "en")


def scripts(index: dict[str, bytes]) -> dict[str, bytes]:
    """The content of the scripts for an index, each after a look at its digest."""
    files = make_folder_files({path: index_file(data) for path, data in index.items()})
    read = read_files(files)
    assert {path: file.digest for path, file in files.items()} == {p: file_digest(data) for p, data in read.items()}
    return read


def held(script: bytes) -> bytes:
    """What a script leaves on its element."""
    match = re.fullmatch(rb'document\.currentScript\.briefing = "([A-Za-z0-9+/]*=*)";\n', script)
    assert match
    return b64decode(match[1], validate=True)


def test_every_file_that_pagefind_asks_for_is_a_script_that_holds_it(made: dict[str, bytes]) -> None:
    files = scripts(made)
    data = {
        path.removeprefix(FOLDER_SCRIPTS).removesuffix(".js"): held(script)
        for path, script in files.items()
        if path != f"{FOLDER_SCRIPTS}/pagefind.js"
    }
    asked = {
        path.removeprefix("pagefind"): content
        for path, content in made.items()
        if re.search(r"/(pagefind-entry\.json|wasm\.en\.pagefind|[^/]+\.pf_(meta|index|filter|fragment))$", path)
    }
    assert data == asked
    assert {path.rpartition(".")[2] for path in asked} == {
        "json",
        "pagefind",
        "pf_meta",
        "pf_index",
        "pf_filter",
        "pf_fragment",
    }


def test_a_language_without_stems_has_the_engine_for_any(made: dict[str, bytes]) -> None:
    files = scripts(build_index(RECORDS, "xx"))
    assert [path for path in files if "wasm" in path] == [f"{FOLDER_SCRIPTS}/wasm.unknown.pagefind.js"]
    assert held(files[f"{FOLDER_SCRIPTS}/wasm.unknown.pagefind.js"]) == made["pagefind/wasm.unknown.pagefind"]


def test_pagefinds_code_is_held_whole_but_for_its_exports_and_its_address(made: dict[str, bytes]) -> None:
    module = made["pagefind/pagefind.js"].decode()
    script = scripts(made)[f"{FOLDER_SCRIPTS}/pagefind.js"].decode()
    assert module[: module.index("export{")].replace("import.meta.url", "moduleAddress") in script
    assert not re.search(r"\bexport\b|import\.meta", script)


def test_names_are_legal_everywhere_and_tell_themselves_apart_without_capitals(made: dict[str, bytes]) -> None:
    paths = list(scripts(made))
    assert len({path.lower() for path in paths}) == len(paths)
    for part in (part for path in paths for part in path.split("/")):
        assert re.fullmatch(r"[a-z0-9_.-]+[a-z0-9]", part)
        assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", part.split(".")[0])


@pytest.mark.parametrize("name", ["aux", "CON", "com1", "nul.en_1", "a:b", "a?b", "a b", "a\\b", "é", "a*", 'a"', "a|"])
def test_a_name_that_some_system_cannot_keep_is_refused(made: dict[str, bytes], name: str) -> None:
    with pytest.raises(SearchIndexError, match="not every system"):
        scripts({**made, f"pagefind/index/{name}.pf_index": b""})


def test_names_that_differ_by_case_alone_are_refused(made: dict[str, bytes]) -> None:
    with pytest.raises(SearchIndexError, match="one name where case does not count"):
        scripts({**made, "pagefind/index/en_a.pf_index": b"", "pagefind/index/EN_a.pf_index": b""})


@pytest.mark.parametrize("missing", ["pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"])
def test_an_index_without_a_file_that_is_always_there_is_refused(made: dict[str, bytes], missing: str) -> None:
    with pytest.raises(SearchIndexError, match=missing):
        scripts({path: data for path, data in made.items() if path != f"pagefind/{missing}"})


@pytest.mark.parametrize("entry", [b"", b"[]", b'{"languages": []}', b'{"languages": {"en": {}}}', b"\xff"])
def test_an_entry_of_another_form_is_refused(made: dict[str, bytes], entry: bytes) -> None:
    with pytest.raises(SearchIndexError, match="cannot be made into scripts"):
        scripts({**made, "pagefind/pagefind-entry.json": entry})


MODULE = """
var base = typeof import.meta.url !== "undefined" ? import.meta.url : "the import path";
var find = async () => (await fetch(base)).json();
var exports = {debouncedSearch: find};
export {find as search, init, options, filters, exports as debouncedSearch};
"""


def test_names_are_exported_as_the_module_says() -> None:
    script = module_to_function(MODULE)
    assert "return { search: find, init: init, options: options, filters: filters, debouncedSearch: exports }" in script
    assert '"the import path"' in script
    assert "typeof moduleAddress !== " in script


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("export {find", "var all = {find"),
        ("export {find", "export var one = 1;\nexport {find"),
        ("export {find", "export {init};\nexport {find"),
        ("debouncedSearch};\n", "debouncedSearch};\nvar more = 1;\n"),
        ("exports as debouncedSearch", "exports as default_search"),
        ("find as search", "find"),
        ("find as search", "'find' as search"),
        ("export {find as", "export * from 'elsewhere.js'; export {find as"),
        ("import.meta.url", "document.baseURI"),
        ("import.meta.url :", "import.meta.resolve('.') :"),
        ("import.meta.url :", "import.meta :"),
        ("await fetch(base)", "await fetch(await import('more.js'))"),
        ("var base", "import {more} from 'more.js'; var base"),
        ("var base", "import 'more.js'; var base"),
        ("var base", "import more from 'more.js'; var base"),
        ("var base", "var moduleAddress, base"),
        ("fetch(base)", "window.fetch(base)"),
        ("fetch(base)", "fetch(base, new XMLHttpRequest())"),
        ("fetch(base)", "load(base)"),
    ],
)
def test_code_of_another_form_is_refused(old: str, new: str) -> None:
    assert MODULE.count(old) >= 1
    with pytest.raises(SearchIndexError, match="Pagefind's code"):
        module_to_function(MODULE.replace(old, new))


def test_without_search_in_folders_a_site_has_the_rest_of_its_files(tmp_path: Path) -> None:
    def files(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    site = built(ROOT / "content", tmp_path / "site")
    with_scripts = files(site)
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    settings = content / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "search: {folder: no}\n", encoding="utf-8")
    built(content, site)
    assert {path for path in with_scripts if not path.startswith(f"{FOLDER_SCRIPTS}/")} == files(site)
    assert len(files(site)) < len(with_scripts)
    built(ROOT / "content", tmp_path / "none", search=False)
    assert not any(path.startswith(("pagefind", FOLDER_SCRIPTS)) for path in files(tmp_path / "none"))


def test_search_in_folders_can_be_in_the_zip_alone(tmp_path: Path) -> None:
    def unpacked(site: Path) -> dict[str, bytes]:
        with ZipFile(next((site / "copies").glob("*.zip"))) as archive:
            return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}

    content = shutil.copytree(ROOT / "tests" / "briefings" / "small", tmp_path / "content")
    settings = content / "briefing.yaml"
    text = settings.read_text(encoding="utf-8") + "with: [zip]\n"
    settings.write_text(text, encoding="utf-8")
    build(BuildOptions(content, tmp_path / "both"))
    settings.write_text(text + "search: {folder: zip}\n", encoding="utf-8")
    build(BuildOptions(content, tmp_path / "site"))
    scripts = {path: data for path, data in unpacked(tmp_path / "both").items() if path.startswith(FOLDER_SCRIPTS)}
    assert scripts and (tmp_path / "both" / FOLDER_SCRIPTS).is_dir()
    assert not (tmp_path / "site" / FOLDER_SCRIPTS).exists()
    inside = unpacked(tmp_path / "site")
    assert {path: data for path, data in inside.items() if path.startswith(FOLDER_SCRIPTS)} == scripts
    assert set(inside) == set(unpacked(tmp_path / "both"))
    for whole in (tmp_path / "site", next((tmp_path / "site" / "copies").glob("*.zip"))):
        assert not verify_site(whole).problems
    again = build(BuildOptions(content, tmp_path / "site")).changes  # with the index that is there
    assert again and (again.changed, again.removed) == (0, 0)
    build(BuildOptions(content, tmp_path / "site", copies=()))
    assert not [path for path in (tmp_path / "site").rglob("*") if FOLDER_SCRIPTS in str(path)]


def test_a_second_build_makes_the_same_scripts_from_the_index_that_is_there(tmp_path: Path) -> None:
    built(ROOT / "content", tmp_path / "site")
    written = build(BuildOptions(ROOT / "content", tmp_path / "site")).changes
    assert written
    assert (written.changed, written.removed) == (0, 0)

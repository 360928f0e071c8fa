"""Search from a folder: the files that Pagefind requests, also as scripts.

A page that is opened by double-click, at a ``file:`` address, cannot fetch files or import modules, but it can load
classic scripts. Each script made here puts its content on its own element, as ``document.currentScript.briefing``, so
that none needs a global name. ``assets/engine.js`` loads each when it is needed.

Data is base64 of the file as it is, compressed. Pagefind's own code is a module; its script holds a function that runs
it with another ``fetch``, with no ``Worker`` and at another address. The engine is the same, line by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from builder.values.file_names import file_name_problem
from builder.world.index_files import IndexFile
from builder.world.late_files import LateFile, late_file
from builder.world.pagefind import (
    FILTER_ENDING,
    FRAGMENT_ENDING,
    INDEX_ENDING,
    INDEX_ENTRY_FILE,
    META_ENDING,
    PAGEFIND_FOLDER,
    PAGEFIND_MODULE,
    UnknownIndexFormat,
)

FOLDER_SCRIPTS = "pagefind-scripts"
"""Where the scripts are, in the output: not in Pagefind's own folder, where the index of an earlier build is."""

_CHUNKS = (META_ENDING, INDEX_ENDING, FILTER_ENDING, FRAGMENT_ENDING)
_NEEDED_EXPORTS = frozenset({"debouncedSearch", "filters", "init", "options", "search"})
"""What the search page calls."""

_EXPORT = re.compile(r"\bexport\s*\{([^{}]*)\}\s*;?\s*\Z")
_EXPORTED = re.compile(r"\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*")
_ADDRESS = re.compile(r"\bimport\s*\.\s*meta\s*\.\s*url\b")
_OTHER_IMPORT = re.compile(r"""\bimport(\s*[.({*"']|\s+[\w$]+(\s*,|\s+from\b))""")
_PLAIN_FETCH = re.compile(r"(?<![\w$.])fetch\(")
_OTHER_FETCH = re.compile(r"\.\s*fetch\b|\bXMLHttpRequest\b|\bimportScripts\b")


def make_folder_files(index: Mapping[str, IndexFile]) -> dict[str, LateFile]:
    """Make the scripts for an index, by path in the output. ``index`` has its files by path.

    Raises:
        UnknownIndexFormat: when the index, or Pagefind's own code in it, is not of the form that is known from Pagefind
        1.5.
    """
    try:
        module = index[PAGEFIND_MODULE].read().decode()
        entry = json.loads(index[INDEX_ENTRY_FILE].read())
        engines = {
            f"{PAGEFIND_FOLDER}/wasm.{facts['wasm'] or 'unknown'}.pagefind" for facts in entry["languages"].values()
        }
        data = {path: index[path] for path in sorted((INDEX_ENTRY_FILE, *engines, *_chunks(index)))}
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UnknownIndexFormat(f"Pagefind's index cannot be made into scripts: {error!r}.") from error
    files = {f"{_path(path)}.js": file.script for path, file in data.items()}
    files[_path(PAGEFIND_MODULE)] = late_file(module_to_function(module).encode())
    _refuse_names(files)
    return files


def module_to_function(module: str) -> str:
    """Return a classic script with Pagefind's module as a function; its arguments replace what a folder lacks.

    Raises:
        UnknownIndexFormat: when it does not end with its one list of exports, or gets at files in a way that is not
        known.
    """
    end = _EXPORT.search(module)
    if end is None or len(re.findall(r"\bexport\b", module)) != 1:
        raise UnknownIndexFormat(
            "Pagefind's code does not end with its one list of exports, so it cannot run from a folder."
        )
    exports = dict(_exports(end[1]))
    if not exports.keys() >= _NEEDED_EXPORTS:
        raise UnknownIndexFormat(
            f"Pagefind's code does not export {', '.join(sorted(_NEEDED_EXPORTS - exports.keys()))}."
        )
    body = _ADDRESS.sub("moduleAddress", module[: end.start()])
    if body == module[: end.start()] or _OTHER_IMPORT.search(body) or "moduleAddress" in module:
        raise UnknownIndexFormat("Pagefind's code uses its own address in a way that is not known here.")
    if not _PLAIN_FETCH.search(body) or _OTHER_FETCH.search(body):
        raise UnknownIndexFormat("Pagefind's code gets its files in a way that is not known here.")
    given = ", ".join(f"{name}: {local}" for name, local in exports.items())
    return (
        "document.currentScript.briefing = (moduleAddress, fetch, Worker) => {\n"
        f'"use strict";\n{body}\nreturn {{ {given} }};\n}};\n'
    )


def _chunks(index: Iterable[str]) -> Iterator[str]:
    return (path for path in index if path.endswith(_CHUNKS))


def _exports(listed: str) -> Iterator[tuple[str, str]]:
    """The names that a list of exports gives, each with the name it has inside."""
    for part in filter(str.strip, listed.split(",")):
        match = _EXPORTED.fullmatch(part)
        if match is None:
            raise UnknownIndexFormat(f"Pagefind's code exports “{part.strip()}”, which is not understood.")
        yield match[2] or match[1], match[1]


def _path(path: str) -> str:
    return f"{FOLDER_SCRIPTS}{path.removeprefix(PAGEFIND_FOLDER)}"


def _refuse_names(paths: Iterable[str]) -> None:
    """Refuse what some system cannot keep: a folder is copied to sticks and out of archives anywhere."""
    names = sorted(paths)
    for path in names:
        if not all(re.fullmatch(r"[\w.-]*[\w-]", part, re.ASCII) for part in PurePosixPath(path).parts):
            raise UnknownIndexFormat(f"Pagefind's index has a file that not every system can keep: {path}.")
    if reason := file_name_problem(names):
        raise UnknownIndexFormat(f"Pagefind's index has a file that not every system can keep: {reason}.")

"""Which versions of packages are installed, by the names of the folders that describe them.

To import `importlib.metadata` takes longer than all that is looked up here. It is asked only for what has no such
folder. Source: https://packaging.python.org/specifications/recording-installed-packages/
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache

_ENDING = ".dist-info"
_NAME = re.compile(r"[\w.-]+")
_REQUIREMENT = "Requires-Dist: "


def required_packages(package: str) -> tuple[str, ...]:
    """The names of the packages that an installed one always needs; none if it is not installed."""
    folder = _folders().get(_normalised(package), "")
    try:
        with open(os.path.join(folder, "METADATA"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            head = file.read().partition("\n\n")[0]
    except OSError:
        return ()
    needs = (line.removeprefix(_REQUIREMENT) for line in head.splitlines() if line.startswith(_REQUIREMENT))
    return tuple(match[0] for need in needs if ";" not in need and (match := _NAME.match(need)))


def package_version(package: str) -> str:
    """The version of an installed package; an empty text if it is not installed."""
    folder = _folders().get(_normalised(package))
    if folder:
        return os.path.basename(folder).removesuffix(_ENDING).partition("-")[2]  # noqa: PTH119
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - few packages come to this

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _folders() -> Mapping[str, str]:
    """The folder that describes each package, by the package's name. The first that Python finds counts."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:  # an archive, or a folder that does not exist
            continue
        for name in names:
            if name.endswith(_ENDING):
                found.setdefault(_normalised(name.partition("-")[0]), os.path.join(folder, name))  # noqa: PTH118
    return found


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

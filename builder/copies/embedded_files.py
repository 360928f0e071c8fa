"""Files of a theme that its style sheets name, such as fonts: their types, and where in the theme they are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

_MEDIA_TYPES: Mapping[str, str] = {
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
"""What a copy takes along, by the ending of its name: all of them are core media types of EPUB 3.3."""


def media_type(path: str) -> str:
    """Return the media type of a file that a copy can contain; empty for others."""
    return _MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "")


def find_asset(address: str, assets: Mapping[str, bytes]) -> str:
    """Return the path of the asset that a style sheet in ``assets/`` names; empty if it is not one."""
    parts = urlsplit(address)
    path = posixpath.normpath(posixpath.join("assets", unquote(parts.path)))
    return path if not parts.scheme and not parts.netloc and path in assets and media_type(path) else ""

"""Addresses as data gives them: absolute where the briefing says where it is published, else relative.

Everything a file says of the site goes through one `Locations`, so that no file mixes the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from builder.pages.addresses import root_of
from builder.values.records import Settings

FRONT = "index.html"
_SAFE = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Locations:
    """Addresses as one file of the output writes them. ``base`` ends with a slash or is empty."""

    base: str
    file: str

    @classmethod
    def of(cls, settings: Settings, file: str) -> Locations:
        """The addresses for the file with that path in the output."""
        return cls(base_of(settings.url), file)

    def __call__(self, path: str) -> str:
        """The address of a path within the output, which may end with a fragment."""
        if not self.base:
            return root_of(self.file) + path
        page, mark, fragment = path.partition("#")
        return self.base + ("" if page == FRONT else page) + mark + fragment


def base_of(url: str) -> str:
    """The folder in which the front page is published, as a URI (RFC 3986) in ASCII; empty where none is known.

    ``url`` may name the folder, with or without a slash, or the front page in it.
    """
    if not url:
        return ""
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    path = folder if last.endswith((".html", ".htm")) else parts.path
    return urlunsplit((parts.scheme, _ascii_host(parts.netloc), quote(path.rstrip("/") + "/", safe=_SAFE), "", ""))


def as_uri(address: str) -> str:
    """An address as a URI in ASCII: browsers show other letters, formats for programs want them encoded."""
    parts = urlsplit(address)
    rest = (quote(part, safe=_SAFE + "?[]") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, _ascii_host(parts.netloc), *rest))


def _ascii_host(netloc: str) -> str:
    if netloc.isascii():
        return netloc
    host, mark, port = netloc.partition(":")
    try:
        return host.encode("idna").decode() + mark + port
    except UnicodeError:  # a label that IDNA does not know: percent-encoding is what RFC 3986, 3.2.2 leaves
        return quote(netloc, safe=":@")

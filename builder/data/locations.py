"""Addresses as data gives them: absolute where the briefing says where it is published, else relative.

Everything a file says of the site goes through one `AddressResolver`, so that no file mixes the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from builder.pages.addresses import FRONT_PATH, SAFE_IN_URL, ascii_host, base_url, path_to_root
from builder.values.briefing import Settings


@dataclass(frozen=True, slots=True)
class AddressResolver:
    """Addresses as one file of the output writes them. ``base`` ends with a slash or is empty."""

    base: str
    file: str

    @classmethod
    def of(cls, settings: Settings, file: str) -> AddressResolver:
        """The addresses for the file with that path in the output."""
        return cls(base_url(settings.url), file)

    def __call__(self, path: str) -> str:
        """The address of a path within the output, which may end with a fragment."""
        if not self.base:
            return path_to_root(self.file) + path
        page, mark, fragment = path.partition("#")
        return self.base + ("" if page == FRONT_PATH else page) + mark + fragment


def as_uri(address: str) -> str:
    """An address as a URI in ASCII: browsers show other letters, formats for programs want them encoded."""
    parts = urlsplit(address)
    rest = (quote(part, safe=SAFE_IN_URL + "?[]") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, ascii_host(parts.netloc), *rest))

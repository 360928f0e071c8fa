"""Addresses in data: absolute if the site has an address, else relative.

Every address of the site in a file is made by one `AddressResolver`, so that no file mixes the two forms.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.values.briefing import Settings
from builder.values.site_paths import FRONT_PATH, path_to_root
from builder.values.web_address import base_url


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

"""People who make a briefing: its editors, and those who review a note or a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from builder.values.edtf import EdtfDate
from builder.values.orcid import orcid_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Who made a briefing: a name, the address of a page about them, and their ORCID iD."""

    name: str
    url: str = ""
    orcid: str = ""

    @property
    def orcid_url(self) -> str:
        """The address of the ORCID iD; an empty string if there is none."""
        return orcid_address(self.orcid) if self.orcid else ""

    @property
    def address(self) -> str:
        """Where more is said about them: their own page, or that of their ORCID iD."""
        return self.url or self.orcid_url


@dataclass(frozen=True, slots=True)
class Review:
    """A second reading: who has read, when, and what they say."""

    by: str
    date: EdtfDate
    says: str = ""

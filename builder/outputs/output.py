"""What an output is: a name, what it needs, and its files.

Everything that a build makes except pages, assets and the search index is an output: the data for programs, the feed,
the zip, the EPUB. Other packages can add some (`builder.outputs.external`); `docs/outputs.md` describes how.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from builder.meaning.site import Site
from builder.pages.theme import Theme
from builder.values.briefing import Settings
from builder.values.interface_words import InterfaceWords

Need = Literal["address", "files"]
"""``address``: the output is made only where the briefing says at which address it is published. ``files``: it is made
of all other files of the site, and therefore after them."""


@dataclass(frozen=True, slots=True)
class OutputInput:
    """What an output is made from. The same content gives the same bytes: no clock, no network, no output folder.

    ``words`` are the theme's words of the interface in the briefing's language. ``pages`` are the paths of all pages.
    ``files`` are the other files of the site by path, for an output that needs them, and empty for others. ``epoch`` is
    the value of SOURCE_DATE_EPOCH in seconds since 1970, if it is set. ``zip_files`` are files that the author wants in
    the zip and not in the site; outputs of other packages do not get them.
    """

    site: Site
    theme: Theme
    words: InterfaceWords
    pages: Sequence[str] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    epoch: int | None = None
    zip_files: Mapping[str, bytes] = field(default_factory=dict)


class Output(Protocol):
    """Makes files of a site. ``needs`` says under which conditions, see `Need`."""

    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> Collection[Need]: ...

    def files(self, given: OutputInput) -> Mapping[str, bytes]:
        """The files by their path in the site, with forward slashes; empty if there is nothing to make."""
        ...


@runtime_checkable
class Copy(Output, Protocol):
    """An output that the front page offers to readers.

    ``title`` is what the link says where the theme has no words ``copies.NAME``.
    """

    @property
    def title(self) -> str: ...

    def path(self, settings: Settings) -> str:
        """The path in the site of the file that is offered. It is called before any page is rendered."""
        ...

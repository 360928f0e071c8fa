"""A file of a search index, and the script that a page in a folder loads in its place."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from builder.world.late_files import LateFile, file_digest

_DIGEST_SIZE = 32


@dataclass(frozen=True)
class IndexFile(LateFile):
    """A file of an index. ``script_digest`` is what the output knows its script by."""

    script_digest: str

    @cached_property
    def script(self) -> LateFile:
        """The script that holds this file (`builder.world.folder_search`)."""
        return LateFile(self.script_digest, lambda: script_of(self.read()))

    @property
    def digests(self) -> bytes:
        """Both digests, as they are kept between builds."""
        return bytes.fromhex(self.digest + self.script_digest)


def index_file(data: bytes) -> IndexFile:
    """A file whose content is at hand."""
    return IndexFile(file_digest(data), partial(bytes, data), file_digest(script_of(data)))


def kept_index_file(digests: bytes, read: Callable[[], bytes]) -> IndexFile:
    """A file whose digests were kept by an earlier build."""
    return IndexFile(digests[:_DIGEST_SIZE].hex(), read, digests[_DIGEST_SIZE:].hex())


def script_of(data: bytes) -> bytes:
    """The script that hands the content of a file to its own element, in base64."""
    return b'document.currentScript.briefing = "' + b64encode(data) + b'";\n'

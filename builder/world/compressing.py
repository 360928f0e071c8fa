"""Compresses the contents of an index's files, but not those that an earlier build had.

Compressing takes long, so what is kept of each content is the digests of its file, which is made again only where the
output does not have it.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b, sha1
from typing import NamedTuple

from builder.values.installed_packages import package_version
from builder.world.cache import Cache
from builder.world.index_files import index_file
from builder.world.index_format import compress


class Compressed(NamedTuple):
    """A content: its SHA-1, the key and the digests of its file, and that file, unless an earlier build made it."""

    content: bytes
    key: str
    digests: bytes
    file: bytes | None


def compressed(content: bytes, kept: Cache) -> Compressed:
    """A content as a file; nothing is put into the cache."""
    key = blake2b(content, digest_size=20, person=_compressor()).hexdigest()
    digests = kept.get(key)
    file = compress(content) if digests is None else None
    if file is not None:
        digests = index_file(file).digests
    assert digests is not None
    return Compressed(sha1(content, usedforsecurity=False).digest(), key, digests, file)


@cache
def _compressor() -> bytes:
    return f"deflate {package_version('deflate')}"[:16].encode()

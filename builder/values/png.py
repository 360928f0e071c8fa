"""Pictures of few colours as PNG (W3C Recommendation, Portable Network Graphics, third edition)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_INDEXED, _DEPTH = 3, 8


class Canvas:
    """A picture of one ground colour to draw on. Colours are written ``#rrggbb`` and named by their place in a list."""

    def __init__(self, width: int, height: int, colours: Sequence[str]) -> None:
        self.width, self.height, self.colours = width, height, colours
        self.rows = [bytearray(width) for _ in range(height)]

    def fill(self, x: int, y: int, width: int, height: int, colour: int) -> None:
        """Fill a rectangle, in pixels from the upper left; what is outside the picture is ignored."""
        left = max(x, 0)
        right = max(left, min(x + width, self.width))
        for row in self.rows[max(y, 0) : max(y + height, 0)]:
            row[left:right] = bytes([colour]) * (right - left)

    def png(self) -> bytes:
        """The picture as a file."""
        head = struct.pack(">IIBBBBB", self.width, self.height, _DEPTH, _INDEXED, 0, 0, 0)
        palette = b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in self.colours)
        unfiltered = b"".join(b"\0" + row for row in self.rows)
        return PNG_SIGNATURE + b"".join(
            _chunk(name, data)
            for name, data in (
                (b"IHDR", head),
                (b"PLTE", palette),
                (b"IDAT", zlib.compress(unfiltered, 9)),
                (b"IEND", b""),
            )
        )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

"""A picture that is drawn is a PNG that others can read."""

from __future__ import annotations

import struct
import zlib

from builder.values.png import PNG_SIGNATURE, Canvas


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by name; their sums are checked."""
    assert data.startswith(PNG_SIGNATURE)
    found, at = {}, len(PNG_SIGNATURE)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + body)
        found[name] = body
        at += 12 + length
    return found


def test_each_pixel_is_the_number_of_its_colour() -> None:
    canvas = Canvas(4, 3, ["#ffffff", "#000000", "#ff8000"])
    canvas.fill(1, 1, 2, 1, 1)
    canvas.fill(3, -1, 9, 2, 2)
    found = chunks(canvas.png())
    assert list(found) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", found[b"IHDR"]) == (4, 3, 8, 3, 0, 0, 0)
    assert found[b"PLTE"].hex(" ", 3) == "ffffff 000000 ff8000"
    assert zlib.decompress(found[b"IDAT"]) == b"\0\0\0\0\2" + b"\0\0\1\1\0" + b"\0\0\0\0\0"


def test_what_is_outside_is_not_drawn() -> None:
    canvas = Canvas(2, 2, ["#ffffff", "#000000"])
    for x, y, width, height in ((-3, 0, 3, 2), (2, 0, 5, 2), (0, -4, 2, 4), (0, 2, 2, 2), (0, 0, -1, 2)):
        canvas.fill(x, y, width, height, 1)
    assert canvas.rows == [bytearray(2), bytearray(2)]

"""Files as no author writes them: parts left out, doubled, moved, exchanged, and what breaks readers put between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

ODD: Sequence[bytes] = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\t",
    b"\x1b[31m",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xe2\x80\xa8",
    b"\xcc\x81" * 20,
    b"---\n",
    b"...\n",
    b"- ",
    b"- - - ",
    b": ",
    b"? ",
    b"| \n",
    b">-\n",
    b"&a ",
    b"*a ",
    b"!!python/name:x ",
    b"<<: *a\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b"'",
    b'"',
    b"#",
    b"%YAML 9.9\n",
    b"```````",
    b"*_~" * 9,
    b"[[",
    b"]]",
    b"[[a|",
    b"](",
    b"![",
    b"| a | b |\n|-|-|\n",
    b"> " * 30,
    b"1. ",
    b"999999999999. ",
    b"1" * 400,
    b"9999-99-99",
    b"2031-01/..",
    b"1e999",
    b"null",
    b"\xf0\x9f\x98\x80",
    b"<",
    b"</",
    b"<!--",
    b"<![CDATA[",
    b"<script>",
    b"<template>",
    b"<svg><p>",
    b"<div " + b"a=1 " * 40,
    b"&#1114112;",
    b"&#xd800;",
    b"&nosuch;",
    b'{"a":',
    b"[" * 90,
    b",,,",
    b'"""',
    b"\\u0000",
    b"\\",
    b"con",
    b"..",
    b"/",
    b"//",
    b"a" * 3000,
)
"""What readers stumble over, put anywhere in a file."""


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return a file changed in one to six ways; ``others`` are files of which parts are put into it."""
    for _ in range(random.randint(1, 6)):
        data = random.choice(_CHANGES)(data, others, random)
    return data


def _cut(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((0, 1, 2, 8, 40, 400)))


def _without(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _cut(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _cut(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _odd(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _cut(data, random)
    return data[:start] + random.choice(ODD) + data[random.choice((start, end)) :]


def _flipped(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + bytes([random.randint(0, 255)]) + data[at + 1 :]


def _crossed(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, end = _cut(other, random)
    at, _ = _cut(data, random)
    return data[:at] + other[start:end] + data[at:]


def _lines_moved(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        line = lines.pop(random.randrange(len(lines)))
        lines.insert(random.randint(0, len(lines)), line.lstrip() if random.random() < 0.3 else line)
    return b"".join(lines)


_CHANGES: Sequence[Callable[[bytes, Sequence[bytes], Random], bytes]] = (
    _without,
    _doubled,
    _odd,
    _odd,
    _flipped,
    _crossed,
    _lines_moved,
)

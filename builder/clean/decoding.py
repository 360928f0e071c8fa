"""Decode bytes to text: the encoding is found from byte order marks, declarations and letters."""

from __future__ import annotations

import codecs
import re

from builder.clean.encoding_guess import guess_encoding, guess_utf16
from builder.clean.values import NotAnArticle
from builder.values.text_file import with_uniform_line_ends

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1|span|main|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# What pages call Latin-1 is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels), and so on.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
_NAMES = {"cp1252": "windows-1252", "cp1251": "windows-1251", "koi8-r": "KOI8-R", "utf-8": "UTF-8"}
_MOST_WRONG_BYTES = 200
"""One byte in so many can be wrong in a text with a known encoding. Such a byte becomes �."""


def decode_text(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text, with uniform line ends, and the name of its encoding.

    Args:
        data: the bytes of a file.
        encoding: the encoding that the author gives.

    Raises:
        NotAnArticle: if the bytes are not text, or their encoding is not certain.
    """
    text, name = _as_said(data, encoding) if encoding else _decode(data)
    text = with_uniform_line_ends(text)
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) / 200:
        raise NotAnArticle("is not a text: it has bytes that no text has")
    return text, name


def find_codec(encoding: str) -> codecs.CodecInfo | None:
    """Return the codec for text with a name; ``None`` if there is none."""
    try:
        codec = codecs.lookup(encoding)
        codec = codecs.lookup(_MEANT.get(codec.name, codec.name))
        return codec if isinstance(codec.decode(b"")[0], str) else None
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML: it begins with a tag, or has more tags than a text about HTML."""
    head = text[:20_000].lstrip()
    tags, lines = len(_MARKUP.findall(head)), sum(bool(line.strip()) for line in head.split("\n"))
    opens = re.match(r"<[a-z!?]", head, re.IGNORECASE) is not None
    return bool(_MARKUP.match(head)) or head[:5] == "<?xml" or (tags >= 3 and (opens or tags * 3 >= lines))


def _decode(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError as error:
                raise NotAnArticle(f"begins as {name} does, but goes on with bytes that are not") from error
    if b"\x1b$" in data[:100_000] and data.isascii():
        return data.decode("iso2022_jp", "replace"), "ISO-2022-JP"
    if data[:100_000].count(0) > 2 and (wide := guess_utf16(data)):
        return data.decode(wide, "replace"), "UTF-16"
    if (text := _nearly(data, "utf-8")) is not None:
        return text, "UTF-8"
    if data[:100_000].count(0) > 2:
        raise NotAnArticle("is not a text: it has bytes that no text has")
    declared = _META.search(data[:4096])
    codec_info = find_codec(declared[1].decode("ascii")) if declared else None
    if codec_info and (text := _nearly(data, codec_info.name)) is not None:
        return text, _NAMES.get(codec_info.name, codec_info.name)
    return guess_encoding(data)


def _as_said(data: bytes, encoding: str) -> tuple[str, str]:
    codec = find_codec(encoding)
    if codec is None:
        raise NotAnArticle(f"cannot be read in “{encoding}”, which is no encoding that is known here")
    text = _nearly(data, codec.name)
    if text is None:
        raise NotAnArticle(f"is not in {encoding}: too many of its bytes mean nothing there")
    return text, _NAMES.get(codec.name, codec.name)


def _nearly(data: bytes, codec: str) -> str | None:
    """Return the text in an encoding; ``None`` if more than a few of the non-ASCII bytes are wrong."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    telling = sum(mark > "\x7f" for mark in text)
    return text if text.count("\ufffd") * _MOST_WRONG_BYTES <= telling * 10 else None

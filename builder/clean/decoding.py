"""Bytes to text: which encoding a file is in, found from its marks and its letters."""

from __future__ import annotations

import codecs
import re

from builder.clean.values import NotAnArticle

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
          (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
          (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1|span|main|section)\b[^<>]{0,2000}>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# What pages call Latin-1 is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_NAMES = {"cp1252": "windows-1252", "cp1251": "windows-1251", "koi8-r": "KOI8-R", "utf-8": "UTF-8"}


def decode(data: bytes) -> tuple[str, str]:
    """The text, its line ends made uniform, and the name of its encoding.

    Raises:
        NotAnArticle: when the bytes are no text.
    """
    text, name = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) / 200:
        raise NotAnArticle("is not a text: it has bytes that no text has")
    return text, name


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML: it opens with a tag, or has more of them than a text that speaks of them."""
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
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    if data[:100_000].count(0) > 2:
        raise NotAnArticle("is not a text: it has bytes that no text has")
    declared = _declared(data)
    if declared:
        return declared
    codec = _by_letters(data)
    return data.decode(codec, "replace"), _NAMES[codec]


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of two bytes one is nearly always zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 8:
        return ""
    if sample[1::2].count(0) > half * 0.8 and sample[0::2].count(0) < half * 0.05:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.8 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> tuple[str, str] | None:
    found = _META.search(data[:4096])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
        codec = codecs.lookup(_MEANT.get(codec.name, codec.name))
        text, _ = codec.decode(data, "strict")
    except (LookupError, UnicodeError):
        return None
    return (text, _NAMES.get(codec.name, codec.name)) if isinstance(text, str) else None


def _by_letters(data: bytes) -> str:
    """In Latin scripts letters with accents are rare; in Cyrillic ones nearly every letter is above 127."""
    high = sum(byte >= 0xC0 for byte in data[:100_000])
    low = sum(chr(byte).isalpha() for byte in data[:100_000] if byte < 128)
    if high <= low:
        return "cp1252"
    cyrillic = data[:100_000].decode("cp1251", "replace")
    # Capitals and small letters stand in each other's places in the two encodings.
    return "cp1251" if sum(map(str.islower, cyrillic)) >= sum(map(str.isupper, cyrillic)) else "koi8-r"

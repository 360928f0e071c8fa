"""Guess the encoding of bytes that do not state it, and refuse if two are equally likely.

charset-normalizer finds the possible encodings, and the alphabets of languages decide which of them is the most likely.
"""

from __future__ import annotations

import unicodedata

from builder.clean.alphabets import likelihood
from builder.clean.values import NotAnArticle

_WEB = {
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "iso8859_2": "ISO-8859-2",
    "iso8859_5": "ISO-8859-5",
    "iso8859_7": "ISO-8859-7",
    "iso8859_15": "ISO-8859-15",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp866": "IBM866",
    "cp874": "windows-874",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
}
"""The encodings of the web, by codec, with their names on the web (https://encoding.spec.whatwg.org/#names-and-labels)."""
_MOST_NOISE, _LEAST_SCRIPT_SHARE = 4.0, 1.0
"""The weights of charset-normalizer's measures of chaos and coherence, which are from 0 to 1."""
_SAMPLE = 200_000
"""The number of bytes that are examined."""
_UNUSUAL, _LEAST_DIFFERENCE = 4.0, 4.0
"""In natural logarithms, for the whole text: how much less likely any encoding but windows-1252 is in advance, and how
much more likely the best guess must be than one that gives a different text."""
_NON_TEXT_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_WIDE_SHARE = 0.9
"""The least share of characters that belong to one script or to all, in UTF-16."""


def guess_encoding(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Raises:
        NotAnArticle: if two encodings are possible, or none, or charset-normalizer is not installed.
    """
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise NotAnArticle(
            "is not in UTF-8, and what tells other encodings apart is not installed. Install it with "
            "pip install 'annotated-briefing[html]', or say with --encoding in which it is"
        ) from error
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    found = from_bytes(sample, cp_isolation=list(_WEB), enable_fallback=False, threshold=0.5)
    texts = {codec: str(match) for match in found for codec in match.could_be_from_charset if codec in _WEB}
    doubts = {
        codec: _MOST_NOISE * match.chaos - _LEAST_SCRIPT_SHARE * match.coherence - likelihood(texts[codec], codec)
        for match in found
        for codec in match.could_be_from_charset
        if codec in _WEB
    }
    size = sum(byte > 0x7F for byte in sample) or 1
    for codec in doubts:
        doubts[codec] += 0.0 if codec == "cp1252" else _UNUSUAL / size
    ranked = sorted(texts, key=lambda codec: (doubts[codec], list(_WEB).index(codec)))
    if not ranked:
        raise NotAnArticle("is in an encoding that cannot be told, or is no text. Say with --encoding in which it is")
    best = ranked[0]
    rivals = [
        codec
        for codec in ranked[1:]
        if texts[codec] != texts[best] and doubts[codec] < doubts[best] + _LEAST_DIFFERENCE / size
    ]
    if rivals:
        names = " or ".join(dict.fromkeys(_WEB[codec] for codec in (best, *rivals[:2])))
        raise NotAnArticle(
            f"does not say in which encoding it is; it may be {names}. Say it with --encoding, for "
            f"example --encoding {_WEB[best]}"
        )
    return data.decode(best, "replace"), _WEB[best]


def guess_utf16(data: bytes) -> str:
    """Return the codec of UTF-16 without a byte order mark; an empty string if the bytes are not UTF-16."""
    sample = data[: 4000 - len(data) % 2]
    scores = {
        codec: _sense(sample[: len(sample) // 2 * 2].decode(codec, "replace")) for codec in ("utf-16-le", "utf-16-be")
    }
    best = max(scores, key=scores.__getitem__)
    return best if len(sample) >= 16 and scores[best] >= _WIDE_SHARE else ""


def _sense(text: str) -> float:
    """Return the share of characters that belong to the most frequent script, or to all scripts."""
    scripts: dict[str, int] = {}
    common = 0
    for mark in text:
        category = unicodedata.category(mark)
        if mark in "\n\r\t " or (category[0] in "PNZS" and mark != "\ufffd" and mark < "\uff80"):
            common += 1
        elif category not in _NON_TEXT_CATEGORIES and mark != "\ufffd":
            name = unicodedata.name(mark, "").split(" ")[0]
            script = "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH") else name
            scripts[script] = scripts.get(script, 0) + 1
    return (common + max(scripts.values(), default=0)) / max(len(text), 1) if scripts else 0.0

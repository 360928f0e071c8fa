"""Numbers that are written in several parts, each with a unit of counting: 1만 5000, 3 million 200 thousand.

Numerals of Han and other scripts have a numeric value in Unicode, so those next to each other need no list. Hangul has
none, and words for large numbers are words: these are listed here.
"""

from __future__ import annotations

import re
from functools import cache

import regex

_SCALES = (
    "thousand",
    "million",
    "billion",
    "trillion",
    "lakh",
    "lac",
    "crore",
    "Tsd.",
    "Tausend",
    "Mio.",
    "Mill.",
    "Mrd.",
    "Million",
    "Millionen",
    "Milliarde",
    "Milliarden",
    "mille",
    "millions",
    "milliard",
    "milliards",
    "mil",
    "millón",
    "millones",
    "milhão",
    "milhões",
    "mila",
    "milioni",
    "miliardo",
    "miliardi",
    "duizend",
    "miljoen",
    "miljard",
    "тыс.",
    "тысяч",
    "тысячи",
    "тысяча",
    "млн",
    "миллион",
    "миллиона",
    "миллионов",
    "млрд",
    "nghìn",
    "ngàn",
    "triệu",
    "tỷ",
    "tỉ",
    "ribu",
    "juta",
    "miliar",
    "bin",
    "milyon",
    "milyar",
    "हजार",
    "हज़ार",
    "लाख",
    "करोड़",
    "अरब",
    "হাজার",
    "লাখ",
    "লক্ষ",
    "কোটি",
    "ألف",
    "مليون",
    "مليار",
    "هزار",
    "میلیون",
    "میلیارد",
    "พัน",
    "หมื่น",
    "แสน",
    "ล้าน",
)
"""Words for a thousand and more. Two languages can share a word."""

_AMOUNT = r"(?<![\p{N}.,])\p{N}++(?:[.,]\p{N}++)*+"
_SINO, _TENS_SINO = "일이삼사오육륙칠팔구", "십백천만억조경"
_TENS_NATIVE = "열|스물|서른|마흔|쉰|예순|일흔|여든|아흔"
_NATIVE = "하나|한|둘|두|셋|세|석|넷|네|넉|다섯|여섯|일곱|여덟|아홉"

_DIGIT = rf"(?:[{_SINO}]|{_NATIVE})"
_UNITS = rf"(?:(?:{_AMOUNT}|[{_SINO}수몇])?[{_TENS_SINO}]++|{_TENS_NATIVE})"
_HANGUL = (
    rf"(?:(?<![\p{{L}}\p{{N}}])|(?=\p{{N}})){_UNITS}(?: ?{_UNITS})*"
    rf"(?: ?{_AMOUNT}|{_DIGIT}| {_DIGIT}(?!\p{{L}}))?"
)

_WORDS = rf"(?i:{'|'.join(sorted((regex.escape(scale) for scale in _SCALES), key=len, reverse=True))})"
_SCALED = rf"{_AMOUNT} ?{_WORDS}(?![\p{{L}}--\p{{Thai}}]) ?"
_YEAR = r"(?<![\p{N}.,])(?:1[89]|20)\d\d (?!(?i:million|billion))"
_ONE_SCALED = rf"(?!{_YEAR}){_AMOUNT} ?{_WORDS}(?![\p{{L}}--\p{{Thai}}])"
_HAN = r"[〇零一二三四五六七八九十百千万萬亿億兆两兩\p{N}]"
_FRACTION = rf"{_HAN}++(?:分之|分の|분의 ?){_HAN}++|[两兩][百千万萬亿億]"


@cache
def _in_parts() -> regex.Pattern[str]:
    """What finds numbers in parts. It is made when a text may have one: that takes 20 ms."""
    return regex.compile(
        rf"(?V1){_FRACTION}|{_HANGUL}|(?:{_SCALED})+(?:{_SCALED}|\p{{N}}[\p{{N}}.,]*\p{{N}}{{2}})|{_ONE_SCALED}"
    )


_MAY_BE_NUMBER = regex.compile(r"[\p{N}\p{Han}\p{Hangul}]")
"""What every number in parts has in it. To look for it takes a hundredth of the time that the expression takes."""

_ASCII_DIGIT = re.compile("[0-9]")
"""The same for ASCII; `re` finds it sooner than `regex`."""

_ASCII_SCALES = tuple(scale.lower() for scale in _SCALES if scale.isascii())
"""What a number in parts has in ASCII in addition to a digit: other forms of such numbers are in other scripts."""

_REACH = 60
"""How many characters before and after a place the parts of its number are looked for."""


def _may_have_number(text: str) -> bool:
    if not text.isascii():
        return _MAY_BE_NUMBER.search(text) is not None
    if not _ASCII_DIGIT.search(text):
        return False
    lowercase = text.lower()
    return any(scale in lowercase for scale in _ASCII_SCALES)


def is_inside_number(text: str, offset: int) -> bool:
    """Whether an offset of a folded text is inside a number that is written in parts."""
    start, end = max(0, offset - _REACH), offset + _REACH
    around = text[start:end]
    if not _may_have_number(around):
        return False
    return any(match.start() < offset < match.end() for match in _in_parts().finditer(text, start, end))

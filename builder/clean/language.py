"""Words of a line: how many there are, whether they read like prose, and in which language they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import regex

from builder.values.function_words import frequent_words, frequent_words_by_language
from builder.values.unspaced_scripts import UNSPACED_CHARACTER

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("el", re.compile(r"[α-ω]")),
    ("he", re.compile(r"[א-ת]")),
    ("th", re.compile(r"[ก-๛]")),
)
_UNSPACED = regex.compile(rf"(?V1)[{UNSPACED_CHARACTER}&&\p{{L}}]")
_LEAST_WORDS = 15
"""The least number of words from which a language is guessed."""


def lowercase_words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def letter_key(text: str) -> str:
    """Return only the letters and digits of a text, in lower case, for comparison."""
    return "".join(filter(str.isalnum, text.casefold()))


def count_words(text: str) -> int:
    """Return how many words a line has; two characters of a script without spaces count as one."""
    dense = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return len(text.split()) if dense < len(text) / 4 else max(len(text.split()), dense // 2)


def function_word_share(text: str) -> float:
    """Return the share of frequent words of any known language; 1 for other scripts than Latin and Cyrillic."""
    found = lowercase_words(text)
    if not found or not re.search(r"[a-zа-я]", text.lower()):
        return 1.0
    known = frequent_words()
    return sum(word in known for word in found) / len(found)


def is_function_word(word: str) -> bool:
    """Whether a word is a frequent function word of any known language."""
    return word.lower() in frequent_words()


def is_running_text(text: str) -> bool:
    """Whether many words begin with a lower-case letter, as in sentences (even German ones); few do in headlines."""
    found: list[str] = re.findall(r"[^\W\d_]+", text)
    return sum(not word[0].isupper() for word in found) >= 0.4 * max(len(found), 1)


def guess_language(texts: Iterable[str]) -> str:
    """Return the language tag of a text; an empty string if it is not certain."""
    text = " ".join(texts)[:50_000]
    letters = sum(map(str.isalpha, text)) or 1
    for tag, script in _SCRIPTS:
        if len(script.findall(text)) > letters * (0.1 if tag == "ja" else 0.4):
            return tag
    found = Counter(lowercase_words(text))
    total = found.total()
    if total < _LEAST_WORDS:
        return ""
    shares = sorted(
        ((sum(found[word] for word in known) / total, tag) for tag, known in frequent_words_by_language().items()),
        reverse=True,
    )
    (best, tag), (second, _) = shares[:2]
    return tag if best >= 0.15 and best > second * 1.15 else ""

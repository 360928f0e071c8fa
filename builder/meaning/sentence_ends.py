"""Where sentences end, by the language of the text.

The marks are those of Unicode's Sentence_Terminal property; as in UAX #29 a small letter after one continues the
sentence. No sentence ends within a quotation or brackets. A full stop ends none after an abbreviation, an initial or an
ordinal number unless the next word opens one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

from builder.meaning import language_words
from builder.meaning.enclosures import Enclosures
from builder.values.languages import base_language, fact, has_trait

_CLOSING = r"""'"”’»«›‹“‘)\]}」』】》〉）＂＊*_"""
_STOPS = ".!?…‼⁇⁈⁉؟۔।॥።፧፨។៕။၊܀܁܂᠃᠉‽⸮"
_WIDE_STOPS = "。！？｡．"
_END = r"(?:(?<![{stops}])[{stops}]++(?:[{closing}]|{spaced})*+(?:\s++|\Z)|(?<![{wide}])[{wide}]++[{closing}]*+\s*+)"
_OPENING = r"""'’”“‘„‚«»‹›「『【《〈（(\[{¿¡–—―•*_"\-"""
_NEXT = re.compile(rf"[{_OPENING}\s]*(\w[\w'’-]*)(\.?)")
_LAST = re.compile(r"""[^\s(\[{"“”„«»‚‘/–—]+\Z""")
_LETTERS_WITH_STOPS = re.compile(r"[^\W\d_]\Z|(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,3}\Z")
_LAST_PART = re.compile(r"[^.-]*\Z")
_ELIDED = re.compile(r"[^\W\d_]+['’](?=\w)")
_ACRONYM = re.compile('[\u05d0-\u05ea]["״]\\Z')
"""What is before the last letter of a Hebrew acronym."""
_LATIN_TAIL = regex.compile(r"(?<=[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7a3])[A-Za-z]+\Z")
_KOREAN_DATE = re.compile(r"\d{2,4}\. ?(?:\d{1,2}\. ?)?\d{0,2}\Z")
_COUNTER_BEFORE = re.compile(r"([^\W\d_]+)\. ?\Z")
_NUMBER_BEFORE = re.compile(r"\d[\s\xa0]\Z")
_CLOCK = re.compile(r"(?P<number>\d[\d:.]*)?[ap]\.m\Z", re.IGNORECASE)
_TIME_ZONE = re.compile(r"[A-Z]{2,4}\b|(?:[A-Z]\w+ ){1,3}[Tt]ime\b")
_HOUR_OF_A_NOUN = re.compile(
    r"\b(?:the|an?|this|that|every|each|my|our|your|his|her|its|their)\s+\d*[\d:.]*\s?\Z", re.I
)
"""What is before “p.m.” if the hour belongs to a noun: “the 9 p.m. Corvo ferry”."""
_NUMBER = re.compile(r"\d{1,3}\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_HALF_STOPS = "?!؟…？！"

_UNABBREVIATED = regex.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_STOP_IS_RARE = re.compile("[\u0900-\u09ff\u0e00-\u0eff]")
"""Scripts that end sentences otherwise than with a full stop, so that two letters before one are an abbreviation."""
_WINDOW = 60
"""How far a word next to a mark can extend."""
_SHORT = 5
"""How many letters an abbreviation has at most that is not known as one."""
_INDENT = 8
"""How much white space can be before the number of a point in a list."""
_VOWELS = frozenset("aeiouyæœøаеёиоуыэюяіїєαεηιουω")


class SentenceEnds:
    """The marks in a stretch of text that can end a sentence, in order; whether one does is decided when it is asked.

    ``stops`` are the offsets of the marks, ``followings`` those of what is after them and their white space.
    """

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self._text, self._start, self._end, self._language = text, start, end, language
        self._matches = _marks(text, start, end, base_language(language))
        self.stops = [match.start() for match in self._matches]
        self.followings = [match.end() for match in self._matches]
        self._decided: list[bool | None] = [None] * len(self._matches)
        self._enclosures: Enclosures | None = None

    def is_end(self, number: int) -> bool:
        """Whether a sentence ends with the mark of that number, counted from 0."""
        found = self._decided[number]
        if found is None:
            found = self._decided[number] = self._decide(self._matches[number])
        return found

    def _decide(self, match: re.Match[str]) -> bool:
        if match.end() == self._end:
            return False
        last = match.start() + len(match[0].rstrip()) - 1
        if self._enclosures is None:
            self._enclosures = Enclosures(self._text, self._start, self._end)
        within = self._enclosures.around(last)
        if within and last < within[1]:
            return False
        if within and _goes_on_behind(self._text, self._start, match, within[0], self._language):
            return False
        return _plainly_ends(self._text, self._start, match, self._language) or _ends(
            self._text, self._start, match, self._language
        )


def _marks(text: str, start: int, end: int, language: str) -> list[re.Match[str]]:
    """What the expression for the end of a sentence matches: it is tried where one of its first characters is."""
    first, whole = _expressions(language)
    found: list[re.Match[str]] = []
    mark = first.search(text, start, end)
    while mark:
        match = whole.match(text, mark.start(), end)
        if match:
            found.append(match)
        mark = first.search(text, (match or mark).end(), end)
    return found


def _goes_on_behind(text: str, start: int, match: re.Match[str], opens: int, language: str) -> bool:
    """Whether the sentence around a quotation or brackets continues after them, in a script without capitals.

    ``match`` is the mark before the closing one; ``opens`` is where the quotation begins.
    """
    following = text[match.end() : match.end() + _WINDOW]
    if not following[:1].isalpha() or following[0].isupper() or following[0].islower():
        return False
    if text[opens] in "([{（［【〔":
        return opens > start and text[opens - 1].isalnum()
    if match[0][0] in _HALF_STOPS:
        return True  # “Where?” Quill asked.
    introduced = text[max(start, opens - 2) : opens].strip()[-1:]
    said_within = bool(introduced) and introduced not in _STOPS + _WIDE_STOPS
    return said_within and language_words.is_conjunction_first(following, language)


@cache
def _expressions(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expression for the characters with which the end of a sentence can begin, and that for all of it."""
    stops = re.escape(_STOPS + (fact(language, "stops") or ""))
    spaced = "[ \xa0\u202f]»" if has_trait(language, "spaced_guillemets") else "[\xa0\u202f]»"
    whole = _END.format(stops=stops, wide=_WIDE_STOPS, closing=_CLOSING, spaced=spaced)
    return re.compile(f"[{stops}{_WIDE_STOPS}]"), re.compile(whole)


def _plainly_ends(text: str, start: int, match: re.Match[str], language: str) -> bool:
    """Whether it is a full stop between a small word and a capital. Where it is not, `_ends` has to decide.

    What holds for most sentences is found out in a fraction of the time.
    """
    following = text[match.end()]
    if match[0] != ". " or not (following.isupper() and following.isalpha()):
        return False
    stop = match.start()
    begins = text.rfind(" ", max(start, stop - _WINDOW), stop) + 1
    word = text[begins:stop]
    return begins > 0 and word.isascii() and word.islower() and _is_full_word(word, language)


def _ends(text: str, start: int, match: re.Match[str], language: str) -> bool:
    following = _NEXT.match(text, match.end(), match.end() + _WINDOW)
    marks = match[0].rstrip()
    if marks[0] in _WIDE_STOPS:
        # 「…。」と: a particle after the closing bracket continues the sentence around the quotation.
        return not (len(marks) > 1 and marks[-1] not in _WIDE_STOPS and _HIRAGANA.match(text, match.end()))
    if following is None:
        return False
    last = _word_before(text, max(start, match.start() - _WINDOW), match.start()) if marks == "." else None
    if last is None or _ACRONYM.search(text, max(start, last.start() - 3), last.start()):
        return not following[1][0].islower()
    return _full_stop_ends(text[max(start, last.start() - _WINDOW) : last.start()], last, following, start, language)


def _word_before(text: str, start: int, end: int) -> re.Match[str] | None:
    # The word has no space in it, and the expression is slow where it cannot match.
    return _LAST.search(text, max(start, text.rfind(" ", start, end) + 1), end)


def _full_stop_ends(before: str, last: re.Match[str], following: re.Match[str], start: int, language: str) -> bool:
    """Whether a full stop between two words ends a sentence; ``before`` is the text before the first of them."""
    word = _without_neighbours(last[0], language)
    if _is_full_word(word, language) and not (
        len(word) <= _SHORT and _NUMBER_BEFORE.search(before) and not following[1][0].isupper()
    ):
        return True  # but “3 mill. de” is a unit
    if following[1][0].islower() or _is_in_korean_date(before + word, following[1], language):
        return False
    if _is_hour(last[0], before):
        return not _belongs_to_hour(following, language)
    counter = _COUNTER_BEFORE.search(before)
    if counter and _NUMBER.match(word) and _is_counter(counter[1].casefold(), language):
        return not following[1][0].isdigit()  # p. 5 is no ordinal number
    if counter and counter[1].casefold() in language_words.abbreviated_titles(language) and _is_short_and_small(word):
        return following[1].casefold() in language_words.sentence_openers(language)  # Dr. med. Quill
    first = last.start() - start < _INDENT and not before.strip()
    return not _goes_on(word, following, first, language)


def _is_hour(word: str, before: str) -> bool:
    """Whether a word is that of an hour, as in “at 9 p.m.”, and the hour does not belong to the noun after it."""
    clock = _CLOCK.match(word)
    hour = clock is not None and (clock["number"] is not None or _NUMBER_BEFORE.search(before) is not None)
    return hour and not _HOUR_OF_A_NOUN.search(before)


def _belongs_to_hour(following: re.Match[str], language: str) -> bool:
    """Whether what follows an hour continues the time: another number, a day, a month, a time zone."""
    word = following[1].casefold()
    days = language_words.weekday_words(language)
    return (
        word[0].isdigit()
        or word in language_words.month_words(language)
        or any(day.startswith(word) for day in days if len(word) > 2)
        or _TIME_ZONE.match(following.string, following.start(1)) is not None
    )


def _is_short_and_small(word: str) -> bool:
    return len(word) <= _SHORT and word.islower()


def _is_in_korean_date(text: str, following: str, language: str) -> bool:
    """Whether the full stop after the text is one in a date: 2031. 5. 3."""
    number = text[-1:].isdigit() and base_language(language) == "ko"
    return number and (following[0].isdigit() or bool(_KOREAN_DATE.search(text)))


def _without_neighbours(word: str, language: str) -> str:
    """A word without what is written together with it: the article of l’on., the Chinese before A."""
    if language_words.has_elision(language):
        return _ELIDED.sub("", word, count=1)
    tail = _LATIN_TAIL.search(word)
    return tail[0] if tail else word


def _goes_on(last: str, following: re.Match[str], first: bool, language: str) -> bool:
    """Whether the sentence continues after a full stop between two words, the second of which has a capital.

    ``first`` means that nothing is before them.
    """
    word = following[1]
    initial = len(word) == 1 and following[2] == "."
    cased = word[0].isupper() or word[0].islower()
    opens = cased and word.casefold() in language_words.sentence_openers(language) and not initial
    number = word[0].isdigit() or bool(_ROMAN.match(word))
    if _NUMBER.match(last):
        return _number_goes_on(word, opens, first, language)
    name = _LAST_PART.findall(last.casefold())[0]
    if _is_title(name, word, language) and (last[0].isupper() or not opens):
        return True
    if _is_counter(name, language) and number:
        return True
    if _ROMAN.match(last) and len(last) > 1:
        return has_trait(language, "ordinal_stop") and not opens
    if name in language_words.other_abbreviations(language) or _looks_abbreviated(last):
        return not opens and (number or not language_words.is_and_so_on(last))
    return False


def _is_title(name: str, following: str, language: str) -> bool:
    """Whether a name comes after the abbreviation; Latin letters are English ones before Chinese: Dr. リー."""
    return name in language_words.abbreviated_titles("en" if _UNABBREVIATED.match(following) else language)


def _number_goes_on(word: str, opens: bool, first: bool, language: str) -> bool:
    if word.casefold() in language_words.month_words(language):
        return has_trait(language, "ordinal_stop")
    if first and word[0].isalpha():
        return True  # the number of a point in a list
    if not has_trait(language, "ordinal_stop"):
        return False
    return word[0].isdigit() or (language_words.has_capital_nouns(language) and not opens)


def _is_counter(word: str, language: str) -> bool:
    """Whether it is an abbreviation before a number: p. 5, Marktstr. 5."""
    return word in language_words.abbreviated_counters(language) or word.endswith("str")


def _looks_abbreviated(word: str) -> bool:
    """Whether it is a letter, letters with full stops between them, or a few letters without a vowel."""
    if _UNABBREVIATED.search(word):
        return False
    if _LETTERS_WITH_STOPS.match(word):
        return True
    if not word[0].isupper() and not word[0].islower():
        count = sum(unicodedata.category(letter)[0] == "L" for letter in word)
        return count <= (2 if _STOP_IS_RARE.match(word) else 1) and _is_word(word)
    if not word.isalpha() or len(word) > 4 or (word.isupper() and len(word) > 1):
        return False
    letters = unicodedata.normalize("NFD", word.casefold())
    return not any(letter in _VOWELS for letter in letters)


def _is_word(word: str) -> bool:
    return all(unicodedata.category(letter)[0] in "LM" for letter in word)


def _is_full_word(word: str, language: str) -> bool:
    """Whether the word before a full stop is no abbreviation: even a small letter after it begins a sentence."""
    known = language_words.all_abbreviations(language)
    return (
        bool(known)
        and len(word) > 3
        and word.isalpha()
        and word.casefold() not in known
        and not _ROMAN.match(word)
        and not _is_counter(word.casefold(), language)
        and not _looks_abbreviated(word)
    )

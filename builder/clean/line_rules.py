"""Rules for a single line: whether it asks for money, is a button, announces other stories.

The phrases are in the files of `builder.values.languages`. Text between quotation marks is ignored: people in the
article say it, not the publisher.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.clean import phrases
from builder.clean.browsers import is_link_of_list
from builder.clean.language import count_words, is_running_text, lowercase_words
from builder.values.function_words import frequent_words

MONEY = "asks for money"
SIGN_UP = "sign-up form"
BUTTON = "a button"
SYMBOLS_ONLY = "a mark, not text"
NO_ARTICLE_FOUND = "no article was found"
TEASER = "teaser of another story"
LEGAL = "legal notice"
COMMENT = "readers’ comments"
ADVERTISEMENT = "advertisement"
NOTICE = "a notice about the page"
CAPTION = "caption or credit"
_LINKS = "list of the page’s links"
COUNT_OR_TIME = "a count or a time, not text"
BEFORE_ARTICLE = "before the article"
AFTER_ARTICLE = "after the article"
REPEATED_IN_FILES = "stands in other files of the same publisher"
BETWEEN_PARAGRAPHS = "not a sentence, between paragraphs"

FORM_REASONS = frozenset({BUTTON, SYMBOLS_ONLY, SIGN_UP, MONEY, LEGAL, ADVERTISEMENT, COUNT_OR_TIME, NOTICE})
"""The reasons of lines that are together in a box: a form, or a letter with its buttons."""

WORDS_OF_A_BUTTON = 3
"""The most words of a line after a form or a letter that is still its last button."""

WORDS_TO_A_PLEA = 20
"""A letter has at least one word of publishing or giving in so many words; articles have fewer."""

_CACHED = 50_000
"""The number of cached lines: each line is checked several times."""

BULLET_PATTERN = re.compile(r"^(?:[-–—•▪●■*·]|\d{1,2}[.)])\s+\S")
_SENTENCE = re.compile(r"[.!?…。！？।။؟۔][\"'”’»«“)\]*]*(?:\s*\[?\d{0,3}\]?|\s*\([^()]{1,25}\))$|[.!?…,][\"'”’»“]$")
_ENDS_OPEN = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.,;:]$")
"""How headlines do not end, except with an abbreviation such as “U.S.”."""
_QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|(?<!\w)\"[^\"]*(?:\"|$)")

_WE = phrases.case_sensitive_pattern("we")
_SPOKEN = phrases.case_sensitive_pattern("we", "you")
_PERSONAL = phrases.case_sensitive_pattern("we", "you", "me")
_ASKS = phrases.search_pattern("asks")
_ASKS_IF_SPOKEN = phrases.search_pattern("asks_if_spoken")
_COMMAND = phrases.line_start_pattern("commands")
_GIVING = phrases.line_start_pattern("giving")
_TRADE = phrases.search_pattern("trade")
_PRICE = re.compile(r"[$£€]\s?\d")
_LETTER_OPENS = phrases.line_start_pattern("letter_opens")
_LETTER_CLOSES = phrases.whole_line_pattern("letter_closes")
_SIGN_UP = phrases.search_pattern("sign_up")
_SIGN_UP_COMMAND = phrases.line_start_pattern("sign_up_commands")
_NOTICE = phrases.line_start_pattern("notices")
_LEGAL = phrases.search_pattern("legal")
_OWNS = re.compile(r"\W*(?:©|\(c\))", re.IGNORECASE)
"""The beginning of a copyright line, which can also be a credit before a paragraph."""
_ADVERTISEMENT = re.compile(
    rf"^\W*{phrases.alternatives_pattern('advertisement')}(?:[ –—:|-].{{0,60}})?\W*$", re.IGNORECASE
)
_COMMENT = phrases.whole_line_pattern("comments")
_COMMENT_FORM = phrases.line_start_pattern("comment_forms")
_TEASER = phrases.line_start_pattern("teasers")
_ENDS = phrases.line_start_pattern("ends")
_COUNT = phrases.whole_line_pattern("counts")
_DOTS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_CUT = re.compile(rf"{_DOTS.pattern}|(?:(?<=\W)|^){phrases.alternatives_pattern('cut')}\W*$", re.IGNORECASE)
_BUTTONS = phrases.word_set("buttons")
_CAPTION = re.compile(
    rf"^\W*{phrases.alternatives_pattern('captions')}(?: {phrases.alternatives_pattern('credited')}\b|\s*[:/©|])|"
    rf"\({phrases.alternatives_pattern('captions')}\b[^)]*\)\W*$|"
    rf"(?<!\w)(?:{phrases.alternatives_pattern('picture_credits')}|/ ?[A-Z][\w .]{{1,25}})\)?\W*$|"
    r"\.\s+\S{0,40}?\b[\w-]+\.(?:com|org|net|ru|gov|uk|de|fr|info)\W*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"\b{phrases.alternatives_pattern('credits')}(?:\s*[:/]| {phrases.alternatives_pattern('credited')}\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=_CACHED)
def _without_quotations(text: str) -> str:
    """Return the text without quotations."""
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=_CACHED)
def addresses_reader(text: str) -> bool:
    """Whether the line addresses the reader, or has a “we”."""
    return bool(_SPOKEN.search(_without_quotations(text)))


@lru_cache(maxsize=_CACHED)
def is_in_first_or_second_person(text: str) -> bool:
    """Whether the line has an “I”, a “we” or a “you”."""
    return bool(_PERSONAL.search(_without_quotations(text)))


@lru_cache(maxsize=_CACHED)
def says_we(text: str) -> bool:
    """Whether the line has a “we”."""
    return bool(_WE.search(_without_quotations(text)))


@lru_cache(maxsize=_CACHED)
def count_trade_words(text: str) -> int:
    """Return how many different words of publishing and giving a line has outside quotations; prices count as one."""
    own = _without_quotations(text)
    return len({found[0].lower() for found in _TRADE.finditer(own)}) + bool(_PRICE.search(own))


def may_be_appeal(text: str) -> bool:
    """Whether a line has as many words of publishing and giving as a letter of its length; short lines always pass."""
    return count_words(text) <= WORDS_TO_A_PLEA * max(count_trade_words(text), 2)


@lru_cache(maxsize=_CACHED)
def is_start_of_letter(text: str) -> bool:
    """Whether a letter to the readers begins here."""
    return bool(_LETTER_OPENS.match(text))


def is_end_of_letter(text: str) -> bool:
    """Whether a line is a greeting or a signature at the end of a letter."""
    return bool(_LETTER_CLOSES.match(text))


def _is_start_of_teasers(text: str) -> bool:
    """Whether the line announces other stories."""
    return count_words(text) <= 14 and not text.endswith(".") and bool(_TEASER.match(text))


def is_end_of_article(text: str) -> bool:
    """Whether the article probably ends here."""
    return count_words(text) <= 8 and bool(_ENDS.match(text))


def is_start_of_comments(text: str) -> bool:
    """Whether readers' comments, or the form for them, begin here."""
    return count_words(text) <= 14 and bool(
        _COMMENT_FORM.match(text) or (_COMMENT.match(text) and not text.endswith("."))
    )


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return count_words(text) >= 3 and bool(_SENTENCE.search(text))


@lru_cache(maxsize=_CACHED)
def is_prose(text: str) -> bool:
    """Whether a line is one or more sentences and long enough to be a paragraph."""
    return count_words(text) >= 8 and is_sentence(text) and is_running_text(text)


@lru_cache(maxsize=_CACHED)
def is_headline(text: str) -> bool:
    """Whether a line can be a headline, of this story or another one."""
    return 3 <= count_words(text) <= 30 and not _ENDS_OPEN.search(text) and any(map(str.isalpha, text))


def is_interface_text(text: str) -> bool:
    """Whether every word of a line is a word used on buttons. Buttons have no full stops."""
    if re.search(r"\w[.]$", text):
        return False
    found = [
        word for word in re.split(r"[\s|/·•,:()]+", text.lower().replace("’", "'")) if word.strip("-–—.!?»«›‹→←×+▾")
    ]
    return 0 < len(found) <= 8 and all(word.strip(".!?»«›‹→←×…") in _BUTTONS for word in found)


def may_be_button(text: str) -> bool:
    """Whether a line is short enough to be a button and is neither a sentence nor an item."""
    return count_words(text) <= WORDS_OF_A_BUTTON and not is_sentence(text) and not BULLET_PATTERN.match(text)


@lru_cache(maxsize=_CACHED)
def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture or names its photographer."""
    return count_words(text) <= 45 and bool(_CAPTION.search(text) or (count_words(text) <= 25 and _CREDIT.search(text)))


@lru_cache(maxsize=_CACHED)
def is_truncated(text: str) -> bool:
    """Whether a line is cut off, like the beginning of another story."""
    return bool(_CUT.search(text))


def is_truncated_by_dots(text: str) -> bool:
    """Whether a line is cut off with dots, without a word such as “more”."""
    return bool(_DOTS.search(text))


@lru_cache(maxsize=_CACHED)
def content_words(text: str) -> frozenset[str]:
    """Return the content words of a text: those that say what it is about."""
    return frozenset(word for word in lowercase_words(text) if len(word) > 3 and word not in frequent_words())


@lru_cache(maxsize=_CACHED)
def rejection_reason(text: str) -> str:
    """Return why a line is not text of an article, from its words alone; an empty string if there is no reason."""
    if not any(map(str.isalnum, text)):
        return SYMBOLS_ONLY
    if is_link_of_list(text):
        return _LINKS
    if is_start_of_comments(text):
        return COMMENT
    count = count_words(text)
    for pattern, why, most in (
        (_COUNT, COUNT_OR_TIME, 8),
        (_ADVERTISEMENT, ADVERTISEMENT, 12),
        (_LEGAL, LEGAL, 80 if _OWNS.match(text) else 120),
        (_NOTICE, NOTICE, 20),
    ):
        if count <= most and pattern.search(text):
            return why
    judged = (
        (_is_start_of_teasers, TEASER),
        (is_interface_text, BUTTON),
        (_is_sign_up, SIGN_UP),
        (_asks_for_money, MONEY),
    )
    return next((why for says, why in judged if says(text)), "")


def _is_sign_up(text: str) -> bool:
    own, count = _without_quotations(text), count_words(text)
    return (
        count <= 70
        and bool(_SIGN_UP.search(own))
        and (count <= 12 or addresses_reader(text) or bool(_SIGN_UP_COMMAND.match(own)))
    )


def _asks_for_money(text: str) -> bool:
    own, count = _without_quotations(text), count_words(text)
    if not may_be_appeal(text):
        return False
    if _ASKS.search(own):
        return True
    command = _COMMAND.match(own)
    several = count_trade_words(text) >= 2
    if _ASKS_IF_SPOKEN.search(own) and ((several and addresses_reader(text)) or (command and (count <= 40 or several))):
        return True
    return count <= 6 and bool(_GIVING.match(own)) and not _SENTENCE.search(text.rstrip("!"))

"""Reject letters to the readers: good prose next to the article, recognised by how they begin and by their subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from builder.clean.language import count_words
from builder.clean.line_rules import (
    BUTTON,
    FORM_REASONS,
    MONEY,
    REPEATED_IN_FILES,
    SIGN_UP,
    SYMBOLS_ONLY,
    WORDS_TO_A_PLEA,
    addresses_reader,
    content_words,
    count_trade_words,
    is_end_of_letter,
    is_headline,
    is_in_first_or_second_person,
    is_prose,
    is_sentence,
    is_start_of_letter,
    may_be_appeal,
    says_we,
)

_MOST_DISTANCE = 40
"""How many lines before and after a line are compared with its subject."""


class _LetterPart(Enum):
    """The part of a letter that a line is."""

    NOTHING = 0
    GREETING = 1
    """It begins a letter."""
    SAID = 2
    """It is about the publisher or addresses the reader, and is about what they do."""


def reject_letters(texts: Sequence[str], reasons: list[str]) -> None:
    """Give every line of a letter a reason, including lines that alone could be the article's."""
    personal = _in_first_person(texts, reasons)
    parts = [_part(text, why, personal) for text, why in zip(texts, reasons, strict=True)]
    page = _Page(texts, reasons, parts, personal)
    place = 0
    while place < len(texts):
        if parts[place] is _LetterPart.NOTHING:
            place += 1
            continue
        end = page.end_of_letter(place)
        first = place
        while first > 0 and reasons[first - 1] in (SIGN_UP, BUTTON, SYMBOLS_ONLY):
            first -= 1
        run = page.without_neighbours(range(first, end))
        why = page.reason(run)
        for each in run:
            reasons[each] = reasons[each] or why
        place = max(end, place + 1)


def _part(text: str, why: str, personal: bool) -> _LetterPart:
    if (
        is_start_of_letter(text)
        and why in ("", MONEY)
        and (count_words(text) <= 14 or (addresses_reader(text) and count_trade_words(text)))
    ):
        return _LetterPart.GREETING
    if why in (MONEY, REPEATED_IN_FILES):
        return _LetterPart.SAID
    if (
        why
        or not addresses_reader(text)
        or not may_be_appeal(text)
        or not (is_sentence(text) or count_words(text) >= 12)
    ):
        return _LetterPart.NOTHING
    if not personal and says_we(text):
        return _LetterPart.SAID
    return _LetterPart.SAID if count_trade_words(text) >= (3 if personal else 2) else _LetterPart.NOTHING


def _in_first_person(texts: Sequence[str], reasons: Sequence[str]) -> bool:
    """Whether the article itself has “we” and “you”: then these words alone are no evidence of a letter."""
    prose = [
        text
        for text, why in zip(texts, reasons, strict=True)
        if not why and is_prose(text) and count_trade_words(text) == 0
    ]
    return len(prose) >= 3 and sum(map(is_in_first_or_second_person, prose)) >= len(prose) * 0.45


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, their reasons so far, and the part of a letter that each is."""

    texts: Sequence[str]
    reasons: Sequence[str]
    parts: Sequence[_LetterPart]
    personal: bool
    """Whether the article itself has “we” and “you”."""

    def reason(self, run: range) -> str:
        """Return the reason for a range of lines that can be a letter; an empty string if the evidence is weak."""
        if any(self.reasons[each] == MONEY for each in run):
            return MONEY
        if not self._pleads(run):
            return ""
        greets = any(self.parts[each] is _LetterPart.GREETING for each in run)
        asked = sum(count_trade_words(self.texts[each]) for each in run)
        form = any(self.reasons[each] == SIGN_UP for each in run)
        if self.personal:
            enough = greets and asked >= 4
        else:
            ours = sum(says_we(self.texts[each]) for each in run)
            in_a_box = any(self.reasons[each] in FORM_REASONS for each in run)
            enough = self._says_something(run) and (
                greets or form or asked >= 5 or (ours >= 2 and asked >= 1) or (asked >= 3 and in_a_box)
            )
        return (SIGN_UP if form else MONEY) if enough else ""

    def without_neighbours(self, run: range) -> range:
        """Return the range without the article’s paragraphs next to the letter, which begins with its greeting."""
        first, end = run.start, run.stop
        greets = next((each for each in run if self.parts[each] is _LetterPart.GREETING), first)
        while first < end and (self._is_neighbour(first) or (first < greets and not self.reasons[first])):
            first += 1
        while first < end and self._is_neighbour(end - 1):
            end -= 1
        return range(first, end)

    def _is_neighbour(self, place: int) -> bool:
        return (
            not self.reasons[place]
            and self.parts[place] is not _LetterPart.GREETING
            and is_prose(self.texts[place])
            and count_trade_words(self.texts[place]) == 0
            and self._shares_subject(place)
        )

    def _pleads(self, run: range) -> bool:
        """Whether the range as a whole has as many words of publishing and giving as a letter."""
        prose = [self.texts[each] for each in run if is_prose(self.texts[each])]
        return sum(map(count_words, prose)) <= WORDS_TO_A_PLEA * sum(map(count_trade_words, prose))

    def _says_something(self, run: range) -> bool:
        return any(
            self.parts[each] is _LetterPart.SAID
            or (self.parts[each] is _LetterPart.GREETING and is_prose(self.texts[each]))
            for each in run
        )

    def end_of_letter(self, place: int) -> int:
        """Return where a letter that begins at ``place`` ends. It can contain lines without “we” and “you”."""
        greeting = self.parts[place] is _LetterPart.GREETING
        end = at = place + 1
        while at < len(self.texts):
            text = self.texts[at]
            over = at - 1 > place and self._is_button(at - 1)
            if (
                self.reasons[at] in FORM_REASONS
                or is_end_of_letter(text)
                or (not over and self.parts[at] is not _LetterPart.NOTHING)
            ):
                end = at + 1
            elif over or self.reasons[at]:
                break  # after its buttons a letter has nothing to say
            elif self._speaks(at, greeting) and (says_we(text) or not self._shares_subject(at)):
                end = at + 1
            elif not self._goes_on(at, greeting):
                break
            at += 1
        return end

    def _is_button(self, place: int) -> bool:
        text = self.texts[place]
        return self.reasons[place] in FORM_REASONS and not is_sentence(text) and count_words(text) <= 4

    def _speaks(self, place: int, greeting: bool) -> bool:
        text = self.texts[place]
        own = says_we(text) or greeting or count_trade_words(text) > 0  # “you” alone is said in advice too
        return (
            addresses_reader(text)
            and is_sentence(text)
            and own
            and may_be_appeal(text)
            and (not self.personal or (greeting and count_trade_words(text) > 0))
        )

    def _goes_on(self, place: int, greeting: bool) -> bool:
        """Whether a letter continues after one or two lines without “we” and “you” that share no subject."""
        for each in (place + 1, place + 2):
            if self._shares_subject(each - 1) or each >= len(self.texts):
                return False
            if self.parts[each] is _LetterPart.SAID or (not self.reasons[each] and self._speaks(each, greeting)):
                return True
            if self.reasons[each]:
                return self.reasons[each] in (BUTTON, SYMBOLS_ONLY, MONEY)
        return False

    def _shares_subject(self, place: int) -> bool:
        """Whether a line shares its subject with other prose, and so is the article's."""
        text = self.texts[place]
        own = content_words(text)
        if not is_prose(text) or len(own) < 3:
            return is_headline(text) and count_words(text) > 4
        near = range(max(place - _MOST_DISTANCE, 0), min(place + _MOST_DISTANCE, len(self.texts)))
        elsewhere = [
            content_words(self.texts[each])
            for each in near
            if each != place and not self.reasons[each] and is_prose(self.texts[each])
        ]
        return any(len(own & other) >= 2 for other in elsewhere) or sum(bool(own & other) for other in elsewhere) >= 3

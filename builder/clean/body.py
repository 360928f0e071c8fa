"""Which lines of a text are the article: those that speak against themselves go, then the best stretch is taken.

Each line has a score: sentences count for it, short lines against it. The article is the stretch with the greatest sum.
Letters to the readers are good prose, and lists of other stories are half of it, so both are found before by how they
open and by what surrounds them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.clean.language import FUNCTION_WORDS, function_share, weight, words
from builder.clean.markers import (
    ADVERTISEMENT,
    BUTTON,
    CACHED,
    CAPTION,
    COUNT,
    LEGAL,
    MONEY,
    SENTENCE,
    SIGN_UP,
    TEASER,
    closes_letter,
    ends_article,
    is_caption,
    is_cut,
    is_headline,
    is_personal,
    is_prose,
    opens_comments,
    opens_letter,
    reason,
    says_we,
    spoken,
    trade,
)

BEFORE = "before the article"
AFTER = "after the article"
REPEATED = "stands in other files of the same publisher"
ASIDE = "not a sentence, between paragraphs"

LEAST = 12
"""Words of prose without which a text is no article."""
BEFORE_AN_END = 80
"""Words of prose after which a heading such as “Comments” ends the article."""

MOST_FOR_A_BOX = 5.0
"""What a run of lines that are no article may cost, in words of prose."""

WORDS_OF_A_BUTTON = 3
"""How many words a line has at the most that, behind a form or a letter, is the last of it."""

_BULLET = re.compile(r"^(?:[-–—•▪●■*·]|\d{1,2}[.)])\s+\S")
_FORM = frozenset({BUTTON, SIGN_UP, MONEY, LEGAL, ADVERTISEMENT, COUNT})
_SMALL_WORDS = frozenset().union(*FUNCTION_WORDS.values())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's stretch, from ``first`` to before ``end``, and why lines go, in it and around: by their places."""

    first: int
    end: int
    reasons: dict[int, str]


def mark(texts: Sequence[str], repeated: Collection[int] = ()) -> list[str]:
    """Why lines speak against themselves or each other, line by line; empty where nothing does.

    ``repeated`` are the places of lines that other files have as well.
    """
    found = [reason(text) for text in texts]
    for place in repeated:
        found[place] = found[place] or REPEATED
    _letters(texts, found)
    _sign_ups(texts, found)
    _teasers(texts, found)
    return found


def choose(texts: Sequence[str], repeated: Collection[int] = ()) -> Chosen:
    """Judge every line, and find the stretch that is the article."""
    found = mark(texts, repeated)
    limit = _limit(texts, found)
    first, end = _best(_scores(texts[:limit], found[:limit]))
    while end > first and (found[end - 1] or not _ends_well(texts[end - 1])):
        end -= 1
    while first < end and found[first]:
        first += 1
    reasons = {place: why for place, why in enumerate(found) if why}
    for place in range(len(texts)):
        if not first <= place < end:
            reasons.setdefault(place, CAPTION if is_caption(texts[place]) else BEFORE if place < first else AFTER)
    _between(texts, first, end, reasons)
    if sum(weight(texts[place]) for place in range(first, end) if place not in reasons) < LEAST:
        return Chosen(0, 0, {place: reasons.get(place, AFTER) for place in range(len(texts))})
    return Chosen(first, end, reasons)


@lru_cache(maxsize=CACHED)
def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about."""
    return frozenset(word for word in words(text) if len(word) > 3 and word not in _SMALL_WORDS)


def _sentence(text: str) -> bool:
    return bool(SENTENCE.search(text)) and weight(text) >= 3


def _ends_well(text: str) -> bool:
    return _sentence(text) or bool(_BULLET.match(text)) or weight(text) >= 15


def _scores(texts: Sequence[str], found: Sequence[str]) -> list[float]:
    """A score a line.

    A run of lines that are known not to be the article costs little more than one of them does: an article goes on
    after a box, however long the box is.
    """
    scores: list[float] = []
    spent = 0.0
    for text, why in zip(texts, found, strict=True):
        if why or (spent and _may_be_a_button(text)):
            cost = min(3.0 if spent == 0 else 1.0, MOST_FOR_A_BOX - spent)
            scores.append(-cost)
            spent += cost
        else:
            scores.append(_score(text))
            spent = 0.0
    return scores


def _may_be_a_button(text: str) -> bool:
    return weight(text) <= WORDS_OF_A_BUTTON and not _sentence(text) and not _BULLET.match(text)


def _score(text: str) -> float:
    count = weight(text)
    if is_prose(text):
        return float(min(count, 60) - 4) if not is_caption(text) else 0.0
    if _sentence(text):
        return 1.0
    if count >= 15 and function_share(text) >= 0.2:
        return count / 3  # a paragraph that was cut, or that ends in a colon
    return -4.0 if _BULLET.match(text) else -6.0


def _best(scores: Sequence[float]) -> tuple[int, int]:
    """The stretch with the greatest sum."""
    best = total = 0.0
    first = end = start = 0
    for place, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, place
        total += score
        if total > best:
            best, first, end = total, start, place + 1
    return first, end


def _letters(texts: Sequence[str], found: list[str]) -> None:
    """A letter to the readers goes as a whole, with the lines in it that alone could be the article's."""
    personal = _is_personal(texts, found)
    letter = [_of_a_letter(text, why, personal) for text, why in zip(texts, found, strict=True)]
    place = 0
    while place < len(texts):
        if not letter[place]:
            place += 1
            continue
        end = _letter_end(texts, found, letter, place, personal)
        first = place
        while first > 0 and found[first - 1] in (SIGN_UP, BUTTON):
            first -= 1
        run = range(first, end)
        why = _why_letter(texts, found, letter, run, personal)
        if why:
            for each in run:
                found[each] = found[each] or why
        place = max(end, place + 1)


GREETING, SAID = 1, 2
"""What a line has of a letter: it opens one; it speaks of the publisher or to the reader, and of what they do."""


def _why_letter(texts: Sequence[str], found: Sequence[str], letter: Sequence[int], run: range, personal: bool) -> str:
    """What a run of lines that may be a letter is; nothing where too little in it says so."""
    if any(found[each] == MONEY for each in run):
        return MONEY
    greets = any(letter[each] == GREETING for each in run)
    asked = sum(trade(texts[each]) for each in run)
    said = sum(letter[each] == SAID or (letter[each] != 0 and is_prose(texts[each])) for each in run)
    form = any(found[each] == SIGN_UP for each in run)
    if personal:
        enough = greets and asked >= 4
    else:
        ours = sum(says_we(texts[each]) for each in run)
        enough = bool(said) and (greets or form or asked >= 5 or (ours >= 2 and asked >= 1)
                                 or (asked >= 3 and any(found[each] in _FORM for each in run)))
    return (SIGN_UP if form else MONEY) if enough else ""


def _of_a_letter(text: str, why: str, personal: bool) -> int:
    if opens_letter(text) and why in ("", MONEY) and (weight(text) <= 14 or (spoken(text) and trade(text))):
        return GREETING
    if why in (MONEY, REPEATED):
        return SAID
    if why or not spoken(text) or not (_sentence(text) or weight(text) >= 12):
        return 0
    if not personal and says_we(text):
        return SAID
    return SAID if trade(text) >= (3 if personal else 2) else 0


def _is_personal(texts: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the article itself says “we” and “you”: then those words alone show nothing."""
    prose = [text for text, why in zip(texts, found, strict=True) if not why and is_prose(text) and trade(text) == 0]
    return len(prose) >= 3 and sum(map(is_personal, prose)) >= len(prose) * 0.45


def _letter_end(texts: Sequence[str], found: Sequence[str], letter: Sequence[int], place: int, personal: bool) -> int:
    """Where a letter that begins at ``place`` ends: lines between two of its own may say neither “we” nor “you”."""
    greeting = letter[place] == GREETING
    end = at = place + 1
    while at < len(texts):
        text = texts[at]
        over = found[at - 1] in _FORM and not _sentence(texts[at - 1]) and weight(texts[at - 1]) <= 4 and at - 1 > place
        if found[at] in _FORM or closes_letter(text) or (not over and letter[at]):
            end = at + 1
        elif over or found[at]:
            break  # after its buttons a letter has nothing to say
        elif _speaks(text, greeting, personal) and (says_we(text) or not about_the_article(texts, found, at)):
            end = at + 1
        elif not _goes_on(texts, found, letter, at, greeting, personal):
            break
        at += 1
    return end


def _speaks(text: str, greeting: bool, personal: bool) -> bool:
    own = says_we(text) or greeting or trade(text) > 0  # “you” alone is said in advice too
    return spoken(text) and _sentence(text) and own and (not personal or (greeting and trade(text) > 0))


def _goes_on(texts: Sequence[str], found: Sequence[str], letter: Sequence[int], place: int, greeting: bool,
             personal: bool) -> bool:
    """Whether a letter goes on behind a line, or two, that say neither “we” nor “you” and are not about the article."""
    for each in (place + 1, place + 2):
        if about_the_article(texts, found, each - 1):
            return False
        if each >= len(texts):
            return False
        if letter[each] == SAID or (not found[each] and _speaks(texts[each], greeting, personal)):
            return True
        if found[each]:
            return found[each] in (BUTTON, MONEY)
    return False


def about_the_article(texts: Sequence[str], found: Sequence[str], place: int) -> bool:
    """Whether a line in a gap of a letter shares its subject with prose elsewhere."""
    own = content_words(texts[place])
    if not is_prose(texts[place]) or len(own) < 3:
        return is_headline(texts[place]) and weight(texts[place]) > 4
    near = range(max(place - 40, 0), min(place + 40, len(texts)))
    elsewhere = [content_words(texts[each]) for each in near
                 if each != place and not found[each] and is_prose(texts[each])]
    return any(len(own & other) >= 2 for other in elsewhere) or sum(bool(own & other) for other in elsewhere) >= 3


def _sign_ups(texts: Sequence[str], found: list[str]) -> None:
    """What a form says of itself between its heading and its button."""
    for place in range(1, len(texts) - 1):
        if (not found[place] and found[place - 1] == SIGN_UP and found[place + 1] in (SIGN_UP, BUTTON)
                and weight(texts[place]) <= 30 and (found[place + 1] == SIGN_UP or spoken(texts[place]))):
            found[place] = SIGN_UP
        elif found[place] == SIGN_UP and not found[place - 1] and is_headline(texts[place - 1]) and spoken(
                texts[place - 1]) and trade(texts[place - 1]):
            found[place - 1] = SIGN_UP


def _teasers(texts: Sequence[str], found: list[str]) -> None:
    """Headlines of other stories with their first sentences: after a heading that says so, or row upon row."""
    for place, text in enumerate(texts):
        if not found[place] and is_cut(text) and (weight(text) >= 4):
            before = place - 1
            if before >= 0 and not found[before] and is_headline(texts[before]):
                found[place] = found[before] = TEASER
            elif place + 1 < len(texts) and found[place + 1] in (TEASER, COUNT):
                found[place] = TEASER
    for place in range(len(texts)):
        if found[place] == TEASER and (place + 1 == len(texts) or found[place + 1] != TEASER):
            _after_heading(texts, found, place + 1)
    _rows(texts, found)


def _unit(texts: Sequence[str], found: Sequence[str], place: int) -> int:
    """How many lines from here are one teaser: a headline, then perhaps a sentence, then perhaps a time."""
    if place >= len(texts) or found[place] or not is_headline(texts[place]) or is_prose(texts[place]) or _BULLET.match(
            texts[place]):
        return 0
    at = place + 1
    if at < len(texts) and not found[at] and _sentence(texts[at]) and weight(texts[at]) <= 45:
        at += 1
    while at < len(texts) and found[at] == COUNT:
        at += 1
    return at - place


def _after_heading(texts: Sequence[str], found: list[str], place: int) -> None:
    start, units = place, 0
    while place < len(texts):
        if found[place] in (COUNT, TEASER, BUTTON, ADVERTISEMENT, REPEATED):
            place += 1
            continue
        length = _unit(texts, found, place)
        if not length:
            break
        after = place + length
        prose_follows = after < len(texts) and not found[after] and _sentence(texts[after])
        has_prose = length > 1 and _sentence(texts[place + 1])
        if prose_follows and place != start and weight(texts[place]) <= 4:
            return  # a heading within the article
        if has_prose and place != start and not units and after < len(texts):
            found[place] = TEASER  # the others had no sentence of theirs, so this one has none either
            return
        if prose_follows and has_prose and not (units and weight(texts[place + 1]) <= 25):
            if place == start:  # the headline is the other story's, the paragraphs are this one's
                found[place] = TEASER
            return
        if (has_prose and weight(texts[place + 1]) > 25 and after < len(texts) and not _unit(texts, found, after)
                and not (found[after - 1] or found[after])):
            found[place] = TEASER
            return
        for each in range(place, after):
            found[each] = found[each] or TEASER
        units += has_prose
        place = after


def _rows(texts: Sequence[str], found: list[str]) -> None:
    """Three teasers in a row, or one that says how long it takes to read, need no heading."""
    prose = sum(weight(text) for text, why in zip(texts, found, strict=True) if not why and is_prose(text))
    place = 0
    while place < len(texts):
        at, units, timed = place, 0, 0
        while (length := _unit(texts, found, at)) > 1:
            after = at + length
            if after < len(texts) and not found[after] and is_prose(texts[after]):
                break
            units, timed, at = units + 1, timed + (found[after - 1] == COUNT), after
        inside = sum(weight(texts[each]) for each in range(place, at))
        if units and (units >= 3 or timed) and inside < prose / 2:
            for each in range(place, at):
                found[each] = found[each] or TEASER
        place = max(at, place + 1)


def _limit(texts: Sequence[str], found: Sequence[str]) -> int:
    """Where the article ends at the latest: at the comments, or at a heading that no more of it follows."""
    prose = [weight(text) if not why and is_prose(text) else 0 for text, why in zip(texts, found, strict=True)]
    before, total = 0, sum(prose)
    ends = _no_more_pairs(texts, found)
    for place, text in enumerate(texts):
        if before >= BEFORE_AN_END:
            if opens_comments(text) and (weight(text) > 1 or before * 2 >= total):
                return place
            if place >= ends and ends_article(text):
                return place
        before += prose[place]
    return len(texts)


def _no_more_pairs(texts: Sequence[str], found: Sequence[str]) -> int:
    """The place after which no two sentences stand together on lines of their own."""
    for place in range(len(texts) - 1, 0, -1):
        if not (found[place] or found[place - 1]) and _sentence(texts[place]) and _sentence(texts[place - 1]) and (
                is_prose(texts[place]) or is_prose(texts[place - 1])):
            return place + 1
    return 0


def _between(texts: Sequence[str], first: int, end: int, reasons: dict[int, str]) -> None:
    """Short lines within the article: headings and lists stay, captions and strays go."""
    place = first
    while place < end:
        if place in reasons or _sentence(texts[place]) or weight(texts[place]) >= 15:
            if place not in reasons and is_caption(texts[place]) and not is_prose(texts[place]):
                reasons[place] = CAPTION
            place += 1
            continue
        run = [place]
        while run[-1] + 1 < end and run[-1] + 1 not in reasons and not (
                _sentence(texts[run[-1] + 1]) or weight(texts[run[-1] + 1]) >= 15):
            run.append(run[-1] + 1)
        _strays(texts, run, first, end, reasons)
        place = run[-1] + 1


def _strays(texts: Sequence[str], run: Sequence[int], first: int, end: int, reasons: dict[int, str]) -> None:
    listed = run[0] > first and texts[run[0] - 1].endswith(":") and run[0] - 1 not in reasons
    prose_follows = run[-1] + 1 < end and run[-1] + 1 not in reasons
    for place in run:
        text = texts[place]
        if is_caption(text):
            reasons[place] = CAPTION
        elif reasons.get(place - 1) in _FORM and _may_be_a_button(text):
            reasons[place] = BUTTON
        elif _BULLET.match(text) or listed or text.endswith(":"):
            continue
        elif place != run[-1] or not prose_follows or not re.match(r"[\W\d]*[^\W\d_a-zа-я]", text):
            reasons[place] = ASIDE

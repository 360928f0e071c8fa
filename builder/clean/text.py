"""Plain text to an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from builder.clean import authors, date_lines, dates
from builder.clean import facts as stated
from builder.clean.body import Chosen, choose
from builder.clean.day_order import day_first
from builder.clean.judged import TITLE
from builder.clean.language import guess, weight
from builder.clean.lines import AFTER, BEFORE, is_prose, reason
from builder.clean.lists import runs_of_items
from builder.clean.values import Cleaned, Dropped, Facts, Paragraph, Part

WRITER = "about the writer"


def repeated_lines(files: Mapping[str, Sequence[str]], publishers: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """The places of lines that files of one publisher have in common and that are not their articles' text.

    That a line stands elsewhere is no proof: agencies repeat paragraphs of background, and a headline here is a teaser
    there. It is taken for one where its neighbour is repeated too, or it stands outside of the article in every file.
    """
    inside: dict[str, set[int]] = {}
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, texts in files.items():
        chosen = choose(texts)
        inside[name] = {place for place in range(chosen.first, chosen.end) if place not in chosen.reasons}
        for text in texts:
            homes[publishers.get(name, ""), text].add(name)
    twins = _twins(files)
    found: dict[str, frozenset[int]] = {}
    for name, texts in files.items():
        shared = [
            {other for other in homes[publishers.get(name, ""), text] if (name, other) not in twins} - {name}
            for text in texts
        ]
        again = Counter(texts)
        places = set()
        for place, text in enumerate(texts):
            if not shared[place] or (weight(text) >= 3 and again[text] > 1 and not is_prose(text)):
                continue
            if place not in inside[name]:
                outside = all(files[other].index(text) not in inside[other] for other in shared[place])
                if outside and (is_prose(text) or len(shared[place]) >= 2):
                    places.add(place)
            elif _in_company(texts, shared, place):
                places.add(place)
        found[name] = frozenset(places)
    return found


def _in_company(texts: Sequence[str], shared: Sequence[set[str]], place: int) -> bool:
    """Whether a line within the article stands in a stretch that other files have word for word.

    Three lines, of which one speaks against itself; or two beside such a line that is repeated too.
    """
    first = end = place
    while first > 0 and shared[first - 1] & shared[place]:
        first -= 1
    while end + 1 < len(texts) and shared[end + 1] & shared[place]:
        end += 1
    return end - first >= 1 and any(reason(texts[each]) for each in range(first, end + 1))


def _twins(files: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Pairs of files that are the same article: what they share shows nothing."""
    prose = {name: {text for text in texts if is_prose(text)} for name, texts in files.items()}
    return {
        (one, other)
        for one, own in prose.items()
        for other, others in prose.items()
        if one != other and len(own & others) > 0.6 * max(min(len(own), len(others)), 1)
    }


def clean_text(found: Sequence[Part], repeated: frozenset[int] = frozenset(), publisher: str = "") -> Cleaned:
    """Take the article out of a text."""
    texts = [part.text for part in found]
    chosen = choose(texts, repeated)
    reasons = dict(chosen.reasons)
    facts = Facts(publisher=publisher)
    if chosen.end:
        facts = _facts(texts, chosen, reasons, publisher)
    paragraphs = tuple(_paragraph(text) for place, text in enumerate(texts) if place not in reasons)
    if not facts.language:
        facts = _with_language(facts, paragraphs)
    dropped = tuple(
        Dropped(line.number, line.text, reasons[place])
        for place, part in enumerate(found)
        if place in reasons
        for line in part.lines
    )
    return Cleaned(facts, paragraphs, dropped, sum(len(part.lines) for part in found))


def _with_language(facts: Facts, paragraphs: Sequence[Paragraph]) -> Facts:
    return Facts(
        facts.title,
        facts.publisher,
        facts.authors,
        facts.published,
        guess(paragraph.text for paragraph in paragraphs),
        facts.url,
    )


def _facts(texts: Sequence[str], chosen: Chosen, reasons: dict[int, str], publisher: str) -> Facts:
    """Find what the text states, and let the lines go that say nothing else."""
    headline, site, places = stated.title(_without_items(texts, chosen), chosen.first, chosen.end, reasons)
    if places:
        for place in range(places[-1]):  # a headline that stands twice has its standfirst and its credits between
            if place >= chosen.first and sum(weight(text) for text in texts[chosen.first : places[-1]]) <= 90:
                reasons.setdefault(place, BEFORE)
        reasons.update(dict.fromkeys(places, TITLE))
    language = guess(text for place, text in enumerate(texts) if place not in reasons)
    reading = dates.Reading(language, day_first(texts, language, ""))
    headline_at = places[-1] if places else 0
    date, date_places = date_lines.published(texts, chosen.first, chosen.end, headline_at, reading)
    names, name_places = authors.authors(texts, chosen.first)
    url, url_places = stated.address(texts, chosen.first, chosen.end)
    for why, lines in ((dates.DATE, date_places), (authors.BYLINE, name_places), (stated.ADDRESS, url_places)):
        for place in lines:
            if reasons.get(place, BEFORE) in (BEFORE, AFTER):
                reasons[place] = why
    reasons.update(dict.fromkeys(_about_writers(texts, chosen, reasons, names), WRITER))
    paper = next(filter(None, (authors.paper_of(texts[place]) for place in name_places)), "")
    return Facts(headline, publisher or site or paper, names, date, "", url)


def _about_writers(texts: Sequence[str], chosen: Chosen, reasons: Mapping[int, str], names: Sequence[str]) -> list[int]:
    """The places of the last paragraphs if they open with the name of somebody who wrote the article."""
    kept = [place for place in range(chosen.first, chosen.end) if place not in reasons]
    opens = [place for place in kept[1:] if texts[place].startswith(tuple(names))] if names else []
    return [place for place in opens if place in kept[-len(opens) :]]


def _without_items(texts: Sequence[str], chosen: Chosen) -> list[str]:
    """The lines, of which those of a list that opens the article say nothing: none of them is its headline."""
    prose = next((place for place in range(chosen.first, chosen.end) if is_prose(texts[place])), chosen.end)
    own = texts[chosen.first : prose]
    items = {chosen.first + place for run in runs_of_items(own, [""] * len(own), marked=True) for place in run}
    return ["" if place in items else text for place, text in enumerate(texts)]


def _paragraph(text: str) -> Paragraph:
    bullet = stated.MARK_OF_ITEM.match(text)
    if bullet and not is_prose(text):
        return Paragraph(text[bullet.end() :], "item")
    return Paragraph(text)

"""Make an article of plain text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from builder.clean import authors, date_lines, text_dates
from builder.clean import text_facts as stated
from builder.clean.article_body import ArticleExtent, find_article
from builder.clean.boilerplate import TITLE_LINE
from builder.clean.day_order import day_first
from builder.clean.language import count_words, guess_language
from builder.clean.line_rules import AFTER_ARTICLE, BEFORE_ARTICLE, is_prose, rejection_reason
from builder.clean.lists import runs_of_items
from builder.clean.values import ArticleFacts, CleanedArticle, DroppedLine, LogicalLine, Paragraph

_WRITER = "about the writer"


def find_repeated_lines(files: Mapping[str, Sequence[str]], publishers: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """Return the indexes of lines that files of one publisher have in common and that are not text of their articles.

    A line in several files is no proof: agencies repeat paragraphs of background, and the headline of one article is a
    teaser in another. It is removed if its neighbour is repeated too, or if it is outside the article in every file.
    """
    inside: dict[str, set[int]] = {}
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, texts in files.items():
        chosen = find_article(texts)
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
            if not shared[place] or (count_words(text) >= 3 and again[text] > 1 and not is_prose(text)):
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
    """Whether a line within the article is in a range of lines that other files repeat and that has a rejected line."""
    first = end = place
    while first > 0 and shared[first - 1] & shared[place]:
        first -= 1
    while end + 1 < len(texts) and shared[end + 1] & shared[place]:
        end += 1
    return end - first >= 1 and any(rejection_reason(texts[each]) for each in range(first, end + 1))


def _twins(files: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Return pairs of files that are the same article: their common lines are no evidence."""
    prose = {name: {text for text in texts if is_prose(text)} for name, texts in files.items()}
    return {
        (one, other)
        for one, own in prose.items()
        for other, others in prose.items()
        if one != other and len(own & others) > 0.6 * max(min(len(own), len(others)), 1)
    }


def clean_text(
    found: Sequence[LogicalLine], repeated: frozenset[int] = frozenset(), publisher: str = ""
) -> CleanedArticle:
    """Find the article in a text."""
    texts = [part.text for part in found]
    chosen = find_article(texts, repeated)
    reasons = dict(chosen.reasons)
    facts = ArticleFacts(publisher=publisher)
    if chosen.end:
        facts = _facts(texts, chosen, reasons, publisher)
    paragraphs = tuple(_paragraph(text) for place, text in enumerate(texts) if place not in reasons)
    if not facts.language:
        facts = _with_language(facts, paragraphs)
    dropped = tuple(
        DroppedLine(line.number, line.text, reasons[place])
        for place, part in enumerate(found)
        if place in reasons
        for line in part.source_lines
    )
    return CleanedArticle(facts, paragraphs, dropped, sum(len(part.source_lines) for part in found))


def _with_language(facts: ArticleFacts, paragraphs: Sequence[Paragraph]) -> ArticleFacts:
    return ArticleFacts(
        facts.title,
        facts.publisher,
        facts.authors,
        facts.published,
        guess_language(paragraph.text for paragraph in paragraphs),
        facts.url,
    )


def _facts(texts: Sequence[str], chosen: ArticleExtent, reasons: dict[int, str], publisher: str) -> ArticleFacts:
    """Return the facts that the text states, and add reasons for the lines that have nothing else."""
    headline, site, places = stated.find_title(_without_items(texts, chosen), chosen.first, chosen.end, reasons)
    if places:
        for place in range(places[-1]):  # a headline that stands twice has its standfirst and its credits between
            if place >= chosen.first and sum(count_words(text) for text in texts[chosen.first : places[-1]]) <= 90:
                reasons.setdefault(place, BEFORE_ARTICLE)
        reasons.update(dict.fromkeys(places, TITLE_LINE))
    language = guess_language(text for place, text in enumerate(texts) if place not in reasons)
    reading = text_dates.Reading(language, day_first(texts, language, ""))
    headline_at = places[-1] if places else 0
    date, date_places = date_lines.find_publication_date(texts, chosen.first, chosen.end, headline_at, reading)
    names, name_places = authors.find_authors(texts, chosen.first)
    url, url_places = stated.find_address(texts, chosen.first, chosen.end)
    for why, lines in (
        (text_dates.DATE_LINE, date_places),
        (authors.BYLINE_LINE, name_places),
        (stated.ADDRESS_LINE, url_places),
    ):
        for place in lines:
            if reasons.get(place, BEFORE_ARTICLE) in (BEFORE_ARTICLE, AFTER_ARTICLE):
                reasons[place] = why
    reasons.update(dict.fromkeys(_about_writers(texts, chosen, reasons, names), _WRITER))
    paper = next(filter(None, (authors.find_paper(texts[place]) for place in name_places)), "")
    return ArticleFacts(headline, publisher or site or paper, names, date, "", url)


def _about_writers(
    texts: Sequence[str], chosen: ArticleExtent, reasons: Mapping[int, str], names: Sequence[str]
) -> list[int]:
    """Return the indexes of the last paragraphs if they begin with the name of an author."""
    kept = [place for place in range(chosen.first, chosen.end) if place not in reasons]
    opens = [place for place in kept[1:] if texts[place].startswith(tuple(names))] if names else []
    return [place for place in opens if place in kept[-len(opens) :]]


def _without_items(texts: Sequence[str], chosen: ArticleExtent) -> list[str]:
    """Return the lines, without the items of a list at the beginning of the article: none of them is a headline."""
    prose = next((place for place in range(chosen.first, chosen.end) if is_prose(texts[place])), chosen.end)
    own = texts[chosen.first : prose]
    items = {chosen.first + place for run in runs_of_items(own, [""] * len(own), marked=True) for place in run}
    return ["" if place in items else text for place, text in enumerate(texts)]


def _paragraph(text: str) -> Paragraph:
    bullet = stated.ITEM_MARK.match(text)
    if bullet and not is_prose(text):
        return Paragraph(text[bullet.end() :], "item")
    return Paragraph(text)

"""Rules about single records: entries without mentions, names without entries, unfinished claims and articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.meaning.folding import fold
from builder.meaning.linking import link_text
from builder.meaning.names import NameFinder
from builder.meaning.site import Site
from builder.values.problems import Problem
from builder.values.records import Entry


def review_unmentioned_entries(site: Site) -> Iterator[Problem]:
    """Yield entries that no visible text mentions and no record refers to.

    An alias is advised only if it can help: not for a name in words that rights withhold, and not if no word of any
    article is shown.
    """
    unmentioned = [entry for entry in site.briefing.entries if not site.backlinks_to(entry.id)]
    withheld = _named_where_withheld(site, unmentioned)
    shown = any(readable.article.body.text.strip() for readable in site.articles)
    for entry in unmentioned:
        otherwise = f"refer to it as [[{entry.id}]], or remove the entry."
        if entry.id in withheld:
            message = (
                f"Readers see nothing that mentions “{entry.name}” or refers to it: it is named only where "
                f"rights withhold the text of {_listed(withheld[entry.id])}."
            )
            hint = f"Speak of it in a note or on a page, {otherwise}"
        elif shown:
            message = f"Nothing mentions “{entry.name}” or refers to it."
            hint = f"Add the spelling that the texts use to its aliases, {otherwise}"
        else:
            message = f"Nothing that readers see mentions “{entry.name}” or refers to it."
            hint = f"No article’s text is shown, so speak of it in a note or on a page, {otherwise}"
        yield Problem(entry.place, "unmentioned-entry", message, hint, "warning")


def _named_where_withheld(site: Site, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return the articles whose full text names an entry and of which readers see a part, for each of the entries."""
    found: dict[str, list[str]] = {}
    wanted = {entry.id for entry in entries}
    names = NameFinder.of(site.briefing.entries)
    for article in site.briefing.articles if wanted else ():
        if article.rights != "full":
            _, pointers = link_text(article.body, names, "none", article.id)
            for target in dict.fromkeys(pointer.target for pointer in pointers if pointer.target in wanted):
                found.setdefault(target, []).append(article.id)
    return found


def _listed(names: Sequence[str]) -> str:
    *others, last = (f"“{name}”" for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def review_shared_aliases(site: Site) -> Iterator[Problem]:
    """Names and aliases that two entries share, at each entry that has one after another."""
    first: dict[str, Entry] = {}
    for entry in sorted(site.briefing.entries, key=lambda entry: entry.place):
        for name in (entry.name, *entry.aliases):
            other = first.setdefault(_at_a_sentence_start(name), entry)
            if other is not entry:
                yield Problem(
                    entry.place,
                    "shared-alias",
                    f"“{name}” stands for both “{entry.id}” and “{other.id}”, so it is linked to neither.",
                    f"Keep it with one of the two, or write [[{entry.id}|{name}]] where that is meant.",
                    "warning",
                )


def _at_a_sentence_start(name: str) -> str:
    """The form in which two names can be taken for each other: as `builder.meaning.names` reads them."""
    folded = fold(name).text.strip()
    return folded[:1].upper() + folded[1:]


_KEYS = {"publisher": "publisher", "date": "published", "address": "url"}
"""The key of an article that says each."""


def review_event_evidence(site: Site) -> Iterator[Problem]:
    """Yield events without a visible source."""
    for event in site.briefing.events:
        if not event.evidence:
            yield Problem(
                event.place,
                "event-without-evidence",
                f"The event “{event.id}” has no evidence.",
                "Name under “evidence” the notes on the passages that report it, as article#note.",
                "warning",
            )


def review_source_details(site: Site) -> Iterator[Problem]:
    """Articles that do not say who published them, when or where: the report that a digest is about is wanted, too."""
    for article in site.briefing.articles:
        lacking = {
            "publisher": not article.publisher,
            "date": article.published is None,
            "address": not (article.url or article.archived),
        }
        lacks = [name for name, lacks in lacking.items() if lacks]
        if lacks:
            keys = [f"{_KEYS[name]}: …" for name in lacks]
            unsure = " A date that is not known well may be 2024, 2024~ or 202X." if "date" in lacks else ""
            yield Problem(
                article.place,
                "incomplete-source",
                f"The article “{article.id}” has no {_nor(lacks)}.",
                f"Add {_listed(keys)}: readers and those who cite the report find it by them.{unsure}",
                "warning",
            )


def _nor(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', no '.join(others)} and no {last}" if others else last


def review_one_sided_claims(site: Site) -> Iterator[Problem]:
    """Yield claims with the same stance in all positions."""
    for claim in site.briefing.claims:
        stances = {position.stance for position in claim.positions}
        if len(stances) == 1:
            yield Problem(
                claim.place,
                "one-sided-claim",
                f"Every position on “{claim.id}” is “{stances.pop()}”: nobody takes another side.",
                "A claim is in dispute: add who denies it, hedges or declines to speak, with the words. If "
                "nobody does, it may be an event or a judgement.",
                "warning",
            )


def review_empty_notes(site: Site) -> Iterator[Problem]:
    """Notes that say nothing and lead nowhere: readers would see an empty box."""
    for readable in site.articles:
        for note in (anchored.note for anchored in readable.notes):
            if note.text is None and not note.see and not note.withdrawn:
                yield Problem(
                    note.place,
                    "note-without-text",
                    f"The note “{note.id}” says nothing.",
                    "Say in its “text” what there is to say about the words, or name under “see” what it leads to.",
                    "warning",
                )


def review_unannotated_articles(site: Site) -> Iterator[Problem]:
    """Yield articles without a close reading. One whose text readers do not get is a mere pointer, and needs none."""
    for readable in site.articles:
        article = readable.article
        if not readable.notes and article.rights != "link":
            yield Problem(
                article.place,
                "article-without-notes",
                f"The article “{article.id}” has no note.",
                f"Add notes/{article.id}.yaml with a note on the words that matter, or remove the article; "
                "one that is only pointed at has the rights “link”.",
                "warning",
            )

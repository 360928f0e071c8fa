"""Rules about single records: entries nobody names, names that are nobody's, claims and articles left half done."""

from __future__ import annotations

from collections.abc import Iterator

from builder.meaning.folding import fold
from builder.meaning.site import Site
from builder.values.problems import Problem
from builder.values.records import Entry


def unmentioned_entries(site: Site) -> Iterator[Problem]:
    """Entries that no text readers may see mentions and no record refers to."""
    for entry in site.briefing.entries:
        if not site.pointing_at(entry.id):
            yield Problem(entry.place, "unmentioned-entry", f"Nothing mentions “{entry.name}” or refers to it.",
                          f"Add the spelling that the texts use to its aliases, refer to it as [[{entry.id}]], or "
                          "remove the entry.", "warning")


def shared_aliases(site: Site) -> Iterator[Problem]:
    """Names and aliases that two entries share, at each entry that has one after another."""
    first: dict[str, Entry] = {}
    for entry in sorted(site.briefing.entries, key=lambda entry: entry.place):
        for name in (entry.name, *entry.aliases):
            other = first.setdefault(_at_a_sentence_start(name), entry)
            if other is not entry:
                yield Problem(entry.place, "shared-alias",
                              f"“{name}” stands for both “{entry.id}” and “{other.id}”, so it is linked to neither.",
                              f"Keep it with one of the two, or write [[{entry.id}|{name}]] where that is meant.",
                              "warning")


def _at_a_sentence_start(name: str) -> str:
    """The form in which two names can be taken for each other: as `builder.meaning.names` reads them."""
    folded = fold(name).text.strip()
    return folded[:1].upper() + folded[1:]


def one_sided_claims(site: Site) -> Iterator[Problem]:
    """Claims of which all positions take the same stance."""
    for claim in site.briefing.claims:
        stances = {position.stance for position in claim.positions}
        if len(stances) == 1:
            yield Problem(claim.place, "one-sided-claim",
                          f"Every position on “{claim.id}” is “{stances.pop()}”: nobody takes another side.",
                          "A claim is in dispute: add who denies it, hedges or declines to speak, with the words. If "
                          "nobody does, it may be an event or a judgement.", "warning")


def notes_without_text(site: Site) -> Iterator[Problem]:
    """Notes that say nothing and lead nowhere: readers would see an empty box."""
    for readable in site.articles:
        for note in (anchored.note for anchored in readable.notes):
            if note.text is None and not note.see and not note.withdrawn:
                yield Problem(note.place, "note-without-text", f"The note “{note.id}” says nothing.",
                              "Say in its “text” what there is to say about the words, or name under “see” what it "
                              "leads to.", "warning")


def articles_without_notes(site: Site) -> Iterator[Problem]:
    """Articles that nobody has read closely. One whose text readers do not get is a mere pointer, and needs none."""
    for readable in site.articles:
        article = readable.article
        if not readable.notes and article.rights != "link":
            yield Problem(article.place, "article-without-notes", f"The article “{article.id}” has no note.",
                          f"Add notes/{article.id}.yaml with a note on the words that matter, or remove the article; "
                          "one that is only pointed at has the rights “link”.", "warning")

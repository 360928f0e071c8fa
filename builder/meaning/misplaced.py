"""What authors are told of a quote that does not stand in one place: where it could be meant, and the YAML to paste."""

from __future__ import annotations

from collections.abc import Sequence

from builder.meaning.folding import Folded, fold
from builder.meaning.nearest import Near, nearest, word_diff
from builder.meaning.placing import Span, Unplaced, shortest_context, snippet, span_of
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote

SHOWN = 20
"""How many candidates a message shows."""


def problem_of(quote: Quote, note: Note, article: Article, text: str, folded: Folded, found: Unplaced) -> Problem:
    """What is wrong with a quote that does not stand in one place, and how to mend it."""
    who = f"the note “{note.id}” on “{article.id}”"
    words = fold(quote.exact).text.strip()
    spans = [span_of(text, folded, at, at + len(words)) for at in found.hits]
    if len(found.fitting) > 1 or (len(found.hits) > 1 and not (quote.prefix or quote.suffix)):
        return Problem(quote.place, "quote-ambiguous",
                       f"The quote of {who} stands {len(found.hits)} times in the article.",
                       _settle(quote, folded.text, found.hits, spans, text))
    if found.hits:
        context = " and ".join(name for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words)
        return Problem(quote.place, "quote-context",
                       f"The quote of {who} stands in the article, but not where its {context} "
                       f"{'say' if ' ' in context else 'says'}.",
                       _settle(quote, folded.text, found.hits, spans, text) if len(found.hits) > 1 else
                       _leave_out(context, snippet(text, spans[0]),
                                  _as_yaml(*shortest_context(folded.text, found.hits, found.hits[0], len(words)))))
    if found.within_words:
        at = folded.text.find(words)
        span = span_of(text, folded, at, at + len(words))
        return Problem(quote.place, "quote-missing",
                       f"The quote of {who} stands only inside a longer word.",
                       f"The article reads “{snippet(text, span)}”; quote whole words.")
    return _changed_or_missing(quote, who, text, nearest(text, quote.exact))


def _leave_out(context: str, stands: str, right: Sequence[str]) -> str:
    said = f"It stands once: “{stands}”. If that is meant, leave the {context} out"
    return f"{said}, or write\n    {right[0]}" if right else f"{said}."


def _changed_or_missing(quote: Quote, who: str, text: str, near: Sequence[Near]) -> Problem:
    if not near:
        return Problem(quote.place, "quote-missing", f"The quote of {who} does not stand in the article.",
                       "If its words are gone from the source, say so with “withdrawn”; else quote the words that "
                       "the note is about.")
    best = near[0]
    words = text[best.start:best.end]
    alike = min(int(best.score * 100), 99)
    return Problem(quote.place, "quote-changed",
                   f"The quote of {who} is not what the article says; the nearest passage is "
                   f"{alike} % alike.",
                   f"{word_diff(quote.exact, words)}\n"
                   f"If that is the passage meant, write:\n  {'-' if quote.listed else 'quote:'} {yaml_text(words)}")


def _settle(quote: Quote, folded: str, hits: Sequence[int], spans: Sequence[Span], text: str) -> str:
    """For the first candidates their surroundings, and the shortest context that settles each, as YAML."""
    length = len(fold(quote.exact).text.strip())
    lines = ["To say which is meant, write one of:" if quote.listed else
             "To say which is meant, add beside the quote one of:"]
    for at, span in list(zip(hits, spans, strict=True))[:SHOWN]:
        lines.append(f"  “{snippet(text, span)}”")
        context = _as_yaml(*shortest_context(folded, hits, at, length))
        lines += [f"    - quote: {yaml_text(quote.exact)}", *(f"      {line}" for line in context)] if quote.listed \
            else (f"    {line}" for line in context)
    if len(hits) > SHOWN:
        lines.append(f"  and {len(hits) - SHOWN} more; a longer quote may be easier.")
    return "\n".join(lines)


def _as_yaml(prefix: str, suffix: str) -> list[str]:
    return [f"{key}: {yaml_text(words)}" for key, words in (("prefix", prefix), ("suffix", suffix)) if words]


def yaml_text(text: str) -> str:
    """The text as a YAML value to paste: in double quotation marks, on one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""Reports of unanchored notes: for a person, and for a program."""

from __future__ import annotations

from builder.desk.editable_article import EditableArticle
from builder.desk.reanchor import UnanchoredQuote
from builder.meaning.context import snippet
from builder.meaning.folding import fold
from builder.meaning.look_alikes import describe_look_alikes
from builder.meaning.word_diff import word_diff
from builder.values.visible_text import visible_line


def unanchored_to_text(article: EditableArticle, loose: UnanchoredQuote) -> str:
    """Describe an unanchored quote, for a person, with its candidates numbered."""
    lines = [
        f"{loose.quote.place}: {loose.code}: the note “{loose.note}” on “{article.id}”",
        f"  it quotes: “{' '.join(loose.quote.exact.split())}”",
    ]
    for number, choice in enumerate(loose.candidates, 1):
        around = f"“{snippet(article.text, *choice.span)}”"
        named = describe_look_alikes(loose.quote.exact, choice.text)
        stands = not named and fold(choice.text).text == fold(" ".join(loose.quote.exact.split())).text
        # All of it only where nothing but the place is in question: “12 500” has all of “500”.
        most = 100 if stands or choice == loose.certain else 99
        alike = f"{min(most, int(choice.score * 100))} % alike"
        if stands:
            lines.append(f"  {number}  {alike}: {around}")
        else:
            lines += [
                f"  {number}  {alike}: {word_diff(loose.quote.exact, choice.text)}",
                *(f"     {line}" for line in named),
                f"     in {around}",
            ]
    if loose.is_in_title:
        lines.append("  these are words of the article’s title, which is not part of its text: quote words below it")
    elif loose.is_gone:
        lines.append("  nothing in the article is like it")
    elif not loose.candidates:
        lines.append("  it is like more than one passage, and nothing beside them tells one from another")
    return "\n".join(map(visible_line, lines))


def unanchored_to_json(article: EditableArticle, loose: UnanchoredQuote, done: str) -> dict[str, object]:
    """Describe an unanchored quote for a program; ``done`` is what was done about it."""
    place = loose.quote.place
    return {
        "article": article.id,
        "note": loose.note,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "code": loose.code,
        "quote": loose.quote.exact,
        "prefix": loose.quote.prefix,
        "suffix": loose.quote.suffix,
        "done": done,
        "title": loose.is_in_title,
        "gone": loose.is_gone,
        "candidates": [
            {
                "start": choice.span.start,
                "end": choice.span.end,
                "words": choice.text,
                "score": round(choice.score, 3),
                "same": choice == loose.certain,
                "diff": word_diff(loose.quote.exact, choice.text),
            }
            for choice in loose.candidates
        ],
    }

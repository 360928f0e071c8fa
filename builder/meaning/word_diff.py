"""Two wordings as one text, so that a person sees what has changed."""

from __future__ import annotations

from difflib import SequenceMatcher

from builder.meaning.folding import fold

MOST_WORDS = 300
"""How many words of either text a diff shows."""


def word_diff(old: str, new: str) -> str:
    """Both texts as one, with ``[-words gone-]`` and ``{+words new+}``."""
    before, after = old.split()[:MOST_WORDS], new.split()[:MOST_WORDS]
    matcher = SequenceMatcher(None, [fold(word).text for word in before], [fold(word).text for word in after],
                              autojunk=False)
    parts: list[str] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            parts += after[j1:j2]
            continue
        if i1 < i2:
            parts.append(f"[-{' '.join(before[i1:i2])}-]")
        if j1 < j2:
            parts.append(f"{{+{' '.join(after[j1:j2])}+}}")
    return " ".join(parts)

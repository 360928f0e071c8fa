"""What turns a statement into another that looks the same: a number, a “not”, a name, a season in its place.

Two wordings that are nearly alike may say different things. The words that most often make that difference are
compared by themselves: numbers in figures or words, negations, seasons, directions, and words with a capital, which in
most languages are names.
"""

from __future__ import annotations

import re
from collections import Counter

from builder.meaning.folding import fold

_WORD = re.compile(r"\w+(?:['.,-]\w+)*")
_NEGATED = re.compile(r"n't\b", re.IGNORECASE)

_WORDS = frozenset("""
no not never none nor neither without cannot nobody nothing nowhere hardly barely
one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion dozen half
third quarter once twice first second last all some most few many more less fewer least
spring summer autumn fall winter today tomorrow yesterday before after until since
north south east west northern southern eastern western
kein keine keiner keinen keinem nicht nie niemals niemand nichts ohne weder noch kaum
ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend million milliarde dutzend halb
alle einige meisten wenige viele mehr weniger erst letzte
frühling frühjahr sommer herbst winter heute morgen gestern vor nach bis seit
ne pas jamais rien personne sans aucun aucune deux trois quatre cinq six sept huit neuf dix cent mille
no nunca nada nadie sin ningún ninguna dos tres cuatro cinco seis siete ocho nueve diez cien mil
не нет ни никогда никто ничто без два три четыре пять шесть семь восемь девять десять сто тысяча
""".split())
"""Words that tell, in English, German, French, Spanish and Russian."""


def differ(one: str, other: str) -> bool:
    """Whether a word that tells stands in one text and not in the other, or more often."""
    if len(_NEGATED.findall(fold(one).text)) != len(_NEGATED.findall(fold(other).text)):
        return True
    mine, yours = _words(one), _words(other)
    counts, others = (Counter(word.casefold() for word in words if _tells(word)) for words in (mine, yours))
    small = {word for word in (*mine, *yours) if word.islower()}
    # A word that has its capital from a sentence's beginning stands somewhere without it.
    return any(_is_listed(word) or word not in small for word in (counts - others) + (others - counts))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).text)


def _tells(word: str) -> bool:
    return word[:1].isupper() or _is_listed(word.casefold())


def _is_listed(word: str) -> bool:
    return word in _WORDS or any(map(str.isdigit, word))

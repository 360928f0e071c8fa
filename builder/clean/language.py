"""Function words: which language a text is in, and whether a line is prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LISTS = {
    "en": "the of and to a in is that for it as was with be by on not he his but at are this have from they which or "
          "had she we their has were been who will would more if its about than into said after when there also",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
          "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son "
          "aux ont mais comme ou nous sa été cette ces elle leur même était ses être fait après",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este sí "
          "ya entre cuando muy sin sobre también me hasta hay donde han fue son desde",
    "ru": "и в не на с что а по к но из у за от о это как он так его все для она они был была было быть же то бы до "
          "мы если только или ещё при уже также после их когда которые который",
    "it": "di e il la che in un a per è una non del con si le da dei della sono al più nel anche gli ha alla come ma "
          "lo dal delle nella questo suo o degli era hanno stato",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
          "sua ou ser quando muito há nos já está também pelo pela até",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij hij door wordt uit "
          "naar heeft hebben nog over zich ze was deze worden",
    "pl": "w i na z do się nie że to o jest jak po za od przez jego ale dla są tak oraz co tym już może który przy "
          "był tego ich które także została",
    "uk": "і в на не з що у до та як за це від для його про але він був по ще й або вже також після які який було",
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {tag: frozenset(words.split()) for tag, words in _LISTS.items()}
_ANY = frozenset().union(*FUNCTION_WORDS.values())

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SCRIPTS = (("ja", re.compile(r"[぀-ヿ]")), ("ko", re.compile(r"[가-힣]")),
            ("zh", re.compile(r"[一-鿿]")), ("el", re.compile(r"[α-ω]")),
            ("he", re.compile(r"[א-ת]")), ("th", re.compile(r"[ก-๛]")))
ENOUGH = 15
"""How many words a guess is made on, at the least."""


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def weight(text: str) -> int:
    """How many words a line has; two characters of a script without spaces count as one."""
    dense = len(_SCRIPTS[0][1].findall(text)) + len(_SCRIPTS[2][1].findall(text)) + len(_SCRIPTS[5][1].findall(text))
    return len(text.split()) if dense < len(text) / 4 else max(len(text.split()), dense // 2)


def function_share(text: str) -> float:
    """What share of the words are function words of any language known here; 1 for scripts that none is in."""
    found = words(text)
    if not found or not re.search(r"[a-zа-я]", text.lower()):
        return 1.0
    return sum(word in _ANY for word in found) / len(found)


def guess(texts: Iterable[str]) -> str:
    """The language of the text as a tag, or nothing where it is not plain."""
    text = " ".join(texts)[:50_000]
    letters = sum(map(str.isalpha, text)) or 1
    for tag, script in _SCRIPTS:
        if len(script.findall(text)) > letters * (0.1 if tag == "ja" else 0.4):
            return tag
    found = Counter(words(text))
    total = found.total()
    if total < ENOUGH:
        return ""
    shares = sorted(((sum(found[word] for word in known) / total, tag) for tag, known in FUNCTION_WORDS.items()),
                    reverse=True)
    (best, tag), (second, _) = shares[:2]
    return tag if best >= 0.15 and best > second * 1.15 else ""

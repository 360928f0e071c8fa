"""The articles as a bibliography for LaTeX: biblatex with biber, and BibTeX as far as possible.

Sources: the biblatex manual, 2.1 (entry types), 2.2 (fields) and 2.3.8 (dates are EDTF, levels 0 and 1). BibTeX counts
braces even after a backslash, so a brace that is text must not be written unescaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from builder.data.citation import CitationPart, cite_article
from builder.data.csl import csl_type
from builder.data.digests import digest_address, digest_date, digest_title
from builder.meaning.site import Site
from builder.values.edtf import EdtfDate, Point
from builder.values.interface_words import InterfaceWords
from builder.values.languages import fact
from builder.values.records import Article
from builder.values.web_address import as_uri

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: "\\" + character for character in "%&#$_"},
    }
)
_ENTRY_TYPES = {
    **dict.fromkeys(
        ("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book"), "article"
    ),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "online"),
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "software": "software",
    "dataset": "dataset",
    "patent": "patent",
}
"""biblatex's types of entries for CSL's types of sources; others are ``misc``."""

_PUBLISHED_IN = {
    "article": "journal",
    "book": "publisher",
    "incollection": "booktitle",
    "inreference": "booktitle",
    "inproceedings": "booktitle",
    "report": "institution",
    "thesis": "institution",
    "patent": "holder",
}
"""The field for who published an entry, by its type; others have an ``organization``."""

_SPACE = re.compile(r"\s+")


BIBTEX_FILE = "data/sources.bib"
"""An entry for each article, its id as key, in the order in which readers meet them."""


def article_in_bibtex(site: Site, article: Article, words: InterfaceWords) -> str:
    """An article as an entry."""
    return _digest_to_bibtex(site, article, words) if article.digest else article_to_bibtex(article, words)


def article_to_bibtex(article: Article, words: InterfaceWords) -> str:
    """One article of a publisher's as an entry."""
    kind = _ENTRY_TYPES.get(csl_type(article), "misc")
    return _entry(kind, article.id, _fields(article, kind, words))


def _digest_to_bibtex(site: Site, article: Article, words: InterfaceWords) -> str:
    """A digest: a part of the briefing by its editors, with the report that it is about in a note."""
    return _entry("incollection", article.id, _digest_fields(site, article, words))


def _entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _digest_fields(site: Site, article: Article, words: InterfaceWords) -> Iterator[tuple[str, str]]:
    settings = site.briefing.settings
    yield "author", _names(settings.editors)
    yield "title", f"{{{escape_tex_line(digest_title(article, words))}}}"
    yield "booktitle", f"{{{escape_tex_line(settings.title)}}}"
    yield from _date_fields(digest_date(site), words)
    yield "url", _verbatim(digest_address(site, article))
    yield (
        "note",
        "".join(
            escape_tex(as_uri(part.href) if part.href else part.text)
            for part in (CitationPart("mark", f"{words('cite.report')}: "), *cite_article(article, words).parts)
        ),
    )
    yield "langid", _langid(article)


def _fields(article: Article, kind: str, words: InterfaceWords) -> Iterator[tuple[str, str]]:
    # Braces around a name keep it from being taken apart, around a title from being put in small letters.
    yield "author", _names(article.authors)
    yield "title", f"{{{escape_tex_line(article.title)}}}"
    yield _PUBLISHED_IN.get(kind, "organization"), escape_tex_line(article.publisher)
    yield "entrysubtype", "newspaper" if csl_type(article) == "article-newspaper" else ""
    yield from _date_fields(article.published, words)
    yield "url", _verbatim(article.url)
    yield "urldate", article.retrieved.text if article.retrieved and _biber_reads(article.retrieved) else ""
    yield "doi", _braceless(article.doi)
    # Unlike “url” this field is read by TeX, in which a bare % ends the line and a bare # the run.
    yield (
        "note",
        escape_tex_line(f"{words('article.archived')}: {as_uri(article.archived)}") if article.archived else "",
    )
    yield "langid", _langid(article)


def _names(names: Iterable[str]) -> str:
    return " and ".join(f"{{{escape_tex_line(name)}}}" for name in names)


def _langid(article: Article) -> str:
    return fact(article.language, "bibtex") or ""


def _date_fields(date: EdtfDate | None, words: InterfaceWords) -> Iterator[tuple[str, str]]:
    """The date for biber, and a year for BibTeX, which knows no other; in words where biber would not read it."""
    if date is None:
        return
    start = date.start
    exact = isinstance(start, Point) and start.spread == 1 and 0 < start.year < 10000
    if not _biber_reads(date):
        yield "year", escape_tex_line(words.date(date))
        return
    yield "date", date.text
    yield "year", str(start.year) if isinstance(start, Point) and exact and not date.is_interval else ""


def _biber_reads(date: EdtfDate) -> bool:
    """Whether biber knows it: it does not know years of more than four digits."""
    return "Y" not in date.text


def escape_tex_line(text: str) -> str:
    """Return text as TeX prints it, in one line, with Unicode unchanged."""
    return escape_tex(text).strip()


def escape_tex(text: str) -> str:
    plain = "".join(character for character in _SPACE.sub(" ", text) if unicodedata.category(character) != "Cc")
    return plain.translate(_ESCAPES)


def _braceless(text: str) -> str:
    """Return a text for a verbatim field; a brace or backslash in it would break the entry."""
    return re.sub(r"[{}\\]", lambda sign: f"%{ord(sign[0]):02X}", text)


def _verbatim(address: str) -> str:
    """Return an address for a verbatim field of TeX: braces and backslashes are percent-encoded."""
    return as_uri(address)

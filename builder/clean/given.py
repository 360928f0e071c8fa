"""What an author says of articles on the command line: it wins over what is found, and is looked at first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.clean.decoding import codec_of
from builder.clean.values import Facts
from builder.values.edtf import parse_edtf
from builder.values.refused import Refused
from builder.values.vocabulary import RIGHTS
from builder.values.web_address import is_web_address
from builder.values.written_dates import as_edtf


@dataclass(frozen=True, slots=True)
class Given:
    """Facts that hold for all files that are cleaned; empty where nothing is said."""

    url: str = ""
    published: str = ""
    publisher: str = ""
    rights: str = ""
    encoding: str = ""

    def over(self, facts: Facts) -> Facts:
        """The facts, with those in their place that somebody says."""
        return replace(
            facts,
            url=self.url or facts.url,
            published=self.published or facts.published,
            publisher=self.publisher or facts.publisher,
            rights=self.rights or facts.rights,
        )

    @property
    def options(self) -> list[str]:
        """The options that say something of the article."""
        return [f"--{name}" for name in ("url", "published", "publisher", "rights") if getattr(self, name)]


def checked(given: Given, files: int) -> Given:
    """What is given, white space set right.

    Raises:
        Refused: where a value is none of its kind, or can be true of one file only and there are several.
    """
    url = given.url.strip()
    if url and not is_web_address(url):
        whole = f"https://{url}"
        offered = f" Write {whole}." if "." in url and ":" not in url and is_web_address(whole) else ""
        raise Refused(f"“{url}” is no whole address of a page, so --url cannot take it.{offered}")
    if url and files > 1:
        raise Refused("--url is the address of one article, and there are several files. Clean that one by itself.")
    if given.rights and given.rights not in RIGHTS:
        raise Refused(
            f"“{given.rights}” is none of the rights there are, so --rights cannot take it. Write "
            f"{', '.join(RIGHTS[:-1])} or {RIGHTS[-1]}."
        )
    if given.encoding and codec_of(given.encoding) is None:
        raise Refused(
            f"“{given.encoding}” is no encoding that is known here. Write for example utf-8, windows-1251 or shift_jis."
        )
    return Given(url, _date(given.published.strip()), " ".join(given.publisher.split()), given.rights, given.encoding)


def _date(text: str) -> str:
    try:
        return parse_edtf(text).text if text else ""
    except ValueError as error:
        offered = as_edtf(text)
        raise Refused(
            f"“{text}” is no date that --published can take: {error}." + (f" Write {offered}." if offered else "")
        ) from error

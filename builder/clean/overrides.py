"""Facts that an author gives on the command line: they are checked first, and win over what is found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.clean.decoding import find_codec
from builder.clean.values import ArticleFacts
from builder.values.edtf import parse_edtf
from builder.values.errors import BriefingError
from builder.values.vocabulary import RIGHTS
from builder.values.web_address import is_web_address
from builder.values.written_dates import written_date_to_edtf


@dataclass(frozen=True, slots=True)
class Overrides:
    """Facts that apply to all files; an empty string for each that is not given."""

    url: str = ""
    published: str = ""
    publisher: str = ""
    rights: str = ""
    encoding: str = ""

    def apply_to(self, facts: ArticleFacts) -> ArticleFacts:
        """Return the facts, with the given ones in place of those found."""
        return replace(
            facts,
            url=self.url or facts.url,
            published=self.published or facts.published,
            publisher=self.publisher or facts.publisher,
            rights=self.rights or facts.rights,
        )

    @property
    def given_options(self) -> list[str]:
        """The options with a fact about the article."""
        return [f"--{name}" for name in ("url", "published", "publisher", "rights") if getattr(self, name)]


def check_overrides(overrides: Overrides, file_count: int) -> Overrides:
    """Check the given facts, and return them with normalised white space.

    Raises:
        BriefingError: if a value is not valid, or is only possible for one file and there are several.
    """
    url = overrides.url.strip()
    if url and not is_web_address(url):
        whole = f"https://{url}"
        offered = f" Write {whole}." if "." in url and ":" not in url and is_web_address(whole) else ""
        raise BriefingError(f"“{url}” is no whole address of a page, so --url cannot take it.{offered}")
    if url and file_count > 1:
        raise BriefingError(
            "--url is the address of one article, and there are several files. Clean that one by itself."
        )
    if overrides.rights and overrides.rights not in RIGHTS:
        raise BriefingError(
            f"“{overrides.rights}” is none of the rights there are, so --rights cannot take it. Write "
            f"{', '.join(RIGHTS[:-1])} or {RIGHTS[-1]}."
        )
    if overrides.encoding and find_codec(overrides.encoding) is None:
        raise BriefingError(
            f"“{overrides.encoding}” is no encoding that is known here. Write for example utf-8, windows-1251 "
            f"or shift_jis."
        )
    return Overrides(
        url,
        _date(overrides.published.strip()),
        " ".join(overrides.publisher.split()),
        overrides.rights,
        overrides.encoding,
    )


def _date(text: str) -> str:
    try:
        return parse_edtf(text).text if text else ""
    except ValueError as error:
        offered = written_date_to_edtf(text)
        raise BriefingError(
            f"“{text}” is no date that --published can take: {error}." + (f" Write {offered}." if offered else "")
        ) from error

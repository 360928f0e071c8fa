"""Pages that a browser saved whole, with their pictures, as MHTML."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.mhtml import parse_saved_page
from builder.clean.values import NotAnArticle
from tests.conftest import ROOT

PAGE = (ROOT / "tests" / "clean" / "bridge.html").read_text(encoding="utf-8")


def saved(page: str = PAGE, charset: str = "utf-8", cte: str = "quoted-printable", head: str = "") -> bytes:
    """A page as browsers save it, with a picture beside it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://gazette.example/saved"
    message["Subject"] = "Old Bridge"
    message.set_content(page, subtype="html", charset=charset, cte=cte)
    message.add_related(b"\x89PNG\r\n", "image", "png")
    return head.encode() + bytes(message)


@pytest.mark.parametrize(
    ("charset", "cte"), [("utf-8", "quoted-printable"), ("utf-8", "base64"), ("windows-1252", "quoted-printable")]
)
def test_the_page_in_it_is_cleaned_as_if_it_had_been_saved_alone(charset: str, cte: str) -> None:
    alone = clean_files({"a": decode_file(PAGE.encode())})["a"]
    source = decode_file(saved(charset=charset, cte=cte))
    article = clean_files({"a": source})["a"]
    assert source.is_html
    assert source.encoding.endswith("within MHTML")
    assert (article.facts, article.paragraphs) == (alone.facts, alone.paragraphs)


def test_its_address_is_taken_where_the_page_states_none() -> None:
    article = clean_files({"a": decode_file(saved(PAGE.replace("canonical", "other").replace("og:url", "other")))})["a"]
    assert article.facts.url == "https://gazette.example/saved"


def test_a_mail_of_text_is_read_and_one_of_pictures_is_not() -> None:
    assert (
        decode_file(b"MIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n\n\xcd\xcf\xd3\xd4\n").text
        == "мост\n"
    )
    with pytest.raises(NotAnArticle, match="without a part"):
        decode_file(b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc")


def test_a_text_that_begins_with_a_colon_is_no_mail() -> None:
    assert parse_saved_page(b"Bridge: shut\n\nThe council shut it.\n") is None
    assert parse_saved_page(b"Content-Type: what is it?") is None

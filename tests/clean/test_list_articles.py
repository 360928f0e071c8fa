"""Articles that are lists, and what a page does not show."""

from __future__ import annotations

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.values import CleanedArticle

TITLE = "Prizes of the fair: all winners"
LISTS = "".join(
    f"<h2>Best {kind}</h2><ul><li>Farm {kind} One</li><li>Yard of {kind}s</li><li>Old {kind} Mill</li></ul>"
    for kind in ("loaf", "cheese", "cider")
)
NOTICE = (
    "<p>The Gazette likes to read what you think, but asks that all posts stay on topic and respectful. "
    "Please look at our rules.</p>"
)
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(20)) + "</ul></nav>"
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council shut the old bridge on Saturday after engineers found cracks in two of its piers.",
        "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon.",
        "The council has set aside a sum for the repair, and the engineers will report to it again in May.",
    )
)


def cleaned(body: str) -> CleanedArticle:
    page = f"<html lang='en'><head><title>{TITLE}</title></head><body>{MENU}{body}</body></html>"
    return clean_files({"page": decode_file(page.encode())})["page"]


@pytest.mark.parametrize(
    "around",
    [
        "<article><h1>{title}</h1>{lists}</article>{notice}",
        "<main><h1>{title}</h1>{lists}</main>{notice}",
        "<h1>{title}</h1><div class='text'>{lists}</div><div class='comments'>{notice}</div>",
        "<article><h1>{title}</h1>{lists}{notice}</article>",
    ],
    ids=["article", "main", "no place", "notice within"],
)
def test_an_article_that_is_lists_stays(around: str) -> None:
    article = cleaned(around.format(title=TITLE, lists=LISTS, notice=NOTICE))
    assert article.facts.title == TITLE
    kept = [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs]
    assert kept[:2] == [("heading", "Best loaf"), ("item", "Farm loaf One")]
    assert [kind for kind, _ in kept].count("item") == 9
    assert not any("Section" in text for _, text in kept)


def test_lists_of_links_are_no_article() -> None:
    article = cleaned(f"<main><h1>{TITLE}</h1>{STORY}</main>" + MENU.replace("nav", "div"))
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    "unseen",
    [
        "<template><div><template></template><p>{}</p></div></template>",
        "<script type='text/html'><p>{}</p></script>",
        "<div hidden><div>a</div><p>{}</p></div>",
        "<p hidden>{}<p>",
        "<div style='color: red; display : none'>{}</div>",
        "<section style='visibility:hidden'>{}</section>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_a_page_does_not_show_is_no_text(unseen: str) -> None:
    secret = "The keeper of the old bridge says in secret that the cracks in its piers are older than the council."
    article = cleaned(f"<article><h1>{TITLE}</h1>{STORY}{unseen.format(secret)}{STORY}</article>")
    assert not any(
        "secret" in text
        for text in (*(paragraph.text for paragraph in article.paragraphs), *(line.text for line in article.dropped))
    )
    assert len(article.paragraphs) == 6


def test_a_page_that_a_script_was_to_show_is_read() -> None:
    assert len(cleaned(f"<article style='display:none'><h1>{TITLE}</h1>{STORY}</article>").paragraphs) == 3

"""Which lines of a text are the article: where it ends, and what stays between its paragraphs."""

from __future__ import annotations

from tests.clean.test_text_article import BODY, FIRST, SECOND, THIRD, cleaned, kept


def test_an_article_stays_in_a_language_whose_words_are_not_known() -> None:
    lines = [
        "Vanha silta suljettiin lauantaina, kun kahdesta pilarista oli löytynyt halkeamia tarkastuksessa.",
        "Liikenne ohjattiin moottoritielle, jonne muodostui iltapäivällä viiden kilometrin mittainen jono.",
        "Kaupunki on varannut rahaa korjauksiin, ja insinöörit raportoivat siitä uudelleen ensi keväänä.",
    ]
    assert kept(cleaned("Etusivu", "Uutiset", "Urheilu", *lines, "Etusivu", "Yhteystiedot")) == lines


def test_comments_that_no_heading_announces_end_the_article() -> None:
    said = [
        "I drove over it every day for twenty years and nobody ever told me that it was not safe at all.",
        "Then the council should have said so in the spring, when there was still money to mend it.",
        "My father built the second pier, and he would be ashamed to read of what became of his work.",
    ]
    minutes = [
        "Rosa Roe",
        "July 20, 2024 at 9:15 am",
        "Jo",
        "July 20, 2024 at 9:40 am",
        "Al",
        "July 21, 2024 at 7:02 pm",
    ]
    dated = [line for place, text in enumerate(said) for line in (*minutes[2 * place : 2 * place + 2], text)]
    answered = [line for text in said for line in (text, "Reply")]
    story = [
        *BODY,
        "Shops beside the river have sold little since, and some of their owners fear for the summer.",
        "The ferry, which had been laid up for years, will cross every hour until the bridge is open again.",
    ]
    assert kept(cleaned(*story, *dated)) == story
    assert kept(cleaned(*story, *answered))[:6] == [*story, *said[:1]]
    assert not set(said[1:]) & set(kept(cleaned(*story, *answered)))


def test_the_minutes_of_a_ticker_end_no_article() -> None:
    ticker = [line for place, text in enumerate([*BODY, *BODY]) for line in (f"1{place}:30", text)]
    assert kept(cleaned(*BODY, *ticker))[-1] == THIRD


def test_an_article_goes_on_behind_a_long_table() -> None:
    table = [line for ship in range(30) for line in (f"Ship of Row {ship}", f"{ship},000 tons")]
    story = [
        f"The {which} of the ships in this list was built in a yard that has long since been shut, and those who "
        "worked there say that nobody has built anything as large on the river since then."
        for which in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    ]
    article = kept(cleaned(*story[:4], *table, *story[4:]))
    assert [text for text in article if text in story] == story


def test_items_that_lost_their_marks_stay_and_headlines_between_paragraphs_go() -> None:
    items = ["New bolts for the second pier", "A fence along the whole bank", "No more lorries before the autumn"]
    headlines = ["Mayor Opens New Harbour", "Ministers Agree on Budget", "Flood Warnings Issued Along River"]
    assert kept(cleaned(*BODY, *items, *BODY)) == [*BODY, *items, *BODY]
    assert not set(headlines[:2]) & set(kept(cleaned(*BODY, *headlines, *BODY)))


def test_a_heading_behind_a_teaser_that_names_its_story_stays() -> None:
    lines = [FIRST, "Read more: Flood Warnings Issued Along River", "Repairs Begin in the Spring", SECOND, THIRD]
    assert kept(cleaned(*lines)) == [FIRST, *lines[2:]]


def test_long_paragraphs_that_say_we_but_hardly_speak_of_giving_stay_beside_a_plea() -> None:
    about = [
        f"The river that we saw {place} was high for the whole of that spring, and the people who lived beside it "
        "had long since learned to keep their boats tied to the doors of their houses; when we asked them how "
        "they slept, they laughed and said that water is a better neighbour than most, for it gives notice."
        for place in ("in the north", "in the south", "near the coast")
    ]
    article = cleaned("The River in Spring", *about, "Support us", "Our newsroom needs your help to go on reporting.")
    assert kept(article) == about


def test_a_paragraph_that_says_we_beside_a_letter_stays() -> None:
    letter = [
        "Dear reader,",
        "We need your help to keep our newsroom free. Please support us with a donation today.",
        "Thank you for standing with us.",
        "Donate now",
    ]
    before = "Our own drive to the old bridge took an hour on Saturday, and the council could not say why."
    after = "We were told by the engineers that the cracks in the piers of the bridge had grown since May."
    assert kept(cleaned(FIRST, before, *letter, SECOND, THIRD)) == [FIRST, before, SECOND, THIRD]
    assert kept(cleaned(FIRST, *letter, after, SECOND, THIRD)) == [FIRST, after, SECOND, THIRD]


def test_where_there_is_no_article_it_is_not_said_to_be_before_or_after_one() -> None:
    lines = cleaned("Weather at noon", "Ferry times", "× × ×", "Subscribe").dropped
    assert [line.reason for line in lines] == [
        "no article was found",
        "no article was found",
        "a mark, not text",
        "a button",
    ]

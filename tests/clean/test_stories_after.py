"""Other stories behind an article that no heading announces."""

from __future__ import annotations

from tests.clean.test_text_article import cleaned, kept

ARTICLE = [
    "The council shut the old bridge on Saturday after its engineers found cracks in two of the stone piers, and the "
    "engineers told the council that the cracks had grown since the spring.",
    "Traffic over the bridge was sent to the motorway, where queues formed in the afternoon, and the council asked the "
    "drivers of heavy lorries to stay away from the river until the traffic could be counted.",
    "The engineers will look at the stone piers again in May, when the river is low, and the council has set aside a "
    "sum for the repair of the cracks that were found below the water.",
    "Drivers who live on the far bank of the river said that the council should have told them of the cracks in the "
    "spring, when the engineers first wrote to the council about the piers of the bridge.",
    "The repair of the stone piers may take a year, the engineers said, and the council wants to keep the bridge open "
    "for people on foot, so that nobody has to walk to the motorway to cross the river.",
    "Lorries were counted on the bridge for the last time in the autumn, and the council found that the traffic had "
    "doubled since the motorway was opened on the far bank.",
]
OTHERS = [
    ("Orchard prices climb", "Growers in the south expect a harvest of pears that is smaller than any since records."),
    ("A choir for everybody", "Singing lessons begin this week for children who have never held a sheet of music."),
    ("Is chess a sport?", "Two masters disagree loudly, and neither of them would move a single pawn in the end."),
    ("Letters from Marrow", "Postcards written a hundred years ago were discovered behind the wall of a bakery."),
]


def behind(*stories: tuple[str, str]) -> list[str]:
    return [line for title, said in stories for line in (title, "Wednesday 20 November 2024", said)]


def test_other_stories_among_headlines_and_dates_end_the_article() -> None:
    assert kept(cleaned("Old bridge shut", *ARTICLE, *behind(*OTHERS))) == ARTICLE


def test_a_section_about_a_new_side_of_the_subject_stays() -> None:
    section = [said for _, said in OTHERS]
    assert kept(cleaned("Old bridge shut", *ARTICLE, "A quieter town", *section))[-4:] == section


def test_stories_about_the_same_stay_for_nothing_tells_them_apart() -> None:
    same = [(f"Part {place}", text) for place, text in enumerate(ARTICLE[:2])]
    assert set(ARTICLE) <= set(kept(cleaned("Old bridge shut", *ARTICLE[2:], *ARTICLE[:2], *behind(*same))))


def test_an_article_behind_pictures_and_their_menu_is_not_other_stories() -> None:
    places = ["pier", "tower", "quay", "market", "station", "garden", "church", "mill", "library", "harbour", "theatre"]
    captions = [
        f"Visitors wait at the {place} of Marrow on the morning of Sunday, May 4, before the old {place} opens to the "
        f"public again after the repair of its roof."
        for place in places
    ]
    menu = [f"Picture {number} of the gallery" for number in range(1, 15)]
    assert set(ARTICLE) <= set(kept(cleaned("Old bridge shut", *captions, *menu, *ARTICLE)))

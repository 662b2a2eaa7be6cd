"""Furniture known by what it says and by its company, and that it moves nothing of the article."""

from __future__ import annotations

import pytest

from feeds.parse.text import lines, menus, notices

STORY = (
    "The lighthouse at Skerry Point will be lit again in May. The council voted nine to two on Monday night.",
    "Its lamp went dark in 2011, when the last keeper retired. Fishermen have asked for it ever since, she said.",
    "The work will cost a little less than was feared. A local foundry is casting the new gallery rail.",
)


@pytest.mark.parametrize(
    "line",
    [
        "This portal uses cookies; by continuing you accept our terms.",
        "Unsere Partner und wir speichern Cookies auf Ihrem Gerät.",
        "Nous déposons des cookies avec votre accord.",
        "Nuestra web utiliza cookies propias.",
        "Get the harbour report in your inbox every Friday.",
        "Du kannst den Rundbrief jederzeit abbestellen: melde dich hier zum Newsletter an",
        "You can unsubscribe at any time.",
        "Read next: Five lamps that never went out",
        "Read more »",
        "Mehr dazu: Fünf Lampen, die nie ausgingen",
        "À lire également : Cinq phares",
        "Ver también: Cinco faros",
        "Story continues below advertisement",
        "Weiter nach der Anzeige",
        "La suite après cette publicité",
        "» Leggi anche: Cinque fari",
    ],
)
def test_notices(line):
    assert notices.is_notice(line.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "The baker used cookies for the base of the cake.",
        "Browsers will soon refuse cookies of third parties, the ministry said.",
        "The party's newsletter had attacked him for years.",
        "He read more than forty books about the coast that winter.",
        "“We use cookies on our site”, the spokesman said.",
        "She said the story continues to trouble the islanders.",
        "More than forty boats were lost.",
        "Mehr als vierzig Boote gingen verloren.",
        "See the lamp from the pier and you will know why.",
    ],
)
def test_sentences_of_a_story_are_no_notices(line):
    assert not notices.is_notice(line.casefold())


def known(text: str) -> list[str]:
    return [line.text for line in lines.read(text).lines if line.furniture]


def test_a_menu_takes_its_unknown_entries_along():
    page = lines.read("Home\nIslands\nSport\nTide Tables\nWeather\n\n" + "\n\n".join(STORY))
    assert [line.text for line in page.lines if line.furniture] == [
        "Home",
        "Islands",
        "Sport",
        "Tide Tables",
        "Weather",
    ]


def test_a_menu_in_one_line_is_known():
    assert known("Home | News | Tide Tables | Sport | Log in\n\n" + STORY[0]) == [
        "Home | News | Tide Tables | Sport | Log in"
    ]


def test_one_section_above_a_headline_is_no_menu():
    assert known("Politics\n\nLamp to be lit again\n\n" + STORY[0]) == []


def test_a_date_and_a_name_below_a_menu_are_none_of_it():
    text = "Home\nNews\nSport\nWeather\n12 May 2021\nJane Marsh\n\n" + "\n\n".join(STORY)
    assert "Jane Marsh" not in known(text)


def test_a_box_goes_as_a_whole():
    box = "The Tide Letter\nSign up for our newsletter about the coast.\nCount me in"
    assert known("\n\n".join([STORY[0], box, STORY[1]])) == box.split("\n")


def test_what_follows_the_end_is_known_but_for_sentences():
    tail = [
        "Related articles",
        "Five lamps that never went out",
        "Ferry sails again",
        "He died on Monday, aged ninety, at home.",
    ]
    assert known("\n\n".join([*STORY, *tail])) == tail[:3]


def test_furniture_is_as_good_as_a_blank():
    first, _, second = lines.read("\n".join([STORY[0], "Advertisement", STORY[1]])).lines
    assert first.below
    assert second.above


def test_known_furniture_is_not_counted():
    page = lines.read("\n\n".join(["Log in", STORY[0], "Advertisement", STORY[1]]))
    assert page.index == (0, 0, 1, 1, 2)
    assert page.over(3) == page.lines[1]
    assert page.under(1) == page.lines[3]
    assert page.over(1) is None


def test_names_of_sections_and_services():
    assert menus.is_named("politik")
    assert menus.is_named("zum hauptmenü springen")
    assert not menus.is_named("lamp to be lit again")

"""The section map: topics, what names no section, and what is told of each crumb."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config_checks import topics_known
from feeds.normalise.sections import Step, explained, map_sections
from feeds.settings import Config, Section, Site, Source

PATH = Path("config.toml")
SOURCE = Source(name="wire", path=PATH, section="Desk")
CONFIG = Config(
    path=PATH,
    site=Site(title="The Harbour News", url="https://www.harbour.example"),
    sections=(
        Section(name="Sport", aliases=("sports",), topics=("medtop:15000000",)),
        Section(name="Film", topics=("cinema",)),
        Section(name="Culture", aliases=("arts",), topics=("01000000",)),
        Section(name="Weather"),
    ),
)


def mapped(*crumbs: str, title: str = "A bridge stays open", authors: tuple[str, ...] = ()):
    return map_sections(crumbs, title, SOURCE, CONFIG, authors)[0]


def rules(*crumbs: str, authors: tuple[str, ...] = ()) -> list[str]:
    return [step.rule for step in explained(crumbs, "A bridge stays open", SOURCE, CONFIG, authors)]


@pytest.mark.parametrize(
    ("crumb", "section"),
    [
        ("medtop:20001065", "Sport"),  # football
        ("http://cv.iptc.org/newscodes/mediatopic/20000007", "Culture"),  # dance
        ("Fußball", "Sport"),
        ("ballet", "Culture"),
        ("20000005", "Film"),  # the narrower claim goes before the broader
        ("movies", "Film"),
        ("medtop:17000000", "Weather"),  # claimed by its name
        ("medtop:20001129", "Weather"),
        ("subj:15054000", "Sport"),
    ],
)
def test_a_topic_falls_in_the_section_that_names_it_or_a_broader_one(crumb, section):
    assert mapped(crumb) == (section,)


def test_a_topic_that_no_section_claims_opens_the_broadest_and_an_unknown_number_nothing():
    assert mapped("medtop:20000065") == ("Conflict, war and peace",)
    assert mapped("medtop:99999999") == ("Desk",)


def test_the_most_general_known_section_comes_first_and_several_may_hold_a_story():
    assert mapped("Home", "Sport", "Fußball", "Bundesliga") == ("Sport", "Bundesliga")
    assert mapped("medtop:20000005", "sports", "Movies") == ("Film", "Sport")


@pytest.mark.parametrize(
    ("crumb", "rule"),
    [
        ("Home", "generic"),
        ("A Bridge Stays …", "headline"),
        ("A bridge stays open", "headline"),
        ("24 May 2026", "date"),
        ("May 24, 2026", "date"),
        ("24. Mai 2026, 10:12 Uhr", "date"),
        ("2026年5月24日", "date"),
        ("Page 2", "page"),
        ("Seite 3 von 4", "page"),
        ("The Harbour News", "site"),
        ("harbour-news.com", "site"),
        ("www.harbour.example", "site"),
        ("wire", "site"),
        ("2 / 3", "no words"),
        ("x" * 61, "too long"),
    ],
)
def test_what_names_no_section_opens_none(crumb, rule):
    assert rules(crumb) == [rule, "source"]
    assert mapped(crumb) == ("Desk",)


def test_an_author_is_no_section():
    assert mapped("Ann Lee", "Weather", authors=("ANN LEE",)) == ("Weather",)
    assert rules("Ann Lee", authors=("Ann Lee",)) == ["author", "source"]


@pytest.mark.parametrize(
    "crumb", ["Euro 2028", "Budget 2026", "Wahl 2029", "U.S.", "N.Y.", "Page Turners", "St. Louis"]
)
def test_what_resembles_a_date_a_page_or_an_address_still_names_one(crumb):
    assert rules(crumb) == ["opened"]


def test_each_crumb_is_told_with_its_rule():
    assert explained(("News", "SPORTS", "sport", "Tanz", "Rowing"), "A bridge", SOURCE, CONFIG) == (
        Step(crumb="News", rule="generic"),
        Step(crumb="SPORTS", rule="alias", section="Sport"),
        Step(crumb="sport", rule="name", section="Sport"),
        Step(crumb="Tanz", rule="topic", section="Culture", through="arts, culture, entertainment and media"),
        Step(crumb="Rowing", rule="topic", section="Sport", through="sport"),
    )


def test_more_sections_than_a_story_can_have_are_left_out():
    crumbs = tuple(f"Quarter {letter}" for letter in "abcdefgh")
    assert rules(*crumbs) == ["opened"] * 6 + ["too many"] * 2
    assert len(mapped(*crumbs)) == 6


def test_a_config_may_name_only_topics_that_there_are():
    assert topics_known(("medtop:15000000", "sport", "Politik")) == ""
    assert topics_known(("medtop:15999999",)) == 'must be Media Topics of IPTC\'s; "medtop:15999999" is none'
    assert topics_known(("sporrt",)).endswith('did you mean "sport"?')

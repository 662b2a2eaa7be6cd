"""The parts of reading plain text, one by one; whole documents stand in tests/documents."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.text import (
    byline,
    crumbs,
    furniture,
    kicker,
    lines,
    names,
    published,
    render,
    tables,
    weights,
)
from feeds.parse.text.dates import MAX_LINE, stamps

NAIVE = partial(datetime, tzinfo=None)
"""A clock without a zone, as copy gives it."""

INDIA = timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Published March 4, 2024", date(2024, 3, 4)),
        ("4 March 2024", date(2024, 3, 4)),
        ("Mar. 4th, 2024", date(2024, 3, 4)),
        ("4th of March, 2024", date(2024, 3, 4)),
        ("04 Mar 2024", date(2024, 3, 4)),
        ("4-Mar-2024", date(2024, 3, 4)),
        ("2024-03-04", date(2024, 3, 4)),
        ("31. Oktober 2023", date(2023, 10, 31)),
        ("04.03.2024", date(2024, 3, 4)),
        ("Stand: 04.03.24", date(2024, 3, 4)),
        ("lundi 4 mars 2024", date(2024, 3, 4)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("4 de marzo de 2024", date(2024, 3, 4)),
        ("4 marzo 2024", date(2024, 3, 4)),
        ("4 de março de 2024", date(2024, 3, 4)),
        ("4 maart 2024", date(2024, 3, 4)),
        ("4 marca 2024", date(2024, 3, 4)),
        ("4. března 2024", date(2024, 3, 4)),
        ("4 марта 2024", date(2024, 3, 4)),
        ("4 مارس 2024", date(2024, 3, 4)),
        ("2024年3月4日", date(2024, 3, 4)),
        ("2024년 3월 4일", date(2024, 3, 4)),
        ("Montag4. März 2024", date(2024, 3, 4)),
        ("04/31/2024 is none, 25/03/2024 is", date(2024, 3, 25)),
        ("04.03.2024, 18:11 Uhr", NAIVE(2024, 3, 4, 18, 11)),
        ("November 18, 2019 | 4:10pm", NAIVE(2019, 11, 18, 16, 10)),
        ("4 Mar, 2024, 12.34AM", NAIVE(2024, 3, 4, 0, 34)),
        ("4 mars 2024 à 18h11", NAIVE(2024, 3, 4, 18, 11)),
        ("10:15, 4 MAR 2024", NAIVE(2024, 3, 4, 10, 15)),
        ("2024-03-04T18:11:09Z", datetime(2024, 3, 4, 18, 11, 9, tzinfo=UTC)),
        ("3/4/2024 9:30 AM EST", datetime(2024, 3, 4, 14, 30, tzinfo=UTC)),
        ("Mar 4, 2024, 12:00 ET", datetime(2024, 3, 4, 17, 0, tzinfo=UTC)),
        ("Jul 4, 2024, 12:00 ET", datetime(2024, 7, 4, 16, 0, tzinfo=UTC)),
        ("2024-03-04 18:11 +02:00", datetime(2024, 3, 4, 16, 11, tzinfo=UTC)),
        ("Apr 16, 2026, 14:04 IST", datetime(2026, 4, 16, 14, 4, tzinfo=UTC) - INDIA),
    ],
)
def test_a_date_is_read_as_it_is_written(line, when):
    (stamp,) = stamps(line)
    assert stamp.when == when
    assert isinstance(stamp.when, datetime) == isinstance(when, datetime)


@pytest.mark.parametrize(
    "line",
    ["yesterday", "March 2024", "In 2024 it was 4", "30 February 2024", "4 March", "12 May 1945", "99/99/2024",
     "1.2.3.4", "Room 2024, 4th floor", "x" * MAX_LINE + " 4 March 2024"],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(line):
    assert stamps(line) == ()


def test_day_or_month_is_not_sure():
    assert [stamp.sure for stamp in stamps("04/05/2024")] == [False]
    assert [stamp.sure for stamp in stamps("04.05.2024")] == [True]
    assert [stamp.sure for stamp in stamps("04/05/2024 9:30 PM ET")] == [True]


@given(st.text(alphabet="0123456789./-: ,TZMarchMaijunaeptuhr年月日", max_size=60))
def test_no_text_breaks_the_dates(text):
    for stamp in stamps(text):
        assert 0 <= stamp.start < stamp.end <= len(text)


def read(text: str) -> byline.Byline | None:
    page = lines.read(text)
    return byline.read(page, page.lines[-1])


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mara Lindqvist", ("Mara Lindqvist",)),
        ("BY MARA LINDQVIST", ("MARA LINDQVIST",)),
        ("Von Mara Lindqvist und Jan van der Zee", ("Mara Lindqvist", "Jan van der Zee")),
        ("Par Théophile Ménard", ("Théophile Ménard",)),
        ("Eine Kolumne von Mara Lindqvist", ("Mara Lindqvist",)),
        ("Posted on March 4, 2024 by Mara Lindqvist", ("Mara Lindqvist",)),
        ("Mara Lindqvist / THE PAPER / Apr 16, 2026, 14:04 IST", ("Mara Lindqvist",)),
        ("Mara LindqvistStaff Writer", ("Mara Lindqvist",)),
        ("Mara LindqvistJune 5, 2020", ("Mara Lindqvist",)),
        ("By T.C. Sedge", ("T.C. Sedge",)),
        ("By MND Staff | Feb 11, 2025", ("MND Staff",)),
        ("Mara Lindqvist, Tomas Reyne     ", ("Mara Lindqvist", "Tomas Reyne")),
        ("Mara Lindqvist Mara Lindqvist", ("Mara Lindqvist",)),
        ("By Mara Lindqvist, Berlin", ("Mara Lindqvist",)),
        ("Text: Mara Lindqvist; Fotos: Jan Beispiel", ("Mara Lindqvist",)),
        ("ssi, dan     ", ("ssi", "dan")),
        ("水無瀬千帆 記者", ("水無瀬千帆",)),
        ("By\nMara Lindqvist", ("Mara Lindqvist",)),
    ],
)
def test_a_byline_names_its_authors(line, authors):
    found = read(line)
    assert found is not None
    assert found.names == authors


@pytest.mark.parametrize(
    "line",
    ["By the numbers: what we learned", "Skip to main content", "A walk in the woods", "Latest News", "Share",
     "4 March 2024"],
)  # fmt: skip
def test_other_lines_name_nobody(line):
    assert read(line) is None


def test_names_are_told_from_phrases():
    assert names.is_name("Jan van der Zee")
    assert names.is_name("Éléonore d'Arcy")
    assert not names.is_name("Read More")
    assert not names.is_name("Mara")
    assert not names.is_name("Mara walked Home")


@given(
    st.lists(
        st.text("aAzé'.ªªd’ol", min_size=1, max_size=4) | st.sampled_from(["van", "De", "Mara"]), max_size=4
    )
)
def test_whatever_is_a_name_may_go_on_as_one(words):
    text = " ".join(words)
    assert names.may_go_on(f"{text} is a reporter") or not names.is_name(text)


def test_few_sentences_go_on_as_names_do():
    assert names.may_go_on("Mara Vance is a reporter")
    assert not names.may_go_on("Mara walked Home")


def test_a_page_of_ascii_is_read_as_any_other():
    text = "  1. Home\n  2. News\n\nA  bridge opens?  Yes!  On 3 May 2024. \n\nBy Mara Vance   \n"
    assert lines.read(text).lines == lines.read(f"{text}\n\né\n").lines[:-1]


def marks(text: str) -> list[str]:
    return [line.mark for line in lines.read(text).lines]


def test_list_marks_are_told_from_dates_dialogue_and_headings():
    assert marks("  • one\n  • two") == ["•", "•"]
    assert marks("  1. Home\n  2. News") == ["1", "1"]
    assert marks("1. one\n2. two") == ["1", "1"]
    assert marks("- one\n- two") == ["•", "•"]
    assert marks("31. Oktober 2023") == [""]
    assert marks("  31. Oktober 2023") == [""]
    assert marks("1. Ditch the diet") == [""]
    assert marks("- Not today, she said.") == [""]
    assert marks("– Nicht heute.\n– Morgen?") == ["", ""]


def test_lines_know_the_blanks_around_them():
    page = lines.read("one\n\ntwo\nthree\n")
    assert [(line.above, line.below) for line in page.lines] == [(True, True), (True, False), (False, True)]


def trail(text: str) -> tuple[str, ...] | None:
    found = crumbs.find(lines.read(text))
    return found.crumbs if found else None


def test_breadcrumbs_are_found_in_their_forms():
    assert trail("  1. Home\n  2. Politics") == ("Home", "Politics")
    assert trail("  • Startseite\n  • Politik") == ("Startseite", "Politik")
    assert trail("Home > Politics > Rivers") == ("Home", "Politics", "Rivers")
    assert trail("Home » Politics") == ("Home", "Politics")
    assert trail("News / Politics / A bridge\n\nA bridge") == ("News", "Politics", "A bridge")


def test_other_lists_and_signs_are_no_breadcrumb():
    assert trail("  • Facebook\n  • Twitter") is None
    assert trail("5 > 3 and a/b") is None
    assert trail("Headline with ]]> inside and <b>tags</b>") is None
    assert trail("Bread / butter / jam") is None


@pytest.mark.parametrize(
    ("line", "label", "minutes"),
    [
        ("Politics2 min read", "Politics", 2), ("AI 4 min read", "AI", 4), ("News | 9 min read", "News", 9),
        ("5 minute read", "", 5), ("Lesezeit: 8 Min.", "", 8), ("Temps de lecture : 4 min", "", 4), ("3 min", "", 3),
    ],
)  # fmt: skip
def test_a_kicker_gives_label_and_minutes(line, label, minutes):
    found = kicker.find(lines.read(line))
    assert found is not None
    assert (found.label, found.minutes) == (label, minutes)


def test_minutes_in_a_sentence_are_no_reading_time():
    assert kicker.find(lines.read("She scored after 12 minutes")) is None
    assert kicker.find(lines.read("999 min read")) is None


def test_furniture_is_known_and_sentences_are_not():
    for known in (
        "advertisement",
        "read more articles on",
        "skip to main content",
        "we use cookies to help",
        "12 comments",
    ):
        assert furniture.is_furniture(known), known
    for other in (
        "copyright law is changing, judges said",
        "the menu was long",
        "advertisement spending rose",
    ):
        assert not furniture.is_furniture(other), other


def test_captions_are_known_by_their_credits():
    assert furniture.is_caption("the bridge at low water. photo: ines corrado")
    assert furniture.is_caption("die brücke © ines corrado/dpa")
    assert not furniture.is_caption("the photo shows nothing, she said.")


def test_a_score_is_the_sum_of_its_signs_and_pairs():
    table = weights.Table(
        base=-1.0, signs={"good": 2.0, "bad": -3.0, "odd": 0.0}, pairs={"good": {"odd": 0.5, "bad": 9.0}}
    )
    assert weights.score(("good",), table) == 1.0
    assert weights.score(("good", "odd", "unknown"), table) == 1.5
    assert weights.score(("bad", "odd"), table) == -4.0


def test_the_best_candidate_is_the_first_of_the_highest_score():
    table = weights.Table(
        base=0.0, signs={"a": 2.0, "b": 1.0}, sure=weights.Sure(base=-1.0, score=0.0, lead=2.0)
    )
    chosen = weights.best(["b", "a", "a "], lambda one: (one.strip(),), table)
    assert chosen
    assert (chosen.candidate, chosen.score, chosen.runner_up) == ("a", 2.0, "a ")
    assert chosen.confidence == weights.confidence(-1.0)
    alone = weights.best(["a"], lambda one: (one,), table)
    assert alone
    assert alone.confidence > 0.99
    assert weights.best([], lambda _: (), table) is None


def test_confidence_is_a_share():
    assert weights.confidence(0) == 0.5
    assert 0 < weights.confidence(-1e9) < weights.confidence(1e9) < 1


@pytest.mark.parametrize("table", [tables.TITLE, tables.AUTHORS, tables.PUBLISHED, tables.BODY])
def test_a_table_names_no_sign_in_a_pair_that_it_does_not_know(table):
    pairs = {sign for one, others in table.pairs.items() for sign in (one, *others)}
    assert not pairs - table.signs.keys()


def test_all_text_is_escaped():
    page = lines.read("<p>one & two</p>\n\n  • <li>\n  • b\n")
    assert (
        render.html(page.lines)
        == "<p>&lt;p&gt;one &amp; two&lt;/p&gt;</p>\n<ul><li>&lt;li&gt;</li><li>b</li></ul>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Start: Monday, January 21, 2013",
        "Joined: 19/10/2005",
        "Born 13 May 1994",
        "May 20, 2013 - May 24, 2013",
        "July 27, 2012 from 8pm to 11pm",
        "This archive was generated by mailer 2.2 : 19 July 2011",
        "Last visitor from Saint-Corail on 13/12/2013",
        "\u201cHow the harbour opened\u201d (Jane Doe, January 30, 2018)",
        "A crane lifts the last block of the new pier in Saint-Corail on October 11, 2023.",
    ],
)
def test_a_date_of_something_else_is_no_candidate(line: str) -> None:
    page = lines.read(f"Harbour opens\n{line}\n\nThe harbour opened after two years of work, they said.")
    assert published.view(page, 0, -1, date(2030, 1, 1)).candidates == ()


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2024",
        "Posted on May 3, 2024 at 4:15 pm by Jane Doe",
        "Start | 3. Mai 2024 | 10:15 Uhr",
        "Saint-Corail (GZ, 3 May 2024)",
        "Published May 3, 2024 | Updated May 4, 2024",
        "By Jane Doe and Ann Poe for the Saint-Corail Gazette: 3 May 2024",
    ],
)
def test_a_date_that_a_page_states_is_one(line: str) -> None:
    page = lines.read(f"Harbour opens\n{line}\n\nThe harbour opened after two years of work, they said.")
    assert published.view(page, 0, -1, date(2030, 1, 1)).candidates[0].stamp.day == date(2024, 5, 3)

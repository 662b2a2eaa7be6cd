"""How things are put for people."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.settings import Site
from tests import making
from web.display import (
    article_language,
    clock,
    day,
    direction,
    is_opening,
    opening,
    shorten,
    summary_points,
    teaser,
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A plain headline", "en", "ltr"),
        ("مدينة الرياحين", "ar", "rtl"),
        ("שלום לעולם", "", "rtl"),
        ("最終列車のあとに", "ja", "ltr"),
        ("Arabic in Latin letters", "ar-Latn", "ltr"),
        ("A headline that a careless source calls Arabic", "ar", "ltr"),
        ("The word سوق in an English headline", "en", "ltr"),
        ("كلمة FIFA في عنوان عربي", "", "rtl"),
        ("1:0", "he", "rtl"),
        ("1:0", "az-Arab", "rtl"),
        ("1:0", "ar-Latn", "ltr"),
        ("1:0", "", "ltr"),
    ],
)
def test_direction_follows_the_letters_then_the_language(text, language, expected):
    assert direction(text, language) == expected


def test_the_language_of_an_article_is_its_own():
    assert article_language(making.article("x.txt", language="fr"), Site(language="de")) == "fr"


def test_an_unknown_language_is_taken_for_the_sites():
    assert article_language(making.article("x.txt"), Site(language="de")) == "de"


def test_an_unknown_language_stays_so_where_the_site_states_none():
    assert article_language(making.article("x.txt"), Site()) == ""


def test_an_unknown_language_that_runs_the_other_way_is_not_the_sites():
    assert article_language(making.article("x.txt", "سوق", title="سوق"), Site(language="de")) == ""


def test_a_day_is_told_in_the_sites_zone():
    moment = datetime(2026, 11, 4, 23, 30, tzinfo=UTC)
    assert day(moment, ZoneInfo("UTC")) == "4 November 2026"
    assert day(moment, ZoneInfo("Asia/Tokyo")) == "5 November 2026"


def test_midnight_is_a_day_without_a_time():
    assert clock(datetime(2026, 11, 4, 0, 0, tzinfo=UTC), ZoneInfo("UTC")) == ""
    assert clock(datetime(2026, 11, 4, 6, 5, tzinfo=UTC), ZoneInfo("UTC")) == "06:05"


def test_a_teaser_is_the_summarys_first_point():
    assert teaser(making.article("x.txt", summary="First.\nSecond.")) == "First."


def test_without_a_summary_a_teaser_is_how_the_text_begins():
    article = making.article("x.txt", body_html="<h2> </h2><p>Fish &amp; <em>chips</em></p><p>More.</p>")
    assert teaser(article) == "Fish & chips"


def test_an_empty_body_has_no_opening():
    assert opening(making.article("x.txt", body_html="<p> </p>")) == ""


def test_points_are_the_summarys_lines():
    assert summary_points(making.article("x.txt", summary=" One. \n\nTwo.")) == ("One.", "Two.")


@pytest.mark.parametrize(
    ("summary", "expected"),
    [("The sea rose.", True), ("The sea…", True), ("The sea rose. Nobody saw.", True), ("A flood.", False)],
)
def test_a_summary_may_only_repeat_the_opening(summary, expected):
    assert is_opening(making.article("x.txt", "The sea rose.\nNobody saw.", summary=summary)) is expected


def test_a_short_text_is_left_alone():
    assert shorten(" A  short\ntext ", 40) == "A short text"


def test_a_long_text_is_cut_after_a_sentence_where_one_ends_late_enough():
    assert shorten("They rowed all night. They arrived at dawn, wet and cold.", 40) == "They rowed all night."


def test_a_long_text_is_else_cut_between_words():
    assert shorten("They rowed all night, and arrived at dawn", 30) == "They rowed all night, and…"


def test_a_text_is_not_cut_after_an_abbreviation():
    assert shorten("A letter that was sent to Dr. Kranz and lost", 32) == "A letter that was sent to Dr…"


def test_a_text_without_spaces_is_cut_all_the_same():
    assert shorten("眠" * 50, 10) == "眠" * 9 + "…"


@given(st.text(max_size=200), st.integers(min_value=2, max_value=60))
def test_a_shortened_text_is_never_longer_than_asked(text, limit):
    assert len(shorten(text, limit)) <= limit


@given(st.text(max_size=200))
def test_every_text_runs_one_way(text):
    assert direction(text) in {"ltr", "rtl"}

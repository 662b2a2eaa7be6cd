"""The headline of a page: by agreement, without the site's name, never the logo."""

from __future__ import annotations

import pytest

from feeds.parse.html import title, title_told
from tests.page import heard, linked, read

SITE = '<meta property="og:site_name" content="The Island Gazette">'


def chosen(head: str = "", article: str = "<h1>Ferry sails again</h1>", **more: str) -> str:
    found = title.find(heard(head, article, **more)[0])
    assert found is not None
    return found.text


@pytest.mark.parametrize(
    ("head", "article"),
    [
        (SITE + "<title>Ferry sails again to the islands - The Island Gazette</title>", ""),
        (SITE + "<title>The Island Gazette | Ferry sails again to the islands</title>", ""),
        (
            SITE
            + "<title>Ferry sails again to the islands | Travel | The Island Gazette</title>"
            + '<meta property="og:title" content="Ferry sails again to the islands">',
            "<h1>Ferry sails again to the islands</h1>",
        ),
        (
            "<title>Ferry sails again to the islands – Gazette</title>"
            + linked('{"@type":"NewsArticle","headline":"Ferry sails again to the islands","author":"x"}'),
            "",
        ),
        ("<title>Ferry sails again to the islands</title>", '<h1 class="logo"><img src="/logo.png"></h1>'),
    ],
)
def test_the_site_is_cut_off(head, article):
    assert chosen(head, article) == "Ferry sails again to the islands"


def test_a_heading_that_is_the_sites_name_is_no_headline():
    head = (
        SITE
        + "<title>Ferry sails again to the islands - The Island Gazette</title>"
        + '<meta property="og:title" content="Ferry sails again to the islands">'
    )
    opening = '<header><h1 class="site-title"><a href="/">The Island Gazette</a></h1></header>'
    assert (
        chosen(head, "<h2>Ferry sails again to the islands</h2>", opening=opening)
        == "Ferry sails again to the islands"
    )


def test_a_heading_named_like_the_host_is_no_headline():
    head = (
        '<link rel="canonical" href="https://www.island-gazette.example/news/ferry">'
        "<title>Ferry sails again to the islands</title>"
        '<meta property="og:title" content="Ferry sails again to the islands">'
    )
    assert (
        chosen(head, "<h2>About us</h2>", opening="<h1>island-gazette</h1>")
        == "Ferry sails again to the islands"
    )


def test_a_dash_of_the_headlines_own_stays():
    head = (
        "<title>Ferry sails again - and stays</title>"
        '<meta property="og:title" content="Ferry sails again - and stays">'
    )
    assert chosen(head, "<h1>Ferry sails again - and stays</h1>") == "Ferry sails again - and stays"


def test_a_title_that_a_quote_has_cut_gives_way_to_the_whole():
    head = (
        '<title>Harbour master calls the storm "a lesson"</title>'
        '<meta property="og:title" content="Harbour master calls the storm">'
        '<meta name="twitter:title" content="Harbour master calls the storm">'
    )
    assert (
        chosen(head, '<h1>Harbour master calls the storm "a lesson"</h1>')
        == 'Harbour master calls the storm "a lesson"'
    )


def test_what_was_escaped_twice_is_read_as_it_is_meant():
    head = '<meta property="og:title" content="Salt &amp;amp; wind">' + linked(
        '{"@type":"Article","headline":"Salt &amp; wind","author":"x"}'
    )
    assert chosen(head, "<h1>Salt &amp; wind</h1>") == "Salt & wind"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ferry sails again | Gazette", "Ferry sails again"),
        ("Gazette: Ferry sails again", "Ferry sails again"),
        ("Ferry sails again « Travel « Gazette", "Travel"),
        ("フェリー再開：島新聞", "フェリー再開"),
        ("여객선 다시 운항-정치ㅣ섬신문", "여객선 다시 운항"),
    ],
)
def test_parts_are_cut_at_separators(text, part):
    assert part in title_told.parts(text)


@pytest.mark.parametrize("text", ["Ferry sails again", "Well-known ferry", "Half past 3:45"])
def test_a_text_without_separator_has_no_parts(text):
    assert title_told.parts(text) == []


def test_a_kicker_inside_the_heading_can_be_left_off():
    says, _ = heard("", '<h1><span class="kicker">Outer islands</span> Ferry sails again</h1>')
    assert title_told.inner_parts(says.heads[0]) == ["Ferry sails again"]


def test_why_names_sources_and_runner_up():
    why = read(SITE + "<title>Ferry sails again - The Island Gazette</title>").why["title"]
    assert "h1" in why.evidence
    assert "part of <title>" in why.evidence
    assert "else" in why.evidence


def test_a_page_that_calls_itself_nothing_has_no_headline():
    assert title.find(heard("", "")[0]) is None

"""RSS 2.0, element by element."""

from __future__ import annotations

import locale
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from lxml import etree

from feeds.model import Article
from feeds.settings import Content
from tests.write_cases import CONTENT, DC, article, config, facet, feed, xml


def _channel(*articles: Article, **site: Any) -> etree._Element:
    channel = xml(feed("rss.xml", articles, config(**site))).find("channel")
    assert channel is not None
    return channel


def _item(content: Content = "full", **fields: Any) -> etree._Element:
    item = xml(feed("rss.xml", [article(**fields)], config(), content)).find("channel/item")
    assert item is not None
    return item


def test_the_root_tag_stands_on_one_line_with_its_version_first() -> None:
    second = feed("rss.xml", [], config()).splitlines()[1]
    root = second[: second.index(b">") + 1]
    assert root.startswith(b'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" ')
    assert root.count(b"xmlns:") == 5


def test_prefixes_are_declared_at_the_root_alone() -> None:
    assert feed("rss.xml", [article(), article(2)], config()).count(b"xmlns") == 5


def test_the_channel_says_what_it_is() -> None:
    channel = _channel(description="All the harbour news.")
    said = {tag: channel.findtext(tag) for tag in ("title", "link", "description", "language", "ttl")}
    assert said == {
        "title": "Politics – The Harbour Post",
        "link": "https://post.example/news/section/politics",
        "description": "All the harbour news.",
        "language": "en",
        "ttl": "1",
    }


def test_the_feed_of_everything_has_the_sites_title_and_address() -> None:
    channel = xml(feed("rss.xml", [], config(), of=facet("all", "Everything", ""))).find("channel")
    assert channel is not None
    assert channel.findtext("title") == "The Harbour Post"
    assert channel.findtext("link") == "https://post.example/news/"


def test_a_channel_always_has_a_description() -> None:
    assert _channel().findtext("description") == "The latest from Politics – The Harbour Post."


def test_a_language_that_is_not_known_is_not_stated() -> None:
    assert _channel(language="").find("language") is None
    assert _item(language="not a tag").find(DC + "language") is None


def test_the_self_link_has_the_type_without_parameters() -> None:
    link = _channel().find("{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert dict(link.attrib) == {
        "href": "https://post.example/news/section/politics/rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_last_build_date_is_the_moment_of_the_change() -> None:
    assert _channel(article()).findtext("lastBuildDate") == "Sun, 01 Mar 2026 14:00:00 +0000"


@pytest.mark.parametrize(("seconds", "minutes"), [(0, "1"), (60, "1"), (61, "2"), (3_600, "60")])
def test_ttl_is_in_step_with_max_age(seconds: int, minutes: str) -> None:
    conf = config()
    conf = replace(conf, server=replace(conf.server, max_age_seconds=seconds))
    assert xml(feed("rss.xml", [], conf)).findtext("channel/ttl") == minutes


def test_the_guid_is_the_id_and_no_address() -> None:
    guid = _item().find("guid")
    assert guid is not None
    assert guid.text == article().id
    assert dict(guid.attrib) == {"isPermaLink": "false"}


def test_bylines_are_creators_and_never_authors() -> None:
    item = _item(authors=("Ana Lima", " ", "ana  lima", "Tom <Ek>"))
    assert [e.text for e in item.findall(DC + "creator")] == ["Ana Lima", "Tom <Ek>"]
    assert item.find("author") is None


def test_an_item_carries_its_own_language() -> None:
    assert _item().findtext(DC + "language") == "en-GB"


def test_categories_say_of_which_scheme_they_are() -> None:
    section, tag = "https://post.example/news/section/", "https://post.example/news/tag/"
    assert [(e.text, dict(e.attrib)) for e in _item().findall("category")] == [
        ("World", {"domain": section}),
        ("Politics", {"domain": section}),
        ("ferries", {"domain": tag}),
    ]


def test_dates_are_english_whatever_the_locale_which_is_never_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        locale, "setlocale", lambda *_: pytest.fail("the locale belongs to the whole process")
    )
    early = datetime(987, 6, 5, 4, 3, 2, 999, tzinfo=UTC)
    assert _item(published=early).findtext("pubDate") == "Tue, 05 Jun 0987 04:03:02 +0000"


def test_a_full_item_has_summary_and_text() -> None:
    item = _item()
    assert item.findtext("description") == "The ferry is back.\nPrices rise."
    assert item.findtext(CONTENT + "encoded") == "<p>The ferry is <em>back</em> &amp; full.</p>"


def test_a_summary_item_has_no_text() -> None:
    item = _item("summary")
    assert item.findtext("description") == "The ferry is back.\nPrices rise."
    assert item.find(CONTENT + "encoded") is None


def test_without_a_summary_the_description_is_how_the_text_begins() -> None:
    item = _item(summary="", body_text="The ferry is back & full.\n" + "More of it. " * 100)
    description = item.findtext("description") or ""
    assert description.startswith("The ferry is back & full. More of it.")
    assert description.endswith("…")
    assert len(description) <= 300
    assert item.findtext(CONTENT + "encoded")


def test_a_text_that_is_a_picture_alone_is_still_encoded_content() -> None:
    item = _item(summary="", body_text="", body_html='<img src="https://post.example/a.jpg">')
    assert item.findtext("description") == "Ferry 1 returns to the harbour"
    assert item.findtext(CONTENT + "encoded") == '<img src="https://post.example/a.jpg">'


@pytest.mark.parametrize(
    ("summary", "description"),
    [
        ("AT&T & 5 < 7 at 3 > 2", "AT&T & 5 < 7 at 3 > 2"),
        ("Why <b> is bold", "Why &lt;b&gt; is bold"),
        ("Write &amp; for &", "Write &amp;amp; for &amp;"),
    ],
)
def test_a_description_is_escaped_as_html_only_where_readers_would_misread_it(
    summary: str, description: str
) -> None:
    assert _item(summary=summary).findtext("description") == description


def test_cdata_is_never_used_so_that_nothing_can_end_it() -> None:
    body = feed("rss.xml", [article(body_html="<p>a ]]&gt; b &lt;![CDATA[c</p>")], config())
    assert b"<![CDATA[" not in body
    assert xml(body).findtext(f"channel/item/{CONTENT}encoded") == "<p>a ]]&gt; b &lt;![CDATA[c</p>"


def test_feedparser_finds_every_field() -> None:
    read = feedparser.parse(feed("rss.xml", [article()], config()))
    (entry,) = read.entries
    assert (read.version, read.feed.title, read.feed.ttl) == ("rss20", "Politics – The Harbour Post", "1")
    assert [a.name for a in entry.authors] == ["Ana Lima", "Tom Ek"]
    assert [t.term for t in entry.tags] == ["World", "Politics", "ferries"]
    assert entry.guidislink is False
    assert entry.language == "en-GB"
    assert entry.content[0].value == "<p>The ferry is <em>back</em> &amp; full.</p>"
    assert entry.published_parsed[:5] == (2026, 3, 1, 12, 0)

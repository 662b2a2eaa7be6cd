"""Atom 1.0 (RFC 4287), element by element."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from lxml import etree

from feeds.model import Article
from feeds.settings import Content
from tests.write_cases import ATOM, XML_LANG, article, config, facet, feed, xml


def _feed(*articles: Article, **site: Any) -> etree._Element:
    return xml(feed("atom.xml", articles, config(**site)))


def _entry(content: Content = "full", **fields: Any) -> etree._Element:
    entry = xml(feed("atom.xml", [article(**fields)], config(), content)).find(ATOM + "entry")
    assert entry is not None
    return entry


def _of(parent: etree._Element, name: str) -> etree._Element:
    (child,) = parent.findall(ATOM + name)
    return child


def test_the_feed_says_what_it_is() -> None:
    read = _feed()
    assert {name: _of(read, name).text for name in ("id", "title", "updated", "generator")} == {
        "id": facet().feed_id,
        "title": "Politics – The Harbour Post",
        "updated": "2026-03-01T14:00:00Z",
        "generator": "newswire",
    }
    assert _of(read, "title").get("type") == "text"


def test_everything_is_in_atoms_namespace() -> None:
    read = _feed(article(), article(2))
    assert {etree.QName(e).namespace for e in read.iter(etree.Element)} == {ATOM.strip("{}")}


def test_the_feeds_author_speaks_for_entries_without_one() -> None:
    author = _of(_feed(article(authors=())), "author")
    assert [(e.tag, e.text) for e in author] == [
        (ATOM + "name", "The Harbour Post"),
        (ATOM + "uri", "https://post.example/news/"),
    ]
    assert _entry(authors=()).find(ATOM + "author") is None


def test_the_feed_links_to_itself_and_to_its_page() -> None:
    at = "https://post.example/news/section/politics"
    assert [dict(e.attrib) for e in _feed().findall(ATOM + "link")] == [
        {"href": f"{at}/atom.xml", "rel": "self", "type": "application/atom+xml"},
        {"href": at, "rel": "alternate", "type": "text/html"},
    ]


def test_a_subtitle_only_where_the_site_is_described() -> None:
    assert _feed().find(ATOM + "subtitle") is None
    subtitle = _of(_feed(description="All the news."), "subtitle")
    assert (subtitle.text, subtitle.get("type")) == ("All the news.", "text")


def test_languages_only_where_known() -> None:
    assert _feed().get(XML_LANG) == "en"
    assert _feed(language="").get(XML_LANG) is None
    assert _entry(language="ar").get(XML_LANG) == "ar"
    assert _entry(language="").get(XML_LANG) is None


def test_an_entry_has_both_times_in_whole_seconds_with_z() -> None:
    entry = _entry()
    assert _of(entry, "published").text == "2026-03-01T12:00:00Z"
    assert _of(entry, "updated").text == "2026-03-01T13:00:00Z"


def test_an_entrys_link_keeps_its_relation_and_type() -> None:
    written = article()
    assert dict(_of(_entry(), "link").attrib) == {
        "href": f"https://post.example/news/article/{written.key}/ferry-1-returns-to-the-harbour",
        "rel": "alternate",
        "type": "text/html",
    }


def test_texts_state_their_types() -> None:
    entry = _entry()
    assert [_of(entry, name).get("type") for name in ("title", "summary", "content")] == [
        "text",
        "text",
        "html",
    ]
    assert _of(entry, "content").text == "<p>The ferry is <em>back</em> &amp; full.</p>"
    assert _of(entry, "summary").text == "The ferry is back.\nPrices rise."


def test_a_summary_entry_has_no_content() -> None:
    entry = _entry("summary")
    assert entry.find(ATOM + "content") is None
    assert _of(entry, "summary").text == "The ferry is back.\nPrices rise."


def test_an_article_of_a_headline_alone_is_summed_up_by_it() -> None:
    entry = _entry(summary="", body_html="", body_text="")
    assert entry.find(ATOM + "content") is None
    assert _of(entry, "summary").text == _of(entry, "title").text


def test_bylines_are_authors() -> None:
    names = [e.text for e in _entry(authors=("Ana Lima", "Tom Ek")).iterfind(f"{ATOM}author/{ATOM}name")]
    assert names == ["Ana Lima", "Tom Ek"]


def test_categories_say_of_which_scheme_they_are() -> None:
    section, tag = "https://post.example/news/section/", "https://post.example/news/tag/"
    found = [dict(e.attrib) for e in _entry().findall(ATOM + "category")]
    assert found == [
        {"term": "World", "scheme": section, "label": "World"},
        {"term": "Politics", "scheme": section, "label": "Politics"},
        {"term": "ferries", "scheme": tag, "label": "ferries"},
    ]


@pytest.mark.parametrize("text", ["<b>bold</b>", "&amp;", "a ]]> b"])
def test_feedparser_reads_plain_text_as_plain_text(text: str) -> None:
    (entry,) = feedparser.parse(
        feed("atom.xml", [article(title=text, summary=text)], config(), clean=False)
    ).entries
    assert (entry.title_detail.type, entry.title) == ("text/plain", text)
    assert (entry.summary_detail.type, entry.summary) == ("text/plain", text)


def test_feedparser_finds_every_field() -> None:
    read = feedparser.parse(feed("atom.xml", [article()], config()))
    (entry,) = read.entries
    assert read.version == "atom10"
    assert [a.name for a in entry.authors] == ["Ana Lima", "Tom Ek"]
    assert [t.term for t in entry.tags] == ["World", "Politics", "ferries"]
    assert entry.content[0].language == "en-GB"
    assert entry.updated_parsed[:5] == (2026, 3, 1, 13, 0)

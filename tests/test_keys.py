"""Request targets → keys: what is a feed's address, and what of it is part of its key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Facet
from feeds.settings import Config, Section, Site
from feeds.write import WRITERS
from web.keys import SUFFIXES, Key, Refused, below_prefix, canonical, key, spelled_plainly

ALL = Key("all", "", "rss.xml")


def test_there_is_an_address_for_every_format_that_is_written():
    assert tuple(WRITERS) == SUFFIXES


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", ["section", "author", "tag", "source"])
def test_every_facet_has_a_feed_in_every_format(kind, suffix):
    assert key(f"/{kind}/a-1/{suffix}", "") == Key(kind, "a-1", suffix)
    assert key(f"/{suffix}", "") == Key("all", "", suffix)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//rss.xml",
        "/rss.xml/",
        "/rss.xml//",
        "/RSS.xml",
        "/Rss.Xml",
        "/rss%2exml",
        "/rssxxml",
        "rss.xml",
        "/section/rss.xml",
        "/section//rss.xml",
        "/section/Politics/rss.xml",
        "/Section/politics/rss.xml",
        "/section/politics//rss.xml",
        "/section/politics/rss.xml/",
        "/section/pol%69tics/rss.xml",
        "/section/./rss.xml",
        "/section/../rss.xml",
        "/section/-/rss.xml",
        "/section/é/rss.xml",
        "/all/rss.xml",
        "/all/x/rss.xml",
        "/section/a/b/rss.xml",
        "/rss.xml\n",
        "/section/politics/rss.json",
    ],
)
def test_what_is_spelled_another_way_is_no_feeds_address(path):
    assert key(path, "") is None


@given(st.text(max_size=40))
def test_whatever_is_asked_its_key_spells_the_path_it_came_from(path):
    found = key(path, "")
    assert found is None or (isinstance(found, Key) and found.target == path)


@pytest.mark.parametrize(
    ("query", "content"),
    [
        ("content=summary", "summary"),
        ("content=full", "full"),
        ("utm_source=x&content=summary&y", "summary"),
        ("c%6fntent=summ%61ry", "summary"),
        ("contents=summary", ""),
        ("Content=summary", ""),
        ("content%3Dsummary", ""),
        ("c%256fntent=summary", ""),
        ("utm_source=x", ""),
        ("&&&", ""),
        ("=", ""),
    ],
)
def test_only_known_parameters_are_part_of_a_key_decoded_once(query, content):
    assert key("/rss.xml", query) == Key("all", "", "rss.xml", content)


@pytest.mark.parametrize(
    "query",
    [
        "content=",
        "content",
        "content=Summary",
        "content=short",
        "content=summary&content=summary",
        "content=summary&x&content=full",
        "content=summ%2561ry",
        "content=summary%00",
    ],
)
def test_a_known_parameter_with_a_bad_value_or_given_twice_is_refused(query):
    assert isinstance(key("/rss.xml", query), Refused)


@given(st.text(max_size=60))
def test_no_query_makes_a_key_that_we_do_not_know(query):
    found = key("/rss.xml", query)
    assert isinstance(found, Refused) or found in {
        Key("all", "", "rss.xml", c) for c in ("", "full", "summary")
    }


def test_a_refusal_never_repeats_what_was_asked():
    refused = key("/rss.xml", "content=<script>")
    assert isinstance(refused, Refused)
    assert "script" not in refused.why


def settings(url: str = "https://post.example", **site) -> Config:
    sections = (Section(name="World", content="summary"),)
    return Config(path=Path("config.toml"), site=Site(url=url, **site), sections=sections)


def facet(name: str, kind: str = "section") -> Facet:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Facet(kind=kind, name=name, slug=name.lower(), feed_id="tag:x,2026:1", moment=now)


def test_what_a_facet_has_by_default_is_not_part_of_its_key():
    world = Key("section", "world", "rss.xml", "summary")
    assert canonical(world, facet("World"), settings()).content == ""
    full = Key("section", "world", "rss.xml", "full")
    assert canonical(full, facet("World"), settings()) == full


def test_a_key_spells_its_canonical_target():
    assert ALL.target == "/rss.xml"
    assert Key("tag", "a-b", "feed.json", "full").target == "/tag/a-b/feed.json?content=full"


@pytest.mark.parametrize(
    ("url", "path", "below"),
    [
        ("https://post.example/news", "/news/rss.xml", "/rss.xml"),
        ("https://post.example/news/", "/news/rss.xml", "/rss.xml"),
        ("https://post.example/news", "/rss.xml", "/rss.xml"),
        ("https://post.example/news", "/newsroom/rss.xml", "/newsroom/rss.xml"),
        ("https://post.example/news", "/news/news/rss.xml", "/news/rss.xml"),
        ("https://post.example/news", "/news", "/"),
        ("https://post.example", "/news/rss.xml", "/news/rss.xml"),
    ],
)
def test_the_path_of_the_site_is_cut_off_once(url, path, below):
    assert below_prefix(path, settings(url)) == below


@pytest.mark.parametrize("name", ["REQUEST_URI", "RAW_URI"])
def test_a_path_with_percent_signs_is_not_spelled_plainly(name):
    assert not spelled_plainly({name: "/rss%2Exml"})
    assert spelled_plainly({name: "/rss.xml?x=%20"})
    assert spelled_plainly({})

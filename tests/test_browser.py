"""A browser that opens a feed gets a page; everyone else gets the feed, whatever they accept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.settings import Section, Server
from feeds.store.save import Pass
from tests import making
from tests.staging import publish
from web import create_app

OPENED = {"Sec-Fetch-Dest": "document", "Accept": "text/html,*/*"}


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path)


def first(store, config):
    publish(store, config, "first.txt", "World")


@pytest.fixture
def store(config):
    yield from making.opened(config, first)


@pytest.fixture
def client(config, store):
    return create_app(config, store).test_client()


@pytest.mark.parametrize(
    "path", ["/rss.xml", "/atom.xml", "/section/world/feed.json", "/rss.xml?content=summary"]
)
def test_a_person_sees_the_articles_and_the_address_to_subscribe_to(client, path):
    got = client.get(path, headers=OPENED)
    assert got.status_code == 200
    assert got.mimetype == "text/html"
    assert "Headline of first.txt" in got.text
    assert f"<code>http://127.0.0.1:8000{path}</code>" in got.text


def test_the_address_to_subscribe_to_is_the_canonical_one(client):
    page = client.get("/rss.xml?content=full&utm_source=x", headers=OPENED).text
    assert "<code>http://127.0.0.1:8000/rss.xml</code>" in page


def test_an_archive_document_shows_what_stands_in_it(client):
    path = "/section/world/archive/1-1/atom.xml"
    page = client.get(path, headers=OPENED)
    assert "Headline of first.txt" in page.text
    assert f"<code>http://127.0.0.1:8000{path}</code>" in page.text
    assert client.get("/archive/1-2/atom.xml", headers=OPENED).status_code == 404


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml", "feed.json"])
def test_the_feed_of_a_search_shows_what_was_found(client, store, suffix):
    while store.index():
        pass
    got = client.get(f"/search/{suffix}?x=1&q=Headline%20OF&content=full", headers=OPENED)
    assert (got.status_code, got.mimetype) == (200, "text/html")
    assert got.headers["Cache-Control"] == "private, no-store"
    assert got.headers["Vary"] == "Accept-Encoding, Sec-Fetch-Dest"
    assert "Headline of first.txt" in got.text
    assert f"<code>http://127.0.0.1:8000/search/{suffix}?q=Headline+OF</code>" in got.text
    assert '<meta name="robots" content="noindex, follow">' in got.text


def test_a_search_that_cannot_be_granted_is_refused_as_ever(client):
    assert client.get("/search/rss.xml?q=", headers=OPENED).status_code == 400


def test_an_old_address_shows_what_its_section_became(client, config, store):
    moved = replace(config, sections=(Section(name="Globe", aliases=("World",)),))
    story = making.article("first.txt", sections=("Globe",))
    store.save(making.each(story), moved, Pass(source="wire"))
    page = create_app(moved, store).test_client().get("/section/world/rss.xml", headers=OPENED).text
    assert "Headline of first.txt" in page
    assert "<code>http://127.0.0.1:8000/section/globe/rss.xml</code>" in page


def test_nobody_keeps_the_page(client):
    headers = client.get("/rss.xml", headers=OPENED).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Vary"] == "Accept-Encoding, Sec-Fetch-Dest"
    assert "ETag" not in headers
    assert "Last-Modified" not in headers


def test_it_is_decided_before_any_condition_is_looked_at(client):
    etag = client.get("/rss.xml").headers["ETag"]
    assert client.get("/rss.xml", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/rss.xml", headers=OPENED | {"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Accept": "text/html,application/xhtml+xml"},
        {"Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Mode": "navigate"},
        {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
    ],
)
def test_everyone_else_gets_the_feed(client, headers):
    got = client.get("/rss.xml", headers=headers)
    assert got.mimetype == "application/rss+xml"
    assert "Sec-Fetch-Dest" not in got.headers["Vary"]


def test_a_post_is_refused_whoever_sends_it(client):
    assert client.post("/rss.xml", headers=OPENED).status_code == 405


def test_what_is_no_feed_is_not_found(client):
    assert client.get("/section/nowhere/rss.xml", headers=OPENED).status_code == 404


def test_it_can_be_turned_off(config, store):
    client = create_app(replace(config, server=Server(browser_page=False)), store).test_client()
    assert client.get("/rss.xml", headers=OPENED).mimetype == "application/rss+xml"

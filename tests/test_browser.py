"""A browser that opens a feed gets a page; everyone else gets the feed, whatever they accept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.settings import Server
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

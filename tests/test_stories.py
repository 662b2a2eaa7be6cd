"""What a page shows of an article."""

from __future__ import annotations

import pytest

from tests import making
from tests.sites import ONE, Elements, path_of, serve


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


def test_the_copys_own_address_is_the_canonical_one(tmp_path):
    client, _, store = serve(tmp_path, making.article("x.txt", url="https://paper.example/story?a=1&b=2"))
    text = client.get(path_of(store)).text
    links = Elements(text).named("link")
    assert [link["href"] for link in links if link["rel"] == "canonical"] == [
        "https://paper.example/story?a=1&b=2"
    ]
    assert "The original" in text


def test_an_article_without_a_date_says_when_it_was_received(wire):
    client, store = wire
    assert "received" in client.get(path_of(store)).text


def test_an_article_with_a_date_shows_it_in_the_sites_zone(tmp_path):
    dated = making.article("x.txt", stated=making.NOON.replace(hour=23))
    client, _, store = serve(tmp_path, dated, timezone="Asia/Tokyo")
    text = client.get(path_of(store)).text
    assert '<time datetime="2026-11-20T23:00:00Z" lang="en" dir="ltr">21 November 2026, 08:00</time>' in text
    assert "received" not in text


def test_a_story_whose_headline_is_not_known_goes_by_how_it_begins(tmp_path):
    client, _, store = serve(tmp_path, making.article("x.txt", "The sluice was opened at dawn.", title=""))
    assert ">The sluice was opened at dawn.</a></h2>" in client.get("/").text
    assert "<h1>The sluice was opened at dawn.</h1>" in client.get(path_of(store)).text

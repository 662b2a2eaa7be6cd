"""Sections that were renamed: their pages redirect, their feeds go on under the old addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.settings import Section
from feeds.store import Store
from feeds.store.save import Pass
from tests import making
from tests.making import article
from web import create_app

FEEDS = ("rss.xml", "atom.xml", "feed.json")


def refiled(settings, sections: tuple[Section, ...], old: str, new: str):
    """The site after a start with these sections, by which articles of the old one stand in the new one."""
    now = replace(settings, sections=sections)

    def mapping(one):
        return replace(one, sections=tuple(new if name == old else name for name in one.sections))

    store = Store.prepare(now, signature="signature 1", sections="map 2", mapping=mapping, stamp="stamp 2")
    return create_app(now, store).test_client(), store, now


@pytest.fixture
def before(tmp_path):
    settings = making.config(tmp_path, url="https://news.example/paper")
    store = making.store(settings)
    said = [article("a.txt", sections=("Politics",)), article("b.txt", sections=("World",))]
    store.save(making.each(*said), settings, Pass(source="wire"))
    yield settings
    store.close()


@pytest.fixture
def renamed(before):
    sections = (Section(name="National", aliases=("  POLITICS ",)), Section(name="World"))
    client, store, now = refiled(before, sections, "Politics", "National")
    yield client, store, now
    store.close()


def test_the_page_redirects_for_good(renamed):
    client, _, _ = renamed
    response = client.get("/paper/section/politics")
    assert (response.status_code, response.headers["Location"]) == (301, "/paper/section/national")
    assert client.get("/paper/section/national").status_code == 200
    assert client.get("/paper/section/world").status_code == 200


def test_the_archive_and_the_deltas_of_an_old_address_are_not_those_of_the_new_one(before):
    client = create_app(before, Store.open(before)).test_client()
    etag = client.get("/section/politics/rss.xml").headers["ETag"]
    sections = (Section(name="World", aliases=("politics",)),)
    client, store, _ = refiled(before, sections, "Politics", "World")
    response = client.get("/section/politics/rss.xml", headers={"If-None-Match": etag, "A-IM": "feed"})
    assert response.status_code == 200
    assert b"Headline of a.txt" in response.data
    assert b"Headline of b.txt" in response.data
    assert b"Headline" not in client.get("/section/politics/archive/1-1/rss.xml").data
    store.close()


@pytest.mark.parametrize("suffix", FEEDS)
def test_the_old_feed_is_the_new_one_to_the_byte_and_has_its_address(renamed, suffix):
    client, store, now = renamed
    old, new = client.get(f"/section/politics/{suffix}"), client.get(f"/section/national/{suffix}")
    assert (old.status_code, old.data, old.headers["ETag"]) == (200, new.data, new.headers["ETag"])
    assert b"Headline of a.txt" in old.data
    assert old.headers["Link"] == f'<https://news.example/paper/section/national/{suffix}>; rel="self"'
    etag = old.headers["ETag"]
    assert client.get(f"/section/politics/{suffix}", headers={"If-None-Match": etag}).status_code == 304
    summary = client.get(f"/section/politics/{suffix}?content=summary")
    assert summary.data == client.get(f"/section/national/{suffix}?content=summary").data
    store.save(making.each(article("c.txt", sections=("National",))), now, Pass(source="wire"))
    assert b"Headline of c.txt" in client.get(f"/section/politics/{suffix}").data


def test_who_keeps_the_slug_keeps_the_address(before):
    sections = (Section(name="National", slug="politics"), Section(name="World"))
    client, store, _ = refiled(before, sections, "Politics", "National")
    assert "National" in client.get("/section/politics").text
    assert client.get("/section/national").status_code == 404
    store.close()


def test_a_name_that_no_section_claims_stays_what_it_was(before):
    client, store, _ = refiled(before, (Section(name="World"),), "Politics", "World")
    assert client.get("/section/politics").status_code == 200
    assert client.get("/section/politics/rss.xml").status_code == 200
    store.close()


def test_an_alias_that_was_never_a_section_is_no_address(renamed):
    client, _, now = renamed
    other = replace(now, sections=(Section(name="World", aliases=("Elsewhere",)),))
    client = create_app(other, Store.open(other)).test_client()
    assert client.get("/section/elsewhere").status_code == 404
    assert client.get("/section/elsewhere/rss.xml").status_code == 404

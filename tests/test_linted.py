"""/feeds/lint: what the checker says of our own feeds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.lint import lint
from tests import making
from tests.sites import Elements
from tests.staging import publish, publish_first
from web import create_app
from web.bodies import Bodies
from web.keys import Key
from web.linted import MOST_FACETS, SHOWN, Checker


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path, url="https://post.example/news", title="The Harbour Post")


@pytest.fixture
def store(config):
    yield from making.opened(config, publish_first)


@pytest.fixture
def page(config, store):
    client = create_app(config, store).test_client()
    return lambda: client.get("/news/feeds/lint").text


def test_every_listed_feed_is_there_and_clean(page):
    text = page()
    for folder in ("", "/section/politics", "/section/world", "/source/wire"):
        for suffix in ("rss.xml", "atom.xml", "feed.json"):
            assert f'href="https://post.example/news{folder}/{suffix}"' in text
    assert text.count("Nothing found.") == text.count("<h3>") > 9
    assert "at this moment:\nnothing found." in text
    assert Elements(text).open == []


def test_the_list_of_feeds_leads_to_it(config, store):
    assert 'href="/news/feeds/lint"' in create_app(config, store).test_client().get("/news/feeds").text


def test_what_is_wrong_is_told_with_reason_and_cure(config, store):
    named = replace(config, site=replace(config.site, title="The <b>Harbour</b> Post"))
    text = create_app(named, store).test_client().get("/news/feeds/lint").text
    assert "<bdi>markup in plain text: channel title has &lt;b&gt;</bdi>" in text
    assert "<code>text.markup</code>" in text
    assert "What to do: take the tags out before the text is escaped." in text
    assert "nothing found." not in text
    assert Elements(text).open == []


def test_a_version_is_checked_once(config, store, monkeypatch):
    checked = []

    def counted(data: bytes, media_type: str, address: str):
        checked.append(address)
        return lint(data, media_type, address)

    monkeypatch.setattr("feeds.lint.lint", counted)
    client = create_app(config, store).test_client()
    for _ in range(3):
        client.get("/news/feeds/lint")
    first = len(checked)
    assert first == len(set(checked)) > 9
    publish(store, config, "second.txt", section="World")
    client.get("/news/feeds/lint")
    again = set(checked[first:])
    assert "https://post.example/news/section/world/rss.xml" in again
    assert "https://post.example/news/section/politics/rss.xml" not in again


def test_what_is_kept_and_what_is_shown_is_bounded(config, store, page, monkeypatch):
    for number in range(MOST_FACETS + 5):
        for copy in range(3):
            publish(store, config, f"{number}-{copy}.txt", section=f"Opened {number}")
    text = page()
    assert text.count("<h2>") == MOST_FACETS
    assert "more are not shown" in text
    checker, body = Checker(most=2), Bodies(config, store).get(Key("all", "", "rss.xml"))
    assert body is not None
    for number in range(5):
        checker.findings(replace(body, etag=str(number)))
    assert len(checker._known) == 2
    (finding,) = lint(b"")
    monkeypatch.setattr("feeds.lint.lint", lambda *_: (finding,) * (SHOWN + 7))
    assert "And 7 more." in create_app(config, store).test_client().get("/news/feeds/lint").text

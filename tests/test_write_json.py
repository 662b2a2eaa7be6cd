"""JSON Feed 1.1, field by field."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Article
from feeds.settings import Content
from tests.write_cases import article, articles, config, facet, feed


def _feed(*written: Article, content: Content = "full", **site: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(feed("feed.json", written, config(**site), content))
    return read


def _item(content: Content = "full", **fields: Any) -> dict[str, Any]:
    (item,) = _feed(article(**fields), content=content)["items"]
    return dict(item)


def test_the_feed_says_what_it_is() -> None:
    assert _feed(description="All the news.") == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Politics – The Harbour Post",
        "home_page_url": "https://post.example/news/section/politics",
        "feed_url": "https://post.example/news/section/politics/feed.json",
        "description": "All the news.",
        "language": "en",
        "authors": [{"name": "The Harbour Post", "url": "https://post.example/news/"}],
        "items": [],
    }


def test_an_item_says_all_that_is_known() -> None:
    written = article()
    assert _item() == {
        "id": written.id,
        "url": f"https://post.example/news/article/{written.key}/{written.slug}",
        "title": "Ferry 1 returns to the harbour",
        "content_html": "<p>The ferry is <em>back</em> &amp; full.</p>",
        "summary": "The ferry is back.\nPrices rise.",
        "date_published": "2026-03-01T12:00:00Z",
        "date_modified": "2026-03-01T13:00:00Z",
        "authors": [{"name": "Ana Lima"}, {"name": "Tom Ek"}],
        "tags": ["World", "Politics", "ferries"],
        "language": "en-GB",
    }


def test_what_is_not_known_is_absent() -> None:
    bare = _item(authors=(), summary="", body_html="", body_text="", sections=(), tags=(), language="")
    assert set(bare) == {"id", "url", "title", "content_text", "date_published", "date_modified"}
    assert "description" not in _feed()
    assert "language" not in _feed(language="")


def test_a_summary_item_gives_its_summary_as_text() -> None:
    item = _item("summary")
    assert item["content_text"] == item["summary"] == "The ferry is back.\nPrices rise."
    assert "content_html" not in item


def test_every_item_has_content_whatever_is_missing() -> None:
    assert _item("summary", summary="", body_text="")["content_text"] == "Ferry 1 returns to the harbour"


def _values(read: object) -> list[object]:
    if isinstance(read, dict):
        return [read, *(v for child in read.values() for v in _values(child))]
    if isinstance(read, list):
        return [read, *(v for child in read for v in _values(child))]
    return [read]


@given(articles, st.sampled_from(("full", "summary")))
@settings(max_examples=40, deadline=None)
def test_no_nulls_and_nothing_empty(written: Article, content: Content) -> None:
    assert all(_values(json.loads(feed("feed.json", [written], config(), content, clean=False))))


def test_letters_are_written_as_they_are() -> None:
    body = feed("feed.json", [article(title="Fähre – 渡船 🚢")], config(), of=facet(name="Ζωή"))
    assert "Fähre – 渡船 🚢".encode() in body
    assert "Ζωή".encode() in body

"""What explain gives: the shape, the times, the reasons."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from feeds.explain import explain, explain_article
from feeds.model import Article, Document
from feeds.settings import Config, Section, Source

PATH = Path("/newsroom/config.toml")
CONFIG = Config(path=PATH, sections=(Section(name="Politics"),))
SOURCE = Source(name="wire", path=PATH.parent, language="en")
STORY = """Home > Politics

Harbour board keeps the old swing bridge open

By Mara Lindqvist
Published March 4, 2024, 9:30 AM GMT

The harbour board has voted to keep the old swing bridge open to carts and walkers, ending a long quarrel.

Engineers told the meeting that the iron was sound and that the deck could be replaced in a single winter.
"""


def document(text: str, name: str = "bridge.txt") -> Document:
    data = text.encode("utf-8", "surrogatepass")
    return Document(source="wire", name=name, data=data, arrived=datetime(2026, 11, 25, tzinfo=UTC))


def test_the_object_has_the_shape_that_it_has():
    result = explain(document(STORY), SOURCE, CONFIG)
    assert list(result) == ["document", "items", "rejected"]
    assert result["document"] == "bridge.txt"
    assert result["rejected"] == []
    (item,) = result["items"]
    assert list(item) == [
        "id", "title", "authors", "published", "published_from", "updated", "language", "sections", "tags", "summary",
        "body_html", "body_text", "url", "reading_minutes", "image", "why",
    ]  # fmt: skip
    assert item["id"] is None
    assert item["title"] == "Harbour board keeps the old swing bridge open"
    assert item["authors"] == ["Mara Lindqvist"]
    assert item["published"] == "2024-03-04T09:30:00Z"
    assert item["published_from"] == "published.find"
    assert item["updated"] is None
    assert item["language"] == "en"
    assert item["sections"] == ["Politics"]
    assert item["url"] is None
    assert json.loads(json.dumps(result)) == result


def test_every_field_that_is_said_says_rule_evidence_and_confidence():
    (item,) = explain(document(STORY), SOURCE, CONFIG)["items"]
    for field in (
        "title",
        "authors",
        "published",
        "language",
        "sections",
        "summary",
        "body_html",
        "body_text",
    ):
        why = item["why"][field]
        assert list(why) == ["rule", "evidence", "confidence"]
        assert "." in why["rule"]
        assert why["evidence"]
        assert 0 <= why["confidence"] <= 1


def test_what_is_not_said_is_null_or_empty():
    (item,) = explain(document(STORY.replace("Published March 4, 2024, 9:30 AM GMT", "")), SOURCE, CONFIG)[
        "items"
    ]
    assert item["published"] is None
    assert item["published_from"] is None
    assert "published" not in item["why"]


def test_a_rejection_gives_reason_and_detail():
    result = explain(document("Advertisement\n"), SOURCE, CONFIG)
    assert result["items"] == []
    assert [list(one) for one in result["rejected"]] == [["reason", "detail"]]
    assert result["rejected"][0]["reason"] == "boilerplate"


def test_a_withdrawn_article_says_when_and_why():
    gone = Article(
        source="wire",
        name="a.txt",
        title="A",
        withdrawn=datetime(2026, 11, 20, tzinfo=UTC),
        reason="It was wrong.",
    )
    item = explain_article(gone)
    assert (item["withdrawn"], item["reason"]) == ("2026-11-20T00:00:00Z", "It was wrong.")
    assert "withdrawn" not in explain_article(Article(source="wire", name="a.txt", title="A"))

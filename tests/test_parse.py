"""The door of parsing: who takes a document, what is rejected and why, and what certainty leaves out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.model import Document, Item, Rejection
from feeds.parse import parse

ARRIVED = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
STORY = """Politics2 min read
Harbour board keeps the old swing bridge open

By Mara Lindqvist
4 March 2024

The harbour board has voted to keep the old swing bridge open to carts and walkers, ending a long quarrel.

Engineers told the meeting that the iron was sound and that the deck could be replaced in a single winter.
"""


def document(data: bytes, name: str = "story.txt") -> Document:
    return Document(source="wire", name=name, data=data, arrived=ARRIVED)


def said(data: bytes, certainty: float = 0.5, name: str = "story.txt") -> Any:
    (one,) = parse(document(data, name), certainty)
    return one


def test_a_story_is_one_item():
    item = said(STORY.encode())
    assert isinstance(item, Item)
    assert item.title == "Harbour board keeps the old swing bridge open"
    assert item.crumbs == ("Politics",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\x00\x01\x02\x03" * 20, "binary"),
        (b"Mara\x01\x02\x03\x04\x05\x06\x07\x08" * 40, "binary"),
        (b"\xff\xfeM\x00a\x00\xd8", "binary"),
        (b"<?xml version='1.0'?><rss/>", "unknown format"),
        (b"\xef\xbb\xbf<html><body>x</body></html>", "no headline"),
        (b"  <NewsML>", "unknown format"),
        (b'[{"title": "x"}]', "unknown format"),
        (b"%PDF-1.7 and more", "unknown format"),
        (b"Menu\nSearch\nAdvertisement\n", "boilerplate"),
        (b"Mara Lindqvist's own page\n", "boilerplate"),
        (b"a line\n" * 30_000, "too long"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(data, reason):
    rejection = said(data)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == reason
    assert rejection.detail


def test_a_name_of_another_kind_is_of_no_known_format():
    assert said(STORY.encode(), name="story.doc").reason == "unknown format"
    assert isinstance(said(STORY.encode(), name="STORY.TXT"), Item)


def test_inline_markup_at_the_head_is_still_text():
    assert isinstance(said(b"<b>Bridge</b> kept\n\n" + STORY.encode()), Item)


def test_a_short_headline_serves_where_no_line_looks_better():
    assert (
        said(b"Elegy\n\n" + b"The bridge is old and the river is older, as everybody knows. " * 9).title
        == "Elegy"
    )


def test_a_field_less_sure_than_asked_stays_empty_and_so_does_its_reason():
    sure, unsure = said(STORY.encode(), 0), said(STORY.encode(), 1)
    assert sure.authors == ("Mara Lindqvist",)
    assert sure.published is not None
    assert (unsure.authors, unsure.published, unsure.crumbs, unsure.minutes) == ((), None, (), None)
    assert unsure.why.keys() == {"title", "body_html"}


def test_headline_and_body_are_given_however_unsure():
    item = said(STORY.encode(), 1)
    assert item.title
    assert item.body_html


def test_every_field_that_is_given_says_why():
    item = said(STORY.encode(), 0)
    assert item.why.keys() >= {"title", "authors", "published", "sections", "body_html", "reading_minutes"}
    for why in item.why.values():
        assert why.evidence
        assert 0 <= why.confidence <= 1


def test_a_date_after_the_arrival_is_not_the_article_s():
    later = STORY.replace("2024", "2027").encode()
    assert said(later, 0).published is None


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\x00" * 9)
def test_any_bytes_give_items_or_rejections(data):
    results = parse(document(data), 0)
    assert results
    assert results == parse(document(data), 0)


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([
            "By Mara Lindqvist", "Home > News > Politics", "  • A bullet of several words, as desks write them.",
            "  1. Home", "Advertisement", "4 March 2024, 18:11 Uhr", "Politics2 min read", "", "READ MORE ARTICLES ON",
            "By", "(Photo: dpa)", "Von", "2024-02-31", "31. Oktober 2023", "\u2028", "A | B | C", "- x",
            "The harbour board has voted to keep the old swing bridge open to carts, walkers and dogs. It was close.",
        ]),
    ),
    max_size=14,
)  # fmt: skip


@given(LINES, st.sampled_from([0.0, 0.5, 1.0]))
def test_any_lines_give_an_item_with_headline_and_body_or_a_rejection(parts, certainty):
    (one,) = parse(document("\n".join(parts).encode("utf-8", "surrogatepass")), certainty)
    if isinstance(one, Item):
        assert one.title.strip()
        assert one.body_html
    else:
        assert one.reason
        assert one.detail

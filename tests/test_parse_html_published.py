"""The date of a page: the day that most agree on, the fullest moment of it, never the future."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from feeds.parse.html import moments
from tests.page import linked, read

H1 = "<h1>Ferry sails again</h1>"
EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2025-03-10", date(2025, 3, 10)),
        ("2025-3-9", date(2025, 3, 9)),
        ("2025-03-10T08:30:00+02:00", datetime(2025, 3, 10, 8, 30, tzinfo=EAST)),
        ("2025-03-10T08:30:00.123Z", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("2025-03-10 08:30:15 +0200", datetime(2025, 3, 10, 8, 30, 15, tzinfo=EAST)),
        ("2025-03-10 08:30", datetime(2025, 3, 10, 8, 30)),  # noqa: DTZ001
        ("20250310T083000Z", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("20250310", date(2025, 3, 10)),
        ("1741595400", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("1741595400000", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("Mon, 10 Mar 2025 08:30:00 GMT", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("Mon Mar 10 08:30:00 UTC 2025", datetime(2025, 3, 10, 8, 30, tzinfo=UTC)),
        ("10. März 2025", date(2025, 3, 10)),
        ("March 10, 2025", date(2025, 3, 10)),
    ],
)
def test_a_moment_is_read_as_pages_write_it(text, when):
    found = moments.read(text)
    assert found == when
    assert isinstance(found, datetime) == isinstance(when, datetime)
    if isinstance(found, datetime) and isinstance(when, datetime):
        assert found.utcoffset() == when.utcoffset()


@pytest.mark.parametrize(
    "text",
    ["", "1", "08:00", "10:52", "2006", "2025-13-40", "yesterday", "00000000", "Wed, 04 May", "1e99999"],
)
def test_what_is_no_date_gives_none(text):
    assert moments.read(text) is None


def test_the_instant_of_the_day_that_is_seen():
    head = '<meta property="article:published_time" content="2025-03-10T06:30:00Z">'
    item = read(head, H1 + "<p class='date'>10.03.2025, 08:30 Uhr</p>")
    assert item.published == datetime(2025, 3, 10, 6, 30, tzinfo=UTC)
    assert item.updated is None


def test_a_change_is_not_the_publication():
    head = linked(
        '{"@type":"NewsArticle","headline":"Ferry sails again","datePublished":"2025-03-10T08:30:00+02:00",'
        '"dateModified":"2025-04-02T10:00:00+02:00"}'
    )
    item = read(head, H1 + "<p>10 March 2025</p>")
    assert item.published == datetime(2025, 3, 10, 8, 30, tzinfo=EAST)
    assert item.updated == datetime(2025, 4, 2, 10, 0, tzinfo=EAST)
    assert "dateModified" not in item.why["published"].evidence


def test_a_change_of_the_same_day_is_none_where_the_hour_of_publication_is_unknown():
    head = '<meta property="article:modified_time" content="2025-03-10T10:00:00Z">'
    item = read(head, H1 + '<p class="date">March 10, 2025</p>')
    assert item.published is not None
    assert item.updated is None


def test_the_address_is_the_last_to_be_asked():
    address = '<link rel="canonical" href="https://gazette.example/2025/03/10/ferry-sails">'
    assert read(address).published == date(2025, 3, 10)
    seen = read(address, H1 + "<p class='date'>11 March 2025</p>").published
    assert seen in (date(2025, 3, 10), date(2025, 3, 11))


def test_nothing_is_invented():
    assert read("<title>Ferry sails again</title>").published is None
    assert read('<meta name="date" content="08:00"><meta name="pubdate" content="2026">').published is None


def test_a_day_that_is_to_come_is_no_date_of_publication():
    head = '<meta property="article:published_time" content="2030-01-01T00:00:00Z">'
    assert read(head, H1 + "<p class='date'>10 March 2025</p>").published == date(2025, 3, 10)

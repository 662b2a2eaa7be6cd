"""What A-IM and If-None-Match ask of deltas, and what a delta's headers say: pure, whatever is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.answer import Version
from web.manipulation import Base, base, manipulated, takes_feed

DIGEST = "0123456789abcdef01234567"
WHOLE = f"0badcafe-41-{DIGEST}"
OLD = f'W/"0badcafe-7-{DIGEST}"'

header_text = st.text(st.characters(min_codepoint=9, max_codepoint=255), max_size=60)
pieces = st.lists(
    st.sampled_from(("feed", "gzip", "identity", ";", "q", "=", "0", "1", "0.5", ",", " ", '"', "*", "W/")),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    "a_im",
    [
        "feed",
        "FEED",
        " feed\t",
        "feed, gzip",
        "gzip, feed",
        "gzip,,feed,",
        "feed;q=1",
        "feed;q=1.000",
        "feed ; q=0.001",
        "feed;Q=0.5",
        "vcdiff, diffe;q=0.9, feed;q=0.3",
        "identity;q=0.5, feed",
        "identity, feed",
        'range;x="y", feed',
        "nonsense;;, feed",
    ],
)
def test_who_lists_feed_takes_deltas(a_im):
    assert takes_feed(a_im)


@pytest.mark.parametrize(
    "a_im",
    [
        "",
        ",",
        "*",
        "gzip",
        "feeds",
        "the feed",
        '"feed"',
        "feed;q=0",
        "feed;q=0.0",
        "feed;q=0.000",
        "feed;q=2",
        "feed;q=-1",
        "feed;q=1.0000",
        "feed;q=",
        "feed;q",
        "feed;",
        "feed;level=1",
        "feed;q=1;level=1",
        "feed;q=0, gzip",
        "identity, feed;q=0.5",
        "feed=1",
    ],
)
def test_who_does_not_list_it_or_weighs_it_nothing_takes_none(a_im):
    assert not takes_feed(a_im)


@given(header_text | pieces)
def test_no_list_is_a_mishap(a_im):
    assert takes_feed(a_im) in (True, False)
    assert not takes_feed(f"{a_im}, feed;q=0"), "the last word on a manipulation counts"


@pytest.mark.parametrize(
    ("known", "sent"),
    [
        (OLD, OLD),
        (f'"0badcafe-7-{DIGEST}"', f'"0badcafe-7-{DIGEST}"'),
        (f'"0badcafe-7-{DIGEST}-gzip"', f'"0badcafe-7-{DIGEST}-gzip"'),
        (f'W/"0badcafe-7-{DIGEST};gzip"', f'W/"0badcafe-7-{DIGEST};gzip"'),
        (f'W/"0badcafe-7-{DIGEST}"--gzip', f'W/"0badcafe-7-{DIGEST}"--gzip'),
        (f'"other", {OLD} ,nonsense', OLD),
        (f'{OLD}, W/"0badcafe-6-{DIGEST}"', OLD),
        (f'W/"0badcafe-6-{DIGEST}", {OLD}', OLD),
        (f'W/"0badcafe-99-{DIGEST}", {OLD}', OLD),
        (f'W/"deadbeef-9-{DIGEST}", {OLD}', OLD),
    ],
)
def test_the_base_is_the_newest_version_that_the_reader_names(known, sent):
    assert base(known, WHOLE) == Base(7, sent)


@pytest.mark.parametrize(
    "known",
    [
        "",
        "*",
        '""',
        '"other"',
        f'W/"deadbeef-7-{DIGEST}"',
        f'W/"0badcafe-41-{DIGEST}"',
        f'W/"0badcafe-42-{DIGEST}"',
        f'W/"0badcafe-07-{DIGEST}"',
        f'W/"0badcafe-+7-{DIGEST}"',
        f'W/"0badcafe-7-{DIGEST[1:]}"',
        f'W/"0badcafe-7-{DIGEST}x"',
        f'W/"0badcafe-{"9" * 5000}-{DIGEST}"',
        f'W/"0badcafe-7-{DIGEST.upper()}"',
        f"0badcafe-7-{DIGEST}",
    ],
)
def test_what_is_no_older_version_of_this_life_is_no_base(known):
    assert base(known, WHOLE) is None


@given(header_text | pieces, st.integers(0, 80))
def test_whatever_is_named_beside_it_a_base_is_found_or_not_and_nothing_is_a_mishap(said, change):
    found = base(f'{said}, W/"0badcafe-{change}-{DIGEST}"', WHOLE)
    assert found is None or found.change < 41
    assert (found is not None) == (change < 41)


def test_a_delta_is_told_from_the_whole_by_its_headers():
    version = Version(
        tag=WHOLE,
        moment=0,
        media_type="application/rss+xml",
        address="https://post.example/rss.xml",
        max_age=60,
    )
    plain = dict(manipulated(version, settled=True, coded=False))
    assert plain == {
        "Content-Type": "application/rss+xml",
        "ETag": f'W/"{WHOLE}"',
        "Cache-Control": "no-store, im",
        "Vary": "A-IM",
        "Access-Control-Allow-Origin": "*",
        "Last-Modified": "Thu, 01 Jan 1970 00:00:00 GMT",
        "X-Content-Type-Options": "nosniff",
        "Link": '<https://post.example/rss.xml>; rel="self"',
        "IM": "feed",
    }
    assert dict(manipulated(version, settled=False, coded=True))["Vary"] == "A-IM, Accept-Encoding"
    assert "Last-Modified" not in dict(manipulated(version, settled=False, coded=True))

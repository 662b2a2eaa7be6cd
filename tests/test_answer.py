"""What HTTP says of a feed: the pure answer, header by header."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.answer import (
    CODINGS,
    SMALL,
    Asked,
    Version,
    answer,
    asked,
    away,
    coding,
    entity,
    is_unmodified,
    matches,
    not_allowed,
    page_coding,
    plain_text,
    preflight,
)

TAG = "5f3a-42-0123456789ab"
MOMENT = 1_795_000_000
LATER = MOMENT + 100.0
VERSION = Version(
    tag=TAG,
    moment=MOMENT,
    media_type="application/rss+xml; charset=utf-8",
    address="https://post.example/rss.xml",
    max_age=60,
)
DATE = formatdate(MOMENT, usegmt=True)


def told(now: float = LATER, **request):
    return answer(VERSION, Asked(**request), now)


def headers(**request):
    return dict(told(**request).headers)


# 200


def test_a_plain_get_is_a_200_that_says_all_there_is_to_say():
    assert told().status == "200 OK"
    assert told().coding == "identity"
    assert headers() == {
        "Content-Type": "application/rss+xml; charset=utf-8",
        "ETag": f'W/"{TAG}"',
        "Last-Modified": DATE,
        "Cache-Control": "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "X-Content-Type-Options": "nosniff",
        "Link": '<https://post.example/rss.xml>; rel="self"',
    }


def test_no_header_is_said_twice_and_no_cookie_ever():
    for one in (
        told(),
        told(if_none_match="*"),
        away(5),
        not_allowed(),
        preflight(),
        plain_text("404 Not Found", "no"),
    ):
        names = [name.lower() for name, _ in one.headers]
        assert len(names) == len(set(names))
        assert "set-cookie" not in names


def test_head_gets_the_headers_of_a_get():
    assert told(method="HEAD") == told(method="GET")


def test_last_modified_waits_until_its_second_is_well_over():
    assert "Last-Modified" not in headers(now=MOMENT + 1.999)
    assert headers(now=MOMENT + 2.0)["Last-Modified"] == DATE


def test_last_modified_never_lies_ahead_of_a_clock_that_was_set_back():
    assert "Last-Modified" not in headers(now=MOMENT - 3600.0)


def test_the_etag_is_there_before_its_second_is_over():
    assert headers(now=float(MOMENT))["ETag"] == f'W/"{TAG}"'


# If-None-Match

OURS = [
    f'W/"{TAG}"',
    f'"{TAG}"',
    f'"{TAG}-gzip"',
    f'W/"{TAG}-gzip"',
    f'"{TAG};gzip"',
    f'"{TAG}--gzip"',
    f'"{TAG}-br"',
    f'W/"{TAG}-zstd"',
    f'W/"{TAG}"-gzip',
    "*",
    " * ",
    f'"other", W/"{TAG}"',
    f'"other",W/"{TAG}","third"',
    f' , "a b", W/"{TAG}" ,',
]


@pytest.mark.parametrize("value", OURS)
def test_if_none_match_that_names_our_tag_is_a_304(value):
    assert told(if_none_match=value).status == "304 Not Modified"


FOREIGN = [
    "",
    '""',
    'W/""',
    "garbage",
    TAG,
    f'"{TAG}',
    f'{TAG}"',
    f'"{TAG}x"',
    f'"x{TAG}"',
    f'"{TAG}-gzipped"',
    f'"{TAG}-gzip-gzip"',
    f'"{TAG.upper()}"',
    f'V/"{TAG}"',
    '"*"',
    "**",
    '"other", "another"',
    "\x00\xff",
]


@pytest.mark.parametrize("value", FOREIGN)
def test_if_none_match_that_does_not_is_a_plain_200(value):
    assert told(if_none_match=value) == told()


@given(st.text(max_size=60))
def test_no_if_none_match_breaks_anything(value):
    assert told(if_none_match=value).status in {"200 OK", "304 Not Modified"}


@given(st.lists(st.from_regex(r'\A(W/)?"[!#-+\--~]*"\Z'), max_size=5), st.integers(0, 5))
def test_our_tag_is_found_wherever_it_stands_in_a_list(others, place):
    assert matches(", ".join([*others[:place], f'W/"{TAG}"', *others[place:]]), TAG)


def test_a_304_repeats_what_a_200_says_of_freshness_and_nothing_of_a_body():
    repeated = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin")
    assert headers(if_none_match="*") == {name: headers()[name] for name in repeated}
    assert told(if_none_match="*").coding == ""


def test_a_304_too_has_no_last_modified_before_its_second_is_over():
    assert "Last-Modified" not in headers(if_none_match="*", now=float(MOMENT))


# If-Modified-Since


@pytest.mark.parametrize(
    "date",
    [
        DATE,
        formatdate(MOMENT + 50, usegmt=True),
        "Wednesday, 18-Nov-26 11:06:40 GMT",
        "Wed Nov 18 11:06:40 2026",
    ],
)
def test_if_modified_since_the_moment_or_later_is_a_304(date):
    assert told(if_modified_since=date).status == "304 Not Modified"


@pytest.mark.parametrize(
    "date",
    [
        formatdate(MOMENT - 1, usegmt=True),
        formatdate(LATER + 1, usegmt=True),
        "",
        "yesterday",
        "Wed, 99 Nov 2026 11:06:40 GMT",
        "Wed, 18 Nov 99999 11:06:40 GMT",
        "0",
    ],
)
def test_if_modified_since_before_it_or_never_or_yet_to_come_is_a_200(date):
    assert told(if_modified_since=date).status == "200 OK"


def test_if_modified_since_says_nothing_while_we_say_no_last_modified():
    assert told(if_modified_since=DATE, now=MOMENT + 0.5).status == "200 OK"


@pytest.mark.parametrize("foreign", FOREIGN)
def test_if_modified_since_says_nothing_beside_an_if_none_match(foreign):
    assert told(if_none_match=foreign, if_modified_since=DATE).status == "200 OK"


@given(st.text(max_size=60))
def test_no_if_modified_since_breaks_anything(value):
    assert is_unmodified(value, MOMENT, LATER) in {True, False}


# Accept-Encoding


@pytest.mark.parametrize(
    "accepted",
    [
        "gzip",
        "GZIP",
        "x-gzip",
        "gzip, deflate",
        "gzip, deflate, br, zstd;q=0.5",
        "deflate, gzip;q=0.8, *;q=0.1",
        "gzip;q=0.001",
        " gzip ; q=1.000 ",
        "*",
        "identity;q=0, *",
        "identity;q=0.5, gzip",
        "deflate, gzip;q=1.0, *;q=0.5",
    ],
)
def test_gzip_goes_to_those_who_take_it(accepted):
    assert coding(accepted, settled=False) == "gzip"


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("zstd, br", "br"),
        ("br;q=0.8, zstd;q=0.9, gzip", "gzip"),
        ("br;q=0.8, zstd;q=0.9, gzip;q=0.8", "zstd"),
        ("br;q=0, *", "gzip"),
        ("br;q=0.5, identity", "identity"),
        ("gzip", "gzip"),
    ],
)
def test_a_feed_that_stood_a_while_goes_in_the_coding_that_the_client_likes_best(accepted, best):
    assert coding(accepted, settled=True) == best


def test_a_feed_that_changed_a_moment_ago_goes_in_gzip_or_plain():
    assert coding("br, zstd, gzip;q=0.1", settled=False) == "gzip"
    assert coding("br, zstd", settled=False) == "identity"


@pytest.mark.parametrize(
    "accepted",
    [
        "",
        "identity",
        "deflate",
        "gzip;q=0",
        "gzip;q=0.000",
        "gzip;q=0, *",
        "*;q=0",
        "identity;q=0",
        "identity, gzip;q=0.5",
        "*;q=0.5, gzip;q=0.2",
        "gzip;q=nonsense",
        "gzip;q=2",
        "gzipped",
        "brotli",
    ],
)
@pytest.mark.parametrize("settled", [True, False])
def test_everyone_else_gets_the_plain_bytes(accepted, settled):
    assert coding(accepted, settled) == "identity"


@given(st.text(max_size=60))
def test_no_accept_encoding_breaks_anything(value):
    assert coding(value, settled=True) in {"identity", *CODINGS}
    assert page_coding(value, 1) in {"identity", *CODINGS}


@pytest.mark.parametrize(
    ("accepted", "large", "small"),
    [
        ("", "identity", "identity"),
        ("gzip, deflate, br, zstd", "br", "identity"),
        ("gzip, identity;q=0.001", "gzip", "identity"),
        ("gzip;q=0.1, identity", "identity", "identity"),
        ("gzip;q=0.1, identity;q=0", "gzip", "gzip"),
        ("zstd, *;q=0", "zstd", "zstd"),
        ("zstd, identity, *;q=0", "zstd", "identity"),
        ("*", "gzip", "identity"),
        ("identity;q=0", "identity", "identity"),
        ("*;q=0", "identity", "identity"),
    ],
)
def test_what_is_no_feed_and_small_goes_plain_to_all_who_take_it(accepted, large, small):
    assert (page_coding(accepted, SMALL), page_coding(accepted, SMALL - 1)) == (large, small)


def test_the_coding_changes_nothing_but_the_headers_of_the_bytes():
    assert told(accept_encoding="gzip").headers == told().headers
    assert dict(entity("gzip", 7)) == {"Content-Encoding": "gzip", "Content-Length": "7"}
    assert dict(entity("identity", 9)) == {"Content-Length": "9"}


# Everything else


def test_a_request_is_read_from_its_environ():
    environ = {
        "REQUEST_METHOD": "HEAD",
        "HTTP_IF_NONE_MATCH": '"a"',
        "HTTP_IF_MODIFIED_SINCE": DATE,
        "HTTP_ACCEPT_ENCODING": "br",
        "HTTP_ACCEPT": "application/rss+xml",
    }
    assert asked(environ) == Asked(
        method="HEAD", if_none_match='"a"', if_modified_since=DATE, accept_encoding="br"
    )
    assert asked({"REQUEST_METHOD": "GET"}) == Asked()


def test_other_methods_are_told_which_are_allowed():
    assert not_allowed().status == "405 Method Not Allowed"
    assert dict(not_allowed().headers)["Allow"] == "GET, HEAD, OPTIONS"


def test_a_preflight_allows_any_page_to_ask_conditionally():
    allowed = dict(preflight().headers)
    assert preflight().status == "204 No Content"
    assert allowed["Access-Control-Allow-Origin"] == "*"
    assert "GET" in allowed["Access-Control-Allow-Methods"]
    assert allowed["Access-Control-Allow-Headers"] == "*"


def test_a_store_that_is_away_is_a_503_that_says_when_to_come_back():
    assert away(5).status == "503 Service Unavailable"
    assert dict(away(5).headers)["Retry-After"] == "5"


def test_what_is_said_in_plain_words_is_kept_by_nobody():
    assert dict(plain_text("404 Not Found", "no").headers)["Cache-Control"] == "no-store"

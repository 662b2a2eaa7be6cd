"""One GET, bounded: a real server that means well, and real servers that do not."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from feeds.errors import FetchError
from feeds.fetch import http
from feeds.fetch.http import MOST_HOPS, get
from tests.http_server import answering, said

FEED = b"<rss/>" * 1_000
ZIPPED = ("Content-Encoding", "gzip")


def test_an_answer_is_told_whole() -> None:
    with answering(said(200, FEED, ("ETag", '"a"'), ("X-Two", "1"), ("X-Two", "2"))) as url:
        got = get(url, most_bytes=10_000)
    assert (got.url, got.status, got.body, got.hops) == (url, 200, FEED, 0)
    assert ("ETag", '"a"') in got.headers
    assert [value for name, value in got.headers if name == "X-Two"] == ["1", "2"]


def test_what_is_asked_names_us_offers_gzip_and_carries_conditions() -> None:
    seen: dict[str, str | None] = {}

    def act(asked: BaseHTTPRequestHandler) -> None:
        for name in ("User-Agent", "Accept-Encoding", "If-None-Match"):
            seen[name] = asked.headers[name]
        said(304)(asked)

    with answering(act) as url:
        assert get(url, {"If-None-Match": '"a"'}, most_bytes=10).status == 304
    assert str(seen.pop("User-Agent")).startswith("newswire/")
    assert seen == {"Accept-Encoding": "gzip", "If-None-Match": '"a"'}


@pytest.mark.parametrize("status", [204, 304, 404, 410, 429, 500, 503])
def test_another_status_is_an_answer_too(status: int) -> None:
    with answering(said(status, b"")) as url:
        assert get(url, most_bytes=10).status == status


@pytest.mark.parametrize(
    "packed", [gzip.compress(FEED), gzip.compress(FEED[:3]) + gzip.compress(FEED[3:])], ids=["one", "two"]
)
def test_gzip_is_unpacked(packed: bytes) -> None:
    with answering(said(200, packed, ZIPPED)) as url:
        assert get(url, most_bytes=10_000).body == FEED


@pytest.mark.parametrize("headers", [(), (ZIPPED,)], ids=["plain", "gzip"])
@pytest.mark.parametrize("most", [0, 1, 5_999, 6_000])
def test_a_byte_more_than_allowed_says_that_there_is_more(
    headers: tuple[tuple[str, str], ...], most: int
) -> None:
    with answering(said(200, gzip.compress(FEED) if headers else FEED, *headers)) as url:
        assert get(url, most_bytes=most).body == FEED[: most + 1]


def _bomb() -> bytes:
    """300 MB of zeros, packed; but for its end, which nobody who is careful sees."""
    zipped = zlib.compressobj(9, zlib.DEFLATED, 31)
    first, again = (zipped.compress(bytes(1_000_000)) + zipped.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + 299 * again


def test_a_bomb_is_not_unpacked() -> None:
    with answering(said(200, _bomb(), ZIPPED)) as url:
        tracemalloc.start()
        try:
            assert len(get(url, most_bytes=1_000_000).body) == 1_000_001
            assert tracemalloc.get_traced_memory()[1] < 10_000_000
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (said(200, FEED, length=9_000), "breaks off"),
        (said(200, gzip.compress(FEED)[:-20], ZIPPED), "breaks off"),
        (said(200, FEED, ZIPPED), "gzip"),
        (said(200, FEED, ("Content-Encoding", "br")), "br"),
    ],
    ids=["short", "short gzip", "no gzip", "brotli"],
)
def test_what_cannot_be_trusted_is_an_error(act: object, told: str) -> None:
    with answering(act) as url, pytest.raises(FetchError, match=told) as caught:  # type: ignore[arg-type]
        get(url, most_bytes=10_000)
    assert str(caught.value).startswith(url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "/feed", "", "http://", "http://[::1"]
)
def test_nothing_but_http_is_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="not an address of http"):
        get(url, most_bytes=10)


def test_nobody_there_is_an_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(FetchError, match="refused"):
            get(url, most_bytes=10)


def _hopping(hops: int) -> object:
    def act(asked: BaseHTTPRequestHandler) -> None:
        at = int(asked.path.rpartition("=")[2] if "=" in asked.path else 0)
        if at < hops:
            said(301, b"", ("Location", f"/feed?at={at + 1}"))(asked)
        else:
            said(200, FEED)(asked)

    return act


def test_redirects_are_followed_and_counted() -> None:
    with answering(_hopping(MOST_HOPS)) as url:  # type: ignore[arg-type]
        got = get(url, most_bytes=10_000)
    assert (got.status, got.hops, got.url) == (200, MOST_HOPS, f"{url}?at={MOST_HOPS}")


def test_redirects_have_an_end() -> None:
    with answering(_hopping(1_000)) as url:  # type: ignore[arg-type]
        assert get(url, most_bytes=10_000).status == 301


@pytest.mark.timeout(30)  # it drips until it is given up
@pytest.mark.parametrize("where", ["headers", "body"])
def test_an_answer_that_drips_is_given_up(where: str) -> None:
    def drip(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "1000000")
        if where == "body":
            asked.end_headers()
        else:
            asked.flush_headers()
        with suppress(OSError):
            while not given_up.wait(0.01):
                asked.wfile.write(b"X")

    given_up = threading.Event()
    with answering(drip) as url:
        try:
            with pytest.raises(FetchError, match=r"within 0\.2 s"):
                get(url, most_bytes=1_000_000, most_seconds=0.2)
        finally:
            given_up.set()


def test_the_limits_are_what_the_page_says() -> None:
    assert (http.MOST_SECONDS, MOST_HOPS) == (30, 5)

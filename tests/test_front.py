"""The front: what it sends at once is what the long way would send, and it never stands in the way."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

import pytest
import time_machine

from feeds.settings import Site
from tests import making
from tests.asking import Got
from tests.staging import Staged, publish, publish_first
from web.bodies import Bodies
from web.front import Front

SETTLED = 1_900_000_000.0
"""A time when every change is long over."""


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path)


@pytest.fixture
def store(config):
    yield from making.opened(config, publish_first)


@pytest.fixture
def staged(store):
    return Staged(store)


def page(environ, start_response):
    """Stands for the Flask app."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"page " + environ["PATH_INFO"].encode()]


@pytest.fixture
def front(config, staged):
    made = Front(config)
    made.give_bodies(Bodies(config, staged), staged)
    made.give_app(page)
    return made


def test_a_feed_is_answered_and_then_stands_ready(front, staged):
    first = Got(front, "/rss.xml")
    staged.asked.clear()
    assert Got(front, "/rss.xml") == first
    assert staged.asked == ["rang"]
    assert first.status == "200 OK"
    assert first.headers["Content-Length"] == str(len(first.data))
    assert first.headers["Content-Type"] == "application/rss+xml; charset=utf-8"


REQUESTS = [
    {},
    {"accept_encoding": "gzip"},
    {"accept_encoding": "gzip;q=0"},
    {"if_none_match": '"other"'},
    {"if_none_match": ""},
    {"if_none_match": "*"},
    {"if_modified_since": "Wed, 01 Jan 2020 00:00:00 GMT"},
    {"if_modified_since": "nonsense"},
    {"method": "HEAD"},
    {"method": "HEAD", "accept_encoding": "gzip"},
    {"query": "utm_source=x"},
    {"query": "content=summary"},
    {"query": "content=full"},
]


@pytest.mark.parametrize("now", [0.0, SETTLED])
@pytest.mark.parametrize("request_", REQUESTS)
def test_the_short_way_sends_what_the_long_way_sends(front, request_, now):
    with time_machine.travel(now, tick=False):
        long = Got(front, "/rss.xml", **request_)
        Got(front, "/rss.xml")
        assert Got(front, "/rss.xml", **request_) == long
        assert ("Last-Modified" in long.headers) == (now == SETTLED)


@pytest.mark.parametrize("now", [0.0, SETTLED])
def test_a_known_tag_is_a_304_by_either_way(front, now):
    with time_machine.travel(now, tick=False):
        etag = Got(front, "/rss.xml").headers["ETag"]
        short = Got(front, "/rss.xml", if_none_match=etag)
        assert short == Got(front, "/rss.xml", if_none_match=f'"other", {etag}')
        assert short.status == "304 Not Modified"
        assert short.data == b""
        assert ("Last-Modified" in short.headers) == (now == SETTLED)


def test_a_tag_is_known_whatever_the_date_beside_it(front):
    etag = Got(front, "/rss.xml").headers["ETag"]
    old = "Wed, 01 Jan 2020 00:00:00 GMT"
    assert Got(front, "/rss.xml", if_none_match=etag, if_modified_since=old).status == "304 Not Modified"


def test_a_date_alone_is_enough_once_its_second_is_over(front):
    with time_machine.travel(SETTLED, tick=False):
        date = Got(front, "/rss.xml").headers["Last-Modified"]
        assert Got(front, "/rss.xml", if_modified_since=date).status == "304 Not Modified"


def test_one_request_cannot_spoil_the_headers_of_the_next(front):
    def spoiling(environ, start_response):
        return front(environ, lambda status, headers: start_response(status, headers) and headers.clear())

    first = Got(front, "/rss.xml")
    Got(spoiling, "/rss.xml")
    assert Got(front, "/rss.xml") == first


def test_head_has_the_length_and_no_body(front):
    for path in ("/rss.xml", "/rss.xml", "/healthz", "/section/nowhere/rss.xml"):
        got, head = Got(front, path), Got(front, path, "HEAD")
        assert (head.status, head.headers, head.data) == (got.status, got.headers, b"")


def test_a_commit_shows_in_the_next_answer(front, store, config):
    before = Got(front, "/rss.xml")
    publish(store, config, "second.txt")
    after = Got(front, "/rss.xml")
    assert b"Headline of second.txt" in after.data
    assert after.headers["ETag"] != before.headers["ETag"]
    assert Got(front, "/rss.xml", if_none_match=before.headers["ETag"]).status == "200 OK"


def test_a_commit_between_finding_a_body_and_verifying_it_shows(front, staged, store, config):
    Got(front, "/rss.xml")

    def commit(name):
        staged.before = lambda _: None
        publish(store, config, "between.txt")

    staged.before = commit
    assert b"Headline of between.txt" in Got(front, "/rss.xml").data


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/section/nowhere/rss.xml", "", "404 Not Found"),
        ("/rss.xml", "content=short", "400 Bad Request"),
        ("/rss.xml", "content=full&content=full", "400 Bad Request"),
    ],
)
def test_a_mishap_is_a_status_in_plain_words(front, path, query, status):
    got = Got(front, path, query=query)
    assert got.status == status
    assert got.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert got.headers["Cache-Control"] == "no-store"
    assert b"short" not in got.data
    assert "ETag" not in got.headers


def test_other_methods_are_refused_and_a_preflight_is_granted(front):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert Got(front, "/rss.xml", method).status == "405 Method Not Allowed"
    assert Got(front, "/rss.xml", "OPTIONS").status == "204 No Content"


@pytest.mark.parametrize(
    "path", ["/", "/feeds", "//rss.xml", "/rss.xml/", "/RSS.xml", "/section/Politics/rss.xml"]
)
def test_what_is_no_feeds_address_is_the_apps(front, path):
    assert Got(front, path).data == b"page " + path.encode()


def test_the_path_of_the_site_may_be_cut_off_or_left_on(config, staged):
    mounted = replace(config, site=Site(url="https://post.example/news"))
    front = Front(mounted)
    front.give_bodies(Bodies(mounted, staged), staged)
    for _ in range(2):
        left, cut = Got(front, "/news/rss.xml"), Got(front, "/rss.xml")
        assert left == cut
        assert left.headers["Link"] == '<https://post.example/news/rss.xml>; rel="self"'
    assert Got(front, "/news/healthz").status == Got(front, "/healthz").status == "200 OK"


# The store away


def test_while_the_store_is_away_what_stands_ready_is_sent(front, staged):
    first = Got(front, "/rss.xml")
    staged.gone = True
    assert Got(front, "/rss.xml") == first


def test_what_cannot_be_made_is_a_503_that_says_when_to_come_back(front, staged):
    Got(front, "/rss.xml")
    staged.gone = True
    got = Got(front, "/source/wire/atom.xml")
    assert got.status == "503 Service Unavailable"
    assert int(got.headers["Retry-After"]) > 0


def test_after_the_grace_what_stood_ready_is_a_503(config, staged):
    now = [0.0]
    front = Front(config)
    front.give_bodies(Bodies(config, staged, lambda: now[0]), staged)
    Got(front, "/rss.xml")
    staged.gone = True
    now[0] = 61.0
    assert Got(front, "/rss.xml").status == "503 Service Unavailable"
    assert Got(front, "/healthz").status == "200 OK"


# Starting


def test_health_is_answered_before_anything_else_is_there(config):
    front = Front(config)
    assert Got(front, "/healthz").data == b"ok\n"
    assert Got(front, "/readyz").status == "503 Service Unavailable"


def test_a_feed_waits_for_the_store_and_not_for_the_app(config, staged):
    front, got, asking = Front(config), [], Event()

    def ask():
        asking.set()
        got.append(Got(front, "/rss.xml"))

    thread = Thread(target=ask)
    thread.start()
    assert asking.wait(10)
    front.give_bodies(Bodies(config, staged), staged)
    thread.join(10)
    assert got[0].status == "200 OK"


def test_a_page_says_that_it_is_waited_for(config, staged):
    front, got = Front(config), []
    front.give_bodies(Bodies(config, staged), staged)
    Got(front, "/rss.xml")
    assert not front.page_wanted.is_set()
    thread = Thread(target=lambda: got.append(Got(front, "/")))
    thread.start()
    assert front.page_wanted.wait(10)
    front.give_app(page)
    thread.join(10)
    assert got[0].data == b"page /"


def test_a_worker_that_never_gets_going_says_so(config, monkeypatch):
    monkeypatch.setattr("web.front.START_SECONDS", 0.0)
    got = Got(Front(config), "/rss.xml")
    assert got.status == "503 Service Unavailable"
    assert got.headers["Retry-After"] == "1"


def test_a_page_of_an_app_that_never_comes_is_a_503(config, staged, monkeypatch):
    monkeypatch.setattr("web.front.START_SECONDS", 0.0)
    front = Front(config)
    front.give_bodies(Bodies(config, staged), staged)
    assert Got(front, "/").status == "503 Service Unavailable"
    assert Got(front, "/rss.xml").status == "200 OK"

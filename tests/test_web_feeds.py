"""The Flask views of the feeds, and the app around them, without the front."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
import time_machine

from feeds.settings import Site
from tests import making
from tests.staging import Staged, publish, publish_first
from web import create_app
from web.bodies import Bodies

SETTLED = 1_900_000_000.0


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path, url="https://post.example")


@pytest.fixture
def store(config):
    yield from making.opened(config, publish_first)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """Asks a site that nobody writes to."""
    still = making.config(tmp_path_factory.mktemp("still"), url="https://post.example")
    with closing(making.store(still, fill=publish_first)) as store:
        yield create_app(still, store).test_client()


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize("folder", ["", "/section/politics", "/source/wire"])
def test_every_feed_has_an_address(client, folder, suffix):
    got = client.get(f"{folder}/{suffix}")
    assert got.status == "200 OK"
    assert b"Headline of first.txt" in got.data
    assert got.headers["Link"] == f'<https://post.example{folder}/{suffix}>; rel="self"'
    assert got.headers["Content-Length"] == str(len(got.data))


def test_head_has_the_headers_and_no_body(client):
    got, head = client.get("/rss.xml"), client.head("/rss.xml")
    assert head.headers == got.headers
    assert head.data == b""


def test_a_304_has_its_validators_and_nothing_of_a_body(client):
    with time_machine.travel(SETTLED, tick=False):
        got = client.get("/rss.xml")
        known = client.get("/rss.xml", headers={"If-None-Match": got.headers["ETag"]})
    assert known.status == "304 Not Modified"
    assert known.data == b""
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert known.headers[name] == got.headers[name]
    assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(known.headers.keys())


def test_gzip_is_negotiated(client):
    packed = client.get("/rss.xml", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == client.get("/rss.xml").headers["ETag"]


@pytest.mark.parametrize("accept", ["text/html", "application/atom+xml", "application/json", ""])
def test_a_feed_is_a_feed_whatever_is_accepted(client, accept):
    assert client.get("/rss.xml", headers={"Accept": accept}).mimetype == "application/rss+xml"


@pytest.mark.parametrize(
    "path",
    [
        "/rss.xml/",
        "/RSS.xml",
        "/rss%2exml",
        "/%72ss.xml",
        "/section//politics/rss.xml",
        "/section/Politics/rss.xml",
        "/section/politics%2frss.xml",
        "/section/politics/rss.xml/",
        "/section/nowhere/rss.xml",
        "/section/%FF/rss.xml",
        "/nosuch/politics/rss.xml",
    ],
)
def test_another_spelling_is_a_404_and_never_a_redirect(client, path):
    got = client.get(path)
    assert got.status_code == 404
    assert "ETag" not in got.headers


@pytest.mark.parametrize("path", ["//rss.xml", "/section//politics/rss.xml"])
def test_doubled_slashes_are_never_merged(client, path):
    got = client.get("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path})
    assert got.status_code == 404


@pytest.mark.parametrize("query", ["content=short", "content=", "content=full&content=full"])
def test_a_known_parameter_that_is_wrong_is_a_400_in_plain_words(client, query):
    got = client.get(f"/rss.xml?{query}")
    assert got.status_code == 400
    assert got.mimetype == "text/plain"
    assert b"<" not in got.data


def test_an_unknown_parameter_changes_nothing_and_is_never_repeated(client):
    got = client.get("/rss.xml?utm_source=%3Cscript%3E")
    assert got.data == client.get("/rss.xml").data
    assert "utm" not in str(got.headers)


def test_the_host_header_changes_nothing(client):
    evil = client.get("/rss.xml", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert evil.data == client.get("/rss.xml").data
    assert "evil" not in str(evil.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_feed_can_only_be_read(client, method):
    got = client.open("/rss.xml", method=method)
    assert got.status_code == 405
    assert got.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert got.mimetype == "text/plain"


def test_a_preflight_is_granted(client):
    got = client.options("/rss.xml")
    assert got.status_code == 204
    assert got.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/rss.xml", "/", "/feeds", "/nosuch", "/healthz"])
def test_nothing_sets_a_cookie(client, path):
    assert "Set-Cookie" not in client.get(path).headers


def test_a_commit_shows_in_the_next_answer(store, config):
    client = create_app(config, store).test_client()
    client.get("/atom.xml")
    publish(store, config, "second.txt")
    assert b"Headline of second.txt" in client.get("/atom.xml").data


def test_a_store_that_is_away_is_a_503_for_feeds_and_pages(config, store):
    staged = Staged(store)
    client = create_app(config, staged).test_client()
    staged.gone = True
    for path in ("/rss.xml", "/", "/readyz"):
        got = client.get(path)
        assert got.status_code == 503
        assert int(got.headers["Retry-After"]) > 0
    assert client.get("/healthz").status_code == 200


def test_the_app_uses_the_bodies_it_is_given(config, store):
    bodies = Bodies(config, store)
    create_app(config, store, bodies).test_client().get("/rss.xml")
    assert list(bodies.ready) == ["/rss.xml"]


def test_the_path_of_the_site_may_be_cut_off_or_left_on(config, store):
    mounted = replace(config, site=Site(url="https://post.example/news"))
    client = create_app(mounted, store).test_client()
    for path in ("/rss.xml", "/feeds", "/healthz", "/"):
        left, cut = client.get(f"/news{path}"), client.get(path)
        assert (left.status_code, left.data) == (cut.status_code, cut.data) == (200, cut.data)
    assert client.get("/news").status_code == 200
    assert client.get("/newsroom/rss.xml").status_code == 404


def test_health_and_readiness(client):
    assert client.get("/healthz").data == b"ok\n"
    assert client.get("/readyz").data == b"ready\n"
    assert client.get("/readyz").headers["Cache-Control"] == "no-store"

"""How pages are sent: validators, headers, mishaps."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask

from feeds.store.save import Pass
from tests import asking, fuzzing, making
from tests.asking import ask
from tests.sites import ONE, Elements, newest, serve
from web import create_app
from web.pages import blueprint
from web.replies import POLICY

ASKED = ("/", "/section/politics", "/feeds", "/feeds.opml", "/robots.txt")
LONG = (
    "/", "/section/politics", "/feeds", "/feeds.opml", "/feeds/lint", "/search?q=headline", "/search?q=%22%22",
    "/article/{key}/{slug}", "/article/{key}/revisions", "/article/{key}.json", "/api/articles", "/api/openapi.json",
    "/sitemap-1.xml", "/static/style.css", "/nothing",
)  # fmt: skip
"""Addresses whose answers, mishaps among them, have more than a kilobyte; `key` and `slug` are an article's."""
SHORT = ("/robots.txt", "/sitemap.xml", "/static/icon.svg", "/nothing.xml", "/api/articles?limit=x")


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole app, over articles enough for long lists; and one of them."""
    articles = (making.article(f"{n}.txt", sections=("Politics",)) for n in range(20))
    _, settings, store = serve(tmp_path_factory.mktemp("whole"), *articles)
    yield create_app(settings, store), newest(store)
    store.close()


@pytest.mark.parametrize(
    "path",
    [
        "/article/0000000000000000000000/x",
        "/article/x",
        "/section/nowhere",
        "/all/x",
        "/section/politics/",
        "/nothing",
        "/static/../pages.py",
        "/section/Politics",
    ],
)
def test_what_is_not_there_is_404_in_plain_words(wire, path):
    client, _ = wire
    response = client.get(path)
    assert response.status_code == 404
    assert "<h1>Not found</h1>" in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_programs_are_told_in_plain_text(wire):
    client, _ = wire
    response = client.get("/section/nowhere/rss.xml")
    assert (response.status_code, response.mimetype) == (404, "text/plain")


def test_pages_can_only_be_read(wire):
    client, _ = wire
    response = client.post("/")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "<h1>Not allowed</h1>" in response.text


def test_a_bug_shows_no_traceback(tmp_path):
    _, settings, store = serve(tmp_path, ONE)
    app = Flask("broken", static_folder=None)
    app.register_blueprint(blueprint(settings, store))
    app.add_url_rule("/broken", view_func=lambda: str(1 // 0))
    response = app.test_client().get("/broken")
    assert response.status_code == 500
    assert "<h1>Our mistake</h1>" in response.text
    assert "ZeroDivisionError" not in response.text


def test_a_store_that_is_gone_is_503_with_a_time_to_try_again(tmp_path):
    client, _, store = serve(tmp_path, ONE)
    store.close()
    for file in tmp_path.glob("newswire.db*"):
        file.unlink()
    response = client.get("/")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", ASKED)
def test_a_page_that_the_client_has_is_304(wire, path):
    client, _ = wire
    first = client.get(path)
    assert first.headers["ETag"].startswith('W/"')
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "public, max-age=60"


def test_a_page_that_has_changed_is_sent_anew(tmp_path):
    client, settings, store = serve(tmp_path, ONE)
    tag = client.get("/").headers["ETag"]
    store.save(making.each(making.article("two.txt")), settings, Pass(source="wire"))
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_head_is_get_without_a_body(wire):
    client, _ = wire
    head, get = client.head("/"), client.get("/")
    assert head.data == b""
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(get.data))


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("address", LONG)
def test_what_is_long_is_sent_in_the_coding_that_is_asked_for(whole, address, coding):
    app, article = whole
    address = address.format(key=article.key, slug=article.slug)
    plain, coded = ask(app, address), ask(app, address, accept_encoding=f"{coding}, *;q=0.1")
    assert coded.headers["Content-Encoding"] == coding
    assert fuzzing.decoded(fuzzing.Got(200, {"content-encoding": coding}, coded.data)) == plain.data
    assert len(coded.data) < len(plain.data)
    assert coded.headers["Content-Length"] == str(len(coded.data))
    assert coded.headers["Vary"] == "Accept-Encoding"
    of_bytes = ("Content-Encoding", "Content-Length")
    assert {**coded.headers, **dict.fromkeys(of_bytes)} == {**plain.headers, **dict.fromkeys(of_bytes)}
    parts = urlsplit(address)
    head = asking.Got(app, parts.path, "HEAD", parts.query, accept_encoding=f"{coding}, *;q=0.1")
    assert (head.status, head.headers, head.data) == (coded.status, coded.headers, b"")


@pytest.mark.parametrize("address", SHORT)
def test_what_is_short_is_sent_as_it_is_to_all_who_take_it_so(whole, address):
    app, _ = whole
    got = ask(app, address, accept_encoding="gzip, br")
    assert len(got.data) < 1000
    assert "Content-Encoding" not in got.headers
    assert got.headers["Vary"] == "Accept-Encoding"
    assert ask(app, address, accept_encoding="br, identity;q=0").headers["Content-Encoding"] == "br"


@pytest.mark.parametrize("form", ["{}", 'W/"x", {}', '"y" ,{}, "z"', "*", "{}-gzip", "strong"])
@pytest.mark.parametrize("address", ["/", "/api/articles", "/static/style.css", "/robots.txt"])
def test_what_the_client_has_in_any_coding_is_304_with_what_a_cache_renews(whole, address, form):
    app, _ = whole
    first = ask(app, address, accept_encoding="gzip")
    tag = first.headers["ETag"]
    known = {"strong": tag.removeprefix("W/"), "{}-gzip": tag[:-1] + '-gzip"'}.get(form, form.format(tag))
    for coding in ("", "gzip", "br"):
        again = ask(app, address, if_none_match=known, accept_encoding=coding)
        assert (again.status, again.data) == ("304 NOT MODIFIED", b"")
        for name in ("ETag", "Cache-Control", "Vary"):
            assert again.headers[name] == first.headers[name]
        assert not {"Content-Encoding", "Content-Length", "Content-Type"} & set(again.headers)
    assert ask(app, address, if_none_match='W/"x", y').code == 200


def test_pages_let_a_browser_load_nothing_foreign_but_pictures(wire):
    client, _ = wire
    headers = client.get("/").headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "script" not in POLICY


def test_the_style_sheet_is_ours_and_kept_until_it_changes(wire):
    client, _ = wire
    sheet = next(link for link in Elements(client.get("/").text).named("link") if link["rel"] == "stylesheet")
    response = client.get(str(sheet["href"]))
    assert (response.status_code, response.mimetype) == (200, "text/css")
    assert "immutable" in response.headers["Cache-Control"]

"""How pages are sent: validators, headers, mishaps."""

from __future__ import annotations

import pytest
from flask import Flask

from feeds.store.save import Pass
from tests import making
from tests.sites import ONE, Elements, serve
from web.pages import blueprint
from web.replies import POLICY

ASKED = ("/", "/section/politics", "/feeds", "/feeds.opml", "/robots.txt")


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
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

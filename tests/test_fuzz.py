"""Whatever is asked: no 5xx, no traceback, no body of the wrong type."""

from __future__ import annotations

import os
import re
import socket
from dataclasses import replace
from http.client import HTTPException, HTTPResponse
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests import fuzzing
from tests.fuzzing import Got, Request, Requests, ask, check
from tests.test_server import Service
from web import create_app
from web.bodies import Bodies
from web.front import Front

SOAK = bool(os.environ.get("NEWSWIRE_SOAK"))
REQUESTS = 90_000 if SOAK else 4_000
EXAMPLES = 5_000 if SOAK else 700
OVER_THE_WIRE = 5_000 if SOAK else 300

BYTES = st.text(st.characters(max_codepoint=255), max_size=40)
"""As WSGI has them."""


def front(config, store) -> Front:
    made = Front(config)
    bodies = Bodies(config, store)
    made.give_bodies(bodies, store)
    made.give_app(create_app(config, store, bodies))
    return made


@pytest.fixture(scope="module", params=["", "/paper"], ids=["root", "prefix"])
def site(request, tmp_path_factory):
    config, store = fuzzing.made(tmp_path_factory.mktemp("site"), url=f"https://news.example{request.param}")
    yield front(config, store), store, request.param
    store.close()


@pytest.mark.timeout(3600 if SOAK else 300)
def test_random_requests_are_answered_as_they_should(site):
    app, store, prefix = site
    requests = Requests(store, seed=len(prefix))
    statuses = set()
    for number in range(REQUESTS // 2):
        asked = requests.next()
        if prefix and number % 2:
            asked = replace(asked, path=prefix + asked.path)
        got = ask(app, asked)
        try:
            check(asked, got, prefix)
        except Exception as error:
            raise AssertionError(f"{asked}: {got.status} {got.headers}") from error
        statuses.add(got.status)
        requests.heard(asked, got)
    assert statuses >= {200, 204, 301, 304, 400, 404, 405, 410}, "not much was tried"


@settings(max_examples=EXAMPLES)
@given(
    method=st.sampled_from(fuzzing.METHODS),
    path=BYTES.map(lambda text: f"/{text}"),
    query=BYTES,
    headers=st.dictionaries(st.sampled_from(sorted(fuzzing.HEADERS)), BYTES, max_size=4),
)
@example(method="GET", path="/api/articles", query="since=\xff-1", headers={})
@example(method="GET", path="//sitemap.xml", query="", headers={})
@example(method="GET", path="/sitemap-00000000001.xml", query="", headers={})
@example(method="GET", path="/article/" + "\xff" * 22 + ".json", query="", headers={})
def test_any_request_is_answered_as_it_should(site, method, path, query, headers):
    app, _, prefix = site
    asked = Request(method, path, query, headers)
    check(asked, ask(app, asked), prefix)


def test_the_check_finds_what_is_wrong():
    right: dict[str, str] = {"content-type": "application/json"}
    for request, got in (
        (Request(), Got(500, {}, b"")),
        (Request(), Got(404, {"content-type": "text/plain"}, b"Traceback (most recent call last)")),
        (Request(), Got(404, right, b"not found")),
        (Request(path="/api/articles"), Got(200, {"content-type": "text/html"}, b"<!doctype html>")),
        (Request(method="HEAD"), Got(200, {}, b"body")),
        (Request(path="/api/articles"), Got(200, {**right, "content-length": "9"}, b"{}")),
        (Request(path="/rss.xml"), Got(200, {"content-type": "application/rss+xml"}, b"<rss>&nbsp;</rss>")),
    ):
        with pytest.raises(Exception):  # noqa: B017 - whichever
            check(request, got)
    check(Request(path="/api/articles"), Got(200, right, b"{}"))


# Over a real socket: what the server itself lets through.


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    _, store = fuzzing.made(folder)
    started = Service(folder)
    started.get("/healthz")  # waits for a worker
    yield started, store
    started.end()
    started.stderr.close()
    store.close()


@pytest.mark.e2e
def test_random_requests_over_a_socket_are_answered_or_refused(service):
    started, store = service
    requests = Requests(store, seed=3)
    answered = 0
    for _ in range(OVER_THE_WIRE):
        asked = requests.next()
        got = over_the_wire(started.port, asked)
        if got is not None:
            answered += 1
            # The server takes the path up to a query or fragment, and decodes it.
            path = unquote(re.split("[?#]", asked.path)[0], "latin-1")
            check(replace(asked, path=path), got)
    assert answered > OVER_THE_WIRE * 3 // 4
    assert started.process.poll() is None
    assert started.get("/healthz") == (200, b"ok\n")


def over_the_wire(port: int, asked: Request) -> Got | None:
    """The answer of the service; None where it ends the connection instead, as it may with what is no HTTP."""
    target = asked.path + (f"?{asked.query}" if asked.query else "")
    usual = {"Host": "news.example", "Connection": "close", "Content-Length": str(len(asked.body))}
    headers = {**usual, **asked.headers}
    lines = [f"{asked.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        response = HTTPResponse(connection, method=asked.method)
        try:
            connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + asked.body)
            response.begin()
            body = response.read()
        except (HTTPException, ConnectionError):
            return None
    return Got(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

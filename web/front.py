"""A feed request, answered before Flask where it can be: the WSGI callable that a worker serves.

What stands ready is sent from here in as few steps as can be: verify, look up, send. Everything else goes the
long way: `respond` for feeds, the Flask app for the rest.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from time import time
from typing import Any

from feeds.addresses import prefix
from feeds.errors import StoreAway
from feeds.settings import Config
from web import health
from web.answer import asked, away, coding, is_navigation
from web.bodies import Bodies
from web.body import Body
from web.keys import below_prefix
from web.respond import Reply, plain, reply, respond

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

START_SECONDS = 30.0
"""How long a request waits for a worker that is still starting."""


class Front:
    """The WSGI callable: health from its first moment, feeds once it has bodies, the rest once it has the app."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._has_prefix = bool(prefix(config))
        self._shows_page = config.server.browser_page
        self._store: health.Beating | None = None
        self._bodies: Bodies | None = None
        self._app: Application | None = None
        self._ready: dict[str, Body] = {}
        self.page_wanted = threading.Event()
        """Set once a request waits for the app."""
        self._opened = threading.Event()
        self._complete = threading.Event()

    def give_bodies(self, bodies: Bodies, store: health.Beating) -> None:
        """Answer feeds from now on."""
        self._store = store
        self._bodies = bodies
        self._ready = bodies.ready
        self._opened.set()

    def give_app(self, app: Application) -> None:
        """Answer everything from now on."""
        self._app = app
        self._complete.set()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        target, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        if self._has_prefix:
            target = below_prefix(target, self._config)
        if query:
            target = f"{target}?{query}"
        if (
            target not in self._ready
            or environ["REQUEST_METHOD"] != "GET"
            or environ.get("HTTP_SEC_FETCH_DEST") == "document"
        ):
            return self._go_long_way(environ, start_response)
        bodies = self._bodies
        assert bodies is not None, "only bodies make anything ready"
        try:
            bodies.verify()
        except StoreAway:
            return self._go_long_way(environ, start_response)
        body = self._ready.get(target)
        if body is None:
            return self._go_long_way(environ, start_response)
        return _send_at_once(body, bodies, environ, start_response)

    def _go_long_way(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        made = self._health(environ)
        if made is None and not (self._shows_page and is_navigation(environ)):
            made = self._feed(environ)
        if made is not None:
            sent = made._replace(data=b"") if environ["REQUEST_METHOD"] == "HEAD" else made
            return _send(sent, start_response)
        if self._app is None:
            self.page_wanted.set()
            self._complete.wait(START_SECONDS)
        return self._app(environ, start_response) if self._app else _send(_STARTING, start_response)

    def _health(self, environ: Environ) -> Reply | None:
        path = below_prefix(environ["PATH_INFO"], self._config)
        told = health.answer(environ["REQUEST_METHOD"], path, self._store)
        return plain(told) if told else None

    def _feed(self, environ: Environ) -> Reply | None:
        if self._bodies is None:
            self._opened.wait(START_SECONDS)
        return respond(environ, self._config, self._bodies, time()) if self._bodies else _STARTING


def _send_at_once(body: Body, bodies: Bodies, environ: Environ, start_response: Start) -> Iterable[bytes]:
    """What `respond.reply` would send, by the two shortest ways to it."""
    body.used = bodies.turn()
    now = time()
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known == body.etag:
        start_response(
            "304 Not Modified", list(body.unmodified if now >= body.settles else body.unmodified_unsettled)
        )
        return []
    if known is not None or "HTTP_IF_MODIFIED_SINCE" in environ:
        return _send(reply(body, asked(environ), bodies, now), start_response)
    settled = now >= body.settles
    wished = coding(environ.get("HTTP_ACCEPT_ENCODING", ""), settled)
    sent = body.coded.get(wished) or bodies.coded(body, wished)
    start_response("200 OK", list(sent.settled if settled else sent.unsettled))
    return [sent.data]


def _send(reply: Reply, start_response: Start) -> Iterable[bytes]:
    start_response(reply.status, list(reply.headers))
    return [reply.data]


_STARTING = plain(away(1))

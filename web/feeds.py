"""The Flask views of the feeds' addresses: what `respond` says, as Flask sends it. Right without the front."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import Headers

from feeds.settings import Config
from web import browser, keys
from web.answer import is_navigation
from web.bodies import Bodies
from web.keys import SUFFIXES
from web.reading import Reading
from web.respond import respond

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
"""All that browsers can be made to send: `respond` says which are allowed, so that Flask does not."""


class _AsIs(Response):
    """Sends the headers it has: Werkzeug would take Last-Modified from a 304, and give every answer a type."""

    default_mimetype = None

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers, untouched."""
        return self.headers


def blueprint(config: Config, bodies: Bodies, store: Reading) -> Blueprint:
    """The feeds of a site, for an app that serves it from its root."""
    feeds = Blueprint("feeds", __name__)

    def feed(**_parts: str) -> Response:
        # Decided before any condition is looked at: whoever has the feed may want the page now.
        if config.server.browser_page and is_navigation(request.environ):
            key = keys.key(request.path, request.query_string.decode("latin-1"))
            page = (
                browser.feed_page(config, store, key) if isinstance(key, keys.Key | keys.SearchKey) else None
            )
            if page is not None:
                return page
        reply = respond(request.environ, config, bodies, time())
        # No data at all is not the same as empty data, which would get a length.
        return _AsIs(reply.data or None, reply.status, Headers(reply.headers)) if reply else abort(404)

    facet = "/<any(section, author, tag, source):kind>/<slug>"
    archive = "/archive/<ordinals>"
    for place in ("", archive, facet, facet + archive, "/search"):
        for rule in (f"{place}/{suffix}" for suffix in SUFFIXES):
            feeds.add_url_rule(rule, view_func=feed, methods=_METHODS, provide_automatic_options=False)
    return feeds

"""The Flask app, put together: feeds, pages, health, below the path of `[site] url` or at the root."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, Flask, Response, abort, request

from feeds.addresses import prefix
from feeds.settings import Config
from web import api, feeds, health, linted, pages, search_page
from web.bodies import Bodies
from web.keys import below_prefix

_Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def assemble(config: Config, store: health.Served, bodies: Bodies) -> Flask:
    """The app, with everything registered."""
    app = Flask("web", static_folder=None)
    app.url_map.merge_slashes = False
    app.register_blueprint(feeds.blueprint(config, bodies, store))
    app.register_blueprint(pages.blueprint(config, store))
    app.register_blueprint(api.blueprint(config, store))
    app.register_blueprint(search_page.blueprint(config, store))
    app.register_blueprint(linted.blueprint(config, store, bodies))
    app.register_blueprint(_health(store))
    app.before_request(_spelled)
    if prefix(config):
        app.wsgi_app = _mounted(app.wsgi_app, config)  # type: ignore[assignment,method-assign]
    return app


def _health(store: health.Served) -> Blueprint:
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    @blueprint.get("/readyz")
    def healthy() -> Response:
        told = health.answer(request.method, request.path, store)
        assert told is not None
        return Response(told.text, told.status, list(told.headers))

    return blueprint


def _spelled() -> None:
    """404 for an address with a slash too many at its beginning, which Werkzeug would overlook."""
    if request.environ["PATH_INFO"].startswith("//"):
        abort(404)


def _mounted(app: _Wsgi, config: Config) -> _Wsgi:
    """The app below the site's prefix, whether the proxy in front leaves that on or cuts it off."""

    def mounted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = below_prefix(environ["PATH_INFO"], config)
        return app(environ | {"PATH_INFO": path, "SCRIPT_NAME": prefix(config)}, start_response)

    return mounted

"""Pages → HTTP: validators, what caches may keep, what a browser may load, and mishaps in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b

from flask import Response, request
from werkzeug.exceptions import HTTPException

from feeds.errors import StoreAway
from feeds.settings import Config
from web.frame import plain_frame
from web.templating import STATIC, render, static_file

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Content-Security-Policy of every page: our own style sheet, our own search, pictures over https, nothing else."""

_FOR_EVER = "public, max-age=31536000, immutable"
"""For static files, whose addresses change with their bytes."""
_RETRY_SECONDS = 10
_MACHINE_READ = (".xml", ".json", ".opml", ".txt")
"""Ends of addresses that programs ask for: their mishaps are plain text."""

_WORDS = {
    404: ("Not found", "There is nothing at this address. It may have been mistyped, or never have existed."),
    405: ("Not allowed", "This address can only be read."),
    500: ("Our mistake", "Something went wrong here. It has been noted; please try again later."),
    503: ("One moment", "The articles cannot be reached just now. Please try again in a few seconds."),
}


def refused(body: str) -> Response:
    """400: what was asked cannot be granted, as the page itself says."""
    response = _guarded(body, HTML, 400)
    response.headers["Cache-Control"] = "no-store"
    return response


def answer(config: Config, body: bytes, media_type: str = HTML) -> Response:
    """200 with the body, or 304 where the request shows that the client has it (RFC 9110 13.1)."""
    return _validated(body, media_type, f"public, max-age={config.server.max_age_seconds}")


def asset(name: str) -> Callable[[], Response]:
    """A view of a static file."""
    data, media_type = static_file(name), STATIC[name]
    return lambda: _validated(data, media_type, _FOR_EVER)


def unkept(page: str, headers: Mapping[str, str]) -> Response:
    """200 with a page that has no validator; `headers` say who may keep it."""
    response = _guarded(page, HTML)
    response.headers.update(headers)
    return response


def _validated(body: bytes, media_type: str, cache: str) -> Response:
    response = _guarded(body, media_type)
    response.set_etag(blake2b(body, digest_size=16).hexdigest(), weak=True)
    response.headers["Cache-Control"] = cache
    response.make_conditional(request)
    return response


def _guarded(body: str | bytes, media_type: str, status: int = 200) -> Response:
    response = Response(body, status, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response


def mishap(config: Config, error: HTTPException) -> Response:
    """What a person, or a program by the end of the address, is told of an error."""
    status = error.code or 500
    response = _told(config, status)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def store_away(config: Config, error: StoreAway) -> Response:
    """503: the store does not answer now."""
    response = _told(config, 503)
    response.headers["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _told(config: Config, status: int) -> Response:
    title, text = _WORDS[status]
    if request.path.endswith(_MACHINE_READ):
        response = _guarded(f"{status} {title}. {text}\n", TEXT, status)
    else:
        frame = plain_frame(config, None, title)
        response = _guarded(render("error.html", frame=frame, heading=title, text=text), HTML, status)
    response.headers["Cache-Control"] = "no-store"
    return response

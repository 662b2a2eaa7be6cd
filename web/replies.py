"""Pages → HTTP: codings, validators, what caches may keep, what a browser may load, and mishaps in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from flask import Response, request
from werkzeug.exceptions import HTTPException

from feeds.errors import StoreAway
from feeds.settings import Config
from web.answer import entity, matches, page_coding
from web.answer import preflight as allowed
from web.frame import plain_frame
from web.kept import Page
from web.templating import STATIC, render, static_file

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Content-Security-Policy of every page: our own style sheet, our own search, pictures over https, nothing else."""

READING = ("GET", "HEAD", "OPTIONS")
"""The methods of what any page may read: `preflight` answers the last of them."""

_FOR_EVER = "public, max-age=31536000, immutable"
"""For static files, whose addresses change with their bytes."""
_RETRY_SECONDS = 10
_MACHINE_READ = (".xml", ".json", ".opml", ".txt")
"""Ends of addresses that programs ask for: their mishaps are plain text."""

_OF_OBJECTS = ("/api/", "/article/")
"""Beginnings of addresses that answer programs with objects, mishaps too; an article's page is none."""

_WORDS = {
    404: ("Not found", "There is nothing at this address. It may have been mistyped, or never have existed."),
    405: ("Not allowed", "This address can only be read."),
    400: ("Not understood", "The address asks for something that there cannot be."),
    500: ("Our mistake", "Something went wrong here. It has been noted; please try again later."),
    503: ("One moment", "The articles cannot be reached just now. Please try again in a few seconds."),
}


def refused(page: str) -> Response:
    """400: what was asked cannot be granted, as the page itself says."""
    response = _guarded(page, HTML, 400)
    response.headers["Cache-Control"] = "no-store"
    return response


def answer(config: Config, page: Page, media_type: str = HTML) -> Response:
    """200 with the page, or 304 where the request shows that the client has it (RFC 9110 13.1)."""
    return _validated(page, media_type, f"public, max-age={config.server.max_age_seconds}")


def data(config: Config, page: Page, media_type: str = JSON) -> Response:
    """The same for what programs read, in any page's script."""
    return _for_all(answer(config, page, media_type))


def checked(page: Page, media_type: str = JSON) -> Response:
    """The same for what is asked for again and again: nobody may go on with it unasked."""
    return _for_all(_validated(page, media_type, "public, no-cache"))


def preflight() -> Response:
    """The answer to OPTIONS, where any page may read: see `_for_all`."""
    said = allowed()
    response = Response(status=said.status, headers=list(said.headers))
    del response.headers["Content-Type"]
    return response


def gone(page: str) -> Response:
    """410 with a page that says why."""
    return _unkept(_guarded(page, HTML, 410))


def mishap_object(status: int, told: Mapping[str, object]) -> Response:
    """A mishap for programs: an object whose `error` is a sentence."""
    return _unkept(_for_all(_guarded(json.dumps(told) + "\n", JSON, status)))


def bad_query(config: Config, why: str) -> Response:
    """400 with a sentence that says what is wrong with the query."""
    return _told(config, 400, _WORDS[400][0], why)


def asset(name: str) -> Callable[[], Response]:
    """A view of a static file."""
    page, media_type = Page(static_file(name), lasting=True), STATIC[name]
    return lambda: _validated(page, media_type, _FOR_EVER)


def unkept(page: str, headers: Mapping[str, str]) -> Response:
    """200 with a page that has no validator; `headers` say who may keep it."""
    response = _guarded(page, HTML)
    response.headers.update(headers)
    return response


def _validated(page: Page, media_type: str, cache: str) -> Response:
    known = matches(request.headers.get("If-None-Match", ""), page.tag)
    response = _headed(Response(status=304)) if known else _sent(page, media_type, 200)
    # Weak and one for all codings, as a feed's.
    response.set_etag(page.tag, weak=True)
    response.headers["Cache-Control"] = cache
    return response


def _guarded(body: str, media_type: str, status: int = 200) -> Response:
    return _sent(Page(body), media_type, status)


def _sent(page: Page, media_type: str, status: int) -> Response:
    """The page in the coding that is asked for. None holds a secret that its compressed length could betray."""
    coding = page_coding(request.headers.get("Accept-Encoding", ""), len(page.data))
    data = page.coded(coding)
    response = Response(data, status, content_type=media_type)
    response.headers.update(entity(coding, len(data)))
    return _headed(response)


def _headed(response: Response) -> Response:
    """The response with what every answer says."""
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response


def mishap(config: Config, error: HTTPException) -> Response:
    """What a person, or a program by the end of the address, is told of an error."""
    status = error.code or 500
    title, text = _WORDS.get(status, (error.name, "The request cannot be granted."))
    response = _told(config, status, title, text)
    methods = getattr(error, "valid_methods", None)
    if methods:
        response.headers["Allow"] = ", ".join(sorted(methods))
    return response


def store_away(config: Config, error: StoreAway) -> Response:
    """503: the store does not answer now."""
    response = _told(config, 503, *_WORDS[503])
    response.headers["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _told(config: Config, status: int, title: str, text: str) -> Response:
    if request.path.startswith(_OF_OBJECTS) and not _is_page(request.path):
        return mishap_object(status, {"error": text})
    if request.path.endswith(_MACHINE_READ):
        response = _guarded(f"{status} {title}. {text}\n", TEXT, status)
    else:
        frame = plain_frame(config, None, title)
        response = _guarded(render("error.html", frame=frame, heading=title, text=text), HTML, status)
    return _unkept(response)


def _is_page(path: str) -> bool:
    return path.startswith("/article/") and not path.endswith(".json")


def _for_all(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response

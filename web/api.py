"""The change API: every article as it is now, in the order of its changes, with a cursor that misses nothing.

What a reader has not seen is told by the store in one snapshot, and changes become visible in their order: a
cursor can never stand beyond a change that is still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flask import Blueprint, Response, request

from feeds.addresses import absolute
from feeds.errors import StoreAway
from feeds.model import Changes
from feeds.settings import Config
from web import replies
from web.cursor import Asked, asked
from web.kept import Page
from web.keys import Refused
from web.reading import Reading
from web.records import told, written
from web.templating import render

PATH = "/api/articles"
DESCRIPTION = "/api/openapi.json"
BYTES = 8_000_000
"""A page ends when it is as large as this, whatever its limit: texts may be of megabytes."""

_AGAIN = "This cursor is not of this store's present life: begin anew at restart, and forget what is not told again."


def blueprint(config: Config, store: Reading) -> Blueprint:
    """The API of a site, for an app that serves it from its root."""
    api = Blueprint("api", __name__)

    @api.route(PATH, methods=replies.READING, provide_automatic_options=False)
    def changes() -> Response:
        if request.method == "OPTIONS":
            return replies.preflight()
        wanted = asked(request.query_string.decode("latin-1"))
        if isinstance(wanted, Refused):
            return replies.mishap_object(400, {"error": wanted.why})
        return _changes(wanted, config, store)

    @api.route(DESCRIPTION, methods=replies.READING, provide_automatic_options=False)
    def description() -> Response:
        if request.method == "OPTIONS":
            return replies.preflight()
        return replies.data(config, described())

    @cache
    def described() -> Page:
        return Page(render("openapi.json", site=config.site, url=absolute(config, "")), lasting=True)

    api.errorhandler(StoreAway)(lambda error: replies.store_away(config, error))
    return api


def _changes(wanted: Asked, config: Config, store: Reading) -> Response:
    found = store.changes(wanted.kind, wanted.slug, wanted.since, wanted.limit)
    if found is None:
        return replies.mishap_object(404, {"error": f"There is no such {wanted.kind}."})
    if wanted.epoch and (wanted.epoch != found.epoch or wanted.since > found.newest):
        restart = absolute(config, PATH) + (f"?{wanted.kind}={wanted.slug}" if wanted.slug else "")
        return replies.mishap_object(410, {"error": _AGAIN, "restart": restart})
    return replies.checked(Page(page(found, config)))


def page(found: Changes, config: Config, most: int = BYTES) -> bytes:
    """The answer: the articles, the cursor behind them, and whether there are more.

    It ends early, between two changes, once it has `most` bytes.
    """
    entries: list[bytes] = []
    size = 0
    for number, one in enumerate(found.changed):
        if size >= most and one.change > found.changed[number - 1].change:
            return _page(entries, found.epoch, found.changed[number - 1].change, more=True)
        entries.append(written(told(one, config)).rstrip())
        size += len(entries[-1])
    return _page(entries, found.epoch, found.newest, more=found.more)


def _page(entries: Sequence[bytes], epoch: str, newest: int, *, more: bool) -> bytes:
    cursor = written({"next": f"{epoch}-{newest}", "more": more})
    return b'{"articles":[\n' + b",\n".join(entries) + b"\n]," + cursor[1:]

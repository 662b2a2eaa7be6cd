"""One request for a feed, from its environ to status, headers and bytes: what the front and the Flask view share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from feeds.errors import StoreAway
from feeds.settings import Config
from web import answer, keys, manipulation
from web.bodies import Bodies
from web.body import Body
from web.flights import Busy

RETRY_SECONDS = 5
"""When to ask again while the store is away."""


class Reply(NamedTuple):
    """What is sent."""

    status: str
    headers: answer.Headers
    data: bytes


def respond(environ: Mapping[str, str], config: Config, bodies: Bodies, now: float) -> Reply | None:
    """The reply to a request at epoch second `now`; None where its path is not that of any feed.

    To a HEAD it is what a GET would get: whoever sends it keeps the data back.
    """
    key = keys.key(keys.below_prefix(environ["PATH_INFO"], config), environ["QUERY_STRING"])
    if key is None:
        return None
    refused = _refused(key, environ)
    if refused is not None:
        return plain(refused)
    assert not isinstance(key, keys.Refused)
    try:
        body = bodies.get(key)
        if body is None:
            return _NO_SUCH_FEED
        asked = answer.asked(environ)
        if body.key.facet != key.facet:
            # What a reader knows from an old address need not be of this facet: only the whole is right for it.
            asked = replace(asked, a_im=None)
        return reply(body, asked, bodies, now)
    except StoreAway as error:
        return plain(answer.away(1 if isinstance(error, Busy) else RETRY_SECONDS))


def reply(body: Body, asked: answer.Asked, bodies: Bodies, now: float) -> Reply:
    """The reply that has this body, or says that it is known."""
    told = answer.answer(body.version, asked, now)
    if not told.coding:
        return plain(told)
    delta = _delta(body, asked, bodies, now) if asked.a_im is not None else None
    if delta is not None:
        return delta
    sent = bodies.coded(body, told.coding)
    headers = told.headers + answer.entity(told.coding, len(sent.data))
    return Reply(told.status, headers, sent.data)


def _delta(body: Body, asked: answer.Asked, bodies: Bodies, now: float) -> Reply | None:
    """226 with what the reader has not seen (RFC 3229 10.4.1); None where it did not ask so, or needs the whole."""
    if not manipulation.takes_feed(asked.a_im or ""):
        return None
    base = manipulation.base(asked.if_none_match or "", body.version.tag)
    delta = bodies.delta(body, base.change) if base else None
    if base is None or delta is None:
        return None
    sent = delta.coded(answer.coding(asked.accept_encoding or "", settled=False))
    headers = sent.settled if answer.is_settled(delta.version, now) else sent.unsettled
    return Reply(manipulation.STATUS, (*headers, ("Delta-Base", base.etag)), sent.data)


def plain(told: answer.Answer) -> Reply:
    """The reply of an answer that needs no body of a feed."""
    data = told.text.encode()
    length = answer.entity("identity", len(data)) if data else ()
    return Reply(told.status, told.headers + length, data)


_NO_SUCH_FEED = plain(answer.plain_text("404 Not Found", "There is no such feed."))


def _refused(
    key: keys.Key | keys.SearchKey | keys.Refused, environ: Mapping[str, str]
) -> answer.Answer | None:
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return answer.preflight()
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return answer.not_allowed()
    if not keys.spelled_plainly(environ):
        return answer.plain_text("404 Not Found", "There is no such feed.")
    if isinstance(key, keys.Refused):
        return answer.plain_text("400 Bad Request", key.why)
    return None

"""What HTTP says of a feed, as pure functions of the version that is served and of what was asked.

The front and the Flask view both ask here, so that they cannot differ. Where a header is named without a
document, it is RFC 9110's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache

Header = tuple[str, str]
Headers = tuple[Header, ...]

STALE_IF_ERROR_SECONDS = 86_400
"""How long a cache may go on with what it has while the service is down (RFC 5861 4)."""

METHODS = "GET, HEAD, OPTIONS"

CODINGS = ("br", "zstd", "gzip")
"""The codings of a 200, the smallest first."""

SMALL = 1_000
"""Bytes below which an answer that is no feed goes plain: it fits one packet as it is."""

# What proxies append to an entity tag when they compress, inside the quotes or behind them.
_SUFFIX = r"(?:--?|;)(?:gzip|br|zstd)"
_TAG = re.compile(rf'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*?)(?:{_SUFFIX})?"(?:{_SUFFIX})?')
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


SETTLE_SECONDS = 2
"""From the second of a change until Last-Modified names it: that second must be over, and a commit that was stamped
in its last instant must have had time to become visible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A finished feed, as its headers tell of it."""

    tag: str
    """What stands between the quotes of its ETag: never a quote, comma or space."""
    moment: int
    """Epoch seconds of the edition's newest change."""
    media_type: str
    address: str
    """Its canonical public address."""
    max_age: int
    """Seconds for which a copy may be kept unasked."""
    links: tuple[tuple[str, str], ...] = ()
    """What it leads to besides: relation and address (RFC 8288)."""

    @property
    def etag(self) -> str:
        """The weak entity tag, the same for every coding (8.8.3)."""
        return f'W/"{self.tag}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The part of a request that an answer depends on. A header that was not sent is None."""

    method: str = "GET"
    if_none_match: str | None = None
    if_modified_since: str | None = None
    accept_encoding: str | None = None
    a_im: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status and headers. A 200's coding and length are added by whoever has the bytes: `entity`."""

    status: str
    headers: Headers
    coding: str = ""
    """`identity`, or one of CODINGS; empty where the answer has no body of the feed's."""
    text: str = ""
    """The body of an answer in plain words."""


def asked(environ: Mapping[str, str]) -> Asked:
    """What a WSGI environ asks."""
    return Asked(
        method=environ["REQUEST_METHOD"],
        if_none_match=environ.get("HTTP_IF_NONE_MATCH"),
        if_modified_since=environ.get("HTTP_IF_MODIFIED_SINCE"),
        accept_encoding=environ.get("HTTP_ACCEPT_ENCODING"),
        a_im=None if _asks_unawares(environ) else environ.get("HTTP_A_IM"),
    )


def _asks_unawares(environ: Mapping[str, str]) -> bool:
    """Whether feedparser fetches: it sends A-IM whoever uses it, and hands them the status; it is known by its Accept.

    rss2email and others of its users take a 226 for a failure, keep the old tag, and get the next 226 for ever.
    A program that reads JSON Feed too is not feedparser.
    """
    accept = environ.get("HTTP_ACCEPT", "")
    return "application/x-netcdf" in accept and "json" not in accept


def is_navigation(environ: Mapping[str, str]) -> bool:
    """Whether a person's browser opens the address as a page (Fetch Metadata 2.1): no reader ever says so."""
    return environ.get("HTTP_SEC_FETCH_DEST") == "document" and environ["REQUEST_METHOD"] in {"GET", "HEAD"}


def answer(version: Version, request: Asked, now: float) -> Answer:
    """What to say to a GET or HEAD for this version; `now` is the present in epoch seconds.

    If-Modified-Since counts only where there is no If-None-Match (13.1.3), be that as foreign as it may.
    """
    settled = is_settled(version, now)
    if request.if_none_match is not None:
        same = matches(request.if_none_match, version.tag)
    else:
        same = settled and is_unmodified(request.if_modified_since or "", version.moment, now)
    if same:
        return Answer(status="304 Not Modified", headers=validators(version, settled))
    return Answer(
        status="200 OK",
        headers=described(version, settled),
        coding=coding(request.accept_encoding or "", settled),
    )


def is_settled(version: Version, now: float) -> bool:
    """Whether the second of its change is over, so that no other version can still share it (8.8.2)."""
    return now >= version.moment + SETTLE_SECONDS


def validators(version: Version, settled: bool) -> Headers:
    """The headers of a 304: those that a 200 repeats and a cache updates (15.4.5)."""
    age = f"public, max-age={version.max_age}, stale-while-revalidate={version.max_age}"
    headers = (
        ("ETag", version.etag),
        ("Cache-Control", f"{age}, stale-if-error={STALE_IF_ERROR_SECONDS}"),
        ("Vary", "Accept-Encoding"),
        ("Access-Control-Allow-Origin", "*"),
    )
    return (*headers, ("Last-Modified", _date(version.moment))) if settled else headers


@lru_cache(maxsize=512)
def _date(moment: int) -> str:
    """An HTTP date (5.6.7). All feeds that a commit moved have the same."""
    return formatdate(moment, usegmt=True)


def described(version: Version, settled: bool) -> Headers:
    """The headers of a 200, but for those of its coding and length."""
    return described_by(version, validators(version, settled))


def described_by(version: Version, its_validators: Headers) -> Headers:
    """The same, where its validators are made."""
    links = (("self", version.address), *version.links)
    return (
        ("Content-Type", version.media_type),
        *its_validators,
        ("X-Content-Type-Options", "nosniff"),
        ("Link", ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links)),
    )


def entity(coding: str, length: int) -> Headers:
    """The headers of a body of `length` bytes in a coding."""
    size = ("Content-Length", str(length))
    return (size,) if coding == "identity" else (("Content-Encoding", coding), size)


def matches(if_none_match: str, tag: str) -> bool:
    """Whether If-None-Match names the tag, by weak comparison (13.1.2). What is no tag matches nothing."""
    if if_none_match.strip() == "*":
        return True
    return any(named == tag for _, named in tags(if_none_match))


def tags(if_none_match: str) -> Iterator[tuple[str, str]]:
    """The entity tags of a list: each as it was sent, and what stands between its quotes, less what proxies append."""
    for part in if_none_match.split(","):
        sent = part.strip(" \t")
        found = _TAG.fullmatch(sent)
        if found is not None:
            yield sent, found[1]


def is_unmodified(if_modified_since: str, moment: int, now: float) -> bool:
    """Whether nothing changed since an HTTP date (13.1.3). A date that is none, or is yet to come, says nothing."""
    try:
        since = parsedate_to_datetime(if_modified_since)
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    # The obsolete form of C's asctime names no zone: it is UTC like the others (5.6.7).
    seconds = (since if since.tzinfo else since.replace(tzinfo=UTC)).timestamp()
    return moment <= seconds <= now


@lru_cache(maxsize=512)
def coding(accept_encoding: str, settled: bool) -> str:
    """The coding that the client takes most gladly, of those it takes at least as gladly as the plain bytes (12.5.3).

    br and zstd cost more to make: a feed that changed a moment ago goes in gzip, or plain. Plain bytes are also what
    a client gets that refuses everything: a feed is never withheld over its coding.
    """
    wishes = _wishes(accept_encoding)
    wishes.setdefault("gzip", wishes.get("x-gzip", wishes.get("*", 0.0)))
    plain = wishes.get("identity", wishes.get("*", 0.0))
    offered = CODINGS if settled else ("gzip",)
    best = max(offered, key=lambda one: wishes.get(one, 0.0))
    wish = wishes.get(best, 0.0)
    return best if wish > 0 and wish >= plain else "identity"


@lru_cache(maxsize=512)
def takes_plain(accept_encoding: str) -> bool:
    """Whether the client takes plain bytes: it does unless it says that it does not (12.5.3)."""
    wishes = _wishes(accept_encoding)
    return wishes.get("identity", wishes.get("*", 1.0)) > 0


def page_coding(accept_encoding: str, size: int) -> str:
    """The coding of an answer that is no feed, of so many bytes: what is small goes plain where that is taken."""
    if size < SMALL and takes_plain(accept_encoding):
        return "identity"
    return coding(accept_encoding, settled=True)


def _wishes(accept_encoding: str) -> dict[str, float]:
    return dict(map(_wish, accept_encoding.split(",")))


def _wish(part: str) -> tuple[str, float]:
    """One coding of Accept-Encoding and its weight; 0 where the weight is not one."""
    name, _, parameter = part.partition(";")
    key, _, value = parameter.partition("=")
    if not parameter.strip():
        return name.strip().lower(), 1.0
    weight = value.strip()
    proper = key.strip().lower() == "q" and _QUALITY.fullmatch(weight)
    return name.strip().lower(), float(weight) if proper else 0.0


def plain_text(status: str, text: str, *more: Header) -> Answer:
    """An answer in plain words. Nobody keeps it: what is missing now may be there in a moment."""
    headers = (
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Access-Control-Allow-Origin", "*"),
        ("X-Content-Type-Options", "nosniff"),
    )
    return Answer(status=status, headers=(*headers, *more), text=text + "\n")


def away(seconds: int) -> Answer:
    """503: the store does not answer, or there is too much to do; ask again after so many seconds."""
    text = "The feed cannot be made at the moment."
    return plain_text("503 Service Unavailable", text, ("Retry-After", str(seconds)))


def not_allowed() -> Answer:
    """405: all that is here is only read."""
    return plain_text("405 Method Not Allowed", "This address can only be read.", ("Allow", METHODS))


def preflight() -> Answer:
    """The answer to OPTIONS: any page may read feeds, with any conditional header (Fetch standard, CORS)."""
    headers = (
        ("Allow", METHODS),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", METHODS),
        ("Access-Control-Allow-Headers", "*"),
        ("Access-Control-Max-Age", "86400"),
    )
    return Answer(status="204 No Content", headers=headers)

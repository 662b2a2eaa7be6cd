"""A finished feed, and everything that is ever sent of it, made ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

from feeds.addresses import edition_url
from feeds.model import Edition
from feeds.settings import Config, Content
from web.answer import SETTLE_SECONDS, Headers, Version, described, entity, validators
from web.keys import Key
from web.search_keys import SearchKey

_OVERHEAD = 4_000
"""Bytes that a body takes besides its bytes: mostly its headers."""

_GZIP_WINDOW = 31
"""zlib's sign for the largest window in a gzip wrapper, whose time is then 0."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A 200 in one coding."""

    data: bytes
    settled: Headers
    """Its headers once the second of its change is over."""
    unsettled: Headers
    """Its headers until then: without Last-Modified."""

    def headers(self, settled: bool) -> Headers:
        """The one or the other."""
        return self.settled if settled else self.unsettled


@dataclass(slots=True, eq=False, kw_only=True)
class Body:
    """One feed as of one version. Only `gzip`, `size` and `used` ever change, and only `Bodies` changes them."""

    key: Key | SearchKey
    content: Content
    """What it carries, be that its facet's default or not."""
    version: Version
    etag: str
    settles: int
    """Epoch seconds from which on it has a Last-Modified."""
    identity: Sent
    unmodified: Headers
    unmodified_unsettled: Headers
    gzip: Sent | None = None
    size: int = 0
    used: int = 0
    lock: Lock = field(default_factory=Lock)


def finish(
    key: Key | SearchKey, edition: Edition, data: bytes, media_type: str, content: Content, config: Config
) -> Body:
    """The body of an edition that was written as `data`."""
    digest = blake2b(data, digest_size=12).hexdigest()
    version = Version(
        tag=f"{edition.epoch}-{edition.change}-{digest}",
        moment=int(edition.moment.timestamp()),
        media_type=media_type,
        address=edition_url(config, edition, key.suffix, content),
        max_age=config.server.max_age_seconds,
    )
    return Body(
        key=key,
        content=content,
        version=version,
        etag=version.etag,
        settles=version.moment + SETTLE_SECONDS,
        identity=sent(version, "identity", data),
        unmodified=validators(version, settled=True),
        unmodified_unsettled=validators(version, settled=False),
        size=len(data) + _OVERHEAD,
    )


def sent(version: Version, coding: str, data: bytes) -> Sent:
    """A 200 with these bytes."""
    of_bytes = entity(coding, len(data))
    return Sent(
        data, described(version, settled=True) + of_bytes, described(version, settled=False) + of_bytes
    )


def compressed(data: bytes) -> bytes:
    """The bytes as gzip (RFC 1952), without a time."""
    from zlib_ng.zlib_ng import compress

    packed: bytes = compress(data, level=6, wbits=_GZIP_WINDOW)
    return packed

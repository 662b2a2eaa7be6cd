"""A finished feed, and everything that is ever sent of it, made ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

from feeds.addresses import feed_url
from feeds.model import Edition
from feeds.settings import Config, Content
from web.answer import SETTLE_SECONDS, Headers, Version, described, entity, validators
from web.keys import Key
from web.segments import Piece

_OVERHEAD = 4_000
"""Bytes that a body takes besides its bytes: mostly its headers."""

_BROTLI_QUALITY = 5
_ZSTD_LEVEL = 9
"""Beyond these, time grows several times for a few bytes in a hundred."""


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
    """One feed as of one version. Only `coded`, `size` and `used` ever change, and only `Bodies` changes them."""

    key: Key
    content: Content
    """What it carries, be that its facet's default or not."""
    version: Version
    etag: str
    settles: int
    """Epoch seconds from which on it has a Last-Modified."""
    identity: Sent
    unmodified: Headers
    unmodified_unsettled: Headers
    pieces: tuple[Piece, ...]
    """Where it may be cut into segments."""
    coded: dict[str, Sent] = field(default_factory=dict)
    """Compressed, by coding: made on the first demand."""
    size: int = 0
    used: int = 0
    lock: Lock = field(default_factory=Lock)


class Document(NamedTuple):
    """An edition as it was written."""

    data: bytes
    pieces: tuple[Piece, ...]
    digest: str
    """Of the data: no two bodies share one."""


def finish(
    key: Key, edition: Edition, document: Document, media_type: str, content: Content, config: Config
) -> Body:
    """The body of an edition that was written as `document`."""
    version = Version(
        tag=f"{edition.epoch}-{edition.change}-{document.digest}",
        moment=int(edition.moment.timestamp()),
        media_type=media_type,
        address=feed_url(config, edition.facet, key.suffix, content),
        max_age=config.server.max_age_seconds,
    )
    return Body(
        key=key,
        content=content,
        version=version,
        etag=version.etag,
        settles=version.moment + SETTLE_SECONDS,
        identity=sent(version, "identity", document.data),
        unmodified=validators(version, settled=True),
        unmodified_unsettled=validators(version, settled=False),
        pieces=document.pieces,
        size=len(document.data) + _OVERHEAD,
    )


def sent(version: Version, coding: str, data: bytes) -> Sent:
    """A 200 with these bytes."""
    of_bytes = entity(coding, len(data))
    return Sent(
        data, described(version, settled=True) + of_bytes, described(version, settled=False) + of_bytes
    )


def compressed(data: bytes, coding: str) -> bytes:
    """The bytes in a coding that is made of the whole: `br` (RFC 7932) or `zstd` (RFC 8878)."""
    return _brotli(data) if coding == "br" else _zstd(data)


def _brotli(data: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
    return packed


def _zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(data)
